"""What an indexing depends on besides the content folder."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime

from plugins.workers.batches import InTurn

Progress = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done and how much there is (0: not known)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an indexing depends on besides the folder."""

    as_of: datetime
    """Decides what is let out and what has expired."""
    home: str | None = None
    """Name, slug or id of the site's own committee; None for what ``settings/portal.yaml`` says."""
    code: str = ""
    """Digest of the program, so that another version reads everything anew."""
    workers: Executor = field(default_factory=InTurn)
    """Does the reading; what it gets and gives is plain data."""
    progress: Progress = lambda stage, done, total: None
