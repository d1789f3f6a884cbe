"""What the tests of merging, renaming and splitting share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from plugins.editing.catalogues import temporary_catalogue
from plugins.editing.changes import apply
from plugins.editing.register_plan import RegisterPlan, Touch
from tests.city import AS_OF


def change(folder: Path, intent: Callable[[RegisterPlan], None], journal: Path) -> list[Touch]:
    """Plan *intent* for *folder* and do it; return the table of what it touched."""
    with temporary_catalogue(folder, AS_OF, None) as (catalogue, _):
        plan = RegisterPlan(folder, catalogue)
        intent(plan)
        apply(folder, plan.changes(), journal)
        return plan.touches
