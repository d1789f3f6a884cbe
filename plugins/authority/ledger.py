"""The ledger of ids, ``register/ids.csv``: every id ever minted and what became of it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.kinds import LETTERS
from plugins.sources.folder import LEDGER
from plugins.sources.ids import is_valid
from plugins.sources.problems import Problem

HEADER = ("id", "state", "into")
STATES = ("live", "merged", "withdrawn")
_LINE_END = re.compile("\r\n|\r|\n")
"""Line ends in editors; ``str.splitlines`` splits at more, and line numbers would differ."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One id of the ledger."""

    id: str
    state: str
    """``live``, ``merged`` or ``withdrawn``."""
    into: str
    """The id it was merged into, empty otherwise."""
    line: int


def read_ledger(data: bytes) -> tuple[dict[str, LedgerEntry], list[Problem]]:
    """Return the entries by id, and problem R113 for each line that is not one or repeats an id."""
    entries: dict[str, LedgerEntry] = {}
    problems = []
    text = data.decode("utf-8-sig", "replace")
    for line, typed in enumerate(_LINE_END.split(text), 1):
        row = typed.split(",")
        if not typed.strip() or (line == 1 and tuple(row) == HEADER):
            continue
        entry = _parse_row(row, line)
        if entry is None or entry.id in entries:
            problems.append(Problem("R113", LEDGER, line, {"value": typed}))
        else:
            entries[entry.id] = entry
    return entries, problems


def _parse_row(row: list[str], line: int) -> LedgerEntry | None:
    if len(row) != len(HEADER):
        return None
    identifier, state, into = (cell.strip() for cell in row)
    whole = any(is_valid(identifier, kind) for kind in LETTERS.values()) and state in STATES
    return LedgerEntry(identifier, state, into, line) if whole and bool(into) == (state == "merged") else None


def write_ledger(entries: Iterable[LedgerEntry]) -> bytes:
    """Return the content of the ledger's file, one line for each id, sorted."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    rows = [HEADER, *((entry.id, entry.state, entry.into) for entry in ordered)]
    return "".join(",".join(row) + "\n" for row in rows).encode("utf-8")


def with_entries(data: bytes, entries: Iterable[LedgerEntry]) -> bytes:
    """Return the ledger *data* with these *entries*, each in place of the line of its id, and every other line as it was typed.

    A new id stands before the first that is greater.
    """
    rows = {entry.id: f"{entry.id},{entry.state},{entry.into}" for entry in entries}
    text = data.decode("utf-8-sig", "replace")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = []
    for line in text.splitlines(keepends=True):
        identifier = line.partition(",")[0].strip()
        lines.append(rows.pop(identifier) + newline if identifier in rows else line)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline
    for identifier, row in sorted(rows.items()):
        after = (
            place for place, line in enumerate(lines) if identifier < line.partition(",")[0].strip() and place
        )
        lines.insert(next(after, len(lines)), row + newline)
    return data[: data.startswith(BOM_UTF8) * len(BOM_UTF8)] + "".join(lines).encode()


@dataclass(frozen=True, slots=True)
class IdUse:
    """An id in a file."""

    id: str
    path: str
    line: int


def check_ledger(
    entries: Mapping[str, LedgerEntry], used: Iterable[IdUse], merged: Iterable[IdUse]
) -> Iterable[Problem]:
    """Yield where ledger and files disagree (R110 to R112, R114); *merged* are the ids in ``merged_ids``."""
    in_files = set()
    for use in used:
        in_files.add(use.id)
        entry = entries.get(use.id)
        if entry is None:
            yield Problem("R110", use.path, use.line, {"id": use.id})
        elif entry.state != "live":
            yield Problem("R112", use.path, use.line, {"id": use.id, "state": entry.state})
    absorbed = set()
    for use in merged:
        absorbed.add(use.id)
        if use.id not in entries:
            yield Problem("R110", use.path, use.line, {"id": use.id})
    for entry in entries.values():
        if entry.state == "live" and entry.id not in in_files:
            yield Problem("R111", LEDGER, entry.line, {"id": entry.id})
        elif entry.state == "merged" and (entry.into not in in_files or entry.id not in absorbed):
            yield Problem("R114", LEDGER, entry.line, {"id": entry.id, "into": entry.into})
