"""Staging that begins as the release before: what does not change need not be made again, nor an old release unmade.

Making and unmaking two hundred thousand hard links takes a disk longer than everything else a release needs. The oldest
release, which would go, has nearly all of them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from plugins.publishing.manifest import entries_below
from plugins.publishing.releases import KEPT, Release, abandoned_releases, begin_staging, kept_releases

_THREADS, _TOGETHER = 2, 1000
"""How many link files, and how many files at a time; more threads would wait for each other in the file system."""
_ELSEWHERE = ("", ".", "..")
"""Names that no folder of a release has."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A staging folder that begins as the release before."""

    folder: Path
    touched: frozenset[str]
    """Files that were lost from that release, or written to after its manifest: they may hold other bytes than it says."""


def stage_like(output: Path, before: Release) -> Staged:
    """Have the staging folder of *output* hold each file of *before* as a hard link, and no other.

    It is made out of what a run that died left there, else of a release that goes anyway: one that readers were taken back from, or
    the oldest when there are enough others. A file
    is told to be the same by its inode, so that damage to the oldest is not taken over.
    """
    staging = output / "staging"
    if not staging.is_dir() or staging.is_symlink():
        begin_staging(output)
        _recycle(output, before, staging)
    here, wanted = _files_in(staging), _files_of(before)
    take_out(staging, (path for path, file in here.items() if wanted.get(path) != file))
    _link(before.folder, staging, sorted(path for path, file in wanted.items() if here.get(path) != file))
    since = _written(before.folder.with_suffix(".json"))
    touched = before.manifest.keys() - wanted.keys()
    touched |= {path for path, file in wanted.items() if file.written > since}
    return Staged(staging, frozenset(touched))


class _File(NamedTuple):
    device: int
    inode: int
    written: int
    """Nanoseconds."""


def _file(status: os.stat_result) -> _File:
    return _File(status.st_dev, status.st_ino, status.st_mtime_ns)


def _files_in(root: Path) -> dict[str, _File]:
    """Return every file below *root* by path; links and special files are files too."""
    return {path: _file(entry.stat(follow_symlinks=False)) for path, entry in entries_below(root)}


def _files_of(release: Release) -> dict[str, _File]:
    """Return the files of the manifest that *release* holds, by path; none that a link leads to.

    Looking at each by its path costs half of listing the folders: nearly every page has one of its own.
    """
    found = {}
    with _opened(release.folder) as root:
        folders = {"": True}
        for path in release.manifest:
            status = _status(root, path) if _is_folder(root, path.rpartition("/")[0], folders) else None
            if status and S_ISREG(status.st_mode):
                found[path] = _file(status)
    return found


def _is_folder(root: int, path: str, known: dict[str, bool]) -> bool:
    """Whether *path* below the open folder *root* is a folder, and no link on the way there."""
    if path not in known:
        above, _, name = path.rpartition("/")
        status = _status(root, path) if _is_folder(root, above, known) and name not in _ELSEWHERE else None
        known[path] = status is not None and S_ISDIR(status.st_mode)
    return known[path]


def _status(root: int, path: str) -> os.stat_result | None:
    """Return what stands at *path* below the open folder *root*, None for nothing or a path that leads out of it."""
    try:
        return None if path.startswith("/") else os.stat(path, dir_fd=root, follow_symlinks=False)
    except (FileNotFoundError, NotADirectoryError):
        return None


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """Open *folder*, so that the system need not look up the way to it for each of its files."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


def _link(source: Path, target: Path, paths: Sequence[str]) -> None:
    """Have *target* hold the files *paths* of *source* as hard links; *paths* are sorted."""
    made = {""}
    with _opened(source) as there, _opened(target) as here:

        def link(start: int) -> None:
            for path in paths[start : start + _TOGETHER]:
                _make_folder(here, path.rpartition("/")[0], made)
                os.link(path, path, src_dir_fd=there, dst_dir_fd=here, follow_symlinks=False)

        with ThreadPoolExecutor(_THREADS) as pool:
            for _ in pool.map(link, range(0, len(paths), _TOGETHER)):
                pass  # what one raises is raised here


def _make_folder(root: int, path: str, made: set[str]) -> None:
    """Make the folder *path* and those above it, but for those *made*; another thread may just be making one."""
    if path not in made:
        _make_folder(root, path.rpartition("/")[0], made)
        with suppress(FileExistsError):
            os.mkdir(path, dir_fd=root)
        made.add(path)


def _written(place: Path) -> int:
    return os.stat(place).st_mtime_ns


def take_out(root: Path, paths: Iterable[str]) -> None:
    """Take files out of *root* as far as they are there, and folders that are empty then."""
    folders = set()
    for path in paths:
        (root / path).unlink(missing_ok=True)
        folders.add(os.path.dirname(path))
    for folder in sorted(folders, key=len, reverse=True):
        _take_out_empty(root, folder)


def _take_out_empty(root: Path, folder: str) -> None:
    while folder:
        try:
            os.rmdir(root / folder)
        except OSError:
            return
        folder = os.path.dirname(folder)


def _recycle(output: Path, before: Release, staging: Path) -> None:
    """Have *staging* be the oldest release, if one is to go anyway."""
    kept = [one for one in kept_releases(output) if one.resolve() != before.folder.resolve()]
    oldest = abandoned_releases(output)[:1] or (kept[:1] if len(kept) + 1 >= KEPT else [])
    if not oldest:
        return
    for ending in (".json", ".links", ".next"):
        oldest[0].with_suffix(ending).unlink(missing_ok=True)
    shutil.rmtree(staging)
    os.rename(oldest[0], staging)
