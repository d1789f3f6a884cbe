"""A committee between its predecessors and successors, or its parents and children: boxes joined by lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.views.drawn.lettering import broken

WIDTH = 280
"""Pixels: what fits beside the text on a wide screen and across a narrow one."""
LETTERS = 13
"""Size of the letters, in pixels."""
_LINE = 18
_PADDING = 7
_GAP = 10
_INDENT = 24
_BUS = 8
_MAX_LINES = 3
_TEXT_WIDTH = (WIDTH - _INDENT - 2 * _PADDING - 2) / LETTERS


@dataclass(frozen=True, slots=True)
class ChartedCommittee:
    """What a box stands for."""

    name: str
    url: str = ""
    """Where it leads; empty for the page's own committee."""
    note: str = ""
    """A short line below the name: a date."""
    is_over: bool = False
    """Whether the relation has ended."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text and its position."""

    text: str
    y: int
    """Of their base line."""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A committee in the drawing; pixels from the upper left corner."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[TextLine, ...]
    url: str
    is_own: bool
    is_over: bool

    @property
    def middle(self) -> int:
        """How far down its middle is."""
        return self.y + self.height // 2

    @property
    def text_x(self) -> int:
        """Where its words begin."""
        return self.x + _PADDING + 1


@dataclass(frozen=True, slots=True)
class FlowChart:
    """A drawing; what came before, or stands above, is above."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    paths: tuple[str, ...]
    """Lines between boxes, as SVG's ``d``."""
    arrow_heads: tuple[str, ...]
    """Heads of arrows, likewise; none where nothing flows."""


def drawn_flow_chart(
    subject: ChartedCommittee,
    before: Sequence[ChartedCommittee],
    after: Sequence[ChartedCommittee],
    *,
    has_arrows: bool,
) -> FlowChart:
    """Draw *before* above *subject* and *after* below it, in their order."""
    boxes: list[Box] = []
    y = 1
    for node in (*before, subject, *after):
        box = _box(node, y, is_own=node is subject)
        boxes.append(box)
        y += box.height + _GAP
    centre = boxes[len(before)]
    above, below = boxes[: len(before)], boxes[len(before) + 1 :]
    paths, arrow_heads = [], []
    quarter = centre.height // 4
    if above:
        paths += [f"M{_INDENT} {box.middle}H{_BUS}" for box in above[1:]]
        paths.append(f"M{_INDENT} {above[0].middle}H{_BUS}V{centre.y + quarter}H{_INDENT}")
        arrow_heads.append(_arrow_head(centre.y + quarter))
    if below:
        paths.append(f"M{_INDENT} {centre.y + centre.height - quarter}H{_BUS}V{below[-1].middle}H{_INDENT}")
        paths += [f"M{_BUS} {box.middle}H{_INDENT}" for box in below[:-1]]
        arrow_heads += [_arrow_head(box.middle) for box in below]
    return FlowChart(
        WIDTH, y - _GAP + 1, tuple(boxes), tuple(paths), tuple(arrow_heads) if has_arrows else ()
    )


def _box(node: ChartedCommittee, y: int, *, is_own: bool) -> Box:
    words = broken(node.name, _TEXT_WIDTH, _MAX_LINES)
    words += broken(node.note, _TEXT_WIDTH, 1) if node.note else ()
    first = y + _PADDING + LETTERS
    lines = tuple(
        TextLine(text, first + place * _LINE, bool(node.note) and place == len(words) - 1)
        for place, text in enumerate(words)
    )
    height = 2 * _PADDING + len(words) * _LINE
    return Box(_INDENT, y, WIDTH - _INDENT - 1, height, lines, node.url, is_own, node.is_over)


def _arrow_head(y: int) -> str:
    return f"M{_INDENT - 7} {y - 4}l6 4l-6 4z"
