"""Problems: what an editor can mend, at one place in one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from plugins.sources.messages import MESSAGES


class Severity(Enum):
    """What a problem prevents."""

    ERROR = "error"
    """Could mislead, leak or lose something: nothing is published."""
    WARNING = "warning"
    """Listed; an error only with ``--strict``."""
    NOTICE = "notice"
    """Worth a look before it goes out: printed, and never an exit code."""
    HINT = "hint"
    """How a text might be written; only ``check`` gives it, an exit code only where it is asked for."""


SEVERITY_WORDS = {
    "vi": {
        Severity.ERROR: "lỗi",
        Severity.WARNING: "cảnh báo",
        Severity.NOTICE: "lưu ý",
        Severity.HINT: "gợi ý",
    },
    "en": {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTICE: "notice",
        Severity.HINT: "hint",
    },
}
IN_DRAFT_WORDS = {"vi": "trong tệp không đăng", "en": "in an unpublished file"}
"""Stands behind the severity of what stops nobody."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor can mend, at one place in one file."""

    code: str
    """As in ``docs/formats.md``: ``R101``."""
    path: str
    """Below the content folder, with ``/``."""
    line: int = 1
    """From 1; 1 also when the whole file is meant."""
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Fills the message of this code in the reader's language."""
    is_in_draft: bool = False
    """Whether the status of its file is other than published: then it stops nobody."""

    @property
    def severity(self) -> Severity:
        """The severity that ``messages.toml`` gives this code."""
        return Severity(MESSAGES[self.code].severity)

    @property
    def is_error(self) -> bool:
        """Whether it prevents publishing."""
        return self.severity is Severity.ERROR and not self.is_in_draft

    @property
    def is_hint_for_readers(self) -> bool:
        """Whether it tells of the language of what readers see."""
        return self.severity is Severity.HINT and not self.is_in_draft

    def stops(self, strict: bool) -> bool:
        """Whether it prevents publishing where, if *strict*, warnings do so too."""
        return self.is_error or (strict and self.severity is Severity.WARNING and not self.is_in_draft)

    def weight(self, language: str = "vi") -> str:
        """Return the words for its severity: *lỗi*, *lỗi trong tệp không đăng*."""
        word = SEVERITY_WORDS[language][self.severity]
        return f"{word} {IN_DRAFT_WORDS[language]}" if self.is_in_draft else word

    def what(self, language: str = "vi") -> str:
        """Return what is wrong, in *language*."""
        return _fill(getattr(MESSAGES[self.code], language)[0], self.values, language)

    def how(self, language: str = "vi") -> str:
        """Return how to mend it, in *language*."""
        return _fill(getattr(MESSAGES[self.code], language)[1], self.values, language)

    def text(self, language: str = "vi", folder: str = "") -> str:
        """Return the whole message on one line: ``file:line: error CODE what is wrong. How to mend it.``."""
        place = _printable("/".join(part for part in (folder, self.path) if part and part != ".") or ".")
        return f"{place}:{self.line}: {self.weight(language)} {self.code} {self.what(language)} {self.how(language)}"


class CommandError(Exception):
    """Ends a command with a message instead of a traceback; the text says why and what to do."""

    exitcode = 1
    """1: something in the content or theme, 2: wrong use, 3: the folder is locked, 4: the machine failed."""


_MAX_VALUE_CHARACTERS = 300


def _printable(value: str) -> str:
    """Return *value* with control characters and lone surrogates shown as escapes."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "backslashreplace").decode("ascii")
        for char in value
    )


_FIELD_BELOW = re.compile(r"[a-z_]+(?:\.(?:\d+|[a-z_]+))+")
"""The dotted name of a field in a field, or of an item: ``tenures.1.committee``."""
_ITEM = {"vi": "mục", "en": "item"}


def _field_as_seen(dotted: str, language: str) -> str:
    """Return the name of a field as an editor sees it, items counted from 1: *tenures mục 2 → committee*."""
    if not _FIELD_BELOW.fullmatch(dotted):
        return dotted
    counted = re.sub(r"\.(\d+)", lambda place: f" {_ITEM[language]} {int(place.group(1)) + 1}", dotted)
    return counted.replace(".", " → ")


def _fill(template: str, values: Mapping[str, str], language: str) -> str:
    shown = {key: _printable(value) for key, value in values.items()}
    if "field" in shown:
        shown["field"] = _field_as_seen(shown["field"], language)
    return template.format_map(
        {
            key: value if len(value) <= _MAX_VALUE_CHARACTERS else value[:_MAX_VALUE_CHARACTERS] + "…"
            for key, value in shown.items()
        }
    )


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once, by file, line, code and values."""
    unique = {(p.path, p.line, p.code, tuple(sorted(p.values.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique)]
