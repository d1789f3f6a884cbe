"""Fixity: comparing every published byte with the manifest."""

from __future__ import annotations

import os
from dataclasses import dataclass

from plugins.publishing.manifest import digests, entries_below
from plugins.publishing.releases import Release

FileId = tuple[int, int]
"""Device and inode: the same for every hard link to a file."""


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A file that differs from the manifest; they sort by path."""

    path: str
    what: str
    """``changed``, ``missing``, ``extra`` or ``unreadable``."""


@dataclass(frozen=True, slots=True)
class FixityReport:
    """The result of a comparison with the manifest."""

    files: int
    """Files of the manifest."""
    differences: tuple[Difference, ...]
    """By path."""


def compare(release: Release, known: dict[FileId, str] | None = None) -> FixityReport:
    """Read every file of *release* and compare it with the manifest; links and special files are reported as extra.

    *known* is filled, and passed from one release to the next: the digests of files that were read, for releases share them.
    """
    is_plain = {path: entry.is_file(follow_symlinks=False) for path, entry in entries_below(release.folder)}
    extra = [path for path, plain in is_plain.items() if not plain or path not in release.manifest]
    found = [Difference(path, "extra") for path in extra]
    found += [Difference(path, "missing") for path in release.manifest if not is_plain.get(path)]
    there = sorted(path for path in release.manifest if is_plain.get(path))
    found += _changed_files(release, there, {} if known is None else known)
    return FixityReport(len(release.manifest), tuple(sorted(found)))


def _changed_files(release: Release, paths: list[str], known: dict[FileId, str]) -> list[Difference]:
    try:
        ids = {path: file_id(f"{release.folder}/{path}") for path in paths}
        for path, digest in digests(release.folder, [path for path in paths if ids[path] not in known]):
            known[ids[path]] = digest
        return [Difference(path, "changed") for path in paths if release.manifest[path] != known[ids[path]]]
    except OSError:
        return _compare_singly(release, paths)


def file_id(place: str) -> FileId:
    """Return which file stands at *place*."""
    status = os.lstat(place)
    return status.st_dev, status.st_ino


def _compare_singly(release: Release, paths: list[str]) -> list[Difference]:
    """Return the files that are changed or unreadable: reading in parallel stops at the first that cannot be read."""
    found = []
    for path in paths:
        try:
            if dict(digests(release.folder, [path]))[path] != release.manifest[path]:
                found.append(Difference(path, "changed"))
        except OSError:
            found.append(Difference(path, "unreadable"))
    return found
