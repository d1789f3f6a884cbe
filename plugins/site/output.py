"""Writing the output: only what changed, never outside the folder, nothing left over."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.catalogue.output_files import (
    files_of,
    forget_output_file,
    note_output_file,
    output_files,
    output_paths,
)
from plugins.catalogue.rows import OutputFileRow
from plugins.catalogue.store import Catalogue

MARKER = ".archive-site"
"""Marks an output folder that was empty when a build first wrote to it: builds may delete every file in it."""


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
    """The output folder; unchanged files are not touched.

    In place *manifest* is None; in staging, which begins as the release before, it is
    that release's: a file is unchanged when both the manifest and the catalogue remember its bytes.
    """

    root: Path
    catalogue: Catalogue
    manifest: Mapping[str, str] | None = None
    was_killed: bool = False
    """Whether the previous build was interrupted: files may then hold other bytes than the catalogue notes."""
    written: int = 0
    """Files that were written."""
    kept: int = 0
    """Files that were unchanged."""
    removed: int = 0
    _claimed: set[str] = field(default_factory=set)
    """Each path put so far, in lower case."""
    _folders: set[str] = field(default_factory=set)

    @property
    def is_preview(self) -> bool:
        """Whether it is built in place, for editors alone."""
        return self.manifest is None

    def put(self, page: int, files: Iterable[tuple[str, bytes]], made_from: str = "") -> None:
        """Write exactly *files* (path and bytes) for the page with this number, and delete its other files.

        *made_from* is noted with them. Raises UnsafePath, and ValueError when a file is put twice.
        """
        before = {one.path: (one.written, one.made_from) for one in files_of(self.catalogue, page)}
        for path, data in files:
            self._claim(path)
            written = hashlib.sha256(data).hexdigest()
            stood, source = before.pop(path, ("", ""))
            if (stood == written or self.was_killed) and self._keep(path, written):
                self.kept += 1
                if (stood, source) == (written, made_from):
                    continue
            else:
                self._write(path, data)
                self.written += 1
            note_output_file(self.catalogue, OutputFileRow(path, page, written, made_from))
        for path in before:
            forget_output_file(self.catalogue, path, page)
            self._remove(path)

    def delete_unknown_files(self) -> None:
        """Delete what no build is known to have written.

        In place, where the folder was begun by a build; in staging, what only the release before had.
        """
        known = output_paths(self.catalogue)
        if self.manifest is not None:
            rest = sorted(self.manifest.keys() - known)
        else:
            rest = _files_below(self.root) if (self.root / MARKER).exists() else []
        for path in rest:
            if path not in known and path != MARKER:
                self._remove(path)

    def written_files(self) -> dict[str, str]:
        """Return the SHA-256 of every file of the site, by path."""
        return {one.path: one.written for one in output_files(self.catalogue)}

    def _claim(self, path: str) -> None:
        parts = path.split("/")
        if not path or path.startswith("/") or any(part in ("", ".", "..") for part in parts) or "\0" in path:
            raise UnsafePath(path)
        key = path.casefold()
        if key in self._claimed:
            raise ValueError(f"{path}: written twice")
        self._claimed.add(key)

    def _keep(self, path: str, written: str) -> bool:
        """Whether the file of the previous build, whose SHA-256 was *written*, is still there."""
        if self.manifest is not None:
            return self.manifest.get(path) == written
        place = f"{self.root}/{path}"
        if not os.path.isfile(place) or os.path.islink(place):
            return False
        return not self.was_killed or hashlib.sha256(Path(place).read_bytes()).hexdigest() == written

    def _folder(self, folder: str) -> None:
        if folder not in self._folders:
            try:  # most folders exist; asking first would double the time
                os.mkdir(folder)
            except OSError:
                os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)

    def _write(self, path: str, data: bytes) -> None:
        """Write the file whole; one that stands already is replaced by a rename."""
        place = f"{self.root}/{path}"
        self._folder(os.path.dirname(place))
        try:
            handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            folder, name = os.path.split(place)
            beside = f"{folder}/.{name}.new"
            with open(beside, "wb") as file:
                file.write(data)
            os.replace(beside, place)
            return
        with os.fdopen(handle, "wb") as file:
            file.write(data)

    def _remove(self, path: str) -> None:
        """Delete a file, and folders that are empty then."""
        if path.casefold() in self._claimed:
            return
        place = self.root / path
        if place.is_file():
            os.unlink(place)
            self.removed += 1
            _remove_empty_folders(place.parent, self.root)


def is_empty(root: Path) -> bool:
    """Whether the folder *root* holds nothing, or the marker alone."""
    return set(os.listdir(root)) <= {MARKER}


def begin_in_place(root: Path) -> None:
    """Make the folder *root*; an empty one is marked."""
    root.mkdir(parents=True, exist_ok=True)
    if not any(root.iterdir()):
        (root / MARKER).touch()


def _files_below(root: Path) -> list[str]:
    start = len(os.path.join(root, ""))
    return [
        os.path.join(folder, name)[start:].replace(os.sep, "/")
        for folder, _, files in os.walk(root)
        for name in files
    ]


def _remove_empty_folders(folder: Path, root: Path) -> None:
    while folder != root and not os.listdir(folder):
        os.rmdir(folder)
        folder = folder.parent
