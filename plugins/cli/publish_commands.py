"""The commands ``publish``, ``rollback``, ``verify`` and ``takedown``; each prints its result and returns its exit code."""

from __future__ import annotations

import getpass
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from plugins.addresses import ARCHIVE, CATEGORIES, SEARCH, SEARCH_YEARS, record_kind_at
from plugins.building.settings import BadSettings, keep_releases, read_as_of
from plugins.cli.console import print_message, print_result
from plugins.cli.refusals import describe
from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import FixityReport, compare
from plugins.publishing.folder_place import MAX_SHOWN, publish_folder
from plugins.publishing.lock import AlreadyLocked, lock_folder
from plugins.publishing.places import address_forms, is_remote
from plugins.publishing.releases import Release, current_release, kept_releases, read_release, roll_back
from plugins.publishing.rights import published_rights
from plugins.publishing.store_place import StorePublication, publish_store, roll_back_store, verify_store
from plugins.publishing.takedown import TakedownRequest, TakedownResult, identify, take_down
from plugins.publishing.tombstones import TAKEDOWNS, Takedown
from plugins.sources.problems import CommandError

DONE, FAULTS, MACHINE = 0, 1, 4
_LISTINGS = (ARCHIVE, SEARCH, CATEGORIES)
"""Folders whose pages list other pages."""
_SHARDS = (SEARCH_YEARS.lstrip("/"),)
"""Folders whose subfolders, the search of a year each, are useful only complete."""
_MAX_HOURS = 720
"""Thirty days."""
_NOT_DONE = "{place}: CHƯA GỠ / NOT TAKEN DOWN: {why}"
_OLDER_VERSIONS = (
    "{place}: kho giữ các phiên bản cũ của đối tượng, và trong đó còn điều vừa gỡ: ai đọc được phiên bản cũ thì đọc được. Nhờ người giữ"
    " kho xóa mọi phiên bản không còn hiện hành. / the store keeps older versions of its objects, and in them what was taken down: whoever"
    " may read versions reads it. Have its keeper delete all versions that are not current."
)
_WORDS = {
    "changed": "đã bị đổi / changed",
    "missing": "mất / missing",
    "extra": "thừa / extra",
    "unreadable": "không đọc được / unreadable",
}


def publish(output: Path, to: str, *, precompress: bool, anew: bool, delete_after: str) -> int:
    """Take the current release of *output* to the folder or object store *to*."""
    began = time.monotonic()
    place = _place(to, "--to")
    if isinstance(place, str):
        if precompress or anew:
            raise BadSettings("--precompress, --anew: chỉ cho thư mục / for folders only.")
        return _print_stored(to, publish_store(
            output.resolve(), place, listings=_LISTINGS, delete_after=_parse_hours(delete_after)), began)  # fmt: skip
    if delete_after:
        raise BadSettings(f"--delete-after: chỉ cho / only for {address_forms()}.")
    done = publish_folder(output.resolve(), place, compress=precompress, anew=anew, keep=keep_releases())
    seconds = time.monotonic() - began
    name = done.release.folder.name
    if not done.is_new:
        print_result(f"{to}: {name}, không có gì mới / nothing new, {done.kept} tệp / files, {seconds:.1f} s")
    else:
        print_result(
            f"{to}: {name}, {done.fresh} tệp mới / new files, {done.kept} giữ nguyên / kept, {seconds:.1f} s"
        )
    return DONE


def rollback(to: str) -> int:
    """Make the release before the current one of *to* current again."""
    place = _place(to, "--to")
    if isinstance(place, str):
        return _print_stored(to, roll_back_store(place), time.monotonic())
    _require_release(place)
    with lock_folder(place):
        release = roll_back(place)
    print_result(f"{to}: quay về / back to {release.folder.name} ({len(release.manifest)} tệp / files)")
    return DONE


def verify(to: str, *, every: bool) -> int:
    """Compare every published byte of *to* with the manifest."""
    place = _place(to, "--to")
    if isinstance(place, str):
        began = time.monotonic()
        return print_fixity(to, verify_store(place), time.monotonic() - began)
    now = _require_release(place)
    releases = [read_release(one) for one in kept_releases(place)] if every else [now]
    return max(_verify_release(to, release) for release in releases)


@published_rights()
def takedown(what: str, output: Path, to: list[str], *, by: str, reason: str) -> int:
    """Take an article or record away from every release of *output* and of the places *to*, at once."""
    from plugins.building.running import pelican_settings

    if not what:
        raise BadSettings("takedown: địa chỉ, mã hoặc tên trong địa chỉ / an address, an id or a slug.")
    places = [_place(published_to, "--to") for published_to in to]
    asked = TakedownRequest(what, read_as_of(None).date().isoformat(), by or getpass.getuser(), reason)
    site_url = pelican_settings("publishconf.py")["SITEURL"].rstrip("/")
    folders = [output.absolute(), *(place for place in places if isinstance(place, Path))]
    stores = [place for place in places if isinstance(place, str)]
    known = next(filter(None, (identify(folder, asked, site_url) for folder in folders)), None)
    codes = [_attempt(folder, partial(_take_down_from, folder, asked, site_url, known)) for folder in folders]
    for url in stores:
        if codes[0]:  # a store gets what the output has
            print_message(_NOT_DONE.format(place=url, why=f"{output} chưa xong / is not done"))
        else:
            codes.append(_attempt(url, partial(_take_down_from_store, output.absolute(), url)))
    return max(codes)


def _attempt(place: Path | str, work: Callable[[], int]) -> int:
    """Do *work* at one of several places and return its code; what stops it there, foreseen or not, is told, and stops no other place."""
    try:
        return work()
    except (AlreadyLocked, CommandError, OSError) as error:
        print_message(_NOT_DONE.format(place=place, why=describe(error)))
        return MACHINE if isinstance(error, OSError) else error.exitcode
    except Exception as error:  # an emergency does not end at one place that nobody foresaw
        print_message(_NOT_DONE.format(place=place, why=f"{type(error).__name__}: {error}"))
        return MACHINE


def _take_down_from(folder: Path, asked: TakedownRequest, site_url: str, known: Takedown | None) -> int:
    _require_release(folder)
    done = take_down(folder, asked, site_url=site_url, is_record=_is_record, shards=_SHARDS, known=known)
    _print_takedown(folder, done)
    return FAULTS if done.differences else DONE


def _take_down_from_store(output: Path, url: str) -> int:
    began = time.monotonic()
    stored = publish_store(output, url, listings=_LISTINGS, forget=True)
    _print_stored(url, stored, began)
    if stored.keeps_versions:
        print_message(_OLDER_VERSIONS.format(place=url))
    return FAULTS if stored.keeps_versions else DONE


def _is_record(address: str) -> bool:
    return bool(record_kind_at(address))


def _print_takedown(folder: Path, done: TakedownResult) -> None:
    takedown = done.takedown
    print_result(f"{folder}: gỡ / taken down: {takedown.address} “{takedown.title}”")
    for name in sorted(done.changed):
        print_result(
            f"  {name}: {done.changed[name]} tệp sửa / changed, {done.removed[name]} tệp bỏ / removed"
        )
    for path in done.still_shown:
        print_result(f"  còn / stays: {path}: trang khác cũng dùng / other pages show it too")
    for path in done.dropped:
        print_result(
            f"  bỏ cả / dropped whole: {path}: lần build sau dựng lại / the next build makes it again"
        )
    print_result(f"  {folder / TAKEDOWNS}: đã ghi / entered")
    for name, differences in done.differences.items():
        for one in differences[:MAX_SHOWN]:
            print_message(f"  {name}: {one.path}: {_WORDS[one.what]}")
        print_message(
            f"  {folder}/releases/{name}: {len(differences)} tệp không như bảng kê, có thể còn giữ điều đã gỡ. Chạy build,"
            f" publish --anew, hoặc xóa bản này. / {len(differences)} files are not as the manifest says, and may hold what was"
            " taken down. Build, publish --anew, or delete this release."
        )


def _print_stored(to: str, done: StorePublication, began: float) -> int:
    print_result(
        f"{to}: {done.number:06d}, {done.sent} tệp gửi / sent, {done.files - done.sent} giữ nguyên / kept,"
        f" {done.deleted} xóa / deleted, {done.waiting} chờ xóa / to be deleted, {time.monotonic() - began:.1f} s"
    )
    return DONE


def _parse_hours(given: str) -> float | None:
    """Return the hours of ``--delete-after``, None when it was not given."""
    try:
        hours = float(given) if given else None
    except ValueError:
        hours = -1.0
    if hours is not None and not 0 <= hours <= _MAX_HOURS:
        raise BadSettings(f"--delete-after {given}: số giờ / hours, 0-{_MAX_HOURS}.")
    return hours


def _verify_release(to: str, release: Release) -> int:
    began = time.monotonic()
    if not release.manifest:
        print_message(f"{to}: {release.folder.name}: bảng kê hỏng hoặc mất / the manifest is damaged or lost")
        return FAULTS
    return print_fixity(f"{to}: {release.folder.name}", compare(release), time.monotonic() - began)


def print_fixity(name: str, checked: FixityReport, seconds: float) -> int:
    """Print the result of a comparison with the manifest; return its exit code."""
    for difference in checked.differences:
        print(f"{difference.path}: {_WORDS[difference.what]}")
    speed = checked.files / seconds if seconds else 0
    print_message(
        f"{name}: {checked.files} tệp / files, {len(checked.differences)} sai khác / differences,"
        f" {seconds:.1f} s ({speed:,.0f}/s)"
    )
    return FAULTS if checked.differences else DONE


def _place(to: str, option: str) -> Path | str:
    """Return the folder that *to* names, or the address of a place on another machine unchanged."""
    if not to:
        raise BadSettings(f"{option}: thư mục hoặc / folder or {address_forms()}.")
    if is_remote(to):
        return to
    if "://" in to:
        raise BadSettings(f"{option} {to}: chỉ thư mục hoặc / only a folder or {address_forms()}.")
    return Path(to).absolute()


def _require_release(place: Path) -> Release:
    release = current_release(place)
    if release is None:
        raise NotPublished(f"{place}: ở đây chưa đăng gì. / nothing is published here.")
    return release
