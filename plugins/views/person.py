"""The page of a person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from plugins.authority.records import Person
from plugins.catalogue.queries.mentions import reported_with
from plugins.catalogue.queries.offices import Attestation, attestations_of_person
from plugins.views.attestations import (
    AttestingReport,
    by_office,
    reports_of,
    share_out,
    whole_title_of,
)
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
    """An office of a person over time: from the register, with the reports that attest it, or from reports alone."""

    title: str
    committee: Link | None
    committee_name: str
    """As the register or the report has it, also where no record has that name."""
    period: Period | None
    source: str
    """Where the register's statement was read; empty for an office known from reports only."""
    in_register: bool
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
        committees=holdings.counted(together("committee", _MAX_COMMITTEES)),
        events=holdings.counted(together("event", _MAX_EVENTS)),
        together=ranked(holdings.counted(together("person", _MAX_PEOPLE))),
    )


def _timeline(offices: tuple[OfficeRow, ...]) -> Timeline | None:
    drawn = drawn_timeline([_tenure_dates(row) for row in offices])
    return drawn if drawn.count >= _MIN_OFFICES_DRAWN else None


def _tenure_dates(row: OfficeRow) -> TenureDates:
    start, end = (row.period.start, row.period.end) if row.period else (None, None)
    reported = tuple(one.day.iso for one in row.attested if one.day)
    return TenureDates(start=start.iso if start else None, end=end.iso if end else None, reported=reported)


def offices_of(holdings: Holdings, person: Person) -> tuple[OfficeRow, ...]:
    """Return the offices of *person*: each tenure with the reports that attest it, then what only reports say."""
    attestations = attestations_of_person(holdings.catalogue, person.slug)
    attesting, reported_alone = share_out(person.tenures, attestations)
    rows = [
        OfficeRow(
            title=tenure.office,
            committee=holdings.link_to("committee", tenure.committee) if tenure.committee else None,
            committee_name=holdings.committee_name(tenure.committee),
            period=period_of(tenure.span),
            source=tenure.source or "",
            in_register=True,
            attested=attested,
        )
        for tenure, attested in zip(person.tenures, attesting, strict=True)
    ]
    rows += [_from_reports(holdings, group) for group in by_office(reported_alone)]
    rows.sort(key=lambda row: row.title)
    return tuple(sorted(rows, key=_began, reverse=True))


def _from_reports(holdings: Holdings, group: tuple[Attestation, ...]) -> OfficeRow:
    """Return the row of an office that reports alone name."""
    first = group[0]
    title = whole_title_of(first)
    has_former = title.lower().startswith(("nguyên", "cựu"))
    return OfficeRow(
        title=f"nguyên {title}" if first.is_former and not has_former else title,
        committee=holdings.link_to("committee", first.committee) if first.committee else None,
        committee_name=holdings.committee_name(first.committee) or first.org_text,
        period=None,
        source="",
        in_register=False,
        attested=reports_of(group),
    )


def _began(row: OfficeRow) -> str:
    """Return when an office began or was first attested, so that a year sorts after its days; empty if unknown."""
    days = (row.period.start if row.period else None, row.attested[0].day if row.attested else None)
    return next((day.iso[:10].ljust(10, "0") for day in days if day), "")
