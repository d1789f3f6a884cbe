"""What records know of their own fields."""

from plugins.authority.records import Committee, Event, Lineage, Parent, Person, Record, Statement, Tenure
from plugins.authority.spans import Span


def resolve(named, keys):
    """Know one committee by its name."""
    return {"Quận ủy Bình Thạnh": "quan-uy-binh-thanh"}.get(named)


def test_spans_come_with_the_field_of_their_end():
    """A check of all spans finds the line to mend, whatever the kind of record."""
    life = Span("1997", "1990")
    assert list(Person(slug="a", name="A", tenures=(Tenure(office="Bí thư", span=life),)).spans()) == [
        (life, ("tenures", 0, "until"))
    ]
    committee = Committee(slug="b", name="B", span=life, parents=(Parent(committee="c", span=Span()),))
    assert list(committee.spans()) == [(life, ("until",)), (Span(), ("parents", 0, "until"))]
    assert list(Event(slug="c", name="C", span=life).spans()) == [(life, ("end",))]


def test_committees_are_resolved_in_every_field_that_names_one():
    """By slug; what cannot be resolved is left out, but for a tenure, which stays without a committee."""
    known, unknown = "Quận ủy Bình Thạnh", "Quận ủy Nơi Khác"
    tenures = tuple(Tenure(office="Bí thư", committee=name) for name in (known, unknown, None))
    person = Person(slug="a", name="A", tenures=tenures).with_committees(resolve)
    assert [tenure.committee for tenure in person.tenures] == ["quan-uy-binh-thanh", None, None]
    committee = Committee(
        slug="b",
        name="B",
        parents=(Parent(committee=known), Parent(committee=unknown)),
        predecessors=(Lineage(committee=unknown),),
        successors=(Lineage(committee=known),),
    ).with_committees(resolve)
    assert [parent.committee for parent in committee.parents] == ["quan-uy-binh-thanh"]
    assert committee.predecessors == ()
    assert [heir.committee for heir in committee.successors] == ["quan-uy-binh-thanh"]
    event = Event(slug="c", name="C", organisers=(Statement(unknown), Statement(known))).with_committees(
        resolve
    )
    assert event.organisers == (Statement("quan-uy-binh-thanh"),)


def test_a_record_with_slugs_already_is_itself():
    """So that a register of resolved records is made without copies."""
    event = Event(slug="c", name="C", organisers=(Statement("quan-uy"),))
    assert event.with_committees(lambda named, keys: named) is event


def test_a_kind_without_spans_or_committees_says_nothing():
    """A new kind of record needs neither method."""
    record = Record(slug="x", name="X")
    assert list(record.spans()) == []
    assert record.with_committees(resolve) is record
