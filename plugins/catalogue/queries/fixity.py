"""The reports about a record with the fixity of their files, as they were read; which records have few enough to list in a release."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.catalogue.answers import ARTICLES_OF_RECORD, CARD
from plugins.catalogue.store import Catalogue

MAX_REPORTS_IN_RELEASE = 500
"""A finding aid of more is made when it is asked for: twenty milliseconds and half a megabyte of memory each."""


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


def records_with_finding_aids(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return kind and slug of the public records whose finding aids releases may have, sorted."""
    rows = catalogue.connection.execute(
        "SELECT kind, slug FROM records WHERE (SELECT count(*) FROM (SELECT 1 FROM mentions"
        " WHERE mentions.kind = records.kind AND record = slug AND public LIMIT ? + 1)) <= ? ORDER BY kind, slug",
        (MAX_REPORTS_IN_RELEASE, MAX_REPORTS_IN_RELEASE),
    )
    return [(kind, slug) for kind, slug in rows]
