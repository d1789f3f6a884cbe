"""Problems of an article beside the text in which they stand: which line or field, and what may be written there instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from plugins.desk.alignment import utf16_offsets
from plugins.sources.problems import Problem, Severity
from plugins.text.characters import as_latin


@dataclass(frozen=True, slots=True)
class TextProblem:
    """A problem as the editor of a text shows it."""

    code: str
    severity: str
    what: str
    how: str
    line: int
    """Of the body, from 1; 0 where it stands in the fields."""
    field: str
    """Name of the field, empty in the body or where none is known."""
    start: int = 0
    """Where its words stand in the body, in UTF-16 units as browsers count; equal to *end* where the whole line is meant."""
    end: int = 0
    mends: tuple[str, ...] = ()
    """What may stand there instead."""
    around: str = ""
    """Of a hint on language: the words with those beside them; names of the register may be written so."""


def problems_in_text(
    problems: Iterable[Problem], typed: str, body_line: int, lines: Mapping[str, int], language: str
) -> list[TextProblem]:
    """Return *problems* of an article whose body *typed* begins on *body_line*; *lines* has the line of each field."""
    units = list(utf16_offsets(typed))
    starts = [0, *(found.end() for found in re.finditer("\n", typed)), len(typed) + 1]
    told = []
    for one in problems:
        number = one.line - body_line
        in_body = 0 <= number < len(starts) - 1
        found = None
        if in_body:
            found = _words_at(one, typed, starts[number], starts[number + 1] - 1)
        told.append(
            TextProblem(
                code=one.code,
                severity=one.severity.value,
                what=one.what(language),
                how=one.how(language),
                line=number + 1 if in_body else 0,
                field="" if in_body else _field_of(one, lines),
                start=units[found[0]] if found else units[starts[number]] if in_body else 0,
                end=units[found[1]] if found else units[starts[number]] if in_body else 0,
                mends=found[2] if found else (),
                around=one.values["around"] if one.severity is Severity.HINT else "",
            )
        )
    return told


def _field_of(problem: Problem, lines: Mapping[str, int]) -> str:
    """Return the field that *problem* names, else the one on whose line it stands."""
    named = problem.values.get("name") or problem.values.get("field", "")
    if re.fullmatch(r"[a-z_]+(?:\.\w+)*", named):
        return named.partition(".")[0]
    return next((name.partition(".")[0] for name, line in lines.items() if line == problem.line), "")


def _words_at(problem: Problem, text: str, start: int, end: int) -> tuple[int, int, tuple[str, ...]] | None:
    """Return where the words of *problem* stand between *start* and *end*, and what may be written there."""
    read = _MENDS.get(problem.code, _language if problem.code.startswith("V") else None)
    if read is None:
        return None
    words, better = read(problem)
    before, after = r"(?<!\w)" if words[:1].isalnum() else "", r"(?!\w)" if words[-1:].isalnum() else ""
    found = re.compile(before + re.escape(words) + after).search(text, start, end) if words else None
    return (*found.span(), better) if found else None


def _language(problem: Problem) -> tuple[str, tuple[str, ...]]:
    """Return a slip and what is better: one thing, or several parted by commas."""
    words, better = problem.values.get("words", ""), problem.values.get("better", "")
    return words, tuple(filter(None, [better] if "," in words else better.split(", ")))


def _letters(problem: Problem) -> tuple[str, tuple[str, ...]]:
    word = problem.values["word"]
    return word, (as_latin(word),)


def _surface(problem: Problem) -> tuple[str, tuple[str, ...]]:
    """Return the name alone: what may stand there is told by its mark."""
    return problem.values["surface"], ()


_MENDS: Mapping[str, Callable[[Problem], tuple[str, tuple[str, ...]]]] = {
    "F116": _letters,
    "L101": _surface,
    "L102": _surface,
}
"""By code: the words that the problem is about, and what may stand there."""
