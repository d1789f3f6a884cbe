"""Locks: one build or publication of a folder at a time, and one new file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK = ".lock"
"""File in every folder that was ever locked."""
_SECONDS_BETWEEN_TRIES = 0.02


class AlreadyLocked(Exception):
    """Another process holds the lock of the folder or store that the text names."""

    exitcode = 3


if sys.platform == "win32":
    import msvcrt

    def _lock_handle(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _keep_private(handle: int, folder: Path) -> None:
        """Rights are those of the folder."""

    def _open_folder(folder: Path) -> int:
        return os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)

else:
    import fcntl

    def _lock_handle(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _keep_private(handle: int, folder: Path) -> None:
        """Let only the owner of *folder* open the lock, also where root made it: a service would be locked out."""
        with suppress(OSError):
            os.fchmod(handle, 0o600)
            os.fchown(handle, os.stat(folder).st_uid, -1)

    def _open_folder(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)


@contextmanager
def lock_folder(output: Path) -> Iterator[None]:
    """Hold the lock of *output*; raise AlreadyLocked at once when another process has it.

    The system releases it when the process ends, also by a signal. Whoever may open the file may hold the lock, so that
    only its owner may.
    """
    output.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(output / LOCK, flags, 0o600)
    try:
        _keep_private(handle, output)
        _lock_handle(handle)
    except OSError:
        os.close(handle)
        raise AlreadyLocked(str(output)) from None
    try:
        yield
    finally:
        os.close(handle)


@contextmanager
def wait_for_folder(folder: Path, seconds: float) -> Iterator[None]:
    """Hold *folder* itself as soon as it is free, without a file in it; raise AlreadyLocked after so many *seconds*.

    Whoever may read the folder may. Where its file system has no locks there is none.
    """
    deadline = time.monotonic() + seconds
    handle = _open_folder(folder)
    try:
        while True:
            try:
                _lock_handle(handle)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise AlreadyLocked(str(folder)) from None
                time.sleep(_SECONDS_BETWEEN_TRIES)
            except OSError:
                break
        yield
    finally:
        os.close(handle)
