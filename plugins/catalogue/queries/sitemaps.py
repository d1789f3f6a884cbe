"""What the site maps tell of articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from plugins.catalogue.answers import ARTICLES_OF_CATEGORY, ARTICLES_OF_MONTH, MAPPED, NEWS
from plugins.catalogue.store import Catalogue
from plugins.sources.dates import LOCAL_ZONE


@dataclass(frozen=True, slots=True)
class MappedArticle:
    """An article in the site map of its year."""

    slug: str
    date: str
    """ISO 8601."""
    changed: str
    """When it was last corrected or retracted, else its date; ISO 8601."""
    is_sample: bool


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """An article in the site map of news."""

    slug: str
    date: str
    """ISO 8601."""
    title: str
    lang: str


def mapped_articles(catalogue: Catalogue, year: str) -> list[MappedArticle]:
    """Return the public articles of *year*, oldest first."""
    catalogue.ask(MAPPED, year)
    rows = catalogue.connection.execute(
        "SELECT slug, date, changed, sample FROM articles"
        " WHERE public = 1 AND date >= ? AND date < ? ORDER BY date, slug",
        (year, f"{year}~"),
    )
    return [MappedArticle(slug, date, changed, bool(sample)) for slug, date, changed, sample in rows]


def news_articles(catalogue: Catalogue, moment: datetime, age: timedelta, most: int) -> list[NewsArticle]:
    """Return the *most* newest articles that are younger than *age* at *moment*, newest first.

    Without retracted ones and samples.
    """
    catalogue.ask(NEWS)
    after, until = _iso(moment - age), _iso(moment)
    are_news = "public = 1 AND NOT retracted AND NOT sample"
    rows = catalogue.connection.execute(
        f"SELECT slug, date, title, lang FROM articles WHERE {are_news}"
        " AND date > ? AND date <= ? ORDER BY date DESC, slug LIMIT ?",
        (after, until, most),
    )
    found = [NewsArticle(slug, date, title, lang) for slug, date, title, lang in rows]
    last = catalogue.values(f"SELECT max(date) FROM articles WHERE {are_news} AND date <= ?", after)[0]
    coming = catalogue.values(f"SELECT min(date) FROM articles WHERE {are_news} AND date > ?", until)[0]
    if last:
        catalogue.limit(_iso(datetime.fromisoformat(last) + age), "")
    if found:
        catalogue.limit(found[0].date, _iso(datetime.fromisoformat(found[-1].date) + age))
    catalogue.limit("", coming or "")
    return found


def _iso(moment: datetime) -> str:
    return moment.astimezone(LOCAL_ZONE).isoformat()


def pictures_by_article(catalogue: Catalogue, year: str) -> dict[str, tuple[str, ...]]:
    """Return the addresses of the pictures in each public article of *year*, by its slug, in their order in the text.

    Each address once; an article without a picture is left out.
    """
    catalogue.ask(MAPPED, year)
    rows = catalogue.connection.execute(
        "SELECT slug, target FROM articles CROSS JOIN refs ON refs.path = articles.path AND kind = 'picture'"
        " WHERE articles.public = 1 AND date >= ? AND date < ? ORDER BY slug, place",
        (year, f"{year}~"),
    )
    found: dict[str, dict[str, None]] = {}
    for slug, target in rows:
        found.setdefault(slug, {})[target] = None
    return {slug: tuple(targets) for slug, targets in found.items()}


def months_mapped(catalogue: Catalogue, category: str | None = None) -> list[tuple[str, str]]:
    """Return year and month (``01`` to ``12``) of the months that have a public article, oldest first.

    Of one category where it is given.
    """
    if category is None:
        catalogue.ask(ARTICLES_OF_MONTH, "")
    else:
        catalogue.ask(ARTICLES_OF_CATEGORY, category, "")
    # From one month to the next: to go through all articles takes longer.
    where, given = ("category = ? AND", (category,)) if category is not None else ("", ())
    statement = f"SELECT min(date) FROM articles WHERE {where} public = 1 AND date >= ?"
    found, last = [], ""
    while first := catalogue.values(statement, *given, last)[0]:
        found.append((first[:4], first[5:7]))
        last = f"{first[:7]}~"
    return found


def has_real_article(catalogue: Catalogue, year: str) -> bool:
    """Whether *year* has a public article that is no sample."""
    catalogue.ask(MAPPED, year)
    statement = "SELECT 1 FROM articles WHERE public = 1 AND date >= ? AND date < ? AND NOT sample LIMIT 1"
    return bool(catalogue.values(statement, year, f"{year}~"))


def count_of_year(catalogue: Catalogue, year: str) -> int:
    """Return how many public articles *year* has, samples counted in."""
    catalogue.ask(MAPPED, year)
    statement = "SELECT count(*) FROM articles WHERE public = 1 AND date >= ? AND date < ?"
    return int(catalogue.values(statement, year, f"{year}~")[0])
