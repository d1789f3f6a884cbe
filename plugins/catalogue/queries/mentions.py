"""Which articles name a record, and which records are named together."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple

from plugins.catalogue.answers import (
    ARTICLES_OF_RECORD,
    QUOTATIONS,
    RECORD_COUNTS,
    RECORDS_OF_MONTH,
    RECORDS_TOGETHER,
    YEAR_PAGES,
)
from plugins.catalogue.queries.listings import YearCount
from plugins.catalogue.store import Catalogue
from plugins.text.sentences import sentence_at

MAX_ARTICLES_ON_RECORD_PAGE = 100
"""With more articles than this, each year of a record has a page of its own."""


@dataclass(frozen=True, slots=True)
class RecordCount:
    """A record and the number of public articles that are asked about."""

    kind: str
    slug: str
    count: int


def articles_naming(
    catalogue: Catalogue, kind: str, slug: str, *, year: str = "", most: int | None = None
) -> list[str]:
    """Return the slugs of the articles that name a record, newest first.

    Those of *year* alone where it is given, *most* at most.
    """
    catalogue.ask(ARTICLES_OF_RECORD, kind, slug, year)
    statement = (
        "SELECT article FROM mentions WHERE kind = ? AND record = ? AND date >= ? AND date < ? AND public"
        " ORDER BY date DESC, article LIMIT ?"
    )
    return catalogue.values(statement, kind, slug, year, f"{year}~", -1 if most is None else most)


class ListedArticle(NamedTuple):
    """An article in the list of a record."""

    date: str
    """ISO 8601."""
    slug: str


def listed_articles(catalogue: Catalogue, kind: str, slug: str) -> list[ListedArticle]:
    """Return all articles that name a record, oldest first."""
    catalogue.ask(ARTICLES_OF_RECORD, kind, slug, "")
    rows = catalogue.connection.execute(
        "SELECT date, article FROM mentions WHERE kind = ? AND record = ? AND public ORDER BY date, article",
        (kind, slug),
    )
    return [ListedArticle(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Quotation:
    """The sentence of an article that names a person first."""

    article: str
    """Slug."""
    date: str
    """ISO 8601."""
    sentence: str


def quotations(catalogue: Catalogue, person: str, most: int) -> list[Quotation]:
    """Return the sentences of the *most* newest articles whose text names *person* (slug), newest first.

    An article that was retracted is not quoted.
    """
    catalogue.ask(QUOTATIONS, person)
    rows = catalogue.connection.execute(
        "SELECT mentions.article, mentions.date, spans, plain FROM mentions"
        " CROSS JOIN articles ON slug = mentions.article AND NOT retracted"
        " CROSS JOIN texts ON texts.article = mentions.article"
        " WHERE mentions.kind = 'person' AND record = ? AND mentions.public AND spans != '[]'"
        " ORDER BY mentions.date DESC, mentions.article LIMIT ?",
        (person, most),
    )
    return [
        Quotation(article, date, sentence_at(plain, json.loads(spans)[0][0]))
        for article, date, spans, plain in rows
    ]


@dataclass(frozen=True, slots=True)
class Naming:
    """An article that names a record, public or not."""

    path: str
    """File of the article."""
    title: str
    date: str
    """ISO 8601."""
    sentence: str
    """The first that names the record; empty where only the front matter does."""


def all_naming(catalogue: Catalogue, kind: str, slug: str) -> list[Naming]:
    """Return all articles that name a record, those that readers may not see too, oldest first."""
    rows = catalogue.connection.execute(
        "SELECT path, title, articles.date, spans, plain FROM mentions"
        " JOIN articles ON slug = mentions.article JOIN texts ON texts.article = mentions.article"
        " WHERE mentions.kind = ? AND record = ? ORDER BY mentions.date, path",
        (kind, slug),
    )
    return [
        Naming(path, title, date, sentence_at(plain, json.loads(spans)[0][0]) if spans != "[]" else "")
        for path, title, date, spans, plain in rows
    ]


def other_reports_of(catalogue: Catalogue, event: str, article: str, most: int) -> list[tuple[str, str]]:
    """Return slug and date of the *most* newest articles that name *event*, newest first, without *article*."""
    catalogue.ask(ARTICLES_OF_RECORD, "event", event, "")
    rows = catalogue.connection.execute(
        "SELECT article, date FROM mentions WHERE kind = 'event' AND record = ? AND public AND article != ?"
        " ORDER BY date DESC, article LIMIT ?",
        (event, article, most),
    )
    return [(slug, date) for slug, date in rows]


def years_naming(catalogue: Catalogue, kind: str, slug: str) -> list[YearCount]:
    """Return each year with an article that names a record, newest first."""
    catalogue.ask(ARTICLES_OF_RECORD, kind, slug, "")
    rows = catalogue.connection.execute(
        "SELECT substr(date, 1, 4) AS year, count(*) FROM mentions WHERE kind = ? AND record = ? AND public"
        " GROUP BY year ORDER BY year DESC",
        (kind, slug),
    )
    return [YearCount(year, count) for year, count in rows]


def have_own_pages(years: list[YearCount]) -> bool:
    """Whether the *years* of a record hold too many articles for one page, so that each has a page of its own."""
    return sum(one.count for one in years) > MAX_ARTICLES_ON_RECORD_PAGE


def years_with_pages(catalogue: Catalogue, kind: str, slug: str) -> list[str]:
    """Return the years of a record that have a page of their own, newest first."""
    catalogue.ask(YEAR_PAGES, kind, slug)
    with catalogue.remember():  # how many articles each has is not asked
        years = years_naming(catalogue, kind, slug)
    return [one.year for one in years] if have_own_pages(years) else []


def counts_by_record(catalogue: Catalogue) -> dict[tuple[str, str], int]:
    """Return how many articles name each record, by its kind and slug; a record that none names is left out."""
    catalogue.ask(RECORD_COUNTS)
    rows = catalogue.connection.execute(
        "SELECT kind, record, count(*) FROM mentions WHERE public GROUP BY kind, record"
    )
    return {(kind, slug): count for kind, slug, count in rows}


def reported_with(catalogue: Catalogue, kind: str, slug: str, other: str, most: int) -> list[RecordCount]:
    """Return the *most* records of the kind *other* that stand in the same articles as a record, without itself.

    The most often named first, then by slug.
    """
    catalogue.ask(RECORDS_TOGETHER, kind, slug)
    # One kind at a time lets the index leave out the others: half the time of one statement for all.
    rows = catalogue.connection.execute(
        "SELECT theirs.record, count(*) AS times FROM mentions AS mine"
        " CROSS JOIN mentions AS theirs ON theirs.article = mine.article AND theirs.public AND theirs.kind = ?"
        " WHERE mine.kind = ? AND mine.record = ? AND mine.public AND (theirs.record <> ? OR theirs.kind <> ?)"
        " GROUP BY theirs.record ORDER BY times DESC, theirs.record LIMIT ?",
        (other, kind, slug, slug, kind, most),
    )
    return [RecordCount(other, record, times) for record, times in rows]


def people_reported_at(catalogue: Catalogue, event: str) -> list[str]:
    """Return the slugs of the people whom the articles about *event* name, by slug."""
    catalogue.ask(RECORDS_TOGETHER, "event", event)
    statement = (
        "SELECT DISTINCT theirs.record FROM mentions AS mine"
        " CROSS JOIN mentions AS theirs ON theirs.article = mine.article AND theirs.kind = 'person'"
        " WHERE mine.kind = 'event' AND mine.record = ? AND mine.public ORDER BY theirs.record"
    )
    return catalogue.values(statement, event)


def events_reported_with(catalogue: Catalogue, person: str) -> list[str]:
    """Return the slugs of the events whose articles name *person* (slug), by slug."""
    catalogue.ask(RECORDS_TOGETHER, "person", person)
    statement = (
        "SELECT DISTINCT theirs.record FROM mentions AS mine"
        " CROSS JOIN mentions AS theirs ON theirs.article = mine.article AND theirs.public AND theirs.kind = 'event'"
        " WHERE mine.kind = 'person' AND mine.record = ? AND mine.public ORDER BY theirs.record"
    )
    return catalogue.values(statement, person)


def articles_naming_both(catalogue: Catalogue, one: tuple[str, str], other: tuple[str, str]) -> list[str]:
    """Return the slugs of the articles that name two records, each given by kind and slug, oldest first."""
    for record in (one, other):
        catalogue.ask(ARTICLES_OF_RECORD, *record, "")
    statement = (
        "SELECT mine.article FROM mentions AS mine CROSS JOIN mentions AS theirs ON theirs.article = mine.article"
        " AND theirs.public AND theirs.kind = ? AND theirs.record = ?"
        " WHERE mine.kind = ? AND mine.record = ? AND mine.public ORDER BY mine.date, mine.article"
    )
    return catalogue.values(statement, *other, *one)


def most_named_in_month(
    catalogue: Catalogue, kind: str, year: str, month: str, most: int
) -> list[RecordCount]:
    """Return the *most* records of *kind* named in the articles of a month, the most often named first."""
    catalogue.ask(RECORDS_OF_MONTH, f"{year}-{month}")
    rows = catalogue.connection.execute(
        "SELECT record, count(*) AS times FROM articles"
        " CROSS JOIN mentions ON mentions.article = articles.slug AND mentions.public AND kind = ?"
        " WHERE articles.public = 1 AND articles.date >= ? AND articles.date < ?"
        " GROUP BY record ORDER BY times DESC, record LIMIT ?",
        (kind, f"{year}-{month}", f"{year}-{month}~", most),
    )
    return [RecordCount(kind, record, times) for record, times in rows]
