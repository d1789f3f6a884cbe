"""The plan of the site: which files belong to each page or listing, from which view and by which template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial

from plugins.addresses import (
    ARCHIVE,
    HOME,
    MISSING,
    ROBOTS,
    THEME_GUIDE,
    archive_address,
    article_address,
    calendar_address,
    category_month_address,
    feed_address,
    file_of,
    index_address,
    json_feed_address,
    page_address,
    record_address,
    record_year_address,
    redirect_map_address,
)
from plugins.authority.records import Committee, Event
from plugins.catalogue.queries.articles import public_date_of
from plugins.catalogue.queries.listings import (
    has_category_month,
    has_month,
    months_of_category,
    months_with_articles,
    public_articles,
    years_with_articles,
)
from plugins.catalogue.queries.pages import has_page, page_titles
from plugins.catalogue.queries.records import all_records, has_record
from plugins.exports.calendars import committee_calendar, event_calendar
from plugins.exports.feeds import MAX_FEED_ENTRIES, Feed, atom
from plugins.exports.json_feeds import json_feed
from plugins.exports.jsonld import as_text, graph_of
from plugins.exports.redirects import (
    caddy_map,
    nginx_map,
    redirect_file,
    redirects,
    redirects_to_article,
    redirects_to_record,
)
from plugins.exports.sitemaps import (
    robots,
    sitemap_index,
    sitemap_of_news,
    sitemap_of_records,
    sitemap_of_year,
)
from plugins.ingest.stale import KINDS_WITH_CALENDAR
from plugins.kinds import KINDS
from plugins.site.theme import Theme
from plugins.views import article, committee, event, guide, indexes, listings, person, text_page
from plugins.views.holdings import Card, Holdings
from plugins.views.text_page import Redirect
from plugins.views.years import newest_cards, year_pages

RECORD_PAGES: dict[str, Callable[[Holdings, str, str], object]] = {
    "person": lambda holdings, slug, _: person.person_page(holdings, slug),
    "committee": committee.committee_page,
    "event": lambda holdings, slug, _: event.event_page(holdings, slug),
}
"""The view of a record by kind, of its slug and the day (ISO) of the build; ``KIND.html`` shows it."""
INDEX_PAGES: dict[str, Callable[[Holdings], object]] = {
    "person": indexes.person_index,
    "committee": indexes.committee_index,
    "event": indexes.event_index,
}
"""The index of a kind of record; ``KIND_index.html`` shows it."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A file of the output and how to make it."""

    path: str
    """Below the output folder."""
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Missing:
    """The page for an address that is not there."""

    url: str = MISSING


def owners(holdings: Holdings, parts: frozenset[str]) -> Iterator[str]:
    """Yield all pages and listings, those that show the same articles near each other."""
    catalogue = holdings.catalogue
    yield from ("home", "archive", "guide", *(f"index/{kind}" for kind in KINDS))
    yield from (f"page/{slug}" for slug in page_titles(catalogue))
    for slug in holdings.categories:
        yield f"category/{slug}"
        yield from (f"category/{slug}/{one.year}-{one.month}" for one in months_of_category(catalogue, slug))
    yield from (f"archive/{one.year}-{one.month}" for one in months_with_articles(catalogue))
    records = all_records(catalogue)
    years: list[tuple[str, str]] = []
    for kind, slug in records:
        yield f"{kind}/{slug}"
        years += ((year, f"{kind}/{slug}/{year}") for year in year_pages(holdings, kind, slug))
    yield from (owner for _, owner in sorted(years))
    yield from (f"article/{slug}" for slug in public_articles(catalogue))
    if "data" in parts:
        yield "maps"
        yield from (f"calendar/{kind}/{slug}" for kind, slug in records if kind in KINDS_WITH_CALENDAR)
        yield from ("robots", "sitemap", "sitemap/news", "sitemap/records")
        yield from (f"sitemap/{one.year}" for one in years_with_articles(catalogue))


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a plan is drawn from."""

    holdings: Holdings
    theme: Theme
    parts: frozenset[str]
    as_of: datetime
    sections: tuple[str, ...]
    """Categories on the home page, in order; empty for all."""
    featured: tuple[str, ...]
    """The editors' picks, by slug or id."""

    def of(self, owner: str) -> Iterator[Planned]:
        """Yield the files of *owner*; none when it is not there (any more)."""
        kind, _, rest = owner.partition("/")
        name, _, time = rest.partition("/")
        if kind in KINDS:
            yield from self._record_year(kind, name, time) if time else self._record(kind, name)
        elif kind == "category":
            yield from self._category_month(name, time) if time else self._category(name)
        elif kind == "archive":
            yield from self._archive_month(name) if name else self._archive()
        elif kind == "calendar":
            yield from self._calendar(rest)
        elif kind in _SIMPLE:  # else an owner that a build of another version wrote
            yield from _SIMPLE[kind](self, name)

    def _page(self, url: str, template: str, view: Callable[[], object], path: str = "") -> Planned:
        return Planned(path or file_of(url), lambda: self._rendered(template, view()))

    def _rendered(self, template: str, page: object) -> bytes:
        graph = graph_of(page, self.theme.site) if self.theme.site.has_data else ()
        return self.theme.render(template, page, as_text(graph) if graph else "")

    def _feeds(self, url: str, title: str, cards: Callable[[], tuple[Card, ...]]) -> Iterator[Planned]:
        """Yield the feeds of a listing, all of the same *cards*."""
        site = self.theme.site
        feed = cache(lambda: Feed(title, url, site.portal.name, cards()))
        yield Planned(file_of(feed_address(url)), lambda: atom(feed(), site.url))
        if site.has_data:
            yield Planned(file_of(json_feed_address(url)), lambda: json_feed(feed(), site.url))

    def _home(self, _: str) -> Iterator[Planned]:
        holdings = self.holdings
        sections = self.sections or tuple(holdings.categories.values())
        yield self._page(
            HOME, "home.html", partial(listings.home_page, holdings, sections, self.featured, self.as_of)
        )
        newest = partial(listings.newest, holdings, MAX_FEED_ENTRIES)
        yield from self._feeds(HOME, self.theme.site.portal.name, newest)
        yield self._page(MISSING, "missing.html", Missing)

    def _text(self, slug: str) -> Iterator[Planned]:
        if has_page(self.holdings.catalogue, slug):
            yield self._page(
                page_address(slug), "text.html", partial(text_page.text_page, self.holdings, slug)
            )

    def _article(self, slug: str) -> Iterator[Planned]:
        date = public_date_of(self.holdings.catalogue, slug)
        if date is None:
            return
        url = article_address(date, slug)
        yield self._page(url, "article.html", partial(article.article_page, self.holdings, slug))
        if "ids" in self.parts:
            yield from map(self._redirect, redirects_to_article(self.holdings, slug))

    def _redirect(self, one: Redirect) -> Planned:
        return self._page(one.url, "redirect.html", lambda: one, redirect_file(one))

    def _archive(self) -> Iterator[Planned]:
        yield self._page(ARCHIVE, "archive_index.html", partial(listings.archive_index, self.holdings))

    def _archive_month(self, month: str) -> Iterator[Planned]:
        time = month[:4], month[5:]
        if has_month(self.holdings.catalogue, *time):
            yield self._page(
                archive_address(*time), "list.html", partial(listings.archive_page, self.holdings, *time)
            )

    def _index(self, kind: str) -> Iterator[Planned]:
        view = partial(INDEX_PAGES[kind], self.holdings)
        yield self._page(index_address(kind), f"{kind}_index.html", view)

    def _record(self, kind: str, slug: str) -> Iterator[Planned]:
        record = self.holdings.register.get(kind, slug)
        if record is None:
            return
        url = record_address(kind, slug)
        yield self._page(
            url,
            f"{kind}.html",
            partial(RECORD_PAGES[kind], self.holdings, slug, self.as_of.date().isoformat()),
        )
        newest = partial(newest_cards, self.holdings, kind, slug, MAX_FEED_ENTRIES)
        yield from self._feeds(url, record.name, newest)
        if "ids" in self.parts:
            yield from map(self._redirect, redirects_to_record(record))

    def _calendar(self, record: str) -> Iterator[Planned]:
        """Yield the calendar of a committee or an event that has a day to enter."""
        kind, _, slug = record.partition("/")
        holdings, site = self.holdings, self.theme.site
        path = file_of(calendar_address(record_address(kind, slug)))
        found = holdings.register.get(kind, slug) if site.has_data else None
        if isinstance(found, Committee) and committee.has_calendar(holdings, slug):
            yield Planned(path, partial(committee_calendar, holdings, slug, site.url))
        elif isinstance(found, Event) and event.has_day(found):
            yield Planned(path, partial(event_calendar, holdings, slug, site.url))

    def _record_year(self, kind: str, slug: str, year: str) -> Iterator[Planned]:
        if has_record(self.holdings.catalogue, kind, slug) and year in year_pages(self.holdings, kind, slug):
            view = partial(listings.record_year_page, self.holdings, kind, slug, year)
            yield self._page(record_year_address(kind, slug, year), "list.html", view)

    def _category(self, slug: str) -> Iterator[Planned]:
        holdings = self.holdings
        if slug not in holdings.categories:
            return
        url = holdings.category_link(slug).url
        yield self._page(url, "list.html", partial(listings.category_page, holdings, slug))
        newest = partial(listings.newest_of_category, holdings, slug, MAX_FEED_ENTRIES)
        yield from self._feeds(url, holdings.categories[slug], newest)

    def _category_month(self, slug: str, month: str) -> Iterator[Planned]:
        time = month[:4], month[5:]
        if has_category_month(self.holdings.catalogue, slug, *time):
            view = partial(listings.category_month_page, self.holdings, slug, *time)
            yield self._page(category_month_address(slug, *time), "list.html", view)

    def _maps(self, _: str) -> Iterator[Planned]:
        if not {"ids", "data"} <= self.parts:
            return
        for name, write in (("nginx.map", nginx_map), ("caddy.conf", caddy_map)):
            yield Planned(file_of(redirect_map_address(name)), partial(self._redirect_map, write))

    def _redirect_map(self, write: Callable[[Iterable[Redirect]], bytes]) -> bytes:
        return write(redirects(self.holdings))

    def _guide(self, _: str) -> Iterator[Planned]:
        if self.theme.is_preview:
            yield self._page(THEME_GUIDE, "theme_guide.html", guide.guide_page)

    def _robots(self, _: str) -> Iterator[Planned]:
        if self.theme.site.has_data:
            yield Planned(file_of(ROBOTS), partial(robots, self.theme.site, self.theme.is_preview))

    def _sitemap(self, part: str) -> Iterator[Planned]:
        """Yield the site maps of *part*: a year, ``records``, ``news``; the index and all other pages when empty."""
        holdings, site = self.holdings, self.theme.site
        if not site.has_data or not site.url or site.portal.is_sample:
            return
        if part == "news":
            files = iter((sitemap_of_news(holdings, site, self.as_of),))
        elif part == "records":
            files = sitemap_of_records(holdings, site)
        else:
            files = sitemap_of_year(holdings, site, part) if part else sitemap_index(holdings, site)
        for path, data in files:
            yield Planned(path, partial(bytes, data))


_SIMPLE: dict[str, Callable[[Plan, str], Iterator[Planned]]] = {
    "home": Plan._home,
    "page": Plan._text,
    "article": Plan._article,
    "index": Plan._index,
    "maps": Plan._maps,
    "guide": Plan._guide,
    "robots": Plan._robots,
    "sitemap": Plan._sitemap,
}
"""What makes the files of the owners that are of one sort only."""
