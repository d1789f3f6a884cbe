"""Site maps (sitemaps.org 0.9) with pictures, versions in other languages and news, and robots.txt.

They hold absolute addresses only: a site that does not know its own has none. An article changes the file of its year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from urllib.parse import quote

from plugins import addresses
from plugins.addresses import SITEMAP, article_address, file_of, sitemap_address
from plugins.kinds import KINDS
from plugins.sources.dates import LOCAL_ZONE
from plugins.views.frame import Site
from plugins.views.holdings import Holdings

MOST_ADDRESSES = 20_000
"""In one file: the standard allows 50,000 in 50 MB, which pictures and long addresses fill first."""
_MOST_PICTURES = 8
_MOST_NEWS = 1_000
"""The most that search engines take."""
_NEWS = timedelta(days=2)
_OPEN = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    '<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{others}>\n'
)
_IMAGE = ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
_XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_NEWS_SPACE = ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
_NO_SAMPLE = """instr(data, '"sample":true') = 0"""
_PAGES, _RECORDS, _RECENT = "trang", "ho-so", "tin-moi"

File = tuple[str, bytes]
"""Path below the output, and bytes."""


def sitemap_index(holdings: Holdings, site: Site) -> Iterator[File]:
    """Yield the index of all site maps, and the map of the pages that are neither articles nor records."""
    months = list(_months(holdings))
    years = sorted({month[:4] for month in months}, reverse=True)
    names = [_PAGES, *_names(_RECORDS, _count_records(holdings))]
    names += [name for year in years for name in _names(year, _count_articles(holdings, year))]
    entries = (f"<sitemap><loc>{escape(site.url)}{sitemap_address(name)}</loc></sitemap>\n" for name in names)
    yield file_of(SITEMAP), _whole("sitemapindex", "", entries)
    pages = (_entry(site, address) for address in _pages(holdings, site, months))
    yield file_of(sitemap_address(_PAGES)), _whole("urlset", "", pages)


def sitemap_of_records(holdings: Holdings, site: Site) -> Iterator[File]:
    """Yield the maps of the pages of records, samples left out."""
    rows = holdings.catalogue.connection.execute(
        f"SELECT kind, slug, {_NO_SAMPLE} FROM records ORDER BY kind, slug"
    )
    entries = [
        _entry(site, addresses.record_address(kind, slug)) if is_shown else ""
        for kind, slug, is_shown in rows
    ]
    yield from _files(_RECORDS, "", entries)


def sitemap_of_year(holdings: Holdings, site: Site, year: str) -> Iterator[File]:
    """Yield the maps of the articles of *year* with their pictures and versions; none where it has no article."""
    shown = _pictures(holdings, year) if holdings.has_files else {}
    rows = holdings.catalogue.connection.execute(
        "SELECT slug, date, changed, sample FROM articles"
        " WHERE public = 1 AND date >= ? AND date < ? ORDER BY date, slug",
        (year, f"{year}~"),
    )
    entries = [
        "" if sample else _article(holdings, site, _Article(slug, date, changed), shown.get(slug, ()))
        for slug, date, changed, sample in rows
    ]
    yield from _files(year, _IMAGE + _XHTML, entries)


def sitemap_of_news(holdings: Holdings, site: Site, as_of: datetime) -> File:
    """Return the map of the articles of the two days before *as_of*; the only one that hangs on the time."""
    rows = holdings.catalogue.connection.execute(
        "SELECT slug, date, title, lang FROM articles WHERE public = 1 AND NOT retracted AND NOT sample"
        " AND date > ? AND date <= ? ORDER BY date DESC, slug LIMIT ?",
        (*(moment.astimezone(LOCAL_ZONE).isoformat() for moment in (as_of - _NEWS, as_of)), _MOST_NEWS),
    )
    entries = (
        _entry(
            site,
            article_address(date, slug),
            f"<news:news><news:publication><news:name>{escape(site.portal.name)}</news:name>"
            f"<news:language>{escape(lang)}</news:language></news:publication>"
            f"<news:publication_date>{date}</news:publication_date><news:title>{escape(title)}</news:title></news:news>",
        )
        for slug, date, title, lang in rows
    )
    return file_of(sitemap_address(_RECENT)), _whole("urlset", _NEWS_SPACE, entries)


def robots(site: Site, is_preview: bool) -> bytes:
    """Return ``robots.txt``: all may come, but to samples and previews nobody."""
    if is_preview or site.portal.is_sample:
        return b"User-agent: *\nDisallow: /\n"
    lines = ["User-agent: *", "Disallow:"]
    if site.url:
        maps = (SITEMAP, sitemap_address(_RECENT))
        lines += ["", *(f"Sitemap: {site.url}{address}" for address in maps)]
    return ("\n".join(lines) + "\n").encode()


@dataclass(frozen=True, slots=True)
class _Article:
    slug: str
    date: str
    changed: str


def _article(holdings: Holdings, site: Site, one: _Article, pictures: Iterable[str]) -> str:
    more = [f"<lastmod>{one.changed}</lastmod>"]
    if one.slug in holdings.versions:
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
    cards = map(holdings.card, holdings.versions[slug])
    return sorted({(card.lang, card.url) for card in cards})


def _pictures(holdings: Holdings, year: str) -> Mapping[str, tuple[str, ...]]:
    """Return the pictures of each article of *year*, in their order."""
    rows = holdings.catalogue.connection.execute(
        "SELECT slug, target FROM articles CROSS JOIN refs ON refs.path = articles.path AND kind = 'picture'"
        " WHERE articles.public = 1 AND date >= ? AND date < ? ORDER BY slug, place",
        (year, f"{year}~"),
    )
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for slug, target in rows:
        found[slug][target] = None
    return {slug: tuple(targets)[:_MOST_PICTURES] for slug, targets in found.items()}


def _pages(holdings: Holdings, site: Site, months: Iterable[str]) -> Iterator[str]:
    """Yield the addresses of the home page, the indexes, the listings by month and the editors' pages."""
    yield addresses.HOME
    yield from (address for _, address in site.indexes)
    yield from (link.url for link in site.pages)
    for slug in holdings.categories:
        yield addresses.category_address(slug)
        for month in _months(holdings, slug):
            yield addresses.category_month_address(slug, month[:4], month[5:])
    yield from (addresses.archive_address(month[:4], month[5:]) for month in months)


def _months(holdings: Holdings, category: str = "") -> Iterator[str]:
    """Yield the months that have a public article, of *category* where it is given, oldest first."""
    # From one month to the next: to go through all articles takes longer.
    where, given = ("category = ? AND", (category,)) if category else ("", ())
    statement = f"SELECT min(date) FROM articles WHERE {where} public = 1 AND date >= ?"
    last = ""
    while first := holdings.catalogue.values(statement, *given, last)[0]:
        yield first[:7]
        last = f"{first[:7]}~"


def _count_records(holdings: Holdings) -> int:
    """Return how many records there are; 0 when all are samples."""
    values = holdings.catalogue.values
    if not values(f"SELECT 1 FROM records WHERE {_NO_SAMPLE} LIMIT 1"):
        return 0
    count = "SELECT count(*) FROM lookups WHERE kind = ? AND way = 'name'"  # one of each; records lie further apart
    return sum(values(count, kind)[0] for kind in KINDS)


def _count_articles(holdings: Holdings, year: str) -> int:
    """Return how many public articles *year* has; 0 when all are samples."""
    values, when = holdings.catalogue.values, "FROM articles WHERE public = 1 AND date >= ? AND date < ?"
    if not values(f"SELECT 1 {when} AND NOT sample LIMIT 1", year, f"{year}~"):
        return 0
    return int(values(f"SELECT count(*) {when}", year, f"{year}~")[0])


def _names(name: str, count: int) -> list[str]:
    """Return the names of the files that *count* addresses fill."""
    parts = -(-count // MOST_ADDRESSES)
    return [name if part == 1 else f"{name}-{part}" for part in range(1, parts + 1)]


def _files(name: str, others: str, entries: list[str]) -> Iterator[File]:
    """Yield the files of *entries*, which are empty for samples; none where all are."""
    for place, one in enumerate(_names(name, len(entries)) if any(entries) else ()):
        part = entries[place * MOST_ADDRESSES : (place + 1) * MOST_ADDRESSES]
        yield file_of(sitemap_address(one)), _whole("urlset", others, part)


def _entry(site: Site, address: str, more: str = "") -> str:
    return f"<url><loc>{escape(site.url + address)}</loc>{more}</url>\n"


def _whole(root: str, others: str, entries: Iterable[str]) -> bytes:
    return f"{_OPEN.format(root=root, others=others)}{''.join(entries)}</{root}>\n".encode()
