"""Who followed whom in an office: people in their order, with the days between two that nobody or both are said to hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from plugins.authority.as_of import Certainty, Stretch, first_day, last_day, shifted
from plugins.authority.records import Committee
from plugins.authority.spans import Span
from plugins.text.normal import match_key

_NO_END = "9999-12-31"
"""Of an office of which no end is recorded; sorts after all days."""
_MEMBER = "viên"
"""Last word of what each of many is, such as *Thành ủy viên*; *Ủy viên* of something begins with it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A person's time in an office."""

    holder: str
    stretches: tuple[Stretch, ...]
    """When it was held, never empty; as ``authority.as_of`` has them."""
    span: Span = Span()
    """As the register has it."""

    @property
    def first(self) -> str:
        """The first day that is possible."""
        return min(one.first for one in self.stretches)

    @property
    def last(self) -> str:
        """The last day that is possible; after all days where none is recorded."""
        return max(one.last or _NO_END for one in self.stretches)

    @property
    def open_since(self) -> str:
        """The first day on which nothing but the want of an end says that it was held; after all days where there is none."""
        return min((one.first for one in self.stretches if one.certainty is Certainty.OPEN), default=_NO_END)


class Relation(StrEnum):
    """How a turn stands to the one before."""

    GAP = "gap"
    """Of the days between the two nothing says who held the office."""
    OVERLAP = "overlap"
    """Both are said to have held it."""
    OPEN = "open"
    """When the one before ended is not recorded."""


@dataclass(frozen=True, slots=True)
class Between:
    """What is to be said between two turns."""

    relation: Relation
    first: str
    """Day, ISO; empty for ``OPEN``."""
    last: str
    """Included; empty for ``OPEN``."""


def in_order(turns: Sequence[Turn]) -> list[int]:
    """Return the places of *turns* in the order in which they began, of those that began together as they ended."""
    return sorted(range(len(turns)), key=lambda place: (turns[place].first, turns[place].last, place))


def betweens(turns: Sequence[Turn]) -> list[Between | None]:
    """Return what is to be said before each of *turns*, which are in order; None where one follows the other.

    Of partial dates nothing is said that another reading of them would not bear out: *2018* and *2018-12* leave no gap.
    """
    found: list[Between | None] = [None] * min(len(turns), 1)
    latest = ""
    for before, turn in pairwise(turns):
        latest = max(latest, before.last if before.last != _NO_END else shifted(before.open_since, -1))
        found.append(_between(before, turn, latest))
    return found


def _between(before: Turn, turn: Turn, latest: str) -> Between | None:
    shared = _shared_days(before, turn)
    if shared and before.holder != turn.holder:
        return Between(Relation.OVERLAP, *shared)
    if before.open_since <= turn.first <= before.last:
        return Between(Relation.OPEN, "", "")
    day = shifted(latest, 1)
    return Between(Relation.GAP, day, shifted(turn.first, -1)) if day < turn.first else None


def _shared_days(one: Turn, other: Turn) -> tuple[str, str] | None:
    """Return the first and last day on which both surely held the office; None where it is but the day of handing over."""
    shared = [
        (max(this.first, that.first), min(this.last or _NO_END, that.last or _NO_END))
        for this in one.stretches
        for that in other.stretches
        if this.certainty is that.certainty is Certainty.SURE
    ]
    days = [(first, last) for first, last in shared if first <= last]
    if not days or (one.first < other.first and {*days} == {(one.last, one.last)}):
        return None
    return min(first for first, _ in days), max(last for _, last in days)


def is_held_in_turn(title: str, turns: Sequence[Turn]) -> bool:
    """Whether an office was held by one person after the other, as far as its *turns*, in order, say.

    Two may overlap when one hands over to the next; three at once, or one within the time of another, are an office of
    several. So is that of a member, however few of them the register has.
    """
    words = match_key(title).split()
    if words[-1:] == [_MEMBER] or words[1:2] == [_MEMBER]:
        return False
    for place, turn in enumerate(turns):
        for after, other in enumerate(turns[place + 1 :], 1):
            if other.first > turn.last:
                break
            if turn.holder == other.holder or not _shared_days(turn, other):
                continue
            if after > 1 or turn.first == other.first or turn.last >= other.last:
                return False
    return True


def follows(before: Turn, turn: Turn, between: Between | None) -> bool:
    """Whether one turn is known to follow another: the end of one and the beginning of the other are recorded, with nothing between."""
    return between is None and before.span.end is not None and turn.span.start is not None


def names_during(committee: Committee, turn: Turn) -> tuple[str, ...]:
    """Return the names that *committee* bore during *turn*, in its own order; its present name where none is recorded for that time."""
    known = [one for one in turn.stretches if one.certainty is not Certainty.OPEN] or turn.stretches
    first, last = min(one.first for one in known), max(one.last or _NO_END for one in known)
    names = (
        one.name
        for one in committee.names
        if one.span.is_known
        and (one.span.start is None or first_day(one.span.start) <= last)
        and (one.span.end is None or last_day(one.span.end) >= first)
    )
    return tuple(dict.fromkeys(names)) or (committee.name,)
