"""The manifest of a release: the SHA-256 of every file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

_BLOCK = 1 << 20


def files_below(root: Path) -> list[str]:
    """Return the paths of all files below *root*, sorted."""
    found = []
    for folder, _, names in os.walk(root):
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        found += [name if below == "." else f"{below}/{name}" for name in names]
    return sorted(found)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()


def make_manifest(root: Path) -> dict[str, str]:
    """Read every file below *root*; return SHA-256 by path."""
    return {path: sha256_of(root / path) for path in files_below(root)}


def write_manifest(path: Path, manifest: Mapping[str, str], as_of: str = "") -> None:
    """Write *manifest* whole, sorted, and have it on the disk; *as_of* is the moment it was built for, ISO 8601."""
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(
            {"as_of": as_of, "files": dict(sorted(manifest.items()))}, file, ensure_ascii=False, indent=0
        )
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def read_manifest(path: Path) -> tuple[dict[str, str], str]:
    """Return the manifest at *path* and the moment it was built for; both empty when it cannot be read."""
    try:
        found = json.loads(path.read_text("utf-8"))
        return dict(found["files"]), str(found["as_of"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}, ""
