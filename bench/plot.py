"""A plot of figures against sizes as SVG: both axes logarithmic, colours that hold on light and dark paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

Point = tuple[float, float]

_WIDTH, _HEIGHT = 420, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 104, 36, 44
_INK, _FAINT = "#7d7d7d", "#7d7d7d55"
_LABEL_GAP = 14
_COLOURS = ("#c4571c", "#8a63c7", "#17876d", "#2f7fc1")
_DASHES = ("", "6 3", "", "2 3")
"""One a line, so that nobody depends on the colours."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One pair of axes."""

    title: str
    unit: str
    lines: Mapping[str, Sequence[Point]]
    """Points by name, each by rising size; names keep their colour over all panels."""


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (math.log10(value) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return round(self.start + share * (self.end - self.start), 1)


def plot(panels: Sequence[Panel], x_label: str) -> str:
    """Return the *panels* side by side; the same bytes for the same figures."""
    names = list(dict.fromkeys(name for panel in panels for name in panel.lines))
    width = _WIDTH * len(panels)
    body = "\n".join(
        f'<g transform="translate({place * _WIDTH} 0)">\n{_drawn(panel, names, x_label)}\n</g>'
        for place, panel in enumerate(panels)
    )
    title = escape("; ".join(panel.title for panel in panels))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}"'
        f' font-family="sans-serif" font-size="12" fill="{_INK}" role="img">\n<title>{title}</title>\n{body}\n</svg>\n'
    )


def ticks(low: float, high: float) -> list[float]:
    """Return 1, 2 and 5 times the powers of ten from *low* to *high*, only the powers where those are many.

    >>> ticks(4, 60)
    [5.0, 10.0, 20.0, 50.0]
    """
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = (1, 2, 5) if high / low <= 1000 else (1,)
    return [step * 10.0**power for power in powers for step in steps if low <= step * 10.0**power <= high]


def _drawn(panel: Panel, names: Sequence[str], x_label: str) -> str:
    points = [point for line in panel.lines.values() for point in line]
    if not points:
        return f'<text x="{_LEFT}" y="{_TOP}">{escape(panel.title)}</text>'
    across = _Scale(*_bounds([x for x, _ in points]), _LEFT, _WIDTH - _RIGHT)
    up = _Scale(*_bounds([y for _, y in points]), _HEIGHT - _BOTTOM, _TOP)
    parts = [f'<text x="{_LEFT}" y="20" font-weight="bold">{escape(panel.title)}</text>']
    parts += _axes(across, up, sorted({x for x, _ in points}), x_label, panel.unit)
    ends = _apart({name: up(line[-1][1]) for name, line in panel.lines.items() if line})
    for name, line in panel.lines.items():
        if line:
            parts += _line([(across(x), up(y)) for x, y in line], name, names.index(name), ends[name])
    return "\n".join(parts)


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    """Return a little less than the least and a little more than the most."""
    return min(values) / 1.25, max(values) * 1.25


def _axes(across: _Scale, up: _Scale, sizes: Sequence[float], x_label: str, unit: str) -> Iterator[str]:
    for size in sizes:
        x = across(size)
        yield f'<path d="M{x} {up.end}V{up.start}" stroke="{_FAINT}"/>'
        yield f'<text x="{x}" y="{up.start + 16}" text-anchor="middle">{size:,.0f}</text>'
    for value in ticks(up.low, up.high):
        y = up(value)
        yield f'<path d="M{across.start} {y}H{across.end}" stroke="{_FAINT}"/>'
        yield f'<text x="{across.start - 6}" y="{y + 4}" text-anchor="end">{value:,.3g}</text>'
    yield f'<text x="{across.start - 6}" y="{up.end - 6}" text-anchor="end">{escape(unit)}</text>'
    middle = (across.start + across.end) / 2
    yield f'<text x="{middle}" y="{up.start + 34}" text-anchor="middle">{escape(x_label)}</text>'


def _line(points: Sequence[Point], name: str, rank: int, label: float) -> Iterator[str]:
    colour, dashes = _COLOURS[rank % len(_COLOURS)], _DASHES[rank % len(_DASHES)]
    path = "M" + "L".join(f"{x} {y}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashed}/>'
    for x, y in points:
        yield f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>'
    yield f'<text x="{points[-1][0] + 8}" y="{label + 4}" fill="{colour}">{escape(name)}</text>'


def _apart(heights: Mapping[str, float]) -> dict[str, float]:
    """Return where labels stand: at their line's end, pushed down where two would touch."""
    placed: dict[str, float] = {}
    last = -math.inf
    for name, height in sorted(heights.items(), key=lambda one: one[1]):
        last = placed[name] = round(max(height, last + _LABEL_GAP), 1)
    return placed
