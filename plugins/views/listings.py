"""Listings of articles: categories, the archive by month, years of a record, a committee with its predecessors."""

from __future__ import annotations

from dataclasses import dataclass

from plugins import addresses
from plugins.authority.lineage import with_predecessors
from plugins.catalogue.queries import listings
from plugins.catalogue.queries.lines import articles_of_line, years_of_line
from plugins.catalogue.queries.mentions import MAX_ARTICLES_ON_RECORD_PAGE, have_own_pages
from plugins.views.holdings import Card, Holdings, Link
from plugins.views.years import cards_of_year

_NEWEST_OF_CATEGORY = 30


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
    """``category``, ``category_month``, ``archive_month``, ``record_year``, ``line`` or ``line_year``."""
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
    """Years of the record or line, newest first; how many articles each has stands on the page of the record, so that a
    new article makes no other year's page stale."""
    committees: tuple[Link, ...] = ()
    """Those that a line is of, the youngest first."""


@dataclass(frozen=True, slots=True)
class ArchiveIndex:
    """All months that have an article."""

    url: str
    months: tuple[Month, ...]
    """Newest first."""
    count: int


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


def line_page(holdings: Holdings, slug: str) -> ListPage:
    """Return the newest articles about a committee and those that it came from, and the years of older ones."""
    committees = with_predecessors(holdings.register, slug)
    years = line_years(holdings, slug)
    return ListPage(
        kind="line",
        title=holdings.committee_name(slug),
        url=addresses.line_address(slug),
        parent=holdings.link_to("committee", slug),
        cards=holdings.cards(
            articles_of_line(holdings.catalogue, committees, most=MAX_ARTICLES_ON_RECORD_PAGE)
        ),
        years=tuple(Link(one, addresses.line_address(slug, one)) for one in years),
        committees=holdings.links_to("committee", committees),
    )


def line_year_page(holdings: Holdings, slug: str, year: str) -> ListPage:
    """Return all articles of a year about a committee and those that it came from."""
    committees = with_predecessors(holdings.register, slug)
    return ListPage(
        kind="line_year",
        title=holdings.committee_name(slug),
        url=addresses.line_address(slug, year),
        year=year,
        parent=holdings.link_to("committee", slug),
        cards=holdings.cards(articles_of_line(holdings.catalogue, committees, year=year)),
        committees=holdings.links_to("committee", committees),
    )


def line_years(holdings: Holdings, slug: str) -> list[str]:
    """Return the years of a committee and those that it came from that have pages of their own, newest first."""
    years = years_of_line(holdings.catalogue, with_predecessors(holdings.register, slug))
    return [one.year for one in years] if have_own_pages(years) else []
