"""The content folder: its files by kind, and a problem for each that cannot be used."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from pathlib import Path

from plugins.kinds import KINDS
from plugins.sources.content_file import is_plain_name
from plugins.sources.problems import Problem
from plugins.sources.renditions import is_rendition_name
from plugins.text.normal import fold_case, nfc

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
MEDIA_ENDINGS = (".mp4", ".webm", ".mp3")
_ENDINGS_BESIDE_MEDIA = (".vtt", ".md", ".txt")
"""Of captions and transcripts; posters are pictures."""
DOCUMENT_ENDINGS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".zip")

_EDITORS_ENDINGS = ("~", ".bak", ".tmp", ".swp", ".swo", ".orig", ".part")
_EDITORS_NAMES = ("desktop.ini", "thumbs.db")
_OPEN_FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""For opening a file: links are not followed, a pipe does not block. Windows has only some of the flags."""
_BY_NAME = attrgetter("name")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.md")
"""Names of Markdown files that need no further check."""
_CLOCK_TICK_NS = 1_000_000_000
"""Nanoseconds; longer than one tick of the clock of any file system."""
MAX_FILE_BYTES = 200_000_000
"""Bytes of any file of the content folder; a file is read into memory whole."""
LEDGER = "register/ids.csv"
PENDING = "register/.pending"
"""What a command that changes several files is about; gone when all are written."""
PORTAL = "settings/portal.yaml"
ABBREVIATIONS = "settings/abbreviations.yaml"
LANGUAGE = "settings/language.yaml"
RANKS = "settings/ranks.yaml"
TABLES = (ABBREVIATIONS, LANGUAGE, RANKS)


@dataclass(slots=True)
class Folder:
    """The files of a content folder, by path below it, sorted.

    Paths are in NFC, whatever form the names have on disk: a Mac writes them in NFD, and texts that name them are in NFC.
    """

    root: Path
    sources: dict[str, str] = field(default_factory=dict)
    """Kind of each Markdown or YAML file: ``article``, ``page``, ``person``, ..., ``portal``."""
    pictures: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    media: set[str] = field(default_factory=set)
    """Films and sounds, and all that stands beside them; the pictures there are among ``pictures`` too."""
    ignored: set[str] = field(default_factory=set)
    has_ledger: bool = False
    tables: set[str] = field(default_factory=set)
    """Those of ``TABLES`` that there are."""
    problems: list[Problem] = field(default_factory=list)
    signatures: dict[str, str] = field(default_factory=dict)
    """Size, times and inode of each file: while they are the same, so are its bytes.

    Empty for a file written within the last second: it may be written again within one tick of the clock.
    """

    def read(self, path: str) -> bytes | Problem:
        """Return the bytes of the file *path*, or the problem that prevents reading it. Never follows a link."""
        return read_file(self.root, path)

    def read_head(self, path: str, size: int) -> bytes | Problem:
        """Return the first *size* bytes of the file *path*, or the problem that prevents reading it."""
        return read_file(self.root, path, size)


def read_file(root: Path, path: str, size: int = -1) -> bytes | Problem:
    """Return the bytes of the file *path* below *root*, or the problem that prevents reading it.

    The first *size* bytes; all of them when it is negative. Never follows a link.
    """
    try:
        handle = _open(root, path)
        with os.fdopen(handle, "rb") as file:
            if target := _place_outside(root, path, handle):
                return Problem("F107", path, 1, {"target": target})
            whole = os.fstat(handle).st_size
            if whole > MAX_FILE_BYTES:
                reason = f"{whole} byte; nhiều nhất / at most {MAX_FILE_BYTES}"
                return Problem("F106", path, 1, {"reason": reason})
            return file.read(size)
    except OSError as error:
        return _unreadable(path, error)


def _open(root: Path, path: str) -> int:
    """Open the file *path*, which is in NFC; where none has that name, the one whose name is the same in NFC."""
    try:
        return os.open(f"{root}/{path}", _OPEN_FLAGS)
    except FileNotFoundError:
        if path.isascii():
            raise
        return os.open(_place_on_disk(root, path), _OPEN_FLAGS)


def _place_outside(root: Path, path: str, handle: int) -> str:
    """Return where an opened file lies, empty for one below *root*: a folder may have become a link since it was listed."""
    try:
        place = os.readlink(f"/proc/self/fd/{handle}")
    except OSError:  # a system that does not tell
        parts = path.split("/")
        above = (root.joinpath(*parts[:length]) for length in range(1, len(parts)))
        return next((os.readlink(one) for one in above if one.is_symlink()), "")
    if place.startswith(_real(root) + os.sep) or place.startswith(os.path.realpath(root) + os.sep):
        return ""
    return place


@lru_cache(maxsize=16)
def _real(root: Path) -> str:
    """Return where *root* lies; where that changes, the caller asks again."""
    return os.path.realpath(root)


def _place_on_disk(root: Path, path: str) -> str:
    """Return where the file *path* lies, whatever form its name and those of its folders have; FileNotFoundError."""
    places = [str(root)]
    for name in path.split("/"):
        folders = [place for place in places if os.path.isdir(place)]
        places = [
            f"{place}/{one}" for place in folders for one in sorted(os.listdir(place)) if nfc(one) == name
        ]
    if not places:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    return places[0]


def walk(root: Path) -> Folder:
    """List the content folder *root*; links are not followed, and each file is either listed or reported."""
    folder = Folder(root)
    if not root.is_dir():
        folder.problems.append(Problem("F111", "."))
        return folder
    since = time.time_ns() - _CLOCK_TICK_NS
    seen: dict[str, str] = {}
    folders = [""]
    while folders:
        below = folders.pop()
        prefix = nfc(f"{below}/") if below else ""
        kind = _kind_of(*f"{prefix}x".split("/", 1)) if prefix else None
        entries = _entries(root, below, folder.problems)
        if kind and _add_plain_folder(folder, entries, prefix, kind, since, seen):
            continue
        for entry in entries:
            name = entry.name
            path = prefix + nfc(name)
            try:
                status = entry.stat(follow_symlinks=False)
                target = os.readlink(entry.path) if stat.S_ISLNK(status.st_mode) else ""
            except (
                OSError
            ) as error:  # gone since it was listed, like the temporary files of a program that saves
                if not (isinstance(error, FileNotFoundError) and _is_temporary(name)):
                    folder.problems.append(_unreadable(path, error))
                continue
            if stat.S_ISDIR(status.st_mode) and name[0] != ".":
                folders.append(f"{below}/{name}" if below else name)
                continue
            if problem := _unusable(path, status.st_mode, target):
                folder.problems.append(problem)
                continue
            key = path.lower() if path.isascii() else fold_case(path)
            if twin := seen.get(key):
                folder.problems.append(Problem("F113", path, 1, {"other": twin}))
                continue
            seen[key] = path
            folder.signatures[path] = _signature(status, since)
            if kind and path.endswith(".md"):
                folder.sources[path] = kind
            else:
                _classify(path, folder)
    folder.sources = {path: folder.sources[path] for path in sorted(folder.sources)}
    return folder


def _add_plain_folder(
    folder: Folder,
    entries: Sequence[os.DirEntry[str]],
    prefix: str,
    kind: str,
    since: int,
    seen: dict[str, str],
) -> bool:
    """Add all files of a folder that holds only Markdown files with plain names; return whether it is one.

    Nearly all folders are, and this is the fast way.
    """
    try:
        statuses = [entry.stat(follow_symlinks=False) for entry in entries]
    except OSError:
        return False
    paths = [prefix + entry.name for entry in entries]
    keys = {path.lower(): path for path in paths}
    if not (
        all(_PLAIN_NAME.fullmatch(entry.name) for entry in entries)
        and all(stat.S_ISREG(status.st_mode) for status in statuses)
        and len(keys) == len(paths)
        and seen.keys().isdisjoint(keys)
    ):
        return False
    seen.update(keys)
    folder.sources.update(dict.fromkeys(paths, kind))
    folder.signatures.update(
        (path, _signature(status, since)) for path, status in zip(paths, statuses, strict=True)
    )
    return True


def _signature(status: os.stat_result, since: int) -> str:
    """Return size, times and inode of a file as text; empty for a file that changed after *since*, in nanoseconds."""
    changed = status.st_ctime_ns
    return f"{status.st_size} {status.st_mtime_ns} {changed} {status.st_ino}" if changed < since else ""


def _entries(root: Path, below: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """Return the entries of the folder *below*, in code point order of names."""
    try:
        with os.scandir(f"{root}/{below}") as scan:
            return sorted(scan, key=_BY_NAME)
    except OSError as error:
        problems.append(_unreadable(below or ".", error))
        return []


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem("F106", path, 1, {"reason": error.strerror or type(error).__name__})


def _unusable(path: str, mode: int, target: str) -> Problem | None:
    name = path.rpartition("/")[2]
    if path == PENDING:
        return Problem("R160", path)
    if not (path.isascii() and path.isprintable()) and not is_plain_name(path):
        return Problem("F109", path)
    if stat.S_ISLNK(mode):
        return Problem("F107", path, 1, {"target": target})
    if name[0] == ".":
        return Problem("F110", path, 1, {"why": "ẩn / hidden"})
    if not stat.S_ISREG(mode):
        return Problem("F108", path)
    if _is_temporary(name):
        return Problem("F110", path, 1, {"why": "tệp tạm / temporary"})
    return None


def _is_temporary(name: str) -> bool:
    """Whether *name* is that of a temporary or hidden file of an editor or of the system."""
    lowered = name.lower()
    return (
        lowered.endswith(_EDITORS_ENDINGS)
        or lowered in _EDITORS_NAMES
        or lowered.startswith((".", "#", "~$"))
    )


def _classify(path: str, folder: Folder) -> None:
    """Add the regular file *path* to the set of its kind, or report it."""
    top, _, below = path.partition("/")
    ending = os.path.splitext(path)[1].lower()
    if ending == ".md" and (kind := _kind_of(top, below)):
        folder.sources[path] = kind
    elif path == PORTAL:
        folder.sources[path] = "portal"
    elif path in TABLES:
        folder.tables.add(path)
    elif path == LEDGER:
        folder.has_ledger = True
    elif top == "images" and ending in PICTURE_ENDINGS and not is_rendition_name(path):
        folder.pictures.add(path)
    elif top == "documents" and ending in DOCUMENT_ENDINGS:
        folder.documents.add(path)
    elif top == "media" and ending in (*MEDIA_ENDINGS, *_ENDINGS_BESIDE_MEDIA):
        folder.media.add(path)
    elif top == "media" and ending in PICTURE_ENDINGS and not is_rendition_name(path):
        folder.media.add(path)
        folder.pictures.add(path)
    else:
        folder.ignored.add(path)
        folder.problems.append(Problem("F110", path, 1, {"why": "không thuộc loại nào / of no known kind"}))


def _kind_of(top: str, below: str) -> str | None:
    if not below:
        return None
    if top == "articles":
        return "article"
    if top == "pages" and "/" not in below:
        return "page"
    if top == "register":
        return next((kind.name for kind in KINDS.values() if below.startswith(f"{kind.folder}/")), None)
    return None
