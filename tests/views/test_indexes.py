"""The indexes."""

from plugins.views.indexes import committee_index, event_index, person_index
from tests.city import CITY, LAM, record


def people(*names: str) -> dict[str, str]:
    """Return a file for each person."""
    return {f"register/persons/nguoi-{number}.md": record(name) for number, name in enumerate(names)}


def test_people_by_given_name(holdings):
    """In Vietnamese order, under the letters of their given names; Đ is a letter of its own."""
    index = person_index(holdings(people("Bùi Đức", "Võ Dũng", "Đào Ân", "Lê An", "Hồ Ánh")))
    assert [(letter.letter, [one.link.text for one in letter.entries]) for letter in index.letters] == [
        ("A", ["Lê An", "Hồ Ánh"]),
        ("Â", ["Đào Ân"]),
        ("D", ["Võ Dũng"]),
        ("Đ", ["Bùi Đức"]),
        ("L", ["Tạ Đình Lãm"]),
        ("N", ["Kiều Thị Nhàn"]),
    ]
    assert index.count == 7


def test_letters_have_anchors_of_their_own(holdings):
    """A, Ă and Â, D and Đ do not share one."""
    index = person_index(
        holdings(people("An", "Ăn", "Ân", "Dũng", "Đức", "Em", "Êm", "Oanh", "Ôn", "Ơn", "Uy", "Ưng"))
    )
    anchors = [letter.anchor for letter in index.letters]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor.isascii() for anchor in anchors)


def test_a_person_is_shown_with_the_latest_office(holdings):
    """Title and committee, and how many articles there are."""
    (lam,) = [
        one
        for letter in person_index(holdings()).letters
        for one in letter.entries
        if one.link.text == "Tạ Đình Lãm"
    ]
    assert lam.count == 2
    assert lam.detail.startswith("Trưởng Ban")
    assert lam.detail.endswith("Ban Tổ chức Thành ủy Vân Khê")


def test_an_office_without_dates_is_nobodys_latest(holdings):
    """Neither a bare one nor that of an approved report: nobody knows how long it lasted."""
    lam = CITY[LAM].replace("    from: 2018-03\n    until: 2020-10\n", "    reports: hoi-nghi-cap-nuoc\n")
    lam = lam.replace("    from: 2020-10\n    source: Quyết định số 15-QĐ/TU\n", "")
    entries = [one for letter in person_index(holdings({LAM: lam})).letters for one in letter.entries]
    assert {one.link.text: one.detail for one in entries}["Tạ Đình Lãm"] == ""


def test_committees_are_a_tree(holdings):
    """A child stands below its parent; those that last come first, then by rank."""
    files = {
        "register/committees/cu.md": record("Ban Cũ", parents="thanh-uy-van-khe", until="2020"),
        "register/committees/khac.md": record("Báo Vân Khê"),
    }
    index = committee_index(holdings(files))
    assert [one.entry.link.text for one in index.branches] == ["Thành ủy Vân Khê", "Báo Vân Khê"]
    below = index.branches[0].branches
    assert [(one.entry.link.text, one.entry.is_closed) for one in below] == [
        ("Ban Tổ chức Thành ủy Vân Khê", False),
        ("Ban Cũ", True),
    ]
    assert index.count == 4


def test_every_committee_stands_once(holdings):
    """One with two parents stands below the first."""
    files = {
        "register/committees/hai.md": record(
            "Ban Hai", parents="[thanh-uy-van-khe, ban-to-chuc-thanh-uy-van-khe]"
        )
    }

    def names(branches) -> list[str]:
        return [name for one in branches for name in (one.entry.link.text, *names(one.branches))]

    found = names(committee_index(holdings(files)).branches)
    assert sorted(found) == ["Ban Hai", "Ban Tổ chức Thành ủy Vân Khê", "Thành ủy Vân Khê"]


def test_events_by_year(holdings):
    """Newest first; those without a date come last."""
    files = {
        "register/events/a.md": record("Họp A", start="2024-05"),
        "register/events/b.md": record("Họp B"),
        "register/events/c.md": record("Họp C", start="2024-11-02"),
    }
    index = event_index(holdings(files))
    assert [(year.year, [one.link.text for one in year.entries]) for year in index.years] == [
        ("2024", ["Họp C", "Họp A"]),
        ("2023", ["Hội nghị cấp nước sạch năm 2023"]),
        ("", ["Họp B"]),
    ]
