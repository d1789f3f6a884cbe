"""Records of a kind without a grammar are found by their names alone."""

from __future__ import annotations

import json

import pytest

from plugins.authority.records import Record, Statement
from plugins.authority.register import Register
from plugins.linking.engine import Linker
from plugins.linking.exchange import as_data
from plugins.linking.index import build_index
from plugins.linking.mentions import Context
from plugins.linking.stored_index import index_from, plain_index, renew_persons
from plugins.linking.triggers import changed_triggers
from tests.linking.marking import HOME, mark, small_records
from tests.new_kind import Wharf, add_wharves

BEN_SOI = Wharf(slug="ben-soi", name="Bến Sỏi", variants=(Statement("Cầu Bến Sỏi"),))
YOUTH = Wharf(slug="nha-thanh-nien", name="Nhà văn hóa Thanh niên")
BEN_SOI_EAST = Wharf(slug="ben-soi-dong", name="Bến Sỏi Đông")


@pytest.fixture(autouse=True)
def _wharves(monkeypatch):
    """Wharves are a kind of record."""
    add_wharves(monkeypatch)


def register_with(*records: Record) -> Register:
    """Return the small register with *records* besides."""
    return Register([*small_records(), *records])


def linker_with(*records: Record) -> Linker:
    """Return a linker to the small register with *records* besides."""
    return Linker(register_with(*records), home=HOME)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn thăm Bến Sỏi.", "Đoàn thăm [Bến Sỏi](ben-soi)."),
        ("Đoàn qua cầu Bến Sỏi.", "Đoàn qua [cầu Bến Sỏi](ben-soi)."),
        ("Tại Bến Sỏi, nước lên.", "Tại [Bến Sỏi](ben-soi), nước lên."),
        ("BẾN SỎI ngày mới", "[BẾN SỎI](ben-soi) ngày mới"),
        ("Hội chợ ở Nhà văn hóa Thanh niên.", "Hội chợ ở [Nhà văn hóa Thanh niên](nha-thanh-nien)."),
        ("Ra bến sỏi chơi.", "Ra bến sỏi chơi."),
        ("Bến sỏi ở đây nhiều.", "Bến sỏi ở đây nhiều."),
        ("Đoàn thăm Bến Sỏi Tây.", "Đoàn thăm Bến Sỏi Tây."),
        ("Đoàn thăm Bến Sỏi Đông.", "Đoàn thăm [Bến Sỏi Đông](ben-soi-dong)."),
        ("Đoàn thăm Chợ Bến Sỏi.", "Đoàn thăm Chợ Bến Sỏi."),
        ("Dân phường Bến Sỏi mừng.", "Dân phường Bến Sỏi mừng."),
    ],
)
def test_a_name_is_found_where_it_is_printed_as_one(text, expected):
    """The longest, at the bounds of words, by its capitals, and in no longer name."""
    assert mark(text, linker_with(BEN_SOI, YOUTH, BEN_SOI_EAST).link(text)) == expected


def test_no_name_is_found_inside_another_mention():
    """What is said of a committee or person holds no wharf."""
    text = "Ông Lê Quang Diêu dự Đại hội Đảng bộ quận Bến Sỏi lần thứ IV."
    with_wharf = linker_with(BEN_SOI, Wharf(slug="quang-dieu", name="Quang Diêu")).link(text)
    assert with_wharf.mentions == linker_with().link(text).mentions


def test_what_a_record_has_is_not_proposed():
    """A name that looks like a committee's is no news where the register has it."""
    linked = linker_with(YOUTH).link("Hội chợ ở Nhà văn hóa Thanh niên.")
    assert [(one.kind, one.record) for one in linked.mentions] == [("wharf", "nha-thanh-nien")]
    assert linked.proposals == ()
    assert linker_with().link("Hội chợ ở Nhà văn hóa Thanh niên.").proposals


def test_several_records_of_one_name_are_a_question():
    """Unless the front matter of the article lists one of them."""
    linker = linker_with(BEN_SOI, Wharf(slug="ben-soi-ha-sa", name="Bến Sỏi"))
    text = "Đoàn thăm Bến Sỏi."
    assert mark(text, linker.link(text)) == "Đoàn thăm [Bến Sỏi](?)."
    context = Context(tags=frozenset({("wharf", "ben-soi-ha-sa")}))
    assert mark(text, linker.link(text, context)) == "Đoàn thăm [Bến Sỏi](ben-soi-ha-sa)."


def test_its_kind_is_told():
    """To other programs too."""
    (mention,) = linker_with(BEN_SOI).link("Thăm Bến Sỏi").mentions
    assert (mention.kind, mention.record) == ("wharf", "ben-soi")
    told = as_data(linker_with(BEN_SOI).link("Thăm Bến Sỏi"))["mentions"]
    assert told == [{"start": 5, "end": 12, "type": "WHARF", "record": "ben-soi", "candidates": ["ben-soi"]}]


def test_names_stand_in_the_stored_index():
    """Out of JSON it finds the same, also when persons were renewed in it."""
    register = register_with(BEN_SOI)
    plain = json.loads(json.dumps(plain_index(build_index(register))))
    for stored in (plain, json.loads(json.dumps(renew_persons(plain, register, {})))):
        linker = Linker(register, index=index_from(stored, register))
        assert mark("Thăm Bến Sỏi", linker.link("Thăm Bến Sỏi")) == "Thăm [Bến Sỏi](ben-soi)"


def test_a_change_of_a_name_reaches_the_texts_that_hold_it():
    """And a change of the record itself those that hold one of its names; no others."""
    with_one, without = (
        json.loads(json.dumps(plain_index(build_index(register))))
        for register in (register_with(BEN_SOI), register_with())
    )
    names = {frozenset({"bến sỏi"}), frozenset({"cầu bến sỏi"})}
    assert changed_triggers(without, with_one, [("wharf", "ben-soi")], HOME) == names
    assert changed_triggers(with_one, with_one, [("wharf", "ben-soi")], HOME) == names
    assert changed_triggers(with_one, with_one, [("wharf", "ben-khac")], HOME) == set()
