"""What a release has otherwise than the one before: pages that are new, changed or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plugins.addresses import read_address

MAX_LISTED = 20
"""Pages listed of those that are new, of those that changed, and of those that are gone."""
_KINDS = {"article": "bài / articles", "record": "hồ sơ / records", "other": "trang khác / other pages"}


@dataclass(frozen=True, slots=True)
class Differences:
    """The addresses of pages that two releases do not have alike, in order; other files are left out."""

    new: Sequence[str]
    changed: Sequence[str]
    gone: Sequence[str]


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> Differences:
    """Return how the release whose files are *now* (SHA-256 by path) differs from that *before*."""
    changed = (path for path, digest in now.items() if before.get(path, digest) != digest)
    return Differences(
        *(_addresses(paths) for paths in (now.keys() - before.keys(), changed, before.keys() - now.keys()))
    )


def _addresses(paths: Iterator[str] | set[str]) -> list[str]:
    return sorted(f"/{path.removesuffix('index.html')}" for path in paths if path.endswith(".html"))


def told_differences(found: Differences) -> Iterator[str]:
    """Yield lines that tell of *found*: how many of each kind, and the first addresses."""
    for word, addresses in (
        ("Mới / new", found.new),
        ("Đổi / changed", found.changed),
        ("Mất / gone", found.gone),
    ):
        if addresses:
            counts = Counter(map(_kind, addresses))
            told = ", ".join(f"{counts[kind]} {name}" for kind, name in _KINDS.items() if counts[kind])
            yield f"{word}: {told}"
            yield from (f"  {address}" for address in addresses[:MAX_LISTED])
            if len(addresses) > MAX_LISTED:
                yield f"  … {len(addresses) - MAX_LISTED}"


def _kind(address: str) -> str:
    read = read_address(address)
    return read.page if read and read.page in _KINDS else "other"
