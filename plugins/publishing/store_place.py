"""Publishing to an object store: assets are sent first, then the pages that link to them, the state last."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from plugins.publishing import store_state
from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import Difference, FixityReport
from plugins.publishing.folder_place import source_release
from plugins.publishing.places import open_place
from plugins.publishing.releases import MAX_RELEASES
from plugins.publishing.remote import ObjectInfo, RemotePlace, StoreFailed

_PARALLEL_REQUESTS = 16
"""Requests at a time."""
_RENEW_EVERY_OBJECTS = 256
_UNKNOWN = ""
"""E-tag of an object that the next run has to read back."""
Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class StorePublication:
    """The result of a publication or a roll-back."""

    number: int
    files: int
    sent: int
    """Objects uploaded or copied back."""
    deleted: int
    waiting: int
    """Objects that are no longer part of the site and will be deleted later."""
    keeps_versions: bool = False
    """Whether the store still has, as older versions, what was to be forgotten."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A run on a store: what it found there and how it goes on."""

    place: RemotePlace
    state: store_state.State
    live: Mapping[str, store_state.LiveObject]
    listing: Mapping[str, ObjectInfo]
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
) -> StorePublication:
    """Make the current release of *output* the one served from the store at *url*.

    *listings* are the folders whose pages list others. *delete_after* is the delay of deletions in hours; the store
    keeps it for later runs. With *forget* replaced objects are not kept and earlier releases are dropped: no roll-back.
    The run after one that died does not send again what that one sent.
    """
    source = source_release(output)
    place = open_place(url)
    with store_state.hold_lease(place, url, now) as renew:
        work = _open_run(place, renew, now(), delete_after)
        past = _past_objects(work, source.manifest) if forget else []
        if forget:
            work = replace(work, state=replace(work.state, releases=()))
        wanted = _missing_files(work, source.manifest)
        sent: dict[str, str] = {}
        for stage in upload_stages(wanted, listings):
            e_tags = _in_parallel(
                lambda path: _send(work, path, source.folder, wanted[path], forget), stage, renew
            )
            sent |= zip(stage, e_tags, strict=True)
        done = _finish(work, source.manifest, sent, None, forget)
        place.delete(past)
        return replace(done, keeps_versions=forget and place.keeps_versions(store_state.STATE))


def roll_back_store(url: str, now: Callable[[], datetime] = store_state.utc_now) -> StorePublication:
    """Make the release before the current one current again, from the objects that the store kept."""
    place = open_place(url)
    with store_state.hold_lease(place, url, now) as renew:
        work = _open_run(place, renew, now(), None)
        if len(work.state.releases) < 2:
            raise NotPublished(
                f"{url}: không có bản nào trước bản đang đăng. / no release before the current one."
            )
        number = work.state.releases[-2]
        manifest = store_state.read_store_manifest(place, number)
        wanted = _missing_files(work, manifest)
        kept = _find_kept(work, number, set(wanted.values()))
        lost = sorted(path for path, digest in wanted.items() if digest not in kept)
        if lost:
            raise NotPublished(f"{url}: kho không còn / the store no longer has {lost[0]} ({len(lost)}).")
        for stage in upload_stages(wanted, ()):
            _in_parallel(lambda path: _restore(place, kept[wanted[path]], path, wanted[path]), stage, renew)
        return _finish(work, manifest, dict.fromkeys(wanted, _UNKNOWN), number, False)


def verify_store(url: str) -> FixityReport:
    """Read every object of the site back and compare it with the manifest; objects due for deletion are not extra."""
    place = open_place(url)
    state = store_state.read_state(place)
    if not state.releases:
        raise NotPublished(f"{url}: ở đây chưa đăng gì. / nothing is published here.")
    manifest = store_state.read_store_manifest(place, state.releases[-1])
    known = manifest.keys() | state.due.keys()
    found = [
        Difference(path, "extra")
        for path in place.list_objects()
        if path not in known and not path.startswith(store_state.STATE_FOLDER)
    ]
    paths = sorted(manifest)
    for path, digest in zip(paths, _in_parallel(place.digest, paths, lambda: None), strict=True):
        if digest is None:
            found.append(Difference(path, "missing"))
        elif digest != manifest[path]:
            found.append(Difference(path, "changed"))
    return FixityReport(len(manifest), tuple(sorted(found)))


def upload_stages(paths: Iterable[str], listings: Iterable[str]) -> tuple[list[str], ...]:
    """Return *paths* in the order of upload: assets, pages, listings, feeds and site maps.

    So no page ever links to an object that is not there yet. A listing is a page of one of the folders *listings*, the
    home page, or a page that has pages below it.
    """
    given, folders = sorted(paths), tuple(f"{folder.strip('/')}/" for folder in listings)
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


def _open_run(
    place: RemotePlace, renew: Callable[[], None], now: datetime, delete_after: float | None
) -> _Run:
    state = store_state.read_state(place)
    if delete_after is not None:
        state = replace(state, delete_after_hours=delete_after)
    return _Run(place, state, store_state.read_live(place), place.list_objects(), renew, now)


def _missing_files(work: _Run, manifest: Mapping[str, str]) -> dict[str, str]:
    """Return the entries of *manifest* that have to be sent.

    An object is live when its e-tag is the one that the last finished run recorded, or, after a run that died and where
    the store does not list it, when the digest in its metadata and that of its bytes are right.
    """
    unsure = []
    wanted = {}
    for path, digest in manifest.items():
        if path.startswith(store_state.STATE_FOLDER):
            raise NotPublished(f"{path}: tên dành riêng / the name is reserved.")
        there, known = work.listing.get(path), work.live.get(path)
        if there is None and known is None:
            wanted[path] = digest
        elif there is None or known != (digest, there.e_tag):
            unsure.append(path)

    def is_there(path: str) -> bool:
        claimed = work.place.metadata_digest(path)
        return claimed == manifest[path] and work.place.digest(path) == claimed

    for path, there_already in zip(unsure, _in_parallel(is_there, unsure, work.renew), strict=True):
        if not there_already:
            wanted[path] = manifest[path]
    return wanted


def _send(work: _Run, path: str, folder: Path, digest: str, forget: bool) -> str:
    """Upload one file, read it back and return its e-tag; copy what it replaces first, unless *forget*."""
    data = (folder / path).read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise NotPublished(f"{folder / path}: đổi trong khi đăng; chạy lại. / changed meanwhile; run again.")
    if not forget and (path in work.listing or path in work.live):
        _keep(work, path)
    for _ in range(2):
        e_tag = work.place.put(path, data)
        if work.place.digest(path) == digest:
            return e_tag
    raise StoreFailed(f"{path}: kho không giữ đúng tệp. / the store did not keep the file as sent.")


def _keep(work: _Run, path: str) -> None:
    """Copy a live object that is about to be replaced or deleted to the kept ones, unless it is there."""
    known, listed = work.live.get(path), work.listing.get(path)
    is_known = known and listed and known.e_tag == listed.e_tag
    digest = known.digest if known and is_known else work.place.metadata_digest(path)
    if digest:
        place = store_state.kept_path(work.state.highest, digest)
        if place not in work.listing:
            work.place.copy(path, place)


def _find_kept(work: _Run, number: int, digests: set[str]) -> dict[str, str]:
    """Return by digest where the store keeps what release *number* had: as it lists it, else by its name, for it may not list it yet."""
    kept = {
        path.rpartition("/")[2]: path for path in work.listing if path.startswith(store_state.KEPT_FOLDER)
    }
    unlisted = sorted(digests - kept.keys())

    def find(digest: str) -> str | None:
        names = (store_state.kept_path(epoch, digest) for epoch in range(number, work.state.highest + 1))
        return next((name for name in names if work.place.metadata_digest(name) == digest), None)

    found = zip(unlisted, _in_parallel(find, unlisted, work.renew), strict=True)
    return kept | {digest: path for digest, path in found if path}


def _past_objects(work: _Run, manifest: Mapping[str, str]) -> list[str]:
    """Return, by their names alone, the manifests of the releases there and the copies kept of what they had otherwise than *manifest*."""
    first, highest = min(work.state.releases, default=1), work.state.highest
    found = []
    for number in range(first, highest + 1):
        found.append(store_state.manifest_path(number))
        with suppress(StoreFailed):  # it is damaged, or was deleted
            there = store_state.read_store_manifest(work.place, number)
            gone = sorted({digest for path, digest in there.items() if manifest.get(path) != digest})
            epochs = range(number, highest + 1)
            found += [store_state.kept_path(epoch, digest) for epoch in epochs for digest in gone]
    return found


def _restore(place: RemotePlace, kept: str, path: str, digest: str) -> None:
    place.copy(kept, path)
    if place.digest(path) != digest:
        raise StoreFailed(f"{kept}: không còn nguyên vẹn / is damaged.")


def _finish(
    work: _Run, manifest: Mapping[str, str], sent: Mapping[str, str], back_to: int | None, forget: bool
) -> StorePublication:
    """Write manifest, live objects and, last, the state; then delete what is due.

    *sent* are the e-tags of what was sent: a listing may still have those before.
    """
    place, state = work.place, work.state
    work.renew()
    listing = place.list_objects()
    due = _deletion_times(work, manifest, listing)
    now_due = [path for path, when in due.items() if forget or datetime.fromisoformat(when) <= work.now]
    if not forget:
        _in_parallel(lambda path: _keep(replace(work, listing=listing), path), now_due, work.renew)
    if back_to is not None:
        releases, highest = state.releases[: state.releases.index(back_to) + 1], state.highest
    elif not state.releases or manifest != store_state.read_store_manifest(place, state.releases[-1]):
        highest = state.highest + 1
        releases = (*state.releases, highest)[-MAX_RELEASES:]
        store_state.write_store_manifest(place, highest, manifest)
    else:
        releases, highest = state.releases, state.highest
    e_tags = {**{path: one.e_tag for path, one in listing.items()}, **sent}
    live = {
        path: store_state.LiveObject(digest, e_tags.get(path, _UNKNOWN)) for path, digest in manifest.items()
    }
    store_state.write_live(place, live)
    left = {path: when for path, when in due.items() if path not in now_due}
    store_state.write_state(place, replace(state, releases=releases, highest=highest, due=left))
    place.delete([*now_due, *_unneeded_objects(listing, releases, forget)])
    return StorePublication(releases[-1], len(manifest), len(sent), len(now_due), len(left))


def _deletion_times(
    work: _Run, manifest: Mapping[str, str], listing: Mapping[str, ObjectInfo]
) -> dict[str, str]:
    """Return by path when each object of ours that is no longer part of the site is deleted; others' objects stay.

    Ours are known by the state too: a listing may lack the newest.
    """
    later = (work.now + timedelta(hours=work.state.delete_after_hours)).isoformat()
    known = listing.keys() | work.live.keys() | work.state.due.keys()
    out = sorted(path for path in known - manifest.keys() if not path.startswith(store_state.STATE_FOLDER))
    strange = [path for path in out if path not in work.live and path not in work.state.due]
    claimed = dict(zip(strange, _in_parallel(work.place.metadata_digest, strange, work.renew), strict=True))
    return {path: work.state.due.get(path, later) for path in out if claimed.get(path, "ours")}


def _unneeded_objects(
    listing: Mapping[str, ObjectInfo], releases: tuple[int, ...], forget: bool
) -> list[str]:
    """Return the manifests and kept objects that no release of *releases* needs."""
    manifests = {store_state.manifest_path(number) for number in releases}
    kept = f"{store_state.KEPT_FOLDER}{releases[0]:06d}/"
    return [
        path
        for path in listing
        if (path.startswith(f"{store_state.STATE_FOLDER}releases/") and path not in manifests)
        or (path.startswith(store_state.KEPT_FOLDER) and (forget or path < kept))
    ]


def _in_parallel(
    function: Callable[[Item], Outcome], items: Iterable[Item], renew: Callable[[], None]
) -> list[Outcome]:
    """Call *function* with each of *items* in threads; return the outcomes in order.

    *renew* is called after every ``_RENEW_EVERY_OBJECTS``, so that the lease does not expire.
    """
    given, answers = list(items), []
    with ThreadPoolExecutor(_PARALLEL_REQUESTS) as pool:
        for start in range(0, len(given), _RENEW_EVERY_OBJECTS):
            if start:
                renew()
            answers += list(pool.map(function, given[start : start + _RENEW_EVERY_OBJECTS]))
    return answers
