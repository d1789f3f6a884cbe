"""What a text says around a body that tells whose it is: places spoken of, bodies of the party, unions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.linking.body import CommitteePhrase
from plugins.linking.places import Place
from plugins.linking.vocabulary.committees import PARTY, UNIONS


def is_party(body: CommitteePhrase) -> bool:
    """Whether *body* is a party body of a territory, or lies in one."""
    return not PARTY.isdisjoint(body.layers)


def is_union(body: CommitteePhrase) -> bool:
    """Whether *body* is a union or an association, or lies in one."""
    return any(layer.startswith(UNIONS) for layer in body.layers)


def last_before(places: Sequence[int], at: int) -> int:
    """Return the last of *places*, in order, before *at*; -1 when there is none."""
    number = bisect_left(places, at) - 1
    return places[number] if number >= 0 else -1


@dataclass(slots=True)
class Evidence:
    """A place that the text speaks of, at a word."""

    at: int
    place: Place
    named: bool
    """Whether a body of that place was named, not the place alone."""
