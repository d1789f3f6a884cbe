"""Records whose names are much like that of a new one, found by the lines of their files: no catalogue is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.authority.look_alikes import is_one_letter_off
from plugins.kinds import KINDS
from plugins.sources.content_file import decode
from plugins.text.normal import nfc, slugify

_FIELDS_OF_NAMES = ("name", "variants", "names")
_FIELD = re.compile(r"(\w+):(.*)")
_ITEM = re.compile(r"[ \t]*(?:- )?(?:\{?(?:value|name): *)?(.*)")


@dataclass(frozen=True, slots=True)
class LikeName:
    """A name that a record has."""

    path: str
    """Below the content folder."""
    name: str
    is_same: bool
    """Whether it differs in nothing, or in marks and capitals alone."""


def like_names(content: Path, kind: str, name: str) -> list[LikeName]:
    """Return the names of records of *kind* in the folder *content* that differ from *name* in marks or one letter, by path."""
    address = slugify(name)
    found = []
    for path in sorted((content / "register" / KINDS[kind].folder).rglob("*.md")):
        for other in _names_in(path):
            slug = slugify(other)
            if slug == address or is_one_letter_off(slug, address):
                found.append(LikeName(path.relative_to(content).as_posix(), other, slug == address))
                break
    return found


def _names_in(path: Path) -> Iterator[str]:
    """Yield what stands in the fields of names of a record's file, as far as its lines tell."""
    try:
        front = nfc(decode(path.read_bytes())).partition("\n---")[0]
    except (OSError, UnicodeDecodeError):
        return
    field = ""
    for line in front.splitlines():
        found = _FIELD.match(line)
        field = found[1] if found else field
        item = _ITEM.match(found[2] if found else line)
        if field in _FIELDS_OF_NAMES and item:
            yield from (part.strip(" \t\"'[]{}") for part in re.split("[;,]", item[1]) if part.strip())
