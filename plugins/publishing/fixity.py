"""Whether every published byte is the one that the manifest says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.manifest import digests, entries_below
from plugins.publishing.releases import Release


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as the manifest says."""

    path: str
    what: str
    """``changed``, ``missing``, ``extra`` or ``unreadable``."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a comparison with the manifest found."""

    files: int
    """Files of the manifest."""
    differences: tuple[Difference, ...]
    """By path."""


def compare(release: Release) -> Checked:
    """Read every file of *release* and compare; links and special files are extra, for nobody publishes them."""
    plain, odd = _walk(release.folder)
    found = [Difference(path, "extra") for path in odd]
    found += [Difference(path, "extra") for path in plain if path not in release.manifest]
    found += [Difference(path, "missing") for path in release.manifest if path not in plain]
    wanted = sorted(plain & release.manifest.keys())
    found += _changed(release, wanted)
    return Checked(len(release.manifest), tuple(sorted(found, key=lambda one: (one.path, one.what))))


def _changed(release: Release, paths: list[str]) -> list[Difference]:
    try:
        read = digests(release.folder, paths)
        return [Difference(path, "changed") for path, digest in read if release.manifest[path] != digest]
    except OSError:
        return _one_by_one(release, paths)


def _one_by_one(release: Release, paths: list[str]) -> list[Difference]:
    """Do the same where some file cannot be read, naming it."""
    found = []
    for path in paths:
        try:
            if dict(digests(release.folder, [path]))[path] != release.manifest[path]:
                found.append(Difference(path, "changed"))
        except OSError:
            found.append(Difference(path, "unreadable"))
    return found


def _walk(root: Path) -> tuple[set[str], list[str]]:
    """Return the plain files below *root*, and what is neither file nor folder."""
    plain: set[str] = set()
    odd: list[str] = []
    for path, entry in entries_below(root):
        if entry.is_file(follow_symlinks=False):
            plain.add(path)
        else:
            odd.append(path)
    return plain, odd
