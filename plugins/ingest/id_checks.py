"""Checks of ids: each is used once, and the ledger knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.authority.ledger import IdUse, check_ledger, read_ledger
from plugins.catalogue.queries.integrity import article_ids, merged_ids, record_ids
from plugins.catalogue.queries.sources import drafts
from plugins.catalogue.store import Catalogue
from plugins.ingest.faulty_files import named_in_faulty_files
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem

_LOSSES = ("R111", "R114")
"""An id of the ledger is in no file, or that into which it was merged."""


def check_ids(folder: Folder, catalogue: Catalogue, ledger: bytes | None) -> list[Problem]:
    """Check that each id is used once (R105) and agrees with the *ledger*, where there is one."""
    problems: list[Problem] = []
    used = [IdUse(one.id, one.path, one.line) for one in (*record_ids(catalogue), *article_ids(catalogue))]
    merged = [IdUse(one.id, one.path, one.line) for one in merged_ids(catalogue)]
    unpublished = drafts(catalogue)
    first: dict[str, IdUse] = {}
    for is_draft in (False, True):  # a draft takes no id from what is published
        problems += _used_twice([one for one in used if (one.path in unpublished) == is_draft], first)
        problems += _used_twice([one for one in merged if (one.path in unpublished) == is_draft], first)
    if ledger is not None:
        entries, faults = read_ledger(ledger)
        problems += faults
        problems += _believable(check_ledger(entries, used, merged), folder, catalogue)
    return problems


def _used_twice(uses: Iterable[IdUse], first: dict[str, IdUse]) -> Iterator[Problem]:
    """Enter *uses* into *first*, by id; R105 for those that are there."""
    for use in sorted(uses, key=lambda one: one.path):
        other = first.setdefault(use.id, use)
        if other is not use:
            yield _taken(use, other)


def _taken(use: IdUse, first: IdUse) -> Problem:
    return Problem("R105", use.path, use.line, {"id": use.id, "other": f"{first.path}:{first.line}"})


def _believable(found: Iterable[Problem], folder: Folder, catalogue: Catalogue) -> list[Problem]:
    """Return *found* without the loss (R111, R114) of an id that stands in a file with faults of its own."""
    problems = [*found]
    if any(one.code in _LOSSES for one in problems):
        named = named_in_faulty_files(folder, catalogue)
        problems = [
            one
            for one in problems
            if one.code not in _LOSSES or (named is not None and named.isdisjoint(one.values.values()))
        ]
    return problems
