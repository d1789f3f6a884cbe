"""Word lists as they read best: words, or items between commas."""

from __future__ import annotations


def lines(block: str) -> frozenset[str]:
    """Return the items of *block*, separated by commas and line ends."""
    return frozenset(part.strip() for line in block.splitlines() for part in line.split(",") if part.strip())


def words(block: str) -> frozenset[str]:
    """Return the words of *block*."""
    return frozenset(block.split())
