"""Names in texts that are almost those of records: which proposals resemble which record, and L102 for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plugins.authority.look_alikes import likely_meant, name_records
from plugins.authority.records import Record
from plugins.authority.register import Register
from plugins.authority.relations import likenesses_of, masks_of, printed_names
from plugins.catalogue.queries.indexed import articles_holding, has_articles
from plugins.catalogue.queries.proposals import almost_registered_names, proposals_like
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.rows import LikenessRow
from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import read_again, read_all_again, replace_likenesses
from plugins.ingest.cut_names import words_around_slips
from plugins.ingest.relinking import MAX_TRIGGERS
from plugins.sources.problems import Problem
from plugins.text.normal import slugify


@dataclass(frozen=True, slots=True)
class NamedAnew:
    """A public record before and after an edit; None where it was or is not there."""

    kind: str
    slug: str
    before: Record | None
    after: Record | None


def renew_likenesses(catalogue: Catalogue, changes: Iterable[NamedAnew]) -> None:
    """Bring up to date what finds the names of changed records, and which proposals are like them.

    Articles that are read later ask the register themselves; those whose text may name a committee almost are.
    """
    masks: dict[str, set[str]] = defaultdict(set)
    committees: set[str] = set()
    for one in changes:
        before = likenesses_of(one.before) if one.before else set()
        after = likenesses_of(one.after) if one.after else set()
        gone, new = (
            [LikenessRow(one.kind, *mask, one.slug) for mask in sorted(some)]
            for some in (before - after, after - before)
        )
        replace_likenesses(catalogue, gone, new)
        renamed = _names(one.before) ^ _names(one.after)
        masks[one.kind].update(mask for name in renamed for mask, _ in masks_of(slugify(name)))
        committees |= renamed if one.kind == "committee" else set()
    _read_slips_again(catalogue, committees)
    register = StoredRegister(catalogue)
    for kind in sorted(masks.keys() - {"event"}):
        proposals = proposals_like(catalogue, kind, masks[kind]) if masks[kind] else []
        alike = {name: likely_meant(register, kind, name) for name in {one.name for one in proposals}}
        catalogue.put(
            replace(one, alike=alike[one.name]) for one in proposals if one.alike != alike[one.name]
        )


def _read_slips_again(catalogue: Catalogue, committees: Iterable[str]) -> None:
    """Have the articles read again that may hold one of the names of *committees* with a slip that cuts it short."""
    triggers = words_around_slips(committees) if has_articles(catalogue) else set()
    if len(triggers) > MAX_TRIGGERS:
        read_all_again(catalogue)
    elif triggers:
        read_again(catalogue, articles_holding(catalogue, triggers))


def _names(record: Record | None) -> set[str]:
    return printed_names(record) if record else set()


def almost_registered(catalogue: Catalogue, register: Register) -> Iterator[Problem]:
    """L102: an article in Vietnamese names somebody or something almost as a record is called."""
    for one in almost_registered_names(catalogue):
        records = [found for slug in one.alike if (found := register.get(one.kind, slug))]
        values = {"surface": one.name, "kind": one.kind, "candidates": name_records(records)}
        yield Problem("L102", one.path, one.line, values)
