"""The index for linking, and which articles are to be read again when the register has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from plugins.authority.register import Register
from plugins.authority.serialization import record_from
from plugins.catalogue.queries.indexed import articles_holding, hand_names, has_articles
from plugins.catalogue.queries.linking import HOME
from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.catalogue.writing import read_again, read_all_again, read_faulty_again, read_unpublished_again
from plugins.ingest.changes import RecordChange
from plugins.linking.index import build_index
from plugins.linking.stored_index import plain_index, renew_persons
from plugins.linking.triggers import EVERY_TEXT, changed_triggers
from plugins.sources.tables import Abbreviations
from plugins.text.normal import match_key

MAX_TRIGGERS = 200
"""If a change has more, all articles are linked anew, rather than sought out."""
_CODES_OF_NAMES = ("A122", "A123", "R101", "R102", "L101")
"""Problems of articles that speak of other records than those named: of look-alikes and namesakes."""
_FIELDS_IN_PROBLEMS = ("id", "name", "disambiguation", "variants", "names", "former_slugs", "merged_ids")
"""Fields of a record, besides its slug, that such problems tell or go by."""
_NOT_LINKED = (
    *("body", "sources", "origin", "programme", "outcome", "documents"),
    *("portrait", "portrait_alt", "hometown", "ethnicity", "party_joined", "qualifications"),
)
"""Fields of a record that linking does not ask for."""
_NOT_LINKED_OF_TENURES = ("source", "reports")
"""The same of each of a person's tenures."""


def relink(
    catalogue: Catalogue, register: Register, changes: list[RecordChange], abbreviations: Abbreviations
) -> None:
    """Write the index for linking; have those articles read again that *changes* may matter to."""
    # Drafts may name drafts, which are not among the changes.
    read_unpublished_again(catalogue)
    touched = [change for change in changes if asked(change.before) != asked(change.after)]
    before = catalogue.meta("linking")
    if before is not None and not touched:
        return
    if before is not None and {change.kind for change in touched} == {"person"}:
        after = compact(renew_persons(json.loads(before), register, abbreviations))
    else:
        after = compact(plain_index(build_index(register, abbreviations)))
    catalogue.note("linking", after)
    if before is None or not has_articles(catalogue):
        return
    home = json.loads(catalogue.meta(HOME) or "null")
    reached = reached_by(touched, register)
    triggers = changed_triggers(json.loads(before), json.loads(after), reached, home)
    if len(triggers) > MAX_TRIGGERS or EVERY_TEXT in triggers:
        read_all_again(catalogue)
        return
    read_again(catalogue, articles_holding(catalogue, triggers))
    for change in touched:
        read_again(catalogue, _articles_naming_by_hand(catalogue, change))
    if any(_shown_in_problems(change.before) != _shown_in_problems(change.after) for change in touched):
        read_faulty_again(catalogue, _CODES_OF_NAMES)


def reached_by(touched: Iterable[RecordChange], register: Register) -> set[tuple[str, str]]:
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
        for child in register.children(todo.pop()):
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
    fields = {name: value for name, value in json.loads(data).items() if name not in _NOT_LINKED}
    if "tenures" in fields:
        fields["tenures"] = [
            {name: value for name, value in one.items() if name not in _NOT_LINKED_OF_TENURES}
            for one in fields["tenures"]
        ]
    return fields


def _shown_in_problems(data: str | None) -> object:
    return data is not None and [json.loads(data).get(name) for name in _FIELDS_IN_PROBLEMS]


def _articles_naming_by_hand(catalogue: Catalogue, change: RecordChange) -> list[str]:
    """Return the articles that name the record by hand, before or after its change."""
    names: set[str] = {change.slug}
    for data in (change.before, change.after):
        if data is not None:
            record = record_from(change.kind, json.loads(data))
            names |= {record.name, *record.former_slugs, *record.merged_ids}
            names |= {record.id} if record.id else set()
    keys = {match_key(name) for name in names}
    given = hand_names(catalogue, change.kind)
    return [one.article for one in given if one.name in names or match_key(one.name) in keys]
