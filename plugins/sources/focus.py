"""The point of a picture that stays in sight where it is cut: ``40% 20%``, from the left and from the top."""

from __future__ import annotations

import re

_POINT = re.compile(r"([0-9]{1,3})% ([0-9]{1,3})%")
_STEP = 10
"""Percent between two points that pages tell apart: their styles stand in a file, one rule for each."""


def read_focus(value: str) -> tuple[int, int] | None:
    """Return the point that *value* names in percent, None where it names none.

    >>> read_focus("40% 20%"), read_focus("40 20"), read_focus("140% 20%")
    ((40, 20), None, None)
    """
    found = _POINT.fullmatch(value)
    if found is None:
        return None
    x, y = int(found[1]), int(found[2])
    return (x, y) if max(x, y) <= 100 else None


def shown_focus(value: str) -> tuple[int, int] | None:
    """Return the point that a page keeps in sight for *value*, in steps of 10 %; None for the middle, which needs no word.

    >>> shown_focus("44% 15%"), shown_focus("50% 48%"), shown_focus("")
    ((40, 20), None, None)
    """
    found = read_focus(value)
    if found is None:
        return None
    x, y = ((one + _STEP // 2) // _STEP * _STEP for one in found)
    return None if (x, y) == (50, 50) else (x, y)
