"""The plan of the site: which files belong to each page or listing, from which view and by which template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from plugins.building.theme import Theme
from plugins.catalogue.addresses import (
    FOLDERS,
    archive_address,
    article_address,
    category_month_address,
    feed_address,
    file_of,
    record_address,
    record_year_address,
)
from plugins.catalogue.stale import KINDS
from plugins.exports.feeds import MOST_ENTRIES, Feed, atom
from plugins.exports.redirects import (
    caddy_map,
    nginx_map,
    redirect_file,
    redirects,
    redirects_to_article,
    redirects_to_record,
)
from plugins.search.plan import name_files
from plugins.views import article, committee, event, indexes, listings, person, plain
from plugins.views.holdings import Card, Holdings
from plugins.views.plain import Redirect
from plugins.views.years import newest_cards, year_pages

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Planned:
    """A file of the output and how to make it."""

    path: str
    """Below the output folder."""
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Missing:
    """The page for an address that is not there."""

    url: str = "/404.html"


def owners(holdings: Holdings, parts: frozenset[str]) -> Iterator[str]:
    """Yield all pages and listings, those that show the same articles near each other."""
    catalogue = holdings.catalogue
    yield from ("home", "archive", *(f"index/{kind}" for kind in KINDS))
    yield from (f"page/{slug}" for slug in catalogue.values("SELECT slug FROM pages ORDER BY slug"))
    for slug in holdings.categories:
        yield f"category/{slug}"
        for year, month, _ in listings.category_months(holdings, slug):
            yield f"category/{slug}/{year}-{month}"
    yield from (f"archive/{one.year}-{one.month}" for one in listings.archive_months(holdings))
    records = catalogue.connection.execute("SELECT kind, slug FROM records ORDER BY kind, slug").fetchall()
    years: list[tuple[str, str]] = []
    for kind, slug in records:
        yield f"{kind}/{slug}"
        years += ((year, f"{kind}/{slug}/{year}") for year in year_pages(holdings, kind, slug))
    yield from (owner for _, owner in sorted(years))
    slugs = catalogue.values("SELECT slug FROM articles WHERE public = 1 ORDER BY date, slug")
    yield from (f"article/{slug}" for slug in slugs)
    yield from (one for one, part in (("maps", "data"), ("names", "search")) if part in parts)


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
        if kind in FOLDERS:
            yield from self._record_year(kind, name, time) if time else self._record(kind, name)
        elif kind == "category":
            yield from self._category_month(name, time) if time else self._category(name)
        elif kind == "archive":
            yield from self._archive_month(name) if name else self._archive()
        else:
            yield from _SIMPLE[kind](self, name)

    def _page(self, url: str, template: str, view: Callable[[], object], path: str = "") -> Planned:
        return Planned(path or file_of(url), lambda: self.theme.render(template, view()))

    def _feed(self, url: str, title: str, cards: Callable[[], tuple[Card, ...]]) -> Planned:
        site = self.theme.site
        return Planned(
            file_of(feed_address(url)), lambda: atom(Feed(title, url, site.portal.name, cards()), site.url)
        )

    def _home(self, _: str) -> Iterator[Planned]:
        holdings = self.holdings
        sections = self.sections or tuple(holdings.categories.values())
        yield self._page(
            "/", "home.html", partial(listings.home_page, holdings, sections, self.featured, self.as_of)
        )
        newest = partial(listings.newest, holdings, "", MOST_ENTRIES)
        yield self._feed("/", self.theme.site.portal.name, newest)
        yield self._page("/404.html", "missing.html", Missing)

    def _text(self, slug: str) -> Iterator[Planned]:
        if self._has("SELECT 1 FROM pages WHERE slug = ?", slug):
            yield self._page(f"/{slug}/", "text.html", partial(plain.text_page, self.holdings, slug))

    def _article(self, slug: str) -> Iterator[Planned]:
        dates = self.holdings.catalogue.values(
            "SELECT date FROM articles WHERE slug = ? AND public = 1", slug
        )
        for date in dates:
            url = article_address(date, slug)
            yield self._page(url, "article.html", partial(article.article_page, self.holdings, slug))
            if "ids" in self.parts:
                yield from map(self._redirect, redirects_to_article(self.holdings, slug))

    def _redirect(self, one: Redirect) -> Planned:
        return self._page(one.url, "redirect.html", lambda: one, redirect_file(one))

    def _archive(self) -> Iterator[Planned]:
        yield self._page("/luu-tru/", "archive_index.html", partial(listings.archive_index, self.holdings))

    def _archive_month(self, month: str) -> Iterator[Planned]:
        time = month[:4], month[5:]
        statement = "SELECT 1 FROM articles WHERE public = 1 AND date >= ? AND date < ? LIMIT 1"
        if self._has(statement, month, f"{month}~"):
            yield self._page(
                archive_address(*time), "list.html", partial(listings.archive_page, self.holdings, *time)
            )

    def _index(self, kind: str) -> Iterator[Planned]:
        make = {
            "person": indexes.person_index,
            "committee": indexes.committee_index,
            "event": indexes.event_index,
        }
        yield self._page(f"/{FOLDERS[kind]}/", f"{kind}_index.html", partial(make[kind], self.holdings))

    def _record(self, kind: str, slug: str) -> Iterator[Planned]:
        views: dict[str, Callable[[Holdings, str], object]] = {
            "person": person.person_page,
            "committee": committee.committee_page,
            "event": event.event_page,
        }
        record = self.holdings.register.get(kind, slug)
        if record is None:
            return
        url = record_address(kind, slug)
        yield self._page(url, f"{kind}.html", partial(views[kind], self.holdings, slug))
        newest = partial(newest_cards, self.holdings, kind, slug, MOST_ENTRIES)
        yield self._feed(url, record.name, newest)
        if "ids" in self.parts:
            yield from map(self._redirect, redirects_to_record(record))

    def _record_year(self, kind: str, slug: str, year: str) -> Iterator[Planned]:
        there = self._has("SELECT 1 FROM records WHERE kind = ? AND slug = ?", kind, slug)
        if there and year in year_pages(self.holdings, kind, slug):
            view = partial(listings.record_year_page, self.holdings, kind, slug, year)
            yield self._page(record_year_address(kind, slug, year), "list.html", view)

    def _category(self, slug: str) -> Iterator[Planned]:
        holdings = self.holdings
        if slug not in holdings.categories:
            return
        url = holdings.category_link(slug).url
        yield self._page(url, "list.html", partial(listings.category_page, holdings, slug))
        newest = partial(listings.newest, holdings, "AND category = ?", MOST_ENTRIES, slug)
        yield self._feed(url, holdings.categories[slug], newest)

    def _category_month(self, slug: str, month: str) -> Iterator[Planned]:
        time = month[:4], month[5:]
        statement = (
            "SELECT 1 FROM articles WHERE public = 1 AND category = ? AND date >= ? AND date < ? LIMIT 1"
        )
        if self._has(statement, slug, month, f"{month}~"):
            view = partial(listings.category_month_page, self.holdings, slug, *time)
            yield self._page(category_month_address(slug, *time), "list.html", view)

    def _maps(self, _: str) -> Iterator[Planned]:
        if not {"ids", "data"} <= self.parts:
            return
        for path, write in (("nginx.map", nginx_map), ("caddy.conf", caddy_map)):
            yield Planned(f"du-lieu/chuyen-huong/{path}", lambda write=write: write(redirects(self.holdings)))  # type: ignore[misc]

    def _names(self, _: str) -> Iterator[Planned]:
        if "search" in self.parts:
            for path, data in name_files(self.holdings):
                yield Planned(path, partial(bytes, data))

    def _has(self, statement: str, *parameters: str) -> bool:
        return bool(self.holdings.catalogue.values(statement, *parameters))


_SIMPLE: dict[str, Callable[[Plan, str], Iterator[Planned]]] = {
    "home": Plan._home,
    "page": Plan._text,
    "article": Plan._article,
    "index": Plan._index,
    "maps": Plan._maps,
    "names": Plan._names,
}
"""What makes the files of the owners that are of one sort only."""
