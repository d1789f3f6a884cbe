"""Records by how often they are reported, with a bar for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.views.holdings import CountedLink, Link


@dataclass(frozen=True, slots=True)
class Ranked:
    """A record with its rank."""

    rank: int
    """From 1; those with as many articles share one, and the ranks after are left out (1, 2, 2, 4)."""
    link: Link
    count: int
    width: int
    """Of its bar, in per cent of the first one's; 1 at least."""


def ranked(items: Sequence[CountedLink]) -> tuple[Ranked, ...]:
    """Rank *items*, which stand most often first."""
    found: list[Ranked] = []
    for place, one in enumerate(items, 1):
        shares = found and found[-1].count == one.count
        rank = found[-1].rank if shares else place
        found.append(Ranked(rank, one.link, one.count, max(1, round(100 * one.count / items[0].count))))
    return tuple(found)
