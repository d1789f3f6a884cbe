"""What the box suggests from: small static files of names, the first of each kind loaded when the box gets the focus.

Where a kind has more names than fit one small file, that file holds the most cited, and every other name stands in a
file for the beginning of each of its words (``goi-y/su-kien/ho.json``), which the browser asks for when it is typed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from plugins.authority.records import Record
from plugins.catalogue.addresses import FOLDERS
from plugins.search.spelling import folded, words
from plugins.text.normal import slugify, sort_key
from plugins.views.holdings import Holdings

FILES = {
    "person": "tim-kiem/goi-y/nhan-su.json",
    "committee": "tim-kiem/goi-y/to-chuc.json",
    "event": "tim-kiem/goi-y/su-kien.json",
}
_FIRST = 45_000
"""Bytes of names in the first file of a kind; compressed it is a tenth to a fifth of that."""
_PART = 60_000
"""Bytes of names in a part; one that holds more is parted by one letter more."""
_LONGEST = 8
"""Letters; a part for so long a beginning is not parted again: the most cited of it stand there."""

Entry = tuple[str, str, str, tuple[str, ...], int]
"""Name, slug (empty where it is that of the name), note, other names, number of articles."""


def suggestion_files(holdings: Holdings, kind: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file of *kind*, the first one first."""
    records = sorted(
        (record for record in holdings.register if record.kind == kind),
        key=lambda record: (sort_key(record.name), record.slug),
    )
    entries = [_entry(holdings, record) for record in records]
    first = _most_cited(entries, _FIRST)
    kept = set(first)
    parts = dict(_parts([entry for entry in entries if entry not in kept]))
    counts = {beginning: len(part) for beginning, part in sorted(parts.items())}
    yield FILES[kind], _file(kind, first, counts)
    folder = FILES[kind].removesuffix(".json")
    for beginning, part in sorted(parts.items()):
        yield f"{folder}/{beginning}.json", _file(kind, part, {})


def _entry(holdings: Holdings, record: Record) -> Entry:
    link = holdings.link(record)
    count = holdings.counts.get((record.kind, record.slug), 0)
    slug = "" if slugify(record.name) == record.slug else record.slug
    return link.text, slug, record.disambiguation or "", record.all_names[1:], count


def _most_cited(entries: list[Entry], most: int) -> list[Entry]:
    """Return the most cited of *entries* that fit *most* bytes, in their order."""
    left = most
    chosen = set()
    for place in sorted(range(len(entries)), key=lambda place: (-entries[place][4], place)):
        left -= len(_plain(entries[place]))
        if left < 0:
            break
        chosen.add(place)
    return [entry for place, entry in enumerate(entries) if place in chosen]


def _parts(entries: list[Entry], length: int = 2) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the beginnings of words, two letters or as many as it takes, and the entries that have such a word."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for beginning in {word[:length] for name in (entry[0], *entry[3]) for word in _bare(name)}:
            found[beginning].append(entry)
    yield from _split(found, length)


def _split(found: Mapping[str, list[Entry]], length: int) -> Iterator[tuple[str, list[Entry]]]:
    for beginning, part in found.items():
        if sum(len(_plain(entry)) for entry in part) <= _PART:
            yield beginning, part
        elif len(beginning) < length or length >= _LONGEST:
            yield beginning, _most_cited(part, _PART)
        else:
            longer: dict[str, list[Entry]] = defaultdict(list)
            for entry in part:
                for word in {one for name in (entry[0], *entry[3]) for one in _bare(name)}:
                    if word.startswith(beginning):
                        longer[word[: length + 1]].append(entry)
            yield from _split({key: list(dict.fromkeys(some)) for key, some in longer.items()}, length + 1)


def _bare(name: str) -> set[str]:
    """Return the words of *name* that can be part of a file's name."""
    return {bare for word in words(name) if (bare := folded(word)).isascii() and bare.isalnum()}


def _plain(entry: Entry) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def _file(kind: str, entries: list[Entry], parts: Mapping[str, int]) -> bytes:
    """Return the file for *entries*; *parts* tells which others there are and how many names each has."""
    plain = {"kind": kind, "folder": FOLDERS[kind], "entries": entries, **({"parts": parts} if parts else {})}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
