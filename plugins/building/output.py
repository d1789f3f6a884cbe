"""Writing the output: only what changed, never outside the folder, nothing left over."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.catalogue.store import Catalogue

MARKER = ".archive-site"
"""Stands in an output folder that was empty when we came: all in it is ours."""


class UnsafePath(Exception):
    """A file would be written outside the output folder: a fault of ours, never of an editor."""


def digest(*parts: str | bytes) -> str:
    """Return one SHA-256 over *parts*."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


@dataclass(slots=True)
class Output:
    """A folder that is being brought up to date.

    In place, *previous* is None and unchanged files are let alone; for a release it is the one before, and
    unchanged files are linked from there, as far as its *manifest* has the bytes that the catalogue remembers.
    """

    root: Path
    catalogue: Catalogue
    previous: Path | None = None
    manifest: Mapping[str, str] = field(default_factory=dict)
    written: int = 0
    """Files that were made anew."""
    kept: int = 0
    """Files that stood already."""
    _seen: dict[str, str] = field(default_factory=dict)
    _folders: set[Path] = field(default_factory=set)

    def put(self, path: str, made_from: str, make: Callable[[], bytes]) -> None:
        """Have the file *path* hold what *make* returns; it is not called when *made_from* is as it was.

        Raises UnsafePath, and ValueError when a file is put twice.
        """
        self._claim(path)
        row = self.catalogue.row("files", "WHERE path = ?", path)
        if row is not None and row["made_from"] == made_from and self._keep(path, row["written"]):
            self.kept += 1
            return
        data = make()
        written = hashlib.sha256(data).hexdigest()
        if not (row is not None and row["written"] == written and self._keep(path, written)):
            self._write(path, data)
            self.written += 1
        else:
            self.kept += 1
        self.catalogue.write("files", path, made_from, written)

    def _claim(self, path: str) -> None:
        parts = path.split("/")
        if not path or path.startswith("/") or any(part in ("", ".", "..") for part in parts) or "\0" in path:
            raise UnsafePath(path)
        key = path.casefold()
        if key in self._seen:
            raise ValueError(f"{path}: written twice ({self._seen[key]})")
        self._seen[key] = path

    def _keep(self, path: str, written: str) -> bool:
        """Have the file of the build before stand, whose SHA-256 was *written*; tell whether it could."""
        place = self.root / path
        if self.previous is None:
            return place.is_file() and not place.is_symlink()
        if self.manifest.get(path) != written:
            return False
        self._folder(place.parent)
        try:
            os.link(self.previous / path, place, follow_symlinks=False)
        except OSError:
            return False
        return True

    def _folder(self, folder: Path) -> None:
        if folder not in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)

    def _write(self, path: str, data: bytes) -> None:
        """Write the file whole: beside its place, then renamed into it."""
        place = self.root / path
        self._folder(place.parent)
        beside = place.with_name(f".{place.name}.new")
        beside.write_bytes(data)
        os.replace(beside, place)

    def finish(self) -> int:
        """Take out what this build did not put; return how many files went.

        Files that no build of ours wrote stay, unless the folder was begun by one.
        """
        known = set(self._seen.values())
        rows = self.catalogue.values("SELECT path FROM files")
        for path in rows:
            if path not in known:
                self.catalogue.connection.execute("DELETE FROM files WHERE path = ?", (path,))
        mine = _files_below(self.root) if (self.root / MARKER).exists() else rows
        gone = 0
        for path in mine:
            if path not in known and path != MARKER and (self.root / path).is_file():
                os.unlink(self.root / path)
                gone += 1
                _remove_empty_folders((self.root / path).parent, self.root)
        return gone


def begin_in_place(root: Path) -> None:
    """Make the folder *root*; one that is empty is marked as ours."""
    root.mkdir(parents=True, exist_ok=True)
    if not any(root.iterdir()):
        (root / MARKER).touch()


def _files_below(root: Path) -> list[str]:
    return [
        os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
        for folder, _, files in os.walk(root)
        for name in files
    ]


def _remove_empty_folders(folder: Path, root: Path) -> None:
    while folder != root and not os.listdir(folder):
        os.rmdir(folder)
        folder = folder.parent
