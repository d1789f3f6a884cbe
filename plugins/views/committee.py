"""The page of a committee."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.authority.records import Committee, FormerName, Lineage, Statement
from plugins.catalogue.addresses import feed_address, record_address
from plugins.text.normal import match_key, sort_key
from plugins.views.attestations import Attested, by_office, heard, reports_of, share_out
from plugins.views.days import Day, Period, day_of, period_of
from plugins.views.holdings import Counted, Holdings, Link, Year
from plugins.views.person import mentioned_with, namesakes, record_body
from plugins.views.years import record_years


@dataclass(frozen=True, slots=True)
class Relation:
    """Another committee, and since when or by what it is related."""

    link: Link
    period: Period | None
    day: Day | None
    """Day of a change of lineage."""
    decision: str
    source: str


@dataclass(frozen=True, slots=True)
class Name:
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
    source: str
    """Empty for what only reports say."""
    in_register: bool
    attested: tuple[Attested, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """All that the page of a committee shows."""

    name: str
    url: str
    cite_url: str
    feed_url: str
    disambiguation: str
    type: str
    place: str
    period: Period | None
    is_closed: bool
    """Whether its end is known."""
    variants: tuple[Statement, ...]
    names: tuple[Name, ...]
    history: str
    """HTML, safe to print."""
    parents: tuple[Relation, ...]
    children: tuple[Relation, ...]
    predecessors: tuple[Relation, ...]
    successors: tuple[Relation, ...]
    officers: tuple[Officer, ...]
    """Whose end is not recorded, by precedence; none in a committee that is closed."""
    former_officers: tuple[Officer, ...]
    """Newest first."""
    events: tuple[Counted, ...]
    organised: tuple[Link, ...]
    """Events it organised, newest first."""
    persons: tuple[Counted, ...]
    years: tuple[Year, ...]
    article_count: int
    namesakes: tuple[Link, ...]
    sources: tuple[str, ...]
    is_sample: bool


def committee_page(holdings: Holdings, slug: str) -> CommitteePage:
    """Return the page of the committee under *slug*."""
    committee = holdings.register.committees[slug]
    url = record_address("committee", slug)
    years = record_years(holdings, "committee", slug)
    officers = _officers(holdings, committee)
    return CommitteePage(
        name=committee.name,
        url=url,
        cite_url=holdings.cite_address(committee.id, url),
        feed_url=feed_address(url),
        disambiguation=committee.disambiguation or "",
        type=committee.type or "",
        place=committee.place or "",
        period=period_of(committee.span),
        is_closed=committee.span.end is not None,
        variants=committee.variants,
        names=tuple(_name(former) for former in committee.names),
        history=record_body(holdings, "committee", slug),
        parents=_parents(holdings, committee),
        children=_children(holdings, slug),
        predecessors=_lineage(holdings, committee.predecessors),
        successors=_lineage(holdings, committee.successors),
        officers=tuple(one for one in officers if not _is_past(one, committee)),
        former_officers=tuple(
            sorted((one for one in officers if _is_past(one, committee)), key=_end_of, reverse=True)
        ),
        events=mentioned_with(holdings, "committee", slug, "event"),
        organised=_organised(holdings, slug),
        persons=mentioned_with(holdings, "committee", slug, "person"),
        years=years,
        article_count=sum(year.count for year in years),
        namesakes=namesakes(holdings, "committee", slug),
        sources=committee.sources,
        is_sample=committee.sample,
    )


def _name(former: FormerName) -> Name:
    return Name(former.name, period_of(former.span), former.source or "")


def _is_past(officer: Officer, committee: Committee) -> bool:
    """Whether an office is over: its end is recorded, or that of the committee."""
    return committee.span.end is not None or bool(officer.period and officer.period.end)


def _end_of(officer: Officer) -> str:
    return officer.period.end.iso if officer.period and officer.period.end else ""


def _parents(holdings: Holdings, committee: Committee) -> tuple[Relation, ...]:
    found = ((holdings.link_to("committee", parent.committee), parent) for parent in committee.parents)
    return tuple(
        Relation(link, period_of(one.span), None, "", one.source or "") for link, one in found if link
    )


def _children(holdings: Holdings, slug: str) -> tuple[Relation, ...]:
    """Return the committees directly below, by name; the period is that of being below it, else of the child."""
    relations = []
    for child in holdings.register.children.get(slug, ()):
        committee = holdings.register.committees[child]
        place = next(parent for parent in committee.parents if parent.committee == slug)
        span = place.span if place.span.is_known else committee.span
        relations.append(Relation(holdings.link(committee), period_of(span), None, "", place.source or ""))
    return tuple(
        sorted(relations, key=lambda one: (bool(one.period and one.period.end), sort_key(one.link.text)))
    )


def _lineage(holdings: Holdings, items: tuple[Lineage, ...]) -> tuple[Relation, ...]:
    found = ((holdings.link_to("committee", item.committee), item) for item in items)
    return tuple(
        Relation(link, None, day_of(item.on), item.decision or "", item.source or "")
        for link, item in found
        if link
    )


def _officers(holdings: Holdings, committee: Committee) -> list[Officer]:
    """Return who held which office: the register's tenures, then those that only reports name, by precedence."""
    held = holdings.register.tenures_of.get(committee.slug, ())
    said = heard(holdings, "committee = ? AND NOT former", committee.slug)
    officers, rest = [], []
    for slug in dict.fromkeys((*(slug for slug, _ in held), *(one.person for one in said))):
        tenures = [tenure for person, tenure in held if person == slug]
        attesting, left = share_out(tenures, [one for one in said if one.person == slug])
        rest += left
        officers += [
            Officer(link, tenure.office, period_of(tenure.span), tenure.source or "", True, attested)
            for tenure, attested in zip(tenures, attesting, strict=True)
            if (link := holdings.link_to("person", slug))
        ]
    for group in by_office(rest):
        link = holdings.link_to("person", group[0].person)
        if link:
            officers.append(Officer(link, group[0].whole_title, None, "", False, reports_of(group)))
    order = {match_key(one.value): place for place, one in enumerate(committee.offices)}
    return sorted(
        officers,
        key=lambda one: (
            not one.in_register,
            order.get(match_key(one.title), len(order)),
            one.title,
            sort_key(one.person.text),
            one.person.url,
        ),
    )


def _organised(holdings: Holdings, slug: str) -> tuple[Link, ...]:
    events = sorted(
        holdings.register.organised_by.get(slug, ()), key=lambda event: event.span.start or "", reverse=True
    )
    return tuple(holdings.link(event) for event in events)
