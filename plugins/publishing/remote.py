"""What publishing asks of a place on another machine: nine operations over files by path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from plugins.publishing.errors import NotPublished


class StoreFailed(NotPublished):
    """The place could not be reached or refused."""

    exitcode = 4


@dataclass(frozen=True, slots=True)
class ObjectInfo:
    """A file as a listing describes it."""

    size: int
    e_tag: str
    """The place's identifier of this version of the file."""


class RemotePlace(Protocol):
    """Files below one address. Every operation raises StoreFailed when the place does not answer."""

    def list_objects(self) -> dict[str, ObjectInfo]:
        """Return all files by path."""

    def put(self, path: str, data: bytes) -> str:
        """Write a file whole, so that no reader sees half of it; return its version."""

    def create_new(self, path: str, data: bytes) -> bool:
        """Write a file unless it exists, at one stroke; return whether it was written."""

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, None when there is none."""

    def digest(self, path: str) -> str | None:
        """Read a file back and return the SHA-256 of its bytes, None when there is none."""

    def metadata_digest(self, path: str) -> str | None:
        """Return the SHA-256 that was noted with a file, without reading it; None where none was."""

    def keeps_versions(self, path: str) -> bool:
        """Whether the place keeps what a file that was written to it now was before, and says so."""

    def copy(self, path: str, other: str) -> None:
        """Copy a file within the place, with what is noted with it."""

    def delete(self, paths: Iterable[str]) -> None:
        """Delete files; those that do not exist are ignored."""
