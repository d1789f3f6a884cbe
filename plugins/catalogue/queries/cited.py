"""Which sources the public records cite, which records cite a source, and the years of all sources."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.authority.cited_documents import cited_document
from plugins.catalogue.answers import RELATIONS
from plugins.catalogue.queries.documents import years_of_article_documents, years_of_event_documents
from plugins.catalogue.store import Catalogue


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source and how many records cite it."""

    source: str
    """As typed."""
    count: int


def cited_sources(catalogue: Catalogue) -> list[CitedSource]:
    """Return every source that a public record cites, by its words."""
    catalogue.ask(RELATIONS, "source", "")
    rows = catalogue.connection.execute(
        "SELECT other, count(*) FROM relations WHERE way = 'source' GROUP BY other ORDER BY other"
    )
    return [CitedSource(source, count) for source, count in rows]


def years_of_sources(catalogue: Catalogue) -> list[str]:
    """Return the years of the documents that records cite or that are attached to articles and events.

    Newest first; last, empty, that of those without one.
    """
    years = {cited_document(one.source).year for one in cited_sources(catalogue)}
    years |= {*years_of_article_documents(catalogue), *years_of_event_documents(catalogue)}
    return sorted(years, reverse=True)


def records_citing(catalogue: Catalogue, source: str) -> list[tuple[str, str]]:
    """Return kind and slug of the public records that cite *source*, sorted."""
    catalogue.ask(RELATIONS, "source", source)
    rows = catalogue.connection.execute(
        "SELECT kind, slug FROM relations WHERE way = 'source' AND other = ? ORDER BY kind, slug", (source,)
    )
    return [(kind, slug) for kind, slug in rows]
