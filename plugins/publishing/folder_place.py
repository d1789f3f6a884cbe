"""A release taken to another folder: the same structure there, copied, checked and switched by one rename."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.compression import COMPRESSED_BY, compressed, copies_of
from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import compare
from plugins.publishing.lock import only_one
from plugins.publishing.manifest import files_below, read_compressed_by, sha256_of
from plugins.publishing.releases import Release, begin_staging, current_release, refuse_foreign, switch
from plugins.publishing.staging import stage_like, take_out

_SECOND = 1_000_000_000
_TOGETHER = 256
MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a publication did."""

    release: Release
    """The one that readers of the place now see."""
    fresh: int
    """Files copied or compressed."""
    kept: int
    """Files that the release before had already: one file on the disk, with the time it had."""
    is_new: bool
    """False when the place had it all, so that nothing was switched."""


@dataclass(frozen=True, slots=True)
class _Journey:
    """From where to where."""

    source: Release
    staging: Path
    before: Release | None
    """The release that the place shows now."""
    keeps_copies: bool
    """Whether compressed copies of the release before were made as they are made now."""
    compress: bool
    anew: bool


def publish_folder(output: Path, target: Path, *, compress: bool = False, anew: bool = False) -> Delivered:
    """Make the current release of *output* the one that readers of *target* see.

    Every file of the source is read and compared with its manifest first. Nothing is shared with *output*, so what
    happens to its disk or files does not happen to the place. *compress* adds copies by gzip and brotli; *anew* copies
    unchanged files too, where the place itself may have been damaged. Raises Held, NotPublished and OSError; the place
    is as it was then.
    """
    _refuse_strange(output, target)
    source = source_release(output)
    with _open_to_readers(), only_one(target):
        before = current_release(target)
        keeps = before is not None and _compressed_by(before) == COMPRESSED_BY
        staging = target / "staging"
        try:
            if before and not anew:
                stage_like(target, before)
            else:
                begin_staging(target)
            journey = _Journey(source, staging, before, keeps, compress, anew)
            manifest, fresh = _fill(journey)
            _refuse_moved(output, source)
            by = COMPRESSED_BY if compress else ""
            if before and not fresh and before.manifest == manifest and _compressed_by(before) == by:
                return Delivered(before, 0, len(manifest), False)
            release = switch(target, staging, manifest, source.as_of, compressed_by=by)
        except OSError:
            shutil.rmtree(staging, ignore_errors=True)  # its room, on a full disk
            raise
        return Delivered(release, fresh, len(manifest) - fresh, True)


@contextmanager
def _open_to_readers() -> Iterator[None]:
    """Let everybody read what is written meanwhile: a web server is another user, whoever publishes."""
    before = os.umask(0)
    os.umask(before & ~0o055)
    try:
        yield
    finally:
        os.umask(before)


def source_release(output: Path) -> Release:
    """Return the current release of *output*, each file of which is as its manifest says."""
    source = current_release(output)
    if source is None or not source.manifest:
        raise NotPublished(
            f"{output}: chưa có bản phát hành nào để đăng; chạy build trước. / no release yet; run build first."
        )
    found = compare(source).differences
    if found:
        shown = "\n".join(f"{one.path}: {one.what}" for one in found[:MOST_SHOWN])
        raise NotPublished(
            f"{source.folder}: {len(found)} tệp không khớp bảng kê, không đăng gì. Chạy build lại."
            f" / {len(found)} files are not as the manifest says, nothing is published. Build again.\n{shown}"
        )
    return source


def _fill(journey: _Journey) -> tuple[dict[str, str], int]:
    """Have every file in staging; return the manifest and how many files are not those of the release before."""
    paths = sorted(journey.source.manifest)
    coming = {*paths, *(copy for path in paths for copy in copies_of(path) if journey.compress)}
    take_out(journey.staging, [path for path in files_below(journey.staging) if path not in coming])
    manifest: dict[str, str] = {}
    fresh = 0
    chunks = [paths[start : start + _TOGETHER] for start in range(0, len(paths), _TOGETHER)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for found in pool.map(lambda chunk: list(_take_all(journey, chunk)), chunks):
            for path, digest, is_fresh in found:
                manifest[path] = digest
                fresh += is_fresh
    if journey.compress:
        take_out(
            journey.staging, [path for path in coming - manifest.keys() if (journey.staging / path).exists()]
        )
    return dict(sorted(manifest.items())), fresh


def _take_all(journey: _Journey, paths: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield path, SHA-256 and whether it is new, of each file of *paths* and of its compressed copies."""
    for path in paths:
        digest = journey.source.manifest[path]
        linked = _is_there(journey, path, digest)
        if not linked:
            _copy(journey, path, digest)
        yield path, digest, not linked
        if journey.compress:
            yield from _compress(journey, path, linked)


def _is_there(journey: _Journey, path: str, digest: str) -> bool:
    """Whether the file of the release before stands in staging and has the bytes it should have."""
    before = journey.before
    if before is None or journey.anew or before.manifest.get(path) != digest:
        return False
    place = journey.staging / path
    try:
        return _is_as_copied(place, journey.source.folder / path) or sha256_of(place) == digest
    except OSError:
        return False


def _is_as_copied(place: Path, source: Path) -> bool:
    """Whether *place* has size and time that a copy of *source* was given: nobody wrote to it since."""
    here, there = os.lstat(place), os.lstat(source)
    return here.st_size == there.st_size and here.st_mtime_ns - there.st_mtime_ns in (0, _SECOND)


def _copy(journey: _Journey, path: str, digest: str) -> None:
    """Copy a file and read the copy back; a damaged one stops the publication."""
    source, place = journey.source.folder / path, journey.staging / path
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise NotPublished(f"{source}: đổi trong khi đăng; chạy lại. / changed meanwhile; run again.")
    _write(place, data)
    if sha256_of(place) != digest:
        raise NotPublished(f"{place}: đĩa không giữ đúng tệp. / the disk did not keep the file.")
    _give_time(journey, path, os.stat(source).st_mtime_ns, len(data))


def _give_time(journey: _Journey, path: str, time: int, size: int) -> None:
    """Give the file its time, a second more where second and size would be those of other bytes shown before.

    Web servers make an ETag of the two.
    """
    place, before = journey.staging / path, journey.before
    if before is not None and path in before.manifest:
        try:
            old = os.lstat(before.folder / path)
        except OSError:
            old = None
        if old and old.st_size == size and old.st_mtime_ns // _SECOND == time // _SECOND:
            is_same = before.manifest[path] == journey.source.manifest.get(path)
            time += 0 if is_same else _SECOND
    os.utime(place, ns=(time, time))


def _compress(journey: _Journey, path: str, linked: bool) -> Iterator[tuple[str, str, bool]]:
    data = b""
    for copy in copies_of(path):
        if copy in journey.source.manifest:
            continue
        place = journey.staging / copy
        if linked and journey.keeps_copies and journey.before and _is_copy(journey.before, copy, place):
            yield copy, journey.before.manifest[copy], False
            continue
        data = data or (journey.staging / path).read_bytes()
        packed = compressed(data, copy[len(path) :])
        if packed is not None:
            _write(place, packed)
            _give_time(journey, copy, os.stat(journey.staging / path).st_mtime_ns, len(packed))
            yield copy, hashlib.sha256(packed).hexdigest(), True


def _write(place: Path, data: bytes) -> None:
    """Write a file of its own: what stands there is a link that another release shares."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    place.write_bytes(data)


def _is_copy(before: Release, copy: str, place: Path) -> bool:
    """Whether the compressed copy of the release before stands there with the bytes it had."""
    digest = before.manifest.get(copy)
    try:
        return digest is not None and sha256_of(place) == digest
    except OSError:
        return False


def _compressed_by(release: Release) -> str:
    return read_compressed_by(release.folder.with_suffix(".json"))


def _refuse_moved(output: Path, source: Release) -> None:
    """Refuse what a takedown or a build took away under our hands."""
    now = current_release(output)
    if now is None or now.manifest != source.manifest:
        raise NotPublished(
            f"{output}: bản đang đăng đổi trong khi chép; chạy lại. / the release changed meanwhile; run again."
        )


def _refuse_strange(output: Path, target: Path) -> None:
    """Refuse a place that holds the source or lies in it, or that is not ours."""
    ours, theirs = output.resolve(), target.resolve()
    if ours == theirs or ours in theirs.parents or theirs in ours.parents:
        raise NotPublished(
            f"{target}: nơi đăng phải nằm ngoài {output}. / the place must lie outside {output}."
        )
    refuse_foreign(target)
