"""Dates taken apart for templates, which hold the words around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.authority.spans import Span


@dataclass(frozen=True, slots=True)
class Day:
    """A date of any precision."""

    iso: str
    """As in the catalogue: ``2020``, ``2020-10``, ``2020-10-05`` or a moment with time and offset."""
    year: int
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday; None when the day is not known."""
    time: str | None = None
    """``08:00``; None when it is not known; midnight counts as not known."""


def day_of(iso: str | None) -> Day | None:
    """Take *iso* apart; None stays None."""
    return known_day(iso) if iso else None


def known_day(iso: str) -> Day:
    """Take *iso* apart, which is not empty."""
    parts = iso[:10].split("-")
    year, month, day = (int(parts[place]) if place < len(parts) else None for place in range(3))
    weekday = date(year or 1, month or 1, day).weekday() if day else None
    time = iso[11:16] if len(iso) > 10 and iso[11:16] != "00:00" else None
    return Day(iso, year or 0, month, day, weekday, time)


@dataclass(frozen=True, slots=True)
class Period:
    """From one date to another; None is not known or still open, never today."""

    start: Day | None
    end: Day | None


def period_of(span: Span) -> Period | None:
    """Take *span* apart; None when neither end is known."""
    return Period(day_of(span.start), day_of(span.end)) if span.is_known else None


def in_figures(day: Day) -> str:
    """Return *day* as drawings have it: ``21/7/2023``, ``10/2020``, ``2020``; with zeros as in ``words/date.html``.

    >>> in_figures(Day("2025-02-03", 2025, 2, 3)), in_figures(Day("2020-10", 2020, 10))
    ('03/02/2025', '10/2020')
    """
    month = f"{day.month:02}" if day.month and day.month < 3 else str(day.month)
    return "/".join(
        (*((f"{day.day:02}",) if day.day else ()), *((month,) if day.month else ()), str(day.year))
    )
