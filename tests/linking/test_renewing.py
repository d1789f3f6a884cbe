"""An index in which persons alone are made anew is the one that would be made of all."""

import json
from dataclasses import replace
from typing import Any

from plugins.authority.integrity import resolve_references
from plugins.authority.records import Person, Record, Statement
from plugins.authority.register import Register
from plugins.linking.index import build_index
from plugins.linking.stored_index import plain_index, renew_persons
from tests.linking.marking import small_records

MORE = {"Quận ủy": ["QU"]}


def index_of(register: Register) -> dict[str, Any]:
    """Return the index of all records as the catalogue keeps it."""
    kept: dict[str, Any] = json.loads(json.dumps(plain_index(build_index(register, MORE))))
    return kept


def edited() -> list[Record]:
    """Return the small register without its first person, with a new one, and with more names for the others."""
    records = small_records()
    persons = [one for one in records if isinstance(one, Person)]
    committee = next(one for one in records if one.kind == "committee")
    others = [one for one in records if not isinstance(one, Person)]
    renamed = [replace(one, variants=(*one.variants, Statement("Đỗ Lạc Nhạn"))) for one in persons[1:]]
    namesake = Person(slug="trung-ten", name=committee.name, variants=(Statement("QU Lạc Thước"),))
    return [*others, *renamed, namesake]


def test_persons_made_anew_alone_give_the_whole_index():
    """Persons that came, went or were renamed, also to what a committee is called, stand as in an index of all."""
    before, _ = resolve_references(small_records())
    after, _ = resolve_references(edited())
    assert renew_persons(index_of(before), after, MORE) == index_of(after)


def test_nothing_is_left_of_persons_that_went():
    """A register without persons has the index of its committees and events."""
    before, _ = resolve_references(small_records())
    after, _ = resolve_references(one for one in small_records() if not isinstance(one, Person))
    assert renew_persons(index_of(before), after, MORE) == index_of(after)
