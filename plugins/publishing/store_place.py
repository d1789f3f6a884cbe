"""A release taken to an object store: assets first, pages that lead to them after, the manifest last."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from plugins.publishing import store_state
from plugins.publishing.bucket import Bucket, Listed, StoreFailed, open_bucket
from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import Checked, Difference
from plugins.publishing.folder_place import source_release
from plugins.publishing.releases import KEPT

_TOGETHER = 16
"""Requests on their way at a time."""
_CHUNK = 256
One = TypeVar("One")
Got = TypeVar("Got")


@dataclass(frozen=True, slots=True)
class Stored:
    """What a publication or a roll-back did."""

    number: int
    files: int
    sent: int
    """Objects uploaded or copied back."""
    deleted: int
    waiting: int
    """Objects that are no longer part of the site and are deleted later."""


@dataclass(frozen=True, slots=True)
class _Work:
    """A run on a store."""

    bucket: Bucket
    state: store_state.State
    live: Mapping[str, tuple[str, str]]
    listing: Mapping[str, Listed]
    renew: Callable[[], None]
    now: datetime


def publish_store(
    output: Path,
    url: str,
    *,
    listings: Iterable[str] = (),
    delete_after: float | None = None,
    forget: bool = False,
    now: Callable[[], datetime] = store_state.utc_now,
) -> Stored:
    """Make the current release of *output* what readers of the store at *url* get.

    *listings* are the folders whose pages list others. *delete_after* are hours, from now on; the store remembers
    them. With *forget* nothing that was replaced is kept and no earlier release can be gone back to. A run that died is
    taken up by the next: what it sent is not sent again.
    """
    source = source_release(output)
    bucket = open_bucket(url)
    with store_state.only_publisher(bucket, url, now) as renew:
        work = _begin(bucket, renew, now(), delete_after)
        if forget:
            work = replace(work, state=replace(work.state, releases=()))
        wanted = _wanted(work, source.manifest)
        for stage in stages(wanted, listings):
            _each(lambda path: _send(work, path, source.folder, wanted[path], forget), stage, renew)
        return _finish(work, source.manifest, len(wanted), None, forget)


def roll_back_store(url: str, now: Callable[[], datetime] = store_state.utc_now) -> Stored:
    """Make the release before the current one what readers get, out of what the store kept."""
    bucket = open_bucket(url)
    with store_state.only_publisher(bucket, url, now) as renew:
        work = _begin(bucket, renew, now(), None)
        if len(work.state.releases) < 2:
            raise NotPublished(
                f"{url}: không có bản nào trước bản đang đăng. / no release before the current one."
            )
        number = work.state.releases[-2]
        manifest = store_state.read_store_manifest(bucket, number)
        wanted = _wanted(work, manifest)
        kept = {
            path.rpartition("/")[2]: path
            for path in work.listing
            if path.startswith(store_state.KEPT_OBJECTS)
        }
        lost = sorted(path for path, digest in wanted.items() if digest not in kept)
        if lost:
            raise NotPublished(f"{url}: kho không còn / the store no longer has {lost[0]} ({len(lost)}).")
        for stage in stages(wanted, ()):
            _each(lambda path: _copy_back(bucket, kept[wanted[path]], path, wanted[path]), stage, renew)
        return _finish(work, manifest, len(wanted), number, False)


def verify_store(url: str) -> Checked:
    """Read every object of the site back and compare; what waits for its deletion is not extra."""
    bucket = open_bucket(url)
    state = store_state.read_state(bucket)
    if not state.releases:
        raise NotPublished(f"{url}: ở đây chưa đăng gì. / nothing is published here.")
    manifest = store_state.read_store_manifest(bucket, state.releases[-1])
    known = manifest.keys() | state.due.keys()
    extra = [path for path in bucket.listing() if path not in known and not path.startswith(store_state.OWN)]
    found = [Difference(path, "extra") for path in extra]
    paths = sorted(manifest)
    for path, digest in zip(paths, _each(bucket.digest, paths, lambda: None), strict=True):
        if digest is None:
            found.append(Difference(path, "missing"))
        elif digest != manifest[path]:
            found.append(Difference(path, "changed"))
    return Checked(len(manifest), tuple(sorted(found, key=lambda one: (one.path, one.what))))


def stages(paths: Iterable[str], listings: Iterable[str]) -> tuple[list[str], ...]:
    """Return *paths* in the order in which they go up: assets, pages, listings, feeds and site maps.

    A page never leads to what is not there yet. A listing is a page of one of the folders *listings*, the home page, or
    a page that has pages below it.
    """
    given, folders = sorted(paths), tuple(f"{one.strip('/')}/" for one in listings)
    above = {
        "/".join(parts[:length])
        for path in given
        if path.endswith("index.html")
        for parts in [path.split("/")[:-1]]
        for length in range(len(parts))
    }
    kinds: tuple[list[str], ...] = ([], [], [], [])
    for path in given:
        if path.endswith(".html"):
            folder, _, name = path.rpartition("/")
            is_listing = path.startswith(folders) or (name == "index.html" and folder in above)
            kinds[2 if is_listing else 1].append(path)
        elif path.endswith((".xml", ".txt")) and not path.startswith(("theme/", "documents/")):
            kinds[3].append(path)
        else:
            kinds[0].append(path)
    return kinds


def _begin(bucket: Bucket, renew: Callable[[], None], now: datetime, delete_after: float | None) -> _Work:
    state = store_state.read_state(bucket)
    if delete_after is not None:
        state = replace(state, delete_after_hours=delete_after)
    return _Work(bucket, state, store_state.read_live(bucket), bucket.listing(), renew, now)


def _wanted(work: _Work, manifest: Mapping[str, str]) -> dict[str, str]:
    """Return what of *manifest* is not live yet.

    What the last finished run left is known by its version; what a run that died sent is known by the digest it
    carries, and is read back.
    """
    unsure = []
    wanted = {}
    for path, digest in manifest.items():
        if path.startswith(store_state.OWN):
            raise NotPublished(f"{path}: tên dành riêng / the name is reserved.")
        there = work.listing.get(path)
        if there is None:
            wanted[path] = digest
        elif work.live.get(path) != (digest, there.e_tag):
            unsure.append(path)

    def is_there(path: str) -> bool:
        claimed = work.bucket.claimed_digest(path)
        return claimed == manifest[path] and work.bucket.digest(path) == claimed

    for path, there_already in zip(unsure, _each(is_there, unsure, work.renew), strict=True):
        if not there_already:
            wanted[path] = manifest[path]
    return wanted


def _send(work: _Work, path: str, folder: Path, digest: str, forget: bool) -> None:
    """Upload one file and read it back; what it replaces is kept first."""
    data = (folder / path).read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise NotPublished(f"{folder / path}: đổi trong khi đăng; chạy lại. / changed meanwhile; run again.")
    if path in work.listing and not forget:
        _keep(work, path)
    for _ in range(2):
        work.bucket.put(path, data)
        if work.bucket.digest(path) == digest:
            return
    raise StoreFailed(f"{path}: kho không giữ đúng tệp. / the store did not keep the file as sent.")


def _keep(work: _Work, path: str) -> None:
    """Keep a live object that is about to be replaced or deleted, unless it is kept already."""
    known = work.live.get(path)
    is_known = known is not None and known[1] == work.listing[path].e_tag
    digest = known[0] if known and is_known else work.bucket.claimed_digest(path)
    if digest:
        place = store_state.kept_path(work.state.highest, digest)
        if place not in work.listing:
            work.bucket.copy(path, place)


def _copy_back(bucket: Bucket, kept: str, path: str, digest: str) -> None:
    bucket.copy(kept, path)
    if bucket.digest(path) != digest:
        raise StoreFailed(f"{kept}: không còn nguyên vẹn / is damaged.")


def _finish(work: _Work, manifest: Mapping[str, str], sent: int, back_to: int | None, forget: bool) -> Stored:
    """Write what is so now, the state last; delete what is due."""
    bucket, state = work.bucket, work.state
    work.renew()
    listing = bucket.listing()
    due = _due(work, manifest, listing)
    now_due = [path for path, when in due.items() if forget or datetime.fromisoformat(when) <= work.now]
    if not forget:
        _each(lambda path: _keep(replace(work, listing=listing), path), now_due, work.renew)
    if back_to is not None:
        releases, highest = state.releases[: state.releases.index(back_to) + 1], state.highest
    elif not state.releases or manifest != store_state.read_store_manifest(bucket, state.releases[-1]):
        highest = state.highest + 1
        releases = (*state.releases, highest)[-KEPT:]
        store_state.write_store_manifest(bucket, highest, manifest)
    else:
        releases, highest = state.releases, state.highest
    store_state.write_live(bucket, {path: (digest, listing[path].e_tag) for path, digest in manifest.items()})
    left = {path: when for path, when in due.items() if path not in now_due}
    store_state.write_state(bucket, replace(state, releases=releases, highest=highest, due=left))
    bucket.delete([*now_due, *_useless(listing, releases, forget)])
    return Stored(releases[-1], len(manifest), sent, len(now_due), len(left))


def _due(work: _Work, manifest: Mapping[str, str], listing: Mapping[str, Listed]) -> dict[str, str]:
    """Return when each object that is ours and no longer part of the site goes; objects of others stay."""
    later = (work.now + timedelta(hours=work.state.delete_after_hours)).isoformat()
    out = [path for path in listing if path not in manifest and not path.startswith(store_state.OWN)]
    strange = [path for path in out if path not in work.live and path not in work.state.due]
    claimed = dict(zip(strange, _each(work.bucket.claimed_digest, strange, work.renew), strict=True))
    return {path: work.state.due.get(path, later) for path in out if claimed.get(path, "ours")}


def _useless(listing: Mapping[str, Listed], releases: tuple[int, ...], forget: bool) -> list[str]:
    """Return the journal's objects that no release one can go back to needs."""
    manifests = {store_state.manifest_path(number) for number in releases}
    kept = f"{store_state.KEPT_OBJECTS}{releases[0]:06d}/"
    return [
        path
        for path in listing
        if (path.startswith(f"{store_state.OWN}releases/") and path not in manifests)
        or (path.startswith(store_state.KEPT_OBJECTS) and (forget or path < kept))
    ]


def _each(function: Callable[[One], Got], things: Iterable[One], renew: Callable[[], None]) -> list[Got]:
    """Call *function* with each of *things*, some at a time; return the answers in order."""
    given, answers = list(things), []
    with ThreadPoolExecutor(_TOGETHER) as pool:
        for start in range(0, len(given), _CHUNK):
            if start:
                renew()
            answers += list(pool.map(function, given[start : start + _CHUNK]))
    return answers
