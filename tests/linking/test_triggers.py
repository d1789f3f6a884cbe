"""Which texts a change of the register can matter to."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plugins.authority.from_file import record_of
from plugins.authority.integrity import resolve_references
from plugins.authority.records import Committee, Event, Parent, Person, Record, Statement, Tenure
from plugins.authority.register import Register
from plugins.authority.serialization import to_plain
from plugins.authority.spans import Span
from plugins.catalogue.tables import compact
from plugins.ingest.changes import RecordChange
from plugins.ingest.relinking import asked, reached_by
from plugins.kinds import KINDS
from plugins.linking.engine import Linker, home_slug
from plugins.linking.index import build_index
from plugins.linking.mentions import Context, Linked
from plugins.linking.stored_index import index_from, plain_index
from plugins.linking.triggers import EVERY_TEXT, changed_triggers
from plugins.sources.content_file import read_content_file
from tests.linking.marking import CASES, HOME, small_records, split_cases

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Place:
    """Records and texts about one city."""

    records: tuple[Record, ...]
    texts: tuple[tuple[str, str | None], ...]
    """Each with its date."""
    home: str


@cache
def small_city() -> Place:
    """Return the small register with all cases of linking."""
    texts = [(text, day) for path in sorted(CASES.glob("*.md")) for _, text, _, day in split_cases(path)]
    return Place(tuple(small_records()), tuple(texts), HOME)


@cache
def samples() -> Place:
    """Return the register and the articles of the samples."""
    records = []
    for kind, folder in ((one.name, one.folder) for one in KINDS.values()):
        for path in sorted((PROJECT / "samples/register" / folder).glob("*.md")):
            source, _ = read_content_file(kind, f"register/{folder}/{path.name}", path.read_bytes())
            records.append(record_of(source))
    texts = []
    for path in sorted((PROJECT / "samples/articles").rglob("*.md")):
        source, _ = read_content_file("article", "articles/" + path.name, path.read_bytes())
        texts.append((source.body, source.values["date"][:10]))
    return Place(tuple(records), tuple(texts), "thanh-uy-sao-khue")


def link_all(register: Register, place: Place) -> tuple[dict[str, Any], list[Linked]]:
    """Link all texts; return the index as the catalogue keeps it, and what was found."""
    plain = json.loads(json.dumps(plain_index(build_index(register))))
    linker = Linker(register, home=place.home, index=index_from(plain, register))
    return plain, [linker.link(text, Context(date=day)) for text, day in place.texts]


@cache
def linked_before(make: Callable[[], Place]) -> tuple[Register, dict[str, Any], list[Linked]]:
    """Return the register of a city before any edit, its index and what it finds."""
    register, _ = resolve_references(make().records)
    return register, *link_all(register, make())


def reached(old: Register, new: Register) -> set[tuple[str, str]]:
    """Return kind and slug of the records that linking may find otherwise."""
    before = {(one.kind, one.slug): compact(to_plain(one)) for one in old}
    after = {(one.kind, one.slug): compact(to_plain(one)) for one in new}
    changes = [RecordChange(*key, before.get(key), after.get(key)) for key in before.keys() | after.keys()]
    return reached_by((one for one in changes if asked(one.before) != asked(one.after)), new)


Edit = Callable[[random.Random, list[Record]], None]


def one_of(lot: random.Random, records: Sequence[Record], kind: type[Record]) -> int:
    """Return the place of a record of *kind*."""
    return lot.choice([place for place, one in enumerate(records) if isinstance(one, kind)])


def name_of(lot: random.Random, records: Sequence[Record], kind: type[Record]) -> str:
    """Return a name: that of a record, a part of one, or two put together."""
    words = records[one_of(lot, records, kind)].name.split()
    others = records[one_of(lot, records, kind)].name.split()
    cut = lot.randrange(1, len(words) + 1)
    return " ".join(lot.choice([words, words[:cut], words[-cut:], words[:cut] + others[-cut:]]))


def any_kind(lot: random.Random) -> type[Record]:
    """Return a kind of records."""
    return lot.choice([Person, Committee, Committee, Event])


def remove(lot: random.Random, records: list[Record]) -> None:
    """Take a record away."""
    del records[one_of(lot, records, any_kind(lot))]


def add(lot: random.Random, records: list[Record]) -> None:
    """Add a record by a name that others have a part in."""
    kind = any_kind(lot)
    slug = f"moi-{lot.randrange(10**9)}"
    name = name_of(lot, records, kind)
    committee = records[one_of(lot, records, Committee)].slug
    if kind is Person:
        records.append(Person(slug=slug, name=name, tenures=(Tenure(office="Bí thư", committee=committee),)))
    elif kind is Committee:
        place = records[one_of(lot, records, Committee)].place
        parents = lot.choice([(), (Parent(committee=committee),)])
        records.append(Committee(slug=slug, name=name, place=lot.choice([None, place]), parents=parents))
    else:
        records.append(Event(slug=slug, name=name, span=Span(lot.choice([None, "2023-07-01"]))))


def rename(lot: random.Random, records: list[Record]) -> None:
    """Give a record another name."""
    kind = any_kind(lot)
    place = one_of(lot, records, kind)
    records[place] = replace(records[place], name=name_of(lot, records, kind))


def variant(lot: random.Random, records: list[Record]) -> None:
    """Add a variant, or take all away."""
    kind = any_kind(lot)
    place = one_of(lot, records, kind)
    had = records[place].variants
    more = (*had, Statement(name_of(lot, records, kind)))
    records[place] = replace(records[place], variants=() if had and lot.random() < 0.4 else more)


def slug(lot: random.Random, records: list[Record]) -> None:
    """Give a record another slug; others name it by the one before."""
    place = one_of(lot, records, any_kind(lot))
    before = records[place]
    records[place] = replace(
        before, slug=f"khac-{lot.randrange(10**9)}", former_slugs=(*before.former_slugs, before.slug)
    )


def tell_apart(lot: random.Random, records: list[Record]) -> None:
    """RecordChange what tells a record from its namesakes."""
    place = one_of(lot, records, any_kind(lot))
    records[place] = replace(records[place], disambiguation=f"chú thích {lot.randrange(9)}")


def parents(lot: random.Random, records: list[Record]) -> None:
    """Put a committee below another, or below none."""
    place = one_of(lot, records, Committee)
    above = records[one_of(lot, records, Committee)].slug
    span = Span(lot.choice([None, "2020"]), lot.choice([None, "2024-06"]))
    records[place] = replace(records[place], parents=lot.choice([(), (Parent(committee=above, span=span),)]))


def territory(lot: random.Random, records: list[Record]) -> None:
    """Give a committee another place, or none."""
    place = one_of(lot, records, Committee)
    other = records[one_of(lot, records, Committee)].place
    records[place] = replace(records[place], place=lot.choice([other, None, "quận Bến Ngọc", "Hạ Sa"]))


def lifetime(lot: random.Random, records: list[Record]) -> None:
    """RecordChange when a committee or event was."""
    place = one_of(lot, records, lot.choice([Committee, Event]))
    years = [None, "2018", "2021-05", "2023-07-01", "2025-07-01"]
    records[place] = replace(records[place], span=Span(lot.choice(years), lot.choice(years)))


def tenures(lot: random.Random, records: list[Record]) -> None:
    """RecordChange the offices of a person."""
    place = one_of(lot, records, Person)
    committee = records[one_of(lot, records, Committee)].slug
    office = lot.choice(["Bí thư", "Trưởng Ban", "Chủ tịch", "Phó Bí thư"])
    span = Span(lot.choice([None, "2015", "2022"]), lot.choice([None, "2024"]))
    new = (Tenure(office=office, committee=committee, span=span),)
    records[place] = replace(records[place], tenures=lot.choice([(), new, (*records[place].tenures, *new)]))


def organisers(lot: random.Random, records: list[Record]) -> None:
    """RecordChange who organised an event, and its place and series."""
    place = one_of(lot, records, Event)
    committee = records[one_of(lot, records, Committee)].slug
    records[place] = replace(
        records[place],
        organisers=lot.choice([(), (Statement(committee),)]),
        place=lot.choice([None, "thành phố Vân Khê"]),
        series=lot.choice([None, records[one_of(lot, records, Event)].series]),
    )


EDITS: tuple[Edit, ...] = (
    *(remove, add, add, rename, rename, variant, variant, slug, tell_apart),
    *(parents, parents, territory, lifetime, tenures, organisers),
)


def changed_by_lot(lot: random.Random, records: Sequence[Record]) -> tuple[list[Record], list[str]]:
    """Return *records* after one or two edits, and the names of these."""
    changed, done = list(records), []
    for edit in lot.choices(EDITS, k=lot.choice([1, 1, 2])):
        edit(lot, changed)
        done.append(edit.__name__)
    return changed, done


@pytest.mark.parametrize("make", [small_city, samples])
def test_only_texts_that_hold_a_trigger_are_linked_otherwise(make, request):
    """Whatever changes in the register: a text without the words of a trigger says what it said."""
    place = make()
    lot = random.Random(1)
    old, plain, before = linked_before(make)
    missed = []
    for number in range(request.config.getoption("--sequences") or 12):
        records, done = changed_by_lot(lot, place.records)
        new, _ = resolve_references(records)
        if home_slug(new, place.home) != home_slug(old, place.home):
            continue  # then all texts are linked anew
        other, after = link_all(new, place)
        triggers = changed_triggers(plain, other, reached(old, new), place.home)
        missed += [
            (number, done, text[:80])
            for (text, _), one, two in zip(place.texts, before, after, strict=True)
            if one != two and not any(all(f" {key} " in one.flow for key in keys) for keys in triggers)
        ]
    assert missed == []


def index_of(*records: Record) -> dict[str, Any]:
    """Return the index of *records* as the catalogue keeps it."""
    return json.loads(json.dumps(plain_index(build_index(Register(records)))))


CITY = Committee(slug="thanh-uy", name="Thành ủy Vân Khê", place="thành phố Vân Khê")
BOARD = Committee(slug="ban", name="Ban Tổ chức Thành ủy Vân Khê", parents=(Parent(committee="thanh-uy"),))


def test_a_change_that_linking_does_not_ask_for_has_no_trigger():
    """The index is the same, and no record was touched."""
    assert changed_triggers(index_of(CITY, BOARD), index_of(BOARD, CITY), (), "thanh-uy") == frozenset()


def test_home_in_another_place_matters_to_every_text():
    """A bare name anywhere may have meant one at home."""
    moved = replace(CITY, place="thành phố Hạ Sa")
    touched = [("committee", "thanh-uy")]
    assert EVERY_TEXT in changed_triggers(index_of(CITY), index_of(moved), touched, "thanh-uy")
    assert EVERY_TEXT not in changed_triggers(index_of(CITY), index_of(moved), touched, "khac")


def test_a_committee_in_another_place_matters_to_reports_of_its_site():
    """*(Thanhuyvankhe.vn) -* at the head of a report tells its place."""
    old, new = (
        index_of(Committee(slug="thanh-uy-van-khe", name="Thành ủy Vân Khê", place=place))
        for place in ("thành phố Vân Khê", "tỉnh Hạ Sa")
    )
    triggers = changed_triggers(old, new, [("committee", "thanh-uy-van-khe")], None)
    assert frozenset({"thanhuyvankhe"}) in triggers


def test_what_stands_below_a_committee_that_moved_is_reached():
    """By any number of steps, and in a ring without end."""
    top, middle, low = (
        Committee(slug=slug, name=slug, parents=(Parent(committee=above),))
        for slug, above in (("mot", "ba"), ("hai", "mot"), ("ba", "hai"))
    )
    change = RecordChange(
        "committee", "hai", compact(to_plain(replace(middle, parents=()))), compact(to_plain(middle))
    )
    found = reached_by([change], Register([top, middle, low]))
    assert found == {("committee", "mot"), ("committee", "hai"), ("committee", "ba")}


def test_what_stands_below_a_committee_that_stays_is_not_reached():
    """Another name of it is found by its own words."""
    top, low = CITY, BOARD
    change = RecordChange(
        "committee", "thanh-uy", compact(to_plain(replace(top, name="x"))), compact(to_plain(top))
    )
    assert reached_by([change], Register([top, low])) == {("committee", "thanh-uy")}


def test_english_articles_are_read_again_too() -> None:
    """By names without marks, and by what English calls a committee."""
    old = plain_index(build_index(Register(small_records())))
    touched = [("person", "tran-bich-luu"), ("committee", "thanh-uy-ha-sa")]
    triggers = changed_triggers(old, old, touched, None)
    assert frozenset({"tran bich luu"}) in triggers
    assert frozenset({"party", "committee"}) in triggers
