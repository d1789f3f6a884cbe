"""The index of committees, as a tree; ``person_index`` and ``event_index`` have the others."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.addresses import index_address
from plugins.authority.records import Committee, Record
from plugins.views.days import Period, period_of
from plugins.views.holdings import Holdings, Link


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A record in an index."""

    link: Link
    count: int
    """Articles."""
    detail: str
    """A committee's kind; empty when unknown."""
    period: Period | None = None
    is_closed: bool = False
    """Whether a committee has ended."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A committee in the tree, with those below it."""

    entry: IndexEntry
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class RecordIndex:
    """The part of an index that does not depend on the kind of record."""

    url: str
    count: int


@dataclass(frozen=True, slots=True)
class CommitteeIndex(RecordIndex):
    """The index of committees."""

    branches: tuple[Branch, ...]


def _entry(
    holdings: Holdings,
    record: Record,
    detail: str,
    period: Period | None = None,
    *,
    is_closed: bool = False,
) -> IndexEntry:
    count = holdings.counts.get((record.kind, record.slug), 0)
    return IndexEntry(holdings.link(record), count, detail, period, is_closed)


def committee_index(holdings: Holdings) -> CommitteeIndex:
    """Return the tree of committees; one with several parents stands below the first that is known."""
    committees = holdings.register.committees
    children: dict[str | None, list[Committee]] = {}
    for committee in committees.values():
        parent = next((one.committee for one in committee.parents if one.committee in committees), None)
        children.setdefault(parent, []).append(committee)
    return CommitteeIndex(index_address("committee"), len(committees), _branches(holdings, children, None))


def _branches(
    holdings: Holdings, children: dict[str | None, list[Committee]], parent: str | None
) -> tuple[Branch, ...]:
    """Return the branches below *parent*: those that last first, then by rank."""
    below = sorted(
        children.get(parent, ()),
        key=lambda one: (one.span.end is not None, holdings.committee_order(one.slug)),
    )
    return tuple(
        Branch(
            _entry(holdings, one, one.type or "", period_of(one.span), is_closed=one.span.end is not None),
            _branches(holdings, children, one.slug),
        )
        for one in below
    )
