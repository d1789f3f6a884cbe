"""What two people have in common: events whose reports name both, and reports that name both; the one is not the other."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.addresses import TOGETHER
from plugins.authority.records import Event
from plugins.authority.spans import Span
from plugins.catalogue.queries.mentions import articles_naming_both, events_reported_with
from plugins.views.holdings import Card, Holdings, Link


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """An event whose reports name both, in one of them or in several."""

    event: Link
    span: Span
    reports: tuple[tuple[Card, ...], tuple[Card, ...]]
    """Those that name the one and those that name the other, oldest first."""


@dataclass(frozen=True, slots=True)
class Together:
    """What two people have in common, as far as reports name them."""

    people: tuple[Link, Link]
    events: tuple[SharedEvent, ...]
    """Oldest first; those without a date first of all."""
    reports: tuple[Card, ...]
    """That name both, whatever they are about; oldest first."""


def together(holdings: Holdings, one: str, other: str) -> Together:
    """Return what two people, each given by slug, have in common."""
    people = tuple(holdings.link(holdings.register.persons[slug]) for slug in (one, other))
    shared = {*events_reported_with(holdings.catalogue, one)} & {
        *events_reported_with(holdings.catalogue, other)
    }
    found = map(holdings.register.events.get, sorted(shared))
    events = (_shared_event(holdings, event, one, other) for event in filter(None, found))
    return Together(
        (people[0], people[1]),
        tuple(sorted(events, key=lambda event: (event.span.start or "", event.event.url))),
        _reports(holdings, ("person", one), ("person", other)),
    )


def _shared_event(holdings: Holdings, event: Event, one: str, other: str) -> SharedEvent:
    reports = [_reports(holdings, ("event", event.slug), ("person", person)) for person in (one, other)]
    return SharedEvent(holdings.link(event), event.span, (reports[0], reports[1]))


def _reports(holdings: Holdings, one: tuple[str, str], other: tuple[str, str]) -> tuple[Card, ...]:
    return holdings.cards(articles_naming_both(holdings.catalogue, one, other))


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """The page that asks what two people have in common."""

    contents: str
    """What its script must know of the years of the search, as JSON."""
    url: str = TOGETHER


@dataclass(frozen=True, slots=True)
class ReportedEvent:
    """An event whose reports name a person, as the script of that page takes it."""

    slug: str
    name: str
    span: Span


def reported_events(holdings: Holdings, person: str) -> tuple[ReportedEvent, ...]:
    """Return the events whose reports name *person* (slug), the newest first, those without a date last."""
    found = map(holdings.register.events.get, events_reported_with(holdings.catalogue, person))
    events = filter(None, found)
    ordered = sorted(events, key=lambda event: (event.span.start or "", event.slug), reverse=True)
    return tuple(ReportedEvent(one.slug, one.name, one.span) for one in ordered)
