"""The public articles as the search takes them: by year, each with its number in the year, oldest first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class NumberedArticle:
    """Where an article stands in its year."""

    year: str
    number: int
    """From 0."""
    day: str
    """ISO 8601, without the time."""
    category: str
    """Slug."""
    title: str


def searched_articles(catalogue: Catalogue, year: str) -> Iterator[SearchedArticle]:
    """Yield the public articles of *year*, oldest first, which is the order of their numbers."""
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


def numbered_articles(catalogue: Catalogue) -> dict[str, NumberedArticle]:
    """Return every public article with its number in its year, by slug."""
    found: dict[str, NumberedArticle] = {}
    year, number = "", 0
    for slug, date, category, title in catalogue.connection.execute(
        "SELECT slug, date, category, title FROM articles WHERE public = 1 ORDER BY date, slug"
    ):
        year, number = (year, number + 1) if date[:4] == year else (date[:4], 0)
        found[slug] = NumberedArticle(year, number, date[:10], category, title)
    return found
