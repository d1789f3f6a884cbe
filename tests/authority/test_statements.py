"""What a record states, and on which sources each piece rests."""

from plugins.authority.records import Committee, Event, Lineage, Person, Statement, Tenure
from plugins.authority.spans import Span
from plugins.authority.statements import statements_of


def test_each_statement_names_its_sources():
    """Its own, else those of the record; a report that was approved stands in their place."""
    person = Person(
        slug="lam",
        name="Tạ Đình Lãm",
        born="1970",
        hometown=Statement("Vân Khê", "Lý lịch"),
        tenures=(Tenure(office="Bí thư"), Tenure(office="Trưởng Đoàn", reports=("tin",))),
        sources=("Hồ sơ", "Niên giám"),
    )
    assert [(one.keys, one.sources, one.reports) for one in statements_of(person)] == [
        (("born",), ("Hồ sơ", "Niên giám"), ()),
        (("hometown",), ("Lý lịch",), ()),
        (("tenures", 0), ("Hồ sơ", "Niên giám"), ()),
        (("tenures", 1), (), ("tin",)),
    ]


def test_dates_places_and_relations_are_statements():
    """Each end of a span by the name of its field; a description of the cataloguer's is none."""
    committee = Committee(
        slug="ban", name="Ban", type="ban", span=Span("2020", "2025"), successors=(Lineage(committee="moi"),)
    )
    assert [one.keys for one in statements_of(committee)] == [("from",), ("until",), ("successors", 0)]
    event = Event(
        slug="hop", name="Họp", span=Span("2023"), series="Họp", outcome="Xong.", place="Hội trường"
    )
    assert [one.keys for one in statements_of(event)] == [("place",), ("start",), ("outcome",)]
    assert not any(one.is_sourced for one in statements_of(event))
