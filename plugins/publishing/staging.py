"""A staging folder that starts as a copy of the release before, by hard links, so that only changes are written.

Making and deleting 200,000 hard links takes longer than the rest of a release. The oldest release, which would be
deleted, has nearly all of them, so staging is made by renaming it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from plugins.publishing.disk import open_folder
from plugins.publishing.manifest import entries_below
from plugins.publishing.releases import (
    MAX_RELEASES,
    Release,
    abandoned_releases,
    begin_staging,
    kept_releases,
    remove_sidecars,
)

_THREADS, _FILES_PER_TASK = 2, 1000
"""Threads that make links, and links each makes in one task; more threads wait for each other in the file system."""
_RESERVED_NAMES = ("", ".", "..")
"""Path segments that are not names of folders."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A staging folder with the files of the release before."""

    folder: Path
    modified: frozenset[str]
    """Files of that release that are missing, or modified after its manifest: their bytes may differ from it."""
    weight: int
    """Bytes of all files of that release."""


def stage_copy_of(output: Path, before: Release, keep: int = MAX_RELEASES) -> Staged:
    """Fill the staging folder of *output* with a hard link to each file of *before*, and no other file.

    It starts as what a run that died left there, else as a release that is to be deleted anyway: one that was rolled
    back, or the oldest when there are enough others: *keep* with the coming one. Files are compared by inode, so that damage to that release is
    not taken over.
    """
    staging = output / "staging"
    if not staging.is_dir() or staging.is_symlink():
        begin_staging(output)
        _reuse_oldest(output, before, staging, keep)
    here, wanted = _files_in(staging), _files_of(before)
    remove_files(staging, (path for path, file in here.items() if wanted.get(path) != file))
    _link(before.folder, staging, sorted(path for path, file in wanted.items() if here.get(path) != file))
    since = os.stat(before.folder.with_suffix(".json")).st_mtime_ns
    modified = before.manifest.keys() - wanted.keys()
    modified |= {path for path, file in wanted.items() if file.written > since}
    return Staged(staging, frozenset(modified), sum(file.size for file in wanted.values()))


class _File(NamedTuple):
    device: int
    inode: int
    written: int
    """Nanoseconds."""
    size: int
    """Bytes."""


def _file(status: os.stat_result) -> _File:
    return _File(status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)


def _files_in(root: Path) -> dict[str, _File]:
    """Return every file below *root* by path, links and special files included."""
    return {path: _file(entry.stat(follow_symlinks=False)) for path, entry in entries_below(root)}


def _files_of(release: Release) -> dict[str, _File]:
    """Return the files of the manifest that exist in *release*, by path; links are not followed.

    A stat for each path takes half the time of listing the folders: nearly every page has a folder of its own.
    """
    found = {}
    with open_folder(release.folder) as root:
        folders = {"": True}
        for path in release.manifest:
            status = _status(root, path) if _is_folder(root, path.rpartition("/")[0], folders) else None
            if status and S_ISREG(status.st_mode):
                found[path] = _file(status)
    return found


def _is_folder(root: int, path: str, known: dict[str, bool]) -> bool:
    """Whether *path* below the open folder *root* is a folder, reached through folders alone."""
    if path not in known:
        above, _, name = path.rpartition("/")
        status = (
            _status(root, path) if _is_folder(root, above, known) and name not in _RESERVED_NAMES else None
        )
        known[path] = status is not None and S_ISDIR(status.st_mode)
    return known[path]


def _status(root: int, path: str) -> os.stat_result | None:
    """Return the status of *path* below the open folder *root*; None when it does not exist or is absolute."""
    try:
        return None if path.startswith("/") else os.stat(path, dir_fd=root, follow_symlinks=False)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _link(source: Path, target: Path, paths: Sequence[str]) -> None:
    """Link the files *paths*, sorted, of *source* into *target*."""
    made = {""}
    with open_folder(source) as there, open_folder(target) as here:

        def link(start: int) -> None:
            for path in paths[start : start + _FILES_PER_TASK]:
                _make_folder(here, path.rpartition("/")[0], made)
                os.link(path, path, src_dir_fd=there, dst_dir_fd=here, follow_symlinks=False)

        with ThreadPoolExecutor(_THREADS) as pool:
            for _ in pool.map(link, range(0, len(paths), _FILES_PER_TASK)):
                pass  # raises what a task raised


def _make_folder(root: int, path: str, made: set[str]) -> None:
    """Make the folder *path* and its parents unless they are in *made*; another thread may make the same one."""
    if path not in made:
        _make_folder(root, path.rpartition("/")[0], made)
        with suppress(FileExistsError):
            os.mkdir(path, dir_fd=root)
        made.add(path)


def remove_files(root: Path, paths: Iterable[str]) -> None:
    """Delete the files *paths* below *root*, those that exist, and folders that become empty."""
    folders = set()
    for path in paths:
        (root / path).unlink(missing_ok=True)
        folders.add(os.path.dirname(path))
    for folder in sorted(folders, key=len, reverse=True):
        _remove_empty_folders(root, folder)


def _remove_empty_folders(root: Path, folder: str) -> None:
    while folder:
        try:
            os.rmdir(root / folder)
        except OSError:
            return
        folder = os.path.dirname(folder)


def _reuse_oldest(output: Path, before: Release, staging: Path, keep: int) -> None:
    """Rename the oldest release to *staging* if one is to be deleted anyway."""
    kept = [one for one in kept_releases(output) if one.resolve() != before.folder.resolve()]
    oldest = abandoned_releases(output)[:1] or (kept[:1] if len(kept) + 1 >= keep else [])
    if not oldest:
        return
    remove_sidecars(oldest[0])
    shutil.rmtree(staging)
    os.rename(oldest[0], staging)
