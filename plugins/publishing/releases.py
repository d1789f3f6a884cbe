"""Releases in a folder: the output of a build, or a place that it is published to.

::

OUTPUT/releases/000001/       a whole site
OUTPUT/releases/000001.json   its manifest: a folder without one is no release
OUTPUT/releases/000001.links  counts of its links, so that the next verification need not read all pages
OUTPUT/releases/000001.texts  digests of the texts that its pages were made of
OUTPUT/releases/000001.next   the manifest that a running takedown will put in place
OUTPUT/current                link to the release that readers see
OUTPUT/staging/               the next release, not yet complete
OUTPUT/rehearsal/             a site that was built to be looked at and is no release
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.disk import replace_synced, sync_folder, sync_to_disk
from plugins.publishing.errors import NotPublished
from plugins.publishing.link_counts import LinkCounts, write_link_counts
from plugins.publishing.lock import LOCK
from plugins.publishing.manifest import read_manifest, sha256_of, write_manifest
from plugins.publishing.text_digests import ENDING
from plugins.publishing.tombstones import TAKEDOWNS, reappeared

MAX_RELEASES = 5
"""Releases kept, the current one included, where no setting says another number."""

REHEARSAL = "rehearsal"
"""Folder of a site that is never made current."""
_NUMBER = re.compile(r"(\d{6})(?:\.json)?")
_SIDECARS = (".json", ".links", ".next", ENDING)


@dataclass(frozen=True, slots=True)
class Release:
    """A whole site in the output folder."""

    folder: Path
    manifest: dict[str, str]
    """SHA-256 by path."""
    as_of: str = ""
    """The moment it was built for, ISO 8601; empty when unknown."""
    compressed_by: str = ""
    """The compressors of its compressed files; empty when there are none."""
    unsure: frozenset[str] = frozenset()
    """Files that an unfinished takedown is still to change: they belong to the release and are not in the manifest."""

    @property
    def pages(self) -> int:
        """HTML files of the release."""
        return sum(path.endswith(".html") for path in (*self.manifest, *self.unsure))


def refuse_foreign(output: Path) -> None:
    """Raise NotPublished for a folder with entries of our names but without our lock file: a run would delete them."""
    if output.is_dir() and not (output / LOCK).exists():
        strange = [
            name for name in ("staging", "releases", "current", REHEARSAL) if os.path.lexists(output / name)
        ]
        if strange:
            raise NotPublished(
                f"{output / strange[0]}: không do build hay publish tạo; chọn thư mục khác."
                " / made neither by build nor by publish; choose another folder."
            )


def overlap(folder: Path, other: Path) -> bool:
    """Whether one of the folders is the other or lies in it."""
    ours, theirs = folder.resolve(), other.resolve()
    return ours.is_relative_to(theirs) or theirs.is_relative_to(ours)


def current_release(output: Path) -> Release | None:
    """Return the release that readers see, None before the first."""
    link = output / "current"
    if not link.is_symlink():
        return None
    folder = link.resolve()
    return read_release(folder) if folder.is_dir() else None


def read_release(folder: Path) -> Release:
    """Return the release in *folder*.

    Files that an unfinished takedown is still to change are left out of its manifest.
    """
    manifest, as_of, compressed_by = read_manifest(folder.with_suffix(".json"))
    if folder.with_suffix(".next").exists():
        coming, *_ = read_manifest(folder.with_suffix(".next"))
        unsure = frozenset(path for path, digest in manifest.items() if coming.get(path) != digest)
        manifest = {path: digest for path, digest in manifest.items() if path not in unsure}
        return Release(folder, manifest, as_of, compressed_by, unsure)
    return Release(folder, manifest, as_of, compressed_by)


def kept_releases(output: Path) -> list[Path]:
    """Return the folders of all releases of *output*, oldest first."""
    releases = output / "releases"
    return [one for one in _numbered(releases) if one.with_suffix(".json").is_file()]


def abandoned_releases(output: Path) -> list[Path]:
    """Return the releases newer than the current one, oldest first: rolled back, or never made current."""
    if not (output / "current").is_symlink():
        return []
    current = (output / "current").resolve().name
    return [one for one in kept_releases(output) if one.name > current]


def begin_staging(output: Path) -> Path:
    """Return an empty staging folder; the files of a build that died there are deleted."""
    return _begin(output / "staging")


def begin_rehearsal(output: Path) -> Path:
    """Return an empty folder for a site that is never made current; that of the rehearsal before is deleted."""
    return _begin(output / REHEARSAL)


def _begin(folder: Path) -> Path:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def switch(
    output: Path,
    staging: Path,
    manifest: dict[str, str],
    as_of: str = "",
    link_counts: LinkCounts | None = None,
    compressed_by: str = "",
    keep: int = MAX_RELEASES,
) -> Release:
    """Make *staging* the current release, by one rename of the link; *keep* so many releases.

    Everything is synced to the disk before, its files before the manifest that makes it a release. Afterwards only old releases are deleted; what fails there is done by the
    next switch. Releases that were rolled back lose their manifests, so that the release before the new one is the one
    that readers saw last. Raises NotPublished when *staging* holds a page that was taken down.
    """
    _refuse_reappeared(output, staging, manifest)
    releases = output / "releases"
    releases.mkdir(exist_ok=True)
    folder = releases / f"{_highest_number(releases) + 1:06d}"
    if link_counts is not None:
        write_link_counts(folder.with_suffix(".links"), link_counts)
    os.rename(staging, folder)
    for left in abandoned_releases(output):
        if left != folder:
            left.with_suffix(".json").unlink()
    sync_to_disk(folder)
    write_manifest(folder.with_suffix(".json"), manifest, as_of, compressed_by)
    point_current(output, folder)
    _remove_old_releases(output, keep)
    return Release(folder, manifest, as_of, compressed_by)


def note_moment(release: Release, as_of: str) -> None:
    """Note that *release* is what was built for *as_of* too; its files count as written when they were."""
    if release.as_of != as_of:
        place = release.folder.with_suffix(".json")
        made = os.stat(place)
        write_manifest(place, release.manifest, as_of, release.compressed_by)
        os.utime(place, ns=(made.st_atime_ns, made.st_mtime_ns))


def weigh(
    root: Path, manifest: Mapping[str, str], before: Release | None, stands: Mapping[str, str], weight: int
) -> tuple[int, int]:
    """Return the bytes of the site in *root*, whose files are *manifest*, and of those files that are new in it.

    The others *stand* as they did in the release *before*, all files of which have *weight* bytes.
    """
    same = {path for path, digest in stands.items() if manifest.get(path) == digest}
    own = sum(os.stat(f"{root}/{path}").st_size for path in manifest.keys() - same)
    gone = (before.folder / path for path in before.manifest.keys() - same) if before else ()
    return weight + own - sum(one.stat().st_size for one in gone if one.is_file()), own


def _refuse_reappeared(output: Path, staging: Path, manifest: dict[str, str]) -> None:
    """Raise NotPublished for a site with a page that was taken down."""
    back = reappeared(output, staging, manifest)
    if back:
        shown = "\n".join(f"{one.address} ({one.date}) {one.title}" for one in back)
        raise NotPublished(
            f"{output / TAKEDOWNS}: những trang sau đã được gỡ. Đổi status của bài hay hồ sơ thành draft, hoặc xóa dòng"
            " của nó trong tệp này nếu được đăng lại. / taken down; set its status to draft, or delete its line if it may"
            f" be public again.\n{shown}"
        )


def point_current(output: Path, folder: Path) -> None:
    """Make ``current`` link to *folder*: a new link is renamed over the old one."""
    beside = output / ".current.new"
    beside.unlink(missing_ok=True)
    beside.symlink_to(os.path.relpath(folder, output))
    replace_synced(beside, output / "current")


def roll_back(output: Path) -> Release:
    """Make the newest complete release before the current one current again; raise NotPublished when there is none."""
    now = (output / "current").resolve().name if (output / "current").is_symlink() else ""
    for folder in [one for one in kept_releases(output)[::-1] if one.name < now]:
        release = read_release(folder)
        unfinished = folder.with_suffix(".next").exists()
        if (
            release.manifest
            and not unfinished
            and _is_whole(release)
            and not _shows_taken_down(output, release)
        ):
            point_current(output, folder)
            return release
    raise NotPublished(
        f"{output}: không có bản phát hành nào trước bản đang đăng mà còn đủ tệp."
        " / no whole release before the current one."
    )


def _shows_taken_down(output: Path, release: Release) -> bool:
    """Whether *release* has a page that was taken down: the takedown died before it came to this release."""
    return bool(reappeared(output, release.folder, release.manifest))


def _is_whole(release: Release) -> bool:
    """Whether every file of *release* exists, and those modified after its manifest have the bytes that it says.

    Damage that left no modification time is found by ``verify``, which reads every file.
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


def _highest_number(releases: Path) -> int:
    """Return the highest number in use, unfinished releases included; 0 when there is none."""
    numbers = (_NUMBER.fullmatch(one.name) for one in releases.iterdir())
    return max((int(found[1]) for found in numbers if found), default=0)


def _numbered(releases: Path) -> list[Path]:
    if not releases.is_dir():
        return []
    found = (one for one in releases.iterdir() if _NUMBER.fullmatch(one.name) and one.suffix == "")
    return sorted(one for one in found if one.is_dir())


def _remove_old_releases(output: Path, keep: int) -> None:
    """Delete all but the newest releases, *keep* of them, never the current one."""
    current = (output / "current").resolve()
    releases = output / "releases"
    with suppress(OSError):
        stays = {current.name, *(one.name for one in kept_releases(output)[-keep:])}
        goes = [one for one in _numbered(releases) if one.name not in stays]
        remove_sidecars(*goes)
        for old in goes:
            shutil.rmtree(old)
        for left in [one for ending in _SIDECARS for one in releases.glob(f"[0-9]*{ending}")]:
            if not left.with_suffix("").is_dir():
                left.unlink()
        for died in releases.glob(".[0-9]*.new"):
            died.unlink()  # a write that did not end


def remove_sidecars(*folders: Path) -> None:
    """Delete what stands beside the releases in *folders*, none without its manifest: on the disk too, before a file of theirs changes."""
    for folder in folders:
        for ending in _SIDECARS:
            folder.with_suffix(ending).unlink(missing_ok=True)
    for parent in {folder.parent for folder in folders}:
        sync_folder(parent)
