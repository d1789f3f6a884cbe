"""Articles by year as a chart of columns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_MAX_EMPTY_COLUMNS = 3
"""More years than this without an article are drawn as one place."""


@dataclass(frozen=True, slots=True)
class Column:
    """A year, or several without an article."""

    label: str
    """``2023``, or ``1991–2003`` for years without an article."""
    url: str
    """Where it leads; empty where there is nothing to lead to."""
    count: int
    height: int
    """In per cent of the highest; 0 only where there is no article."""


def drawn_columns(years: Iterable[tuple[str, str, int]]) -> tuple[Column, ...]:
    """Draw *years* (year, address, number of articles) in order of time; years between without an article are shown.

    >>> [(one.label, one.height) for one in drawn_columns([("2023", "#a", 10), ("2021", "#b", 1)])]
    [('2021', 10), ('2022', 0), ('2023', 100)]
    """
    ordered = sorted((int(year), url, count) for year, url, count in years)
    highest = max((count for _, _, count in ordered), default=1) or 1
    columns: list[Column] = []
    before: int | None = None
    for year, url, count in ordered:
        columns += _empty(before, year)
        columns.append(Column(str(year), url, count, -(-count * 100 // highest)))
        before = year
    return tuple(columns)


def _empty(before: int | None, year: int) -> list[Column]:
    """Return what stands for the years between *before* and *year*."""
    missing = range(before + 1, year) if before is not None else range(0)
    if len(missing) > _MAX_EMPTY_COLUMNS:
        return [Column(f"{missing[0]}–{missing[-1]}", "", 0, 0)]
    return [Column(str(one), "", 0, 0) for one in missing]
