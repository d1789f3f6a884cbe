"""The years in which a record has articles, and when each has a page of its own."""

from __future__ import annotations

from plugins.catalogue.store import Catalogue

MOST_ON_PAGE = 100
"""More articles than this, and each year of a record has a page of its own."""


def years_of(catalogue: Catalogue, kind: str, slug: str) -> list[tuple[str, int]]:
    """Return each year with a public article about the record and how many there are, newest first."""
    rows = catalogue.connection.execute(
        "SELECT substr(date, 1, 4) AS year, count(*) FROM mentions WHERE kind = ? AND record = ? AND public"
        " GROUP BY year ORDER BY year DESC",
        (kind, slug),
    )
    return [(year, count) for year, count in rows]


def have_pages(years: list[tuple[str, int]]) -> bool:
    """Whether the *years* of a record are too many articles for one page."""
    return sum(count for _, count in years) > MOST_ON_PAGE
