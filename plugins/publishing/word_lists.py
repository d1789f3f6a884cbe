"""The word lists of the search, without the years whose search was dropped: a word of one article would tell of it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path

from plugins.addresses import SEARCH, SEARCH_WORDS, SEARCH_YEARS, file_of

_CONTENTS = re.compile(r'data-contents="([^"]*)"')


def word_lists_without(
    folder: Path, paths: Collection[str], dropped: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield path and new bytes of the word lists of the release in *folder* that name a year without search.

    That is a year whose folder is among *dropped* or no longer among *paths*, the files of the release.
    """
    gone = _bits_of_lost_years(folder, paths, dropped)
    lists = (path for path in sorted(paths) if path.startswith(SEARCH_WORDS.lstrip("/")) and gone)
    for path in lists:
        data = (folder / path).read_bytes() if (folder / path).is_file() else b"{}"
        masks = {word: int(mask, 16) & ~gone for word, mask in json.loads(data).items()}
        left = {word: f"{mask:x}" for word, mask in masks.items() if mask}
        yield path, json.dumps(left, ensure_ascii=False, separators=(",", ":")).encode()


def _bits_of_lost_years(folder: Path, paths: Collection[str], dropped: Collection[str]) -> int:
    """Return the bits of the years that the search page names and that cannot be searched; the oldest year has the lowest."""
    page = folder / file_of(SEARCH)
    found = _CONTENTS.search(page.read_text("utf-8", "replace")) if page.is_file() else None
    years = json.loads(unescape(found[1])).get("years", []) if found else []
    there = {
        path.rpartition("/")[0].split("/")[2] for path in paths if path.startswith(SEARCH_YEARS.lstrip("/"))
    }
    gone = {one.rstrip("/").rpartition("/")[2] for one in dropped}
    return sum(
        1 << bit for bit, (*_, name) in enumerate(reversed(years)) if name in gone or name not in there
    )
