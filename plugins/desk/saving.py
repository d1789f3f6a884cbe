"""Saving: the one way by which the desk writes files of the content folder.

Each change is whole or not at all, also when the machine dies (``editing.changes``), has an entry in the journal with a
name, and is a commit where there is a repository. A file that was changed elsewhere since it was opened is never written over.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from plugins.authority.ledger import read_ledger
from plugins.desk import journal
from plugins.desk.journal import Entry
from plugins.desk.repository import GitFailed, repository_of
from plugins.desk.state import Desk
from plugins.editing.changes import CannotChange, Changes, apply, recover, undo
from plugins.sources.content_file import decode, encode_like, sha256_hex
from plugins.sources.dates import LOCAL_ZONE
from plugins.sources.folder import LEDGER
from plugins.sources.problems import CommandError


class OutsideContent(CommandError):
    """A path that is none of a file of the content folder."""

    exitcode = 2


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that was written."""

    path: str
    digest: str
    """SHA-256 of its bytes now: what the next save gives as *seen_digest*."""
    change: str
    """Id of the change, for ``take_back``; empty where the file was as it is."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that was changed elsewhere since it was opened; nothing was written."""

    path: str
    theirs: str
    """What stands in the file now; empty where it is gone."""
    mine: str
    digest: str
    """Of what stands there now: saving with it puts *mine* in its place."""


def read_text(desk: Desk, path: str) -> tuple[str, str]:
    """Return the text of the file *path* and its digest; both are empty where there is none."""
    data = _bytes_of(place_of(desk, path))
    return ("", "") if data is None else (decode(data), sha256_hex(data))


def place_of(desk: Desk, path: str) -> Path:
    """Return where the file *path* below the content folder stands; raise OutsideContent where that is elsewhere, or hidden."""
    place = desk.content / path
    parts = path.split("/")
    is_plain = bool(path) and not any(part in ("", ".", "..") or part.startswith(".") for part in parts)
    if (
        not is_plain
        or "\\" in path
        or "\0" in path
        or not place.resolve().is_relative_to(desk.content.resolve())
    ):
        raise OutsideContent(f"{path}: không phải tệp nội dung. / is no file of the content.")
    return place


def save(desk: Desk, path: str, text: str, seen_digest: str, words: str = "") -> Saved | Conflict:
    """Write *text* to the file *path*, which held what has *seen_digest* when it was opened (empty: it was not there).

    *words* say in a line what was done. Raises OutsideContent, and OSError where the machine refuses.
    """
    place = place_of(desk, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    was = _bytes_of(place)
    if (sha256_hex(was) if was is not None else "") != seen_digest:
        return _conflict(path, was, text)
    data = encode_like(was or b"", text)
    if data == was:
        return Saved(path, sha256_hex(data), "")
    before = {path: was} if was is not None else {}
    try:
        change = write(desk, Changes(before, {path: data}), words or path)
    except CannotChange:
        return _conflict(path, _bytes_of(place), text)
    return Saved(path, sha256_hex(data), change)


def _conflict(path: str, now: bytes | None, text: str) -> Conflict:
    return Conflict(
        path, decode(now) if now is not None else "", text, sha256_hex(now) if now is not None else ""
    )


def write(desk: Desk, changes: Changes, words: str) -> str:
    """Write *changes*, all of them or none; return the id of the change. Raises CannotChange."""

    def apply_them(identifier: str) -> list[str]:
        apply(desk.content, changes, journal.journal_file(desk.folder, identifier))
        return [*changes.after, *([LEDGER] if changes.entries else [])]

    return _changed(desk, apply_them, words)


def entered(desk: Desk, make: Callable[[], list[Path]], words: str) -> str:
    """Enter what *make* wrote by itself: new files, and the ledger where there is one; return the id of the change."""

    def make_them(identifier: str) -> list[str]:
        ids = _ids_in(desk)
        paths = [path.resolve().relative_to(desk.content.resolve()).as_posix() for path in make()]
        files = {path: (None, sha256_hex((desk.content / path).read_bytes())) for path in paths}
        journal.note_before(desk.folder, identifier, files, _ids_in(desk) - ids)
        return [*paths, *([LEDGER] if (desk.content / LEDGER).exists() else [])]

    return _changed(desk, make_them, words)


def take_back(desk: Desk, change: str, words: str) -> str:
    """Put back what *change* found; return the id of the change that this is. Raises CannotUndo where a file was changed since."""
    found = next((one for one in journal.entries(desk.folder) if one.id == change), None)
    kept = journal.before(desk.folder, change)

    def undo_it(identifier: str) -> list[str]:
        now = {path: _bytes_of(desk.content / path) for path in kept}
        digests = {path: "" if was is None else sha256_hex(was) for path, was in kept.items()}
        if kept:
            journal.note_before(desk.folder, identifier, {path: (now[path], digests[path]) for path in kept})
        undo(desk.content, journal.journal_file(desk.folder, change))
        return [*(found.paths if found else kept)]

    return _changed(desk, undo_it, words, undoes=change)


def _changed(desk: Desk, work: Callable[[str], list[str]], words: str, undoes: str = "") -> str:
    """Do *work* under a new id, and enter what it wrote; also where this run dies in between."""
    with desk.saving:
        enter_what_died(desk)
        now = datetime.now(LOCAL_ZONE)
        identifier = f"{now:%Y%m%d%H%M%S}-{secrets.token_hex(4)}"
        entry = Entry(identifier, now.isoformat(), desk.person.get("name", ""), words, (), "", undoes)
        journal.intend(desk.folder, entry)
        try:
            _enter(desk, entry, work(identifier))
        finally:
            journal.forget_intention(desk.folder)
    desk.wanted.set()
    return identifier


def _enter(desk: Desk, entry: Entry, paths: list[str]) -> None:
    entry = replace(entry, paths=tuple(dict.fromkeys(paths)))
    repository = repository_of(desk.content, desk.folder / "index")
    try:
        commit = repository.commit(paths, entry.words, desk.person) if repository else ""
        entry = replace(entry, commit=commit)
    except (GitFailed, OSError) as error:  # the journal has the change all the same, and the history tells
        entry = replace(entry, refused=str(error))
    journal.enter(desk.folder, entry)


def enter_what_died(desk: Desk) -> None:
    """Put back what a run that died had begun; enter what it had written and not entered: that is so where its files are as it left them."""
    recover(desk.content)
    entry = journal.intended(desk.folder)
    if entry is None:
        return
    after = journal.digests_after(desk.folder, entry.id)
    is_entered = any(one.id == entry.id for one in journal.entries(desk.folder)[:1])
    if after and not is_entered and all(_digest(desk, path) == digest for path, digest in after.items()):
        _enter(desk, entry, [*after, *([LEDGER] if (desk.content / LEDGER).exists() else [])])
    journal.forget_intention(desk.folder)


def _digest(desk: Desk, path: str) -> str:
    data = _bytes_of(desk.content / path)
    return "" if data is None else sha256_hex(data)


def _ids_in(desk: Desk) -> Set[str]:
    return read_ledger(_bytes_of(desk.content / LEDGER) or b"")[0].keys()


def _bytes_of(place: Path) -> bytes | None:
    return place.read_bytes() if place.is_file() else None
