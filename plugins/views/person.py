"""The page of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from plugins.addresses import article_address
from plugins.authority.records import Person
from plugins.catalogue.queries.mentions import MAX_ARTICLES_ON_RECORD_PAGE, quotations, reported_with
from plugins.catalogue.queries.offices import attestations_of_person
from plugins.views.attestations import AttestingReport, days_stated, proof_of
from plugins.views.days import Day, Period, day_of, period_of
from plugins.views.drawn.ranking import Ranked, ranked
from plugins.views.drawn.timeline import TenureDates, Timeline, drawn_timeline
from plugins.views.holdings import CountedLink, Holdings, Link, Picture
from plugins.views.record import RecordPage, common_fields, record_body

_MAX_COMMITTEES = 30
_MAX_EVENTS = 30
_MAX_PEOPLE = 12
"""How many records of each kind a person's page names of those in the same reports."""
_MIN_OFFICES_DRAWN = 2
"""Fewer are no picture."""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office of a person over time, with the reports that bear it out."""

    title: str
    committee: Link | None
    committee_name: str
    """Empty where the title says all."""
    period: Period | None
    days: tuple[Day, ...]
    """For which it is stated where it has no dates, sorted."""
    source: str
    """Where the register's statement was read; empty where that is not said."""
    attested: tuple[AttestingReport, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage(RecordPage):
    """All that the page of a person shows."""

    born: Day | None
    died: Day | None
    portrait: Picture | None
    biography: str
    """HTML, safe to print; empty when nobody wrote one."""
    offices: tuple[OfficeRow, ...]
    """Newest first; those without a date last."""
    timeline: Timeline | None
    """A row for each of *offices*; None where there are too few to draw."""
    quotations: Mapping[str, str]
    """The sentence that names the person first, by the address of the report."""
    committees: tuple[CountedLink, ...]
    events: tuple[CountedLink, ...]
    together: tuple[Ranked, ...]
    """People in the same reports, most often first."""


def person_page(holdings: Holdings, slug: str) -> PersonPage:
    """Return the page of the person under *slug*."""
    person = holdings.register.persons[slug]
    offices = offices_of(holdings, person)
    together = partial(reported_with, holdings.catalogue, "person", slug)
    return PersonPage(
        **common_fields(holdings, person),
        born=day_of(person.born),
        died=day_of(person.died),
        portrait=holdings.picture(person.portrait, person.portrait_alt or "") if person.portrait else None,
        biography=record_body(holdings, person),
        offices=offices,
        timeline=_timeline(offices),
        quotations={
            article_address(one.date, one.article): one.sentence
            for one in quotations(holdings.catalogue, slug, MAX_ARTICLES_ON_RECORD_PAGE)
        },
        committees=holdings.counted(together("committee", _MAX_COMMITTEES)),
        events=holdings.counted(together("event", _MAX_EVENTS)),
        together=ranked(holdings.counted(together("person", _MAX_PEOPLE))),
    )


def _timeline(offices: tuple[OfficeRow, ...]) -> Timeline | None:
    drawn = drawn_timeline([_tenure_dates(row) for row in offices])
    return drawn if drawn.count >= _MIN_OFFICES_DRAWN else None


def _tenure_dates(row: OfficeRow) -> TenureDates:
    start, end = (row.period.start, row.period.end) if row.period else (None, None)
    reported = tuple(day.iso for day in (row.days or [one.day for one in row.attested]))
    return TenureDates(start=start.iso if start else None, end=end.iso if end else None, reported=reported)


def offices_of(holdings: Holdings, person: Person) -> tuple[OfficeRow, ...]:
    """Return the offices of *person* that the register has, each with the reports that bear it out."""
    attestations = attestations_of_person(holdings.catalogue, person.slug)
    rows = []
    for proven in holdings.tenures_of(person.slug):
        tenure, proof = proven.tenure, proof_of(proven, attestations)
        rows.append(
            OfficeRow(
                title=tenure.office,
                committee=holdings.link_to("committee", tenure.committee) if tenure.committee else None,
                committee_name=holdings.committee_name(tenure.committee),
                period=period_of(tenure.span),
                days=days_stated(proven, proof),
                source=tenure.source or "",
                attested=proof,
            )
        )
    rows.sort(key=lambda row: row.title)
    return tuple(sorted(rows, key=_began, reverse=True))


def _began(row: OfficeRow) -> str:
    """Return when an office began or was first stated, so that a year sorts after its days; empty if unknown."""
    days = (row.period.start if row.period else None, *row.days[:1], *(one.day for one in row.attested[:1]))
    return next((day.iso[:10].ljust(10, "0") for day in days if day), "")
