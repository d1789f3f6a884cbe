"""What a record says that finds it, and that joins it to others."""

from __future__ import annotations

from plugins.authority.records import Committee, Event, Person, Record
from plugins.text.normal import match_key

Relation = tuple[str, str]
"""How a record is related, and to what: ``parent`` and a committee's slug, ``series`` and its name, …"""


def lookups_of(record: Record) -> set[tuple[str, str]]:
    """Return the ways to find *record*: ``id``, ``former`` or ``name``, and the key."""
    found = {("id", one) for one in (record.id, *record.merged_ids) if one}
    found |= {("former", one) for one in record.former_slugs}
    return found | {("name", match_key(record.name))}


def relations_of(record: Record) -> set[Relation]:
    """Return what *record* says of others: how, and the slug (or name of a series)."""
    if isinstance(record, Person):
        return {("tenure", one.committee) for one in record.tenures if one.committee}
    if isinstance(record, Committee):
        lineage = (*record.predecessors, *record.successors)
        return {("parent", one.committee) for one in record.parents} | {
            ("lineage", one.committee) for one in lineage
        }
    if isinstance(record, Event):
        found = {("organiser", one.value) for one in record.organisers}
        found |= {("start", record.span.start)} if record.span.start else set()
        return found | ({("series", record.series)} if record.series else set())
    return set()
