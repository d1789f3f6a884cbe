"""Which events began when."""

import pytest

from plugins.catalogue.queries import events
from plugins.catalogue.queries.listings import MonthCount, YearCount
from tests.city import record

MEETING = "hoi-nghi-cap-nuoc-2023"


@pytest.fixture
def catalogue(indexed):
    """The city with events of a day, of a month, of a year and without a date."""
    files = {
        "register/events/a.md": record("Hội nghị A", start="2026-12-01"),
        "register/events/b.md": record("Hội nghị B", start="2027-01"),
        "register/events/c.md": record("Hội nghị C", start="2022"),
        "register/events/d.md": record("Hội nghị D"),
    }
    return indexed(files)[1]


def test_events_to_come(catalogue):
    """Soonest first."""
    assert events.events_after(catalogue, "2023-12-31", 5) == ["a", "b"]
    assert events.events_after(catalogue, "2026-12-01", 5) == ["b"]
    assert events.events_after(catalogue, "2023-01-01", 1) == [MEETING]


@pytest.mark.parametrize(
    ("day", "since", "until"),
    [
        ("2026-12-01", "2026-12-01", "2027-01"),
        ("2026-11-30", "2023-07-21", "2026-12-01"),
        ("2023-01-01", "2022", "2023-07-21"),
        ("2027-02-01", "2027-01", ""),
    ],
)
def test_how_long_the_events_to_come_are_these(catalogue, day, since, until):
    """From the day on which one began last until the next one begins, without a limit where there is none."""
    with catalogue.remember() as asked:
        events.events_after(catalogue, day, 5)
    assert (asked.since, asked.until) == (since, until)


def test_events_that_began(catalogue):
    """Newest first, those without a date last; a year has begun with its first day."""
    assert events.events_until(catalogue, "2026-12-01", 9) == ["a", MEETING, "c", "d"]
    assert events.events_until(catalogue, "2023-07-20", 1) == ["c"]


def test_events_of_a_time(catalogue):
    """Of a year, of a month of it, and those without a date."""
    assert events.events_of(catalogue, "2022") == ["c"]
    assert events.events_of(catalogue, "2026", "12") == ["a"]
    assert events.events_of(catalogue, "") == ["d"]
    assert events.events_of(catalogue, "2024") == []


def test_years_and_months(catalogue, monkeypatch):
    """Newest first, what is not known last; with too many for one page months have their own."""
    years = [YearCount(year, 1) for year in ("2027", "2026", "2023", "2022", "")]
    assert events.years_with_events(catalogue) == years
    months = events.months_of_events(catalogue, "2026")
    assert months == [MonthCount("2026", "12", 1)]
    assert events.months_of_events(catalogue, "2022") == [MonthCount("2022", "", 1)]
    assert events.months_of_events(catalogue, "") == [MonthCount("", "", 1)]
    assert not events.have_own_pages(months)
    monkeypatch.setattr(events, "MAX_EVENTS_ON_PAGE", 0)
    assert events.have_own_pages(months)


def test_many_without_a_date_are_parted(indexed, monkeypatch):
    """By slug, into parts that one page holds; the last part first, as months have it."""
    files = {f"register/events/{slug}.md": record(f"Hội nghị {slug}") for slug in "abcde"}
    catalogue = indexed(files)[1]
    monkeypatch.setattr(events, "MAX_EVENTS_ON_PAGE", 2)
    parts = events.months_of_events(catalogue, "")
    assert parts == [MonthCount("", "03", 1), MonthCount("", "02", 2), MonthCount("", "01", 2)]
    assert [events.events_of(catalogue, "", one.month) for one in parts] == [["e"], ["c", "d"], ["a", "b"]]
