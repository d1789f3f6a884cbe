"""What was corrected or retracted: on one page while it is little, by year when it is much; and as entries of a feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from plugins.addresses import CORRECTIONS, correction_anchor, corrections_address, feed_address
from plugins.catalogue.queries.notes import Note, have_own_pages, notes, years_with_notes
from plugins.views.days import Day, known_day
from plugins.views.holdings import Card, CountedLink, Holdings, Link

_NEWEST = 30
"""Of more than stand on one page."""
_CORRECTED, _RETRACTED = "Đính chính", "Rút bài"


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of an article, or why it was retracted."""

    day: Day
    """On which that was published."""
    text: str
    is_retraction: bool
    article: Link
    """To the place on its page where that stands."""
    lang: str
    """Of the article."""


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """Corrections and retractions."""

    url: str
    year: str
    """Empty where the page is not about one."""
    count: int
    """Of all, or of the year."""
    corrections: tuple[Correction, ...]
    """Newest first."""
    years: tuple[CountedLink, ...]
    """Pages by year, newest first; empty while all stand on one page."""
    feed_url: str


def corrections_page(holdings: Holdings) -> CorrectionsPage:
    """Return all corrections and retractions while they are few, else the newest."""
    years = years_with_notes(holdings.catalogue)
    found = notes(holdings.catalogue, most=_NEWEST if have_own_pages(years) else None)
    return _page(holdings, CORRECTIONS, "", sum(one.count for one in years), found)


def corrections_year_page(holdings: Holdings, year: str) -> CorrectionsPage:
    """Return the corrections and retractions of *year*, which has a page of its own."""
    found = notes(holdings.catalogue, year=year)
    return _page(holdings, corrections_address(year), year, len(found), found)


def correction_years(holdings: Holdings) -> list[str]:
    """Return the years that have a page of their own, newest first."""
    years = years_with_notes(holdings.catalogue)
    return [one.year for one in years] if have_own_pages(years) else []


def _page(holdings: Holdings, url: str, year: str, count: int, found: Iterable[Note]) -> CorrectionsPage:
    years = years_with_notes(holdings.catalogue)
    links = (CountedLink(Link(one.year, corrections_address(one.year)), one.count) for one in years)
    return CorrectionsPage(
        url=url,
        year=year,
        count=count,
        corrections=tuple(_correction(holdings, one) for one in found),
        years=tuple(links) if have_own_pages(years) else (),
        feed_url=feed_address(CORRECTIONS),
    )


def _correction(holdings: Holdings, note: Note) -> Correction:
    card = holdings.card(note.article)
    place = f"{card.url}#{correction_anchor(note.is_retraction)}"
    return Correction(known_day(note.date), note.text, note.is_retraction, Link(card.title, place), card.lang)


def feed_entries(holdings: Holdings, most: int) -> tuple[Card, ...]:
    """Return the *most* newest corrections and retractions as feeds have articles, each with an id of its own."""
    return tuple(_entry(holdings.card(one.article), one) for one in notes(holdings.catalogue, most=most))


def _entry(card: Card, note: Note) -> Card:
    place = correction_anchor(note.is_retraction)
    return replace(
        card,
        title=f"{_RETRACTED if note.is_retraction else _CORRECTED}: {card.title}",
        url=f"{card.url}#{place}",
        cite_url=f"{card.cite_url}#{place}"
        if note.is_retraction
        else f"{card.cite_url}#{place}-{note.place + 1}",
        day=known_day(note.date),
        changed=note.date,
        summary=note.text,
        picture=None,
        is_retracted=False,
    )
