"""Articles of a record by year: all on its page while they are few, the newest there and pages by year when many."""

from __future__ import annotations

from plugins.addresses import record_year_address, year_anchor
from plugins.catalogue.queries import mentions
from plugins.catalogue.queries.mentions import articles_naming, have_own_pages
from plugins.views.holdings import Card, Holdings, Year


def record_years(holdings: Holdings, kind: str, slug: str) -> tuple[Year, ...]:
    """Return the years of a record's own page, newest first."""
    years = holdings.years_of(kind, slug)
    many = have_own_pages(years)
    cards: dict[str, list[Card]] = {one.year: [] for one in years}
    for card in newest_cards(holdings, kind, slug, mentions.MAX_ARTICLES_ON_RECORD_PAGE):
        cards[card.day.iso[:4]].append(card)
    return tuple(
        Year(
            one.year,
            record_year_address(kind, slug, one.year) if many else f"#{year_anchor(one.year)}",
            one.count,
            tuple(cards[one.year]),
        )
        for one in years
    )


def cards_of_year(holdings: Holdings, kind: str, slug: str, year: str) -> tuple[Card, ...]:
    """Return all public articles of *year* about the record, newest first."""
    return holdings.cards(articles_naming(holdings.catalogue, kind, slug, year=year))


def newest_cards(holdings: Holdings, kind: str, slug: str, most: int) -> tuple[Card, ...]:
    """Return the newest public articles about the record."""
    return holdings.cards(articles_naming(holdings.catalogue, kind, slug, most=most))
