"""How many pages of a release link to each file and each anchor; kept beside the release for the next verification."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.disk import write_atomically

RULES_VERSION = 3
"""Version of the rules of reading links and anchors; counts of another version are not used."""

SEPARATOR = "\0"
"""Between file and fragment: no file name contains it."""


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """The counts of one release; they follow from those of the release before and the pages that changed."""

    site_url: str
    """Links that begin with it counted as internal."""
    pages: int
    links: int
    """Internal links of all pages, each page's own once."""
    counts: dict[str, int]
    """Number of pages by ``key_of`` the file or anchor that they link to; never 0."""
    is_whole: bool = True
    """Whether the verification found no fault: only then may the next one read changed pages alone."""
    rules: int = RULES_VERSION


def key_of(file: str, fragment: str = "") -> str:
    """Return the key of a file, or of an anchor on it."""
    plain = file.replace(SEPARATOR, "\ufffd")
    return f"{plain}{SEPARATOR}{fragment}" if fragment else plain


def write_link_counts(path: Path, link_counts: LinkCounts) -> None:
    """Write *link_counts* atomically."""
    found = {
        "rules": link_counts.rules,
        "site_url": link_counts.site_url,
        "pages": link_counts.pages,
        "links": link_counts.links,
        "is_whole": link_counts.is_whole,
        "counts": dict(sorted(link_counts.counts.items())),
    }
    write_atomically(path, json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode())


def read_link_counts(path: Path) -> LinkCounts | None:
    """Return what ``write_link_counts`` wrote; None when it cannot be read."""
    try:
        found = json.loads(path.read_bytes())
        numbers = {str(key): int(count) for key, count in found["counts"].items()}
        whole, rules = bool(found["is_whole"]), int(found["rules"])
        return LinkCounts(found["site_url"], found["pages"], found["links"], numbers, whole, rules)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
