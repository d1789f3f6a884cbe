"""Site maps (sitemaps.org 0.9) with pictures, versions in other languages and news, and robots.txt.

They hold absolute addresses only: a site without an address of its own has no maps. An article changes the file of its year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from html import escape
from urllib.parse import quote

from plugins import addresses
from plugins.addresses import SITEMAP, article_address, file_of, sitemap_address
from plugins.authority.as_of import years_of
from plugins.catalogue.queries import topics
from plugins.catalogue.queries.articles import versions_of
from plugins.catalogue.queries.cited import years_of_sources
from plugins.catalogue.queries.events import years_with_events
from plugins.catalogue.queries.offices import committees_with_offices
from plugins.catalogue.queries.portal import this_year
from plugins.catalogue.queries.records import count_of_records, has_real_record, listed_records
from plugins.catalogue.queries.sitemaps import (
    MappedArticle,
    count_of_year,
    has_real_article,
    mapped_articles,
    months_mapped,
    news_articles,
    pictures_by_article,
)
from plugins.catalogue.queries.topics import counted_topics
from plugins.views.corrections import correction_years
from plugins.views.event_index import event_months
from plugins.views.frame import Site
from plugins.views.holdings import Holdings
from plugins.views.office_holders import all_offices
from plugins.views.person_index import letters_with_pages
from plugins.views.topics import topic_months

MAX_ADDRESSES_PER_FILE = 20_000
"""In one file: the standard allows 50,000 in 50 MB, which pictures and long addresses fill first."""
_MAX_PICTURES_PER_ARTICLE = 8
_MAX_NEWS = 1_000
"""The most that search engines take."""
_NEWS_AGE = timedelta(days=2)
_OPEN = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{others}>\n'
)
_IMAGE = ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
_XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_NEWS_SPACE = ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
_PAGES, _RECORDS, _RECENT = "trang", "ho-so", "tin-moi"

File = tuple[str, bytes]
"""Path below the output, and bytes."""


def sitemap_index(holdings: Holdings, site: Site) -> Iterator[File]:
    """Yield the index of all site maps, and the map of the pages that are neither articles nor records."""
    catalogue = holdings.catalogue
    months = months_mapped(catalogue)
    years = sorted({year for year, _ in months}, reverse=True)
    pages = [_entry(site, address) for address in _pages(holdings, site, months)]
    names = _names(_PAGES, len(pages))
    if has_real_record(catalogue):
        names += _names(_RECORDS, count_of_records(catalogue))
    for year in years:
        if has_real_article(catalogue, year):
            names += _names(year, count_of_year(catalogue, year))
    entries = (f"<sitemap><loc>{escape(site.url)}{sitemap_address(name)}</loc></sitemap>\n" for name in names)
    yield file_of(SITEMAP), _whole("sitemapindex", "", entries)
    yield from _files(_PAGES, "", pages)


def sitemap_of_records(holdings: Holdings, site: Site) -> Iterator[File]:
    """Yield the maps of the pages of records, samples left out."""
    entries = [
        "" if one.is_sample else _entry(site, addresses.record_address(one.kind, one.slug))
        for one in listed_records(holdings.catalogue)
    ]
    yield from _files(_RECORDS, "", entries)


def sitemap_of_year(holdings: Holdings, site: Site, year: str) -> Iterator[File]:
    """Yield the maps of the articles of *year* with their pictures and versions; none where it has no article."""
    shown = pictures_by_article(holdings.catalogue, year) if holdings.has_files else {}
    entries = [
        ""
        if one.is_sample
        else _article(holdings, site, one, shown.get(one.slug, ())[:_MAX_PICTURES_PER_ARTICLE])
        for one in mapped_articles(holdings.catalogue, year)
    ]
    yield from _files(year, _IMAGE + _XHTML, entries)


def sitemap_of_news(holdings: Holdings, site: Site, as_of: datetime) -> File:
    """Return the map of the articles of the two days before *as_of*; the only map that depends on the time of the build."""
    entries = (
        _entry(
            site,
            article_address(one.date, one.slug),
            f"<news:news><news:publication><news:name>{escape(site.portal.name)}</news:name>"
            f"<news:language>{escape(one.lang)}</news:language></news:publication>"
            f"<news:publication_date>{one.date}</news:publication_date><news:title>{escape(one.title)}</news:title></news:news>",
        )
        for one in news_articles(holdings.catalogue, as_of, _NEWS_AGE, _MAX_NEWS)
    )
    return file_of(sitemap_address(_RECENT)), _whole("urlset", _NEWS_SPACE, entries)


def robots(site: Site, is_preview: bool) -> bytes:
    """Return ``robots.txt``: crawlers are allowed everywhere, except on samples and previews."""
    if is_preview or site.portal.is_sample:
        return b"User-agent: *\nDisallow: /\n"
    lines = ["User-agent: *", "Disallow:"]
    if site.url:
        maps = (SITEMAP, sitemap_address(_RECENT))
        lines += ["", *(f"Sitemap: {site.url}{address}" for address in maps)]
    return ("\n".join(lines) + "\n").encode()


def _article(holdings: Holdings, site: Site, one: MappedArticle, pictures: Iterable[str]) -> str:
    more = [f"<lastmod>{one.changed}</lastmod>"]
    more += [
        f'<xhtml:link rel="alternate" hreflang="{escape(lang)}" href="{escape(site.url + url)}"/>'
        for lang, url in _versions(holdings, one.slug)
    ]
    more += [
        f"<image:image><image:loc>{escape(site.url + quote(url))}</image:loc></image:image>"
        for url in pictures
    ]
    return _entry(site, article_address(one.date, one.slug), "".join(more))


def _versions(holdings: Holdings, slug: str) -> list[tuple[str, str]]:
    """Return language and address of each version of an article; empty where there is one."""
    cards = map(holdings.card, versions_of(holdings.catalogue, slug))
    return sorted({(card.lang, card.url) for card in cards})


def _pages(holdings: Holdings, site: Site, months: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the addresses of the home page, the indexes, the listings by time and the editors' pages."""
    yield addresses.HOME
    yield from (address for _, address in site.indexes)
    yield from map(addresses.letter_address, letters_with_pages(holdings))
    yield from (link.url for link in site.pages)
    for slug in holdings.categories:
        yield addresses.category_address(slug)
        for year, month in months_mapped(holdings.catalogue, slug):
            yield addresses.category_month_address(slug, year, month)
    yield from (addresses.archive_address(year, month) for year, month in months)
    yield from _topics(holdings)
    for of_year in years_with_events(holdings.catalogue):
        year = of_year.year
        yield addresses.event_year_address(year)
        yield from (addresses.event_month_address(year, month) for month in event_months(holdings, year))
    yield addresses.CORRECTIONS
    yield from map(addresses.corrections_address, correction_years(holdings))
    yield from (addresses.SOURCES, addresses.OFFICES_HELD, addresses.KEPT_LIST)
    years = years_of((one.stretches for one in all_offices(holdings)), this_year(holdings.catalogue))
    yield from map(addresses.offices_held_address, years)
    yield from map(addresses.succession_address, committees_with_offices(holdings.catalogue))
    yield from map(addresses.sources_address, years_of_sources(holdings.catalogue))


def _topics(holdings: Holdings) -> Iterator[str]:
    for one in counted_topics(holdings.catalogue):
        yield addresses.topic_address(one.topic)
        if one.count > topics.MAX_ARTICLES_ON_TOPIC_PAGE:  # else nobody need look for its months
            for month in topic_months(holdings, one.topic):
                yield addresses.topic_month_address(one.topic, *month)


def _names(name: str, count: int) -> list[str]:
    """Return the names of the files that *count* addresses fill."""
    parts = -(-count // MAX_ADDRESSES_PER_FILE)
    return [name if part == 1 else f"{name}-{part}" for part in range(1, parts + 1)]


def _files(name: str, others: str, entries: list[str]) -> Iterator[File]:
    """Yield the files of *entries*, which are empty for samples; none where all are."""
    for place, one in enumerate(_names(name, len(entries)) if any(entries) else ()):
        part = entries[place * MAX_ADDRESSES_PER_FILE : (place + 1) * MAX_ADDRESSES_PER_FILE]
        yield file_of(sitemap_address(one)), _whole("urlset", others, part)


def _entry(site: Site, address: str, more: str = "") -> str:
    return f"<url><loc>{escape(site.url + address)}</loc>{more}</url>\n"


def _whole(root: str, others: str, entries: Iterable[str]) -> bytes:
    return f"{_OPEN.format(root=root, others=others)}{''.join(entries)}</{root}>\n".encode()
