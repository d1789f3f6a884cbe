"""The disk: files written whole, and what is done so that it outlasts a cut of the power."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write a temporary file beside *path*, sync it to the disk, and rename it to *path*."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def sync_to_disk(folder: Path) -> None:
    """Sync the file system of *folder* to the disk."""
    with open_folder(folder) as handle:
        whole = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if os.name == "posix" else None
        if whole is None:
            os.sync()
        elif whole(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))


@contextmanager
def open_folder(folder: Path) -> Iterator[int]:
    """Open *folder*, so that the system resolves paths of its files from there."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
