"""Edits that editors make, chosen by lot: what the tests of the build in place change in a content folder."""

from __future__ import annotations

from collections.abc import Callable

from tests.building.edits import articles, frame, pictures, records, statements
from tests.building.world import World

EDITS: tuple[Callable[[World], None], ...] = (
    *articles.EDITS,
    *pictures.EDITS,
    *records.EDITS,
    *statements.EDITS,
    *frame.EDITS,
)
"""Every kind of edit, each as likely as any other."""
