"""Whether a catalogue is as we left it, and whether an error tells of damage to it or of the machine around it.

Beside the file stands what it was like when it was closed. A look at its size and time costs nothing; to read all of it at
each opening would cost more than the edit that is to be shown.
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
"""What the machine may refuse though the file is sound."""
_DAMAGES = frozenset((sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS))
"""What SQLite counts among failures of the disk, and comes of a file that was cut."""


class DamagedCatalogue(Exception):
    """The file is not a catalogue of ours, is an older one, or was changed behind our back."""


def is_damage(error: DamagedCatalogue | sqlite3.Error) -> bool:
    """Whether *error* is cured by a new catalogue; a full disk is not."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code in _DAMAGES or code & 0xFF not in _REFUSALS


def note_closed(path: Path) -> None:
    """Note what the catalogue at *path* is like, now that nobody writes to it; without room for that it stays open."""
    beside = path.with_name(path.name + ".closing")
    try:
        beside.write_text(_look(path))
        os.replace(beside, _note(path))
    except OSError:
        with suppress(OSError):
            beside.unlink()


def refuse_changed(path: Path) -> bool:
    """Tell whether the catalogue at *path* is as it was closed, False when it never was: its last user was killed.

    Raises DamagedCatalogue when somebody changed it since. From now on it counts as not closed.
    """
    try:
        noted = _note(path).read_bytes()
    except FileNotFoundError:
        return False
    except OSError:
        noted = b""
    if noted != _look(path).encode():
        raise DamagedCatalogue("changed since it was closed")
    forget_closed(path)
    return True


def forget_closed(path: Path) -> None:
    """Have the catalogue at *path* count as not closed."""
    make_way(_note(path))


def make_way(path: Path) -> None:
    """Take away whatever stands at *path*."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _note(path: Path) -> Path:
    return path.with_name(path.name + ".closed")


def _look(path: Path) -> str:
    # Not the number of the file nor the time of its change there: a copy with its times, as backups make it, is as good.
    status = os.stat(path)
    return f"{status.st_size} {status.st_mtime_ns}"
