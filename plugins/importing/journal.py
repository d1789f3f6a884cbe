"""What was imported before: which article a file became, and how it was written; a line of JSON for each."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.publishing.disk import make_folder


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that became an article."""

    source: str
    """Its full path."""
    digest: str
    """SHA-256 of its bytes."""
    article: str
    """Path below the content folder."""
    written: str
    """SHA-256 of the article as it was written."""


class Journal:
    """The imports into one content folder. Without it nothing is lost: what is there is never written over."""

    def __init__(self, path: Path) -> None:
        """Read the journal at *path*, as far as it is whole."""
        self._path = path
        self._by_digest: dict[str, Imported] = {}
        self._by_source: dict[str, Imported] = {}
        self._articles: set[str] = set()
        try:
            lines = path.read_text("utf-8").splitlines()
        except (FileNotFoundError, UnicodeDecodeError):
            lines = []
        for line in lines:
            try:
                self._remember(Imported(**json.loads(line)))
            except (ValueError, TypeError):
                continue  # the run that wrote it died

    def _remember(self, imported: Imported) -> None:
        self._by_digest[imported.digest] = imported
        self._by_source[imported.source] = imported
        self._articles.add(imported.article)

    def of_digest(self, digest: str) -> Imported | None:
        """Return the import of a file with these bytes."""
        return self._by_digest.get(digest)

    def of_source(self, source: str) -> Imported | None:
        """Return the last import of a file of this path."""
        return self._by_source.get(source)

    def has_article(self, article: str) -> bool:
        """Whether *article* came of an import."""
        return article in self._articles

    def add(self, imported: Imported) -> None:
        """Add an import; it is on the disk when this returns."""
        make_folder(self._path.parent)
        with self._path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(imported), ensure_ascii=False) + "\n")
            out.flush()
            os.fsync(out.fileno())
        self._remember(imported)
