"""The files of the output as they were written, and which pages and listings they no longer show as they are.

An *owner* is a page or listing with the files that belong to it (see ``ingest.stale``). A *pattern* is one of SQLite's
GLOB: ``*`` stands for any characters, so ``article/*`` for all articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plugins.catalogue.rows import OutputFileRow
from plugins.catalogue.store import Catalogue


def files_of(catalogue: Catalogue, owner: str) -> Iterator[OutputFileRow]:
    """Yield the files of *owner*."""
    return catalogue.rows(OutputFileRow, "WHERE owner = ?", (owner,))


def output_files(catalogue: Catalogue) -> Iterator[OutputFileRow]:
    """Yield every file, by path."""
    return catalogue.rows(OutputFileRow, "ORDER BY path")


def output_paths(catalogue: Catalogue) -> set[str]:
    """Return the path of every file."""
    return set(catalogue.values("SELECT path FROM files"))


def sources_of_output_files(catalogue: Catalogue, pattern: str) -> dict[str, str]:
    """Return what each file of the owners that match *pattern* was made from, by its path."""
    rows = catalogue.connection.execute("SELECT path, made_from FROM files WHERE owner GLOB ?", (pattern,))
    return dict(rows.fetchall())


def owners_with_files(catalogue: Catalogue, pattern: str = "*") -> list[str]:
    """Return the owners that match *pattern* and have a file, sorted."""
    return catalogue.values("SELECT DISTINCT owner FROM files WHERE owner GLOB ? ORDER BY owner", pattern)


def owners_differing_from(catalogue: Catalogue, manifest: Mapping[str, str]) -> set[str]:
    """Return the owners with a file that *manifest*, SHA-256 by path, does not have or has with other bytes."""
    rows = catalogue.connection.execute("SELECT path, owner, written FROM files")
    return {owner for path, owner, written in rows if manifest.get(path) != written}


def note_output_file(catalogue: Catalogue, file: OutputFileRow) -> None:
    """Note that *file* was written, in place of the one at its path."""
    catalogue.put([file])


def forget_output_file(catalogue: Catalogue, path: str, owner: str) -> None:
    """Forget the file at *path*, unless it belongs to another owner than *owner* by now."""
    catalogue.connection.execute("DELETE FROM files WHERE path = ? AND owner = ?", (path, owner))


def forget_output_files(catalogue: Catalogue) -> None:
    """Forget every file: the output is another, or empty."""
    catalogue.connection.execute("DELETE FROM files")


def is_stale(catalogue: Catalogue, owner: str) -> bool:
    """Whether *owner* itself is noted as stale."""
    return bool(catalogue.values("SELECT 1 FROM stale WHERE owner = ?", owner))


def stale_owners(catalogue: Catalogue, pattern: str = "*") -> list[str]:
    """Return the stale owners that match *pattern*, sorted."""
    return catalogue.values("SELECT owner FROM stale WHERE owner GLOB ? ORDER BY owner", pattern)


def forget_stale(catalogue: Catalogue, owners: Iterable[str]) -> None:
    """Note that the output shows *owners* as they are."""
    catalogue.connection.executemany("DELETE FROM stale WHERE owner = ?", ((one,) for one in owners))
