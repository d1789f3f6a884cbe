"""Verification of a site before readers see it: every page whole, every internal link and anchor there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<(?:a|link|img|script|source)\b[^>]*?\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_TAIL = 200
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """Something on a page that must not go out."""

    page: str
    """File below the root."""
    what: str
    """``not whole``, or the dead link as it stands on the page."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification found."""

    pages: int
    links: int
    """Internal links and anchors looked at, each page's own once."""
    faults: tuple[Fault, ...]


def verify_site(root: Path, files: Iterable[str], site_url: str = "") -> Verified:
    """Look at every page among *files* below *root*.

    Addresses of other hosts are not looked at, except that *site_url* counts as this site.
    """
    known = set(files)
    pages = sorted(path for path in known if path.endswith(".html"))
    ids: dict[str, frozenset[str]] = {}
    wanted: dict[tuple[str, str], str] = {}
    faults: list[Fault] = []
    links = 0
    for page in pages:
        text = (root / page).read_text("utf-8")
        if not text.rstrip()[-_TAIL:].endswith("</html>"):
            faults.append(Fault(page, "not whole"))
        ids[page] = frozenset(_ID.findall(text))
        for link in dict.fromkeys(_LINK.findall(text)):
            target, fragment = _target(page, unescape(link), site_url)
            if target is None:
                continue
            links += 1
            if target not in known:
                faults.append(Fault(page, link))
            elif fragment and target.endswith(".html"):
                wanted.setdefault((target, fragment), page)
    faults += _dead_anchors(wanted, ids)
    return Verified(len(pages), links, tuple(faults))


def _dead_anchors(wanted: Mapping[tuple[str, str], str], ids: Mapping[str, frozenset[str]]) -> list[Fault]:
    return [
        Fault(page, f"/{target}#{fragment}")
        for (target, fragment), page in sorted(wanted.items())
        if fragment not in ids[target]
    ]


def _target(page: str, link: str, site_url: str) -> tuple[str | None, str]:
    """Return the file and the fragment that *link* on *page* leads to; None for another host."""
    if site_url and link.startswith(site_url + "/"):
        link = link.removeprefix(site_url)
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    joined = path if path.startswith("/") else posixpath.join("/", posixpath.dirname(page), path)
    file = posixpath.normpath(joined).lstrip("/")
    if path.endswith("/") or file == ".":
        file = "index.html" if file in (".", "") else f"{file}/index.html"
    return file, unquote(parts.fragment)
