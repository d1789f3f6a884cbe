"""A kind of record that only tests know, to see what the code does for any kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from plugins.authority.records import CLASSES, Record
from plugins.kinds import KINDS, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wharf(Record):
    """A record with what all records have, and nothing else."""

    kind: ClassVar[str] = "wharf"


def add_wharves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the kind be one of the site's, for the length of a test."""
    monkeypatch.setitem(KINDS, "wharf", Kind("wharf", "wharves", "ben", "w"))
    monkeypatch.setitem(CLASSES, "wharf", Wharf)
