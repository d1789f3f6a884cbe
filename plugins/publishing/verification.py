"""Verification of a site before it is published: every page complete, every internal link and anchor valid."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.publishing.link_counts import RULES_VERSION, SEPARATOR, LinkCounts, key_of, read_link_counts
from plugins.publishing.manifest import sha256_of
from plugins.publishing.releases import Release

_LINK = re.compile(r'<(?:a|link|img|script|source|video|audio|track)\b[^>]*?\s(?:href|src)="([^"]*)"')
_SRCSET = re.compile(r'<(?:img|source)\b[^>]*?\ssrcset="([^"]*)"')
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')
"""Begins with what seldom stands on a page, and looks back for the blank: an eighth of the time."""
_END_CHARACTERS = 200
MAX_SHOWN = 50

_Link = tuple[str, str, str]
"""File, fragment, and the link as written on the page."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something on a page that must not be published."""

    page: str
    """File below the root."""
    what: str
    """``not whole``, or the dead link as it stands on the page."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The result of a verification."""

    pages: int
    links: int
    """Internal links and anchors checked; a link counts once a page."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """The links and anchors of one page."""

    is_whole: bool
    links: tuple[_Link, ...]
    """Each link once."""
    ids: frozenset[str]


def verify_all(root: Path, files: Iterable[str], site_url: str = "") -> tuple[Verification, LinkCounts]:
    """Check every page among *files* below *root*; also return the counts of links, for ``verify_changed`` of the next release.

    Links to other hosts are not checked; those that begin with *site_url* count as internal.
    """
    known = set(files)
    pages = sorted(path for path in known if path.endswith(".html"))
    ids: dict[str, frozenset[str]] = {}
    wanted: dict[tuple[str, str], str] = {}
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    links = 0
    for page in pages:
        read = _read_page(root / page, page, site_url)
        ids[page] = read.ids
        if not read.is_whole:
            faults.append(Fault(page, "not whole"))
        for target, fragment, link in read.links:
            links += 1
            if target not in known:
                faults.append(Fault(page, link))
            elif fragment and target.endswith(".html"):
                wanted.setdefault((target, fragment), page)
        counts.update(_keys(read))
    faults += _dead_anchors(wanted, ids)
    found = LinkCounts(site_url, len(pages), links, dict(counts), not faults)
    return Verification(len(pages), links, tuple(faults)), found


def verify_changed(
    root: Path, manifest: Mapping[str, str], site_url: str, before: Release
) -> tuple[Verification, LinkCounts]:
    """Do what ``verify_all`` does, reading only the pages that changed since the release *before*.

    *manifest* is that of *root*. The counts of links of the release before are read from beside it; the links of
    changed and removed pages are subtracted, those of changed and new ones added. Where those counts cannot be used,
    or something is wrong, every page is read.
    """
    old = read_link_counts(before.folder.with_suffix(".links"))
    if old is None or not old.is_whole or old.site_url != site_url or old.rules != RULES_VERSION:
        return verify_all(root, manifest, site_url)
    changed = {path for path, digest in manifest.items() if before.manifest.get(path) != digest}
    lost = before.manifest.keys() - manifest.keys()
    counts, links, pages = Counter(old.counts), old.links, old.pages
    touched: set[str] = set()
    for page in sorted(_pages((changed | lost) & before.manifest.keys())):
        place = before.folder / page
        if not place.is_file() or sha256_of(place) != before.manifest[page]:
            return verify_all(root, manifest, site_url)
        read = _read_page(place, page, site_url)
        links, pages = links - len(read.links), pages - 1
        keys = _keys(read)
        counts.subtract(keys)
        touched |= keys
    fresh = {page: _read_page(root / page, page, site_url) for page in sorted(_pages(changed))}
    for read in fresh.values():
        links, pages = links + len(read.links), pages + 1
        keys = _keys(read)
        counts.update(keys)
        touched |= keys
    for key in touched:
        if counts[key] == 0:
            del counts[key]
    if _is_whole(root, manifest, fresh, lost, touched, counts):
        return Verification(pages, links, ()), LinkCounts(site_url, pages, links, counts)
    return verify_all(root, manifest, site_url)


def _is_whole(
    root: Path,
    manifest: Mapping[str, str],
    fresh: Mapping[str, _Page],
    lost: Iterable[str],
    touched: Iterable[str],
    counts: Mapping[str, int],
) -> bool:
    """Whether all changed pages are complete, their links valid, and nothing removed is linked by an unchanged page."""
    if not all(read.is_whole for read in fresh.values()) or any(path in counts for path in lost):
        return False

    @cache
    def ids_of(page: str) -> frozenset[str]:
        return fresh[page].ids if page in fresh else _ids((root / page).read_text("utf-8"))

    for key in touched:
        target, _, fragment = key.partition(SEPARATOR)
        if key in counts and (target not in manifest or (fragment and fragment not in ids_of(target))):
            return False
    anchors = (key.partition(SEPARATOR) for key in counts if SEPARATOR in key)
    return all(fragment in fresh[page].ids for page, _, fragment in anchors if page in fresh)


def _pages(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if path.endswith(".html")]


def _keys(read: _Page) -> set[str]:
    """Return the keys of the files and anchors that a page links to, each once."""
    files = {key_of(target) for target, _, _ in read.links}
    return files | {
        key_of(target, fragment)
        for target, fragment, _ in read.links
        if fragment and target.endswith(".html")
    }


def _read_page(place: Path, page: str, site_url: str) -> _Page:
    text = place.read_bytes().decode("utf-8")  # half the time of read_text
    found_sets = _SRCSET.findall(text) if "srcset=" in text else []
    sets = [one.split()[0] for found in found_sets for one in found.split(",") if one.strip()]
    found = (
        _link_from_root(link) if link.startswith("/") else _link(page, link, site_url)
        for link in dict.fromkeys((*_LINK.findall(text), *sets))
    )
    is_whole = text.rstrip()[-_END_CHARACTERS:].endswith("</html>")
    return _Page(is_whole, tuple(filter(None, found)), _ids(text))


def _ids(text: str) -> frozenset[str]:
    return frozenset(_ID.findall(text))


def _dead_anchors(wanted: Mapping[tuple[str, str], str], ids: Mapping[str, frozenset[str]]) -> list[Fault]:
    return [
        Fault(page, f"/{target}#{fragment}")
        for (target, fragment), page in sorted(wanted.items())
        if fragment not in ids[target]
    ]


@lru_cache(maxsize=1 << 18)
def _link_from_root(link: str) -> _Link | None:
    """Return what a root-relative link points to; cached, as most stand on many pages."""
    return _link("", link, "")


def _link(page: str, link: str, site_url: str) -> _Link | None:
    """Return what *link* on *page* points to; None for another host."""
    meant = unescape(link)
    if site_url and meant.startswith(site_url + "/"):
        meant = meant.removeprefix(site_url)
    target, fragment = _resolve(page, meant)
    return None if target is None else (target, fragment, link)


def _resolve(page: str, link: str) -> tuple[str | None, str]:
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
