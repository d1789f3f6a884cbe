"""The public articles as the search takes them, by year."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.catalogue.answers import ARTICLES_OF_MONTH, RECORDS_OF_MONTH, SEARCHED
from plugins.catalogue.store import Catalogue
from plugins.facets import FACETS


@dataclass(frozen=True, slots=True)
class SearchedArticle:
    """What the search shows of an article and finds it by."""

    slug: str
    id: str
    """Empty where it has none yet."""
    day: str
    """ISO 8601, without the time."""
    category: str
    """Slug."""
    title: str
    summary: str
    text: str
    """Plain text of the page, with the summary where the editors wrote one."""
    documents: tuple[str, ...]
    """Number and title of each paper that is attached, as printed."""
    authors: tuple[str, ...]
    lang: str
    is_retracted: bool
    facets: tuple[str | list[str] | None, ...]
    """Its values, as typed, in the order of ``FACETS``; None where it has none."""


def searched_articles(catalogue: Catalogue, year: str) -> Iterator[SearchedArticle]:
    """Yield the public articles of *year*, oldest first."""
    catalogue.ask(SEARCHED, year)
    fields = (*(facet.field for facet in FACETS.values()), "authors", "documents")
    values = ", ".join(f"json_extract(front, '$.values.{field}')" for field in fields)
    rows = catalogue.connection.execute(
        "SELECT slug, id, date, category, title, summary, plain, lang, retracted, json_array(" + values + ")"
        " FROM articles JOIN texts ON texts.article = slug"
        " WHERE public = 1 AND date >= ? AND date < ? ORDER BY date, slug",
        (year, f"{year}~"),
    )
    for slug, id_, date, category, title, summary, plain, lang, retracted, of_front in rows:
        *facets, authors, documents = json.loads(of_front)
        yield SearchedArticle(
            slug,
            id_ or "",
            date[:10],
            category,
            title,
            summary,
            plain,
            tuple(f"{one.get('number') or ''} {one['title']}".strip() for one in documents or ()),
            tuple(authors or ()),
            lang,
            bool(retracted),
            tuple(facets),
        )


def named_records(catalogue: Catalogue, year: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield slug and records, as kind and slug, of each public article of *year*, in the order of searched_articles."""
    for month in range(1, 13):
        catalogue.ask(ARTICLES_OF_MONTH, f"{year}-{month:02}")
        catalogue.ask(RECORDS_OF_MONTH, f"{year}-{month:02}")
    rows = catalogue.connection.execute(
        "SELECT slug, (SELECT json_group_array(json_array(kind, record)) FROM"
        " (SELECT kind, record FROM mentions WHERE article = slug AND mentions.public ORDER BY kind, record))"
        " FROM articles WHERE public = 1 AND date >= ? AND date < ? ORDER BY date, slug",
        (year, f"{year}~"),
    )
    for slug, records in rows:
        yield slug, [(kind, record) for kind, record in json.loads(records)]
