"""The plan of a takedown in one release: which files mention the article or record, and their redacted content."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from plugins.addresses import SEARCH_OF_ALL_YEARS, file_of, finding_aid_address, read_address, topic_address
from plugins.publishing.compression import compressed, compressed_names, without_compressed
from plugins.publishing.fixity import FileId, file_id
from plugins.publishing.manifest import digests
from plugins.publishing.redaction import (
    Matcher,
    redact_calendar,
    redact_html,
    redact_json,
    redact_lines,
    redact_xml,
    title_forms,
)
from plugins.publishing.tombstones import Takedown, render_tombstone

_LINE_SUFFIXES = (".map", ".conf", ".csv", ".txt", ".jsonl", ".ndjson", ".md")
_ENTRY_SUFFIXES = (".ris", ".bib")
"""Of citations: entries with a blank line between them."""
_MEDIA_SUFFIXES = tuple(
    ".jpg .jpeg .png .webp .avif .gif .ico .svg .woff .woff2 .css .js"
    " .mp4 .webm .mp3 .vtt .pdf .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp .rtf".split()
)
_MEDIA_ADDRESS = re.compile(
    r'\s(?:href|src|srcset|poster|content)="([^"]*/(?:images|documents|media)/[^"]*)"'
)
_CARD = "<article "
"""Begins an article in a listing."""
_RECORDS_OF_YEAR = re.compile(r"/records-\w+\.bin$")
"""Files of the search that tell which records articles name."""
_MIN_TITLE_CHARACTERS = 12
"""Shorter titles may be common phrases, and are not removed from the texts of other pages."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is taken down, and how it is recognised."""

    takedown: Takedown
    site_url: str = ""
    erase_title: bool = True
    """Whether its title is removed from the texts of other pages."""
    what: str = "Bài"
    shards: tuple[str, ...] = ()
    """Folders whose subfolders are useful only complete."""
    emptied: frozenset[str] = frozenset()
    """Addresses of topics that no other article has: they go with it."""

    @property
    def title(self) -> str:
        """The title to remove from other pages, empty when it stays."""
        title = self.takedown.title
        return title if self.erase_title and len(title) >= _MIN_TITLE_CHARACTERS else ""

    def shards_of_its_year(self) -> set[str]:
        """Return the subfolders that hold its words, by its addresses: there they cannot be told from other words."""
        found = (read_address(address) for address in self.takedown.addresses)
        years = {one.year for one in found if one and one.page == "article"}
        common = {SEARCH_OF_ALL_YEARS.lstrip("/")} if years and self.shards else set()
        return common | {f"{folder}{year}/" for folder in self.shards for year in years}

    @property
    def record(self) -> tuple[str, str] | None:
        """Return kind and slug where it is a record."""
        found = (read_address(address) for address in self.takedown.addresses)
        return next(((one.kind, one.slug) for one in found if one and one.page == "record"), None)

    def address_matcher(self) -> Matcher:
        """Return a predicate: whether a text contains an address of it."""
        before = r"(?<![\w/.%-])"
        if self.site_url:
            before = f"(?:(?<={re.escape(self.site_url)})|{before})"
        addresses = (*self.takedown.addresses, *sorted(self.emptied))
        pattern = re.compile(f"{before}(?:{'|'.join(map(re.escape, addresses))})(?![\\w-])")
        return lambda text: any(address in text for address in addresses) and pattern.search(text) is not None

    def value_matcher(self) -> Matcher:
        """Return a predicate: whether a value of a data file contains its address, or is its slug, id or title."""
        has_address, title = self.address_matcher(), self.title
        names = self.takedown.slugs | ({self.takedown.title} - {""})
        return lambda text: text in names or has_address(text) or bool(title and title in text)

    def is_mentioned_in(self, text: str) -> bool:
        """Whether a data file mentions it: by address, and by title or slug unless ``erase_title`` is false.

        The name and slug of a record occur in the data of many articles, which stay.
        """
        if self.address_matcher()(text):
            return True
        titles = title_forms(self.title)
        slugs = {f'"{slug}"' for slug in self.takedown.slugs} if self.erase_title else set()
        return any(words in text for words in titles | slugs)


@dataclass(frozen=True, slots=True)
class TakedownPlan:
    """The changes to one release."""

    changes: Mapping[str, bytes | None]
    """New content by path, None to delete; in the order to apply: tombstones, pages, data, deletions; the compressed
    copies of a file before it, so that a run which died between them is seen to have something left to do."""
    shown: frozenset[str]
    """Pictures and documents of the page that stay because other pages show them."""
    dropped: frozenset[str]
    """Files that are deleted because they cannot be redacted."""


def plan_takedown(
    folder: Path,
    manifest: Mapping[str, str],
    subject: Subject,
    unaffected: dict[FileId, frozenset[str]],
) -> TakedownPlan:
    """Read every file of the release in *folder*; return the changes.

    Compressed copies that are not as *manifest* says are made anew from what they are copies of.
    *unaffected* is filled, and passed from one release to the next: the media shown by each file that does not mention
    the subject. They are known by inode: the bytes of a release may not be those that its manifest says.
    """
    plain = without_compressed(manifest)
    subject = replace(subject, emptied=_emptied_topics(folder, plain, subject))
    of_subject = [path for path in plain if path.startswith(subject.takedown.folder)]
    tombstones = {path for path in of_subject if path.endswith(".html")}
    emptied = tuple(topic.lstrip("/") for topic in subject.emptied)
    beside_ids = tuple(alias.lstrip("/") for alias in subject.takedown.aliases if _is_permanent(alias))
    below = [*of_subject, *(path for path in plain if path.startswith((*emptied, *beside_ids)))]
    tombstones |= {path for path in map(file_of, subject.takedown.aliases) if path in plain}
    attached = _media_on(folder, tombstones, plain, subject.site_url)
    has_address = subject.address_matcher()
    frame = _redact_page(
        _read(folder / "404.html").decode("utf-8", "surrogateescape"), has_address, subject.title
    )
    pages = {path: render_tombstone(frame, subject.takedown, subject.what) for path in sorted(tombstones)}
    data_files: dict[str, bytes | None] = {}
    shown: set[str] = set()
    dropped: set[str] = set()
    for path in _existing(folder, sorted(plain.keys() - tombstones - set(below))):
        place = folder / path
        file = file_id(f"{folder}/{path}")
        if path.endswith(".html"):
            if file in unaffected:
                shown |= attached & unaffected[file]
                continue
            before = _read(place).decode("utf-8", "surrogateescape")
            after = _redact_page(before, has_address, subject.title)
            if after != before:
                pages[path] = after.encode("utf-8", "surrogateescape")
                shown |= attached & _addresses_in(after, subject.site_url)
            else:
                unaffected[file] = frozenset(_addresses_in(after, subject.site_url))
                shown |= attached & unaffected[file]
        elif not path.endswith(_MEDIA_SUFFIXES) and file not in unaffected:
            data = _read(place)
            after_data = _redact_data(path, data, subject)
            if after_data is None:
                dropped.add(_shard_of(path, subject.shards))
            elif after_data != data:
                data_files[path] = after_data
            else:
                unaffected[file] = frozenset()
    for path, page in _finding_aids(plain, pages.keys() | set(of_subject)):
        dropped.add(path)
        leads_there = f"/{path}".__eq__
        leading = (pages.get(page) or _read(folder / page)).decode("utf-8", "surrogateescape")
        pages[page] = redact_html(leading, leads_there, "").encode("utf-8", "surrogateescape")
    dropped |= {one for one in subject.shards_of_its_year() if any(path.startswith(one) for path in plain)}
    deleted = set(below) - tombstones | (attached - shown)
    deleted |= {
        path
        for path in plain
        if any(path == gone or (gone.endswith("/") and path.startswith(gone)) for gone in dropped)
    }
    changes: dict[str, bytes | None] = {**pages, **data_files, **dict.fromkeys(sorted(deleted))}
    changes = {path: data for path, data in changes.items() if data is None or data != _read(folder / path)}
    changes = dict(_with_copies(folder, changes, manifest, plain.keys()))
    return TakedownPlan(changes, frozenset(shown), frozenset(dropped))


def _finding_aids(plain: Iterable[str], changed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the finding aid of each record that has a *changed* page, and the page that leads to it.

    What stands in a PDF cannot be read here; the next build makes it anew.
    """
    folders = {path.rpartition("/")[0] for path in changed}
    folders |= {parent.rpartition("/")[0] for parent in folders}  # of the pages of a record's years
    for path in plain:
        folder, _, name = path.rpartition("/")
        if name == finding_aid_address("") and folder in folders:
            yield path, f"{folder}/index.html"


def _is_permanent(address: str) -> bool:
    """Whether nothing stands below *address* but what tells of the same thing."""
    found = read_address(address)
    return found is not None and found.page == "id"


def _emptied_topics(folder: Path, plain: Iterable[str], subject: Subject) -> frozenset[str]:
    """Return the addresses of the topics whose pages list nothing but the subject."""
    has_address = subject.address_matcher()
    found = set()
    for path in plain:
        page = read_address(f"/{path.removesuffix('index.html')}")
        if page and page.page == "topic":
            before = _read(folder / path).decode("utf-8", "surrogateescape")
            after = _redact_page(before, has_address, subject.title)
            if _CARD in before and _CARD not in after:
                found.add(topic_address(page.slug))
    return frozenset(found)


def _media_on(folder: Path, tombstones: set[str], plain: Mapping[str, str], site_url: str) -> set[str]:
    """Return the pictures and documents that the pages *tombstones* show or link to."""
    found: set[str] = set()
    for path in tombstones:
        if (folder / path).is_file():
            found |= (
                _addresses_in((folder / path).read_text("utf-8", "surrogateescape"), site_url) & plain.keys()
            )
    return found


def _addresses_in(text: str, site_url: str) -> set[str]:
    """Return the files of ``images/``, ``documents/`` and ``media/`` that a page shows or links to."""
    found = set()
    for value in _MEDIA_ADDRESS.findall(text):
        for candidate in unescape(value).split(","):  # srcset separates them so
            address = candidate.split()[0] if candidate.split() else ""
            address = unquote(address.removeprefix(site_url).partition("?")[0].partition("#")[0]).lstrip("/")
            found.add(address)
    return found


def _redact_page(text: str, has_address: Matcher, title: str) -> str:
    has_title = any(form in text for form in title_forms(title))
    return redact_html(text, has_address, title) if has_title or has_address(text) else text


def _redact_data(path: str, data: bytes, subject: Subject) -> bytes | None:
    """Return a data file without the subject, unchanged when it does not mention it; None to delete the file."""
    text = _decompressed(data).decode("utf-8", "replace")
    is_match = subject.value_matcher()
    if path.endswith(".json") and text.encode() == data and _is_json(data):
        cut = redact_json(data, is_match)
        return data if cut is not None and json.loads(data) == json.loads(cut) else cut
    if path.endswith(".ics"):
        names = {f"UID:{slug}@" for slug in subject.takedown.slugs}
        return redact_calendar(data, lambda text: is_match(text) or any(name in text for name in names))
    if _RECORDS_OF_YEAR.search(path) and subject.record and _is_json(text.encode()):
        return _without_record(data, text, subject.record)
    if not subject.is_mentioned_in(text):
        return data
    if path.endswith(".xml"):
        xml = redact_xml(text, subject.address_matcher(), subject.title)
        return xml.encode() if xml is not None else None
    if path.endswith(_ENTRY_SUFFIXES):
        between = "\r\n\r\n" if "\r\n" in text else "\n\n"
        entries = [one for one in text.split(between) if one and not subject.is_mentioned_in(one)]
        return "".join(one + between for one in entries).encode()
    if path.endswith(_LINE_SUFFIXES):
        return redact_lines(text, is_match).encode()
    return None


def _without_record(data: bytes, text: str, record: tuple[str, str]) -> bytes:
    """Return the records that articles of a year name without *record*; the places of others, which articles tell, stay."""
    plain = json.loads(text)
    named = [["", "", ""] if tuple(one[:2]) == record else one for one in plain["records"]]
    if named == plain["records"]:
        return data
    return gzip.compress(json.dumps({**plain, "records": named}, ensure_ascii=False).encode(), mtime=0)


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


def _decompressed(data: bytes) -> bytes:
    """Return the content of a gzip file; other bytes as they are."""
    if data[:2] != b"\x1f\x8b":
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return data


def _read(place: Path) -> bytes:
    return place.read_bytes() if place.is_file() else b""


def _shard_of(path: str, shards: tuple[str, ...]) -> str:
    """Return the subfolder of one of *shards* that contains *path*, with a slash at the end, else *path*."""
    for folder in shards:
        if path.startswith(folder) and "/" in path[len(folder) :]:
            return folder + path[len(folder) :].partition("/")[0] + "/"
    return path


def _with_copies(
    folder: Path, changes: Mapping[str, bytes | None], manifest: Mapping[str, str], plain: Collection[str]
) -> Iterator[tuple[str, bytes | None]]:
    """Yield *changes*, each after those to its compressed copies, and what mends copies that *manifest* does not know."""
    copies = [path for path in manifest if path not in plain]
    damaged = {
        path for path, digest in digests(folder, _existing(folder, copies)) if digest != manifest[path]
    }
    damaged |= {path for path in copies if not (folder / path).is_file()}
    originals = {path.rpartition(".")[0] for path in damaged}
    for path in [*changes, *sorted(originals - changes.keys())]:
        data = changes[path] if path in changes else _read(folder / path)
        for copy in compressed_names(path):
            if copy in manifest and (path in changes or copy in damaged):
                yield copy, None if data is None else compressed(data, copy[len(path) :])
        if path in changes:
            yield path, data


def _existing(folder: Path, paths: Iterable[str]) -> list[str]:
    return [path for path in paths if (folder / path).is_file()]
