"""How wide words are in a drawing and where their lines break: SVG breaks none by itself."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NARROW_EM, _PLAIN_EM, _CAPITAL_EM, _WIDE_EM = 0.36, 0.6, 0.74, 0.95
"""Widths in em, rounded up so that fallback fonts fit too."""


@lru_cache(maxsize=1024)
def _width_of_char(char: str) -> float:
    base = unicodedata.normalize("NFD", char)[0]
    if base in "iljtfrI.,;:'()|!- ":
        return _NARROW_EM
    if base in "mwMW" or unicodedata.east_asian_width(base) in "WF":
        return _WIDE_EM if base.isupper() or base not in "mw" else 0.88
    return _CAPITAL_EM if base.isupper() else _PLAIN_EM


def width_of(text: str) -> float:
    """Return how wide *text* is at most, in em; tone marks count nothing."""
    return sum(0.0 if unicodedata.combining(char) else _width_of_char(char) for char in text)


@lru_cache(maxsize=4096)
def broken(text: str, width: float, most: int) -> tuple[str, ...]:
    """Break *text* into at most *most* lines that are no wider than *width* em; what does not fit ends in ``…``.

    >>> broken("Ban Tuyên giáo và Dân vận Thành ủy", 12, 2)
    ('Ban Tuyên giáo và Dân', 'vận Thành ủy')
    >>> broken("Ban Tuyên giáo và Dân vận Thành ủy", 12, 1)
    ('Ban Tuyên giáo và…',)
    """
    lines = [""]
    for word in text.split():
        together = f"{lines[-1]} {word}".strip()
        if width_of(together) <= width:
            lines[-1] = together
            continue
        pieces = _cut(word, width)
        lines[-1:] = [*filter(None, lines[-1:]), *pieces]
    return tuple(lines) if len(lines) <= most else (*lines[: most - 1], _ended(lines[most - 1], width))


def _cut(word: str, width: float) -> list[str]:
    """Cut a word that alone is too wide; one character at least a piece."""
    pieces = [""]
    for char in word:
        if pieces[-1] and width_of(pieces[-1] + char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


def _ended(line: str, width: float) -> str:
    while line and width_of(f"{line}…") > width:
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line}…"
