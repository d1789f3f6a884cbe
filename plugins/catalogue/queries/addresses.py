"""Whether an address is one of the site, and in which form the site has it."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from plugins.addresses import (
    CITATION_FORMATS,
    MISSING,
    OFFICE_TABLE,
    ROBOTS,
    SITEMAP,
    SUCCESSION_FORMATS,
    PageAddress,
    article_address,
    calendar_address,
    canonical,
    citations_address,
    feed_address,
    id_erc_address,
    id_metadata_address,
    json_feed_address,
    letter_place,
    read_address,
    record_address,
    redirect_map_address,
    sitemap_address,
    succession_table_address,
    year_anchor,
)
from plugins.authority.lineage import with_predecessors
from plugins.catalogue.answers import LEGACY_ADDRESS
from plugins.catalogue.queries import cited, events, letters, notes, topics
from plugins.catalogue.queries.articles import article_called, has_article_id
from plugins.catalogue.queries.lines import years_of_line
from plugins.catalogue.queries.listings import (
    category_name,
    has_category_month,
    has_month,
    years_with_articles,
)
from plugins.catalogue.queries.mentions import have_own_pages, years_naming
from plugins.catalogue.queries.offices import has_offices, years_with_offices
from plugins.catalogue.queries.pages import has_page
from plugins.catalogue.queries.records import has_event_with_day, has_record
from plugins.catalogue.register import StoredRegister, found_by
from plugins.catalogue.rows import TombstoneRow
from plugins.catalogue.store import Catalogue
from plugins.kinds import ARTICLE, KINDS, LETTERS
from plugins.text.normal import letter_anchor, nfc

_FILES = frozenset((MISSING, OFFICE_TABLE, ROBOTS, *map(redirect_map_address, ("nginx.map", "caddy.conf"))))
"""Files that every site has."""
_MAPS = frozenset((SITEMAP, *map(sitemap_address, ("trang", "tin-moi"))))
"""Site maps of every site that has any; the others come and go with records and years."""
HAS_ARKS = "arks"
"""Under which the catalogue notes whether ids are ARKs: ``yes`` or ``no``. Then files stand beside those of articles too."""
HAS_MAPS = "site maps"
"""Under which the catalogue notes whether the site has site maps: ``yes`` or ``no``."""
_ALWAYS_THERE = (
    "home",
    "archive",
    "index",
    "topics",
    "corrections",
    "sources",
    "offices_held",
    "search",
    "together",
    "kept_list",
)
_WITH_FEEDS = ("home", "category", "topic", "corrections", "record")
CONTENT = "noi-dung"
"""The place at which the content of every page begins."""


def has_address(catalogue: Catalogue, target: str) -> bool:
    """Whether *target*, a root-relative address, is one of the site, and a place on it where it names one."""
    return address_of(catalogue, target) is not None


def addresses_of_texts(catalogue: Catalogue) -> set[str]:
    """Return every address that leads to an article or a record, or to the tombstone of one."""
    execute = catalogue.connection.execute
    found = {article_address(*row) for row in execute("SELECT date, slug FROM articles WHERE public = 1")}
    former = "SELECT former.kind, value, date FROM former JOIN articles ON articles.slug = former.article WHERE public = 1"
    for kind, value, date in execute(former):
        found.add(article_address(date, value) if kind == "slug" else canonical(unquote(value)))
    found |= {record_address(*row) for row in execute("SELECT kind, slug FROM records")}
    found |= {record_address(*row) for row in execute("SELECT kind, key FROM lookups WHERE way = 'former'")}
    for row in catalogue.rows(TombstoneRow):
        found |= {row.address, *(canonical(unquote(one)) for one in row.former)}
    return found


def address_of(catalogue: Catalogue, target: str) -> str | None:
    """Return the form in which the site has *target*, a root-relative address; None where it is not there.

    Pages end in a slash; former addresses of articles and records become those of today.
    """
    if not target.startswith("/") or target.startswith("//"):
        return None
    parts = urlsplit(target)
    path = canonical(nfc(unquote(parts.path)))
    folder, _, file = path.rpartition("/")
    page = read_address(f"{folder}/")
    found: str | None
    if not file:
        found = _page_address(catalogue, page, path) if page else None
        if found and parts.fragment and not _has_place(catalogue, page, parts.fragment):
            return None
    else:
        found = path if _has_file(catalogue, page, path, f"{folder}/") else None
    found = found or _address_today(catalogue, path)
    return None if found is None else parts._replace(path=quote(found)).geturl()


def _page_address(catalogue: Catalogue, page: PageAddress, path: str) -> str | None:
    """Return the address of a *page*, None where it is not there; *path* is where it was looked for."""
    if page.page == "article":
        found = article_called(catalogue, page.slug)
        there = found and article_address(f"{page.year}-{page.month}", found.slug) == found.address
        is_id = found and page.slug != found.slug and has_article_id(catalogue, page.slug)
        return found.address if found and found.is_public and there and not is_id else None
    if page.page == "record" and not has_record(catalogue, page.kind, page.slug):
        return next((record_address(page.kind, one) for one in _once_called(catalogue, page)), None)
    return path if _has_page(catalogue, page) else None


def _once_called(catalogue: Catalogue, page: PageAddress) -> tuple[str, ...]:
    return found_by(catalogue, page.kind, "former", page.slug)


def _has_page(catalogue: Catalogue, page: PageAddress) -> bool:
    """Whether a *page* that is no article is there."""
    if page.page == "record":
        return has_record(catalogue, page.kind, page.slug)
    if page.page == "record_year":
        years = years_naming(catalogue, page.kind, page.slug)
        return have_own_pages(years) and page.year in {one.year for one in years}
    if page.page in ("line", "line_year"):
        committees = with_predecessors(StoredRegister(catalogue), page.slug)
        if not committees[1:] or not page.year:
            return bool(committees[1:])
        years = years_of_line(catalogue, committees)
        return have_own_pages(years) and page.year in {one.year for one in years}
    if page.page == "letter":
        return page.slug in letters.letters_with_pages(letters.people_by_letter(catalogue))
    if page.page == "category":
        return category_name(catalogue, page.slug) is not None
    if page.page == "category_month":
        return has_category_month(catalogue, page.slug, page.year, page.month)
    if page.page == "topic":
        return topics.topic_name(catalogue, page.slug) is not None
    if page.page == "topic_month":
        months = topics.months_of_topic(catalogue, page.slug)
        return topics.have_own_pages(months) and (page.year, page.month) in {
            (one.year, one.month) for one in months
        }
    if page.page == "event_year":
        return bool(events.events_of(catalogue, page.year))
    if page.page == "event_month":
        months = events.months_of_events(catalogue, page.year)
        return events.have_own_pages(months) and page.month in {one.month for one in months}
    if page.page == "corrections_year":
        years = notes.years_with_notes(catalogue)
        return notes.have_own_pages(years) and page.year in {one.year for one in years}
    if page.page == "offices_held_year":
        return page.year in years_with_offices(catalogue)
    if page.page == "succession":
        return has_offices(catalogue, page.slug)
    if page.page == "sources_year":
        return page.year in cited.years_of_sources(catalogue)
    if page.page == "archive_month":
        return has_month(catalogue, page.year, page.month)
    if page.page == "id":
        kind = LETTERS[page.slug[0]]
        if kind == ARTICLE:
            return has_article_id(catalogue, page.slug)
        return any(found_by(catalogue, one, "id", page.slug) for one in KINDS)
    return page.page in _ALWAYS_THERE or has_page(catalogue, page.slug)


def _has_file(catalogue: Catalogue, page: PageAddress | None, path: str, folder: str) -> bool:
    """Whether there is a file for programs at *path*, in the *folder* of a *page* where it belongs to one."""
    if path in _MAPS:
        return catalogue.meta(HAS_MAPS) == "yes"
    if page is None or path in _FILES:
        return path in _FILES
    if path in (feed_address(folder), json_feed_address(folder)):
        return page.page in _WITH_FEEDS and _has_page(catalogue, page)
    if page.page == "archive_month":
        files = {citations_address(page.year, page.month, form) for form in CITATION_FORMATS}
        return path in files and _has_page(catalogue, page)
    if page.page == "id":
        told = LETTERS[page.slug[0]] != ARTICLE or catalogue.meta(HAS_ARKS) == "yes"
        files = {id_metadata_address(folder), id_erc_address(folder)}
        return path in files and told and _has_page(catalogue, page)
    if page.page == "succession":
        tables = {succession_table_address(page.slug, form) for form in SUCCESSION_FORMATS}
        return path in tables and _has_page(catalogue, page)
    is_calendar = path == calendar_address(folder) and page.page == "record"
    return is_calendar and has_event_with_day(catalogue, page.kind, page.slug)


def _has_place(catalogue: Catalogue, page: PageAddress | None, place: str) -> bool:
    """Whether a *page* that is there has the *place* that follows ``#`` in an address."""
    if page is None or page.page == "id":
        return False
    if place == CONTENT:
        return True
    years: set[str] = set()
    if page.page == "record":
        naming = years_naming(catalogue, page.kind, page.slug)
        years = set() if have_own_pages(naming) else {one.year for one in naming}
    elif page.page == "archive":
        years = {one.year for one in years_with_articles(catalogue)}
    elif page.page == "index" and page.kind == "event":
        years = {one.year for one in events.years_with_events(catalogue) if one.year}
    elif page.page == "index" and page.kind == "person":
        people = letters.people_by_letter(catalogue)
        return not letters.have_letter_pages(people) and place in map(
            letter_place, map(letter_anchor, people)
        )
    return place in map(year_anchor, years)


def _address_today(catalogue: Catalogue, path: str) -> str | None:
    """Return the address of the public article that says it once was at *path*."""
    bare = path.rstrip("/")
    catalogue.ask(LEGACY_ADDRESS, bare)
    forms = (bare, f"{bare}/", quote(bare), f"{quote(bare)}/")
    rows = catalogue.connection.execute(
        "SELECT date, slug FROM former JOIN articles ON articles.slug = former.article"
        " WHERE former.kind = 'url' AND value IN (?, ?, ?, ?) AND public = 1 ORDER BY slug LIMIT 1",
        forms,
    )
    return next((article_address(*row) for row in rows), None)
