"""The index of a register in which persons alone changed: its committees and occasions stay cut as they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from plugins.authority.register import Register
from plugins.linking.index import spellings
from plugins.linking.tokens import Tokens


def renew_persons(
    old: Mapping[str, Any], register: Register, more: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return what ``plain_index`` would of the index of *register*; *old* is of one with other persons.

    *more* are the editors' own short forms, the same for both.
    """
    short = spellings(more)
    persons: dict[str, set[str]] = defaultdict(set)
    for person in register.persons.values():
        for name in person.all_names:
            persons[Tokens(name, short).flow.strip()].add(person.slug)
    others = (
        (key, {kind: told for kind, told in meant.items() if kind != "persons"})
        for key, meant in old["keys"].items()
    )
    keys = {key: meant for key, meant in others if meant}
    for key, slugs in persons.items():
        keys.setdefault(key, {})["persons"] = sorted(slugs)
    return {**old, "keys": keys}
