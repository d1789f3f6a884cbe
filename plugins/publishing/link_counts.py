"""What the pages of a release lead to, kept beside it: how many pages lead to each file and each anchor."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.manifest import write_whole

RULES = 2
"""Of reading links and anchors; another number means that older counts are no use."""

SEPARATOR = "\0"
"""Between file and fragment: in the name of no file."""


@dataclass(frozen=True, slots=True)
class References:
    """How many pages lead where. Those of one release follow from those of the release before and what changed."""

    site_url: str
    """The address that counted as this site."""
    pages: int
    links: int
    """Internal links of all pages, each page's own once."""
    counts: dict[str, int]
    """Pages by what they lead to, ``key_of`` it; never 0."""
    is_whole: bool = True
    """Whether nothing was found wrong: only then does what changed decide about what comes after."""
    rules: int = RULES


def key_of(file: str, fragment: str = "") -> str:
    """Return the key of a file, or of an anchor on it."""
    plain = file.replace(SEPARATOR, "\ufffd")
    return f"{plain}{SEPARATOR}{fragment}" if fragment else plain


def write_references(path: Path, references: References) -> None:
    """Write *references*, whole and on the disk."""
    found = {
        "rules": references.rules,
        "site_url": references.site_url,
        "pages": references.pages,
        "links": references.links,
        "is_whole": references.is_whole,
        "counts": dict(sorted(references.counts.items())),
    }
    write_whole(path, json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode())


def read_references(path: Path) -> References | None:
    """Return what ``write_references`` wrote; None when it cannot be read."""
    try:
        found = json.loads(path.read_bytes())
        numbers = {str(key): int(count) for key, count in found["counts"].items()}
        whole, rules = bool(found["is_whole"]), int(found["rules"])
        return References(found["site_url"], found["pages"], found["links"], numbers, whole, rules)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
