"""The files of the content folder as they were when they were last read."""

from __future__ import annotations

from plugins.catalogue.rows import SourceRow
from plugins.catalogue.store import Catalogue
from plugins.sources.problems import Problem


def signatures(catalogue: Catalogue, folder: str = "") -> dict[str, str]:
    """Return the signature of each file below *folder* (with ``/`` at its end) by path; empty where it is to be read again."""
    cursor = catalogue.connection.cursor()
    cursor.row_factory = None  # plain pairs: there are many
    if not folder:
        return dict(cursor.execute("SELECT path, signature FROM sources"))
    below = "SELECT path, signature FROM sources WHERE path >= ? AND path < ?"
    return dict(cursor.execute(below, (folder, f"{folder.removesuffix('/')}0")))  # 0 comes after /


def articles_to_read_again(catalogue: Catalogue) -> list[str]:
    """Return the paths of the articles that are to be read though their files may be as they were."""
    return catalogue.values("SELECT path FROM sources WHERE signature = '' AND path LIKE 'articles/%'")


def digest_of_source(catalogue: Catalogue, path: str) -> str:
    """Return the SHA-256 of the file *path* as it was read, empty when it was not or is to be read again."""
    found = catalogue.values("SELECT digest FROM sources WHERE path = ?", path)
    return str(found[0]) if found else ""


def problems_of_source(catalogue: Catalogue, path: str) -> tuple[Problem, ...]:
    """Return what is wrong with the file *path* by itself."""
    row = catalogue.row(SourceRow, "WHERE path = ?", path)
    return row.problems if row else ()


def drafts(catalogue: Catalogue) -> frozenset[str]:
    """Return the paths of the files whose status is other than published."""
    return frozenset(catalogue.values("SELECT path FROM sources WHERE is_draft"))


def is_draft(catalogue: Catalogue, path: str) -> bool:
    """Whether the status of the file *path* is other than published."""
    return bool(catalogue.values("SELECT 1 FROM sources WHERE path = ? AND is_draft", path))


def problems_of_sources(catalogue: Catalogue) -> list[Problem]:
    """Return what is wrong with each file by itself."""
    rows = catalogue.rows(SourceRow, "WHERE problems != '[]'")
    return [problem for row in rows for problem in row.problems]
