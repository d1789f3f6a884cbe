"""How far a build is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, the steps done and the steps there are (0: not known)."""


def report_nothing(stage: str, done: int, total: int) -> None:
    """Ignore progress."""
