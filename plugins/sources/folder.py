"""The content folder: which files it holds, of which kind, and which of them cannot be used."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from plugins.kinds import KINDS
from plugins.sources.content_file import is_plain_name
from plugins.sources.problems import Problem
from plugins.sources.renditions import is_made_name
from plugins.text.normal import fold_case, nfc

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
DOCUMENT_ENDINGS = (".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".csv", ".zip")

_EDITORS_ENDINGS = ("~", ".bak", ".tmp", ".swp", ".swo", ".orig", ".part")
_EDITORS_NAMES = ("desktop.ini", "thumbs.db")
_READ = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
"""Flags for opening a source: no link is followed, a pipe does not block. Windows has no such things."""
_NAME = attrgetter("name")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.md")
"""Names of sources that need no closer look."""
_TICK = 1_000_000_000
"""Nanoseconds; more than one tick of any file system's clock."""
LARGEST = 200_000_000
"""Bytes of any file: what is larger is kept elsewhere, and would take the machine's memory."""
LEDGER = "register/ids.csv"
PORTAL = "settings/portal.yaml"
ABBREVIATIONS = "settings/abbreviations.yaml"


@dataclass(slots=True)
class Folder:
    """What a walk through a content folder found, each by path below it, in order."""

    root: Path
    sources: dict[str, str] = field(default_factory=dict)
    """Kind of each Markdown or YAML file: ``article``, ``page``, ``person``, ..., ``portal``."""
    pictures: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    ignored: set[str] = field(default_factory=set)
    has_ledger: bool = False
    has_abbreviations: bool = False
    problems: list[Problem] = field(default_factory=list)
    signatures: dict[str, str] = field(default_factory=dict)
    """Size, times and number of each file as the file system has them: while these stand, so do its bytes.

    Empty for a file that was written a moment ago, and might be again within one tick of the clock.
    """

    def read(self, path: str) -> bytes | Problem:
        """Return the bytes of the file *path*, or what stands against it. Never follows a link."""
        return read_file(self.root, path)

    def read_head(self, path: str, size: int) -> bytes | Problem:
        """Return the first *size* bytes of the file *path*, or what stands against it."""
        return read_file(self.root, path, size)


def read_file(root: Path, path: str, size: int = -1) -> bytes | Problem:
    """Return the bytes of the file *path* below *root*, or what stands against it. Never follows a link.

    The first *size* bytes; all of them when it is negative.
    """
    try:
        handle = os.open(f"{root}/{path}", _READ)
        with os.fdopen(handle, "rb") as file:
            whole = os.fstat(handle).st_size
            if whole > LARGEST:
                reason = f"{whole} byte; nhiều nhất / at most {LARGEST}"
                return Problem("F106", path, 1, {"reason": reason})
            return file.read(size)
    except OSError as error:
        return _unread(path, error)


def walk(root: Path) -> Folder:
    """Look through the content folder *root*: no link is followed, nothing is passed over in silence."""
    found = Folder(root)
    if not root.is_dir():
        found.problems.append(Problem("F111", "."))
        return found
    lately = time.time_ns() - _TICK
    seen: dict[str, str] = {}
    folders = [""]
    while folders:
        below = folders.pop()
        prefix = f"{below}/" if below else ""
        kind = _kind_of(*f"{prefix}x".split("/", 1)) if prefix else None
        entries = _entries(root, below, found.problems)
        if kind and _take_together(found, entries, prefix, kind, lately, seen):
            continue
        for entry in entries:
            name = entry.name
            path = prefix + name
            try:
                status = entry.stat(follow_symlinks=False)
                target = os.readlink(entry.path) if stat.S_ISLNK(status.st_mode) else ""
            except OSError as error:  # gone since it was listed, as editors' own copies go while they save
                if not (isinstance(error, FileNotFoundError) and _is_passing(name)):
                    found.problems.append(_unread(path, error))
                continue
            if stat.S_ISDIR(status.st_mode) and name[0] != ".":
                folders.append(path)
                continue
            if problem := _unusable(path, status.st_mode, target):
                found.problems.append(problem)
                continue
            twin = seen.setdefault(path.lower() if path.isascii() else fold_case(nfc(path)), path)
            if twin != path:
                found.problems.append(Problem("F113", path, 1, {"other": twin}))
                continue
            found.signatures[path] = _signature(status, lately)
            if kind and path.endswith(".md"):
                found.sources[path] = kind
            else:
                _sort_in(path, found)
    found.sources = {path: found.sources[path] for path in sorted(found.sources)}
    return found


def _take_together(
    found: Folder,
    entries: Sequence[os.DirEntry[str]],
    prefix: str,
    kind: str,
    lately: int,
    seen: dict[str, str],
) -> bool:
    """Take in a folder of nothing but sources with plain names, as nearly all are; tell whether it was one."""
    try:
        looks = [entry.stat(follow_symlinks=False) for entry in entries]
    except OSError:
        return False
    paths = [prefix + entry.name for entry in entries]
    keys = {path.lower(): path for path in paths}
    if not (
        all(_PLAIN.fullmatch(entry.name) for entry in entries)
        and all(stat.S_ISREG(status.st_mode) for status in looks)
        and len(keys) == len(paths)
        and seen.keys().isdisjoint(keys)
    ):
        return False
    seen.update(keys)
    found.sources.update(dict.fromkeys(paths, kind))
    found.signatures.update(
        (path, _signature(status, lately)) for path, status in zip(paths, looks, strict=True)
    )
    return True


def _signature(status: os.stat_result, lately: int) -> str:
    """Return what tells a file by, nothing for one that changed since *lately*."""
    changed = status.st_ctime_ns
    return f"{status.st_size} {status.st_mtime_ns} {changed} {status.st_ino}" if changed < lately else ""


def _entries(root: Path, below: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """Return what lies in the folder *below*, in code point order of names."""
    try:
        with os.scandir(f"{root}/{below}") as scan:
            return sorted(scan, key=_NAME)
    except OSError as error:
        problems.append(_unread(below or ".", error))
        return []


def _unread(path: str, error: OSError) -> Problem:
    return Problem("F106", path, 1, {"reason": error.strerror or type(error).__name__})


def _unusable(path: str, mode: int, target: str) -> Problem | None:
    name = path.rpartition("/")[2]
    if not (path.isascii() and path.isprintable()) and not is_plain_name(path):
        return Problem("F109", path)
    if stat.S_ISLNK(mode):
        return Problem("F107", path, 1, {"target": target})
    if name[0] == ".":
        return Problem("F110", path, 1, {"why": "ẩn / hidden"})
    if not stat.S_ISREG(mode):
        return Problem("F108", path)
    if _is_passing(name):
        return Problem("F110", path, 1, {"why": "tệp tạm / temporary"})
    return None


def _is_passing(name: str) -> bool:
    """Whether editors' programs and systems make such files for themselves."""
    lowered = name.lower()
    return (
        lowered.endswith(_EDITORS_ENDINGS)
        or lowered in _EDITORS_NAMES
        or lowered.startswith((".", "#", "~$"))
    )


def _sort_in(path: str, found: Folder) -> None:
    """Put the regular file *path* where it belongs."""
    top, _, rest = path.partition("/")
    ending = os.path.splitext(path)[1].lower()
    if ending == ".md" and (kind := _kind_of(top, rest)):
        found.sources[path] = kind
    elif path == PORTAL:
        found.sources[path] = "portal"
    elif path == ABBREVIATIONS:
        found.has_abbreviations = True
    elif path == LEDGER:
        found.has_ledger = True
    elif top == "images" and ending in PICTURE_ENDINGS and not is_made_name(path):
        found.pictures.add(path)
    elif top == "documents" and ending in DOCUMENT_ENDINGS:
        found.documents.add(path)
    else:
        found.ignored.add(path)
        found.problems.append(Problem("F110", path, 1, {"why": "không thuộc loại nào / of no known kind"}))


def _kind_of(top: str, rest: str) -> str | None:
    if not rest:
        return None
    if top == "articles":
        return "article"
    if top == "pages" and "/" not in rest:
        return "page"
    if top == "register":
        return next((kind.name for kind in KINDS.values() if rest.startswith(f"{kind.folder}/")), None)
    return None
