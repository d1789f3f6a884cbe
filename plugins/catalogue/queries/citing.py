"""What is cited of the public articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.catalogue.answers import ARTICLE, CITED
from plugins.catalogue.store import Catalogue

_CITED = (
    "SELECT slug, id, date, title, lang, json_extract(front, '$.values.authors') FROM articles"
    " JOIN texts ON texts.article = slug WHERE public = 1 AND "
)


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """What is cited of an article."""

    slug: str
    id: str | None
    date: str
    """ISO 8601."""
    title: str
    lang: str
    authors: tuple[str, ...]


def cited_of_month(catalogue: Catalogue, year: str, month: str) -> list[CitedArticle]:
    """Return what is cited of the public articles of a month, newest first."""
    time = f"{year}-{month}"
    catalogue.ask(CITED, time)
    statement = f"{_CITED} date >= ? AND date < ? ORDER BY date DESC, slug"
    return list(_cited(catalogue.connection.execute(statement, (time, f"{time}~"))))


def cited_articles(catalogue: Catalogue, slugs: Iterable[str]) -> Iterator[CitedArticle]:
    """Yield what is cited of the public articles under *slugs*, in their order."""
    for slug in slugs:
        catalogue.ask(ARTICLE, slug)
        yield from _cited(catalogue.connection.execute(f"{_CITED} slug = ?", (slug,)))


def _cited(rows: Iterable[tuple[str, str | None, str, str, str, str | None]]) -> Iterator[CitedArticle]:
    for slug, id_, date, title, lang, authors in rows:
        yield CitedArticle(slug, id_, date, title, lang, tuple(json.loads(authors) if authors else ()))
