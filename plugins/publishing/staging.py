"""Staging that begins as the release before: what does not change need not be made again, nor an old release unmade.

Making and unmaking two hundred thousand hard links takes a disk longer than everything else a release needs. The oldest
release, which would go, has nearly all of them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from plugins.publishing.manifest import entries_below
from plugins.publishing.releases import KEPT, Release, abandoned_releases, begin_staging, kept_releases


@dataclass(frozen=True, slots=True)
class Staged:
    """A staging folder that begins as the release before."""

    folder: Path
    touched: frozenset[str]
    """Files of it that were written to after that release's manifest: they may hold other bytes than it says."""


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
    here, there = _files_in(staging), _files_in(before.folder)
    wanted = {path: file for path, file in there.items() if path in before.manifest}
    take_out(staging, (path for path, file in here.items() if wanted.get(path) != file))
    made: set[str] = set()
    for path in sorted(path for path, file in wanted.items() if here.get(path) != file):
        folder = path.rpartition("/")[0]
        if folder not in made:
            os.makedirs(f"{staging}/{folder}", exist_ok=True)
            made.add(folder)
        os.link(f"{before.folder}/{path}", f"{staging}/{path}", follow_symlinks=False)
    since = _written(before.folder.with_suffix(".json"))
    return Staged(staging, frozenset(path for path, file in wanted.items() if file.written > since))


class _File(NamedTuple):
    device: int
    inode: int
    written: int
    """Nanoseconds."""


def _files_in(root: Path) -> dict[str, _File]:
    """Return every file below *root* by path; links and special files are files too."""
    found = {}
    for path, entry in entries_below(root):
        stat = entry.stat(follow_symlinks=False)
        found[path] = _File(stat.st_dev, stat.st_ino, stat.st_mtime_ns)
    return found


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
