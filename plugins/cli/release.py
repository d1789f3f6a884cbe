"""``build``: check, build into staging, verify, switch. Readers see either the old site or the new one, complete."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from plugins.addresses import file_of
from plugins.building.generator import CATALOGUE, Result, folder_in_messages
from plugins.building.running import pelican_settings, run_pelican
from plugins.building.settings import BadSettings, keep_releases, published_address, read_as_of
from plugins.catalogue.queries.listed import texts_on_site
from plugins.catalogue.queries.references import place_of_link
from plugins.catalogue.store import Catalogue, open_catalogue
from plugins.cli.paper import ensure_paper
from plugins.editing.since_release import LastRelease, silent_changes, vanishing_addresses
from plugins.publishing.differences import differences, told_differences
from plugins.publishing.lock import lock_folder
from plugins.publishing.manifest import sha256_of
from plugins.publishing.releases import (
    Release,
    begin_rehearsal,
    begin_staging,
    current_release,
    note_moment,
    overlap,
    refuse_foreign,
    switch,
    weigh,
)
from plugins.publishing.rights import published_rights
from plugins.publishing.staging import remove_files, stage_copy_of
from plugins.publishing.text_digests import write_text_digests
from plugins.publishing.tombstones import add_tombstones, read_takedowns
from plugins.publishing.verification import MAX_SHOWN, Fault, Verification, verify_all, verify_changed
from plugins.site.build import FINDING_AIDS
from plugins.sources.dates import LOCAL_ZONE
from plugins.sources.problems import CommandError, in_order
from plugins.workers.progress import Progress

_LOGGER = logging.getLogger(__name__)
_ALLOWED_LOSS_SHARE = 0.10
_ALLOWED_LOSS_PAGES = 3
_WARN_AFTER = timedelta(days=7)


class SiteRefused(CommandError):
    """The site that was built must not be published."""


class LastReleaseRefused(CommandError):
    """Nothing can be built upon the last release: its manifest is damaged, or its moment has not come."""

    exitcode = 4


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build: the release that readers now see."""

    release: Release
    result: Result
    """Its problems are all that was told, notices too."""
    verified: Verification
    is_new: bool = True
    """Whether readers see another site than before."""
    weight: int = 0
    """Bytes of a new release's files."""
    own_weight: int = 0
    """Bytes of those that no release before has: the others are hard links."""


def build_release(
    content: Path,
    output: Path,
    cache: Path,
    progress: Progress,
    allow_drop: bool = False,
    rehearsal: bool = False,
    **settings: Any,
) -> Built:
    """Build *content* and make it the current release of *output*; until then nothing there changes for readers.

    With *rehearsal* it stands in a folder beside the releases instead, and may be of a moment to come. Raises
    AlreadyLocked while another build runs, BadSettings for a moment to come, LastReleaseRefused when nothing can be built upon the last
    release, SiteRefused when the outcome must not go out; leaves with ContentErrors when the content has errors.
    """
    if FINDING_AIDS in (settings.get("PARTS") or pelican_settings("publishconf.py")["PARTS"]):
        ensure_paper()
    asked = settings.pop("AS_OF", None)
    moment, now = read_as_of(asked), datetime.now(LOCAL_ZONE)
    if not rehearsal and moment > now:
        raise BadSettings(
            f"--as-of {asked or moment}: ở tương lai, bài hẹn giờ sẽ ra trước giờ. Bỏ --as-of (và SOURCE_DATE_EPOCH), hoặc"
            " thêm --rehearsal để dựng thử, không đăng. / to come: held articles would go out before their time. Leave it out (and"
            " SOURCE_DATE_EPOCH), or add --rehearsal to try it without making it public."
        )
    if overlap(output, content):
        raise SiteRefused(
            f"{output.name}: thư mục này chứa nội dung nguồn. / the folder holds the content itself."
        )
    if overlap(cache, content):
        raise SiteRefused(
            f"{cache}: kho tạm không đứng trong thư mục nội dung. / the cache cannot lie in the content."
        )
    refuse_foreign(output)
    keep = keep_releases()
    with published_rights(), lock_folder(output), lock_folder(cache), _room_freed(output):
        before = current_release(output)
        refuse_to_build_upon(before, now)
        as_of = choose_build_time(asked, before)
        staging, stands, weight = (
            (begin_rehearsal(output), {}, 0) if rehearsal else _staged(output, before, keep)
        )
        result = run_pelican(
            "publishconf.py", content, staging, cache, PREVIOUS_MANIFEST=stands,
            PROGRESS=progress,
            AS_OF=as_of.isoformat(), **settings,
        )  # fmt: skip
        fresh = {
            **result.files,
            **{path: sha256_of(staging / path) for path in add_tombstones(output, staging)},
        }
        progress("verify", 0, len(fresh))
        site_url = published_address()
        verified, link_counts = (
            verify_changed(staging, fresh, site_url, before)
            if before
            else verify_all(staging, fresh, site_url)
        )
        _refuse_faults(verified, cache / CATALOGUE)
        if rehearsal:
            return Built(Release(staging, fresh, as_of.isoformat()), result, verified)
        if before and stands == fresh:
            note_moment(before, as_of.isoformat())
            _note_texts(before, cache / CATALOGUE)
            return Built(before, result, verified, is_new=False)
        last = last_release(output, before)
        if last:
            told_as = settings.get("LANGUAGE", "vi"), folder_in_messages(content)
            result = _tell_of_changes(result, last, staging, fresh, cache / CATALOGUE, as_of, told_as)
        if not allow_drop:
            _refuse_drop(before, verified)
        weight, own_weight = weigh(staging, fresh, before, stands, weight)
        release = switch(output, staging, fresh, as_of.isoformat(), link_counts, keep=keep)
        _note_texts(release, cache / CATALOGUE)
        return Built(release, result, verified, weight=weight, own_weight=own_weight)


def _note_texts(release: Release, catalogue: Path) -> None:
    """Note beside *release* of which texts its pages were made: those in *catalogue*."""
    with closing(open_catalogue(catalogue)[0]) as opened:
        digests = {file_of(one.address): one.digest for one in texts_on_site(opened)}
    write_text_digests(release.folder, digests)


def last_release(output: Path, current: Release | None) -> LastRelease | None:
    """Return what readers see of *output*, whose *current* release that is; None before the first."""
    if current is None:
        return None
    taken_down = frozenset(address for one in read_takedowns(output) for address in one.addresses)
    return LastRelease(current.folder, current.manifest, taken_down)


def _tell_of_changes(
    result: Result,
    last: LastRelease,
    staging: Path,
    manifest: Mapping[str, str],
    catalogue: Path,
    as_of: datetime,
    told_as: tuple[str, str],
) -> Result:
    """Print what the site in *staging* has otherwise than the *last* release; return *result* with the notices.

    *told_as* are the language of messages and the content folder as they name it.
    """
    with closing(open_catalogue(catalogue)[0]) as opened:
        notices = [
            *vanishing_addresses(opened, last, as_of),
            *silent_changes(opened, last, staging, manifest),
        ]
    lines = [
        *(notice.text(*told_as) for notice in notices),
        *told_differences(differences(last.manifest, manifest)),
    ]
    print("\n".join(lines), file=sys.stderr)
    return replace(result, problems=in_order([*result.problems, *notices]))


@contextmanager
def _room_freed(output: Path) -> Iterator[None]:
    """Delete what is half built where the machine refuses: on a full disk nothing else could be written."""
    try:
        yield
    except (OSError, sqlite3.Error):
        shutil.rmtree(output / "staging", ignore_errors=True)
        raise


def refuse_to_build_upon(before: Release | None, now: datetime) -> None:
    """Raise LastReleaseRefused where the manifest of the last release is not whole, or is of a moment to come.

    The guard against lost pages counts its files, and nothing is let out or taken away by a moment that was not.
    """
    if before is None:
        return
    if not before.manifest:
        what = "bảng kê hỏng hoặc mất / the manifest is damaged or lost"
    elif before.as_of and datetime.fromisoformat(before.as_of) > now:
        what = f"dựng cho lúc {before.as_of}, mà đồng hồ máy là / built for that moment, while the machine's clock says {now.isoformat()}"
    else:
        return
    output = before.folder.parents[1]
    raise LastReleaseRefused(
        f"{before.folder.with_suffix('.json')}: {what}. Xem lại giờ máy; giờ máy đúng thì chạy `rollback --to {output}` rồi build lại; không còn"
        f" bản nào trước thì xóa {output / 'current'} rồi build. / Look at the clock; where it is right, run `rollback --to {output}` and"
        f" build again; where no release is left before it, delete {output / 'current'} and build."
    )


def _staged(output: Path, before: Release | None, keep: int) -> tuple[Path, Mapping[str, str], int]:
    """Return the staging folder, the SHA-256 by path of the files in it that need not be made again, and the bytes of *before*.

    Files modified after they were published are removed from it: the build makes them again.
    """
    if before is None:
        return begin_staging(output), {}, 0
    staged = stage_copy_of(output, before, keep)
    remove_files(staged.folder, staged.modified)
    stands = {path: digest for path, digest in before.manifest.items() if path not in staged.modified}
    return staged.folder, stands, staged.weight


def choose_build_time(asked: str | None, before: Release | None) -> datetime:
    """Return the moment to build for: *asked*, else now, but never before that of the last release.

    So a wrong clock hides nothing that is public. Warns of a moment before that, or more than seven days after it.
    """
    as_of = read_as_of(asked)
    last = datetime.fromisoformat(before.as_of) if before and before.as_of else None
    if last and as_of < last:
        _LOGGER.warning(
            "--as-of %s: trước bản đang đăng; lấy %s. / before the last release; that is taken.", as_of, last
        )
        return last
    if last and as_of - last > _WARN_AFTER:
        _LOGGER.warning(
            "--as-of %s: hơn bảy ngày sau bản đang đăng (%s). / over seven days past it.", as_of, last
        )
    return as_of


def _refuse_faults(verified: Verification, catalogue: Path) -> None:
    """Raise SiteRefused when anything is wrong; for pages of texts it names the text's file and line."""
    if not verified.faults:
        return
    with closing(open_catalogue(catalogue)[0]) as opened:
        shown = "\n".join(_told(opened, fault) for fault in verified.faults[:MAX_SHOWN])
    raise SiteRefused(
        f"Trang hỏng hoặc liên kết chết / broken pages or dead links ({len(verified.faults)}):\n{shown}"
    )


def _told(catalogue: Catalogue, fault: Fault) -> str:
    place = place_of_link(catalogue, fault.page, unescape(fault.what))
    told = f"{fault.page}: {fault.what}"
    return f"{place.path}:{place.line}: {told}" if place else told


def _refuse_drop(before: Release | None, verified: Verification) -> None:
    """Raise SiteRefused when pages fell by more than 10 % and 3: a missing mount or half a copy has that effect."""
    if before is None:
        return
    lost = before.pages - verified.pages
    if lost > _ALLOWED_LOSS_PAGES and lost > before.pages * _ALLOWED_LOSS_SHARE:
        raise SiteRefused(
            f"Số trang giảm từ {before.pages} xuống {verified.pages}; bản cũ được giữ. Kiểm tra thư mục nội dung;"
            " nếu đúng là vậy, thêm --allow-drop. / pages fell; the old site stays. Check the content folder, or add"
            " --allow-drop."
        )
