"""The index of people."""

import pytest

from plugins.catalogue.queries import letters
from plugins.views.person_index import letter_page, letters_with_pages, office_table
from plugins.views.person_index import person_index as index_of
from tests.city import CITY, LAM, NHAN, record


def people(*names: str) -> dict[str, str]:
    """Return a file for each person."""
    return {f"register/persons/nguoi-{number}.md": record(name) for number, name in enumerate(names)}


def shown(page) -> list[tuple[str, list[str]]]:
    """Return the letters that *page* shows, with the names below each."""
    return [(part.letter.letter, [one.link.text for one in part.people]) for part in page.parts]


def entry_of(page, name: str):
    """Return the entry of the person called *name*."""
    (found,) = (one for part in page.parts for one in part.people if one.link.text == name)
    return found


def test_people_by_given_name(holdings):
    """In Vietnamese order, under the letters of their given names; Đ is a letter of its own."""
    page = index_of(holdings(people("Bùi Đức", "Võ Dũng", "Đào Ân", "Lê An", "Hồ Ánh")))
    assert shown(page) == [
        ("A", ["Lê An", "Hồ Ánh"]),
        ("Â", ["Đào Ân"]),
        ("D", ["Võ Dũng"]),
        ("Đ", ["Bùi Đức"]),
        ("L", ["Tạ Đình Lãm"]),
        ("N", ["Kiều Thị Nhàn"]),
    ]
    assert page.count == 7


def test_letters_have_anchors_of_their_own(holdings):
    """A, Ă and Â, D and Đ do not share one."""
    names = ("An", "Ăn", "Ân", "Dũng", "Đức", "Em", "Êm", "Oanh", "Ôn", "Ơn", "Uy", "Ưng")
    anchors = [letter.anchor for letter in index_of(holdings(people(*names))).letters]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor.isascii() for anchor in anchors)


def test_a_person_is_shown_with_the_highest_office(holdings):
    """Not the latest: title and committee, whether it is over, and how many articles there are."""
    lam = entry_of(index_of(holdings()), "Tạ Đình Lãm")
    assert (lam.count, lam.office, lam.is_over) == (2, "Trưởng Ban Tổ chức Thành ủy Vân Khê", False)
    tenures = (
        "[{office: Bí thư, committee: thanh-uy-van-khe, from: 2001, until: 2005},"
        " {office: Phó Bí thư, committee: thanh-uy-van-khe, from: 2010}]"
    )
    files = {NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures)}
    nhan = entry_of(index_of(holdings(files)), "Kiều Thị Nhàn")
    assert (nhan.office, nhan.is_over) == ("Bí thư Thành ủy Vân Khê", True)


@pytest.mark.parametrize(
    ("reports", "office", "days"),
    [
        ("    reports: hoi-nghi-cap-nuoc\n", "Trưởng Ban Tổ chức Thành ủy Vân Khê", ["2023-07-21"]),
        ("", "", []),
    ],
    ids=["of an approved report", "of nothing"],
)
def test_an_office_without_dates(holdings, reports, office, days):
    """Is shown with the day of its report, where nothing has dates; one that stands on nothing is not shown."""
    lam = CITY[LAM].replace("    from: 2020-10\n    source: Quyết định số 15-QĐ/TU\n", reports)
    lam = lam[: lam.index("  - office: Phó Trưởng Ban")] + lam[lam.index("  - office: Trưởng Ban") :]
    found = entry_of(index_of(holdings({LAM: lam})), "Tạ Đình Lãm")
    assert (found.office, [day.iso for day in found.days], found.is_over) == (office, days, False)


def test_many_people_have_a_page_a_letter(holdings, monkeypatch):
    """The index has their letters alone."""
    city = holdings(people("Lê An", "Bùi Đức"))
    assert letters_with_pages(city) == []
    monkeypatch.setattr(letters, "MAX_PEOPLE_ON_INDEX", 3)
    page = index_of(city)
    assert (page.parts, page.count) == ((), 4)
    assert [(one.letter, one.url, one.count) for one in page.letters] == [
        ("A", "/nhan-su/chu/a/", 1),
        ("Đ", "/nhan-su/chu/dd/", 1),
        ("L", "/nhan-su/chu/l/", 1),
        ("N", "/nhan-su/chu/n/", 1),
    ]
    assert letters_with_pages(city) == ["a", "dd", "l", "n"]
    letter = letter_page(city, "dd")
    assert (letter.url, letter.letters, shown(letter)) == (
        "/nhan-su/chu/dd/",
        page.letters,
        [("Đ", ["Bùi Đức"])],
    )


def test_the_table_of_offices(holdings):
    """Those that the register dates, by precedence; years alone, and the committees by rank."""
    table = office_table(holdings())
    assert [slug for slug, _ in table.committees] == ["thanh-uy-van-khe", "ban-to-chuc-thanh-uy-van-khe"]
    assert [(one.person.text, one.phrase, one.start, one.end, one.is_over) for one in table.offices] == [
        ("Kiều Thị Nhàn", "Phó Bí thư Thành ủy Vân Khê", "2021", "", False),
        ("Tạ Đình Lãm", "Trưởng Ban Tổ chức Thành ủy Vân Khê", "2020", "", False),
        ("Tạ Đình Lãm", "Phó Trưởng Ban Tổ chức Thành ủy Vân Khê", "2018", "2020", True),
    ]
    assert table.offices[0].committee == "thanh-uy-van-khe"


def test_nobody(holdings, folder):
    """Of an empty register there are no letters, and nothing to narrow."""
    for path in (folder / "register/persons").glob("*.md"):
        path.unlink()
    (folder / "register/ids.csv").unlink()
    page = index_of(holdings())
    assert (page.letters, page.parts, page.has_offices) == ((), (), False)
