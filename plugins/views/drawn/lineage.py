"""A line of committees as boxes in columns, a step each, with lines from each to what it went into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from plugins.authority.lineage import Line

_WIDTH, _GAP, _MARGIN = 210, 50, 12
"""Pixels: of a box, between columns, between boxes and around them."""
_LINE, _PADDING = 19, 12
"""Pixels: of a line of text, and above and below the text of a box."""
_CHARACTERS = 25
"""Of a line of text within a box, at 14 pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """A committee."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[int, str], ...]
    """Each with the height of its foot."""
    url: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class LineDrawing:
    """The boxes and what joins them."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]
    """As the attribute ``d`` of SVG has them."""


def drawn_line(line: Line, names: Mapping[str, tuple[str, str]]) -> LineDrawing:
    """Draw *line*; *names* has name and address of each committee. Columns are in the middle of the whole height."""
    columns: dict[int, list[str]] = {}
    for slug, level in sorted(line.levels.items(), key=lambda one: (one[1], names[one[0]][0])):
        columns.setdefault(level, []).append(slug)
    texts = {slug: wrap(names[slug][0], _CHARACTERS) for slug in line.levels}
    heights = {slug: _LINE * len(text) + 2 * _PADDING for slug, text in texts.items()}
    tall = {
        level: sum(heights[slug] + _MARGIN for slug in slugs) - _MARGIN for level, slugs in columns.items()
    }
    whole = max(tall.values())
    boxes = {}
    for number, level in enumerate(sorted(columns)):
        y = _MARGIN + (whole - tall[level]) // 2
        for slug in columns[level]:
            x = _MARGIN + number * (_WIDTH + _GAP)
            feet = (y + _PADDING + _LINE * (place + 1) - 5 for place in range(len(texts[slug])))
            lines = tuple(zip(feet, texts[slug], strict=True))
            boxes[slug] = Box(x, y, _WIDTH, heights[slug], lines, names[slug][1], level == 0)
            y += heights[slug] + _MARGIN
    paths = tuple(_path(boxes[step.before], boxes[step.after]) for step in line.steps)
    width = 2 * _MARGIN + len(columns) * (_WIDTH + _GAP) - _GAP
    return LineDrawing(width, whole + 2 * _MARGIN, tuple(boxes.values()), paths)


def _path(before: Box, after: Box) -> str:
    start, end = before.x + before.width, after.x
    from_y, to_y = before.y + before.height // 2, after.y + after.height // 2
    middle = (start + end) // 2
    return f"M{start} {from_y} C{middle} {from_y} {middle} {to_y} {end} {to_y}"
