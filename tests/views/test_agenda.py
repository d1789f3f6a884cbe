"""The calendar of a committee's events."""

from plugins.views.committee import committee_page
from tests.city import CITY, HOI_NGHI, NEWS, article, record

SLUG = "thanh-uy-van-khe"


def told(holdings, events: dict[str, dict[str, str]], day: str = "2026-11-23"):
    """Return the calendar of the city's committee, which organised *events* (fields by slug), on *day*."""
    files = {
        f"register/events/{slug}.md": record(f"Họp {slug}", organisers=SLUG, **fields)
        for slug, fields in events.items()
    }
    return committee_page(holdings(files), SLUG, day).agenda


def shown(calendar) -> list[tuple[str, int | None, list[str]]]:
    """Return year, month and names."""
    return [
        (year.year, month.month, [one.link.text for one in month.occasions])
        for year in calendar.years
        for month in year.months
    ]


def test_by_year_and_month(holdings):
    """Newest first; a year alone after its months, no date at all after everything."""
    calendar = told(
        holdings,
        {
            "a": {"start": "2024-05-02"},
            "b": {"start": "2024"},
            "c": {"start": "2024-11"},
            "d": {},
            "e": {"start": "2024-05-30"},
        },
    )
    assert shown(calendar) == [
        ("2024", 11, ["Họp c"]),
        ("2024", 5, ["Họp e", "Họp a"]),
        ("2024", None, ["Họp b"]),
        ("2023", 7, ["Hội nghị cấp nước sạch năm 2023"]),
        ("", None, ["Họp d"]),
    ]
    assert [year.count for year in calendar.years] == [4, 1, 1]
    assert calendar.count == 6


def test_what_is_to_come_stands_apart(holdings):
    """Soonest first; what begins today is no longer to come."""
    events = {"a": {"start": "2027-01-05"}, "b": {"start": "2026-12-01"}, "c": {"start": "2026-11-23"}}
    calendar = told(holdings, events)
    assert [one.link.text for one in calendar.coming] == ["Họp b", "Họp a"]
    assert shown(calendar)[0] == ("2026", 11, ["Họp c"])


def test_events_of_the_same_reports(holdings):
    """Stand among those that it organised, each once, with what tells them apart."""
    plain = record("Lễ trao huy hiệu", start="2023-08-02")
    files = {
        "register/events/le.md": plain,
        "articles/2023/09/tin.md": article(events=f"[le, {HOI_NGHI.split('/')[-1][:-3]}]", committees=SLUG),
    }
    (year,) = committee_page(holdings(files), SLUG).agenda.years
    assert [
        (one.link.text, one.is_organised, one.count) for month in year.months for one in month.occasions
    ] == [
        ("Lễ trao huy hiệu", False, 1),
        ("Hội nghị cấp nước sạch năm 2023", True, 2 if "Thành ủy" in CITY[NEWS] else 1),
    ]


def test_a_committee_without_events(holdings):
    """An empty calendar."""
    files = {"register/committees/moi.md": record("Ban Mới")}
    calendar = committee_page(holdings(files), "moi").agenda
    assert (calendar.coming, calendar.years, calendar.count) == ((), (), 0)
