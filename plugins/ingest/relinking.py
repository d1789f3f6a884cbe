"""The index for linking, and which articles are to be read again when the register has changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.authority.register import Register
from plugins.authority.serialization import record_from
from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.ingest.articles import read_again, read_all_again
from plugins.linking.index import build_index
from plugins.linking.plain import plain_index
from plugins.linking.renewing import renew_persons
from plugins.linking.triggers import EVERY_TEXT, Trigger, changed_triggers
from plugins.sources.tables import Abbreviations
from plugins.text.normal import match_key

_MANY = 200
"""Changed words from which all articles are linked anew, rather than sought out."""
_NAMING = ("A122", "A123", "R101", "R102", "L101")
"""Problems of articles that speak of other records than those named: of look-alikes and namesakes."""
_TOLD_APART = ("id", "name", "disambiguation", "former_slugs", "merged_ids")
"""Fields of a record, besides its slug, that such problems tell or go by."""
_NOT_LINKED = ("body", "sources", "origin", "portrait", "portrait_alt", "programme", "outcome", "documents")
"""Fields of a record that linking does not ask for."""


@dataclass(frozen=True, slots=True)
class Change:
    """A record before and after, as JSON; None where it was or is not there."""

    kind: str
    slug: str
    before: str | None
    after: str | None


def relink(
    catalogue: Catalogue, register: Register, changes: list[Change], abbreviations: Abbreviations
) -> None:
    """Write the index for linking; have those articles read again that *changes* may matter to."""
    # Drafts may name drafts, which are not among the changes.
    read_all_again(catalogue, "path IN (SELECT path FROM articles WHERE status != 'published')")
    touched = [one for one in changes if asked(one.before) != asked(one.after)]
    before = catalogue.meta("linking")
    if before is not None and not touched:
        return
    if before is not None and {one.kind for one in touched} == {"person"}:
        after = compact(renew_persons(json.loads(before), register, abbreviations))
    else:
        after = compact(plain_index(build_index(register, abbreviations)))
    catalogue.note("linking", after)
    if before is None or not catalogue.values("SELECT 1 FROM articles LIMIT 1"):
        return
    home = json.loads(catalogue.meta("home") or "null")
    reached = reached_by(touched, register)
    triggers = changed_triggers(json.loads(before), json.loads(after), reached, home)
    if len(triggers) > _MANY or EVERY_TEXT in triggers:
        read_all_again(catalogue)
        return
    read_again(catalogue, _holding(catalogue, triggers))
    for one in touched:
        read_again(catalogue, _naming(catalogue, one))
    if any(_told_apart(one.before) != _told_apart(one.after) for one in touched):
        read_all_again(catalogue, " OR ".join(f"problems LIKE '%\"{code}\"%'" for code in _NAMING))


def reached_by(touched: Iterable[Change], register: Register) -> set[tuple[str, str]]:
    """Return kind and slug of *touched*, and of all committees below those that stand elsewhere now.

    Where a committee lies is asked of all that stand below it, by any number of steps.
    """
    reached: set[tuple[str, str]] = set()
    todo: list[str] = []
    for one in touched:
        reached.add((one.kind, one.slug))
        if one.kind == "committee" and _stand(one.before) != _stand(one.after):
            todo.append(one.slug)
    while todo:
        for child in register.children.get(todo.pop(), ()):
            if ("committee", child) not in reached:
                reached.add(("committee", child))
                todo.append(child)
    return reached


def _stand(data: str | None) -> object:
    record = json.loads(data) if data is not None else {}
    return record.get("place"), record.get("parents")


def asked(data: str | None) -> object:
    """Return what linking asks of a record."""
    if data is None:
        return None
    return {name: value for name, value in json.loads(data).items() if name not in _NOT_LINKED}


def _told_apart(data: str | None) -> object:
    return data is not None and [json.loads(data)[name] for name in _TOLD_APART]


def _holding(catalogue: Catalogue, triggers: frozenset[Trigger]) -> list[str]:
    """Return the articles whose text holds all keys of one of *triggers*."""
    sought = [[f" {key} ".encode() for key in keys] for keys in triggers]
    longest = sorted({max(keys, key=len) for keys in sought})
    # One pass over each text, and over its bytes, which takes the least.
    may_hold = re.compile(b"|".join(map(re.escape, longest))).search
    flows = catalogue.connection.execute("SELECT article, CAST(flow AS BLOB) FROM flows")
    return [
        article
        for article, flow in flows
        if may_hold(flow) and any(all(key in flow for key in keys) for keys in sought)
    ]


def _naming(catalogue: Catalogue, change: Change) -> list[str]:
    """Return the articles that name the record by hand, before or after its change."""
    names: set[str] = {change.slug}
    for data in (change.before, change.after):
        if data is not None:
            record = record_from(change.kind, json.loads(data))
            names |= {record.name, *record.former_slugs, *record.merged_ids}
            names |= {record.id} if record.id else set()
    keys = {match_key(name) for name in names}
    rows = catalogue.connection.execute("SELECT article, name FROM named WHERE kind = ?", (change.kind,))
    return [article for article, name in rows.fetchall() if name in names or match_key(name) in keys]
