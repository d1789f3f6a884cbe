"""Word lists as they read best: words, or items between commas."""

from __future__ import annotations

from collections.abc import Iterable


def items(block: str) -> frozenset[str]:
    """Return the items of *block*, separated by commas and line ends."""
    return frozenset(_items(block))


def words(block: str) -> frozenset[str]:
    """Return the words of *block*."""
    return frozenset(block.split())


class Sequences:
    """Sequences of words, quick to look up by their first or last word."""

    __slots__ = ("by_first", "by_last")

    def __init__(self, sequences: Iterable[tuple[str, ...]]) -> None:
        """Keep *sequences*; of two that fit at one place the earlier counts."""
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        self.by_last: dict[str, list[tuple[str, ...]]] = {}
        for sequence in sequences:
            self.by_first.setdefault(sequence[0], []).append(sequence)
            self.by_last.setdefault(sequence[-1], []).append(sequence)


def sequences(block: str) -> Sequences:
    """Return the items of *block*, each as its words, in order."""
    return Sequences(tuple(item.split()) for item in _items(block))


def _items(block: str) -> list[str]:
    return [part.strip() for line in block.splitlines() for part in line.split(",") if part.strip()]
