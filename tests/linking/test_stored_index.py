"""The index of a register as plain data."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from plugins.authority.integrity import resolve_references
from plugins.authority.records import Person, Record, Statement
from plugins.authority.register import Register
from plugins.linking import lexicon
from plugins.linking.engine import Linker
from plugins.linking.index import build_index
from plugins.linking.mentions import Context
from plugins.linking.stored_index import index_from, plain_index, renew_persons
from tests.linking.marking import small_records
from tests.linking.test_triggers import samples, small_city

SHORT = {"Ban Tổ chức": ("BTC",), "Thành ủy": ("TU", "T.U")}


@pytest.mark.parametrize("make", [small_city, samples])
def test_an_index_out_of_json_links_as_the_index_itself(make):
    """All texts, word for word."""
    place = make()
    register, _ = resolve_references(place.records)
    index = build_index(register, SHORT)
    again = index_from(json.loads(json.dumps(plain_index(index))), register)
    one = Linker(register, home=place.home, index=index)
    other = Linker(register, home=place.home, index=again)
    for text, day in place.texts:
        context = Context(date=day)
        assert other.link(text, context) == one.link(text, context)


@pytest.mark.parametrize("make", [small_city, samples])
def test_an_index_out_of_json_is_the_same_plain_data(make):
    """Once more makes no difference, so that a change of it is a change of the register."""
    register, _ = resolve_references(make().records)
    plain = json.dumps(plain_index(build_index(register, SHORT)))
    assert json.dumps(plain_index(index_from(json.loads(plain), register))) == plain


def test_short_forms_come_along():
    """The editors' own table is part of it."""
    register, _ = resolve_references(small_city().records)
    index = index_from(json.loads(json.dumps(plain_index(build_index(register, SHORT)))), register)
    linked = Linker(register, home=small_city().home, index=index).link("Sáng nay TU họp.")
    assert [(one.surface, one.record) for one in linked.mentions] == [("TU", small_city().home)]


def test_the_order_of_records_makes_no_difference():
    """Nor does the order of sets."""
    records = small_city().records
    plain = [plain_index(build_index(Register(some))) for some in (records, records[::-1])]
    assert json.dumps(plain[0], sort_keys=True) == json.dumps(plain[1], sort_keys=True)


@pytest.mark.parametrize("make", [small_city, samples])
def test_the_automaton_finds_what_looking_up_finds(make, monkeypatch):
    """It is worth making for many texts only; a blank name, which means nobody, is left out of it."""
    place = make()
    register, _ = resolve_references(
        (*place.records, Person(slug="ai", name="Mai Bích An", variants=(Statement(" "),)))
    )
    found = []
    for few in (0, 10**12):
        monkeypatch.setattr(lexicon, "_WORDS_BEFORE_AUTOMATON", few)
        linker = Linker(register, home=place.home)
        found.append([linker.link(text, Context(date=day)) for text, day in place.texts])
    assert found[0] == found[1]


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
