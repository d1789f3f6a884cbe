"""Word lists as they read best: words, or items between commas."""

from __future__ import annotations


def items(block: str) -> frozenset[str]:
    """Return the items of *block*, separated by commas and line ends."""
    return frozenset(_items(block))


def words(block: str) -> frozenset[str]:
    """Return the words of *block*."""
    return frozenset(block.split())


def sequences(block: str) -> tuple[tuple[str, ...], ...]:
    """Return the items of *block*, each as its words, in order.

    >>> sequences("giữ chức, giữ")
    (('giữ', 'chức'), ('giữ',))
    """
    return tuple(tuple(item.split()) for item in _items(block))


def _items(block: str) -> list[str]:
    return [part.strip() for line in block.splitlines() for part in line.split(",") if part.strip()]
