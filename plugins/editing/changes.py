"""Changes of several files of the content folder: all of them or none, also when the machine dies; and back again."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plugins.authority.ledger import LedgerEntry, read_ledger, with_entries
from plugins.publishing.disk import make_folder, sync_folder, write_atomically
from plugins.publishing.lock import wait_for_folder
from plugins.sources.content_file import sha256_hex
from plugins.sources.folder import LEDGER, PENDING
from plugins.sources.problems import CommandError

_MAX_WAIT_SECONDS = 10
"""For others that change the folder."""


class CannotChange(CommandError):
    """The files cannot be changed so; the text says why and what to do."""


class CannotUndo(CommandError):
    """There is nothing to take back, or a file was changed since."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be written, all of it or nothing."""

    before: Mapping[str, bytes]
    """What the files hold, by path below the content folder; those that are new are not among them."""
    after: Mapping[str, bytes | None]
    """What they will hold, in the order in which they are written; None for a file that goes."""
    entries: tuple[LedgerEntry, ...] = field(default=())
    """Lines of the ledger that will be new or otherwise."""


def apply(content: Path, changes: Changes, journal: Path) -> list[Path]:
    """Write *changes* into the folder *content*; return the files.

    What they were goes into the file *journal*, for ``undo``. What a run that died had begun is taken back before. Raises
    CannotChange when a file is no longer what it was when the changes were planned.
    """
    with wait_for_folder(content, _MAX_WAIT_SECONDS):
        _take_back_what_died(content)
        for path in changes.after:
            if _bytes_of(content / path) != changes.before.get(path):
                raise CannotChange(
                    f"{path}: vừa bị sửa ở nơi khác; chạy lại lệnh. / was changed meanwhile; run the command again."
                )
        noted = json.dumps(_noted(content, changes), ensure_ascii=False).encode()
        write_atomically(content / PENDING, noted)
        for path, data in changes.after.items():
            if data is not None:
                make_folder((content / path).parent)
                write_atomically(content / path, data)
        _write_entries(content, changes.entries)
        for path, data in changes.after.items():
            if data is None:
                _delete(content / path)
        make_folder(journal.parent)
        write_atomically(journal, noted)
        _delete(content / PENDING)
    return [content / path for path in changes.after]


def _noted(content: Path, changes: Changes) -> dict[str, Any]:
    """Return what ``undo`` has to know of *changes*."""
    now = _entries_in(content)
    files = [
        {
            "path": path,
            "before": b64encode(changes.before[path]).decode() if path in changes.before else None,
            "after": "" if data is None else sha256_hex(data),
        }
        for path, data in changes.after.items()
    ]
    ids = [
        {
            "id": one.id,
            "before": [now[one.id].state, now[one.id].into] if one.id in now else ["withdrawn", ""],
            "after": [one.state, one.into],
        }
        for one in changes.entries
    ]
    return {"files": files, "ids": ids}


def undo(content: Path, journal: Path) -> list[Path]:
    """Put what the changes noted in *journal* made back as it was, byte for byte; return the files.

    Where a run died that is what it had begun. An id that was minted stays in the ledger as withdrawn. Raises CannotUndo,
    and changes nothing, where nothing is noted, or where a file was changed since.
    """
    with wait_for_folder(content, _MAX_WAIT_SECONDS):
        if died := _take_back_what_died(content):
            return died
        try:
            data = journal.read_bytes()
        except FileNotFoundError:
            raise CannotUndo("Không có gì để bỏ. / There is nothing to take back.") from None
        noted = json.loads(data)
        _refuse_changed_since(content, noted)
        write_atomically(content / PENDING, data)  # a run that dies from here on is ended by the next
        paths = _take_back(content, noted)
        _delete(journal)
        _delete(content / PENDING)
    return paths


def recover(content: Path) -> None:
    """Put back what a run that died had begun to change in the folder *content*, once no other run is at it. Raises CannotUndo."""
    with wait_for_folder(content, _MAX_WAIT_SECONDS):
        _take_back_what_died(content)


def _take_back_what_died(content: Path) -> list[Path]:
    """Put back what a run that died had begun to change; return the files. Raises CannotUndo where one was changed since."""
    try:
        noted = json.loads((content / PENDING).read_bytes())
    except FileNotFoundError:
        return []
    paths = _take_back(content, noted)
    _delete(content / PENDING)
    return paths


def _before(noted: Mapping[str, Any]) -> dict[str, bytes | None]:
    return {
        one["path"]: None if one["before"] is None else b64decode(one["before"]) for one in noted["files"]
    }


def _begun(content: Path, noted: Mapping[str, Any]) -> list[Any]:
    """Return what is noted of the files that are not as they were before."""
    before = _before(noted)
    return [one for one in noted["files"] if _bytes_of(content / one["path"]) != before[one["path"]]]


def _refuse_changed_since(content: Path, noted: Mapping[str, Any]) -> None:
    """Raise CannotUndo where a file, or the ledger, is neither as it was before the changes nor as they left it."""
    entries = _entries_in(content)
    ids = {one["id"]: _stand(entries.get(one["id"])) for one in noted["ids"]}
    changed = [
        one["path"]
        for one in _begun(content, noted)
        if _digest(_bytes_of(content / one["path"])) != one["after"]
    ]
    changed += [LEDGER for one in noted["ids"] if ids[one["id"]] not in ([], one["before"], one["after"])]
    if changed:
        raise CannotUndo(
            f"{', '.join(dict.fromkeys(changed))}: đã sửa sau đó, nên không bỏ được; sửa bằng tay."
            " / changed since, so it cannot be taken back; mend it by hand."
        )


def _take_back(content: Path, noted: Mapping[str, Any]) -> list[Path]:
    _refuse_changed_since(content, noted)
    before, begun = _before(noted), _begun(content, noted)
    for one in begun:
        data = before[one["path"]]
        if data is not None:
            make_folder((content / one["path"]).parent)
            write_atomically(content / one["path"], data)
    state_of = {one["id"]: one["before"] for one in noted["ids"]}
    _write_entries(content, (LedgerEntry(one, state, into, 0) for one, (state, into) in state_of.items()))
    for one in begun:
        if before[one["path"]] is None:
            _delete(content / one["path"])
    return [content / one["path"] for one in begun]


def _entries_in(content: Path) -> dict[str, LedgerEntry]:
    return read_ledger(_bytes_of(content / LEDGER) or b"")[0]


def _stand(entry: LedgerEntry | None) -> list[str]:
    return [entry.state, entry.into] if entry else []


def _write_entries(content: Path, entries: Iterable[LedgerEntry]) -> None:
    """Put *entries* into the ledger, where the folder has one."""
    ledger = _bytes_of(content / LEDGER)
    if ledger is not None and (after := with_entries(ledger, entries)) != ledger:
        write_atomically(content / LEDGER, after)


def _delete(path: Path) -> None:
    """Delete *path*, so that it is gone after a cut of the power too."""
    path.unlink()
    sync_folder(path.parent)


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _digest(data: bytes | None) -> str:
    return "" if data is None else sha256_hex(data)
