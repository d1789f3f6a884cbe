"""The offices of a person over time, as bars and dots on one axis."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MAX_TICKS = 6
_LAST_LABEL_PERCENT = 87.0
"""Where, in per cent of the width, a year's number still stands within a chart of 280 pixels; no line is without one."""
_MIN_BAR_PERCENT = 0.8
"""Per cent: narrower than this a bar would not be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureDates:
    """An office, as far as its time is known; dates are ISO of any precision."""

    start: str | None = None
    end: str | None = None
    """None is not known or still open, never today."""
    reported: tuple[str, ...] = ()
    """Days of the reports that give the person the office, oldest first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the axis, in per cent of its width."""

    x: float
    width: float

    @property
    def end(self) -> float:
        """Where it ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class DrawnTenure:
    """An office on the axis."""

    possible: Bar | None
    """All the time that its dates leave open for it; None for one without dates."""
    certain: Bar | None
    """The time that it was held whatever the dates that are not known, reports counted in."""
    dots: tuple[float, ...] = ()
    """Where its reports stand, in per cent of the width, for an office without dates; those too near are one."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    """Where it begins, in per cent of the width."""
    label: str
    """The year's number."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A chart of offices."""

    ticks: tuple[Tick, ...]
    rows: tuple[DrawnTenure | None, ...]
    """One for each office given, in that order; None where nothing is known of its time."""

    @property
    def count(self) -> int:
        """How many offices have a place on the axis."""
        return sum(row is not None for row in self.rows)


def drawn_timeline(offices: Sequence[TenureDates]) -> Timeline:
    """Draw *offices*; the axis goes from the first to the last year that anything is known of."""
    days = [
        day for one in offices for day in (one.start, one.end, *one.reported[:1], *one.reported[-1:]) if day
    ]
    if not days:
        return Timeline((), tuple(None for _ in offices))
    first, last = int(min(days)[:4]), int(max(day[:4] for day in days))
    axis = _Axis(_first_day(f"{first:04}"), _last_day(f"{last:04}"))
    return Timeline(_ticks(axis, first, last), tuple(_drawn(axis, one) for one in offices))


@dataclass(frozen=True, slots=True)
class _Axis:
    """From one day to another, both included, as ordinals."""

    first: int
    last: int

    def bar(self, start: int, end: int) -> Bar:
        """Return the bar from one day to another, both included, wide enough to be seen and within the axis."""
        whole = self.last - self.first + 1
        x = 100 * (start - self.first) / whole
        width = max(100 * (end + 1 - start) / whole, _MIN_BAR_PERCENT)
        return Bar(round(min(x, 100 - width), 2), round(width, 2))

    def dot(self, day: int) -> float:
        """Return where the middle of a day stands, far enough from the ends that a dot is seen whole."""
        x = 100 * (day + 0.5 - self.first) / (self.last - self.first + 1)
        return round(min(max(x, _MIN_BAR_PERCENT), 100 - _MIN_BAR_PERCENT), 1)


def _drawn(axis: _Axis, one: TenureDates) -> DrawnTenure | None:
    reported = [_first_day(day) for day in one.reported]
    if not one.start and not one.end:
        return DrawnTenure(None, None, tuple(dict.fromkeys(map(axis.dot, reported)))) if reported else None
    earliest = _first_day(one.start) if one.start else axis.first
    latest = _last_day(one.end) if one.end else axis.last
    begun = [_last_day(one.start)] if one.start else []
    over = [_first_day(one.end)] if one.end else []
    if begun and over and begun > over:
        begun, over = [], []  # two vague dates that may be one and the same
    held = [*begun, *reported, *over]
    certain = axis.bar(min(held), max(held)) if held else None
    return DrawnTenure(axis.bar(earliest, latest), certain)


def _ticks(axis: _Axis, first: int, last: int) -> tuple[Tick, ...]:
    steps = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000)
    step = next(one for one in steps if (last - first) // one < _MAX_TICKS)
    years = [year for year in range(first, last + 1) if year % step == 0] or [first]
    ticks = (Tick(axis.bar(_first_day(f"{year:04}"), axis.last).x, str(year)) for year in years)
    return tuple(tick for tick in ticks if tick.x <= _LAST_LABEL_PERCENT)


@lru_cache(maxsize=4096)
def _first_day(iso: str) -> int:
    year, month, day = _parts(iso)
    return date(year, month or 1, day or 1).toordinal()


@lru_cache(maxsize=4096)
def _last_day(iso: str) -> int:
    year, month, day = _parts(iso)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1]).toordinal()


def _parts(iso: str) -> tuple[int, int, int]:
    parts = [int(part) for part in iso[:10].split("-")] + [0, 0]
    return max(parts[0], 1), parts[1], parts[2]
