"""Edits that editors make, chosen by lot: what the tests of the build in place change in a content folder.

An edit is a function that changes a world, and raises ``NotNow`` where there is nothing it could change; its docstring
says what is different afterwards. All chance comes from ``world.lot``, so that a seed always makes the same edits.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.site.edits import articles, frame, pictures, records, statements
from tests.site.world import World

Edit = Callable[[World], None]
EDITS: tuple[Edit, ...] = (
    *articles.EDITS,
    *pictures.EDITS,
    *records.EDITS,
    *statements.EDITS,
    *frame.EDITS,
)
"""Every kind of edit, each as likely as any other. A new one goes to the end of its module; the seeds of all tests then mean other edits."""
