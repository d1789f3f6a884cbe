"""Which records stand in the same reports, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.views.holdings import Holdings

Row = tuple[str, str, int]
"""Kind and slug of a record, and in how many reports."""


def reported_with(holdings: Holdings, kind: str, slug: str, most: Mapping[str, int]) -> dict[str, list[Row]]:
    """Return the records in the same public articles by kind, most often first, then by slug.

    *most* says which kinds are wanted and how many of each.
    """
    return {other: list(_rows(holdings, kind, slug, other, count)) for other, count in most.items()}


def _rows(holdings: Holdings, kind: str, slug: str, other: str, most: int) -> Iterator[Row]:
    # Kind by kind, which lets the index leave out the others: half the time of one statement for all.
    rows = holdings.catalogue.connection.execute(
        "SELECT theirs.record, count(*) AS times FROM mentions AS mine"
        " CROSS JOIN mentions AS theirs ON theirs.article = mine.article AND theirs.public AND theirs.kind = ?"
        " WHERE mine.kind = ? AND mine.record = ? AND mine.public AND (theirs.record <> ? OR theirs.kind <> ?)"
        " GROUP BY theirs.record ORDER BY times DESC, theirs.record LIMIT ?",
        (other, kind, slug, slug, kind, most),
    )
    return ((other, record, times) for record, times in rows)
