"""Publishing to a folder: the release is copied there, verified, and made current by one rename."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.compression import COMPRESSED_BY, compressed, compressed_names
from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import compare
from plugins.publishing.lock import lock_folder
from plugins.publishing.manifest import files_below, sha256_of
from plugins.publishing.releases import (
    MAX_RELEASES,
    Release,
    begin_staging,
    current_release,
    overlap,
    refuse_foreign,
    switch,
)
from plugins.publishing.rights import published_rights
from plugins.publishing.staging import remove_files, stage_copy_of

_NS_PER_SECOND = 1_000_000_000
_FILES_PER_TASK = 256
MAX_SHOWN = 20


@dataclass(frozen=True, slots=True)
class FolderPublication:
    """The result of a publication to a folder."""

    release: Release
    """The release that readers of the place now see."""
    fresh: int
    """Files copied or compressed."""
    kept: int
    """Files shared with the release before by a hard link, with their modification times."""
    is_new: bool
    """False when the place had the same release, and nothing was switched."""


@dataclass(frozen=True, slots=True)
class _CopyJob:
    """What is copied where."""

    source: Release
    staging: Path
    before: Release | None
    """The current release of the place."""
    keeps_copies: bool
    """Whether the compressed copies of the release before were made by the same compressors."""
    compress: bool
    anew: bool


def publish_folder(
    output: Path,
    target: Path,
    *,
    compress: bool = False,
    anew: bool = False,
    keep: int = MAX_RELEASES,
) -> FolderPublication:
    """Make the current release of *output* the current release of the folder *target*.

    Every file of the source is first compared with its manifest. Files are copied, never linked, so that damage to
    *output* cannot reach the place. *compress* adds copies by gzip and brotli; *anew* copies unchanged files too, for
    a place that may be damaged; *keep* so many releases there. Raises AlreadyLocked, NotPublished and OSError, all without a change to the place.
    """
    _refuse_unsafe_place(output, target)
    source = source_release(output)
    with published_rights(), lock_folder(target):
        before = current_release(target)
        keeps = before is not None and before.compressed_by == COMPRESSED_BY
        staging = target / "staging"
        try:
            if before and not anew:
                stage_copy_of(target, before, keep)
            else:
                begin_staging(target)
            job = _CopyJob(source, staging, before, keeps, compress, anew)
            manifest, fresh = _fill_staging(job)
            _refuse_changed_source(output, source)
            by = COMPRESSED_BY if compress else ""
            if before and not fresh and before.manifest == manifest and before.compressed_by == by:
                return FolderPublication(before, 0, len(manifest), False)
            release = switch(target, staging, manifest, source.as_of, compressed_by=by, keep=keep)
        except OSError:
            shutil.rmtree(staging, ignore_errors=True)  # frees its space on a full disk
            raise
        return FolderPublication(release, fresh, len(manifest) - fresh, True)


def source_release(output: Path) -> Release:
    """Return the current release of *output*; raise NotPublished when there is none or a file differs from its manifest."""
    source = current_release(output)
    if source is None or not source.manifest:
        raise NotPublished(
            f"{output}: chưa có bản phát hành nào để đăng; chạy build trước. / no release yet; run build first."
        )
    found = compare(source).differences
    if found:
        shown = "\n".join(f"{one.path}: {one.what}" for one in found[:MAX_SHOWN])
        raise NotPublished(
            f"{source.folder}: {len(found)} tệp không khớp bảng kê, không đăng gì. Chạy build lại."
            f" / {len(found)} files are not as the manifest says, nothing is published. Build again.\n{shown}"
        )
    return source


def _fill_staging(job: _CopyJob) -> tuple[dict[str, str], int]:
    """Fill staging; return its manifest and the number of files that the release before did not have."""
    paths = sorted(job.source.manifest)
    coming = {*paths, *(copy for path in paths for copy in compressed_names(path) if job.compress)}
    remove_files(job.staging, [path for path in files_below(job.staging) if path not in coming])
    manifest: dict[str, str] = {}
    fresh = 0
    chunks = [paths[start : start + _FILES_PER_TASK] for start in range(0, len(paths), _FILES_PER_TASK)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for copied in pool.map(lambda chunk: list(_copy_files(job, chunk)), chunks):
            for path, digest, is_fresh in copied:
                manifest[path] = digest
                fresh += is_fresh
    if job.compress:
        remove_files(
            job.staging, [path for path in coming - manifest.keys() if (job.staging / path).exists()]
        )
    return dict(sorted(manifest.items())), fresh


def _copy_files(job: _CopyJob, paths: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Copy what staging lacks; yield path, SHA-256 and whether it is new, of *paths* and their compressed copies."""
    for path in paths:
        digest = job.source.manifest[path]
        linked = _is_unchanged(job, path, digest)
        if not linked:
            _copy(job, path, digest)
        yield path, digest, not linked
        if job.compress:
            yield from _compress(job, path, linked)


def _is_unchanged(job: _CopyJob, path: str, digest: str) -> bool:
    """Whether staging holds the file of the release before, undamaged."""
    before = job.before
    if before is None or job.anew or before.manifest.get(path) != digest:
        return False
    place = job.staging / path
    try:
        return _has_size_and_time_of(place, job.source.folder / path) or sha256_of(place) == digest
    except OSError:
        return False


def _has_size_and_time_of(place: Path, source: Path) -> bool:
    """Whether *place* has the size and time that a copy of *source* is given: it was not written to since."""
    here, there = os.lstat(place), os.lstat(source)
    return here.st_size == there.st_size and here.st_mtime_ns - there.st_mtime_ns in (0, _NS_PER_SECOND)


def _copy(job: _CopyJob, path: str, digest: str) -> None:
    """Copy a file and read the copy back; raise NotPublished when either is damaged."""
    source, place = job.source.folder / path, job.staging / path
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise NotPublished(f"{source}: đổi trong khi đăng; chạy lại. / changed meanwhile; run again.")
    _write(place, data)
    if sha256_of(place) != digest:
        raise NotPublished(f"{place}: đĩa không giữ đúng tệp. / the disk did not keep the file.")
    _set_time(job, path, os.stat(source).st_mtime_ns, len(data))


def _set_time(job: _CopyJob, path: str, time: int, size: int) -> None:
    """Set the modification time of a file to *time*, in nanoseconds.

    Web servers make an ETag of second and size: where both would equal those of other bytes at this path in the
    release before, the file is dated one second later.
    """
    place, before = job.staging / path, job.before
    if before is not None and path in before.manifest:
        try:
            old = os.lstat(before.folder / path)
        except OSError:
            old = None
        if old and old.st_size == size and old.st_mtime_ns // _NS_PER_SECOND == time // _NS_PER_SECOND:
            is_same = before.manifest[path] == job.source.manifest.get(path)
            time += 0 if is_same else _NS_PER_SECOND
    os.utime(place, ns=(time, time))


def _compress(job: _CopyJob, path: str, linked: bool) -> Iterator[tuple[str, str, bool]]:
    data = b""
    for copy in compressed_names(path):
        if copy in job.source.manifest:
            continue
        place = job.staging / copy
        if linked and job.keeps_copies and job.before and _is_intact(job.before, copy, place):
            yield copy, job.before.manifest[copy], False
            continue
        data = data or (job.staging / path).read_bytes()
        packed = compressed(data, copy[len(path) :])
        if packed is not None:
            _write(place, packed)
            _set_time(job, copy, os.stat(job.staging / path).st_mtime_ns, len(packed))
            yield copy, hashlib.sha256(packed).hexdigest(), True


def _write(place: Path, data: bytes) -> None:
    """Write a new file: one that exists is a hard link shared with another release."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    place.write_bytes(data)


def _is_intact(before: Release, copy: str, place: Path) -> bool:
    """Whether the compressed copy of the release before is at *place*, undamaged."""
    digest = before.manifest.get(copy)
    try:
        return digest is not None and sha256_of(place) == digest
    except OSError:
        return False


def _refuse_changed_source(output: Path, source: Release) -> None:
    """Raise NotPublished when a build or takedown changed the source meanwhile."""
    now = current_release(output)
    if now is None or now.manifest != source.manifest:
        raise NotPublished(
            f"{output}: bản đang đăng đổi trong khi chép; chạy lại. / the release changed meanwhile; run again."
        )


def _refuse_unsafe_place(output: Path, target: Path) -> None:
    """Raise NotPublished for a place that contains the source, lies in it, or was not made by us."""
    if overlap(output, target):
        raise NotPublished(
            f"{target}: nơi đăng phải nằm ngoài {output}. / the place must lie outside {output}."
        )
    refuse_foreign(target)
