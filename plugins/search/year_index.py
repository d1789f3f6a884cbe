"""The search of one year: four files, each named by its own bytes, that ``theme/static/js/archive.js`` reads in parts.

``words-*.bin``
    The *directory*, the *frame* and the *numbers* of the articles, then the lists of words in blocks.
``texts-*.bin``
    Each article by itself: what a result shows. Their lengths are in the frame.
``table-*.bin``
    What the results are taken away with: id, slug, title, authors of each article, and whether it
    was retracted.
``frequent-*.bin``
    Words that stand in several articles, the most frequent first, to mend a query by.

An article is told by its *rank*, its place in the year from 0, the oldest first. Another file that tells of articles has
their *numbers*, which depend on their slugs alone, so that an edit leaves it as it was. All but numbers and lists is packed
JSON. A list belongs to one word as it is compared exactly; words that differ by marks alone stand in one block:

    block    (length of the word, the word in UTF-8, length of the list, the list)*
    list     (rank less the one before, count of places, (place less the one before)*)*

where each number is seven bits a byte, the lowest first, and the highest bit says that more follow.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from plugins.catalogue.queries.searching import SearchedArticle
from plugins.facets import FACETS
from plugins.search import spelling
from plugins.sources.problems import CommandError
from plugins.text.normal import slugify

TEXT_AT = 256
"""Place of the first word of a text; those of the title, fewer than that, are counted from 0."""
NUMBER_BYTES = 5
_FREQUENT = 3
"""In so many articles a word tells of none of them, and is hardly a slip."""
_BLOCK_BYTES = 2_500
"""A block is full at that; a reader loads a block for each word."""


class SameNumber(CommandError):
    """Two articles of a year have one number, which is to happen in one archive of thousands; the text names them."""

    def __init__(self, one: str, other: str) -> None:
        """Tell the slugs of both."""
        super().__init__(
            f"Hai bài {one} và {other} trùng số trong tìm kiếm; đổi slug của một bài."
            f" / {one} and {other} have the same number in the search; change the slug of one."
        )


@dataclass(frozen=True, slots=True)
class YearIndex:
    """The search of a year."""

    files: Mapping[str, bytes]
    """By name."""
    contents: Mapping[str, Any]
    """What the browser must know before it reads them: their names, how long their parts are, how many articles."""
    facet_names: Mapping[str, Mapping[str, str]]
    """Name by slug of each value that its articles have, by the name of the facet; the oldest name counts."""


@dataclass(slots=True)
class _List:
    """Where a word stands."""

    data: bytearray = field(default_factory=bytearray)
    count: int = 0
    """Of articles."""
    last: int = 0
    """Rank of the last one."""


@dataclass(slots=True)
class _FacetValues:
    """What the articles of a year have of one facet, gathered article by article."""

    slugs: list[str | list[str]] = field(default_factory=list)
    """By rank: one, or a list where the field is one; empty where it has none."""
    names: dict[str, str] = field(default_factory=dict)
    _slug_of: dict[str, str] = field(default_factory=dict)
    """What was made of a name before, for speed."""

    def add(self, typed: str | list[str] | None) -> None:
        """Take what the next article says."""
        self.slugs.append([*map(self._slug, typed)] if isinstance(typed, list) else self._slug(typed or ""))

    def _slug(self, name: str) -> str:
        slug = self._slug_of.get(name)
        if slug is None:
            slug = self._slug_of[name] = slugify(name)
            if slug:
                self.names.setdefault(slug, name)
        return slug


def article_number(slug: str) -> int:
    """Return the number of an article, which depends on its slug alone."""
    return int.from_bytes(blake2b(slug.encode(), digest_size=NUMBER_BYTES).digest(), "big")


def packed(value: Any) -> bytes:
    """Return *value* as compressed JSON, the same bytes at any time: servers need not compress it."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(plain.encode("utf-8", "surrogatepass"), 6, mtime=0)


def index_year(articles: Iterable[SearchedArticle]) -> YearIndex:
    """Return the search of the *articles* of a year, oldest first; raise SameNumber."""
    lists: defaultdict[str, _List] = defaultdict(_List)
    days: list[str] = []
    values = [_FacetValues() for _ in FACETS]
    slug_of: dict[int, str] = {}
    texts: list[bytes] = []
    table: list[list[Any]] = []
    for rank, article in enumerate(articles):
        text = "\n".join((article.text, *article.documents))
        _add_words(lists, rank, article.title, text)
        days.append(article.day[5:])
        for of_facet, typed in zip(values, article.facets, strict=True):
            of_facet.add(typed)
        number = article_number(article.slug)
        if number in slug_of:
            raise SameNumber(slug_of[number], article.slug)
        slug_of[number] = article.slug
        texts.append(packed(_shown(article, text)))
        table.append(
            [article.id, article.slug, article.title, "; ".join(article.authors), article.is_retracted]
        )
    by_facet = dict(zip(FACETS, values, strict=True))
    lengths = [len(text) for text in texts]
    of_facets = {facet.key: by_facet[name].slugs for name, facet in FACETS.items()}
    frame = {"days": days, "lengths": lengths, "facets": of_facets}
    beginnings, blocks = _blocks(lists)
    directory = packed({"beginnings": beginnings, "sizes": [len(block) for block in blocks]})
    numbers = b"".join(number.to_bytes(NUMBER_BYTES, "big") for number in slug_of)
    parts = [directory, packed(frame), numbers]
    words_name, words_file = named("words", b"".join((*parts, *blocks)))
    texts_name, texts_file = named("texts", b"".join(texts))
    table_name, table_file = named("table", packed(table))
    frequent_name, frequent_file = named("frequent", packed(" ".join(_frequent(lists))))
    contents = {
        "count": len(days),
        "words": words_name,
        "parts": [len(part) for part in parts],
        "texts": texts_name,
        "table": table_name,
        "frequent": frequent_name,
    }
    files = {
        words_name: words_file,
        texts_name: texts_file,
        table_name: table_file,
        frequent_name: frequent_file,
    }
    return YearIndex(files, contents, {name: one.names for name, one in by_facet.items()})


def _frequent(lists: Mapping[str, _List]) -> list[str]:
    """Return the words, no numbers, that stand in several articles, the most frequent first."""
    words = [word for word, one in lists.items() if one.count >= _FREQUENT and not word[0].isdecimal()]
    return sorted(words, key=lambda word: (-lists[word].count, word))


def _add_words(lists: defaultdict[str, _List], rank: int, title: str, text: str) -> None:
    """Add the places of the words of an article to their *lists*."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(spelling.words(title)):
        places[word].append(place)
    for place, word in enumerate(spelling.words(text), TEXT_AT):
        places[word].append(place)
    for word, found in places.items():
        one = lists[word]
        data = one.data
        data += _coded(rank - one.last)
        data += _coded(len(found))
        before = 0
        for place in found:
            data += _coded(place - before)
            before = place
        one.last = rank
        one.count += 1


@lru_cache(maxsize=1 << 14)
def _coded(number: int) -> bytes:
    """Return *number* in bytes of seven bits."""
    coded = bytearray()
    while number > 0x7F:
        coded.append(number & 0x7F | 0x80)
        number >>= 7
    coded.append(number)
    return bytes(coded)


def _blocks(lists: Mapping[str, _List]) -> tuple[list[str], list[bytes]]:
    """Return the lists in blocks, and the first word of each, folded; words that differ by marks alone in one block."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in lists:
        groups[spelling.folded(word)].append(word)
    beginnings: list[str] = []
    blocks: list[bytearray] = []
    for folded in sorted(groups, key=_as_in_browsers):
        if not blocks or len(blocks[-1]) >= _BLOCK_BYTES:
            beginnings.append(folded)
            blocks.append(bytearray())
        for word in sorted(groups[folded], key=_as_in_browsers):
            name, data = word.encode(), lists[word].data
            blocks[-1] += b"".join((_coded(len(name)), name, _coded(len(data)), data))
    return beginnings, [bytes(block) for block in blocks]


def _as_in_browsers(word: str) -> bytes:
    """Return what orders words as JavaScript compares them."""
    return word.encode("utf-16-be", "surrogatepass")


def _shown(article: SearchedArticle, text: str) -> list[Any]:
    """Return what a result shows; of an article that was retracted no summary and no text, as in every listing."""
    summary, text = ("", "") if article.is_retracted else (article.summary, text)
    return [
        article.slug,
        article.title,
        article.day,
        article.category,
        summary,
        article.lang,
        article.is_retracted,
        text,
    ]


def named(name: str, data: bytes) -> tuple[str, bytes]:
    """Return the name that a file has by its *data*, and these."""
    return f"{name}-{blake2b(data, digest_size=6).hexdigest()}.bin", data
