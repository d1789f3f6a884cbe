"""The labels that Word draws before items and headings: *1.*, *a)*, *II.*, *1.1.*; no file holds them as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from plugins.importing.html_blocks import label_number
from plugins.importing.word_package import W
from plugins.importing.word_styles import child_value, is_on

_LEVELS = 9
_PLACE = re.compile(r"%(\d)")


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    """The level, from 1, after which it starts anew; 0 never, None any before it."""
    is_legal: bool = False
    """Whether the numbers of the levels before it are shown as 1, 2, 3."""
    style: str = ""
    """Whose paragraphs stand on it."""


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    """Levels that this list begins anew, with their first numbers."""


class Numbering:
    """The lists of one document, and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read the part ``numbering``; None where the document has none."""
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        abstract = {one.get(f"{W}abstractNumId", ""): one for one in root.iter(f"{W}abstractNum")}
        by_style = {
            child_value(one, "styleLink"): key
            for key, one in abstract.items()
            if child_value(one, "styleLink")
        }
        for num in root.iter(f"{W}num"):
            key = child_value(num, "abstractNumId")
            key = by_style.get(child_value(abstract.get(key), "numStyleLink"), key)
            levels = dict(_levels_in(abstract.get(key)))
            starts = {}
            for override in num.findall(f"{W}lvlOverride"):
                at = _integer(override.get(f"{W}ilvl"), 0)
                levels |= dict(_levels_in(override))
                if start := child_value(override, "startOverride"):
                    starts[at] = _integer(start, 1)
            self._lists[num.get(f"{W}numId", "")] = _List(key, levels, starts)

    def level_of(self, list_id: str, styles: tuple[str, ...]) -> int:
        """Return the level of a list on which paragraphs of one of *styles* stand, the last first; 0 where it says none."""
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        by_style = {level.style: at for at, level in levels.items()}
        return next((by_style[style] for style in reversed(styles) if style in by_style), 0)

    def label(self, list_id: str, at: int) -> str:
        """Count one item of a list at the level *at*, from 0, and return what Word draws before it; ``-`` for a bullet."""
        listed = self._lists.get(list_id)
        level = listed.levels.get(at) if listed else None
        if listed is None or level is None or at >= _LEVELS:
            return ""
        counts = self._counts.setdefault(listed.abstract, [None] * _LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for begun in listed.starts:
                counts[begun:] = [None] * (_LEVELS - begun)
        first = listed.starts.get(at, level.start)
        now = counts[at]
        counts[at] = first if now is None else now + 1
        for below in range(at + 1, _LEVELS):
            after = listed.levels[below].restarts_after if below in listed.levels else None
            if after is None or (after and at < after):
                counts[below] = None
        if level.form == "bullet":
            return "-" if level.text.strip() else ""
        return _PLACE.sub(
            lambda place: self._shown(listed, counts, int(place[1]) - 1, level), level.text
        ).strip()

    def _shown(self, listed: _List, counts: list[int | None], at: int, shown_in: _Level) -> str:
        level = listed.levels.get(at, _Level())
        number = counts[at]
        if number is None:
            number = counts[at] = listed.starts.get(at, level.start)
        if level.form == "none":
            return ""
        return label_number(number, "decimal" if shown_in.is_legal else level.form)


def _levels_in(element: etree._Element | None) -> list[tuple[int, _Level]]:
    levels = []
    for one in element.findall(f"{W}lvl") if element is not None else ():
        restarts = child_value(one, "lvlRestart")
        level = _Level(
            _integer(child_value(one, "start"), 1),
            child_value(one, "numFmt") or "decimal",
            child_value(one, "lvlText"),
            _integer(restarts, 0) if restarts else None,
            is_on(one, "isLgl"),
            child_value(one, "pStyle"),
        )
        levels.append((_integer(one.get(f"{W}ilvl"), 0), level))
    return levels


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise
