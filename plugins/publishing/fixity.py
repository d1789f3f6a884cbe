"""Fixity: comparing every published byte with the manifest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.manifest import digests, entries_below
from plugins.publishing.releases import Release


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that differs from the manifest."""

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


def compare(release: Release) -> FixityReport:
    """Read every file of *release* and compare it with the manifest; links and special files are reported as extra."""
    plain, special = _list_files(release.folder)
    found = [Difference(path, "extra") for path in special]
    found += [Difference(path, "extra") for path in plain if path not in release.manifest]
    found += [Difference(path, "missing") for path in release.manifest if path not in plain]
    wanted = sorted(plain & release.manifest.keys())
    found += _changed_files(release, wanted)
    return FixityReport(len(release.manifest), tuple(sorted(found, key=lambda one: (one.path, one.what))))


def _changed_files(release: Release, paths: list[str]) -> list[Difference]:
    try:
        read = digests(release.folder, paths)
        return [Difference(path, "changed") for path, digest in read if release.manifest[path] != digest]
    except OSError:
        return _compare_singly(release, paths)


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


def _list_files(root: Path) -> tuple[set[str], list[str]]:
    """Return the plain files below *root*, and all that is neither file nor folder."""
    plain: set[str] = set()
    special: list[str] = []
    for path, entry in entries_below(root):
        if entry.is_file(follow_symlinks=False):
            plain.add(path)
        else:
            special.append(path)
    return plain, special
