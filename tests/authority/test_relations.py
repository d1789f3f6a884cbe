"""What a record says that finds it, and that joins it to others."""

import pytest

from plugins.authority.records import (
    Committee,
    Event,
    Lineage,
    Parent,
    Person,
    Record,
    Span,
    Statement,
    Tenure,
)
from plugins.authority.relations import likenesses_of, lookups_of, printed_names, relations_of

COMMITTEE = Committee(slug="ban-moi", name="Ban Mới")
EVENT = Event(slug="dai-hoi", name="Đại hội")
PERSON = Person(slug="do-mau", name="Đỗ Mẫu")


def tenure(committee: str | None) -> Tenure:
    """Return an office in *committee*."""
    return Tenure(office="Bí thư", committee=committee)


def with_(record: Record, **fields: object) -> Record:
    """Return *record* with other *fields*."""
    return type(record)(**{"slug": record.slug, "name": record.name, **fields})


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, set()),
        ({"id": "p-000001z"}, {("id", "p-000001z")}),
        ({"id": "p-000001z", "merged_ids": ("p-0000027",)}, {("id", "p-000001z"), ("id", "p-0000027")}),
        ({"former_slugs": ("mau",)}, {("former", "mau")}),
        ({"variants": (Statement(value="Mẫu"),)}, set()),
    ],
)
def test_what_a_record_is_found_by(fields, found):
    """Its name as names are compared, its ids and former slugs; not its variants."""
    assert lookups_of(with_(PERSON, **fields)) == {("name", "đỗ mẫu")} | found


@pytest.mark.parametrize(
    ("record", "related"),
    [
        (PERSON, set()),
        (
            with_(PERSON, born="1970", hometown=Statement("Vân Khê", "Lý lịch"), sources=("Hồ sơ",)),
            {("source of ", "Hồ sơ"), ("source of ", "Lý lịch"), ("source year", "")},
        ),
        (
            with_(PERSON, tenures=tuple(map(tenure, ("ban-moi", "ban-moi", None)))),
            {("tenure", "ban-moi")},
        ),
        (COMMITTEE, set()),
        (
            with_(
                COMMITTEE,
                parents=(Parent(committee="thanh-uy", span=Span("2001")), Parent(committee="quan-uy")),
            ),
            {("parent", "thanh-uy"), ("parent", "quan-uy")},
        ),
        (
            with_(
                COMMITTEE,
                predecessors=(Lineage(committee="ban-cu"),),
                successors=(Lineage(committee="ban-sau"),),
            ),
            {("lineage", "ban-cu"), ("lineage", "ban-sau")},
        ),
        (EVENT, {("start", "")}),
        (
            with_(
                EVENT, organisers=(Statement(value="ban-moi"),), series="Họp", span=Span("2024-02", "2024-03")
            ),
            {("organiser", "ban-moi"), ("series", "Họp"), ("start", "2024-02")},
        ),
    ],
)
def test_what_a_record_says_of_others(record, related):
    """Each committee once, however often it is named; of an event the day it begins and its series, too."""
    assert relations_of(record) == related


@pytest.mark.parametrize(
    ("name", "parent", "printed"),
    [
        ("Ban Dân vận Thành ủy Vân Khê", "thanh-uy-van-khe", {"Ban Dân vận", "Ban Dân vận Thành ủy"}),
        ("Ban Dân vận Thành ủy", "thanh-uy", {"Ban Dân vận"}),
        ("Ban Dân vận Thành ủy Vân Khê", "thanh-uy-ha-sa", set()),
        ("Thành ủy Vân Khê", "thanh-uy-van-khe", set()),
    ],
)
def test_what_texts_make_of_a_committee_s_name(name, parent, printed):
    """Its parent's name at the end may be cut off, whole or at the place."""
    committee = Committee(slug="ban", name=name, parents=(Parent(committee=parent),))
    assert printed_names(committee) == {name, *printed}


def test_a_committee_is_found_by_the_beginning_of_its_names():
    """The first three words, with all of them."""
    committee = Committee(slug="x", name="Ban Tuyên giáo - Dân vận")
    assert ("ban tuyên giáo", "ban tuyên giáo dân vận") in likenesses_of(committee)


def test_a_record_is_like_names_that_share_a_mask():
    """Of its name and its slug: whole, and without each syllable."""
    assert likenesses_of(with_(PERSON, slug="do-mau-2")) == {
        *(("do-mau", ""), ("*-mau", "do"), ("do-*", "mau")),
        *(("do-mau-2", ""), ("*-mau-2", "do"), ("do-*-2", "mau"), ("do-mau-*", "2")),
    }
