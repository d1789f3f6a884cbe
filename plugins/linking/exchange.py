"""Linking for other programs: a text a line in, its mentions a line out, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from plugins.linking.engine import Linker
from plugins.linking.mentions import Context, Linked


class BadLine(ValueError):
    """A line that holds no text to link."""

    def __init__(self, line: int, reason: str) -> None:
        """Say in which line, from 1, and why."""
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


def decoded(lines: Iterable[bytes]) -> Iterator[str]:
    """Yield *lines* as text; raise ``BadLine`` at the first one that is no UTF-8."""
    for number, line in enumerate(lines, 1):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            raise BadLine(number, "no UTF-8") from None


def answer(lines: Iterable[str], linker: Linker) -> Iterator[str]:
    """Yield a JSON line, without line break, for each line of *lines*; blank lines are skipped.

    A line is an object with ``id`` and ``text``, and perhaps ``date`` and ``place``; other keys do not matter.
    Raises ``BadLine`` at the first line that is none, when the lines before it are answered.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        identity, text, context = _question(number, line)
        yield _line({"id": identity, **as_data(linker.link(text, context))})


def _line(data: dict[str, object]) -> str:
    """Return *data* as JSON that can be written as UTF-8: half a pair of surrogates stays an escape."""
    plain = json.dumps(data, ensure_ascii=False)
    return json.dumps(data) if any("\ud800" <= char <= "\udfff" for char in plain) else plain


def _question(number: int, line: str) -> tuple[object, str, Context]:
    try:
        data = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadLine(number, f"no JSON ({error})") from None
    if not isinstance(data, dict):
        raise BadLine(number, "no JSON object")
    text, day, place = data.get("text"), data.get("date"), data.get("place")
    if not isinstance(text, str):
        raise BadLine(number, "no text")
    if not all(value is None or isinstance(value, str) for value in (day, place)):
        raise BadLine(number, "date and place are text or null")
    return data.get("id"), text, Context(date=day[:10] if day else None, place=place or None)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def as_data(linked: Linked) -> dict[str, object]:
    """Return *linked* as the plain data that the command prints."""
    return {
        "mentions": [
            {
                "start": mention.start,
                "end": mention.end,
                "type": mention.kind.upper(),
                "record": mention.record,
                "candidates": list(mention.candidates),
            }
            for mention in linked.mentions
        ],
        "offices": [
            {
                "name": office.name,
                "title": f"{office.former_word} {office.title}".strip(),
                "org_text": office.org_text,
                "former": office.former,
                "sure": office.sure,
            }
            for office in linked.offices
        ],
        "new": [{"type": new.kind.upper(), "name": new.printed} for new in linked.proposals],
    }
