"""The ledger of ids, ``register/ids.csv``: every id ever minted and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.kinds import LETTERS
from plugins.sources.folder import LEDGER
from plugins.sources.ids import is_valid
from plugins.sources.problems import Problem

HEADER = ("id", "state", "into")
STATES = ("live", "merged", "withdrawn")
_LINE_END = re.compile("\r\n|\r|\n")
"""What editors show as one; ``splitlines`` knows others, and would count them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One id of the ledger."""

    id: str
    state: str
    """``live``, ``merged`` or ``withdrawn``."""
    into: str
    """The id it was merged into, empty otherwise."""
    line: int


def read_ledger(data: bytes) -> tuple[dict[str, Entry], list[Problem]]:
    """Return the entries by id, and a problem for each line that is none."""
    entries: dict[str, Entry] = {}
    problems = []
    text = data.decode("utf-8-sig", "replace")
    for line, typed in enumerate(_LINE_END.split(text), 1):
        row = typed.split(",")
        if not typed.strip() or (line == 1 and tuple(row) == HEADER):
            continue
        entry = _entry(row, line)
        if entry is None or entry.id in entries:
            problems.append(Problem("R113", LEDGER, line, {"value": typed}))
        else:
            entries[entry.id] = entry
    return entries, problems


def _entry(row: list[str], line: int) -> Entry | None:
    if len(row) != len(HEADER):
        return None
    identifier, state, into = (cell.strip() for cell in row)
    whole = any(is_valid(identifier, kind) for kind in LETTERS.values()) and state in STATES
    return Entry(identifier, state, into, line) if whole and bool(into) == (state == "merged") else None


def write_ledger(entries: Iterable[Entry]) -> bytes:
    """Return the ledger's file: a line an id, in the order of ids."""
    rows = [HEADER, *((one.id, one.state, one.into) for one in sorted(entries, key=lambda one: one.id))]
    return "".join(",".join(row) + "\n" for row in rows).encode("utf-8")


@dataclass(frozen=True, slots=True)
class IdUse:
    """An id and where a file bears it."""

    id: str
    path: str
    line: int


def check_ledger(
    entries: Mapping[str, Entry], used: Iterable[IdUse], merged: Iterable[IdUse]
) -> Iterable[Problem]:
    """Yield what the ledger and the files disagree on. *merged* are the ids in ``merged_ids``."""
    borne = set()
    for use in used:
        borne.add(use.id)
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
        if entry.state == "live" and entry.id not in borne:
            yield Problem("R111", LEDGER, entry.line, {"id": entry.id})
        elif entry.state == "merged" and (entry.into not in borne or entry.id not in absorbed):
            yield Problem("R114", LEDGER, entry.line, {"id": entry.id, "into": entry.into})
