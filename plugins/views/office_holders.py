"""Who held which office: all offices of the register, or those of a committee and of all below it, on any day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.authority.as_of import (
    Certainty,
    Stretch,
    edtf,
    held_on,
    is_in_year,
    stretches_of,
    years_of,
)
from plugins.authority.proof import ProvenTenure
from plugins.authority.records import Committee
from plugins.authority.spans import Span
from plugins.catalogue.queries.articles import article_called
from plugins.catalogue.queries.offices import days_proved
from plugins.catalogue.queries.portal import register_confirmed
from plugins.catalogue.queries.records import records_of_kind
from plugins.views.attestations import AttestingReport
from plugins.views.days import known_day
from plugins.views.holdings import Holdings, Link


@dataclass(frozen=True, slots=True)
class DatedOffice:
    """An office of a person, with what holds it."""

    person: Link
    slug: str
    """Of the person."""
    title: str
    phrase: str
    """Title and committee as one."""
    committee: str
    """Slug; empty where the title says all."""
    span: Span
    """As the register has it."""
    stretches: tuple[Stretch, ...]
    """When it was held; never empty."""
    sources: tuple[str, ...]
    """Where the register's statement was read; empty where reports prove it."""
    reports: tuple[AttestingReport, ...]
    """That an editor approved, oldest first."""

    @property
    def edtf(self) -> str:
        """Its dates as EDTF."""
        return edtf(self.span)


@dataclass(frozen=True, slots=True)
class Answer:
    """An office that was held on the day asked for."""

    office: DatedOffice
    certainty: Certainty


def all_offices(holdings: Holdings) -> Iterator[DatedOffice]:
    """Yield all offices of the register of which it says when they were held, by rank of committee and office."""
    people = (
        (person, one)
        for person in records_of_kind(holdings.catalogue, "person")
        for one in holdings.tenures_of(person)
    )
    return _ordered(holdings, people)


def offices_in(holdings: Holdings, committees: Iterable[str]) -> Iterator[DatedOffice]:
    """Yield the offices of *committees* (slugs), in the same order."""
    people = (
        (person, one)
        for committee in committees
        for person in holdings.register.related("tenure", committee)
        for one in holdings.tenures_of(person)
        if one.tenure.committee == committee
    )
    return _ordered(holdings, people)


def offices_of_person(holdings: Holdings, person: str) -> Iterator[DatedOffice]:
    """Yield the offices of *person* (slug), in the same order."""
    return _ordered(holdings, ((person, one) for one in holdings.tenures_of(person)))


def _ordered(holdings: Holdings, held: Iterable[tuple[str, ProvenTenure]]) -> Iterator[DatedOffice]:
    def order(one: tuple[str, ProvenTenure]) -> tuple[object, ...]:
        rank, committee = holdings.office_order(one[1].tenure)
        return committee, rank, one[1].tenure.office, one[1].tenure.span.start or "", one[0]

    for person, proven in sorted(held, key=order):
        found = _held_office(holdings, person, proven)
        if found:
            yield found


def _held_office(holdings: Holdings, person: str, proven: ProvenTenure) -> DatedOffice | None:
    tenure, link = proven.tenure, holdings.link_to("person", person)
    confirmed = register_confirmed(holdings.catalogue) if holdings.is_confirmed(person, tenure) else None
    stretches = stretches_of(proven, holdings.limit_of(person, tenure), confirmed)
    if not stretches or link is None:
        return None
    return DatedOffice(
        person=link,
        slug=person,
        title=tenure.office,
        phrase=holdings.office_name(tenure),
        committee=tenure.committee or "",
        span=tenure.span,
        stretches=stretches,
        sources=holdings.sources_of_tenure(person, tenure),
        reports=_approved(holdings, person, proven),
    )


def _approved(holdings: Holdings, person: str, proven: ProvenTenure) -> tuple[AttestingReport, ...]:
    """Return the approved reports that still give *person* the office, oldest first."""
    found = []
    for name in proven.tenure.reports:
        days = days_proved(holdings.catalogue, person, proven.tenure, name)
        article = article_called(holdings.catalogue, name) if days else None
        if article:
            found.append(AttestingReport(known_day(days[0]), holdings.article_link(article.slug)))
    return tuple(sorted(found, key=lambda one: (one.day.iso, one.article.url)))


def who(holdings: Holdings, day: str, committee: str = "", *, below: bool = False) -> Iterator[Answer]:
    """Yield who held an office on *day* (ISO, whole): in *committee* (slug), with all that was *below* it then, or anywhere."""
    if not committee:
        return answers(all_offices(holdings), day)
    reach = committees_under(holdings, committee)
    wanted = [one for one in reach if is_under(reach, one, committee, day)] if below else [committee]
    return answers(offices_in(holdings, wanted), day)


def answers(offices: Iterable[DatedOffice], day: str) -> Iterator[Answer]:
    """Yield those of *offices* that were held on *day* (ISO, whole)."""
    for office in offices:
        certainty = held_on(office.stretches, day)
        if certainty:
            yield Answer(office, certainty)


@dataclass(frozen=True, slots=True)
class Standing:
    """A committee with where it stood below others."""

    name: str
    parents: tuple[tuple[str, Span], ...]
    """Each committee above it and for how long; where the register does not say how long, as long as it lasted itself."""


def committees_under(holdings: Holdings, committee: str) -> Mapping[str, Standing]:
    """Return *committee* and all that were ever below it, by slug, by rank; rings end."""
    found: dict[str, Standing] = {}
    todo = [committee]
    while todo:
        slug = todo.pop()
        record = holdings.register.committees.get(slug)
        if record is None or slug in found:
            continue
        found[slug] = _standing(record)
        todo += holdings.register.children(slug)
    return {slug: found[slug] for slug in sorted(found, key=holdings.committee_order)}


def _standing(committee: Committee) -> Standing:
    parents = (
        (one.committee, one.span if one.span.is_known else committee.span) for one in committee.parents
    )
    return Standing(committee.name, tuple(parents))


def is_under(reach: Mapping[str, Standing], slug: str, top: str, day: str) -> bool:
    """Whether the committee *slug* was *top*, or below it, on *day*, as far as its dates do not exclude that."""
    seen: set[str] = set()
    todo: Sequence[str] = [slug]
    while todo:
        if top in todo:
            return True
        seen.update(todo)
        todo = [
            above
            for one in todo
            if one in reach
            for above, span in reach[one].parents
            if above not in seen and span.may_include(day)
        ]
    return False


MAX_ROWS_IN_FILE = 200
"""Of offices; a committee with more, with all below it, has a file a year. Some 30 KB."""


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """The offices that the script loads to answer for a committee with all below it, or for all."""

    committee: str
    """Slug; empty for all."""
    year: str
    """Empty where one file has all years."""
    offices: Sequence[DatedOffice]
    reach: Mapping[str, Standing]


def office_files(offices: Sequence[DatedOffice], standings: Mapping[str, Standing]) -> Iterator[OfficeFile]:
    """Yield the files of all *offices*, then those of each committee of *standings*: one while it is small, else one a year."""
    if not offices:
        return
    yield from _files("", offices, standings)
    by_committee: dict[str, list[DatedOffice]] = {slug: [] for slug in standings}
    for one in offices:
        if one.committee:
            by_committee[one.committee].append(one)
    children: dict[str, list[str]] = {slug: [] for slug in standings}
    for slug, standing in standings.items():
        for above, _ in standing.parents:
            children.setdefault(above, []).append(slug)
    for top in standings:
        below = _descendants(top, children)
        reach = {slug: standing for slug, standing in standings.items() if slug in below}
        yield from _files(top, [one for slug in reach for one in by_committee[slug]], reach)


def _files(
    committee: str, offices: Sequence[DatedOffice], reach: Mapping[str, Standing]
) -> Iterator[OfficeFile]:
    if len(offices) <= MAX_ROWS_IN_FILE:
        yield OfficeFile(committee, "", offices, reach)
    else:
        days = (day for one in offices for part in one.stretches for day in (part.first, part.last) if day)
        for year, held in offices_by_year(offices, max(days)[:4]).items():
            yield OfficeFile(committee, year, held, reach)


def _descendants(top: str, children: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    todo = [top]
    while todo:
        slug = todo.pop()
        if slug not in found:
            found.add(slug)
            todo += children[slug]
    return found


def standings_of(holdings: Holdings, offices: Iterable[DatedOffice]) -> Mapping[str, Standing]:
    """Return the committees of *offices* and all that were ever above them, by slug, by rank."""
    records = {}
    todo = [one.committee for one in offices if one.committee]
    while todo:
        slug = todo.pop()
        record = None if slug in records else holdings.register.committees.get(slug)
        if record is not None:
            records[slug] = record
            todo += [parent.committee for parent in record.parents]
    return {slug: _standing(records[slug]) for slug in sorted(records, key=holdings.committee_order)}


def offices_by_year(offices: Sequence[DatedOffice], last: str) -> Mapping[str, Sequence[DatedOffice]]:
    """Return the *offices* that were held in each year up to *last*, years without any left out."""
    years = years_of((one.stretches for one in offices), last)
    return {year: [one for one in offices if is_in_year(one.stretches, year)] for year in years}
