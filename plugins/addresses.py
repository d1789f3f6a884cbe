"""Every address of the site: made here, and read here. All are root-relative; those of pages end in a slash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.kinds import KINDS, LETTERS

HOME = "/"
ARTICLES = "/tin-tuc/"
ARCHIVE = "/luu-tru/"
CATEGORIES = "/chuyen-muc/"
TOPICS = "/chu-de/"
CORRECTIONS = "/dinh-chinh/"
"""What was corrected or retracted."""
SOURCES = "/van-ban/"
"""What the register rests on."""
SEARCH = "/tim-kiem/"
DATA = "/du-lieu/"
MEDIA = "/media/"
"""Films and sounds, where the content folder has them."""
IDS = "/id/"
KEPT_LIST = "/danh-sach/"
"""What a reader keeps in the browser."""
THEME = "/theme/"
THEME_GUIDE = "/theme-guide/"
DRAFTS = "/ban-nhap/"
"""What is not public, in the preview alone."""
MISSING = "/404.html"
"""What a server shows for an address that is not there."""
ROBOTS = "/robots.txt"
SITEMAP = "/sitemap.xml"
SITEMAPS = "/so-do/"
OFFICES_HELD = "/tra-cuu/chuc-vu/"
"""Who held which office on a day."""
TOGETHER = "/tra-cuu/cung-du/"
"""What two people have in common; where the site has a search."""
_OFFICES_OF_COMMITTEES = f"{OFFICES_HELD}to-chuc/"
SEARCH_YEARS = f"{SEARCH}nam/"
"""Each folder in it, a year's search, is of use only as a whole."""
SEARCH_OF_ALL_YEARS = f"{SEARCH_YEARS}chung/"
_NAMES = f"{SEARCH}goi-y/"
OFFICE_TABLE = f"/{KINDS['person'].segment}/chuc-vu.json"
"""All offices that the register dates: what the index of people is narrowed by."""
OFFICE_NAMES = f"{_NAMES}chuc-vu.json"
SHORT_FORMS = f"{_NAMES}viet-tat.json"

RESERVED = frozenset(
    (
        *(kind.segment for kind in KINDS.values()),
        *"tin-tuc chuyen-muc chu-de dinh-chinh van-ban luu-tru tra-cuu tim-kiem du-lieu so-do id theme theme-guide ban-nhap danh-sach images documents media".split(),
        *"index.html 404 404.html feed.xml feed.json robots.txt sitemap.xml".split(),
    )
)
"""First parts of addresses that no page or former address may take."""

_KIND_BY_SEGMENT = {kind.segment: kind.name for kind in KINDS.values()}
_EVENT_YEARS = f"/{KINDS['event'].segment}/nam/"
_PERSON_LETTERS = f"/{KINDS['person'].segment}/chu/"
_YEARS_IN_ADDRESSES = {"": "khong-ro"}
"""How addresses name a year that is not known."""
RECORDS_OF_SITE = frozenset({("event", "nam"), ("person", "chu")})
"""Kind and slug of records that there cannot be: pages of the site stand below their address."""
_ID = re.compile(rf"[{''.join(LETTERS)}]-\w{{7}}")


def article_address(date: str, slug: str) -> str:
    """Return the address of an article of *date* (ISO 8601)."""
    return f"{ARTICLES}{date[:4]}/{date[5:7]}/{slug}/"


def record_address(kind: str, slug: str) -> str:
    """Return the address of a record's page."""
    return f"/{KINDS[kind].segment}/{slug}/"


def record_year_address(kind: str, slug: str, year: str) -> str:
    """Return the address of a record's articles of *year*, where it has pages by year."""
    return f"{record_address(kind, slug)}{year}/"


def year_anchor(year: str) -> str:
    """Return the place of a year on a page that shows several; it follows ``#`` in an address."""
    return f"nam-{year}"


def index_address(kind: str) -> str:
    """Return the address of the index of a kind of record."""
    return f"/{KINDS[kind].segment}/"


def event_year_address(year: str) -> str:
    """Return the address of the events of *year*; empty for those without a date."""
    return f"{_EVENT_YEARS}{_YEARS_IN_ADDRESSES.get(year, year)}/"


def event_month_address(year: str, month: str) -> str:
    """Return the address of the events of a month, where the year has more than one page holds."""
    return f"{event_year_address(year)}{month}/"


def corrections_address(year: str) -> str:
    """Return the address of what was corrected or retracted in *year*, where there are pages by year."""
    return f"{CORRECTIONS}{year}/"


def sources_address(year: str) -> str:
    """Return the address of the sources of *year*, and of what rests on them; empty for those without a year."""
    return f"{SOURCES}{_YEARS_IN_ADDRESSES.get(year, year)}/"


def offices_held_address(year: str) -> str:
    """Return the address of all offices that were held in *year*."""
    return f"{OFFICES_HELD}{year}/"


def succession_address(committee: str) -> str:
    """Return the address of who followed whom in the offices of a committee (slug)."""
    return f"{_OFFICES_OF_COMMITTEES}{committee}/"


SUCCESSION_FORMATS = ("csv", "json")


def succession_table_address(committee: str, form: str) -> str:
    """Return the address of the same as a table in the format *form*: ``csv`` or ``json``."""
    return f"{succession_address(committee)}ke-tiep.{form}"


def offices_data_address(committee: str, year: str) -> str:
    """Return the address of the offices of a committee (slug) with all below it, of *year* where it has a file a year.

    Empty for all.
    """
    place = f"{_OFFICES_OF_COMMITTEES}{committee}" if committee else f"{OFFICES_HELD}tat-ca"
    return f"{place}{year and '.'}{year}.json"


OFFICE_COMMITTEES = f"{OFFICES_HELD}to-chuc.json"
"""The committees that may be asked for."""


def correction_anchor(is_retraction: bool) -> str:
    """Return the place on an article's page of its corrections, or of why it was retracted."""
    return "da-rut" if is_retraction else "dinh-chinh"


def topic_address(topic: str) -> str:
    """Return the address of a topic, of its slug."""
    return f"{TOPICS}{topic}/"


def topic_month_address(topic: str, year: str, month: str) -> str:
    """Return the address of a topic's articles of a month, where it has pages by month."""
    return f"{topic_address(topic)}{year}/{month}/"


def letter_address(anchor: str) -> str:
    """Return the address of the people of a letter, where they have a page of their own."""
    return f"{_PERSON_LETTERS}{anchor}/"


def letter_place(anchor: str) -> str:
    """Return the place of a letter on the index of people, where one page has them all."""
    return f"chu-{anchor}"


def category_address(slug: str) -> str:
    """Return the address of a category."""
    return f"{CATEGORIES}{slug}/"


def line_address(slug: str, year: str = "") -> str:
    """Return the address of the articles, of *year* or the newest, that name a committee or one that it came from."""
    return f"{record_address('committee', slug)}ca-tien-than/{f'{year}/' if year else ''}"


def category_month_address(slug: str, year: str, month: str) -> str:
    """Return the address of a category's articles of a month."""
    return f"{CATEGORIES}{slug}/{year}/{month}/"


def archive_address(year: str, month: str) -> str:
    """Return the address of all articles of a month."""
    return f"{ARCHIVE}{year}/{month}/"


CITATION_FORMATS = ("ris", "bib", "json")


def citations_address(year: str, month: str, form: str) -> str:
    """Return the address of the citations of the articles of a month in the format *form*: ``ris``, ``bib`` or ``json``."""
    return f"{archive_address(year, month)}trich-dan.{form}"


def page_address(slug: str) -> str:
    """Return the address of a page such as *gioi-thieu*."""
    return f"/{slug}/"


def id_address(identifier: str) -> str:
    """Return the address to cite."""
    return f"{IDS}{identifier}/"


def id_metadata_address(cite_url: str) -> str:
    """Return the address of what programs are told beside the permanent address *cite_url*."""
    return f"{cite_url}metadata.json"


def id_erc_address(cite_url: str) -> str:
    """Return the address of the Electronic Resource Citation beside the permanent address *cite_url*."""
    return f"{cite_url}erc.txt"


def ark_of(naan: str, cite_url: str) -> str:
    """Return the ARK of what stands at the permanent address *cite_url*; empty without an institution's number or an id.

    >>> ark_of("12345", "/id/p-000001z/"), ark_of("12345", "/nhan-su/ta-dinh-lam/")
    ('ark:/12345/p-000001z', '')
    """
    identifier = cite_url.removeprefix(IDS).rstrip("/")
    return f"ark:/{naan}/{identifier}" if naan and cite_url.startswith(IDS) else ""


def feed_address(address: str) -> str:
    """Return the address of the Atom feed of the listing at *address*."""
    return f"{address}feed.xml"


def json_feed_address(address: str) -> str:
    """Return the address of the JSON Feed of the listing at *address*."""
    return f"{address}feed.json"


def calendar_address(address: str) -> str:
    """Return the address of the calendar of the record at *address*."""
    return f"{address}lich.ics"


def finding_aid_address(address: str) -> str:
    """Return the address of the finding aid of the record at *address*."""
    return f"{address}cong-cu-tra-cuu.pdf"


def sitemap_address(name: str) -> str:
    """Return the address of a part of the site map: ``2023``, ``trang``."""
    return f"{SITEMAPS}{name}.xml"


def redirect_map_address(name: str) -> str:
    """Return the address of the redirects in the form of a web server: ``nginx.map``."""
    return f"{DATA}chuyen-huong/{name}"


def names_address(kind: str) -> str:
    """Return the address of the names of a kind of record from which the search box suggests."""
    return f"{_NAMES}{KINDS[kind].segment}.json"


def record_list_address(kind: str, slug: str, reach: str = "") -> str:
    """Return the address, without its ending, of the list of a record's articles that the search combines.

    *reach* is ``below`` for a committee with everything below it, ``line`` with its predecessors and successors.
    """
    ending = {"": "", "below": ".duoi", "line": ".truoc"}[reach]
    return f"{SEARCH}ho-so/{KINDS[kind].segment}/{slug}{ending}"


def reported_events_address(person: str) -> str:
    """Return the address of the events whose reports name a person (slug), for the page that asks what two have in common."""
    return f"{record_list_address('person', person)}.su-kien.json"


def search_year_address(year: str, file: str) -> str:
    """Return the address of a *file* of a year's search."""
    return f"{SEARCH_YEARS}{year}/{file}"


def canonical(path: str) -> str:
    """Return the form in which the site has a root-relative *path*: that of a page ends in a slash.

    >>> canonical("/gioi-thieu"), canonical("/gioi-thieu/index.html"), canonical("/feed.xml")
    ('/gioi-thieu/', '/gioi-thieu/', '/feed.xml')
    """
    if path.endswith("/index.html"):
        return path.removesuffix("index.html")
    last = path.rpartition("/")[2]
    return path if not last or "." in last else f"{path}/"


def file_of(address: str) -> str:
    """Return the file below the output folder that holds *address*."""
    return (address + "index.html" if address.endswith("/") else address).lstrip("/")


def file_of_former(address: str) -> str:
    """Return the file below the output folder in which the page at a former *address* stands.

    >>> file_of_former("/cu/1.htm"), file_of_former("/cu/1")
    ('cu/1.htm', 'cu/1/index.html')
    """
    return file_of(canonical(address))


@dataclass(frozen=True, slots=True)
class PageAddress:
    """What an address leads to by its form; whether that is there, the catalogue knows."""

    page: str
    """``home``, ``article``, ``record``, ``record_year``, ``line``, ``line_year``, ``index``, ``letter``, ``event_year``, ``event_month``, ``category``,
    ``category_month``, ``topics``, ``topic``, ``topic_month``, ``corrections``, ``corrections_year``,
    ``sources``, ``sources_year``, ``offices_held``, ``offices_held_year``, ``succession``, ``archive``, ``archive_month``, ``search``, ``together``, ``kept_list``, ``id`` or ``page``."""
    kind: str = ""
    """Kind of record, of ``record``, ``record_year``, ``line``, ``line_year``, ``succession`` and ``index``."""
    slug: str = ""
    """Of the article, record, category, topic or page; of ``letter`` its anchor, of ``id`` the id."""
    year: str = ""
    month: str = ""


def read_address(address: str) -> PageAddress | None:
    """Return what *address* leads to; None for one that no page of the site can have.

    *address* is root-relative, decoded, and ends in a slash.
    """
    if address == HOME:
        return PageAddress("home")
    if address == SEARCH:
        return PageAddress("search")
    if address == KEPT_LIST:
        return PageAddress("kept_list")
    if address == TOGETHER:
        return PageAddress("together")
    if not (address.startswith("/") and address.endswith("/")):
        return None
    first, *rest = address.strip("/").split("/")
    folder = f"/{first}/"
    if folder == ARTICLES and len(rest) == 3:
        return PageAddress("article", slug=rest[2], year=rest[0], month=rest[1])
    if folder == CATEGORIES and len(rest) in (1, 3):
        slug, *time = rest
        return PageAddress("category_month", "", slug, *time) if time else PageAddress("category", slug=slug)
    if folder == TOPICS and len(rest) in (0, 1, 3):
        slug, *time = rest or [""]
        return PageAddress(("topics", "topic", "", "topic_month")[len(rest)], "", slug, *time)
    if folder == CORRECTIONS and len(rest) in (0, 1):
        return PageAddress("corrections_year", year=rest[0]) if rest else PageAddress("corrections")
    if folder == SOURCES and len(rest) in (0, 1):
        year = "" if rest and rest[0] in _YEARS_IN_ADDRESSES.values() else "".join(rest)
        return PageAddress("sources_year", year=year) if rest else PageAddress("sources")
    if address.startswith(_OFFICES_OF_COMMITTEES) and len(rest) == 3:
        return PageAddress("succession", "committee", rest[2])
    if address.startswith(OFFICES_HELD) and len(rest) in (1, 2):
        return PageAddress("offices_held_year", year=rest[1]) if rest[1:] else PageAddress("offices_held")
    if folder == ARCHIVE and len(rest) in (0, 2):
        return PageAddress("archive_month", "", "", *rest) if rest else PageAddress("archive")
    if folder == IDS and len(rest) == 1:
        return PageAddress("id", slug=rest[0]) if _ID.fullmatch(rest[0]) else None
    if address.startswith(_PERSON_LETTERS) and len(rest) == 2:
        return PageAddress("letter", "person", rest[1])
    kind = _KIND_BY_SEGMENT.get(first)
    if address.startswith(_EVENT_YEARS) and len(rest) in (2, 3):
        year = "" if rest[1] in _YEARS_IN_ADDRESSES.values() else rest[1]
        page = ("event_year", "event_month")[len(rest) - 2]
        return PageAddress(page, "event", "", year, *rest[2:])
    if kind == "committee" and len(rest) in (2, 3) and address.startswith(line_address(rest[0])):
        return PageAddress("line_year" if rest[2:] else "line", kind, rest[0], *rest[2:])
    if kind and len(rest) <= 2:
        page = ("index", "record", "record_year")[len(rest)]
        return PageAddress(page, kind, *rest)
    return None if rest else PageAddress("page", slug=first)


def record_kind_at(address: str) -> str:
    """Return the kind of record that the page at *address* is about; empty for other pages."""
    return _KIND_BY_SEGMENT.get(address.split("/", 2)[1], "")


RECORD_YEARS = tuple(f"{index_address(kind)}?*[/#]?*" for kind in KINDS)
"""Patterns (as SQLite's GLOB has them) of addresses of years of records, and of places on records' pages, as people type
them: with and without a slash before ``#``."""
