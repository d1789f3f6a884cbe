"""The documents attached to public articles and events, by their years."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.catalogue.answers import DOCUMENTS, RELATIONS, SETTING
from plugins.catalogue.store import Catalogue

ARTICLE_DOCUMENT_YEARS = "years of documents"
"""Under which is noted which years documents of articles have: that an article has one tells nothing of the others."""


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """A document attached to an article."""

    article: str
    """Slug."""
    number: str
    title: str
    file: str
    date: str
    """Of the document, ISO, perhaps partial; empty, as the number, where it has none."""


def documents_of_articles(catalogue: Catalogue, year: str) -> list[ArticleDocument]:
    """Return the documents of *year*, empty for those without one, those of the oldest articles first."""
    catalogue.ask(DOCUMENTS, year)
    rows = catalogue.connection.execute(
        "SELECT article, number, documents.title, file, documents.date FROM documents"
        " JOIN articles ON articles.slug = article WHERE documents.public AND year = ?"
        " ORDER BY articles.date, article, place",
        (year,),
    )
    return [ArticleDocument(*row) for row in rows]


def years_of_article_documents(catalogue: Catalogue) -> list[str]:
    """Return the years of the documents of articles, oldest first; empty for those without one."""
    catalogue.ask(SETTING, ARTICLE_DOCUMENT_YEARS)
    return catalogue.values("SELECT DISTINCT year FROM documents WHERE public ORDER BY year")


def years_of_event_documents(catalogue: Catalogue) -> list[str]:
    """Return the years of the documents of events, oldest first; empty for those without one."""
    catalogue.ask(RELATIONS, "document", "")
    return catalogue.values("SELECT DISTINCT other FROM relations WHERE way = 'document' ORDER BY other")


def events_with_documents(catalogue: Catalogue, year: str) -> list[str]:
    """Return the slugs of the events that have a document of *year*, sorted."""
    catalogue.ask(RELATIONS, "document", year)
    return catalogue.values(
        "SELECT slug FROM relations WHERE way = 'document' AND other = ? ORDER BY slug", year
    )
