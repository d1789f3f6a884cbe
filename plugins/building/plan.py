"""The plan of the site: which files there are, from which view and by which template each is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from plugins.building.assets import Assets
from plugins.building.output import digest
from plugins.building.pictures import maker
from plugins.building.settings import BuildSettings
from plugins.building.theme import Theme
from plugins.catalogue.addresses import FOLDERS, article_address, feed_address, file_of
from plugins.catalogue.bodies import reference_of
from plugins.catalogue.indexing import Indexed
from plugins.exports.feeds import MOST_ENTRIES, Feed, atom
from plugins.exports.redirects import caddy_map, nginx_map, redirect_file, redirects
from plugins.search.plan import make_search, name_files
from plugins.sources.problems import Problem
from plugins.text.segments import split
from plugins.views import article, committee, event, indexes, listings, person, plain
from plugins.views.holdings import Card, Holdings
from plugins.views.years import newest_cards, year_pages

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Planned:
    """A file of the output and how to make it."""

    path: str
    """Below the output folder."""
    made_from: Callable[[], str]
    """Returns the digest of all that decides the file's bytes."""
    make: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Missing:
    """The page for an address that is not there."""

    url: str = "/404.html"


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a plan is drawn from."""

    holdings: Holdings
    theme: Theme
    assets: Assets
    indexed: Indexed
    settings: BuildSettings
    project: Path
    """Where ``node_modules`` stands."""

    def files(self) -> Iterator[Planned]:
        """Yield every file of the site; the order is the same for the same content."""
        parts = self.settings.parts
        yield from self._static()
        yield from self._front()
        yield from self._articles()
        yield from self._records()
        yield from self._categories()
        if "ids" in parts:
            yield from self._redirects()
        if "search" in parts:
            yield from self._search()
        if "images" in parts:
            yield from self._attachments()

    def _page(self, url: str, template: str, view: Callable[[], object], path: str = "") -> Planned:
        """Return the page at *url*; its view is computed once, for the digest and for the template."""
        found: list[object] = []

        def page() -> object:
            if not found:
                found.append(view())
            return found[0]

        return Planned(
            path or file_of(url),
            lambda: digest(self.theme.digest, template, repr(page())),
            lambda: self.theme.render(template, page()),
        )

    def _data(self, path: str, view: Callable[[], View], write: Callable[[View], bytes]) -> Planned:
        """Return a file that *write* makes of a view, without a template."""
        found: list[bytes] = []

        def data() -> bytes:
            if not found:
                found.append(write(view()))
            return found[0]

        return Planned(path, lambda: digest(data()), data)

    def _feed(self, url: str, title: str, cards: Callable[[], tuple[Card, ...]]) -> Planned:
        author = self.theme.site.portal.name
        return self._data(
            file_of(feed_address(url)),
            lambda: Feed(title, url, author, cards()),
            lambda feed: atom(feed, self.settings.site_url),
        )

    def _static(self) -> Iterator[Planned]:
        for path, data in self.assets.files.items():
            yield Planned(path, partial(digest, data), partial(bytes, data))

    def _front(self) -> Iterator[Planned]:
        holdings, portal = self.holdings, self.indexed.portal
        sections = tuple(portal.get("sections", ())) or tuple(holdings.categories.values())
        featured = tuple(portal.get("featured", ()))
        home = partial(listings.home_page, holdings, sections, featured, self.settings.as_of)
        yield self._page("/", "home.html", home)
        newest = partial(listings.newest, holdings, "WHERE public", MOST_ENTRIES)
        yield self._feed("/", self.theme.site.portal.name, newest)
        yield self._page("/404.html", "missing.html", Missing)
        for slug in holdings.catalogue.values("SELECT slug FROM pages ORDER BY slug"):
            yield self._page(f"/{slug}/", "text.html", partial(plain.text_page, holdings, slug))

    def _articles(self) -> Iterator[Planned]:
        holdings = self.holdings
        rows = holdings.catalogue.connection.execute(
            "SELECT slug, date FROM articles WHERE public ORDER BY date, slug"
        )
        for slug, date in rows.fetchall():
            url = article_address(date, slug)
            yield self._page(url, "article.html", partial(article.article_page, holdings, slug))
        yield self._page("/luu-tru/", "archive_index.html", partial(listings.archive_index, holdings))
        for month in listings.archive_months(holdings):
            view = partial(listings.archive_page, holdings, month.year, month.month)
            yield self._page(month.url, "list.html", view)

    def _records(self) -> Iterator[Planned]:
        holdings = self.holdings
        yield self._page("/nhan-su/", "person_index.html", partial(indexes.person_index, holdings))
        yield self._page("/to-chuc/", "committee_index.html", partial(indexes.committee_index, holdings))
        yield self._page("/su-kien/", "event_index.html", partial(indexes.event_index, holdings))
        views: dict[str, Callable[[Holdings, str], object]] = {
            "person": person.person_page,
            "committee": committee.committee_page,
            "event": event.event_page,
        }
        for record in holdings.register:
            kind, slug = record.kind, record.slug
            url = f"/{FOLDERS[kind]}/{slug}/"
            yield self._page(url, f"{kind}.html", partial(views[kind], holdings, slug))
            yield self._feed(url, record.name, partial(newest_cards, holdings, kind, slug, MOST_ENTRIES))
            for year in year_pages(holdings, kind, slug):
                view = partial(listings.record_year_page, holdings, kind, slug, year)
                yield self._page(f"{url}{year}/", "list.html", view)

    def _categories(self) -> Iterator[Planned]:
        holdings = self.holdings
        for slug, name in holdings.categories.items():
            url = holdings.category_link(slug).url
            yield self._page(url, "list.html", partial(listings.category_page, holdings, slug))
            newest = partial(listings.newest, holdings, "WHERE public AND category = ?", MOST_ENTRIES, slug)
            yield self._feed(url, name, newest)
            for year, month, _ in listings.category_months(holdings, slug):
                view = partial(listings.category_month_page, holdings, slug, year, month)
                yield self._page(f"{url}{year}/{month}/", "list.html", view)

    def _redirects(self) -> Iterator[Planned]:
        found = list(redirects(self.holdings))
        for one in found:
            yield self._page(one.url, "redirect.html", partial(_same, one), redirect_file(one))
        if "data" in self.settings.parts:
            yield self._data("du-lieu/chuyen-huong/nginx.map", partial(nginx_map, found), bytes)
            yield self._data("du-lieu/chuyen-huong/caddy.conf", partial(caddy_map, found), bytes)

    def _search(self) -> Iterator[Planned]:
        settings = self.settings
        search = make_search(self.holdings, settings.cache, self.project, settings.site_url)
        yield self._page("/tim-kiem/", "search.html", search.page)
        for path, made_from, make in chain(name_files(self.holdings), search.files()):
            yield Planned(path, made_from, make)

    def _attachments(self) -> Iterator[Planned]:
        """Yield the pictures and documents that something public shows, and no other."""
        read = self.indexed.folder.read
        sizes = dict(self.holdings.catalogue.connection.execute("SELECT path, digest FROM pictures"))
        for path in sorted(self._used()):
            if path in sizes:
                made_from = partial(digest, "picture 1", sizes[path])
                yield Planned(path, made_from, maker(partial(_bytes, read, path)))
            elif path in self.indexed.folder.documents:
                data = partial(_bytes, read, path)
                yield Planned(path, partial(_digest_of, data), data)

    def _used(self) -> set[str]:
        """Return the paths of all pictures and documents in public articles, records and pages."""
        used = set()
        connection = self.holdings.catalogue.connection
        for (front,) in connection.execute("SELECT front FROM articles WHERE public"):
            used |= {one[1] for one in json.loads(front)["references"] if one[0] in ("picture", "document")}
        for row in connection.execute("SELECT html FROM records UNION ALL SELECT html FROM pages"):
            found = (reference_of(piece) for piece in split(row[0]).pieces)
            used |= {one.target for one in found if one and one.kind in ("picture", "document")}
        for one in self.holdings.register.persons.values():
            used |= {one.portrait} if one.portrait else set()
        for event_ in self.holdings.register.events.values():
            used |= {document.file for document in event_.documents}
        return {path.lstrip("/") for path in used}


def _digest_of(data: Callable[[], bytes]) -> str:
    return digest(data())


def _same(one: object) -> object:
    return one


def _bytes(read: Callable[[str], bytes | Problem], path: str) -> bytes:
    data = read(path)
    if isinstance(data, Problem):
        raise OSError(f"{path}: {data.what()}")
    return data
