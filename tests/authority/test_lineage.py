"""What a committee came from and went into, over all steps."""

from plugins.authority.lineage import line_of, with_predecessors
from plugins.authority.records import Committee, Lineage
from plugins.authority.register import Register


def committee(slug: str, sources: tuple[str, ...] = (), **lines: tuple[Lineage, ...]) -> Committee:
    """Return a committee with predecessors or successors."""
    return Committee(slug=slug, name=slug, sources=sources, **lines)


def test_a_line_over_all_steps():
    """Told on one side or on both; what else went into one of them is not of the line of the other."""
    register = Register(
        [
            committee("a"),
            committee("b", predecessors=(Lineage(committee="a", on="1989"),)),
            committee("c"),
            committee(
                "d",
                ("Niên giám",),
                predecessors=(
                    Lineage(committee="b", decision="Số 5"),
                    Lineage(committee="c", on="2025-02-03", source="Công báo"),
                ),
                successors=(Lineage(committee="e", on="2026"),),
            ),
            committee("e"),
        ]
    )
    assert with_predecessors(register, "d") == ("d", "b", "c", "a")
    assert with_predecessors(register, "a") == ("a",)
    line = line_of(register, "d")
    assert line.levels == {"d": 0, "b": -1, "c": -1, "a": -2, "e": 1}
    assert line.is_long
    assert [(one.before, one.after, one.on, one.decision, one.sources) for one in line.steps] == [
        ("a", "b", "1989", "", ()),
        ("c", "d", "2025-02-03", "", ("Công báo",)),
        ("d", "e", "2026", "", ("Niên giám",)),
        ("b", "d", "", "Số 5", ("Niên giám",)),
    ]
    assert line_of(register, "c").levels == {"c": 0, "d": 1, "e": 2}


def test_what_two_records_tell_is_one_step():
    """Each says what the other lacks; rings, which are mistakes, end."""
    register = Register(
        [
            committee("a", successors=(Lineage(committee="b", decision="Số 5", source="Công báo"),)),
            committee("b", predecessors=(Lineage(committee="a", on="2025", source="Niên giám"),)),
        ]
    )
    (step,) = line_of(register, "a").steps
    assert (step.on, step.decision, step.sources) == ("2025", "Số 5", ("Niên giám", "Công báo"))
    assert not line_of(register, "a").is_long
    ring = Register([committee("a", successors=(Lineage(committee="a"),))])
    assert line_of(ring, "a").levels == {"a": 0}
    assert line_of(ring, "khong-co").steps == ()
