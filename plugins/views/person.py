"""The page of a person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from plugins.addresses import feed_address, record_address
from plugins.authority.records import Person, Statement
from plugins.catalogue.queries.mentions import reported_with
from plugins.catalogue.queries.offices import Attestation, attestations_of_person
from plugins.catalogue.queries.records import text_of_record
from plugins.views.attestations import (
    AttestingReport,
    by_office,
    reports_of,
    share_out,
    whole_title_of,
)
from plugins.views.body import render_body
from plugins.views.days import Day, Period, day_of, period_of
from plugins.views.drawn.columns import Column
from plugins.views.drawn.ranking import Ranked, ranked
from plugins.views.drawn.timeline import TenureDates, Timeline, drawn_timeline
from plugins.views.holdings import CountedLink, Holdings, Link, Picture, Year
from plugins.views.years import record_columns, record_years

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


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that the page of a person shows."""

    name: str
    url: str
    cite_url: str
    feed_url: str
    disambiguation: str
    variants: tuple[Statement, ...]
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
    years: tuple[Year, ...]
    columns: tuple[Column, ...]
    """The years as a chart."""
    article_count: int
    namesakes: tuple[Link, ...]
    sources: tuple[str, ...]
    is_sample: bool


def person_page(holdings: Holdings, slug: str) -> PersonPage:
    """Return the page of the person under *slug*."""
    person = holdings.register.persons[slug]
    url = record_address("person", slug)
    years = record_years(holdings, "person", slug)
    offices = offices_of(holdings, person)
    together = partial(reported_with, holdings.catalogue, "person", slug)
    return PersonPage(
        name=person.name,
        url=url,
        cite_url=holdings.cite_address(person.id, url),
        feed_url=feed_address(url),
        disambiguation=person.disambiguation or "",
        variants=person.variants,
        born=day_of(person.born),
        died=day_of(person.died),
        portrait=holdings.picture(person.portrait, person.portrait_alt or "") if person.portrait else None,
        biography=record_body(holdings, "person", slug),
        offices=offices,
        timeline=_timeline(offices),
        committees=holdings.counted(together("committee", _MAX_COMMITTEES)),
        events=holdings.counted(together("event", _MAX_EVENTS)),
        together=ranked(holdings.counted(together("person", _MAX_PEOPLE))),
        years=years,
        columns=record_columns(years),
        article_count=sum(year.count for year in years),
        namesakes=namesakes(holdings, "person", slug),
        sources=person.sources,
        is_sample=person.sample,
    )


def record_body(holdings: Holdings, kind: str, slug: str) -> str:
    """Return the text that editors wrote about a record, as HTML; empty when there is none."""
    return render_body(text_of_record(holdings.catalogue, kind, slug), holdings)


def namesakes(holdings: Holdings, kind: str, slug: str) -> tuple[Link, ...]:
    """Return the other records of the same name."""
    record = holdings.register.get(kind, slug)
    shared = holdings.register.namesakes(kind, record.name) if record else ()
    return tuple(link for other in shared if other != slug and (link := holdings.link_to(kind, other)))


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
    return tuple(sorted(rows, key=_newest_first))


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


def _newest_first(row: OfficeRow) -> tuple[bool, str, str]:
    """Sort by when an office began, or was first attested; unknown last."""
    days = (row.period.start if row.period else None, row.attested[0].day if row.attested else None)
    iso = next((day.iso[:10] for day in days if day), "")
    return (not iso, "".join(chr(0x10FFFF - ord(char)) for char in iso.ljust(10, "0")), row.title)
