"""Listings of articles: categories, the archive by month, years of a record, the home page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from plugins import addresses
from plugins.catalogue.queries import listings, mentions, records
from plugins.catalogue.queries.articles import article_called
from plugins.text.normal import slugify
from plugins.views.days import Period, period_of
from plugins.views.holdings import Card, CountedLink, Holdings, Link
from plugins.views.years import cards_of_year

_NEWEST_OF_CATEGORY = 30
_LATEST_ON_HOME_PAGE = 12
_ARTICLES_PER_SECTION = 4
_MAX_IN_NEWS = 10
_MAX_COMING = 5


@dataclass(frozen=True, slots=True)
class Month:
    """A month with a page of its own."""

    year: str
    month: str
    """``01`` to ``12``."""
    url: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A page that lists articles. What not every listing has is empty where it is not given."""

    kind: str
    """``category``, ``category_month``, ``archive_month`` or ``record_year``."""
    title: str
    """Name of the category or record, empty in the archive."""
    url: str
    cards: tuple[Card, ...]
    """Newest first."""
    feed_url: str = ""
    """Empty where there is no feed."""
    year: str = ""
    month: str = ""
    """Empty where the page is not about one."""
    parent: Link | None = None
    """The page above."""
    months: tuple[Month, ...] = ()
    """All months of this category, newest first; empty on pages of one month or year."""
    years: tuple[Link, ...] = ()
    """Other years of the record, newest first; how many articles each has stands on the page of the record, so that a
    new article makes no other year's page stale."""


@dataclass(frozen=True, slots=True)
class ArchiveIndex:
    """All months that have an article."""

    url: str
    months: tuple[Month, ...]
    """Newest first."""
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """A category on the home page."""

    link: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ComingEvent:
    """An event that has not begun."""

    link: Link
    period: Period | None
    place: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the home page shows."""

    url: str
    lead: Card | None
    latest: tuple[Card, ...]
    """Newest first, the lead left out."""
    featured: tuple[Card, ...]
    """The editors' picks, in their order."""
    sections: tuple[Section, ...]
    coming: tuple[ComingEvent, ...]
    """Soonest first."""
    persons: tuple[CountedLink, ...]
    """Most often named in the month of the newest article."""
    committees: tuple[CountedLink, ...]
    news_month: Month | None
    """That month."""


def category_page(holdings: Holdings, slug: str) -> ListPage:
    """Return the newest articles of a category and its months."""
    url = addresses.category_address(slug)
    months = listings.months_of_category(holdings.catalogue, slug)
    return ListPage(
        kind="category",
        title=holdings.categories[slug],
        url=url,
        feed_url=addresses.feed_address(url),
        cards=newest_of_category(holdings, slug, _NEWEST_OF_CATEGORY),
        months=tuple(
            Month(one.year, one.month, addresses.category_month_address(slug, one.year, one.month), one.count)
            for one in months
        ),
    )


def newest(holdings: Holdings, most: int) -> tuple[Card, ...]:
    """Return the cards of the *most* newest articles, newest first."""
    return holdings.cards(listings.newest_articles(holdings.catalogue, most))


def newest_of_category(holdings: Holdings, slug: str, most: int) -> tuple[Card, ...]:
    """Return the cards of the *most* newest articles of a category, newest first."""
    return holdings.cards(listings.newest_of_category(holdings.catalogue, slug, most))


def category_month_page(holdings: Holdings, slug: str, year: str, month: str) -> ListPage:
    """Return all articles of a category in a month."""
    return ListPage(
        kind="category_month",
        title=holdings.categories[slug],
        url=addresses.category_month_address(slug, year, month),
        year=year,
        month=month,
        parent=holdings.category_link(slug),
        cards=holdings.cards(listings.articles_of_category_month(holdings.catalogue, slug, year, month)),
    )


def archive_months(holdings: Holdings) -> tuple[Month, ...]:
    """Return all months that have a public article, newest first."""
    return tuple(
        Month(one.year, one.month, addresses.archive_address(one.year, one.month), one.count)
        for one in listings.months_with_articles(holdings.catalogue)
    )


def archive_index(holdings: Holdings) -> ArchiveIndex:
    """Return the index of the archive."""
    months = archive_months(holdings)
    return ArchiveIndex(addresses.ARCHIVE, months, sum(month.count for month in months))


def archive_page(holdings: Holdings, year: str, month: str) -> ListPage:
    """Return all articles of a month."""
    return ListPage(
        kind="archive_month",
        title="",
        url=addresses.archive_address(year, month),
        year=year,
        month=month,
        parent=Link("", addresses.ARCHIVE),
        cards=holdings.cards(listings.articles_of_month(holdings.catalogue, year, month)),
    )


def record_year_page(holdings: Holdings, kind: str, slug: str, year: str) -> ListPage:
    """Return all articles of a year about a record that has a page for each year."""
    record = holdings.register.get(kind, slug)
    assert record is not None
    years = tuple(
        Link(one, addresses.record_year_address(kind, slug, one))
        for one in holdings.year_pages_of(kind, slug)
    )
    return ListPage(
        kind="record_year",
        title=record.name,
        url=addresses.record_year_address(kind, slug, year),
        year=year,
        parent=holdings.link(record),
        cards=cards_of_year(holdings, kind, slug, year),
        years=years,
    )


def home_page(
    holdings: Holdings, sections: tuple[str, ...], featured: tuple[str, ...], as_of: datetime
) -> HomePage:
    """Return the home page; *sections* are categories in order, *featured* articles by slug or id.

    What was retracted is not on it: it would lead readers to what its editors take back.
    """
    cards = _standing(partial(newest, holdings), _LATEST_ON_HOME_PAGE + 1)
    lead = next((card for card in cards if card.picture), cards[0] if cards else None)
    month = _newest_month(holdings, cards)
    return HomePage(
        url=addresses.HOME,
        lead=lead,
        latest=tuple(card for card in cards if card is not lead)[:_LATEST_ON_HOME_PAGE],
        featured=_featured(holdings, featured),
        sections=_sections(holdings, sections),
        coming=_coming(holdings, as_of),
        persons=_in_news(holdings, "person", month),
        committees=_in_news(holdings, "committee", month),
        news_month=month,
    )


def _standing(newest_of: Callable[[int], tuple[Card, ...]], most: int) -> tuple[Card, ...]:
    """Return the cards of the *most* newest articles that were not retracted; *newest_of* takes how many to look at."""
    looked_at = most
    while True:
        cards = newest_of(looked_at)
        standing = tuple(card for card in cards if not card.is_retracted)[:most]
        if len(standing) == most or len(cards) < looked_at:
            return standing
        looked_at *= 2


def _newest_month(holdings: Holdings, newest_cards: tuple[Card, ...]) -> Month | None:
    """Return the month of the newest article."""
    if not newest_cards:
        return None
    year, month = newest_cards[0].day.iso[:4], newest_cards[0].day.iso[5:7]
    count = listings.count_of_month(holdings.catalogue, year, month)
    return Month(year, month, addresses.archive_address(year, month), count)


def _featured(holdings: Holdings, named: tuple[str, ...]) -> tuple[Card, ...]:
    found = (article_called(holdings.catalogue, one) for one in named)
    cards = (holdings.card(one.slug) for one in found if one and one.is_public)
    return tuple(card for card in cards if not card.is_retracted)


def _sections(holdings: Holdings, named: tuple[str, ...]) -> tuple[Section, ...]:
    slugs = [slugify(name) for name in named]
    return tuple(
        Section(
            holdings.category_link(slug),
            _standing(partial(newest_of_category, holdings, slug), _ARTICLES_PER_SECTION),
        )
        for slug in slugs
        if slug in holdings.categories
    )


def _coming(holdings: Holdings, as_of: datetime) -> tuple[ComingEvent, ...]:
    slugs = records.events_after(holdings.catalogue, as_of.date().isoformat(), _MAX_COMING)
    events = (holdings.register.events[slug] for slug in slugs)
    return tuple(
        ComingEvent(holdings.link(event), period_of(event.span), event.place or "") for event in events
    )


def _in_news(holdings: Holdings, kind: str, month: Month | None) -> tuple[CountedLink, ...]:
    if month is None:
        return ()
    return holdings.counted(
        mentions.most_named_in_month(holdings.catalogue, kind, month.year, month.month, _MAX_IN_NEWS)
    )
