"""Which articles have others beside them once some changed: neighbours in a category, and in the lists of rare records.

What stands beside an article hangs on many others, so that no fact by itself tells whose answer changed
(``catalogue.answers``): the catalogue is asked, once for each list that changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from plugins.catalogue.answers import BESIDE, ArticleFacts
from plugins.catalogue.queries.beside import (
    MAX_ARTICLES_OF_RARE,
    Place,
    beside_in_category,
    near,
    places_of_record,
    weight_of,
)
from plugins.catalogue.site_pages import note_changed
from plugins.catalogue.store import Catalogue

_CATEGORY = "category"


class ChangedLists:
    """The places in lists that articles took or left since the last note."""

    def __init__(self) -> None:
        """Begin with none."""
        self._places: dict[tuple[str, str], set[Place]] = defaultdict(set)
        """By kind and slug of a record, or by category."""
        self._more: Counter[tuple[str, str]] = Counter()
        """How many articles more each list has."""

    def add(self, before: ArticleFacts | None, after: ArticleFacts | None) -> None:
        """Take in that an article is as *after*, and was as *before*; None where it is not there."""
        was, now = _lists_of(before), _lists_of(after)
        for sign, lists, others in ((-1, was, now), (1, now, was)):
            for one in lists - others:
                (kind, slug), place = one
                self._places[kind, slug].add(place)
                self._more[kind, slug] += sign

    def note(self, catalogue: Catalogue) -> None:
        """Note in *catalogue*, which has the changes, that the answers of those beside are others; begin anew."""
        slugs = {slug for of in self._places for slug in self._beside(catalogue, of)}
        note_changed(catalogue, {BESIDE.key(slug) for slug in slugs})
        self._places.clear()
        self._more.clear()

    def _beside(self, catalogue: Catalogue, of: tuple[str, str]) -> Iterator[str]:
        """Yield the slugs of those beside the places that changed in a list; of all in it where its weight is another."""
        kind, slug = of
        if kind == _CATEGORY:
            for place in self._places[of]:
                yield from filter(None, beside_in_category(catalogue, slug, place))
            return
        more = self._more[of]
        places = places_of_record(catalogue, kind, slug, MAX_ARTICLES_OF_RARE + 1 + max(more, 0))
        weight, weight_before = weight_of(len(places)), weight_of(len(places) - more)
        if weight != weight_before:
            yield from (one.slug for one in places)
        elif weight:
            for place in self._places[of]:
                yield from (one.slug for one in near(places, place))


def _lists_of(article: ArticleFacts | None) -> set[tuple[tuple[str, str], Place]]:
    """Return the lists that a public article stands in, and where."""
    if article is None or not article.is_public:
        return set()
    place = Place(*article.place)
    lists = {(_CATEGORY, article.article.category), *article.records}
    return {(one, place) for one in lists}
