"""The reports about a record with the fixity of their files, as they were read."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.catalogue.answers import ARTICLES_OF_RECORD, CARD
from plugins.catalogue.store import Catalogue


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report and the file in which it is kept."""

    slug: str
    id: str | None
    title: str
    date: str
    """ISO 8601."""
    path: str
    """Below the content folder."""
    sha256: str


def report_files(catalogue: Catalogue, kind: str, slug: str) -> list[ReportFile]:
    """Return the public articles that name a record, oldest first."""
    catalogue.ask(ARTICLES_OF_RECORD, kind, slug, "")
    rows = catalogue.connection.execute(
        "SELECT articles.slug, id, title, articles.date, articles.path, digest FROM mentions"
        " JOIN articles ON articles.slug = mentions.article JOIN sources ON sources.path = articles.path"
        " WHERE mentions.kind = ? AND record = ? AND mentions.public ORDER BY articles.date, articles.slug",
        (kind, slug),
    )
    found = [ReportFile(*row) for row in rows]
    for one in found:
        catalogue.ask(CARD, one.slug)
    return found
