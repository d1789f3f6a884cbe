"""The page of an event."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from plugins.addresses import calendar_address
from plugins.authority.records import Event, Statement
from plugins.authority.statements import sources_of, statements_of
from plugins.catalogue.queries.mentions import people_reported_at, reported_with
from plugins.catalogue.queries.offices import attestations_at_event
from plugins.views.article import AttachedDocument, attached_documents
from plugins.views.attestations import AttestingReport, attesting_report, bears_out
from plugins.views.days import Period, period_of
from plugins.views.holdings import CountedLink, Holdings, Link
from plugins.views.record import RecordPage, common_fields, record_body
from plugins.views.references import References, numbered

_MAX_COMMITTEES = 30
"""How many committees an event's page names of those in the same reports."""


@dataclass(frozen=True, slots=True)
class AttendeeOffice:
    """An office of the register that a report of an event bears out."""

    name: str
    """Title and committee."""
    report: AttestingReport


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person whom the reports of an event name."""

    person: Link
    offices: tuple[AttendeeOffice, ...]
    """Each once, with the first report; empty where none bears one out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage(RecordPage):
    """All that the page of an event shows."""

    calendar_url: str
    """Empty where the day is not known."""
    type: str
    place: str
    period: Period | None
    organisers: tuple[Link, ...]
    organiser_sources: tuple[tuple[str, ...], ...]
    """Where it was read of each of *organisers*."""
    series: str
    same_series: tuple[Link, ...]
    """Other events of the series, oldest first."""
    programme: tuple[Statement, ...]
    outcome: str
    documents: tuple[AttachedDocument, ...]
    description: str
    """HTML, safe to print."""
    attendees: tuple[Attendee, ...]
    """By their highest office."""
    committees: tuple[CountedLink, ...]
    references: References
    """Where its statements were read."""


def event_page(holdings: Holdings, slug: str) -> EventPage:
    """Return the page of the event under *slug*."""
    event = holdings.register.events[slug]
    common = common_fields(holdings, event)
    series = holdings.register.in_series(event.series) if event.series else ()
    organisers = [
        (link, sources_of(one.source, event))
        for one in event.organisers
        if (link := holdings.link_to("committee", one.value))
    ]
    return EventPage(
        **common,
        calendar_url=calendar_address(common["url"]) if has_day(event) else "",
        type=event.type or "",
        place=event.place or "",
        period=period_of(event.span),
        organisers=tuple(link for link, _ in organisers),
        organiser_sources=tuple(sources for _, sources in organisers),
        series=event.series or "",
        same_series=tuple(holdings.link(one) for one in series if one.slug != slug),
        programme=event.programme,
        outcome=event.outcome or "",
        documents=attached_documents(asdict(one) for one in event.documents if holdings.has_files),
        description=record_body(holdings, event),
        attendees=_attendees(holdings, slug),
        committees=holdings.counted(
            reported_with(holdings.catalogue, "event", slug, "committee", _MAX_COMMITTEES)
        ),
        references=numbered(
            (*event.sources, *(source for one in statements_of(event) for source in one.sources))
        ),
    )


def has_day(event: Event) -> bool:
    """Whether the first day of *event* is known, not its month or year alone."""
    return len(event.span.start or "") == len("2023-07-21")


def _attendees(holdings: Holdings, slug: str) -> tuple[Attendee, ...]:
    """Return the people in the event's reports with the offices of the register that these bear out."""
    people = people_reported_at(holdings.catalogue, slug)
    offices: dict[str, dict[str, AttendeeOffice]] = {person: {} for person in people}
    for attestation in attestations_at_event(holdings.catalogue, slug):
        person = attestation.person
        for proven in holdings.tenures_of(person) if person in offices else ():
            if bears_out(attestation, proven):
                office = AttendeeOffice(holdings.office_name(proven.tenure), attesting_report(attestation))
                offices[person].setdefault(office.name, office)
    return tuple(
        Attendee(link, tuple(offices[person].values()))
        for person in sorted(offices, key=lambda person: holdings.order_of("person", person))
        if (link := holdings.link_to("person", person))
    )
