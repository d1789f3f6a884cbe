"""The index of events and its pages by year."""

import pytest

from plugins.catalogue.queries import events
from plugins.views.event_index import event_index, event_month_page, event_months, event_year_page
from tests.city import record

FILES = {
    "register/events/a.md": record("Họp A", start="2026-05"),
    "register/events/b.md": record("Họp B"),
    "register/events/c.md": record("Họp C", start="2026-11-24", place="Nhà hát"),
    "register/events/d.md": record("Họp D", start="2027-01-05"),
    "register/events/e.md": record("Họp E", start="2026"),
}
DAY = "2026-11-23"


def names(entries) -> list[str]:
    """Return the names of events."""
    return [one.link.text for one in entries]


def test_the_next_events_come_first(holdings):
    """Soonest first, by the day of the build; what began is not coming."""
    city = holdings(FILES)
    assert names(event_index(city, DAY).coming) == ["Họp C", "Họp D"]
    assert names(event_index(city, "2026-11-24").coming) == ["Họp D"]


def test_the_last_that_began_follow_by_year(holdings):
    """Newest first; those without a date come last. Each tells place and articles."""
    begun = event_index(holdings(FILES), DAY).begun
    assert [(year, names(entries)) for year, entries in begun] == [
        ("2026", ["Họp A", "Họp E"]),
        ("2023", ["Hội nghị cấp nước sạch năm 2023"]),
        ("", ["Họp B"]),
    ]
    meeting = begun[1][1][0]
    assert (meeting.place, meeting.count) == ("Hội trường Vân Khê", 1)


def test_all_years_are_told(holdings):
    """With their pages and how many events each has, in the index and on the pages themselves."""
    index = event_index(holdings(FILES), DAY)
    assert [(one.year, one.url, one.count) for one in index.years] == [
        ("2027", "/su-kien/nam/2027/", 1),
        ("2026", "/su-kien/nam/2026/", 3),
        ("2023", "/su-kien/nam/2023/", 1),
        ("", "/su-kien/nam/khong-ro/", 1),
    ]
    assert index.count == 6
    assert [one.anchor for one in index.years] == ["nam-2027", "nam-2026", "nam-2023", "nam-khong-ro"]


@pytest.mark.parametrize(("year", "expected"), [("2026", ["Họp C", "Họp A", "Họp E"]), ("", ["Họp B"])])
def test_a_year_has_all_its_events(holdings, year, expected):
    """Those to come too, newest first; those without a date have a page as a year has."""
    page = event_year_page(holdings(FILES), year)
    assert (names(page.entries), page.count, page.months) == (expected, len(expected), ())


def test_a_year_of_many_is_parted_by_month(holdings, monkeypatch):
    """Its page has the months, and the events whose month is not known; each month has its events."""
    monkeypatch.setattr(events, "MAX_EVENTS_ON_PAGE", 2)
    city = holdings(FILES)
    page = event_year_page(city, "2026")
    assert (names(page.entries), page.count) == (["Họp E"], 3)
    assert [(one.url, one.count) for one in page.months] == [
        ("/su-kien/nam/2026/11/", 1),
        ("/su-kien/nam/2026/05/", 1),
    ]
    assert event_months(city, "2026") == ["11", "05"]
    assert event_months(city, "2023") == []
    month = event_month_page(city, "2026", "05")
    assert (names(month.entries), month.months, month.years) == (["Họp A"], page.months, ())


def test_many_without_a_date_have_pages_too(holdings, monkeypatch):
    """Their page leads to the parts, and lists none itself."""
    monkeypatch.setattr(events, "MAX_EVENTS_ON_PAGE", 1)
    city = holdings(FILES | {"register/events/khac.md": record("Họp X")})
    page = event_year_page(city, "")
    assert (page.entries, page.count, event_months(city, "")) == ((), 2, ["02", "01"])
    assert [one.url for one in page.months] == ["/su-kien/nam/khong-ro/02/", "/su-kien/nam/khong-ro/01/"]
    assert [names(event_month_page(city, "", part).entries) for part in ("01", "02")] == [
        ["Họp B"],
        ["Họp X"],
    ]


def test_the_index_is_bounded(holdings):
    """However many events there are, it has the next and the last of them."""
    files = {
        f"register/events/{number}.md": record(f"Họp {number}", start="2025-05") for number in range(150)
    }
    index = event_index(holdings(files), DAY)
    assert sum(len(entries) for _, entries in index.begun) == 100
    assert index.count == 151
