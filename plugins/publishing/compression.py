"""Compressed copies of a release's files, for web servers that send them as they are; same bytes in, same bytes out."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping

import brotli

_ENDINGS = (".html", ".css", ".js", ".mjs", ".json", ".xml", ".svg", ".txt", ".csv", ".ics", ".webmanifest")
_FEWEST = 512
"""Bytes below which a compressed copy saves no packet."""
_BROTLI_QUALITY = 10
"""Within 2 % of the smallest at two fifths of its time; 11 is for sites of a few files."""
_GZIP_LEVEL = 9

COMPRESSED_BY = (
    f"brotli {brotli.__version__} {_BROTLI_QUALITY}, zlib {zlib.ZLIB_RUNTIME_VERSION} {_GZIP_LEVEL}"
)
"""What made the copies: another version may give other bytes."""


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, _GZIP_LEVEL, mtime=0)


def _brotli(data: bytes) -> bytes:
    packed: bytes = brotli.compress(data, quality=_BROTLI_QUALITY)
    return packed


COMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {".gz": _gzip, ".br": _brotli}
"""By the ending that web servers look for."""


def may_compress(path: str) -> bool:
    """Whether compressed copies of *path* are worth the disk: text, and nothing compressed already."""
    return path.endswith(_ENDINGS)


def compressed(data: bytes, ending: str) -> bytes | None:
    """Return *data* compressed for *ending*, None when that saves nothing."""
    if len(data) < _FEWEST:
        return None
    packed = COMPRESSORS[ending](data)
    return packed if len(packed) < len(data) else None


def copies_of(path: str) -> tuple[str, ...]:
    """Return the names that the compressed copies of *path* have."""
    return tuple(path + ending for ending in COMPRESSORS) if may_compress(path) else ()


def without_copies(manifest: Mapping[str, str]) -> dict[str, str]:
    """Return *manifest* without the compressed copies that stand beside their originals."""
    made = {copy for path in manifest for copy in copies_of(path)}
    return {path: digest for path, digest in manifest.items() if path not in made}
