"""Articles of a record by year: all on its page while they are few, the newest there and pages by year when many."""

from __future__ import annotations

from plugins.catalogue.addresses import record_year_address
from plugins.views.holdings import Card, Holdings, Year

MOST_ON_PAGE = 100
"""More articles than this, and each year has a page of its own."""

_OF_RECORD = "WHERE public AND slug IN (SELECT article FROM mentions WHERE kind = ? AND record = ?)"


def years_of(holdings: Holdings, kind: str, slug: str) -> list[tuple[str, int]]:
    """Return each year with a public article about the record and how many there are, newest first."""
    rows = holdings.catalogue.connection.execute(
        f"SELECT year, count(*) FROM articles {_OF_RECORD} GROUP BY year ORDER BY year DESC", (kind, slug)
    )
    return [(year, count) for year, count in rows]


def record_years(holdings: Holdings, kind: str, slug: str) -> tuple[Year, ...]:
    """Return the years of a record's own page, newest first."""
    years = years_of(holdings, kind, slug)
    many = sum(count for _, count in years) > MOST_ON_PAGE
    cards = holdings.cards(_OF_RECORD, kind, slug, most=MOST_ON_PAGE)
    return tuple(
        Year(
            year,
            record_year_address(kind, slug, year) if many else f"#nam-{year}",
            count,
            tuple(card for card in cards if card.day.iso[:4] == year),
        )
        for year, count in years
    )


def year_pages(holdings: Holdings, kind: str, slug: str) -> list[str]:
    """Return the years that have a page of their own, newest first."""
    years = years_of(holdings, kind, slug)
    return [year for year, _ in years] if sum(count for _, count in years) > MOST_ON_PAGE else []


def cards_of_year(holdings: Holdings, kind: str, slug: str, year: str) -> tuple[Card, ...]:
    """Return all public articles of *year* about the record, newest first."""
    return holdings.cards(f"{_OF_RECORD} AND year = ?", kind, slug, year)


def newest_cards(holdings: Holdings, kind: str, slug: str, most: int) -> tuple[Card, ...]:
    """Return the newest public articles about the record."""
    return holdings.cards(_OF_RECORD, kind, slug, most=most)
