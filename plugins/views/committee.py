"""The page of a committee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.addresses import calendar_address
from plugins.authority.records import Committee, FormerName, Lineage, Statement
from plugins.catalogue.queries.mentions import reported_with
from plugins.catalogue.queries.offices import Attestation, attestations_of_committee
from plugins.text.normal import match_key, sort_key
from plugins.views.agenda import Agenda, agenda_of
from plugins.views.attestations import AttestingReport, days_stated, proof_of
from plugins.views.days import Day, Period, day_of, in_figures, period_of
from plugins.views.drawn.flow_chart import ChartedCommittee, FlowChart, drawn_flow_chart
from plugins.views.drawn.ranking import Ranked, ranked
from plugins.views.event import has_day
from plugins.views.holdings import Holdings, Link
from plugins.views.record import RecordPage, common_fields, record_body

_MAX_EVENTS = 30
_MAX_PEOPLE = 30
"""How many records of each kind a committee's page names of those in the same reports."""
_MAX_DRAWN = 12
"""Committees drawn on one side; the others stand in the list alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedCommittee:
    """Another committee, and since when or by what it is related."""

    link: Link
    period: Period | None = None
    day: Day | None = None
    """Day of a change of lineage."""
    decision: str = ""
    source: str
    """Empty where the register gives none."""


@dataclass(frozen=True, slots=True)
class FormerNameRow:
    """A name that the committee bore."""

    name: str
    period: Period | None
    source: str


@dataclass(frozen=True, slots=True)
class Officer:
    """A person in an office of the committee."""

    person: Link
    title: str
    period: Period | None
    days: tuple[Day, ...]
    """For which it is stated where it has no dates, sorted."""
    source: str
    """Empty where the register gives none."""
    attested: tuple[AttestingReport, ...]
    """Oldest first."""


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
    children: tuple[RelatedCommittee, ...]
    predecessors: tuple[RelatedCommittee, ...]
    successors: tuple[RelatedCommittee, ...]
    tree: FlowChart | None
    """Those above it, itself, those below it; None where it stands alone."""
    left_out: int
    """How many below it the drawing has no room for."""
    descent: FlowChart | None
    """What it came from and went into; None where nothing is known of that."""
    titles: tuple[Statement, ...]
    """Its offices, by precedence."""
    officers: tuple[Officer, ...]
    """Whose end is not recorded, by precedence; none in a committee that is closed."""
    undated_officers: tuple[Officer, ...]
    """Of whose time the register says nothing but, where reports were approved, their days; by precedence."""
    former_officers: tuple[Officer, ...]
    """Newest first."""
    agenda: Agenda
    """Events it organised and events in the same reports."""
    organised: tuple[Link, ...]
    """Events it organised, newest first."""
    persons: tuple[Ranked, ...]
    """People in the same reports, most often first."""


def committee_page(holdings: Holdings, slug: str, day: str = "9999") -> CommitteePage:
    """Return the page of the committee under *slug*; events that begin after *day* (ISO) are to come."""
    committee = holdings.register.committees[slug]
    common = common_fields(holdings, committee)
    officers = _officers(holdings, committee)
    people = reported_with(holdings.catalogue, "committee", slug, "person", _MAX_PEOPLE)
    events = reported_with(holdings.catalogue, "committee", slug, "event", _MAX_EVENTS)
    organised = sorted(
        holdings.register.organised_by(slug), key=lambda event: event.span.start or "", reverse=True
    )
    parents, children = _parents(holdings, committee), _children(holdings, slug)
    before = _lineage(holdings, committee.predecessors)
    after = _lineage(holdings, committee.successors)
    return CommitteePage(
        **common,
        calendar_url=calendar_address(common["url"]) if has_calendar(holdings, slug) else "",
        type=committee.type or "",
        place=committee.place or "",
        period=period_of(committee.span),
        is_closed=committee.span.end is not None,
        names=tuple(_name(former) for former in committee.names),
        history=record_body(holdings, committee),
        parents=parents,
        children=children,
        predecessors=before,
        successors=after,
        tree=_drawn(committee, parents, children, has_arrows=False),
        left_out=max(0, len(children) - _MAX_DRAWN),
        descent=_drawn(committee, before, after, has_arrows=True),
        titles=committee.offices,
        officers=tuple(one for one in officers if one.period and not _is_past(one, committee)),
        undated_officers=tuple(one for one in officers if not one.period and not _is_past(one, committee)),
        former_officers=tuple(
            sorted((one for one in officers if _is_past(one, committee)), key=_end_of, reverse=True)
        ),
        agenda=agenda_of(
            holdings,
            organised,
            {one.slug: one.count for one in events},
            day,
        ),
        organised=tuple(holdings.link(event) for event in organised),
        persons=ranked(holdings.counted(people)),
    )


def has_calendar(holdings: Holdings, slug: str) -> bool:
    """Whether the committee under *slug* organised an event whose day is known."""
    return any(map(has_day, holdings.register.organised_by(slug)))


def _name(former: FormerName) -> FormerNameRow:
    return FormerNameRow(former.name, period_of(former.span), former.source or "")


def _is_past(officer: Officer, committee: Committee) -> bool:
    """Whether an office is over: its end is recorded, or that of the committee."""
    return committee.span.end is not None or bool(officer.period and officer.period.end)


def _end_of(officer: Officer) -> str:
    return officer.period.end.iso if officer.period and officer.period.end else ""


def _parents(holdings: Holdings, committee: Committee) -> tuple[RelatedCommittee, ...]:
    return tuple(
        RelatedCommittee(link=link, period=period_of(parent.span), source=parent.source or "")
        for parent in committee.parents
        if (link := holdings.link_to("committee", parent.committee))
    )


def _children(holdings: Holdings, slug: str) -> tuple[RelatedCommittee, ...]:
    """Return the committees directly below, those that last first, then by rank.

    The period is that of being below it, else of the child.
    """
    relations = []
    for child in sorted(holdings.register.children(slug), key=holdings.committee_order):
        committee = holdings.register.committees[child]
        place = next(parent for parent in committee.parents if parent.committee == slug)
        span = place.span if place.span.is_known else committee.span
        relations.append(
            RelatedCommittee(link=holdings.link(committee), period=period_of(span), source=place.source or "")
        )
    return tuple(sorted(relations, key=lambda one: bool(one.period and one.period.end)))


def _lineage(holdings: Holdings, items: tuple[Lineage, ...]) -> tuple[RelatedCommittee, ...]:
    return tuple(
        RelatedCommittee(
            link=link, day=day_of(item.on), decision=item.decision or "", source=item.source or ""
        )
        for item in items
        if (link := holdings.link_to("committee", item.committee))
    )


def _officers(holdings: Holdings, committee: Committee) -> list[Officer]:
    """Return who held which office by the register, by precedence."""
    slug = committee.slug
    attestations: dict[str, list[Attestation]] = {}
    for one in attestations_of_committee(holdings.catalogue, slug):
        attestations.setdefault(one.person, []).append(one)
    officers = []
    for person in holdings.register.related("tenure", slug):
        link = holdings.link_to("person", person)
        for proven in holdings.tenures_of(person):
            tenure = proven.tenure
            if link and tenure.committee == slug:
                proof = proof_of(proven, attestations.get(person, ()))
                days = days_stated(proven, proof)
                officers.append(
                    Officer(link, tenure.office, period_of(tenure.span), days, tenure.source or "", proof)
                )
    order = {match_key(one.value): place for place, one in enumerate(committee.offices)}
    return sorted(
        officers,
        key=lambda one: (
            order.get(match_key(one.title), len(order)),
            one.title,
            sort_key(one.person.text),
            one.person.url,
        ),
    )


def _drawn(
    committee: Committee,
    before: Sequence[RelatedCommittee],
    after: Sequence[RelatedCommittee],
    *,
    has_arrows: bool,
) -> FlowChart | None:
    """Draw a committee between others; None where there are none."""
    if not before and not after:
        return None
    own = ChartedCommittee(committee.name)
    sides = [[_node(one) for one in side[:_MAX_DRAWN]] for side in (before, after)]
    return drawn_flow_chart(own, *sides, has_arrows=has_arrows)


def _node(one: RelatedCommittee) -> ChartedCommittee:
    is_over = bool(one.period and one.period.end)
    return ChartedCommittee(one.link.text, one.link.url, in_figures(one.day) if one.day else "", is_over)
