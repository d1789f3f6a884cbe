"""What exists on the site: articles by any of their names, and addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from plugins import addresses
from plugins.catalogue.store import Catalogue
from plugins.catalogue.years import have_pages, years_of

_KINDS = {folder: kind for kind, folder in addresses.FOLDERS.items()}


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
                address = addresses.article_address(row["date"], row["slug"])
                is_timed = not row["public"] and row["status"] == "published"
                return Named(row["slug"], address, bool(row["public"]), is_timed)
        return None

    def has(self, target: str) -> bool:
        """Whether *target*, a root-relative address, is a page of the site, and a place on it where it names one."""
        parts = urlsplit(target)
        path = unquote(parts.path)
        if parts.scheme or parts.netloc or not path.startswith("/") or not path.endswith("/"):
            return False
        first, *rest = path.strip("/").split("/")
        if parts.fragment:
            return first in _KINDS and len(rest) == 1 and self._has_year(first, rest[0], parts.fragment)
        if path in (addresses.HOME, addresses.ARCHIVE, *map(addresses.index_address, addresses.FOLDERS)):
            return True
        return self._has_page(first, rest)

    def _has_year(self, first: str, slug: str, fragment: str) -> bool:
        """Whether a record's page has the place *fragment*, ``nam-2023``."""
        years = years_of(self._catalogue, _KINDS[first], slug)
        return not have_pages(years) and fragment in {f"nam-{year}" for year, _ in years}

    def _has_page(self, first: str, rest: list[str]) -> bool:
        one = self._one
        if first == "tin-tuc" and len(rest) == 3:
            year, month, slug = rest
            found = self.article(slug)
            return found is not None and found.public and found.address == f"/tin-tuc/{year}/{month}/{slug}/"
        if first in _KINDS and len(rest) == 1:
            return one("SELECT 1 FROM records WHERE kind = ? AND slug = ?", _KINDS[first], rest[0])
        if first in _KINDS and len(rest) == 2:
            years = years_of(self._catalogue, _KINDS[first], rest[0])
            return have_pages(years) and rest[1] in dict(years)
        if first == "chuyen-muc" and len(rest) == 1:
            return one("SELECT 1 FROM articles WHERE public = 1 AND category = ?", rest[0])
        if first == "chuyen-muc" and len(rest) == 3:
            return one(
                "SELECT 1 FROM articles WHERE public = 1 AND category = ?1 AND date >= ?2 || '-' || ?3"
                " AND date < ?2 || '-' || ?3 || '~'",
                *rest,
            )
        if first == "luu-tru" and len(rest) == 2:
            return one(
                "SELECT 1 FROM articles WHERE public = 1 AND date >= ?1 || '-' || ?2 AND date < ?1 || '-' || ?2 || '~'",
                *rest,
            )
        if first == "id" and len(rest) == 1 and re.fullmatch(r"[pcea]-\w{7}", rest[0]):
            table = "articles WHERE public = 1 AND" if rest[0][0] == "a" else "records WHERE"
            return one(f"SELECT 1 FROM {table} id = ?", rest[0])
        return not rest and one("SELECT 1 FROM pages WHERE slug = ?", first)

    def _one(self, statement: str, *parameters: str) -> bool:
        return self._catalogue.connection.execute(statement, parameters).fetchone() is not None
