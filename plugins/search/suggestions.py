"""What the box suggests from: small static files of names, the first of each kind loaded when the box gets the focus.

Where a kind has more names than fit one small file, that file holds the most cited, and every other name stands in a
file for the beginning of each of its words (``goi-y/su-kien/ho.json``), which the browser asks for when it is typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from plugins.addresses import file_of, names_address
from plugins.authority.records import Record
from plugins.catalogue.tables import compact
from plugins.kinds import KINDS
from plugins.search.spelling import folded, words
from plugins.text.normal import slugify, sort_key
from plugins.views.holdings import Holdings

_MAX_FIRST_FILE_CHARACTERS = 45_000
"""Of the names in the first file of a kind; compressed it is a tenth to a fifth of that."""
_MAX_PART_CHARACTERS = 60_000
"""Of the names in a part; one that holds more is split by one letter more."""
_MAX_BEGINNING_LETTERS = 8
"""A part for so long a beginning is not split again: it holds the most cited of its names."""


class SuggestedName(NamedTuple):
    """A record in the files, where it is written as a list."""

    name: str
    slug: str
    """Empty where it follows from the name."""
    note: str
    """What tells it from others of the same name; empty where it has none."""
    other_names: tuple[str, ...]
    article_count: int
    """That name it."""


@dataclass(frozen=True, slots=True, eq=False)
class _PlacedName:
    """A suggested name, with what decides in which files it stands."""

    suggested: SuggestedName
    words: frozenset[str]
    """Of all its names, those that can be part of a file's name."""
    size: int
    """Characters in a file."""


def suggestion_files(holdings: Holdings, kind: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file of *kind*, the first one first."""
    records = sorted(
        holdings.register.by_kind[kind].values(),
        key=lambda record: (sort_key(record.name), record.slug),
    )
    names = [_name(holdings, record) for record in records]
    first = _most_cited(names, _MAX_FIRST_FILE_CHARACTERS)
    kept = set(first)
    parts = dict(_parts([name for name in names if name not in kept]))
    counts = {beginning: len(part) for beginning, part in sorted(parts.items())}
    path = file_of(names_address(kind))
    yield path, _file(kind, first, counts)
    folder = path.removesuffix(".json")
    for beginning, part in sorted(parts.items()):
        yield f"{folder}/{beginning}.json", _file(kind, part, {})


def _name(holdings: Holdings, record: Record) -> _PlacedName:
    link = holdings.link(record)
    count = holdings.counts.get((record.kind, record.slug), 0)
    slug = "" if slugify(record.name) == record.slug else record.slug
    suggested = SuggestedName(link.text, slug, record.disambiguation or "", record.all_names[1:], count)
    names = (suggested.name, *suggested.other_names)
    bare = frozenset(bare for name in names for word in words(name) if (bare := _bare(word)))
    return _PlacedName(suggested, bare, len(compact(suggested)))


def _most_cited(names: list[_PlacedName], most: int) -> list[_PlacedName]:
    """Return the most cited of *names* that fit *most* characters, in their order."""
    left = most
    chosen = set()
    for place in sorted(range(len(names)), key=lambda place: (-names[place].suggested.article_count, place)):
        left -= names[place].size
        if left < 0:
            break
        chosen.add(place)
    return [name for place, name in enumerate(names) if place in chosen]


def _parts(
    names: list[_PlacedName], length: int = 2, common: str = ""
) -> Iterator[tuple[str, list[_PlacedName]]]:
    """Yield the beginnings of words, two letters or as many as it takes, and the names that have such a word.

    Of words that do not begin with *common* nothing is yielded.
    """
    found: dict[str, list[_PlacedName]] = defaultdict(list)
    for name in names:
        for beginning in {word[:length] for word in name.words if word.startswith(common)}:
            found[beginning].append(name)
    for beginning, part in found.items():
        if sum(name.size for name in part) <= _MAX_PART_CHARACTERS:
            yield beginning, part
        elif len(beginning) < length or length >= _MAX_BEGINNING_LETTERS:
            yield beginning, _most_cited(part, _MAX_PART_CHARACTERS)
        else:
            yield from _parts(part, length + 1, beginning)


@lru_cache(maxsize=1 << 15)
def _bare(word: str) -> str:
    """Return *word* without marks, empty when it cannot be part of a file's name."""
    bare = folded(word)
    return bare if bare.isascii() and bare.isalnum() else ""


def _file(kind: str, names: list[_PlacedName], parts: Mapping[str, int]) -> bytes:
    """Return the file for *names*; *parts* tells which others there are and how many names each has."""
    entries = [name.suggested for name in names]
    plain = {
        "kind": kind,
        "folder": KINDS[kind].segment,
        "entries": entries,
        **({"parts": parts} if parts else {}),
    }
    return compact(plain).encode()
