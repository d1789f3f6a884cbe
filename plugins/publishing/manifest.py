"""The manifest of a release: the SHA-256 of every file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from plugins.publishing.disk import write_atomically
from plugins.publishing.seals import is_whole, seal

_FILES_PER_TASK = 512
_KEYS_WITHOUT_SEAL = ({"as_of", "files"}, {"as_of", "compressed_by", "files"})
"""What the manifests of earlier versions hold, and nothing else."""


def entries_below(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield path and entry of everything below *root* but folders: files, links and special files, in no order."""
    pending = [""]
    while pending:
        below = pending.pop()
        with os.scandir(f"{root}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{below}{entry.name}/")
                else:
                    yield below + entry.name, entry


def files_below(root: Path) -> list[str]:
    """Return the paths of all files below *root*, sorted; a link to a folder is none."""
    return sorted(path for path, entry in entries_below(root) if not entry.is_dir())


def sha256_of(path: Path | str) -> str:
    """Return the SHA-256 of a file."""
    with open(path, "rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_manifest(root: Path) -> dict[str, str]:
    """Read every file below *root*; return SHA-256 by path."""
    return dict(digests(root, files_below(root)))


def digests(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Read the files *paths* below *root* on all cores; yield each with its SHA-256, in the order given."""
    given, base = list(paths), f"{root}/"

    def read(start: int) -> list[tuple[str, str]]:
        return [(path, sha256_of(base + path)) for path in given[start : start + _FILES_PER_TASK]]

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for hashed in pool.map(read, range(0, len(given), _FILES_PER_TASK)):
            yield from hashed


def write_manifest(path: Path, manifest: Mapping[str, str], as_of: str = "", compressed_by: str = "") -> None:
    """Write *manifest* atomically, sorted by path; *as_of* is the moment the site was built for, ISO 8601.

    *compressed_by* names the compressors of the compressed files in it, empty when there are none.
    """
    content = {"as_of": as_of, "compressed_by": compressed_by, "files": dict(sorted(manifest.items()))}
    text = json.dumps(content, ensure_ascii=False, separators=(",\n", ": "))  # one file a line, for people
    write_atomically(path, seal(text.encode("utf-8", "surrogateescape")))


def read_manifest(path: Path) -> tuple[dict[str, str], str, str]:
    """Return what ``write_manifest`` wrote: manifest, moment and compressors; all empty unless every byte is as it was.

    Manifests of earlier versions have no seal.
    """
    try:
        data = path.read_bytes()
        found = json.loads(data.decode("utf-8", "surrogateescape"))
        if not is_whole(data) and found.keys() not in _KEYS_WITHOUT_SEAL:
            return {}, "", ""
        as_of = str(found["as_of"])
        if as_of and datetime.fromisoformat(as_of).tzinfo is None:
            return {}, "", ""
        return dict(found["files"]), as_of, str(found.get("compressed_by", ""))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, "", ""
