"""Which sources the public records cite, which records cite a source, and the years of all sources."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.authority.cited_documents import cited_document
from plugins.authority.relations import way_of_sources
from plugins.catalogue.answers import RELATIONS
from plugins.catalogue.queries.documents import years_of_article_documents, years_of_event_documents
from plugins.catalogue.store import Catalogue


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source and how many records cite it."""

    source: str
    """As typed."""
    count: int


def cited_sources(catalogue: Catalogue, year: str) -> list[CitedSource]:
    """Return every source of *year*, empty for those that name none, that a public record cites, by its words."""
    way = way_of_sources(year)
    catalogue.ask(RELATIONS, way, "")
    rows = catalogue.connection.execute(
        "SELECT other, count(*) FROM relations WHERE way = ? GROUP BY other ORDER BY other", (way,)
    )
    return [CitedSource(source, count) for source, count in rows]


def years_of_sources(catalogue: Catalogue) -> list[str]:
    """Return the years of the documents that records cite or that are attached to articles and events.

    Newest first; last, empty, that of those without one.
    """
    catalogue.ask(RELATIONS, "source year", "")
    years = catalogue.values("SELECT DISTINCT other FROM relations WHERE way = 'source year'")
    attached = (*years_of_article_documents(catalogue), *years_of_event_documents(catalogue))
    return sorted({*years, *attached}, reverse=True)


def records_citing(catalogue: Catalogue, source: str) -> list[tuple[str, str]]:
    """Return kind and slug of the public records that cite *source*, sorted."""
    way = way_of_sources(cited_document(source).year)
    catalogue.ask(RELATIONS, way, source)
    rows = catalogue.connection.execute(
        "SELECT kind, slug FROM relations WHERE way = ? AND other = ? ORDER BY kind, slug", (way, source)
    )
    return [(kind, slug) for kind, slug in rows]
