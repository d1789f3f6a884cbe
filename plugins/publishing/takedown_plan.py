"""Which files of a release tell of an article or record, and what each is without it."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from plugins.publishing.compression import COMPRESSORS, compressed, without_copies
from plugins.publishing.redaction import cut_calendar, cut_html, cut_json, cut_lines, cut_xml, forms_of
from plugins.publishing.tombstones import Takedown, file_at, tombstone

_LINES = (".map", ".conf", ".csv", ".txt", ".jsonl", ".ndjson", ".md")
_MEDIA = tuple(
    ".jpg .jpeg .png .webp .avif .gif .ico .svg .woff .woff2 .wasm .css .js"
    " .pdf .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp .rtf".split()
)
_SHOWN = re.compile(r'\s(?:href|src|srcset|poster|content)="([^"]*/(?:images|documents)/[^"]*)"')
_LEAST_TITLE = 12
"""Characters: a shorter title is also an everyday phrase."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What goes, and how it is recognised."""

    takedown: Takedown
    site_url: str = ""
    erase_title: bool = True
    """Whether its title is taken out of the texts of other pages."""
    what: str = "Bài"
    shards: tuple[str, ...] = ()
    """Folders of which each subfolder is of use only as a whole."""

    @property
    def title(self) -> str:
        """The title to take out, empty when it stays."""
        title = self.takedown.title
        return title if self.erase_title and len(title) >= _LEAST_TITLE else ""

    def leads(self) -> Callable[[str], bool]:
        """Return what tells whether a text holds an address of it."""
        before = r"(?<![\w/.%-])"
        if self.site_url:
            before = f"(?:(?<={re.escape(self.site_url)})|{before})"
        addresses = (self.takedown.address, *self.takedown.aliases)
        pattern = re.compile(f"{before}(?:{'|'.join(map(re.escape, addresses))})(?![\\w-])")
        return lambda text: any(one in text for one in addresses) and pattern.search(text) is not None

    def mentions(self) -> Callable[[str], bool]:
        """Return what tells whether a value of a data file holds its address, or is its slug, id or title."""
        leads, title = self.leads(), self.title
        names = self.slugs | ({self.takedown.title} - {""})
        return lambda text: text in names or leads(text) or bool(title and title in text)

    @property
    def slugs(self) -> frozenset[str]:
        """The last parts of its addresses: its slug, its id, former slugs."""
        addresses = (self.takedown.address, *self.takedown.aliases)
        return frozenset(one.rstrip("/").rpartition("/")[2] for one in addresses)

    def is_told_in(self, text: str) -> bool:
        """Whether a whole data file tells of it. A record's name and slug alone stand in the data of many articles."""
        if self.leads()(text):
            return True
        titles = forms_of(self.title)
        slugs = {f'"{slug}"' for slug in self.slugs} if self.erase_title else set()
        return any(one in text for one in titles | slugs)


@dataclass(frozen=True, slots=True)
class Removal:
    """What a release is to become."""

    changes: Mapping[str, bytes | None]
    """By path, in the order in which it is done: tombstones, pages, data, and what goes."""
    shown: frozenset[str]
    """Pictures and documents of the page that stay, for other pages show them."""
    dropped: frozenset[str]
    """Files that go because they cannot be cut."""


def plan_removal(
    folder: Path,
    manifest: Mapping[str, str],
    subject: Subject,
    silent: dict[str, frozenset[str]] | None = None,
) -> Removal:
    """Look at every file of the release in *folder*; return what changes.

    *silent* remembers, from one release to the next, which files by digest tell nothing of it, and what they show.
    """
    silent = {} if silent is None else silent
    plain = without_copies(manifest)
    own = [path for path in plain if path.startswith(subject.takedown.folder)]
    stones = {path for path in own if path.endswith(".html")}
    stones |= {path for path in map(file_at, subject.takedown.aliases) if path in plain}
    attached = _attached(folder, stones, plain, subject.site_url)
    leads = subject.leads()
    frame = _cut_page(_read(folder / "404.html").decode("utf-8"), leads, subject.title)
    pages = {path: tombstone(frame, subject.takedown, subject.what) for path in sorted(stones)}
    others: dict[str, bytes | None] = {}
    shown: set[str] = set()
    dropped: set[str] = set()
    for path in sorted(plain.keys() - stones - set(own)):
        place, digest = folder / path, plain[path]
        if path.endswith(".html"):
            if digest in silent:
                shown |= attached & silent[digest]
                continue
            before = _read(place).decode("utf-8", "surrogateescape")
            after = _cut_page(before, leads, subject.title)
            if after != before:
                pages[path] = after.encode("utf-8", "surrogateescape")
                shown |= attached & _addresses_in(after, subject.site_url)
            else:
                silent[digest] = frozenset(_addresses_in(after, subject.site_url))
                shown |= attached & silent[digest]
        elif not path.endswith(_MEDIA) and digest not in silent:
            data = _read(place)
            after_data = _cut_data(path, data, subject)
            if after_data is None:
                dropped.add(_whole_of(path, subject.shards))
            elif after_data != data:
                others[path] = after_data
            else:
                silent[digest] = frozenset()
    going = set(own) - stones | (attached - shown)
    going |= {
        path
        for path in plain
        if any(path == one or (one.endswith("/") and path.startswith(one)) for one in dropped)
    }
    changes: dict[str, bytes | None] = {**pages, **others, **dict.fromkeys(sorted(going))}
    changes = {path: data for path, data in changes.items() if data is None or data != _read(folder / path)}
    return Removal({**changes, **_copies(changes, manifest)}, frozenset(shown), frozenset(dropped))


def _attached(folder: Path, stones: set[str], plain: Mapping[str, str], site_url: str) -> set[str]:
    """Return the pictures and documents that the pages *stones* show or lead to."""
    found: set[str] = set()
    for path in stones:
        if (folder / path).is_file():
            found |= _addresses_in((folder / path).read_text("utf-8"), site_url) & plain.keys()
    return found


def _addresses_in(text: str, site_url: str) -> set[str]:
    """Return the files of ``images/`` and ``documents/`` that a page shows or leads to."""
    found = set()
    for value in _SHOWN.findall(text):
        for one in unescape(value).split(","):
            address = one.split()[0] if one.split() else ""
            address = unquote(address.removeprefix(site_url).partition("?")[0].partition("#")[0]).lstrip("/")
            found.add(address)
    return found


def _cut_page(text: str, leads: Callable[[str], bool], title: str) -> str:
    has_title = any(form in text for form in forms_of(title))
    return cut_html(text, leads, title) if has_title or leads(text) else text


def _cut_data(path: str, data: bytes, subject: Subject) -> bytes | None:
    """Return a data file without the subject, as it is when nothing tells of it; None when it has to go."""
    text = _unpacked(data).decode("utf-8", "replace")
    leads, mentions = subject.leads(), subject.mentions()
    if path.endswith(".json") and text.encode() == data and _is_json(data):
        cut = cut_json(data, mentions)
        return data if cut is not None and json.loads(data) == json.loads(cut) else cut
    if path.endswith(".ics"):
        names = {f"UID:{slug}@" for slug in subject.slugs}
        return cut_calendar(data, lambda text: mentions(text) or any(name in text for name in names))
    if not subject.is_told_in(text):
        return data
    if path.endswith(".xml"):
        xml = cut_xml(text, leads, subject.title)
        return xml.encode() if xml is not None else None
    if path.endswith(_LINES):
        return cut_lines(text, mentions).encode()
    return None


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


def _unpacked(data: bytes) -> bytes:
    """Return what a compressed file holds; other bytes as they are."""
    if data[:2] != b"\x1f\x8b":
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return data


def _read(place: Path) -> bytes:
    return place.read_bytes() if place.is_file() else b""


def _whole_of(path: str, shards: tuple[str, ...]) -> str:
    """Return the folder of which *path* is a part that is of no use alone, else *path*."""
    for folder in shards:
        if path.startswith(folder) and "/" in path[len(folder) :]:
            return folder + path[len(folder) :].partition("/")[0] + "/"
    return path


def _copies(changes: Mapping[str, bytes | None], manifest: Mapping[str, str]) -> dict[str, bytes | None]:
    """Return what becomes of the compressed copies of what changes."""
    found: dict[str, bytes | None] = {}
    for path, data in changes.items():
        for ending in COMPRESSORS:
            if path + ending in manifest:
                found[path + ending] = None if data is None else compressed(data, ending)
    return found
