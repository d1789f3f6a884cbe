"""Checking a content folder: every error and warning, without changing anything."""

from __future__ import annotations

from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path

from plugins.editing.catalogues import Keeping, kept_catalogue, temporary_catalogue
from plugins.editing.contradictions import contradictions
from plugins.editing.language import without_names
from plugins.editing.since_release import LastRelease, vanishing_addresses
from plugins.sources.problems import Problem, in_order


def check_content(
    content: Path,
    as_of: datetime,
    home: str | None = None,
    pending: bool = False,
    workers: Executor | None = None,
    site_url: str = "",
    last: LastRelease | None = None,
    keeping: Keeping | None = None,
) -> list[Problem]:
    """Return every problem of the folder *content*, by file and line.

    With *pending*, also what waits for an editor: where the reports say more than the register, or contradict it; with the
    *last* release, also its addresses that would vanish. With *keeping* only what changed since the last time is read,
    and there are hints on language.
    """
    opened = (
        kept_catalogue(content, keeping, as_of, home, workers, site_url)
        if keeping
        else temporary_catalogue(content, as_of, home, workers, site_url)
    )
    with opened as (catalogue, indexed):
        told = contradictions(catalogue, indexed.register) if pending else []
        gone = vanishing_addresses(catalogue, last, as_of) if last else []
        return without_names(in_order([*indexed.problems, *told, *gone]), indexed.register)
