"""The plan of the site: which files belong to each page or listing, from which view and by which template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial

from plugins.addresses import (
    ARCHIVE,
    CORRECTIONS,
    DRAFTS,
    HOME,
    IDS,
    KEPT_LIST,
    MISSING,
    OFFICE_COMMITTEES,
    OFFICE_TABLE,
    OFFICES_HELD,
    ROBOTS,
    SOURCES,
    THEME_GUIDE,
    TOPICS,
    archive_address,
    article_address,
    calendar_address,
    category_month_address,
    citations_address,
    corrections_address,
    event_month_address,
    event_year_address,
    feed_address,
    file_of,
    id_address,
    index_address,
    json_feed_address,
    letter_address,
    line_address,
    offices_data_address,
    offices_held_address,
    page_address,
    record_address,
    record_year_address,
    redirect_map_address,
    sources_address,
    succession_address,
    succession_table_address,
    topic_address,
    topic_month_address,
)
from plugins.authority.lineage import with_predecessors
from plugins.authority.records import Committee, Event
from plugins.catalogue.answers import SETTING, TEMPLATE
from plugins.catalogue.overlay import laid_over
from plugins.catalogue.queries.articles import public_date_of
from plugins.catalogue.queries.cited import years_of_sources
from plugins.catalogue.queries.drafts import (
    Draft,
    draft_article,
    draft_articles,
    draft_file,
    draft_files,
    draft_of,
)
from plugins.catalogue.queries.events import events_of, years_with_events
from plugins.catalogue.queries.listings import (
    articles_of_month,
    has_category_month,
    has_month,
    months_of_category,
    months_with_articles,
    years_with_articles,
)
from plugins.catalogue.queries.offices import committees_with_offices, has_offices
from plugins.catalogue.queries.pages import addresses_of_tombstones, has_page, page_titles, tombstone
from plugins.catalogue.queries.portal import this_year
from plugins.catalogue.queries.records import has_record, records_of_kind
from plugins.catalogue.queries.topics import topic_name, topics
from plugins.catalogue.register import record_row, rows_beside
from plugins.catalogue.rows import DraftRow, PageRow
from plugins.catalogue.site_pages import PageId
from plugins.catalogue.tables import Row
from plugins.exports.calendars import committee_calendar, event_calendar
from plugins.exports.citations import FORMATS, month_file
from plugins.exports.feeds import MAX_FEED_ENTRIES, Feed, atom
from plugins.exports.identifiers import CitedPage, files_beside_id
from plugins.exports.json_feeds import json_feed
from plugins.exports.jsonld import as_text, graph_of
from plugins.exports.office_holders import committees_json, offices_json
from plugins.exports.office_table import office_table_json
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
from plugins.exports.successions import succession_csv, succession_json, succession_rows
from plugins.kinds import KINDS
from plugins.publishing.tombstones import REMOVED, Takedown, render_tombstone
from plugins.site.theme import Theme
from plugins.views import (
    article,
    committee,
    corrections,
    event,
    event_index,
    guide,
    home,
    indexes,
    listings,
    office_holders,
    offices_held,
    person,
    person_index,
    source_index,
    successions,
    text_page,
)
from plugins.views import topics as topic_views
from plugins.views.drafts import DraftNote, draft_index, draft_note
from plugins.views.holdings import Card, Holdings
from plugins.views.record import RecordPage
from plugins.views.text_page import KeptList, Redirect
from plugins.views.years import newest_cards

RECORD_PAGES: dict[str, Callable[[Holdings, str, str], RecordPage]] = {
    "person": lambda holdings, slug, _: person.person_page(holdings, slug),
    "committee": committee.committee_page,
    "event": lambda holdings, slug, _: event.event_page(holdings, slug),
}
"""The view of a record by kind, of its slug and the day (ISO) of the build; ``KIND.html`` shows it."""
_CORRECTIONS = "Đính chính"
"""The feed of corrections, as programs name it."""
KINDS_WITH_CALENDAR = ("committee", "event")
INDEX_PAGES: dict[str, Callable[[Holdings, str], object]] = {
    "person": lambda holdings, _: person_index.person_index(holdings),
    "committee": lambda holdings, _: indexes.committee_index(holdings),
    "event": event_index.event_index,
}
"""The index of a kind of record, of the day (ISO) of the build; ``KIND_index.html`` shows it."""


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

    def files_of(self, page: PageId) -> Iterator[Planned]:
        """Yield the files of *page*; none when it is not there (any more)."""
        yield from FILES[page.node](self, page)

    def pages_of(self, node: PageId) -> Iterator[PageId]:
        """Yield the pages that a *node* of the plan has, nodes among them; those that show the same articles together."""
        yield from NODES[node.node](self, node)

    def _page(self, url: str, template: str, view: Callable[[], object], path: str = "") -> Planned:
        return Planned(path or file_of(url), lambda: self._rendered(template, view()))

    def _rendered(self, template: str, page: object, draft: DraftNote | None = None) -> bytes:
        self.holdings.catalogue.ask(TEMPLATE, template)
        graph = graph_of(page, self.theme.site) if self.theme.site.has_data else ()
        return self.theme.render(template, page, as_text(graph) if graph else "", draft)

    def _feeds(self, url: str, title: str, cards: Callable[[], tuple[Card, ...]]) -> Iterator[Planned]:
        """Yield the feeds of a listing, all of the same *cards*."""
        site = self.theme.site
        feed = cache(lambda: Feed(title, url, site.portal.name, cards()))
        yield Planned(file_of(feed_address(url)), lambda: atom(feed(), site.url))
        if site.has_data:
            yield Planned(file_of(json_feed_address(url)), lambda: json_feed(feed(), site.url))

    def _home(self, page: PageId) -> Iterator[Planned]:
        del page
        for setting in ("sections", "featured"):
            self.holdings.catalogue.ask(SETTING, setting)
        holdings = self.holdings
        sections = self.sections or tuple(holdings.categories.values())
        yield self._page(
            HOME, "home.html", partial(home.home_page, holdings, sections, self.featured, self.as_of)
        )
        newest = partial(listings.newest, holdings, MAX_FEED_ENTRIES)
        yield from self._feeds(HOME, self.theme.site.portal.name, newest)
        yield self._page(MISSING, "missing.html", Missing)
        yield self._page(KEPT_LIST, "kept_list.html", KeptList)

    def _text(self, page: PageId) -> Iterator[Planned]:
        slug = page.slug
        if has_page(self.holdings.catalogue, slug):
            yield self._page(
                page_address(slug), "text.html", partial(text_page.text_page, self.holdings, slug)
            )

    def _article(self, page: PageId) -> Iterator[Planned]:
        slug = page.slug
        date = public_date_of(self.holdings.catalogue, slug)
        if date is None:
            return
        url = article_address(date, slug)
        view = cache(partial(article.article_page, self.holdings, slug))
        yield self._page(url, "article.html", view)
        if "ids" in self.parts:
            yield from map(self._redirect, redirects_to_article(self.holdings, slug))
        if self.theme.site.portal.ark:  # without a number nobody asks for two files more an article
            yield from self._beside_id(view())

    def _tombstone(self, page: PageId) -> Iterator[Planned]:
        """Yield what stands at the addresses of what the editors took out; it says neither what that was nor why."""
        found = tombstone(self.holdings.catalogue, page.slug)
        if found is None:
            return
        make = partial(self._tombstone_page, Takedown(found.day, found.address, ""))
        yield Planned(file_of(found.address), make)
        if "ids" in self.parts:
            if found.id:
                yield Planned(file_of(id_address(found.id)), make)
            yield from (self._redirect(Redirect(one, found.address, REMOVED)) for one in found.former)

    def _tombstone_page(self, of: Takedown) -> bytes:
        return render_tombstone(self._rendered("missing.html", Missing()).decode(), of)

    def _redirect(self, one: Redirect) -> Planned:
        return self._page(one.url, "redirect.html", lambda: one, redirect_file(one))

    def _beside_id(self, page: CitedPage) -> Iterator[Planned]:
        """Yield what is said of *page* beside its permanent address, where it has one."""
        if self.theme.site.has_data and page.cite_url.startswith(IDS):
            files = files_beside_id(self.theme.site, page)
            yield from (Planned(file_of(address), make) for address, make in files)

    def _archive(self, page: PageId) -> Iterator[Planned]:
        del page
        yield self._page(ARCHIVE, "archive_index.html", partial(listings.archive_index, self.holdings))

    def _archive_month(self, page: PageId) -> Iterator[Planned]:
        month = page.time
        time = month[:4], month[5:]
        if has_month(self.holdings.catalogue, *time):
            yield self._page(
                archive_address(*time), "list.html", partial(listings.archive_page, self.holdings, *time)
            )

    def _citations(self, page: PageId) -> Iterator[Planned]:
        time = page.time[:4], page.time[5:]
        if has_month(self.holdings.catalogue, *time):
            for form in FORMATS:
                make = partial(month_file, form, self.holdings, self.theme.site, *time)
                yield Planned(file_of(citations_address(*time, form)), make)

    def _index(self, page: PageId) -> Iterator[Planned]:
        kind = page.kind
        view = partial(INDEX_PAGES[kind], self.holdings, self.as_of.date().isoformat())
        yield self._page(index_address(kind), f"{kind}_index.html", view)
        if kind == "person":
            yield Planned(file_of(OFFICE_TABLE), partial(office_table_json, self.holdings))

    def _letter(self, page: PageId) -> Iterator[Planned]:
        if page.slug in person_index.letters_with_pages(self.holdings):
            view = partial(person_index.letter_page, self.holdings, page.slug)
            yield self._page(letter_address(page.slug), "person_index.html", view)

    def _record(self, page: PageId) -> Iterator[Planned]:
        kind, slug = page.kind, page.slug
        record = self.holdings.register.get(kind, slug)
        if record is None:
            return
        url = record_address(kind, slug)
        view = cache(partial(RECORD_PAGES[kind], self.holdings, slug, self.as_of.date().isoformat()))
        yield self._page(url, f"{kind}.html", view)
        newest = partial(newest_cards, self.holdings, kind, slug, MAX_FEED_ENTRIES)
        yield from self._feeds(url, record.name, newest)
        if "ids" in self.parts:
            yield from map(self._redirect, redirects_to_record(record))
        yield from self._beside_id(view())

    def _calendar(self, page: PageId) -> Iterator[Planned]:
        """Yield the calendar of a committee or an event that has a day to enter."""
        kind, slug = page.kind, page.slug
        holdings, site = self.holdings, self.theme.site
        path = file_of(calendar_address(record_address(kind, slug)))
        found = holdings.register.get(kind, slug) if site.has_data else None
        if isinstance(found, Committee) and committee.has_calendar(holdings, slug):
            yield Planned(path, partial(committee_calendar, holdings, slug, site.url))
        elif isinstance(found, Event) and event.has_day(found):
            yield Planned(path, partial(event_calendar, holdings, slug, site.url))

    def _record_year(self, page: PageId) -> Iterator[Planned]:
        kind, slug, year = page.kind, page.slug, page.time
        if has_record(self.holdings.catalogue, kind, slug) and year in self.holdings.year_pages_of(
            kind, slug
        ):
            view = partial(listings.record_year_page, self.holdings, kind, slug, year)
            yield self._page(record_year_address(kind, slug, year), "list.html", view)

    def _line(self, page: PageId) -> Iterator[Planned]:
        slug, year = page.slug, page.time
        if not with_predecessors(self.holdings.register, slug)[1:]:
            return
        if not year:
            yield self._page(
                line_address(slug), "list.html", partial(listings.line_page, self.holdings, slug)
            )
        elif year in listings.line_years(self.holdings, slug):
            view = partial(listings.line_year_page, self.holdings, slug, year)
            yield self._page(line_address(slug, year), "list.html", view)

    def _category(self, page: PageId) -> Iterator[Planned]:
        slug = page.slug
        holdings = self.holdings
        if slug not in holdings.categories:
            return
        url = holdings.category_link(slug).url
        yield self._page(url, "list.html", partial(listings.category_page, holdings, slug))
        newest = partial(listings.newest_of_category, holdings, slug, MAX_FEED_ENTRIES)
        yield from self._feeds(url, holdings.categories[slug], newest)

    def _category_month(self, page: PageId) -> Iterator[Planned]:
        slug, month = page.slug, page.time
        time = month[:4], month[5:]
        if has_category_month(self.holdings.catalogue, slug, *time):
            view = partial(listings.category_month_page, self.holdings, slug, *time)
            yield self._page(category_month_address(slug, *time), "list.html", view)

    def _event_year(self, page: PageId) -> Iterator[Planned]:
        if events_of(self.holdings.catalogue, page.time):
            view = partial(event_index.event_year_page, self.holdings, page.time)
            yield self._page(event_year_address(page.time), "event_year.html", view)

    def _event_month(self, page: PageId) -> Iterator[Planned]:
        year, _, month = page.time.rpartition("-")
        if month in event_index.event_months(self.holdings, year):
            view = partial(event_index.event_month_page, self.holdings, year, month)
            yield self._page(event_month_address(year, month), "event_year.html", view)

    def _topic_index(self, page: PageId) -> Iterator[Planned]:
        del page
        yield self._page(TOPICS, "topics.html", partial(topic_views.topic_index, self.holdings))

    def _topic(self, page: PageId) -> Iterator[Planned]:
        topic = page.slug
        name = topic_name(self.holdings.catalogue, topic)
        if name is None:
            return
        url = topic_address(topic)
        yield self._page(url, "list.html", partial(topic_views.topic_page, self.holdings, topic))
        newest = partial(topic_views.newest_of_topic, self.holdings, topic, MAX_FEED_ENTRIES)
        yield from self._feeds(url, name, newest)

    def _topic_month(self, page: PageId) -> Iterator[Planned]:
        topic, time = page.slug, (page.time[:4], page.time[5:])
        if time in topic_views.topic_months(self.holdings, topic):
            view = partial(topic_views.topic_month_page, self.holdings, topic, *time)
            yield self._page(topic_month_address(topic, *time), "list.html", view)

    def _corrections(self, page: PageId) -> Iterator[Planned]:
        del page
        yield self._page(
            CORRECTIONS, "corrections.html", partial(corrections.corrections_page, self.holdings)
        )
        newest = partial(corrections.feed_entries, self.holdings, MAX_FEED_ENTRIES)
        yield from self._feeds(CORRECTIONS, f"{_CORRECTIONS}, {self.theme.site.portal.name}", newest)

    def _corrections_year(self, page: PageId) -> Iterator[Planned]:
        if page.time in corrections.correction_years(self.holdings):
            view = partial(corrections.corrections_year_page, self.holdings, page.time)
            yield self._page(corrections_address(page.time), "corrections.html", view)

    def _sources(self, page: PageId) -> Iterator[Planned]:
        del page
        yield self._page(SOURCES, "source_index.html", partial(source_index.source_index, self.holdings))

    def _sources_year(self, page: PageId) -> Iterator[Planned]:
        if page.time in years_of_sources(self.holdings.catalogue):
            view = partial(source_index.source_year_page, self.holdings, page.time)
            yield self._page(sources_address(page.time), "source_year.html", view)

    def _offices_held(self, page: PageId) -> Iterator[Planned]:
        """Yield the pages and files that tell who held which office: any tenure changes many of them."""
        del page
        offices = tuple(office_holders.all_offices(self.holdings))
        by_year = office_holders.offices_by_year(offices, this_year(self.holdings.catalogue))
        yield self._page(
            OFFICES_HELD, "offices_held.html", partial(offices_held.offices_held, self.holdings, by_year)
        )
        for year in by_year:
            view = partial(offices_held.offices_held_year, self.holdings, year, by_year)
            yield self._page(offices_held_address(year), "offices_held_year.html", view)
        standings = office_holders.standings_of(self.holdings, offices)
        files = tuple(office_holders.office_files(offices, standings))
        for one in files:
            path = file_of(offices_data_address(one.committee, one.year))
            yield Planned(path, partial(offices_json, one))
        yield Planned(file_of(OFFICE_COMMITTEES), partial(committees_json, files))

    def _succession(self, page: PageId) -> Iterator[Planned]:
        slug, holdings = page.slug, self.holdings
        if not has_offices(holdings.catalogue, slug):
            return
        view = partial(successions.succession_page, holdings, slug)
        yield self._page(succession_address(slug), "succession.html", view)
        if self.theme.site.has_data:
            rows = cache(
                lambda: succession_rows(
                    successions.succession(holdings, slug, with_predecessors=True), self.theme.site.url
                )
            )
            for form, write in (
                ("csv", lambda: succession_csv(rows()).encode("utf-8-sig")),
                ("json", lambda: succession_json(rows())),
            ):
                yield Planned(file_of(succession_table_address(slug, form)), write)

    def _maps(self, page: PageId) -> Iterator[Planned]:
        """Yield the maps of redirects for web servers, which no preview has; any new article changes them."""
        del page
        if self.theme.is_preview or not {"ids", "data"} <= self.parts:
            return
        for name, write in (("nginx.map", nginx_map), ("caddy.conf", caddy_map)):
            yield Planned(file_of(redirect_map_address(name)), partial(self._redirect_map, write))

    def _redirect_map(self, write: Callable[[Iterable[Redirect]], bytes]) -> bytes:
        return write(redirects(self.holdings))

    def _guide(self, page: PageId) -> Iterator[Planned]:
        del page
        if self.theme.is_preview:
            yield self._page(THEME_GUIDE, "theme_guide.html", guide.guide_page)

    def _draft(self, page: PageId) -> Iterator[Planned]:
        """Yield the page of an article (by slug), or of a record or page of the editors (by path), that is not public."""
        catalogue = self.holdings.catalogue
        if page.kind == "article":
            found = draft_article(catalogue, page.slug, self.as_of.isoformat())
            if found:
                yield Planned(file_of(found.address), partial(self._draft_article, page.slug, found))
        elif row := draft_file(catalogue, page.slug):
            yield Planned(file_of(draft_of(row).address), partial(self._draft_file, row))

    def _draft_article(self, slug: str, draft: Draft) -> bytes:
        return self._rendered("article.html", article.article_page(self.holdings, slug), draft_note(draft))

    def _draft_file(self, row: DraftRow) -> bytes:
        """Return the page of a record or page as it would be if it were public."""
        note = draft_note(draft_of(row))
        if row.kind == "page":
            rows: list[Row] = [PageRow(row.slug, row.name, row.lang, row.html)]
        else:
            rows = [record_row(row.record, row.data, row.html), *rows_beside([row.record])]
        with laid_over(self.holdings.catalogue, rows):
            holdings = Holdings(self.holdings.catalogue, "ids" in self.parts, "images" in self.parts)
            if row.kind == "page":
                return self._rendered("text.html", text_page.text_page(holdings, row.slug), note)
            view = RECORD_PAGES[row.kind](holdings, row.slug, self.as_of.date().isoformat())
            return self._rendered(f"{row.kind}.html", view, note)

    def _draft_index(self, page: PageId) -> Iterator[Planned]:
        del page
        yield self._page(DRAFTS, "drafts.html", partial(draft_index, self.holdings, self.as_of.isoformat()))

    def _robots(self, page: PageId) -> Iterator[Planned]:
        del page
        if self.theme.site.has_data:
            yield Planned(file_of(ROBOTS), partial(robots, self.theme.site, self.theme.is_preview))

    def _sitemap(self, page: PageId) -> Iterator[Planned]:
        yield from self._maps_of_site(partial(sitemap_index, self.holdings, self.theme.site))

    def _sitemap_news(self, page: PageId) -> Iterator[Planned]:
        yield from self._maps_of_site(lambda: (sitemap_of_news(self.holdings, self.theme.site, self.as_of),))

    def _sitemap_records(self, page: PageId) -> Iterator[Planned]:
        yield from self._maps_of_site(partial(sitemap_of_records, self.holdings, self.theme.site))

    def _sitemap_year(self, page: PageId) -> Iterator[Planned]:
        yield from self._maps_of_site(partial(sitemap_of_year, self.holdings, self.theme.site, page.time))

    def _maps_of_site(self, make: Callable[[], Iterable[tuple[str, bytes]]]) -> Iterator[Planned]:
        """Yield site maps, where the site has any."""
        site = self.theme.site
        if site.has_data and site.url and not site.portal.is_sample:
            yield from (Planned(path, partial(bytes, data)) for path, data in make())

    def _site(self, node: PageId) -> Iterator[PageId]:
        """Yield the pages that every site has, and the nodes below."""
        yield from (PageId("home"), PageId("archive"), PageId("guide"))
        if self.theme.is_preview:
            yield from (PageId("drafts"), PageId("draft_index"))
        yield from (PageId("index", kind) for kind in KINDS)
        yield from (PageId("event_years"), PageId("topic_index"), PageId("topics"))
        yield from (PageId("corrections"), PageId("corrections_years"))
        yield from (PageId("sources"), PageId("source_years"), PageId("offices_held"))
        yield PageId("successions")
        yield PageId("letters")
        yield from (PageId("pages"), PageId("tombstones"), PageId("categories"), PageId("months"))
        yield from (PageId("records", kind) for kind in sorted(KINDS))
        if "data" in self.parts:
            yield from (PageId("maps"), PageId("robots"), PageId("sitemap"))
            yield from (PageId("sitemap_news"), PageId("sitemap_records"), PageId("sitemap_years"))
        if "search" in self.parts:
            yield from (PageId("search"), PageId("search_years"))
            yield from (PageId("search_names", kind) for kind in KINDS)
            yield from (PageId("search_offices"), PageId("search_short_forms"))
            yield from (PageId("search_lists", kind) for kind in sorted(KINDS))

    def _letters(self, node: PageId) -> Iterator[PageId]:
        yield from (PageId("letter", slug=one) for one in person_index.letters_with_pages(self.holdings))

    def _pages(self, node: PageId) -> Iterator[PageId]:
        yield from (PageId("page", slug=slug) for slug in page_titles(self.holdings.catalogue))

    def _drafts(self, node: PageId) -> Iterator[PageId]:
        catalogue = self.holdings.catalogue
        yield from (PageId("draft", "article", slug) for slug in draft_articles(catalogue))
        yield from (PageId("draft", slug=path) for path in draft_files(catalogue))

    def _tombstones(self, node: PageId) -> Iterator[PageId]:
        addresses = addresses_of_tombstones(self.holdings.catalogue)
        yield from (PageId("tombstone", slug=address) for address in addresses)

    def _categories(self, node: PageId) -> Iterator[PageId]:
        for slug in self.holdings.categories:
            yield PageId("category", slug=slug)
            yield PageId("category_months", slug=slug)

    def _category_months(self, node: PageId) -> Iterator[PageId]:
        for one in months_of_category(self.holdings.catalogue, node.slug):
            yield PageId("category_month", slug=node.slug, time=f"{one.year}-{one.month}")

    def _event_years(self, node: PageId) -> Iterator[PageId]:
        for one in years_with_events(self.holdings.catalogue):
            yield PageId("event_year", time=one.year)
            yield PageId("event_months", time=one.year)

    def _event_months(self, node: PageId) -> Iterator[PageId]:
        for month in event_index.event_months(self.holdings, node.time):
            yield PageId("event_month", time=f"{node.time}-{month}")

    def _topics(self, node: PageId) -> Iterator[PageId]:
        for topic in topics(self.holdings.catalogue):
            yield PageId("topic", slug=topic)
            yield PageId("topic_months", slug=topic)

    def _topic_months(self, node: PageId) -> Iterator[PageId]:
        for year, month in topic_views.topic_months(self.holdings, node.slug):
            yield PageId("topic_month", slug=node.slug, time=f"{year}-{month}")

    def _corrections_years(self, node: PageId) -> Iterator[PageId]:
        for year in corrections.correction_years(self.holdings):
            yield PageId("corrections_year", time=year)

    def _source_years(self, node: PageId) -> Iterator[PageId]:
        for year in years_of_sources(self.holdings.catalogue):
            yield PageId("sources_year", time=year)

    def _successions(self, node: PageId) -> Iterator[PageId]:
        slugs = committees_with_offices(self.holdings.catalogue)
        yield from (PageId("succession", "committee", slug) for slug in slugs)

    def _months(self, node: PageId) -> Iterator[PageId]:
        for one in months_with_articles(self.holdings.catalogue):
            yield PageId("archive_month", time=f"{one.year}-{one.month}")
            yield PageId("articles", time=f"{one.year}-{one.month}")
            if "data" in self.parts:
                yield PageId("citations", time=f"{one.year}-{one.month}")

    def _articles(self, node: PageId) -> Iterator[PageId]:
        slugs = articles_of_month(self.holdings.catalogue, node.time[:4], node.time[5:])
        yield from (PageId("article", slug=slug) for slug in slugs)

    def _records(self, node: PageId) -> Iterator[PageId]:
        for slug in records_of_kind(self.holdings.catalogue, node.kind):
            yield PageId("record", node.kind, slug)
            yield PageId("record_years", node.kind, slug)
            if node.kind == "committee":
                yield PageId("line", node.kind, slug)
                yield PageId("line_years", node.kind, slug)
            if "data" in self.parts and node.kind in KINDS_WITH_CALENDAR:
                yield PageId("calendar", node.kind, slug)

    def _line_years(self, node: PageId) -> Iterator[PageId]:
        if with_predecessors(self.holdings.register, node.slug)[1:]:
            for year in listings.line_years(self.holdings, node.slug):
                yield PageId("line", node.kind, node.slug, year)

    def _record_years(self, node: PageId) -> Iterator[PageId]:
        for year in self.holdings.year_pages_of(node.kind, node.slug):
            yield PageId("record_year", node.kind, node.slug, year)

    def _sitemap_years(self, node: PageId) -> Iterator[PageId]:
        yield from (
            PageId("sitemap_year", time=one.year) for one in years_with_articles(self.holdings.catalogue)
        )

    def _search_years(self, node: PageId) -> Iterator[PageId]:
        for one in years_with_articles(self.holdings.catalogue):
            yield PageId("search_year", time=one.year)
            yield PageId("search_records", time=one.year)

    def _search_lists(self, node: PageId) -> Iterator[PageId]:
        for slug in records_of_kind(self.holdings.catalogue, node.kind):
            yield PageId("search_list", node.kind, slug)


FILES: dict[str, Callable[[Plan, PageId], Iterator[Planned]]] = {
    "home": Plan._home,
    "archive": Plan._archive,
    "archive_month": Plan._archive_month,
    "article": Plan._article,
    "calendar": Plan._calendar,
    "category": Plan._category,
    "category_month": Plan._category_month,
    "citations": Plan._citations,
    "corrections": Plan._corrections,
    "corrections_year": Plan._corrections_year,
    "draft": Plan._draft,
    "draft_index": Plan._draft_index,
    "event_month": Plan._event_month,
    "event_year": Plan._event_year,
    "guide": Plan._guide,
    "index": Plan._index,
    "letter": Plan._letter,
    "line": Plan._line,
    "maps": Plan._maps,
    "offices_held": Plan._offices_held,
    "page": Plan._text,
    "record": Plan._record,
    "record_year": Plan._record_year,
    "robots": Plan._robots,
    "sitemap": Plan._sitemap,
    "sitemap_news": Plan._sitemap_news,
    "sitemap_records": Plan._sitemap_records,
    "sitemap_year": Plan._sitemap_year,
    "sources": Plan._sources,
    "sources_year": Plan._sources_year,
    "succession": Plan._succession,
    "tombstone": Plan._tombstone,
    "topic": Plan._topic,
    "topic_index": Plan._topic_index,
    "topic_month": Plan._topic_month,
}
"""What makes the files of a page, by its node; workers render these."""
NODES: dict[str, Callable[[Plan, PageId], Iterator[PageId]]] = {
    "site": Plan._site,
    "articles": Plan._articles,
    "categories": Plan._categories,
    "category_months": Plan._category_months,
    "corrections_years": Plan._corrections_years,
    "drafts": Plan._drafts,
    "event_months": Plan._event_months,
    "event_years": Plan._event_years,
    "letters": Plan._letters,
    "line_years": Plan._line_years,
    "months": Plan._months,
    "pages": Plan._pages,
    "record_years": Plan._record_years,
    "records": Plan._records,
    "search_lists": Plan._search_lists,
    "search_years": Plan._search_years,
    "sitemap_years": Plan._sitemap_years,
    "source_years": Plan._source_years,
    "successions": Plan._successions,
    "tombstones": Plan._tombstones,
    "topic_months": Plan._topic_months,
    "topics": Plan._topics,
}
"""What tells which pages there are, by node of the plan."""
SITE = PageId("site")
"""The root of the plan."""
SEARCH_NODES = (
    "search_year",
    "search_records",
    "search_names",
    "search_offices",
    "search_short_forms",
    "search_list",
    "search",
)
"""Pages of the search, which ``site.search`` makes, in their order: that of the search itself names all files of years."""
