"""Checks of the register as a whole: each fires, on its line, and is silent where all is well."""

from plugins.authority.from_file import record_of
from plugins.authority.integrity import CHECKS, resolve_references, slugs_alike
from plugins.authority.records import Record
from plugins.authority.register import Register
from plugins.sources.content_file import read_content_file

FOLDERS = {"p": "person", "c": "committee", "e": "event"}


def records(**files: str) -> list[Record]:
    """Return records; a name such as ``p_lam`` is the kind's letter and the slug, the text its front matter."""
    found = []
    for name, front in files.items():
        kind, slug = FOLDERS[name[0]], name[2:].replace("_", "-")
        source, problems = read_content_file(kind, f"{slug}.md", f"---\n{front}\n---\n".encode())
        assert problems == []
        assert source is not None
        made = record_of(source)
        assert made is not None
        found.append(made)
    return found


def faults(**files: str) -> list[tuple[str, str, int]]:
    """Return code, file and line of every problem of a register, but what records lack that tests do not speak of."""
    register, problems = resolve_references(records(**files))
    problems += [one for check in CHECKS for one in check(register)]
    return sorted((one.code, one.path, one.line) for one in problems if one.code not in ("R119", "R180"))


def test_a_sound_register_has_no_problem():
    """Parents, offices, a merger told on both sides, two persons told apart."""
    assert (
        faults(
            c_tren="name: Thành ủy",
            c_cu="name: Ban Cũ\nuntil: 2025\nparents: tren\nsuccessors: moi",
            c_moi="name: Ban Mới\nfrom: 2025\nparents: Thành ủy\npredecessors: cu",
            p_a="name: Đinh Sửu\ndisambiguation: văn phòng\ntenures: [{office: Bí thư, committee: cu, from: 2020}]",
            p_b="name: Đinh Sửu\ndisambiguation: phường",
            e_h="name: Họp\nstart: 2023-07-21\norganisers: tren",
        )
        == []
    )


def test_a_committee_that_is_not_there():
    """R101 for each field that names one, on its line."""
    tenure = "name: Lãm\ntenures:\n  - office: Bí thư\n    committee: khong"
    assert faults(p_lam=tenure) == [("R101", "lam.md", 5)]
    assert faults(c_ban="name: Ban\nparents: khong") == [("R101", "ban.md", 3)]
    assert faults(c_ban="name: Ban\npredecessors: khong") == [("R101", "ban.md", 3)]
    assert faults(c_ban="name: Ban\nsuccessors: khong") == [("R101", "ban.md", 3)]
    assert faults(e_hop="name: Họp\norganisers:\n  - khong") == [("R101", "hop.md", 4)]


def test_a_near_miss_is_suggested():
    """R101 names the slug that may be meant."""
    _, (problem,) = resolve_references(
        records(c_ban_to_chuc="name: Ban Tổ chức", c_x="name: X\nparents: ban-to-chu")
    )
    assert problem.values["hint"] == " (ban-to-chuc?)"


def test_a_name_that_two_committees_share():
    """R102 lists both; nothing is guessed."""
    shared = {
        "c_a": "name: Ban\ndisambiguation: một",
        "c_b": "name: Ban\ndisambiguation: hai",
        "e_hop": "name: Họp\norganisers: Ban",
    }
    _, (problem,) = resolve_references(records(**shared))
    assert (problem.code, problem.path, problem.line) == ("R102", "hop.md", 3)
    assert problem.values["candidates"] == "a (một); b (hai)"


def test_references_become_slugs():
    """A committee named by its name stands by its slug afterwards."""
    register, problems = resolve_references(
        records(c_ban="name: Ban Tổ chức", e_hop="name: Họp\norganisers: BAN TỔ CHỨC")
    )
    assert problems == []
    assert [one.value for one in register.events["hop"].organisers] == ["ban"]


def test_a_committee_above_itself():
    """R103, for one that names itself and for a ring."""
    assert faults(c_a="name: A\nparents: a") == [("R103", "a.md", 3)]
    ring = faults(c_a="name: A\nparents: b", c_b="name: B\nparents: c", c_c="name: C\nparents: a")
    assert [code for code, _, _ in ring] == ["R103"]


def test_two_ways_up_are_no_ring():
    """A committee below two others that share a parent is fine."""
    assert (
        faults(
            c_a="name: A",
            c_b="name: B\nparents: a",
            c_c="name: C\nparents: a",
            c_d="name: D\nparents: [b, c]",
        )
        == []
    )


def test_a_long_line_of_committees_is_walked():
    """A thousand levels do not break the program."""
    files = {f"c_n{n}": f"name: N{n}\nparents: n{n + 1}" for n in range(1200)}
    assert faults(**files, c_n1200="name: Gốc") == []


def test_two_of_one_name_with_nothing_to_tell_them_apart():
    """R106 for both, when a disambiguation is missing or the same."""
    both = [("R106", "a.md", 2), ("R106", "b.md", 2)]
    assert faults(p_a="name: Đinh Sửu", p_b="name: ĐINH SỬU") == both
    assert faults(p_a="name: Đinh Sửu\ndisambiguation: x", p_b="name: Đinh Sửu") == both
    assert faults(p_a="name: Đinh Sửu\ndisambiguation: x", p_b="name: Đinh Sửu\ndisambiguation: x") == both


def test_a_person_and_an_event_may_share_a_name():
    """Names are compared within a kind."""
    assert faults(p_a="name: Vân Khê", e_b="name: Vân Khê") == []


def test_an_end_before_its_start():
    """R109 on the line of the end: tenures, parents, names, committees, events."""
    assert faults(c_a="name: A\nfrom: 2020\nuntil: 2019") == [("R109", "a.md", 4)]
    assert faults(e_a="name: A\nstart: 2023-07-21\nend: 2023-07-20") == [("R109", "a.md", 4)]
    tenure = "name: A\ntenures:\n  - office: x\n    from: 2020\n    until: 2019-05"
    assert faults(p_a=tenure) == [("R109", "a.md", 6)]
    parent = "name: A\nparents:\n  - committee: b\n    from: 2020\n    until: 2019"
    assert faults(c_a=parent, c_b="name: B") == [("R109", "a.md", 6)]
    assert faults(c_a="name: A\nnames: [{name: B, from: 2020, until: 2019}]") == [("R109", "a.md", 3)]


def test_a_death_before_the_birth():
    """R115 on the line of the death."""
    assert faults(p_a="name: A\nborn: 1970\ndied: 1969") == [("R115", "a.md", 4)]


def test_who_joined_the_party_lived():
    """R152 on the line of the joining, before the birth and after the death; the same year may be."""
    joined = "name: A\nborn: 1970\ndied: 2020\nparty_joined: {}"
    assert faults(p_a=joined.format("1960-01-01")) == [("R152", "a.md", 5)]
    assert faults(p_a=joined.format("{value: 2021, source: x}")) == [("R152", "a.md", 5)]
    assert faults(p_a=joined.format("2020")) == []


def test_an_office_outside_the_life_of_its_committee():
    """R117 when a tenure ended before, or began after; an overlap is enough."""
    committee = {"c_ban": "name: Ban\nfrom: 2020-05\nuntil: 2025-02"}
    for years, fires in (("until: 2019", True), ("from: 2025-03", True), ("from: 2019, until: 2020", False)):
        tenure = f"name: A\ntenures:\n  - {{office: x, committee: ban, {years}}}"
        assert faults(p_a=tenure, **committee) == ([("R117", "a.md", 4)] if fires else [])


def test_a_lineage_told_on_one_side():
    """R118 at the record that does not say it back."""
    assert faults(c_a="name: A\nsuccessors: b", c_b="name: B") == [("R118", "b.md", 1)]
    assert faults(c_a="name: A", c_b="name: B\npredecessors: a") == [("R118", "a.md", 1)]


def test_a_record_without_an_id():
    """R119 warns, on the line of the name."""
    register = Register(records(p_a="name: A", p_b="id: p-000001z\nname: B"))
    found = [(one.code, one.path, one.line, one.is_error) for check in CHECKS for one in check(register)]
    assert found == [("R119", "a.md", 2, False)]


def alike(**files: str) -> list[tuple[str, str, int]]:
    """Return code, file and line of each address that is taken."""
    return [(one.code, one.path, one.line) for one in slugs_alike(records(**files))]


def test_two_records_at_one_address():
    """R107 at the second, by path."""
    assert alike(p_a="name: A", p_b="name: B\nslug: a") == [("R107", "b.md", 3)]


def test_a_former_address_that_another_has():
    """R107 for a redirect that would hide a page, or another redirect, or itself."""
    assert alike(p_a="name: A\nformer_slugs: b", p_b="name: B") == [("R107", "a.md", 3)]
    assert alike(p_a="name: A\nformer_slugs: x", p_b="name: B\nformer_slugs: x") == [("R107", "b.md", 3)]
    assert alike(p_a="name: A\nformer_slugs: a") == [("R107", "a.md", 3)]


def test_a_former_address_listed_twice():
    """R107: two redirects cannot stand at one address."""
    assert alike(p_a="name: A\nformer_slugs:\n  - x\n  - x") == [("R107", "a.md", 5)]


def test_kinds_have_addresses_of_their_own():
    """A person and a committee may share a slug."""
    assert alike(p_a="name: A", c_a="name: A") == []


def test_a_record_that_has_nothing_but_a_name():
    """It passes through as it is, and no check finds committees or dates in it."""

    class Plain(Record):
        kind = "event"

    plain = Plain(slug="ben-soi", name="Bến Sỏi")
    register, problems = resolve_references([plain])
    assert (list(register), problems) == ([plain], [])
    assert [one.code for check in CHECKS for one in check(register)] == ["R119"]


def unsourced(front: str) -> list[int]:
    """Return the lines on which R180 stands for a person, ``c_ban`` beside it."""
    register, _ = resolve_references(records(p_lam=front, c_ban="name: Ban"))
    return [one.line for check in CHECKS for one in check(register) if one.code == "R180"]


def test_a_statement_without_any_source():
    """R180 on the line of each; other forms of the name are ways to find it."""
    front = "name: Lãm\nvariants: Ba Lãm\nborn: 1970\nhometown: Vân Khê\ntenures:\n  - office: Bí thư\n    committee: ban"
    assert unsourced(front) == [4, 5, 7]


def test_a_source_of_its_own_or_of_the_record_does():
    """So does a report that an editor approved; a record that states nothing needs none."""
    own = (
        "name: Lãm\nhometown: {value: Vân Khê, source: Lý lịch}\ntenures:\n  - {office: Bí thư, reports: tin}"
    )
    assert unsourced(own) == []
    assert unsourced("name: Lãm\nborn: 1970\nsources: Lý lịch") == []
    assert unsourced("name: Lãm") == []
