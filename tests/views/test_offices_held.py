"""The pages on which readers ask who held which office."""

from plugins.views.office_holders import all_offices, offices_by_year
from plugins.views.offices_held import offices_held, offices_held_year
from tests.city import NHAN, article, record


def test_years_with_offices(holdings):
    """Up to the last that is asked for, newest first, each with how many; years in which nobody held one have no page."""
    tenures = "[{office: Bí thư, committee: thanh-uy-van-khe, from: 2011, until: 2012}]"
    city = holdings({NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures)})
    page = offices_held(city, offices_by_year(tuple(all_offices(city)), "2021"))
    assert [(one.text, one.url) for one in page.committees] == [
        ("Thành ủy Vân Khê", "/tra-cuu/chuc-vu/to-chuc/thanh-uy-van-khe/"),
        ("Ban Tổ chức Thành ủy Vân Khê", "/tra-cuu/chuc-vu/to-chuc/ban-to-chuc-thanh-uy-van-khe/"),
    ]
    assert [(one.link.text, one.count) for one in page.years] == [
        ("2021", 1),
        ("2020", 2),
        ("2019", 1),
        ("2018", 1),
        ("2012", 1),
        ("2011", 1),
    ]


def test_a_year(holdings):
    """By committee, each office with its time and source, those by reports alone with their days."""
    files = {
        "articles/tin.md": article(
            body="Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, dự.", date="2019-05-01"
        ),
        NHAN: record(
            "Kiều Thị Nhàn",
            id="p-0000027",
            tenures="[{office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, reports: tin}]",
        ),
    }
    city = holdings(files)
    page = offices_held_year(city, "2019", offices_by_year(tuple(all_offices(city)), "2020"))
    (group,) = page.groups
    assert group.committee.text == "Ban Tổ chức Thành ủy Vân Khê"
    assert [(one.person.text, one.office, [day.iso for day in one.days]) for one in group.rows] == [
        ("Kiều Thị Nhàn", "Trưởng Ban", ["2019-05-01"]),
        ("Tạ Đình Lãm", "Phó Trưởng Ban", []),
    ]
    assert page.count == 2
