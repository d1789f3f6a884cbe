"""The page of a committee."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.addresses import calendar_address, line_address, succession_address
from plugins.authority.cited_documents import cited_document
from plugins.authority.lineage import line_of, with_predecessors
from plugins.authority.offices import office_phrase
from plugins.authority.proof import ProvenTenure
from plugins.authority.records import Committee, Event, FormerName, Lineage, Statement
from plugins.authority.statements import sources_of
from plugins.catalogue.queries.mentions import reported_with
from plugins.catalogue.queries.offices import Attestation, attestations_of_committee
from plugins.catalogue.queries.portal import register_confirmed, this_year
from plugins.text.normal import match_key
from plugins.views.agenda import Agenda, agenda_of
from plugins.views.attestations import AttestingReport, days_stated, proof_of
from plugins.views.committee_years import YearChange, YearFacts, YearRow, years_at_a_glance
from plugins.views.days import Day, Period, day_of, period_of
from plugins.views.drawn.lineage import LineDrawing, drawn_line
from plugins.views.drawn.ranking import Ranked, ranked
from plugins.views.drawn.timeline import DrawnTenure, TenureDates, Tick, drawn_timeline
from plugins.views.event import has_day
from plugins.views.holdings import Holdings, Link, Year
from plugins.views.record import RecordPage, common_fields, record_body
from plugins.views.references import References, numbered

_MAX_EVENTS = 30
_MAX_PEOPLE = 30
"""How many records of each kind a committee's page names of those in the same reports."""
_MIN_OFFICERS_DRAWN = 3
"""Fewer are no picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCommittee:
    """Another committee, and since when or by what it is related."""

    link: Link
    period: Period | None = None
    day: Day | None = None
    """Day of a change of lineage."""
    decision: str = ""
    sources: tuple[str, ...]
    """Its own, else those of the record that says so."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """A step of a line of committees."""

    day: Day | None
    before: Link
    after: Link
    decision: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """A line of committees over more than one step, drawn and as a table."""

    drawing: LineDrawing
    rows: tuple[LineRow, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class OfficeBars:
    """An office of the chart of officers."""

    title: str
    bars: tuple[tuple[Officer, DrawnTenure], ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class OfficerChart:
    """The officers over time: offices as rows, people as bars on one axis."""

    ticks: tuple[Tick, ...]
    rows: tuple[OfficeBars, ...]


@dataclass(frozen=True, slots=True)
class FormerNameRow:
    """A name that the committee bore."""

    name: str
    period: Period | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Officer:
    """A person in an office of the committee."""

    person: Link
    title: str
    period: Period | None
    days: tuple[Day, ...]
    """For which it is stated where it has no dates, sorted."""
    sources: tuple[str, ...]
    """Its own, else those of the person's record; empty where reports prove it."""
    attested: tuple[AttestingReport, ...]
    """Oldest first."""
    is_confirmed: bool
    """Whether the office was still held on the day on which the register was last confirmed."""


@dataclass(frozen=True, slots=True)
class OfficeHolders:
    """The people in an office of the committee."""

    title: str
    officers: tuple[Officer, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.officers)


@dataclass(frozen=True, slots=True)
class CommitteeGroup:
    """Committees that the table of ranks puts together."""

    name: str
    """Empty for those that it does not name."""
    committees: tuple[RelatedCommittee, ...]
    """By rank."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.committees)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteePage(RecordPage):
    """All that the page of a committee shows."""

    calendar_url: str
    """Empty where it organised no event whose day is known."""
    type: str
    place: str
    period: Period | None
    is_closed: bool
    """Whether its end is known."""
    names: tuple[FormerNameRow, ...]
    history: str
    """HTML, safe to print."""
    parents: tuple[RelatedCommittee, ...]
    children: tuple[CommitteeGroup, ...]
    """Those below it that last."""
    former_children: tuple[RelatedCommittee, ...]
    """Those below it whose time is over, by rank."""
    predecessors: tuple[RelatedCommittee, ...]
    successors: tuple[RelatedCommittee, ...]
    line_url: str
    """Of the articles about it and about those that it came from; empty where it came from none."""
    line: LineChart | None
    """All that came before and after, where that is more than one step."""
    titles: tuple[Statement, ...]
    """Its offices, by precedence."""
    succession_url: str
    """Who followed whom in its offices."""
    officer_chart: OfficerChart | None
    """None where fewer than three offices have a place on it."""
    officers: tuple[OfficeHolders, ...]
    """Whose end is not recorded, by precedence; none in a committee that is closed."""
    confirmed: Day | None
    """On which all *officers* were still in office; None where no day is known for all of them."""
    undated_officers: tuple[OfficeHolders, ...]
    """Of whose time the register says nothing but, where reports were approved, their days; by precedence."""
    former_officers: tuple[OfficeHolders, ...]
    """By precedence, of each office the newest first."""
    agenda: Agenda
    """Events it organised and events in the same reports."""
    organised: tuple[Link, ...]
    """Events it organised, newest first."""
    persons: tuple[Ranked, ...]
    """People in the same reports, most often first."""
    by_year: tuple[YearRow, ...]
    """Its years at a glance, newest first; empty where there is little to see."""
    references: References
    """Where its statements were read."""


def committee_page(holdings: Holdings, slug: str, day: str = "9999") -> CommitteePage:
    """Return the page of the committee under *slug*; events that begin after *day* (ISO) are to come."""
    committee = holdings.register.committees[slug]
    common = common_fields(holdings, committee)
    people = reported_with(holdings.catalogue, "committee", slug, "person", _MAX_PEOPLE)
    events = reported_with(holdings.catalogue, "committee", slug, "event", _MAX_EVENTS)
    organised = sorted(
        holdings.register.organised_by(slug), key=lambda event: event.span.start or "", reverse=True
    )
    parents, children = _parents(holdings, committee), _children(holdings, slug)
    before = _lineage(holdings, committee, committee.predecessors)
    after = _lineage(holdings, committee, committee.successors)
    latest, undated, past = (
        _by_title(holdings, committee, officers) for officers in _officers(holdings, committee)
    )
    line = _line_chart(holdings, slug)
    names = tuple(_name(former, committee) for former in committee.names)
    changes = _changes(committee, names, before, after)
    sources = [
        *committee.sources,
        *(source for one in (line.rows if line else ()) for source in one.sources),
        *(source for one in parents for source in one.sources),
        *(one.source for one in (*committee.variants, *committee.offices)),
        *(former.source for former in committee.names),
        *(source for one in (*before, *after) for source in one.sources),
        *(
            source
            for office in (*latest, *undated, *past)
            for one in office.officers
            for source in one.sources
        ),
        *(source for one in children.values() for source in one.sources),
    ]
    return CommitteePage(
        **common,
        calendar_url=calendar_address(common["url"]) if has_calendar(holdings, slug) else "",
        type=committee.type or "",
        place=committee.place or "",
        period=period_of(committee.span),
        is_closed=committee.span.end is not None,
        names=names,
        history=record_body(holdings, committee),
        parents=parents,
        children=_grouped(holdings, children),
        former_children=tuple(filter(_is_over, children.values())),
        predecessors=before,
        successors=after,
        line_url=line_address(slug) if with_predecessors(holdings.register, slug)[1:] else "",
        line=line,
        titles=committee.offices,
        succession_url=succession_address(slug),
        officer_chart=_officer_chart((*latest, *past)),
        officers=latest,
        confirmed=day_of(register_confirmed(holdings.catalogue))
        if all(one.is_confirmed for office in latest for one in office.officers)
        else None,
        undated_officers=undated,
        former_officers=past,
        agenda=agenda_of(
            holdings,
            organised,
            {one.slug: one.count for one in events},
            day,
        ),
        organised=tuple(holdings.link(event) for event in organised),
        persons=ranked(holdings.counted(people)),
        by_year=years_at_a_glance(
            _year_facts(common["years"], organised, (*latest, *past), sources, changes),
            this_year(holdings.catalogue),
        ),
        references=numbered(sources),
    )


def _changes(
    committee: Committee,
    names: Iterable[FormerNameRow],
    before: Iterable[RelatedCommittee],
    after: Iterable[RelatedCommittee],
) -> Iterator[tuple[str, YearChange]]:
    """Yield what became of *committee*, each with its year, in the order in which it happens within one."""
    if committee.span.start:
        yield committee.span.start[:4], YearChange("founded", sources=committee.sources)
    for one in before:
        yield one.day.iso[:4] if one.day else "", YearChange("from", link=one.link, sources=one.sources)
    for name in names:
        start = name.period.start if name.period else None
        yield start.iso[:4] if start else "", YearChange("named", name.name, sources=name.sources)
    for one in after:
        yield one.day.iso[:4] if one.day else "", YearChange("into", link=one.link, sources=one.sources)
    if committee.span.end:
        yield committee.span.end[:4], YearChange("ended", sources=committee.sources)


def _year_facts(
    reports: Sequence[Year],
    organised: Iterable[Event],
    offices: Iterable[OfficeHolders],
    sources: Iterable[str | None],
    changes: Iterable[tuple[str, YearChange]],
) -> YearFacts:
    periods = [one.period for office in offices for one in office.officers if one.period]
    return YearFacts(
        reports=reports,
        events=(event.span.start[:4] for event in organised if event.span.start),
        came=(one.start.iso[:4] for one in periods if one.start),
        left=(one.end.iso[:4] for one in periods if one.end),
        documents=(cited_document(source).year for source in dict.fromkeys(filter(None, sources))),
        changes=[(year, change) for year, change in changes if year],
    )


def _line_chart(holdings: Holdings, slug: str) -> LineChart | None:
    line = line_of(holdings.register, slug)
    if not line.is_long:
        return None
    links = {one: holdings.link(holdings.register.committees[one]) for one in line.levels}
    rows = (
        LineRow(day_of(one.on), links[one.before], links[one.after], one.decision, one.sources)
        for one in line.steps
    )
    names = {one: (link.text, link.url) for one, link in links.items()}
    return LineChart(drawn_line(line, names), tuple(rows))


def _officer_chart(offices: Sequence[OfficeHolders]) -> OfficerChart | None:
    """Return *offices*, which may come twice, now and then, as one chart in their order."""
    officers: dict[str, list[Officer]] = {}
    for office in offices:
        officers.setdefault(office.title, []).extend(office.officers)
    ordered = [(title, sorted(those, key=_start_of)) for title, those in officers.items()]
    drawing = drawn_timeline([_dates_of(one) for _, those in ordered for one in those])
    if drawing.count < _MIN_OFFICERS_DRAWN:
        return None
    rows = iter(drawing.rows)
    bars = ((title, tuple((one, row) for one in those if (row := next(rows)))) for title, those in ordered)
    return OfficerChart(drawing.ticks, tuple(OfficeBars(title, those) for title, those in bars if those))


def _dates_of(officer: Officer) -> TenureDates:
    period = officer.period
    start, end = (period.start, period.end) if period else (None, None)
    reported = tuple(day.iso for day in (officer.days or [one.day for one in officer.attested]))
    return TenureDates(start=start.iso if start else None, end=end.iso if end else None, reported=reported)


def _start_of(officer: Officer) -> str:
    return officer.period.start.iso if officer.period and officer.period.start else ""


def has_calendar(holdings: Holdings, slug: str) -> bool:
    """Whether the committee under *slug* organised an event whose day is known."""
    return any(map(has_day, holdings.register.organised_by(slug)))


def _name(former: FormerName, committee: Committee) -> FormerNameRow:
    return FormerNameRow(former.name, period_of(former.span), sources_of(former.source, committee))


def _parents(holdings: Holdings, committee: Committee) -> tuple[RelatedCommittee, ...]:
    return tuple(
        RelatedCommittee(
            link=link, period=period_of(parent.span), sources=sources_of(parent.source, committee)
        )
        for parent in committee.parents
        if (link := holdings.link_to("committee", parent.committee))
    )


def _children(holdings: Holdings, slug: str) -> dict[str, RelatedCommittee]:
    """Return the committees directly below by slug, by rank; the period is that of being below it, else of the child."""
    relations = {}
    for child in sorted(holdings.register.children(slug), key=holdings.committee_order):
        committee = holdings.register.committees[child]
        place = next(parent for parent in committee.parents if parent.committee == slug)
        span = place.span if place.span.is_known else committee.span
        relations[child] = RelatedCommittee(
            link=holdings.link(committee), period=period_of(span), sources=sources_of(place.source, committee)
        )
    return relations


def _is_over(one: RelatedCommittee) -> bool:
    return bool(one.period and one.period.end)


def _grouped(holdings: Holdings, children: Mapping[str, RelatedCommittee]) -> tuple[CommitteeGroup, ...]:
    """Return those of *children*, by slug, that last, in the groups of the table of ranks."""
    lasting = [(slug, one) for slug, one in children.items() if not _is_over(one)]
    groups = groupby(lasting, key=lambda child: holdings.committee_group(child[0]))
    return tuple(CommitteeGroup(name, tuple(one for _, one in of_group)) for name, of_group in groups)


def _lineage(
    holdings: Holdings, committee: Committee, items: tuple[Lineage, ...]
) -> tuple[RelatedCommittee, ...]:
    return tuple(
        RelatedCommittee(
            link=link,
            day=day_of(item.on),
            decision=item.decision or "",
            sources=sources_of(item.source, committee),
        )
        for item in items
        if (link := holdings.link_to("committee", item.committee))
    )


def _officers(holdings: Holdings, committee: Committee) -> tuple[list[Officer], list[Officer], list[Officer]]:
    """Return who holds an office of which no end is recorded, whose time is not recorded, and whose time is over.

    In the order of the people, those of the past by their end, the newest first.
    """
    slug = committee.slug
    attestations: dict[str, list[Attestation]] = {}
    for one in attestations_of_committee(holdings.catalogue, slug):
        attestations.setdefault(one.person, []).append(one)
    latest: list[Officer] = []
    undated: list[Officer] = []
    past: list[Officer] = []
    people = holdings.register.related("tenure", slug)
    for person in sorted(people, key=lambda person: holdings.order_of("person", person)):
        for proven in holdings.tenures_of(person):
            link, tenure = holdings.link_to("person", person), proven.tenure
            if link and tenure.committee == slug:
                officer = _officer(holdings, person, link, proven, attestations.get(person, ()))
                if holdings.is_over(person, tenure):
                    past.append(officer)
                else:
                    (latest if officer.period else undated).append(officer)
    return latest, undated, sorted(past, key=_end_of, reverse=True)


def _officer(
    holdings: Holdings, person: str, link: Link, proven: ProvenTenure, attestations: Sequence[Attestation]
) -> Officer:
    tenure, proof = proven.tenure, proof_of(proven, attestations)
    return Officer(
        person=link,
        title=tenure.office,
        period=period_of(tenure.span),
        days=days_stated(proven, proof),
        sources=holdings.sources_of_tenure(person, tenure),
        attested=proof,
        is_confirmed=holdings.is_confirmed(person, tenure),
    )


def _end_of(officer: Officer) -> str:
    return officer.period.end.iso if officer.period and officer.period.end else ""


def _by_title(
    holdings: Holdings, committee: Committee, officers: Iterable[Officer]
) -> tuple[OfficeHolders, ...]:
    """Return *officers*, in their order, by office: in the precedence of the committee's own list, then of the ranks."""
    own = {match_key(one.value): place for place, one in enumerate(committee.offices)}
    found: dict[str, list[Officer]] = {}
    for one in officers:
        found.setdefault(one.title, []).append(one)

    def precedence(title: str) -> tuple[int, int, str]:
        phrase = office_phrase(title, committee.name)
        return own.get(match_key(title), len(own)), holdings.ranks.of_office(phrase), title

    return tuple(OfficeHolders(title, tuple(found[title])) for title in sorted(found, key=precedence))
