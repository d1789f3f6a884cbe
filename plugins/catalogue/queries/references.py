"""What texts refer to, and where that leads: of all files, those that readers may not see among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from plugins.addresses import RECORD_YEARS, PageAddress, read_address
from plugins.catalogue.rows import ReadFileRow, RecordRow, ReferenceRow
from plugins.catalogue.store import Catalogue


@dataclass(frozen=True, slots=True)
class Target:
    """Something that texts refer to."""

    kind: str
    """As in ``rows.Reference``."""
    target: str
    outcome: str
    """Where the references led when they were last looked up, empty when they were not yet."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is referred to."""

    path: str
    line: int


_TARGETS = "SELECT DISTINCT kind, target, outcome FROM refs WHERE kind IN ('article', 'address')"
_YEARS = " OR ".join(f"target GLOB '{pattern}'" for pattern in RECORD_YEARS)


def all_targets(catalogue: Catalogue) -> list[Target]:
    """Return all articles and addresses that something refers to, once for each outcome."""
    return [Target(*row) for row in catalogue.connection.execute(_TARGETS)]


def unsettled_targets(catalogue: Catalogue) -> list[Target]:
    """Return the targets that were not yet looked up, and those that the running text of articles lets come and go."""
    rows = catalogue.connection.execute(f"{_TARGETS} AND (outcome = '' OR {_YEARS})")
    return [Target(*row) for row in rows]


def references_without_outcome(catalogue: Catalogue) -> Iterator[ReferenceRow]:
    """Return the references to articles and addresses that lead nowhere, or to what only time holds back."""
    return catalogue.rows(ReferenceRow, "WHERE kind IN ('article', 'address') AND outcome IN ('no', 'later')")


def files_referred_to(catalogue: Catalogue, kind: str) -> list[str]:
    """Return the address of each ``picture``, ``document`` or ``media`` that something refers to, as typed."""
    return catalogue.values("SELECT DISTINCT target FROM refs WHERE kind = ?", kind)


def places_of(catalogue: Catalogue, kind: str, target: str) -> list[Place]:
    """Return where a target is referred to, by path and in the order of each text."""
    rows = catalogue.connection.execute(
        "SELECT path, line FROM refs WHERE kind = ? AND target = ? ORDER BY path, place", (kind, target)
    )
    return [Place(*row) for row in rows]


def place_of_link(catalogue: Catalogue, page: str, link: str) -> Place | None:
    """Return where the text shown on *page*, a file below the output, refers to *link*, as it stands on the page.

    The first line of the text's file where none tells; None for a page that shows no text of the editors.
    """
    path = _file_of_page(catalogue, read_address(f"/{page.removesuffix('index.html')}"))
    if path is None:
        return None
    whole = unquote(link).replace("/index.html#", "/#")
    bare = whole.partition("#")[0]
    statement = "SELECT min(line) FROM refs WHERE path = ? AND (target IN (?, ?) OR outcome = ?)"
    return Place(path, catalogue.values(statement, path, whole, bare, bare)[0] or 1)


def _file_of_page(catalogue: Catalogue, page: PageAddress | None) -> str | None:
    """Return the file whose text a *page* shows."""
    if page is None:
        return None
    if page.page == "article":
        return next(iter(catalogue.values("SELECT path FROM articles WHERE slug = ?", page.slug)), None)
    if page.page == "record":
        row = catalogue.row(RecordRow, "WHERE kind = ? AND slug = ?", page.kind, page.slug)
        return row.record.origin.path if row else None
    files = catalogue.rows(ReadFileRow, "WHERE kind = 'page' AND data != ''") if page.page == "page" else ()
    return next((one.path for one in files if one.page.slug == page.slug), None)


def references_without_text(catalogue: Catalogue, kind: str) -> Iterator[ReferenceRow]:
    """Return the references to pictures without alternative text, or to ``media`` without a title."""
    return catalogue.rows(ReferenceRow, "WHERE kind = ? AND trim(text) = ''", (kind,))


def outcomes_of_register(catalogue: Catalogue) -> dict[tuple[str, str, str], str]:
    """Return where the references of records and pages lead, by path, kind and target."""
    rows = catalogue.connection.execute(
        "SELECT path, kind, target, outcome FROM refs WHERE path NOT LIKE 'articles/%'"
    )
    return {(path, kind, target): outcome for path, kind, target, outcome in rows}
