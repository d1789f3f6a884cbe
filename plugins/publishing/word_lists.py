"""The word lists of the search, without the years whose search was dropped: a word of one article would tell of it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path

from plugins.addresses import SEARCH, SEARCH_WORDS, SEARCH_YEARS, file_of

_CONTENTS = re.compile(r'data-contents="([^"]*)"')
_ALL_BITS = -1


def word_lists_without(
    folder: Path, paths: Collection[str], dropped: Collection[str]
) -> Iterator[tuple[str, bytes | None]]:
    """Yield path and new bytes of the word lists of the release in *folder*, without the years that have no search.

    These are years whose folder is among *dropped* or no longer among *paths*, the files of the release. None stands
    for the bytes of a list that cannot be read: it may hold any word.
    """
    gone = _bits_of_lost_years(folder, paths, dropped)
    lists = (path for path in sorted(paths) if path.startswith(SEARCH_WORDS.lstrip("/")) and gone)
    for path in lists:
        yield path, _list_without(gone, folder / path)


def _list_without(gone: int, place: Path) -> bytes | None:
    try:
        masks = {word: int(mask, 16) & ~gone for word, mask in json.loads(place.read_bytes()).items()}
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return None
    left = {word: f"{mask:x}" for word, mask in masks.items() if mask}
    return json.dumps(left, ensure_ascii=False, separators=(",", ":")).encode()


def _bits_of_lost_years(folder: Path, paths: Collection[str], dropped: Collection[str]) -> int:
    """Return the bits of the years that the search page names and that cannot be searched; the oldest year has the lowest.

    Where the page does not tell the years, none can be told from a lost one: all bits.
    """
    page = folder / file_of(SEARCH)
    found = _CONTENTS.search(page.read_text("utf-8", "replace")) if page.is_file() else None
    try:
        names = [name for *_, name in json.loads(unescape(found[1]))["years"]] if found else None
    except (ValueError, KeyError, TypeError):
        names = None
    if names is None:
        return _ALL_BITS
    there = {
        path.rpartition("/")[0].split("/")[2] for path in paths if path.startswith(SEARCH_YEARS.lstrip("/"))
    }
    gone = {one.rstrip("/").rpartition("/")[2] for one in dropped}
    return sum(1 << bit for bit, name in enumerate(reversed(names)) if name in gone or name not in there)
