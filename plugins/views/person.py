"""The page of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from plugins.addresses import article_address
from plugins.authority.records import Person, Statement
from plugins.catalogue.queries.mentions import MAX_ARTICLES_ON_RECORD_PAGE, quotations, reported_with
from plugins.catalogue.queries.offices import attestations_of_person
from plugins.catalogue.queries.portal import register_confirmed
from plugins.views.attestations import AttestingReport, days_stated, proof_of
from plugins.views.days import Day, Period, day_of, known_day, period_of
from plugins.views.drawn.ranking import Ranked, ranked
from plugins.views.drawn.timeline import TenureDates, Timeline, drawn_timeline
from plugins.views.holdings import CountedLink, Holdings, Link, Picture
from plugins.views.office_holders import DatedOffice
from plugins.views.record import RecordPage, common_fields, record_body
from plugins.views.references import References, numbered
from plugins.views.successions import before_and_after

_MAX_COMMITTEES = 30
_MAX_EVENTS = 30
_MAX_PEOPLE = 12
"""How many records of each kind a person's page names of those in the same reports."""
_MIN_OFFICES_DRAWN = 2
"""Fewer are no picture."""


_MAX_LATEST = 3
"""Offices under the name."""


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office of a person over time, with the reports that bear it out."""

    title: str
    committee: Link | None
    phrase: str
    """Title and committee as one."""
    period: Period | None
    days: tuple[Day, ...]
    """For which it is stated where it has no dates, sorted."""
    sources: tuple[str, ...]
    """Where it was read: its own source, else those of the record; empty where reports prove it."""
    attested: tuple[AttestingReport, ...]
    """Oldest first."""
    is_over: bool
    """Whether its end is recorded, or that of the person or the committee."""
    confirmed: Day | None
    """When the register was last confirmed, if the office was held then."""
    before: DatedOffice | None = None
    """The same office of who held it right before; None where the register is not sure."""
    after: DatedOffice | None = None
    """Of who held it right after, likewise."""

    @property
    def beside(self) -> tuple[DatedOffice, ...]:
        """Those before and after that are known."""
        return tuple(one for one in (self.before, self.after) if one)

    @property
    def before_committee(self) -> str:
        """The words of *phrase* before the name of the committee, all of them where it does not end with that."""
        return self.phrase.removesuffix(self.committee.text) if self.committee else self.phrase


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of a person in one respect."""

    name: str
    """``born``, ``died``, or a field of the record; of qualifications their kind, ``qualified`` where none is said."""
    statements: tuple[Statement, ...]
    """In the order of the record; dates are ISO. What has no source of its own was read where the record was established."""

    @property
    def days(self) -> tuple[Day, ...]:
        """The statements as dates."""
        return tuple(known_day(one.value) for one in self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage(RecordPage):
    """All that the page of a person shows."""

    facts: tuple[Fact, ...]
    """As official biographies order them."""
    portrait: Picture | None
    biography: str
    """HTML, safe to print; empty when nobody wrote one."""
    latest: tuple[OfficeRow, ...]
    """Offices that are not over, by precedence, a few at most; the last one where all are over."""
    offices: tuple[OfficeRow, ...]
    """Those that are not over by precedence, then the others, newest first; those without a date last."""
    timeline: Timeline | None
    """A row for each of *offices*; None where there are too few to draw."""
    quotations: Mapping[str, str]
    """The sentence that names the person first, by the address of the report."""
    committees: tuple[CountedLink, ...]
    events: tuple[CountedLink, ...]
    together: tuple[Ranked, ...]
    """People in the same reports, most often first."""
    references: References
    """Where its statements were read."""


def person_page(holdings: Holdings, slug: str) -> PersonPage:
    """Return the page of the person under *slug*."""
    person = holdings.register.persons[slug]
    offices = offices_of(holdings, person)
    facts = facts_of(person)
    together = partial(reported_with, holdings.catalogue, "person", slug)
    statements = (*(one for fact in facts for one in fact.statements), *person.variants)
    sources = (
        *person.sources,
        *(one.source for one in statements),
        *(source for one in offices for source in one.sources),
        *(source for one in offices for beside in one.beside for source in beside.sources),
    )
    return PersonPage(
        **common_fields(holdings, person),
        facts=facts,
        portrait=holdings.picture(person.portrait, person.portrait_alt or "") if person.portrait else None,
        biography=record_body(holdings, person),
        latest=_latest(offices),
        offices=offices,
        timeline=_timeline(offices),
        quotations={
            article_address(one.date, one.article): one.sentence
            for one in quotations(holdings.catalogue, slug, MAX_ARTICLES_ON_RECORD_PAGE)
        },
        committees=holdings.counted(together("committee", _MAX_COMMITTEES)),
        events=holdings.counted(together("event", _MAX_EVENTS)),
        together=ranked(holdings.counted(together("person", _MAX_PEOPLE))),
        references=numbered(sources),
    )


def facts_of(person: Person) -> tuple[Fact, ...]:
    """Return what the record of *person* says besides offices, in the order of official biographies."""
    kinds = {
        "born": (Statement(person.born),) if person.born else (),
        "hometown": (person.hometown,),
        "ethnicity": (person.ethnicity,),
        "party_joined": (person.party_joined,),
        **{
            kind: tuple(
                Statement(one.value, one.source)
                for one in person.qualifications
                if (one.type or "qualified") == kind
            )
            for kind in ("professional", "political", "qualified")
        },
        "died": (Statement(person.died),) if person.died else (),
    }
    known = {name: tuple(filter(None, statements)) for name, statements in kinds.items()}
    return tuple(Fact(name, statements) for name, statements in known.items() if statements)


def _latest(offices: tuple[OfficeRow, ...]) -> tuple[OfficeRow, ...]:
    lasting = tuple(one for one in offices if one.period and not one.is_over)
    return lasting[:_MAX_LATEST] or offices[:1]


def _timeline(offices: tuple[OfficeRow, ...]) -> Timeline | None:
    drawn = drawn_timeline([_tenure_dates(row) for row in offices])
    return drawn if drawn.count >= _MIN_OFFICES_DRAWN else None


def _tenure_dates(row: OfficeRow) -> TenureDates:
    start, end = (row.period.start, row.period.end) if row.period else (None, None)
    reported = tuple(day.iso for day in (row.days or [one.day for one in row.attested]))
    return TenureDates(start=start.iso if start else None, end=end.iso if end else None, reported=reported)


def offices_of(holdings: Holdings, person: Person) -> tuple[OfficeRow, ...]:
    """Return the offices of *person* that the register has, each with the reports that bear it out.

    Those that are not over by precedence, then the others, newest first; those without a date last.
    """
    attestations = attestations_of_person(holdings.catalogue, person.slug)
    held = sorted(holdings.tenures_of(person.slug), key=lambda one: holdings.office_order(one.tenure))
    rows = []
    for proven in held:
        tenure, proof = proven.tenure, proof_of(proven, attestations)
        is_confirmed = holdings.is_confirmed(person.slug, tenure)
        before, after = before_and_after(holdings, person.slug, tenure)
        rows.append(
            OfficeRow(
                title=tenure.office,
                committee=holdings.link_to("committee", tenure.committee) if tenure.committee else None,
                phrase=holdings.office_name(tenure),
                period=period_of(tenure.span),
                days=days_stated(proven, proof),
                sources=holdings.sources_of_tenure(person.slug, tenure),
                attested=proof,
                is_over=holdings.is_over(person.slug, tenure),
                confirmed=day_of(register_confirmed(holdings.catalogue)) if is_confirmed else None,
                before=before,
                after=after,
            )
        )
    lasting = [row for row in rows if row.period and not row.is_over]
    others = [row for row in rows if not row.period or row.is_over]
    return (*lasting, *sorted(others, key=_last_known, reverse=True))


def _last_known(row: OfficeRow) -> str:
    """Return the last day that is known of an office, a year after its days; empty if none is."""
    ends = (row.period.end, row.period.start) if row.period else ()
    days = (*ends, *row.days[-1:], *(one.day for one in row.attested[-1:]))
    return next((day.iso[:10].ljust(10, "~") for day in days if day), "")
