"""Which events began when, and which are to come."""

from __future__ import annotations

from plugins.catalogue.answers import EVENTS_OF_TIME, RELATIONS
from plugins.catalogue.queries.listings import MonthCount, YearCount
from plugins.catalogue.store import Catalogue

MAX_EVENTS_ON_PAGE = 200
"""With more events than this, each month of a year has a page of its own, and so many of those without a date."""


def events_after(catalogue: Catalogue, day: str, most: int) -> list[str]:
    """Return the slugs of the *most* events that begin next after *day* (ISO), soonest first."""
    _ask_until_next(catalogue, day)
    statement = "SELECT slug FROM relations WHERE way = 'start' AND other > ? ORDER BY other, slug LIMIT ?"
    return catalogue.values(statement, day, most)


def events_until(catalogue: Catalogue, day: str, most: int) -> list[str]:
    """Return the slugs of the *most* events that began last until *day* (ISO), newest first; those without a date last."""
    _ask_until_next(catalogue, day)
    statement = (
        "SELECT slug FROM relations WHERE way = 'start' AND other <= ? ORDER BY other DESC, slug LIMIT ?"
    )
    return catalogue.values(statement, day, most)


def _ask_until_next(catalogue: Catalogue, day: str) -> None:
    """Ask when events begin, for the time in which it is the same ones that have begun on *day*."""
    catalogue.ask(RELATIONS, "start", "")
    begun = catalogue.values("SELECT max(other) FROM relations WHERE way = 'start' AND other <= ?", day)
    coming = catalogue.values("SELECT min(other) FROM relations WHERE way = 'start' AND other > ?", day)
    catalogue.limit(begun[0] or "", coming[0] or "")


def events_of(catalogue: Catalogue, year: str, month: str = "") -> list[str]:
    """Return the slugs of the events that began in *year*, newest first; those without a date where it is empty.

    Those of *month* (``01`` to ``12``) alone where it is given; of those without a date, by slug, that part of them.
    """
    if month and not year:
        return _part_without_date(catalogue, int(month))
    time = f"{year}-{month}" if month else year
    catalogue.ask(EVENTS_OF_TIME, time)
    statement = "SELECT slug FROM relations WHERE way = 'start' AND other >= ? AND other < ? ORDER BY other DESC, slug"
    return catalogue.values(statement, time, f"{time}~" if time else "0")


def _part_without_date(catalogue: Catalogue, part: int) -> list[str]:
    """Return the slugs of a *part*, from 1, of the events without a date."""
    catalogue.ask(EVENTS_OF_TIME, "")
    statement = "SELECT slug FROM relations WHERE way = 'start' AND other = '' ORDER BY slug LIMIT ? OFFSET ?"
    return catalogue.values(statement, MAX_EVENTS_ON_PAGE, MAX_EVENTS_ON_PAGE * (part - 1))


def months_of_events(catalogue: Catalogue, year: str) -> list[MonthCount]:
    """Return each month of *year* in which events began, newest first; last those whose month is not known, as an empty one.

    Where *year* is empty and events are many, parts of those without a date stand for months: ``01`` is the first, and comes last.
    """
    catalogue.ask(EVENTS_OF_TIME, year)
    rows = catalogue.connection.execute(
        "SELECT substr(other, 6, 2) AS month, count(*) FROM relations WHERE way = 'start' AND other >= ? AND other < ?"
        " GROUP BY month ORDER BY month DESC",
        (year, f"{year}~" if year else "0"),
    )
    months = [MonthCount(year, month, count) for month, count in rows]
    if year or not have_own_pages(months):
        return months
    count, most = months[0].count, MAX_EVENTS_ON_PAGE
    parts = [
        MonthCount("", f"{part:02}", min(most, count - start))
        for part, start in enumerate(range(0, count, most), 1)
    ]
    return parts[::-1]


def have_own_pages(months: list[MonthCount]) -> bool:
    """Whether the *months* of a year hold too many events for one page, so that each has a page of its own."""
    return sum(one.count for one in months) > MAX_EVENTS_ON_PAGE


def years_with_events(catalogue: Catalogue) -> list[YearCount]:
    """Return each year in which events began, newest first; last those without a date, as an empty year."""
    catalogue.ask(RELATIONS, "start", "")
    rows = catalogue.connection.execute(
        "SELECT substr(other, 1, 4) AS year, count(*) FROM relations WHERE way = 'start' GROUP BY year ORDER BY year DESC"
    )
    return [YearCount(year, count) for year, count in rows]
