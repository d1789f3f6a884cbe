"""Content-Type and Cache-Control of a published file, by its path; docs/serving has the same rules for web servers."""

from __future__ import annotations

import re

from plugins.addresses import SEARCH_YEARS, THEME

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "map": "text/plain; charset=utf-8",
    "conf": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "bib": "text/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
    "gif": "image/gif",
    "ico": "image/vnd.microsoft.icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "vtt": "text/vtt; charset=utf-8",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "zip": "application/zip",
    "gz": "application/gzip",
}
_FEEDS = {"feed.xml": "application/atom+xml; charset=utf-8", "feed.json": "application/feed+json"}
_THEME, _SEARCH_YEARS = (re.escape(one.lstrip("/")) for one in (THEME, SEARCH_YEARS))
_CONTENT_HASHED = re.compile(
    rf"^(?:{_THEME}.*\.[0-9a-f]{{10}}\.\w+|{_SEARCH_YEARS}\d{{4}}/\w+-[0-9a-f]{{12}}\.bin)$"
)

FOREVER = "public, max-age=31536000, immutable"
"""For files whose name changes with their bytes."""
WEEK = "public, max-age=604800"
HOUR = "public, max-age=3600"
ALWAYS_ASK = "no-cache"
"""Browsers revalidate every copy, so that a page that was taken down is gone at once."""


def content_type(path: str) -> str:
    """Return the media type of the file *path*, whatever types the machine knows."""
    if found := _FEEDS.get(path.rpartition("/")[2]):
        return found
    return _TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")


def cache_control(path: str) -> str:
    """Return the Cache-Control of the file *path*.

    >>> cache_control("theme/css/site.125f6fdc22.css")
    'public, max-age=31536000, immutable'
    >>> cache_control("index.html")
    'no-cache'
    """
    if _CONTENT_HASHED.search(path):
        return FOREVER
    if path.startswith("theme/"):
        return WEEK
    return HOUR if path.startswith(("images/", "documents/", "media/")) else ALWAYS_ASK


def is_passed_on(path: str) -> bool:
    """Whether a file is a document as editors got it, which browsers shall save and not open on the site."""
    return path.startswith("documents/")
