"""Takedown: removing an article or a record from every kept release at once, in an emergency, without a build.

In each release only the files that mention it change, each by one rename, so that hard links of other releases keep
their bytes. A run that died is finished by the next takedown, of whatever page.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from plugins.addresses import file_of
from plugins.publishing.disk import replace_synced, sync_to_disk
from plugins.publishing.errors import NotPublished
from plugins.publishing.fixity import Difference, FileId, compare
from plugins.publishing.lock import lock_folder
from plugins.publishing.manifest import make_manifest, read_manifest, sha256_of, write_manifest
from plugins.publishing.releases import REHEARSAL, kept_releases, read_release
from plugins.publishing.staging import remove_files
from plugins.publishing.takedown_plan import Subject, plan_takedown
from plugins.publishing.text_digests import forget_texts
from plugins.publishing.tombstones import Takedown, is_tombstone, read_takedowns, write_takedowns

_REFRESH = re.compile(r'<meta http-equiv="refresh" content="\d+; *url=([^"]+)"')
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_MAX_REDIRECT_BYTES = 4096
"""Larger pages are not redirects, and are not read to look for one."""


class UnknownPage(NotPublished):
    """No kept release has such a page."""


@dataclass(frozen=True, slots=True)
class TakedownRequest:
    """What is to be taken down, by whom and why."""

    what: str
    """Address, id, slug or legacy address."""
    date: str
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakedownResult:
    """The result of a takedown."""

    takedown: Takedown
    changed: Mapping[str, int]
    """Files changed by release."""
    removed: Mapping[str, int]
    still_shown: tuple[str, ...]
    """Pictures and documents of it that stay because other pages show them."""
    dropped: tuple[str, ...]
    """Files that could not be redacted and were deleted, such as the search of a year."""
    differences: Mapping[str, tuple[Difference, ...]]
    """By release: its files that are not what they should be, so that the takedown cannot answer for them."""


def take_down(
    output: Path,
    asked: TakedownRequest,
    *,
    site_url: str = "",
    is_record: Callable[[str], bool] = lambda address: False,
    shards: Iterable[str] = (),
    known: Takedown | None = None,
) -> TakedownResult:
    """Remove *asked* from every release of *output*, and enter it in the list of takedowns there.

    *known* is what *asked* is at another place: where no release here has it, it is entered in the list all the same.
    *is_record* says whether an address is that of a record, whose name stays in the texts of others. *shards* are
    folders whose subfolders are useful only complete. Raises AlreadyLocked, NotPublished and OSError.
    """
    with lock_folder(output):
        for left in ("staging", REHEARSAL):  # no release, and may hold it all the same
            shutil.rmtree(output / left, ignore_errors=True)
        folders = _current_first(output)
        listed = read_takedowns(output)
        try:
            takedown = _identify(asked, folders, listed, site_url)
        except UnknownPage:
            if known is None:
                raise
            takedown = known
        before = [alias for one in listed if one.address == takedown.address for alias in one.aliases]
        aliases = {*takedown.aliases, *_aliases(takedown, folders), *before}
        takedown = replace(takedown, aliases=tuple(sorted(aliases)), unfinished=True)
        # One that died stays where it is: what it left in a release is ended before any other begins there.
        entered = {one.address: one for one in listed if one.unfinished or one.address != takedown.address}
        entered[takedown.address] = takedown
        write_takedowns(output, entered.values())
        done: dict[str, dict[str, _Rewritten]] = {}
        for one in [one for one in entered.values() if one.unfinished]:
            record = is_record(one.address)
            subject = Subject(one, site_url, not record, "Trang" if record else "Bài", tuple(shards))
            done[one.address] = _rewrite_releases(output, folders, subject)
            entered[one.address] = replace(one, unfinished=False)
            write_takedowns(output, entered.values())
        rewritten = done[takedown.address]
        return TakedownResult(
            entered[takedown.address],
            {name: one.changed for name, one in rewritten.items()},
            {name: one.removed for name, one in rewritten.items()},
            tuple(sorted(set().union(*(one.shown for one in rewritten.values())))),
            tuple(sorted(set().union(*(one.dropped for one in rewritten.values())))),
            _differences(folders),
        )


def _differences(folders: list[Path]) -> dict[str, tuple[Difference, ...]]:
    """Return what every file of the releases says, now that all is done: by release, where any differs."""
    known: dict[FileId, str] = {}
    found = {folder.name: compare(read_release(folder), known).differences for folder in folders}
    return {name: differences for name, differences in found.items() if differences}


def identify(output: Path, asked: TakedownRequest, site_url: str = "") -> Takedown | None:
    """Return what *asked* is in the releases of *output*; None where it is not there."""
    try:
        return _identify(asked, _current_first(output), read_takedowns(output), site_url)
    except (NotPublished, OSError):
        return None


def _current_first(output: Path) -> list[Path]:
    """Return the releases: the current one, then the others, newest first."""
    current = (output / "current").resolve()
    newest_first = kept_releases(output)[::-1]
    if current.is_dir() and current.name not in {folder.name for folder in newest_first}:
        newest_first.append(output / "releases" / current.name)  # its manifest is lost
    return sorted(newest_first, key=lambda folder: folder.resolve() != current)


def _manifest_of(folder: Path) -> dict[str, str]:
    """Return the manifest of a release, made from its files where it is damaged: a takedown must not miss one."""
    return read_manifest(folder.with_suffix(".json"))[0] or make_manifest(folder)


def _identify(
    asked: TakedownRequest, folders: list[Path], listed: tuple[Takedown, ...], site_url: str
) -> Takedown:
    """Return the takedown meant: by an address in the list, by a page of the newest release with one, by a slug in the list.

    Raises UnknownPage for no such page, and NotPublished for several and for a page that lists others.
    """
    named = asked.what.strip().removeprefix(site_url) if site_url else asked.what.strip()
    for takedown in listed:
        if named in takedown.addresses:
            return takedown
    for folder in folders:
        manifest = _manifest_of(folder)
        targets = {_target(folder, path) for path in _candidates(named, manifest)}
        targets_there = sorted(target for target in targets if not _is_gone(folder / file_of(target)))
        if len(targets_there) > 1:
            shown = "\n".join(targets_there)
            raise NotPublished(
                f"{asked.what}: nhiều trang trùng tên này; ghi địa chỉ của một trang. / several pages; give one address.\n{shown}"
            )
        if targets_there:
            _refuse_listing(targets_there[0], manifest)
            title = _title(targets_there[0], folders)
            return Takedown(asked.date, targets_there[0], title, (), asked.by, asked.reason)
    for takedown in listed:
        if named in takedown.slugs:
            return takedown
    raise UnknownPage(
        f"{asked.what}: không có trang nào như vậy trong các bản còn giữ. Ghi địa chỉ, mã hoặc tên trong địa chỉ."
        " / no such page in any kept release. Give an address, an id or a slug."
    )


def _is_gone(place: Path) -> bool:
    return not place.is_file() or is_tombstone(place.read_bytes())


def _candidates(named: str, manifest: Mapping[str, str]) -> list[str]:
    if named.startswith("/"):
        path = file_of(named)
        return [one for one in (path, f"{path}/index.html") if one in manifest and one.endswith(".html")]
    by_id = f"id/{named}/index.html"
    if by_id in manifest:
        return [by_id]
    ending = f"/{named}/index.html"
    return [path for path in manifest if named and path.endswith(ending)]


def _target(folder: Path, path: str) -> str:
    """Return the address of the page at *path*, or the one that it redirects to."""
    found = _redirect(folder / path)
    return found or f"/{path.removesuffix('index.html')}"


def _redirect(place: Path) -> str:
    if place.stat().st_size > _MAX_REDIRECT_BYTES:
        return ""
    found = _REFRESH.search(place.read_text("utf-8", "replace"))
    return unescape(found[1]) if found else ""


def _title(address: str, folders: Iterable[Path]) -> str:
    """Return the heading of the page, from the first release where it is as the manifest says, else from the first with it."""
    path = file_of(address)
    pages = {folder: folder / path for folder in folders if not _is_gone(folder / path)}
    intact = (page for folder, page in pages.items() if sha256_of(page) == _manifest_of(folder).get(path))
    found = _HEADING.search(next(intact, next(iter(pages.values()))).read_text("utf-8", "replace"))
    return " ".join(unescape(re.sub(r"<[^>]*>", "", found[1])).split()) if found else ""


def _refuse_listing(address: str, manifest: Mapping[str, str]) -> None:
    """Raise NotPublished for a page with pages below it other than those of its own years: many would go with it."""
    folder = address.lstrip("/")
    below = {path[len(folder) :] for path in manifest if path.startswith(folder) and path.endswith(".html")}
    others = [path for path in below if path != "index.html" and not re.fullmatch(r"[\d/]+index\.html", path)]
    if not folder or not folder.endswith("/") or others:
        raise NotPublished(
            f"{address}: đây là trang danh sách, không phải bài hay hồ sơ. / a listing, neither article nor record."
        )


def _aliases(takedown: Takedown, folders: list[Path]) -> set[str]:
    """Return the addresses that redirect to the page, in any release."""
    targets: dict[str, str] = {}
    aliases = set()
    for folder in folders:
        for path, digest in _manifest_of(folder).items():
            if path.endswith(".html") and (folder / path).is_file():
                if digest not in targets:
                    targets[digest] = _redirect(folder / path)
                if targets[digest] == takedown.address:
                    aliases.add(f"/{path.removesuffix('index.html')}")
    return aliases


@dataclass(frozen=True, slots=True)
class _Rewritten:
    changed: int
    removed: int
    shown: frozenset[str]
    dropped: frozenset[str]


def _rewrite_releases(output: Path, folders: Iterable[Path], subject: Subject) -> dict[str, _Rewritten]:
    """Rewrite one release after the other without the subject; return what was done, by release."""
    unaffected: dict[FileId, frozenset[str]] = {}
    return {folder.name: _rewrite_release(output, folder, subject, unaffected) for folder in folders}


def _rewrite_release(
    output: Path, folder: Path, subject: Subject, unaffected: dict[FileId, frozenset[str]]
) -> _Rewritten:
    """Rewrite one release without the subject.

    First the new manifest is written beside the old one, then the new files in a folder beside, and when both are synced file after file is replaced, its compressed copies first,
    pages before the media that they showed; last the new manifest replaces the old one.
    """
    noted, as_of, by = read_manifest(folder.with_suffix(".json"))
    base = noted or make_manifest(folder)
    coming, *_ = read_manifest(folder.with_suffix(".next"))
    old = coming or base
    removal = plan_takedown(folder, old, subject, unaffected)
    fresh = dict(old)
    for path, data in removal.changes.items():
        if data is None:
            fresh.pop(path, None)
        else:
            fresh[path] = hashlib.sha256(data).hexdigest()
    if noted and not removal.changes and not coming:
        return _Rewritten(0, 0, removal.shown, removal.dropped)
    write_manifest(folder.with_suffix(".next"), fresh, as_of, by)
    folder.with_suffix(".links").unlink(missing_ok=True)
    forget_texts(folder, removal.changes)
    beside = output / "staging-takedown"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        made = {path: beside / str(number) for number, path in enumerate(removal.changes)}
        for path, data in removal.changes.items():
            if data is not None:
                made[path].write_bytes(data)
        sync_to_disk(folder)  # a rename may reach the disk before the bytes
        for path, data in removal.changes.items():
            if data is None:
                remove_files(folder, [path])
            else:
                _replace(folder / path, data, made[path])
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    remove_files(folder, sorted(base.keys() - fresh.keys()))
    sync_to_disk(folder)
    os.utime(folder.with_suffix(".next"))  # files modified after the manifest would count as damaged
    replace_synced(folder.with_suffix(".next"), folder.with_suffix(".json"))
    altered = sum(base.get(path) != digest for path, digest in fresh.items())
    return _Rewritten(altered, len(base.keys() - fresh.keys()), removal.shown, removal.dropped)


def _replace(place: Path, data: bytes, beside: Path) -> None:
    os.replace(beside, place)
    if sha256_of(place) != hashlib.sha256(data).hexdigest():
        raise NotPublished(f"{place}: đĩa không giữ đúng tệp. / the disk did not keep the file.")
