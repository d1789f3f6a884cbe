"""The disk: files written whole, and what is done so that it outlasts a cut of the power."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write a temporary file beside *path*, sync it to the disk, and rename it to *path*: it is there before anything later."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    replace_synced(beside, path)


def replace_synced(beside: Path, path: Path) -> None:
    """Rename *beside*, whose bytes are synced, to *path*, and sync the folder's names."""
    os.replace(beside, path)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make *folder* and its parents, those that do not exist, and sync their names to the disk."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Sync the names in *folder* to the disk, where the system can: what was made, renamed or deleted there is so before anything later."""
    with suppress(OSError), open_folder(folder) as handle:
        os.fsync(handle)


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
