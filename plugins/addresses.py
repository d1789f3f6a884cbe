"""The addresses of the site, all in one place: root-relative, with a slash at the end."""

from __future__ import annotations

from plugins.text.normal import slugify

FOLDERS = {"person": "nhan-su", "committee": "to-chuc", "event": "su-kien"}
HOME = "/"
ARCHIVE = "/luu-tru/"
SEARCH = "/tim-kiem/"
DATA = "/du-lieu/"
THEME = "/theme/"
SITEMAP = "/sitemap.xml"
SITEMAPS = "/so-do/"


def article_address(date: str, slug: str) -> str:
    """Return the address of an article of *date* (ISO 8601)."""
    return f"/tin-tuc/{date[:4]}/{date[5:7]}/{slug}/"


def record_address(kind: str, slug: str) -> str:
    """Return the address of a record's page."""
    return f"/{FOLDERS[kind]}/{slug}/"


def record_year_address(kind: str, slug: str, year: str) -> str:
    """Return the address of a record's articles of *year*, where it has pages by year."""
    return f"{record_address(kind, slug)}{year}/"


def index_address(kind: str) -> str:
    """Return the address of the index of a kind of record."""
    return f"/{FOLDERS[kind]}/"


def category_slug(category: str) -> str:
    """Return the address part of *category*, empty when it has no letter or digit."""
    return slugify(category)


def category_address(slug: str) -> str:
    """Return the address of a category."""
    return f"/chuyen-muc/{slug}/"


def category_month_address(slug: str, year: str, month: str) -> str:
    """Return the address of a category's articles of a month."""
    return f"/chuyen-muc/{slug}/{year}/{month}/"


def archive_address(year: str, month: str) -> str:
    """Return the address of all articles of a month."""
    return f"{ARCHIVE}{year}/{month}/"


def page_address(slug: str) -> str:
    """Return the address of a page such as *gioi-thieu*."""
    return f"/{slug}/"


def id_address(identifier: str) -> str:
    """Return the address to cite."""
    return f"/id/{identifier}/"


def feed_address(address: str) -> str:
    """Return the address of the Atom feed of the listing at *address*."""
    return f"{address}feed.xml"


def json_feed_address(address: str) -> str:
    """Return the address of the JSON Feed of the listing at *address*."""
    return f"{address}feed.json"


def calendar_address(address: str) -> str:
    """Return the address of the calendar of the record at *address*."""
    return f"{address}lich.ics"


def sitemap_address(name: str) -> str:
    """Return the address of a part of the site map: ``2023``, ``trang``."""
    return f"{SITEMAPS}{name}.xml"


def file_of(address: str) -> str:
    """Return the file below the output folder that holds *address*."""
    return (address + "index.html" if address.endswith("/") else address).lstrip("/")


RESERVED = frozenset(
    (
        "tin-tuc nhan-su to-chuc su-kien chuyen-muc luu-tru tim-kiem du-lieu so-do id theme theme-guide images "
        "documents index.html 404 404.html feed.xml feed.json robots.txt sitemap.xml"
    ).split()
)
"""First parts of addresses that no page or former address may take."""
