"""What exists on the site: articles by any of their names, and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from plugins.addresses import PageAddress, article_address, read_address, year_anchor
from plugins.catalogue.store import Catalogue
from plugins.catalogue.years import have_pages, years_of
from plugins.kinds import ARTICLE, LETTERS


@dataclass(frozen=True, slots=True)
class Named:
    """An article that a name stands for."""

    slug: str
    address: str
    public: bool
    is_timed: bool = False
    """Whether only the time keeps it from being public: it is held or has expired."""


class KnownAddresses:
    """Answers whether something a text refers to is there. Ask again after the catalogue has changed."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Answer from *catalogue*."""
        self._catalogue = catalogue

    def article(self, named: str) -> Named | None:
        """Return the article under the slug, id or former slug *named*."""
        for where in (
            "slug = ?",
            "id = ?",
            "slug IN (SELECT article FROM former WHERE kind = 'slug' AND value = ?)",
        ):
            row = self._catalogue.connection.execute(
                f"SELECT slug, date, public, status FROM articles WHERE {where} ORDER BY slug", (named,)
            ).fetchone()
            if row is not None:
                address = article_address(row["date"], row["slug"])
                is_timed = not row["public"] and row["status"] == "published"
                return Named(row["slug"], address, bool(row["public"]), is_timed)
        return None

    def has(self, target: str) -> bool:
        """Whether *target*, a root-relative address, is a page of the site, and a place on it where it names one."""
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return False
        address = read_address(unquote(parts.path))
        if address is None:
            return False
        if parts.fragment:
            return address.page == "record" and self._has_year(address, parts.fragment)
        if address.page in ("home", "archive", "index"):
            return True
        return self._has_page(address)

    def _has_year(self, address: PageAddress, fragment: str) -> bool:
        """Whether a record's page has the place *fragment*, ``nam-2023``."""
        years = years_of(self._catalogue, address.kind, address.slug)
        return not have_pages(years) and fragment in {year_anchor(year) for year, _ in years}

    def _has_page(self, address: PageAddress) -> bool:
        one = self._one
        month = f"{address.year}-{address.month}"
        if address.page == "article":
            found = self.article(address.slug)
            expected = article_address(month, address.slug)
            return found is not None and found.public and found.address == expected
        if address.page == "record":
            return one("SELECT 1 FROM records WHERE kind = ? AND slug = ?", address.kind, address.slug)
        if address.page == "record_year":
            years = years_of(self._catalogue, address.kind, address.slug)
            return have_pages(years) and address.year in dict(years)
        if address.page == "category":
            return one("SELECT 1 FROM articles WHERE public = 1 AND category = ?", address.slug)
        if address.page == "category_month":
            return one(
                "SELECT 1 FROM articles WHERE public = 1 AND category = ? AND date >= ? AND date < ?",
                *(address.slug, month, f"{month}~"),
            )
        if address.page == "archive_month":
            return one(
                "SELECT 1 FROM articles WHERE public = 1 AND date >= ? AND date < ?", month, f"{month}~"
            )
        if address.page == "id":
            is_article = LETTERS[address.slug[0]] == ARTICLE
            table = "articles WHERE public = 1 AND" if is_article else "records WHERE"
            return one(f"SELECT 1 FROM {table} id = ?", address.slug)
        return one("SELECT 1 FROM pages WHERE slug = ?", address.slug)

    def _one(self, statement: str, *parameters: str) -> bool:
        return self._catalogue.connection.execute(statement, parameters).fetchone() is not None
