"""The public articles as the search takes them: by year, each with its number in the year, oldest first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.catalogue.answers import ARTICLES_OF_MONTH, SEARCHED
from plugins.catalogue.store import Catalogue
from plugins.facets import FACETS


@dataclass(frozen=True, slots=True)
class SearchedArticle:
    """What the search shows of an article and finds it by."""

    slug: str
    day: str
    """ISO 8601, without the time."""
    category: str
    """Slug."""
    title: str
    summary: str
    text: str
    """Plain text of the page, with the summary where the editors wrote one."""
    lang: str
    is_retracted: bool
    facets: tuple[str | list[str] | None, ...]
    """Its values, as typed, in the order of ``FACETS``; None where it has none."""


def searched_articles(catalogue: Catalogue, year: str) -> Iterator[SearchedArticle]:
    """Yield the public articles of *year*, oldest first, which is the order of their numbers."""
    catalogue.ask(SEARCHED, year)
    values = ", ".join(f"json_extract(front, '$.values.{facet.field}')" for facet in FACETS.values())
    rows = catalogue.connection.execute(
        "SELECT slug, date, category, title, summary, plain, lang, retracted, json_array(" + values + ")"
        " FROM articles JOIN texts ON texts.article = slug"
        " WHERE public = 1 AND date >= ? AND date < ? ORDER BY date, slug",
        (year, f"{year}~"),
    )
    for slug, date, category, title, summary, plain, lang, retracted, facets in rows:
        yield SearchedArticle(
            slug,
            date[:10],
            category,
            title,
            summary,
            plain,
            lang,
            bool(retracted),
            tuple(json.loads(facets)),
        )


def numbers_of_month(catalogue: Catalogue, year: str, month: str) -> dict[str, int]:
    """Return the number in its year, from 0, of each public article of a *month* (``01`` to ``12``), by slug."""
    for one in range(1, int(month) + 1):
        catalogue.ask(ARTICLES_OF_MONTH, f"{year}-{one:02}")
    first, end = f"{year}-{month}", f"{year}-{month}~"
    statement = "SELECT count(*) FROM articles WHERE public = 1 AND date >= ? AND date < ?"
    earlier = catalogue.values(statement, year, first)[0]
    statement = "SELECT slug FROM articles WHERE public = 1 AND date >= ? AND date < ? ORDER BY date, slug"
    return {slug: number for number, slug in enumerate(catalogue.values(statement, first, end), earlier)}
