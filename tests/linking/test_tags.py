"""What an article's front matter lists helps to tell which record its words mean."""

from __future__ import annotations

import pytest

from plugins.authority.records import Committee, Event, Person, Statement
from plugins.authority.register import Register
from plugins.linking.engine import Linker
from plugins.linking.mentions import Context

RECORDS = (
    Person(slug="an-mot", name="Đinh Văn An"),
    Person(slug="an-hai", name="Đinh Văn An"),
    Committee(slug="phuong-mot", name="Đảng ủy phường Hòa Sơn", place="phường Hòa Sơn"),
    Committee(slug="phuong-hai", name="Đảng ủy phường Hòa Sơn", place="phường Hòa Sơn"),
    Committee(slug="quan-mot", name="Quận ủy Bến Sỏi", place="quận Bến Sỏi"),
    Committee(slug="quan-hai", name="Quận ủy Gò Sạn", place="quận Gò Sạn"),
    Committee(slug="bao-mot", name="Báo Gốm"),
    Committee(slug="bao-hai", name="Tuần báo Gốm", variants=(Statement("Báo Gốm"),)),
    Event(slug="hoi-mot", name="Lễ hội Bến Sỏi"),
    Event(slug="hoi-hai", name="Lễ hội Bến Sỏi"),
)


@pytest.mark.parametrize(
    ("text", "kind", "slug"),
    [
        ("Ông Đinh Văn An đến.", "person", "an-hai"),
        ("Ông An cười. Ông Đinh Văn An đến.", "person", "an-hai"),
        ("Đảng ủy phường Hòa Sơn họp.", "committee", "phuong-hai"),
        ("Quận ủy họp.", "committee", "quan-hai"),
        ("Báo Gốm viết.", "committee", "bao-hai"),
        ("Lễ hội Bến Sỏi mở.", "event", "hoi-hai"),
    ],
    ids=[
        "a person",
        "a given name",
        "a committee with its place",
        "a bare head",
        "a closed name",
        "an event",
    ],
)
def test_a_tag_decides(text: str, kind: str, slug: str) -> None:
    """Of several records the listed one is meant; without the list, or with two listed, nobody is."""
    linker = Linker(Register(RECORDS))
    plain = linker.link(text, Context(date="2022-05-04")).mentions
    tagged = linker.link(text, Context(date="2022-05-04", tags=frozenset({(kind, slug)}))).mentions
    both = frozenset({(kind, slug), (kind, slug.replace("-hai", "-mot"))})
    assert {one.record for one in plain} == {None}
    assert {one.record for one in tagged} == {slug}
    assert {one.record for one in linker.link(text, Context(tags=both)).mentions} == {None}
