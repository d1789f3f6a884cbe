"""Offices that an editor refused for an article are taken out of all that is read of it."""

import pytest

from plugins.catalogue.rows import AttestationRow
from plugins.editing.contradictions import contradictions
from plugins.ingest.refused_offices import names_refused
from tests.city import article

NEW = "articles/2023/09/tin.md"
BODY = (
    "Bí thư Thành ủy Kiều Thị Nhàn và Phó Bí thư Thành ủy Tạ Đình Lãm dự. Ông Tạ Đình Lãm, Chủ tịch Hội Cây cảnh Thạch Hà,"
    " nói."
)
CHAIR = ("ta-dinh-lam", "Chủ tịch")
ALL = [("kieu-thi-nhan", "Bí thư"), ("ta-dinh-lam", "Phó Bí thư"), CHAIR]


@pytest.fixture
def read(indexed):
    """A function that indexes an article with refusals; it returns the offices that are left, and code and line of each problem."""

    def run(refused: str, body: str = BODY) -> tuple[list[tuple[str, str]], list[tuple[str, int]]]:
        found, catalogue = indexed({NEW: article(body=body, refused_offices=refused)})
        rows = catalogue.rows(AttestationRow, "WHERE article = 'tin' ORDER BY start, place")
        offices = [(row.person, row.title) for row in rows]
        return offices, [(one.code, one.line) for one in found.problems if one.path == NEW]

    return run


@pytest.mark.parametrize(
    ("refused", "left"),
    [
        ("[]", ALL),
        ("[{person: kieu-thi-nhan, office: Bí thư, committee: thanh-uy-van-khe}]", ALL[1:]),
        ("{person: Kiều Thị Nhàn, office: bí thư, committee: Thành ủy Vân Khê}", ALL[1:]),
        ("[{person: p-000001z, office: Chủ tịch Hội Cây cảnh Thạch Hà}]", ALL[:2]),
        ("[{person: ta-dinh-lam, office: Chủ tịch}]", ALL[:2]),
    ],
    ids=["none", "by slug", "by name", "by id", "title alone"],
)
def test_what_is_refused_is_not_heard(read, refused, left):
    """Named as a record names its tenures; the others stay."""
    assert read(refused) == (left, [])


def test_what_is_refused_contradicts_nothing(indexed):
    """Neither the register nor another report."""
    for refused, told in (("[]", ["K102"]), ("[{person: ta-dinh-lam, office: Chủ tịch}]", [])):
        text = article(body="Ông Tạ Đình Lãm, Chủ tịch Hội Cây cảnh Thạch Hà, nói.", refused_offices=refused)
        found, catalogue = indexed({NEW: text})
        waits = contradictions(catalogue, found.register)
        assert [one.code for one in waits if one.path == NEW] == told


@pytest.mark.parametrize(
    "refused",
    [
        "[{person: ta-dinh-lam, office: Bí thư, committee: thanh-uy-van-khe}]",
        "[{person: kieu-thi-nhan, office: Bí thư}]",
        "[{person: kieu-thi-nhan, office: Bí thư, committee: ban-to-chuc-thanh-uy-van-khe}]",
    ],
    ids=["of another", "without its committee", "of another committee"],
)
def test_what_was_not_heard_cannot_be_refused(read, refused):
    """A140, and nothing is taken out."""
    assert read(refused) == (ALL, [("A140", 5)])


@pytest.mark.parametrize(
    ("refused", "code"),
    [
        ("[{person: khong-co, office: Bí thư}]", "R101"),
        ("[{person: ta-dinh-lam, office: Bí thư, committee: khong-co}]", "R101"),
        ("[{person: ta-dinh-lam}]", "D102"),
        ("Bí thư", "D103"),
    ],
)
def test_what_names_no_record_is_an_error(read, refused, code):
    """On its line, and told once."""
    assert read(refused) == (ALL, [(code, 5)])


def test_what_is_told_of_earlier_days_stays(read):
    """It is another statement."""
    body = "Ông Tạ Đình Lãm, nguyên Chủ tịch Hội Cây cảnh Thạch Hà, nói."
    assert read("[{person: ta-dinh-lam, office: Chủ tịch}]", body) == ([CHAIR], [("A140", 5)])


def test_records_in_refusals_are_named_by_hand():
    """So that the article is read again when they change."""
    values = {"refused_offices": [{"person": "A", "office": "B", "committee": "C"}, {"person": "D"}]}
    assert names_refused(values) == {("person", "A"), ("committee", "C"), ("person", "D")}
