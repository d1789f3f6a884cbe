"""Sources of a record, each once at the end of its page and referred to by number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

References = Mapping[str, int]
"""The number of each source, in order."""


def numbered(sources: Iterable[str | None]) -> References:
    """Return the number of each of *sources*, from 1, in their order; one that is empty has none.

    >>> numbered(["Niên giám 2001", None, "Nghị quyết số 7", "Niên giám 2001"])
    {'Niên giám 2001': 1, 'Nghị quyết số 7': 2}
    """
    return {source: number for number, source in enumerate(dict.fromkeys(filter(None, sources)), 1)}
