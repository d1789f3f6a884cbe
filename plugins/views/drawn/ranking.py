"""Records by how often they are reported, with a bar for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.views.holdings import CountedLink, Link


@dataclass(frozen=True, slots=True)
class Ranked:
    """A record and how often it is reported."""

    link: Link
    count: int
    width: int
    """Of its bar, in per cent of the first one's; 1 at least."""


def ranked(items: Sequence[CountedLink]) -> tuple[Ranked, ...]:
    """Give each of *items*, which stand most often first, its bar."""
    return tuple(
        Ranked(one.link, one.count, max(1, round(100 * one.count / items[0].count))) for one in items
    )
