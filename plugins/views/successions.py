"""Who followed whom in the offices of a committee, with the committees from which it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.addresses import succession_address
from plugins.authority.lineage import line_of
from plugins.authority.records import Committee, Tenure
from plugins.authority.succession import (
    Between,
    Relation,
    Turn,
    betweens,
    follows,
    in_order,
    is_held_in_turn,
    names_during,
)
from plugins.text.normal import match_key, slugify
from plugins.views.attestations import AttestingReport
from plugins.views.days import Day, Period, day_of, known_day, period_of
from plugins.views.holdings import Holdings, Link
from plugins.views.office_holders import DatedOffice, offices_in
from plugins.views.references import References, numbered


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office, among those before and after."""

    office: DatedOffice
    called: tuple[str, ...]
    """The names that the committee bore then."""
    between: Between | None
    """What is to be said between the one before and this; None where nothing is, or where the office is one of several."""

    @property
    def turn(self) -> Turn:
        """The time in office."""
        return Turn(self.office.slug, self.office.stretches, self.office.span)


@dataclass(frozen=True, slots=True)
class OfficeChain:
    """Those who held an office of one committee."""

    title: str
    committee: str
    """Slug."""
    is_held_in_turn: bool
    holders: tuple[Holder, ...]
    """In the order in which they began."""

    @property
    def is_sure(self) -> bool:
        """Whether one followed the other beyond doubt: of each but the last the end is recorded."""
        said = [one.between.relation for one in self.holders if one.between]
        return self.is_held_in_turn and Relation.OPEN not in said


def chains_of(holdings: Holdings, committee: str) -> Mapping[str, OfficeChain]:
    """Return the offices of *committee* (slug) by the match keys of their titles, by precedence."""
    return holdings.kept(("chains", committee), lambda: _find_chains(holdings, committee))


def _find_chains(holdings: Holdings, slug: str) -> Mapping[str, OfficeChain]:
    committee = holdings.register.committees.get(slug)
    if committee is None:
        return {}
    held: dict[str, list[DatedOffice]] = {}
    for one in offices_in(holdings, [slug]):
        held.setdefault(match_key(one.title), []).append(one)
    own = [match_key(one.value) for one in committee.offices]
    ordered = sorted(held, key=lambda key: own.index(key) if key in own else len(own))
    return {key: _chain(committee, held[key]) for key in ordered}


def _chain(committee: Committee, offices: list[DatedOffice]) -> OfficeChain:
    turns = [Turn(one.slug, one.stretches, one.span) for one in offices]
    places = in_order(turns)
    ordered = [turns[place] for place in places]
    title = offices[0].title
    in_turn = is_held_in_turn(title, ordered)
    said = betweens(ordered) if in_turn else [None] * len(ordered)
    holders = (
        Holder(offices[place], names_during(committee, turns[place]), between)
        for place, between in zip(places, said, strict=True)
    )
    return OfficeChain(title, committee.slug, in_turn, tuple(holders))


def succession(
    holdings: Holdings, committee: str, title: str = "", *, with_predecessors: bool = False
) -> Iterator[tuple[OfficeChain, ...]]:
    """Yield each office of *committee* (slug), or that called *title*, after the same of those that it came from."""
    wanted = match_key(title)
    before = _predecessors(holdings, committee) if with_predecessors else []
    for key, chain in chains_of(holdings, committee).items():
        if not title or key == wanted:
            earlier = (chains_of(holdings, one).get(key) for one in before)
            yield (*filter(None, earlier), chain)


def _predecessors(holdings: Holdings, committee: str) -> list[str]:
    """Return all that *committee* came from, over all steps, those of most steps first."""
    levels = line_of(holdings.register, committee).levels
    return sorted(
        (one for one, level in levels.items() if level < 0),
        key=lambda one: (levels[one], holdings.committee_order(one)),
    )


def before_and_after(
    holdings: Holdings, person: str, tenure: Tenure
) -> tuple[DatedOffice | None, DatedOffice | None]:
    """Return who held an office of *person* (slug) right before and right after; None where the register is not sure."""
    chain = chains_of(holdings, tenure.committee).get(match_key(tenure.office)) if tenure.committee else None
    if chain is None or not chain.is_sure:
        return None, None
    holders = chain.holders
    place = next(
        (
            place
            for place, one in enumerate(holders)
            if one.office.slug == person and one.office.span == tenure.span
        ),
        None,
    )
    if place is None:
        return None, None
    return _next(holders, place, -1), _next(holders, place, 1)


def _next(holders: tuple[Holder, ...], place: int, step: int) -> DatedOffice | None:
    """Return the next other person in the direction of *step*, as long as each surely follows the other."""
    person = holders[place].office.slug
    while 0 <= place + step < len(holders):
        before, after = sorted((place, place + step))
        if not follows(holders[before].turn, holders[after].turn, holders[after].between):
            return None
        place += step
        if holders[place].office.slug != person:
            return holders[place].office
    return None


@dataclass(frozen=True, slots=True)
class BetweenDays:
    """What is said between two people, with its days."""

    relation: str
    """``gap``, ``overlap`` or ``open``."""
    first: Day | None
    last: Day | None


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A person in an office."""

    person: Link
    called: tuple[str, ...]
    """The names that the committee bore then, where it bore another than today's; empty else."""
    period: Period | None
    days: tuple[Day, ...]
    """For which it is stated where it has no dates."""
    sources: tuple[str, ...]
    reports: tuple[AttestingReport, ...]
    between: BetweenDays | None


@dataclass(frozen=True, slots=True)
class WentInto:
    """A committee that a committee went into."""

    link: Link
    day: Day | None
    decision: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainRows:
    """Those who held an office of one committee."""

    committee: Link
    is_held_in_turn: bool
    rows: tuple[HolderRow, ...]
    went_into: tuple[WentInto, ...]
    """On the way to the committee of the page; empty for that itself."""


@dataclass(frozen=True, slots=True)
class OfficeSuccession:
    """An office of a committee, with the same of those before it."""

    title: str
    anchor: str
    chains: tuple[ChainRows, ...]
    """The oldest committee first."""

    @property
    def count(self) -> int:
        """How many times in office there are."""
        return sum(len(one.rows) for one in self.chains)


@dataclass(frozen=True, slots=True)
class SuccessionPage:
    """Who followed whom in the offices of a committee."""

    url: str
    committee: Link
    offices: tuple[OfficeSuccession, ...]
    """By precedence."""
    references: References


def succession_page(holdings: Holdings, slug: str) -> SuccessionPage:
    """Return who followed whom in the offices of the committee under *slug*, and before in those it came from."""
    went_into = _went_into(holdings, slug)
    offices = tuple(
        OfficeSuccession(
            title=chains[-1].title,
            anchor=slugify(chains[-1].title),
            chains=tuple(_rows(holdings, chain, went_into.get(chain.committee, ())) for chain in chains),
        )
        for chains in succession(holdings, slug, with_predecessors=True)
    )
    return SuccessionPage(
        url=succession_address(slug),
        committee=holdings.link(holdings.register.committees[slug]),
        offices=offices,
        references=numbered(_sources(offices)),
    )


def _sources(offices: Iterable[OfficeSuccession]) -> Iterator[str]:
    for chain in (chain for one in offices for chain in one.chains):
        yield from (source for row in chain.rows for source in row.sources)
        yield from (source for step in chain.went_into for source in step.sources)


def _went_into(holdings: Holdings, slug: str) -> Mapping[str, tuple[WentInto, ...]]:
    """Return the steps that lead to the committee under *slug*, by the committee that went."""
    line = line_of(holdings.register, slug)
    found: dict[str, tuple[WentInto, ...]] = {}
    for step in line.steps:
        link = holdings.link_to("committee", step.after)
        if link and line.levels[step.after] <= 0:
            went = WentInto(link, day_of(step.on), step.decision, step.sources)
            found[step.before] = (*found.get(step.before, ()), went)
    return found


def _rows(holdings: Holdings, chain: OfficeChain, went_into: tuple[WentInto, ...]) -> ChainRows:
    link = holdings.link(holdings.register.committees[chain.committee])
    return ChainRows(
        link, chain.is_held_in_turn, tuple(_row(one, link.text) for one in chain.holders), went_into
    )


def _row(holder: Holder, name: str) -> HolderRow:
    one, between = holder.office, holder.between
    return HolderRow(
        person=one.person,
        called=holder.called if holder.called != (name,) else (),
        period=period_of(one.span),
        days=() if one.span.is_known else tuple(known_day(part.first) for part in one.stretches),
        sources=one.sources,
        reports=one.reports,
        between=BetweenDays(str(between.relation), day_of(between.first), day_of(between.last))
        if between
        else None,
    )
