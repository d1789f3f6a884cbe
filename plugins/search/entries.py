"""The public articles as the search knows them: by year, each with its place in the year, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact


@dataclass(frozen=True, slots=True)
class Entry:
    """What the search shows and finds of an article."""

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
    retracted: bool

    def digest(self) -> bytes:
        """Return a digest of all of it."""
        plain = compact([getattr(self, name) for name in self.__slots__])
        return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands: the *number*-th of its year, from 0."""

    year: str
    number: int
    day: str
    category: str
    title: str


def years_of(catalogue: Catalogue) -> list[tuple[str, int]]:
    """Return each year with a public article and how many it has, oldest first."""
    rows = catalogue.connection.execute(
        "SELECT substr(date, 1, 4) AS year, count(*) FROM articles WHERE public = 1 GROUP BY year ORDER BY year"
    )
    return [(year, count) for year, count in rows]


def entries_of(catalogue: Catalogue, year: str) -> Iterator[Entry]:
    """Yield the public articles of *year*, oldest first; the order is that of ``places``."""
    rows = catalogue.connection.execute(
        "SELECT slug, date, category, title, summary, plain, lang, retracted FROM articles"
        " JOIN texts ON texts.article = slug WHERE public = 1 AND date >= ? AND date < ? ORDER BY date, slug",
        (year, f"{year}~"),
    )
    for slug, date, category, title, summary, plain, lang, retracted in rows:
        yield Entry(slug, date[:10], category, title, summary, plain, lang, bool(retracted))


def places(catalogue: Catalogue) -> dict[str, Place]:
    """Return the place of each public article by slug."""
    found: dict[str, Place] = {}
    year, number = "", 0
    for slug, date, category, title in catalogue.connection.execute(
        "SELECT slug, date, category, title FROM articles WHERE public = 1 ORDER BY date, slug"
    ):
        year, number = (year, number + 1) if date[:4] == year else (date[:4], 0)
        found[slug] = Place(year, number, date[:10], category, title)
    return found
