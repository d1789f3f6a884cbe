"""Which public articles there are: by category, year and month."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.catalogue.answers import ARTICLES_OF_CATEGORY, ARTICLES_OF_MONTH
from plugins.catalogue.store import Catalogue


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year and its number of articles."""

    year: str
    count: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A month and its number of articles."""

    year: str
    month: str
    """``01`` to ``12``."""
    count: int


def categories(catalogue: Catalogue) -> dict[str, str]:
    """Return the name of each category that has a public article, by its slug, in the order of slugs.

    Every page's frame shows them, so nobody need remember that he asked: others make all pages anew.
    """
    # From one category to the next: to go through all articles takes longer.
    found: dict[str, str] = {}
    statement, last = "SELECT min(category) FROM articles WHERE category > ?", ""
    while (slug := catalogue.values(statement, last)[0]) is not None:
        name = category_name(catalogue, slug)
        if name is not None:
            found[slug] = name
        last = slug
    return found


def category_name(catalogue: Catalogue, category: str) -> str | None:
    """Return the name of a category, None where no public article is in it; part of every page's frame."""
    statement = "SELECT category_name FROM articles WHERE category = ? AND public = 1 LIMIT 1"
    return next(iter(catalogue.values(statement, category)), None)


def newest_articles(catalogue: Catalogue, most: int) -> list[str]:
    """Return the slugs of the *most* newest articles, newest first."""
    catalogue.ask(ARTICLES_OF_MONTH, "")
    return catalogue.values(
        "SELECT slug FROM articles WHERE public = 1 ORDER BY date DESC, slug LIMIT ?", most
    )


def newest_of_category(catalogue: Catalogue, category: str, most: int) -> list[str]:
    """Return the slugs of the *most* newest articles of a category, newest first."""
    catalogue.ask(ARTICLES_OF_CATEGORY, category, "")
    statement = "SELECT slug FROM articles WHERE public = 1 AND category = ? ORDER BY date DESC, slug LIMIT ?"
    return catalogue.values(statement, category, most)


def articles_of_month(catalogue: Catalogue, year: str, month: str) -> list[str]:
    """Return the slugs of all articles of a month, newest first."""
    catalogue.ask(ARTICLES_OF_MONTH, f"{year}-{month}")
    statement = (
        "SELECT slug FROM articles WHERE public = 1 AND date >= ? AND date < ? ORDER BY date DESC, slug"
    )
    return catalogue.values(statement, *_month(year, month))


def articles_of_category_month(catalogue: Catalogue, category: str, year: str, month: str) -> list[str]:
    """Return the slugs of all articles of a category in a month, newest first."""
    catalogue.ask(ARTICLES_OF_CATEGORY, category, f"{year}-{month}")
    statement = (
        "SELECT slug FROM articles WHERE public = 1 AND category = ? AND date >= ? AND date < ?"
        " ORDER BY date DESC, slug"
    )
    return catalogue.values(statement, category, *_month(year, month))


def years_with_articles(catalogue: Catalogue) -> list[YearCount]:
    """Return each year that has an article, oldest first."""
    catalogue.ask(ARTICLES_OF_MONTH, "")
    rows = catalogue.connection.execute(
        "SELECT substr(date, 1, 4) AS year, count(*) FROM articles WHERE public = 1 GROUP BY year ORDER BY year"
    )
    return [YearCount(year, count) for year, count in rows]


def months_with_articles(catalogue: Catalogue) -> list[MonthCount]:
    """Return each month that has an article, newest first."""
    catalogue.ask(ARTICLES_OF_MONTH, "")
    rows = catalogue.connection.execute(
        "SELECT substr(date, 1, 7) AS month, count(*) FROM articles WHERE public = 1"
        " GROUP BY month ORDER BY month DESC"
    )
    return [MonthCount(month[:4], month[5:], count) for month, count in rows]


def months_of_category(catalogue: Catalogue, category: str) -> list[MonthCount]:
    """Return each month in which a category has an article, newest first."""
    catalogue.ask(ARTICLES_OF_CATEGORY, category, "")
    rows = catalogue.connection.execute(
        "SELECT substr(date, 1, 7) AS month, count(*) FROM articles WHERE public = 1 AND category = ?"
        " GROUP BY month ORDER BY month DESC",
        (category,),
    )
    return [MonthCount(month[:4], month[5:], count) for month, count in rows]


def count_of_month(catalogue: Catalogue, year: str, month: str) -> int:
    """Return how many articles a month has."""
    catalogue.ask(ARTICLES_OF_MONTH, f"{year}-{month}")
    statement = "SELECT count(*) FROM articles WHERE public = 1 AND date >= ? AND date < ?"
    return int(catalogue.values(statement, *_month(year, month))[0])


def has_month(catalogue: Catalogue, year: str, month: str) -> bool:
    """Whether a month has an article."""
    catalogue.ask(ARTICLES_OF_MONTH, f"{year}-{month}")
    statement = "SELECT 1 FROM articles WHERE public = 1 AND date >= ? AND date < ? LIMIT 1"
    return bool(catalogue.values(statement, *_month(year, month)))


def has_category_month(catalogue: Catalogue, category: str, year: str, month: str) -> bool:
    """Whether a category has an article in a month."""
    catalogue.ask(ARTICLES_OF_CATEGORY, category, f"{year}-{month}")
    statement = "SELECT 1 FROM articles WHERE public = 1 AND category = ? AND date >= ? AND date < ? LIMIT 1"
    return bool(catalogue.values(statement, category, *_month(year, month)))


def _month(year: str, month: str) -> tuple[str, str]:
    """Return what the dates of a month lie between, the second not included."""
    return f"{year}-{month}", f"{year}-{month}~"
