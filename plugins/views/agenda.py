"""The events of a committee as a calendar: those to come, then year by year and month by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from plugins.authority.records import Event
from plugins.views.days import Period, period_of
from plugins.views.holdings import Holdings, Link


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event in the calendar."""

    link: Link
    period: Period | None
    place: str
    is_organised: bool
    """Whether the committee organised it; else its reports name both."""
    count: int
    """Articles that name the event and the committee."""


@dataclass(frozen=True, slots=True)
class AgendaMonth:
    """The events that began in a month."""

    month: int | None
    """None where only the year is known, or nothing."""
    occasions: tuple[Occasion, ...]


@dataclass(frozen=True, slots=True)
class AgendaYear:
    """The events that began in a year."""

    year: str
    """Empty for those without a date."""
    months: tuple[AgendaMonth, ...]
    """Newest first, those known by the year alone last."""
    count: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """The events of a committee."""

    coming: tuple[Occasion, ...]
    """Soonest first."""
    years: tuple[AgendaYear, ...]
    """What has begun, newest first; those without a date last."""
    count: int


def agenda_of(
    holdings: Holdings, organised: Iterable[Event], reported: Mapping[str, int], day: str
) -> Agenda:
    """Return the calendar of *organised* events and of those *reported* with the committee, by slug, how often.

    *day* (ISO) divides what is to come from what has begun.
    """
    own = {event.slug: event for event in organised}
    events = {slug: holdings.register.events.get(slug) for slug in reported} | own
    occasions = [
        Occasion(link, period_of(event.span), event.place or "", slug in own, reported.get(slug, 0))
        for slug, event in sorted(events.items())
        if event and (link := holdings.link_to("event", slug))
    ]
    starts = sorted(map(_start, occasions))
    begun = [start for start in starts if start <= day]
    holdings.catalogue.limit(
        begun[-1] if begun else "", starts[len(begun)] if len(begun) < len(starts) else ""
    )
    coming = sorted((one for one in occasions if _start(one) > day), key=_start)
    past = sorted((one for one in occasions if _start(one) <= day), key=_start, reverse=True)
    return Agenda(tuple(coming), _years(past), len(occasions))


def _start(occasion: Occasion) -> str:
    """Return when the event began as an ISO prefix, empty where that is not known."""
    return occasion.period.start.iso if occasion.period and occasion.period.start else ""


def _years(occasions: list[Occasion]) -> tuple[AgendaYear, ...]:
    """Group *occasions*, newest first, by year and month; a start known to the year alone sorts below its months."""
    years = []
    for year, of_year in groupby(occasions, key=lambda one: _start(one)[:4]):
        months = tuple(
            AgendaMonth(int(month[5:]) if month[5:] else None, tuple(of_month))
            for month, of_month in groupby(of_year, key=lambda one: _start(one)[:7])
        )
        years.append(AgendaYear(year, months, sum(len(one.occasions) for one in months)))
    return tuple(years)
