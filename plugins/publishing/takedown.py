"""Taking an article or a record away from every kept release at once: an emergency, done before anything is built.

Of each release only the files that tell of it change, each by one rename; the files of other releases that share their
bytes are not touched. A run that died is finished by the next of the same name.
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

from plugins.publishing.errors import NotPublished
from plugins.publishing.lock import only_one
from plugins.publishing.manifest import (
    make_manifest,
    read_compressed_by,
    read_manifest,
    sha256_of,
    write_manifest,
)
from plugins.publishing.releases import have_on_disk, kept_releases
from plugins.publishing.staging import take_out
from plugins.publishing.takedown_plan import Subject, plan_removal
from plugins.publishing.tombstones import Takedown, file_at, is_tombstone, read_takedowns, write_takedowns

_REFRESH = re.compile(r'<meta http-equiv="refresh" content="\d+; *url=([^"]+)"')
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_SMALL = 4096
"""Bytes that the page of a redirect has at most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants taken away."""

    what: str
    """Address, id, slug or legacy address."""
    date: str
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakenDown:
    """What a takedown did."""

    takedown: Takedown
    changed: Mapping[str, int]
    """Files changed by release."""
    removed: Mapping[str, int]
    still_shown: tuple[str, ...]
    """Pictures and documents of it that stay, for other pages show them."""
    dropped: tuple[str, ...]
    """Files that could not be cut and went whole, such as a year's search."""


def take_down(
    output: Path,
    asked: Asked,
    *,
    site_url: str = "",
    is_record: Callable[[str], bool] = lambda address: False,
    shards: Iterable[str] = (),
) -> TakenDown:
    """Take *asked* away from every release of *output*, and enter it in the list there.

    *is_record* tells whether an address is a record's, whose name stays in the texts of others. *shards* are folders
    of which each subfolder is of use only as a whole. Raises Held, NotPublished and OSError.
    """
    with only_one(output):
        folders = _readers_first(output)
        listed = read_takedowns(output)
        takedown = _identify(asked, folders, listed, site_url)
        takedown = replace(takedown, aliases=tuple(sorted({*takedown.aliases, *_aliases(takedown, folders)})))
        write_takedowns(output, [one for one in listed if one.address != takedown.address] + [takedown])
        record = is_record(takedown.address)
        subject = Subject(takedown, site_url, not record, "Trang" if record else "Bài", tuple(shards))
        changed, removed = {}, {}
        shown: set[str] = set()
        dropped: set[str] = set()
        silent: dict[str, frozenset[str]] = {}
        for folder in folders:
            done = _clean(output, folder, subject, silent)
            changed[folder.name], removed[folder.name] = done.changed, done.removed
            shown |= done.shown
            dropped |= done.dropped
        return TakenDown(takedown, changed, removed, tuple(sorted(shown)), tuple(sorted(dropped)))


def _readers_first(output: Path) -> list[Path]:
    """Return the releases, the one that readers see first, then newest first."""
    current = (output / "current").resolve()
    newest_first = kept_releases(output)[::-1]
    return sorted(newest_first, key=lambda folder: folder.resolve() != current)


def _manifest_of(folder: Path) -> dict[str, str]:
    """Return the manifest of a release; where it is damaged, that of what stands there: nothing may stay for that."""
    return read_manifest(folder.with_suffix(".json"))[0] or make_manifest(folder)


def _identify(asked: Asked, folders: list[Path], listed: tuple[Takedown, ...], site_url: str) -> Takedown:
    """Return what is meant: by the list where it names it, by the first release that knows it, by the list's slugs."""
    what = asked.what.strip().removeprefix(site_url) if site_url else asked.what.strip()
    for one in listed:
        if what in (one.address, *one.aliases):
            return one
    for folder in folders:
        manifest = _manifest_of(folder)
        targets = {_target(folder, path) for path in _candidates(what, manifest)}
        found = sorted(target for target in targets if not _is_gone(folder / file_at(target)))
        if len(found) > 1:
            shown = "\n".join(found)
            raise NotPublished(
                f"{asked.what}: nhiều trang trùng tên này; ghi địa chỉ của một trang. / several pages; give one address.\n{shown}"
            )
        if found:
            _refuse_listing(found[0], manifest)
            page = (folder / file_at(found[0])).read_text("utf-8")
            return Takedown(asked.date, found[0], _title(page), (), asked.by, asked.reason)
    for one in listed:
        if what in [address.rstrip("/").rpartition("/")[2] for address in (one.address, *one.aliases)]:
            return one
    raise NotPublished(
        f"{asked.what}: không có trang nào như vậy trong các bản còn giữ. Ghi địa chỉ, mã hoặc tên trong địa chỉ."
        " / no such page in any kept release. Give an address, an id or a slug."
    )


def _is_gone(place: Path) -> bool:
    return not place.is_file() or is_tombstone(place.read_bytes())


def _candidates(what: str, manifest: Mapping[str, str]) -> list[str]:
    if what.startswith("/"):
        path = file_at(what)
        return [one for one in (path, f"{path}/index.html") if one in manifest and one.endswith(".html")]
    by_id = f"id/{what}/index.html"
    if by_id in manifest:
        return [by_id]
    ending = f"/{what}/index.html"
    return [path for path in manifest if what and path.endswith(ending)]


def _target(folder: Path, path: str) -> str:
    """Return the address of the page at *path*, or that which it redirects to."""
    found = _redirect(folder / path)
    return found or f"/{path.removesuffix('index.html')}"


def _redirect(place: Path) -> str:
    if place.stat().st_size > _SMALL:
        return ""
    found = _REFRESH.search(place.read_text("utf-8"))
    return unescape(found[1]) if found else ""


def _title(page: str) -> str:
    found = _HEADING.search(page)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", found[1])).split()) if found else ""


def _refuse_listing(address: str, manifest: Mapping[str, str]) -> None:
    """Refuse what would take many pages with it: a page below which stand others than its own years."""
    folder = address.lstrip("/")
    below = {path[len(folder) :] for path in manifest if path.startswith(folder) and path.endswith(".html")}
    others = [path for path in below if path != "index.html" and not re.fullmatch(r"[\d/]+index\.html", path)]
    if not folder or not folder.endswith("/") or others:
        raise NotPublished(
            f"{address}: đây là trang danh sách, không phải bài hay hồ sơ. / a listing, neither article nor record."
        )


def _aliases(takedown: Takedown, folders: list[Path]) -> set[str]:
    """Return the addresses that lead to the page, in any release."""
    targets: dict[str, str] = {}
    found = set()
    for folder in folders:
        for path, digest in _manifest_of(folder).items():
            if path.endswith(".html") and (folder / path).is_file():
                if digest not in targets:
                    targets[digest] = _redirect(folder / path)
                if targets[digest] == takedown.address:
                    found.add(f"/{path.removesuffix('index.html')}")
    return found


@dataclass(frozen=True, slots=True)
class _Cleaned:
    changed: int
    removed: int
    shown: frozenset[str]
    dropped: frozenset[str]


def _clean(output: Path, folder: Path, subject: Subject, silent: dict[str, frozenset[str]]) -> _Cleaned:
    """Bring one release to what it is without the subject.

    First the manifest of that is written beside the old one, then file after file is replaced, pages before what they
    showed, and last the manifest takes its place.
    """
    base, as_of = _manifest_of(folder), read_manifest(folder.with_suffix(".json"))[1]
    coming, _ = read_manifest(folder.with_suffix(".next"))
    old = coming or base
    # Half-done, the manifest does not say yet what stands on the disk.
    removal = plan_removal(folder, old, subject, {} if coming else silent)
    fresh = dict(old)
    for path, data in removal.changes.items():
        if data is None:
            fresh.pop(path, None)
        else:
            fresh[path] = hashlib.sha256(data).hexdigest()
    if fresh == base and not coming:
        return _Cleaned(0, 0, removal.shown, removal.dropped)
    by = read_compressed_by(folder.with_suffix(".json"))
    write_manifest(folder.with_suffix(".next"), fresh, as_of, by)
    folder.with_suffix(".links").unlink(missing_ok=True)
    beside = output / "staging-takedown"
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for number, (path, data) in enumerate(removal.changes.items()):
        if data is not None:
            _replace(folder / path, data, beside / str(number))
    take_out(folder, sorted(base.keys() - fresh.keys()))
    shutil.rmtree(beside)
    have_on_disk(folder)
    os.utime(folder.with_suffix(".next"))  # no file of the release is younger than its manifest
    os.replace(folder.with_suffix(".next"), folder.with_suffix(".json"))
    altered = sum(base.get(path) != digest for path, digest in fresh.items())
    return _Cleaned(altered, len(base.keys() - fresh.keys()), removal.shown, removal.dropped)


def _replace(place: Path, data: bytes, beside: Path) -> None:
    beside.write_bytes(data)
    os.replace(beside, place)
    if sha256_of(place) != hashlib.sha256(data).hexdigest():
        raise NotPublished(f"{place}: đĩa không giữ đúng tệp. / the disk did not keep the file.")
