"""Releases in an output folder.

::

OUTPUT/releases/000001/     a whole site
OUTPUT/releases/000001.json its manifest
OUTPUT/current              link to the release that readers see
OUTPUT/staging/             a release in the making
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.manifest import read_manifest, write_manifest

KEPT = 5
"""Releases that stay, the current one among them."""

_NUMBER = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True)
class Release:
    """A whole site in the output folder."""

    folder: Path
    manifest: dict[str, str]
    """SHA-256 by path."""
    as_of: str = ""
    """The moment it was built for, ISO 8601; empty when unknown."""

    @property
    def pages(self) -> int:
        """HTML files of the release."""
        return sum(path.endswith(".html") for path in self.manifest)


def current_release(output: Path) -> Release | None:
    """Return the release that readers see, None before the first."""
    link = output / "current"
    if not link.is_symlink():
        return None
    folder = link.resolve()
    if not folder.is_dir():
        return None
    return Release(folder, *read_manifest(folder.with_suffix(".json")))


def begin_staging(output: Path) -> Path:
    """Return an empty folder for the next release; what a build that died left there is taken away."""
    staging = output / "staging"
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir(parents=True)
    return staging


def switch(output: Path, staging: Path, manifest: dict[str, str], as_of: str = "") -> Release:
    """Make *staging* the release that readers see, by one rename of the link."""
    releases = output / "releases"
    releases.mkdir(exist_ok=True)
    number = max((int(one.name) for one in _numbered(releases)), default=0) + 1
    folder = releases / f"{number:06d}"
    _sync(staging)
    os.rename(staging, folder)
    write_manifest(folder.with_suffix(".json"), manifest, as_of)
    point_current(output, folder)
    _forget_old(output)
    return Release(folder, manifest, as_of)


def point_current(output: Path, folder: Path) -> None:
    """Have ``current`` lead to *folder*: a new link, renamed over the old one."""
    beside = output / ".current.new"
    beside.unlink(missing_ok=True)
    beside.symlink_to(os.path.relpath(folder, output))
    os.replace(beside, output / "current")
    _sync(output)


def _numbered(releases: Path) -> list[Path]:
    return sorted(one for one in releases.iterdir() if _NUMBER.fullmatch(one.name) and one.is_dir())


def _forget_old(output: Path) -> None:
    """Take away all but the newest releases; never the one that readers see."""
    current = (output / "current").resolve()
    for old in _numbered(output / "releases")[:-KEPT]:
        if old.resolve() != current:
            shutil.rmtree(old)
            old.with_suffix(".json").unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Have *folder* and all files written before on the disk."""
    if hasattr(os, "sync"):
        os.sync()
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
