"""The index of events: those to come, the last that began, and a page for each year; one a month where a year has many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from plugins.addresses import event_month_address, event_year_address, index_address, year_anchor
from plugins.catalogue.queries import events
from plugins.catalogue.queries.listings import MonthCount
from plugins.views.days import Period, period_of
from plugins.views.holdings import Holdings, Link
from plugins.views.indexes import RecordIndex
from plugins.views.listings import Month

_MAX_COMING = 12
_MAX_BEGUN = 100


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event in a list."""

    link: Link
    period: Period | None
    place: str
    """Empty when unknown."""
    count: int
    """Articles."""


@dataclass(frozen=True, slots=True)
class EventYear:
    """A year in which events began; empty for those without a date."""

    year: str
    anchor: str
    url: str
    count: int
    """Events."""


@dataclass(frozen=True, slots=True)
class EventIndex(RecordIndex):
    """The index of events."""

    coming: tuple[ListedEvent, ...]
    """Those that begin next, soonest first."""
    begun: tuple[tuple[str, tuple[ListedEvent, ...]], ...]
    """The last that began, by year, newest first; those without a date last, under an empty year."""
    years: tuple[EventYear, ...]
    """All, newest first, that of events without a date last."""


@dataclass(frozen=True, slots=True)
class EventYearPage(RecordIndex):
    """The events of a year, or of a month of it."""

    year: str
    """Empty for those without a date."""
    month: str
    """``01`` to ``12``, empty where the page is that of a year; of events without a date the number of the part."""
    entries: tuple[ListedEvent, ...]
    """Newest first; on the page of a year with pages by month those whose month is not known."""
    months: tuple[Month, ...]
    """Pages by month, newest first."""
    years: tuple[EventYear, ...]
    """All, newest first; none on the page of a month, which a new event of another year leaves as it is."""


def event_index(holdings: Holdings, day: str) -> EventIndex:
    """Return the index of events as it is on *day* (ISO 8601)."""
    years = _years(holdings)
    begun = events.events_until(holdings.catalogue, day, _MAX_BEGUN)
    by_year = groupby(begun, key=lambda slug: (holdings.register.events[slug].span.start or "")[:4])
    return EventIndex(
        index_address("event"),
        sum(one.count for one in years),
        coming=coming_events(holdings, day, _MAX_COMING),
        begun=tuple((year, _listed(holdings, slugs)) for year, slugs in by_year),
        years=years,
    )


def coming_events(holdings: Holdings, day: str, most: int) -> tuple[ListedEvent, ...]:
    """Return the *most* events that begin next after *day* (ISO 8601), soonest first."""
    return _listed(holdings, events.events_after(holdings.catalogue, day, most))


def event_months(holdings: Holdings, year: str) -> list[str]:
    """Return the months (``01`` to ``12``) of *year* that have a page of their own, newest first."""
    months = events.months_of_events(holdings.catalogue, year)
    return [one.month for one in months if one.month] if events.have_own_pages(months) else []


def event_year_page(holdings: Holdings, year: str) -> EventYearPage:
    """Return the events of *year*, those without a date where it is empty."""
    months = events.months_of_events(holdings.catalogue, year)
    parted = events.have_own_pages(months)
    if parted:
        whole = holdings.register.related("start", year) if year else ()
    else:
        whole = tuple(events.events_of(holdings.catalogue, year))
    return EventYearPage(
        event_year_address(year),
        sum(one.count for one in months),
        year=year,
        month="",
        entries=_listed(holdings, whole),
        months=_months(months) if parted else (),
        years=_years(holdings),
    )


def event_month_page(holdings: Holdings, year: str, month: str) -> EventYearPage:
    """Return the events of a month, which has a page of its own."""
    entries = _listed(holdings, events.events_of(holdings.catalogue, year, month))
    return EventYearPage(
        event_month_address(year, month),
        len(entries),
        year=year,
        month=month,
        entries=entries,
        months=_months(events.months_of_events(holdings.catalogue, year)),
        years=(),
    )


def _years(holdings: Holdings) -> tuple[EventYear, ...]:
    return tuple(
        EventYear(one.year, year_anchor(one.year or "khong-ro"), event_year_address(one.year), one.count)
        for one in events.years_with_events(holdings.catalogue)
    )


def _months(months: Iterable[MonthCount]) -> tuple[Month, ...]:
    return tuple(
        Month(one.year, one.month, event_month_address(one.year, one.month), one.count)
        for one in months
        if one.month
    )


def _listed(holdings: Holdings, slugs: Iterable[str]) -> tuple[ListedEvent, ...]:
    found = (holdings.register.events[slug] for slug in slugs)
    return tuple(
        ListedEvent(
            holdings.link(event),
            period_of(event.span),
            event.place or "",
            sum(one.count for one in holdings.years_of("event", event.slug)),
        )
        for event in found
    )
