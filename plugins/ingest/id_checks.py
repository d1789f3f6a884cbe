"""Checks of ids: each is used once, and the ledger knows it."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.authority.ledger import IdUse, check_ledger, read_ledger
from plugins.catalogue.queries.integrity import article_ids, record_ids
from plugins.catalogue.store import Catalogue
from plugins.ingest.faulty_files import named_in_faulty_files
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem


def check_ids(folder: Folder, catalogue: Catalogue, ledger: bytes | None) -> list[Problem]:
    """Check that each id is used once (R105) and agrees with the *ledger*, where there is one."""
    problems: list[Problem] = []
    records = [*record_ids(catalogue)]
    used = [IdUse(one.id, one.origin.path, one.origin.line("id")) for one in records if one.id]
    used += (IdUse(one.id, one.path, one.line) for one in article_ids(catalogue))
    first: dict[str, IdUse] = {}
    for use in sorted(used, key=lambda one: one.path):
        other = first.setdefault(use.id, use)
        if other.path != use.path:
            problems.append(_taken(use, other))
    merged = [
        IdUse(old, one.origin.path, one.origin.line("merged_ids", place))
        for one in records
        for place, old in enumerate(one.merged_ids)
    ]
    for use in merged:
        if use.id in first:
            problems.append(_taken(use, first[use.id]))
        first[use.id] = use
    if ledger is not None:
        entries, faults = read_ledger(ledger)
        problems += faults
        problems += _believable(check_ledger(entries, used, merged), folder, catalogue)
    return problems


def _taken(use: IdUse, first: IdUse) -> Problem:
    return Problem("R105", use.path, use.line, {"id": use.id, "other": f"{first.path}:{first.line}"})


def _believable(found: Iterable[Problem], folder: Folder, catalogue: Catalogue) -> list[Problem]:
    """Return *found* without the loss (R111) of an id that stands in a file with faults of its own."""
    problems = [*found]
    if any(one.code == "R111" for one in problems):
        named = named_in_faulty_files(folder, catalogue)
        problems = [
            one
            for one in problems
            if one.code != "R111" or (named is not None and one.values["id"] not in named)
        ]
    return problems
