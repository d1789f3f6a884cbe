"""The journal of the desk: a line for each change, who made it and when, and what the files were before it."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.publishing.disk import make_folder, write_atomically

_LINES = "journal.jsonl"
_INTENDED = "intended.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change."""

    id: str
    at: str
    """ISO 8601, with microseconds: the order of changes."""
    who: str
    words: str
    """What was done, in a line."""
    paths: tuple[str, ...]
    """Below the content folder."""
    commit: str = ""
    """Empty where there is no repository, or it refused."""
    undoes: str = ""
    """Id of the change that this one took back."""
    refused: str = ""
    """What git said where it made no commit."""


def journal_file(folder: Path, identifier: str) -> Path:
    """Return the file that says what the change *identifier* found, for ``editing.changes.undo``."""
    return folder / "changes" / f"{identifier}.json"


def enter(folder: Path, entry: Entry) -> None:
    """Write *entry* at the end of the journal in *folder*, on the disk before this returns."""
    make_folder(folder)
    with (folder / _LINES).open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def entries(folder: Path) -> list[Entry]:
    """Return all entries of the journal in *folder*, newest first; a line that a cut of the power left is passed over."""
    try:
        lines = (folder / _LINES).read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return []
    return [*_read(lines)][::-1]


def _read(lines: Sequence[str]) -> Iterator[Entry]:
    for line in lines:
        try:
            said = json.loads(line)
            yield Entry(**{**said, "paths": tuple(said["paths"])})
        except (ValueError, TypeError, KeyError):
            continue


def before(folder: Path, identifier: str) -> Mapping[str, bytes | None]:
    """Return what the files of a change held before it; None for those that were not there. Empty where nothing is kept."""
    try:
        noted = json.loads(journal_file(folder, identifier).read_bytes())
    except (OSError, ValueError):
        return {}
    return {
        one["path"]: None if one["before"] is None else b64decode(one["before"]) for one in noted["files"]
    }


def note_before(
    folder: Path, identifier: str, files: Mapping[str, tuple[bytes | None, str]], minted: Iterable[str] = ()
) -> None:
    """Keep what *files* held before a change (None: not there), the SHA-256 of what they hold after it, and the ids that it *minted*."""
    noted = {
        "files": [
            {"path": path, "before": None if was is None else b64encode(was).decode(), "after": digest}
            for path, (was, digest) in files.items()
        ],
        "ids": [{"id": one, "before": ["withdrawn", ""], "after": ["live", ""]} for one in minted],
    }
    make_folder(journal_file(folder, identifier).parent)
    journal_file(folder, identifier).write_text(json.dumps(noted), "utf-8")


def intend(folder: Path, entry: Entry) -> None:
    """Note that *entry* is about to be made: a run that dies then has not done it unseen."""
    make_folder(folder)
    write_atomically(folder / _INTENDED, json.dumps(asdict(entry), ensure_ascii=False).encode())


def intended(folder: Path) -> Entry | None:
    """Return what was about to be made and was not entered; None where there is nothing."""
    try:
        return next(_read([(folder / _INTENDED).read_text("utf-8")]), None)
    except FileNotFoundError:
        return None


def forget_intention(folder: Path) -> None:
    """Forget what was about to be made: it is entered, or was not done."""
    (folder / _INTENDED).unlink(missing_ok=True)


def digests_after(folder: Path, identifier: str) -> Mapping[str, str]:
    """Return the SHA-256 of the files of a change as they were after it; empty for those that went, and where nothing is kept."""
    try:
        noted = json.loads(journal_file(folder, identifier).read_bytes())
    except (OSError, ValueError):
        return {}
    return {one["path"]: str(one["after"]) for one in noted["files"]}
