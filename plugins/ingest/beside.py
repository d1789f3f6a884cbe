"""What lists of articles answer once articles took or left places in them: who stands beside whom, which years there are.

Such an answer hangs on many articles, so that no fact by itself tells whose changed (``catalogue.answers``): the
catalogue is asked, once for each list that changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from plugins.catalogue.answers import BESIDE, YEAR_PAGES, ArticleFacts
from plugins.catalogue.asked import AnswerKey
from plugins.catalogue.queries import mentions
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
ArticleList = tuple[str, str, str]
"""Kind and slug of a record and nothing; or ``category``, its slug and a language."""


class ChangedLists:
    """The places that articles took and left in lists since the last note."""

    def __init__(self) -> None:
        """Begin with none."""
        self._places: dict[ArticleList, Counter[Place]] = defaultdict(Counter)
        """1 for a place that was taken, -1 for one that was left."""

    def add(self, before: ArticleFacts | None, after: ArticleFacts | None) -> None:
        """Take in that an article is as *after*, and was as *before*; None where it is not there."""
        was, now = _lists_of(before), _lists_of(after)
        for of, place in now - was:
            self._places[of][place] += 1
        for of, place in was - now:
            self._places[of][place] -= 1

    def note(self, catalogue: Catalogue) -> None:
        """Note which answers are others in *catalogue*, which has the changes; begin anew."""
        keys: set[AnswerKey] = set()
        for (kind, slug, language), places in self._places.items():
            if kind == _CATEGORY:
                for place in places:
                    beside = beside_in_category(catalogue, slug, language, place)
                    keys |= {BESIDE.key(one) for one in beside if one}
            else:
                keys |= set(_keys_of_record(catalogue, kind, slug, places))
        note_changed(catalogue, keys)
        self._places.clear()


def _keys_of_record(
    catalogue: Catalogue, kind: str, slug: str, changed: Mapping[Place, int]
) -> Iterator[AnswerKey]:
    """Yield the keys of what the list of a record answers otherwise, where the places *changed*."""
    more = sum(changed.values())
    enough = max(MAX_ARTICLES_OF_RARE, mentions.MAX_ARTICLES_ON_RECORD_PAGE) + 1
    places = places_of_record(catalogue, kind, slug, enough + max(more, 0))
    count, count_before = len(places), len(places) - more
    if weight_of(count) != weight_of(count_before):
        yield from (BESIDE.key(one.slug) for one in places)
    elif weight_of(count):
        yield from (BESIDE.key(one.slug) for place in changed for one in near(places, place))
    has_pages, had_pages = (one > mentions.MAX_ARTICLES_ON_RECORD_PAGE for one in (count, count_before))
    if has_pages != had_pages or (has_pages and _has_other_years(catalogue, kind, slug, changed)):
        yield YEAR_PAGES.key(kind, slug)


def _has_other_years(catalogue: Catalogue, kind: str, slug: str, changed: Mapping[Place, int]) -> bool:
    """Whether a record has a first article of a year, or lost the last."""
    more_by_year: Counter[str] = Counter()
    for place, more in changed.items():
        more_by_year[place.date[:4]] += more
    for year, more in more_by_year.items():
        count = len(mentions.articles_naming(catalogue, kind, slug, year=year, most=max(more, 0) + 1))
        if bool(count) != bool(count - more):
            return True
    return False


def _lists_of(article: ArticleFacts | None) -> set[tuple[ArticleList, Place]]:
    """Return the lists that a public article stands in, and where."""
    if article is None or not article.is_public:
        return set()
    lists = {(kind, slug, "") for kind, slug in article.records}
    lists.add((_CATEGORY, article.article.category, article.article.lang))
    return {(one, Place(*article.place)) for one in lists}
