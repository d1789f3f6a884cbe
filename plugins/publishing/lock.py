"""One build at a time in an output folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".lock"
"""Stands in every folder that we work in."""


class Held(Exception):
    """Another build holds the lock."""

    exitcode = 3


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def only_one(output: Path) -> Iterator[None]:
    """Hold the lock of *output* meanwhile; raise Held at once when another process has it.

    The system frees it when the process ends, however it ends.
    """
    output.mkdir(parents=True, exist_ok=True)
    handle = os.open(output / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(handle)
    except OSError:
        os.close(handle)
        raise Held(str(output)) from None
    try:
        yield
    finally:
        os.close(handle)
