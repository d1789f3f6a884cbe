"""The index of a register as plain data."""

import json

import pytest

from plugins.authority.integrity import resolve_references
from plugins.authority.records import Person, Statement
from plugins.authority.register import Register
from plugins.linking import lexicon
from plugins.linking.engine import Linker
from plugins.linking.index import build_index
from plugins.linking.mentions import Context
from plugins.linking.stored_index import index_from, plain_index
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
