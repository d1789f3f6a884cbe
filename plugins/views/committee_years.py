"""The years of a committee at a glance: how many reports, events, people who came and left, documents cited; and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plugins.addresses import event_year_address, offices_held_address, sources_address
from plugins.authority.as_of import is_year_to_ask
from plugins.views.holdings import CountedLink, Link, Year

_MIN_ROWS = 3
"""Fewer years are seen without a table."""


@dataclass(frozen=True, slots=True)
class YearChange:
    """What became of a committee in a year."""

    kind: str
    """``founded``, ``ended``, ``named``, ``from`` or ``into``."""
    name: str = ""
    """That it took, of ``named``."""
    link: Link | None = None
    """The committee that it came from, or went into."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year of a committee; what there was none of is None."""

    year: str
    reports: CountedLink | None = None
    events: CountedLink | None = None
    """That it organised and that began."""
    came: CountedLink | None = None
    """Into an office of it."""
    left: CountedLink | None = None
    documents: CountedLink | None = None
    """Of that year, on which what the page says rests."""
    changes: tuple[YearChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """What is counted, each time by its year."""

    reports: Sequence[Year]
    events: Iterable[str] = ()
    came: Iterable[str] = ()
    left: Iterable[str] = ()
    documents: Iterable[str] = ()
    changes: Sequence[tuple[str, YearChange]] = field(default=())
    """In the order in which they are told."""


def years_at_a_glance(facts: YearFacts, this_year: str) -> tuple[YearRow, ...]:
    """Return a row for each year in which there was something, newest first; none where reports or few years are all there is.

    Offices have pages of years up to *this_year*.
    """
    reports = {one.year: CountedLink(Link(one.year, one.url), one.count) for one in facts.reports}
    events, documents = Counter(facts.events), Counter(facts.documents)
    came, left = Counter(facts.came), Counter(facts.left)
    changed = {year for year, _ in facts.changes}
    others = {*events, *came, *left, *documents, *changed} - {""}
    if len(others | {*reports}) < _MIN_ROWS or not others:
        return ()

    def counted(year: str, counts: Counter[str], address: str) -> CountedLink | None:
        return CountedLink(Link(year, address), counts[year]) if counts[year] else None

    return tuple(
        YearRow(
            year=year,
            reports=reports.get(year),
            events=counted(year, events, event_year_address(year)),
            came=counted(year, came, _offices(year, this_year)),
            left=counted(year, left, _offices(year, this_year)),
            documents=counted(year, documents, sources_address(year)),
            changes=tuple(change for of, change in facts.changes if of == year),
        )
        for year in sorted(others | {*reports}, reverse=True)
    )


def _offices(year: str, this_year: str) -> str:
    """Return the address of the offices of *year*, empty where it has no page."""
    return offices_held_address(year) if is_year_to_ask(year, this_year) else ""
