"""Releases in a folder: the output of a build, or a place that it is published to.

::

OUTPUT/releases/000001/       a whole site
OUTPUT/releases/000001.json   its manifest: a folder without one is no release
OUTPUT/releases/000001.links  what its pages lead to, so that the next verification need not read them all
OUTPUT/releases/000001.next   the manifest that a takedown is bringing about
OUTPUT/current                link to the release that readers see
OUTPUT/staging/               a release in the making
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.errors import NotPublished
from plugins.publishing.link_counts import References, write_references
from plugins.publishing.lock import LOCK
from plugins.publishing.manifest import read_manifest, sha256_of, write_manifest
from plugins.publishing.tombstones import TAKEDOWNS, brought_back

KEPT = 5
"""Releases that stay, the current one among them."""

_NUMBER = re.compile(r"(\d{6})(?:\.json)?")
_SIDECARS = (".json", ".links", ".next")


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


def refuse_foreign(output: Path) -> None:
    """Refuse a folder with things of our names that no run of ours made: a run would take them away."""
    if output.is_dir() and not (output / LOCK).exists():
        strange = [name for name in ("staging", "releases", "current") if os.path.lexists(output / name)]
        if strange:
            raise NotPublished(
                f"{output / strange[0]}: không do build hay publish tạo; chọn thư mục khác."
                " / made neither by build nor by publish; choose another folder."
            )


def current_release(output: Path) -> Release | None:
    """Return the release that readers see, None before the first."""
    link = output / "current"
    if not link.is_symlink():
        return None
    folder = link.resolve()
    return read_release(folder) if folder.is_dir() else None


def read_release(folder: Path) -> Release:
    """Return the release in *folder*.

    Files that a takedown has not finished with are left out of its manifest: nobody builds on them.
    """
    manifest, as_of = read_manifest(folder.with_suffix(".json"))
    if folder.with_suffix(".next").exists():
        coming, _ = read_manifest(folder.with_suffix(".next"))
        manifest = {path: digest for path, digest in manifest.items() if coming.get(path) == digest}
    return Release(folder, manifest, as_of)


def kept_releases(output: Path) -> list[Path]:
    """Return the folders of all releases of *output*, oldest first."""
    releases = output / "releases"
    return [one for one in _numbered(releases) if one.with_suffix(".json").is_file()]


def abandoned_releases(output: Path) -> list[Path]:
    """Return the releases newer than the current one: readers were taken back from them, or never saw them."""
    if not (output / "current").is_symlink():
        return []
    current = (output / "current").resolve().name
    return [one for one in kept_releases(output) if one.name > current]


def begin_staging(output: Path) -> Path:
    """Return an empty folder for the next release; what a build that died left there is taken away."""
    staging = output / "staging"
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir(parents=True)
    return staging


def switch(
    output: Path,
    staging: Path,
    manifest: dict[str, str],
    as_of: str = "",
    references: References | None = None,
    compressed_by: str = "",
) -> Release:
    """Make *staging* the release that readers see, by one rename of the link.

    All is on the disk before; what fails after is only tidying, and the next switch does it again. Releases that readers
    were taken back from are none from now on: the release before the new one is the one that they saw last.
    """
    _refuse_brought_back(output, staging, manifest)
    releases = output / "releases"
    releases.mkdir(exist_ok=True)
    folder = releases / f"{_highest(releases) + 1:06d}"
    if references is not None:
        write_references(folder.with_suffix(".links"), references)
    write_manifest(folder.with_suffix(".json"), manifest, as_of, compressed_by)
    os.rename(staging, folder)
    for left in abandoned_releases(output):
        if left != folder:
            left.with_suffix(".json").unlink()
    have_on_disk(folder)
    point_current(output, folder)
    _forget_old(output)
    return Release(folder, manifest, as_of)


def _refuse_brought_back(output: Path, staging: Path, manifest: dict[str, str]) -> None:
    """Refuse a site in which something stands again that was taken away."""
    back = brought_back(output, staging, manifest)
    if back:
        shown = "\n".join(f"{one.address} ({one.date}) {one.title}" for one in back)
        raise NotPublished(
            f"{output / TAKEDOWNS}: những trang sau đã được gỡ. Đổi status của bài hay hồ sơ thành draft, hoặc xóa dòng"
            " của nó trong tệp này nếu được đăng lại. / taken down; set its status to draft, or delete its line if it may"
            f" be public again.\n{shown}"
        )


def point_current(output: Path, folder: Path) -> None:
    """Have ``current`` lead to *folder*: a new link, renamed over the old one."""
    beside = output / ".current.new"
    beside.unlink(missing_ok=True)
    beside.symlink_to(os.path.relpath(folder, output))
    os.replace(beside, output / "current")
    with suppress(OSError):
        _sync_folder(output)


def roll_back(output: Path) -> Release:
    """Make the release before the current one current again: the newest that is whole."""
    now = (output / "current").resolve().name if (output / "current").is_symlink() else ""
    for folder in reversed([one for one in kept_releases(output) if one.name < now]):
        release = read_release(folder)
        if release.manifest and not folder.with_suffix(".next").exists() and _is_whole(release):
            point_current(output, folder)
            return release
    raise NotPublished(
        f"{output}: không có bản phát hành nào trước bản đang đăng mà còn đủ tệp."
        " / no whole release before the current one."
    )


def _is_whole(release: Release) -> bool:
    """Whether every file of *release* is there, and those written to after its manifest have its bytes.

    What changed without leaving a time is the business of ``verify``, which takes longer.
    """
    base = f"{release.folder}/"
    try:
        made = os.stat(release.folder.with_suffix(".json")).st_mtime_ns
        for path, digest in release.manifest.items():
            if os.lstat(base + path).st_mtime_ns > made and sha256_of(base + path) != digest:
                return False
    except OSError:
        return False
    return True


def _highest(releases: Path) -> int:
    """Return the highest number ever given, that of a release that was not finished too."""
    numbers = (_NUMBER.fullmatch(one.name) for one in releases.iterdir())
    return max((int(found[1]) for found in numbers if found), default=0)


def _numbered(releases: Path) -> list[Path]:
    if not releases.is_dir():
        return []
    found = (one for one in releases.iterdir() if _NUMBER.fullmatch(one.name) and one.suffix == "")
    return sorted(one for one in found if one.is_dir())


def _forget_old(output: Path) -> None:
    """Take away all but the newest releases; never the one that readers see."""
    current = (output / "current").resolve()
    releases = output / "releases"
    with suppress(OSError):
        stays = {one.name for one in kept_releases(output)[-KEPT:]} | {current.name}
        gone = [one for one in _numbered(releases) if one.name not in stays]
        for old in gone:
            for ending in _SIDECARS:
                old.with_suffix(ending).unlink(missing_ok=True)
            shutil.rmtree(old)
        for left in [one for ending in _SIDECARS for one in releases.glob(f"[0-9]*{ending}")]:
            if not left.with_suffix("").is_dir():
                left.unlink()


def have_on_disk(folder: Path) -> None:
    """Have *folder* and all files of its file system that were written before on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        whole = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if os.name == "posix" else None
        if whole is None:
            os.sync()
        elif whole(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
