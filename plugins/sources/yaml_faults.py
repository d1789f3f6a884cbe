"""What is wrong with a field that YAML does not accept, told from its text as an editor sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong on one line."""

    code: str
    line: int
    """Its place among the lines of the field, from 0."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a field that cannot be read."""

    text: str
    value: str
    """What stands behind ``name:`` or the dash of an item."""
    field: str
    """All lines of the field."""
    start: int
    """Where the value stands in *field*."""
    is_first: bool


_BEFORE_VALUE = re.compile(r"""\s*(?:-\s+)*(?:[^\s"'“”‘’\[{#:-][^:"'\[{]*:(?:\s+|$))?""")
_CURLY_QUOTES = "“”„‟‘’‛"
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'", re.DOTALL)}
_RESERVED = re.compile(r"[@`%&*!,}\]]|[\[{](?!.*[\]}]$)|[>|](?![+-]?\d?$)|[?:-](?=\s)")
"""Signs with which an unquoted value cannot begin (YAML 1.2, section 5.3); a whole list in brackets may."""
_BRACKETS = {"[": "]", "{": "}"}
_TWO_COLONS = re.compile(r"""[\[{,]\s*[\w -]+:\s+([^\s"'\[{][^,\[\]{}\n]*?:\s[^,\]}\n]*)""")
"""An item between brackets, ``{title: Kế hoạch: quý I}``, whose value holds a colon and a blank."""


def _tab(line: _Line) -> tuple[str, str] | None:
    """Y113: the line is indented by a tab."""
    return ("Y113", "") if re.match(r"[ -]*\t", line.text) else None


def _curly_quotes(line: _Line) -> tuple[str, str] | None:
    """Y119: the value stands between curly quotes, which quote nothing."""
    return ("Y119", line.value) if line.value[:1] in tuple(_CURLY_QUOTES) else None


def _quotes(line: _Line) -> tuple[str, str] | None:
    """Y111, Y115: a quote that is never closed; text after the closing one."""
    quoted = _QUOTED.get(line.value[:1])
    if quoted is None:
        return None
    closed = quoted.match(line.field, line.start)
    if not closed:
        return "Y111", line.value
    line_end = line.field.find("\n", closed.end())
    after = line.field[closed.end() : line_end if line_end >= 0 else None].strip()
    return ("Y115", after) if after and after[0] not in "#:" else None


def _brackets(line: _Line) -> tuple[str, str] | None:
    """Y112: a bracket that is never closed."""
    closing = _BRACKETS.get(line.value[:1])
    return ("Y112", line.value) if closing and closing not in line.field[line.start :] else None


def _reserved_sign(line: _Line) -> tuple[str, str] | None:
    """Y114: the value begins with a sign that means something else."""
    sign = _RESERVED.match(line.value)
    return ("Y114", sign.group()) if sign else None


def _colon(line: _Line) -> tuple[str, str] | None:
    """Y110: a colon and a blank inside a value, which begin another field; within brackets too."""
    if line.value[:1] in _BRACKETS:
        found = _TWO_COLONS.search(line.value)
        return ("Y110", found.group(1).rstrip()) if found else None
    return ("Y110", line.value) if re.search(r":(?:\s|$)", line.value) else None


def _no_blank_after_colon(line: _Line) -> tuple[str, str] | None:
    """Y118: a name, a colon, and the value right after it."""
    joined = re.match(r"\s*(?:- +)?([\w-]+):[^\s/]", line.text)
    return ("Y118", joined.group(1)) if joined else None


def _no_name(line: _Line) -> tuple[str, str] | None:
    """Y103: a line that belongs to no field."""
    return ("Y103", "") if not line.is_first and re.match(r"[^\s#\-]", line.text) else None


_RULES: tuple[Callable[[_Line], tuple[str, str] | None], ...] = (
    _tab,
    _curly_quotes,
    _quotes,
    _brackets,
    _reserved_sign,
    _colon,
    _no_blank_after_colon,
    _no_name,
)


def diagnose(lines: Sequence[str], at: int) -> Fault | None:
    """Return what is wrong with the *lines* of a field, at whose line *at* a parser of YAML gave up; None if unknown.

    That line is looked at first, then the others in their order: a quote is missed far behind where it was opened. A
    line with no fault of its own begins further left or right than those that it belongs to (Y116).
    """
    field = "\n".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for place in sorted(range(len(lines)), key=lambda place: (place != at, place)):
        line = _line(lines[place], field, starts[place])
        if not line.text.strip() or line.text.lstrip().startswith("# "):
            continue
        for rule in _RULES:
            if found := rule(line):
                return Fault(found[0], place, found[1])
    return Fault("Y116", at) if at and lines[at][:1] in (" ", "-") else None


def _line(text: str, field: str, start: int) -> _Line:
    """Return the line *text*, which begins at *start* of the *field*."""
    before = _BEFORE_VALUE.match(text)
    indent = before.end() if before else 0
    return _Line(text, text[indent:].strip(), field, start + indent, start == 0)
