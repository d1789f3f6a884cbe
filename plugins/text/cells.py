"""Cells of tables for spreadsheets: text that begins like a formula stays text."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def as_cell(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula.

    >>> as_cell("=1+1"), as_cell("Tin"), from_cell(as_cell("'=1"))
    ("'=1+1", 'Tin', "'=1")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def from_cell(cell: str) -> str:
    """Return the text that ``as_cell`` made *cell* of."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
