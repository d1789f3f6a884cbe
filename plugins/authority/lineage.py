"""What a committee came from and went into, over all steps, as the records of either side tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.authority.records import Committee, Lineage
from plugins.authority.register import Register
from plugins.authority.statements import sources_of


@dataclass(frozen=True, slots=True)
class LineageStep:
    """One committee that went into another."""

    before: str
    """Slug."""
    after: str
    """Slug."""
    on: str
    """Day of the change, ISO, perhaps partial; empty where neither side says it."""
    decision: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A committee among those before and after it."""

    levels: Mapping[str, int]
    """By slug how many steps before (below 0) or after; the committee itself is 0."""
    steps: tuple[LineageStep, ...]
    """Oldest first; those whose day is not known last."""

    @property
    def is_long(self) -> bool:
        """Whether it goes beyond those right before and after."""
        return any(abs(level) > 1 for level in self.levels.values())


def line_of(register: Register, slug: str) -> Line:
    """Return the line of the committee under *slug*: what it came from, and what that came from; what it went into, and so on.

    What else went into one of them is not of its line. Rings end.
    """
    levels = {slug: 0}
    steps: dict[tuple[str, str], LineageStep] = {}
    for direction in (-1, 1):
        todo = [slug]
        while todo:
            here = todo.pop(0)
            for other in sorted(_beside(register, here, direction)):
                pair = (other, here) if direction < 0 else (here, other)
                steps.setdefault(pair, _step(register, *pair))
                if other not in levels:
                    levels[other] = levels[here] + direction
                    todo.append(other)
    ordered = sorted(steps.values(), key=lambda one: (one.on or "~", one.before, one.after))
    return Line(levels, tuple(ordered))


def with_predecessors(register: Register, slug: str) -> tuple[str, ...]:
    """Return the committee under *slug* and all that it came from, over all steps, the nearest first."""
    levels = line_of(register, slug).levels
    return tuple(one for one, level in levels.items() if level <= 0)


def _beside(register: Register, slug: str, direction: int) -> set[str]:
    """Return the committees right before (-1) or after (1) one, whichever side tells so."""
    own, inverse = ("predecessors", "successors") if direction < 0 else ("successors", "predecessors")
    found = {one.committee for one in _items(register, slug, own)}
    for other in register.related("lineage", slug):
        if any(one.committee == slug for one in _items(register, other, inverse)):
            found.add(other)
    return {one for one in found if one in register.committees}


def _items(register: Register, slug: str, field: str) -> tuple[Lineage, ...]:
    committee = register.committees.get(slug)
    items: tuple[Lineage, ...] = getattr(committee, field) if committee else ()
    return items


def _step(register: Register, before: str, after: str) -> LineageStep:
    """Return the step from one committee to another, of what both records say of it."""
    told: list[tuple[Lineage, Committee]] = [
        (one, register.committees[of])
        for of, other, field in ((after, before, "predecessors"), (before, after, "successors"))
        for one in _items(register, of, field)
        if one.committee == other
    ]
    return LineageStep(
        before,
        after,
        next((one.on for one, _ in told if one.on), ""),
        next((one.decision for one, _ in told if one.decision), ""),
        tuple(dict.fromkeys(source for one, record in told for source in sources_of(one.source, record))),
    )
