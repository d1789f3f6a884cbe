"""The files of the output as they were written. Pages are known by their numbers (see ``site_pages``)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.catalogue.rows import OutputFileRow
from plugins.catalogue.store import Catalogue


def files_of(catalogue: Catalogue, page: int) -> Iterator[OutputFileRow]:
    """Yield the files of a page."""
    return catalogue.rows(OutputFileRow, "WHERE page = ?", (page,))


def output_files(catalogue: Catalogue) -> Iterator[OutputFileRow]:
    """Yield every file, by path."""
    return catalogue.rows(OutputFileRow, "ORDER BY path")


def output_paths(catalogue: Catalogue) -> set[str]:
    """Return the path of every file."""
    return set(catalogue.values("SELECT path FROM files"))


def sources_of_documents(catalogue: Catalogue) -> dict[str, str]:
    """Return what each published document was made from, by its path."""
    rows = catalogue.connection.execute(
        "SELECT slug, made_from FROM site_pages JOIN files USING (page) WHERE node = 'document'"
    )
    return dict(rows.fetchall())


def sources_of_finding_aids(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """Return what each finding aid of the release was made from, by kind and slug of the record."""
    rows = catalogue.connection.execute(
        "SELECT kind, slug, made_from FROM site_pages JOIN files USING (page) WHERE node = 'finding_aid'"
    )
    return {(kind, slug): source for kind, slug, source in rows}


def note_output_file(catalogue: Catalogue, file: OutputFileRow) -> None:
    """Note that *file* was written, in place of the one at its path."""
    catalogue.put([file])


def forget_output_file(catalogue: Catalogue, path: str, page: int) -> None:
    """Forget the file at *path*, unless it belongs to another page by now."""
    catalogue.connection.execute("DELETE FROM files WHERE path = ? AND page = ?", (path, page))


def forget_output_files(catalogue: Catalogue) -> None:
    """Forget every file: the output is another, or empty."""
    catalogue.connection.execute("DELETE FROM files")
