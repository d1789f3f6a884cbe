"""Whether a catalogue is as it was closed, and whether an error means that it is damaged or that the machine fails.

A note beside the file has its size and time of change at closing. Comparing them is cheap; reading the whole file at each
opening would take longer than an edit.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

_REFUSALS = frozenset(
    (
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    )
)
"""Errors of the machine: the file may be sound."""
_DAMAGES = frozenset((sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS))
"""Errors that SQLite counts among failures of the disk, although the cause is a truncated file."""


class DamagedCatalogue(Exception):
    """The file is not a catalogue of ours, is an older one, or was changed behind our back."""


def is_damage(error: DamagedCatalogue | sqlite3.Error) -> bool:
    """Whether a new catalogue mends *error*; it does not mend a full disk."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code in _DAMAGES or code & 0xFF not in _REFUSALS


def note_closed(path: Path) -> None:
    """Note size and time of the catalogue at *path*, now that nobody writes to it; if that fails it counts as not closed."""
    beside = path.with_name(path.name + ".closing")
    try:
        beside.write_text(_size_and_time(path))
        os.replace(beside, _note(path))
    except OSError:
        with suppress(OSError):
            beside.unlink()


def refuse_changed(path: Path) -> bool:
    """Whether the catalogue at *path* was closed; False when its last user was killed.

    Raises DamagedCatalogue when the file has changed since it was closed. From now on it counts as not closed.
    """
    try:
        noted = _note(path).read_bytes()
    except FileNotFoundError:
        return False
    except OSError:
        noted = b""
    if noted != _size_and_time(path).encode():
        raise DamagedCatalogue("changed since it was closed")
    forget_closed(path)
    return True


def forget_closed(path: Path) -> None:
    """Have the catalogue at *path* count as not closed."""
    make_way(_note(path))


def make_way(path: Path) -> None:
    """Delete the file, link or folder at *path*, if there is one."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _note(path: Path) -> Path:
    return path.with_name(path.name + ".closed")


def _size_and_time(path: Path) -> str:
    # Without inode and ctime: a copy that keeps its times, as backups make it, is as good.
    status = os.stat(path)
    return f"{status.st_size} {status.st_mtime_ns}"
