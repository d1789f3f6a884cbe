"""What stands beside an article: before and after it in its category, and near it in the lists of rare records.

Pages ask for all of it as one answer, ``BESIDE``; ``ingest.beside`` tells which articles have another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plugins.catalogue.answers import BESIDE
from plugins.catalogue.store import Catalogue

MAX_ARTICLES_OF_RARE = 100
"""A record that more articles name relates none of them to another."""
_MOST_BY_CLASS = (3, 10, 30, MAX_ARTICLES_OF_RARE)
"""Articles of a record at most, by class, the rarest first."""
_REACH = 3
"""Articles on each side that are near in the list of a record: a new article makes no others stale."""


class Place(NamedTuple):
    """Where an article stands in a list, the oldest first."""

    date: str
    """ISO 8601."""
    slug: str


def weight_of(count: int) -> int:
    """Return what it weighs that two articles share a record that *count* articles name: 4 to 1, nothing if not rare.

    >>> [weight_of(count) for count in (2, 10, 11, 100, 101)]
    [4, 3, 2, 1, 0]
    """
    return sum(count <= most for most in _MOST_BY_CLASS)


def ask_beside(catalogue: Catalogue, slug: str) -> None:
    """Note that a page shows what stands beside the article under *slug*."""
    catalogue.ask(BESIDE, slug)


def beside_in_category(
    catalogue: Catalogue, category: str, language: str, place: Place
) -> tuple[str | None, str | None]:
    """Return the slugs of the articles of a category in a *language* before and after *place*, be it taken or not."""
    before = (
        "SELECT slug FROM articles WHERE category = ? AND lang = ? AND public = 1 AND (date, slug) < (?, ?)"
        " ORDER BY date DESC, slug DESC LIMIT 1"
    )
    after = (
        "SELECT slug FROM articles WHERE category = ? AND lang = ? AND public = 1 AND (date, slug) > (?, ?)"
        " ORDER BY date, slug LIMIT 1"
    )
    found = (catalogue.values(statement, category, language, *place) for statement in (before, after))
    older, newer = (next(iter(slugs), None) for slugs in found)
    return older, newer


def places_of_record(catalogue: Catalogue, kind: str, record: str, most: int) -> list[Place]:
    """Return where the articles stand that name a record; no more than the *most* oldest."""
    cursor = catalogue.connection.cursor()
    cursor.row_factory = None  # plain pairs: there are many
    statement = "SELECT date, article FROM mentions WHERE kind = ? AND record = ? AND public ORDER BY date, article LIMIT ?"
    return [Place(*row) for row in cursor.execute(statement, (kind, record, most))]


def places_of_rare(catalogue: Catalogue, kind: str, record: str) -> Sequence[Place]:
    """Return where the articles stand that name a record; none where it is not rare."""
    found = places_of_record(catalogue, kind, record, MAX_ARTICLES_OF_RARE + 1)
    return found if weight_of(len(found)) else ()


def near(places: Sequence[Place], place: Place) -> list[Place]:
    """Return those of the sorted *places* that are near *place*, without itself, whether it is one of them or not."""
    at = bisect_left(places, place)
    after = at + (places[at : at + 1] == [place])
    return [*places[max(at - _REACH, 0) : at], *places[after : after + _REACH]]


def most_related(lists: Iterable[Sequence[Place]], place: Place) -> list[Place]:
    """Return who shares with the article at *place* the records whose articles are in *lists*.

    Those who share more and rarer ones first; of equals the newest.
    """
    weights: dict[Place, int] = {}
    for places in lists:
        if places:
            weight = weight_of(len(places))
            for other in near(places, place):
                weights[other] = weights.get(other, 0) + weight
    return sorted(weights, key=lambda other: (weights[other], other), reverse=True)
