"""Corrections and retractions of the public articles, by the day on which they were published."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.catalogue.answers import NOTES
from plugins.catalogue.queries.listings import YearCount
from plugins.catalogue.store import Catalogue

MAX_NOTES_ON_PAGE = 100
"""With more than this in all, each year has a page of its own."""


@dataclass(frozen=True, slots=True)
class Note:
    """A correction of an article, or why it was retracted."""

    article: str
    """Slug."""
    date: str
    """When that was published, ISO 8601."""
    place: int
    """Its number among those of the article, from 0."""
    text: str
    is_retraction: bool


def notes(catalogue: Catalogue, *, year: str = "", most: int | None = None) -> list[Note]:
    """Return corrections and retractions, newest first: those of *year* where it is given, *most* at most."""
    catalogue.ask(NOTES, year)
    rows = catalogue.connection.execute(
        "SELECT article, date, place, text, is_retraction FROM notes WHERE public AND date >= ? AND date < ?"
        " ORDER BY date DESC, article, place DESC LIMIT ?",
        (year, f"{year}~", -1 if most is None else most),
    )
    return [Note(article, date, place, text, bool(is_last)) for article, date, place, text, is_last in rows]


def years_with_notes(catalogue: Catalogue) -> list[YearCount]:
    """Return each year in which something was corrected or retracted, newest first."""
    catalogue.ask(NOTES, "")
    rows = catalogue.connection.execute(
        "SELECT substr(date, 1, 4) AS year, count(*) FROM notes WHERE public GROUP BY year ORDER BY year DESC"
    )
    return [YearCount(year, count) for year, count in rows]


def have_own_pages(years: list[YearCount]) -> bool:
    """Whether the *years* hold too many notes for one page, so that each has a page of its own."""
    return sum(one.count for one in years) > MAX_NOTES_ON_PAGE
