"""The kinds of record: what is said by kind is said of all of them. What fails here names what a new kind still lacks."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from plugins.authority.records import CLASSES
from plugins.exports import jsonld
from plugins.kinds import ARTICLE, KINDS, LETTERS
from plugins.site import plan
from plugins.sources.schemas import SCHEMAS
from plugins.text.markdown import RECORD_SCHEMES

PROJECT = Path(__file__).resolve().parents[1]
TEMPLATES = PROJECT / "theme" / "templates"
WORDS = TEMPLATES / "words" / "kinds.html"
SCRIPT = PROJECT / "theme" / "static" / "js" / "names.js"


def pages_with_graph(ending: str) -> set[str]:
    """Return the kinds whose views, ``PersonPage`` and ``PersonIndex``, have a graph for search engines."""
    return {
        view.__name__.removesuffix(ending).lower() for view in jsonld.GRAPHS if view.__name__.endswith(ending)
    }


def templates(pattern: str) -> set[str]:
    """Return what stands in names of templates for the star of *pattern*."""
    before, after = pattern.split("*")
    return {path.name.removeprefix(before).removesuffix(after) for path in TEMPLATES.glob(pattern)}


def words_by_kind() -> Mapping[str, Collection[str]]:
    """Return the keys of each dictionary in the template of the kinds' words, by its name."""
    tree = Environment(autoescape=True).parse(WORDS.read_text("utf-8"))
    return {
        one.target.name: [item.key.value for item in one.node.items] for one in tree.find_all(nodes.Assign)
    }


def kinds_in_script() -> list[str]:
    """Return the kinds that the box of the search suggests."""
    (found,) = re.findall(r"^const KINDS = \[(.*)\];$", SCRIPT.read_text("utf-8"), re.MULTILINE)
    return re.findall(r'"(\w+)"', found)


BY_KIND: dict[str, Collection[str]] = {
    "plugins/sources/schemas.py: SCHEMAS, the fields of its files": SCHEMAS,
    "plugins/authority/records.py: CLASSES, the record in memory": CLASSES,
    "plugins/site/plan.py: RECORD_PAGES, the view of its page": plan.RECORD_PAGES,
    "plugins/site/plan.py: INDEX_PAGES, the view of its index": plan.INDEX_PAGES,
    "plugins/exports/jsonld.py: TYPES, what schema.org calls it": jsonld.TYPES,
    "plugins/exports/jsonld.py: INDEXES, its index in Vietnamese": jsonld.INDEXES["vi"],
    "plugins/exports/jsonld.py: INDEXES, its index in English": jsonld.INDEXES["en"],
    "plugins/exports/jsonld.py: GRAPHS, what search engines are told on its page": pages_with_graph("Page"),
    "plugins/exports/jsonld.py: GRAPHS, what search engines are told on its index": pages_with_graph("Index"),
    **{f"{WORDS.relative_to(PROJECT)}: {name}": kinds for name, kinds in words_by_kind().items()},
    "theme/templates/KIND.html, its page": templates("*.html"),
    "theme/templates/KIND_index.html, its index": templates("*_index.html"),
    "theme/static/js/names.js: KINDS, what the box of the search suggests": kinds_in_script(),
}
"""What says something of each kind, by place; links by hand, folders, fields and addresses follow from ``kinds.py``."""


@pytest.mark.parametrize("place", BY_KIND)
def test_every_kind_is_told_of(place):
    """No kind is forgotten; a mapping may say more, of articles or pages."""
    assert KINDS.keys() - set(BY_KIND[place]) == set(), f"{place}: lacking"


def test_every_kind_can_be_linked_by_hand():
    """With its name as the scheme."""
    assert set(RECORD_SCHEMES) == set(KINDS)


def test_folders_segments_and_letters_differ():
    """No kind can be taken for another, nor for an article, by folder, address or id."""
    kinds = KINDS.values()
    for names in ([kind.folder for kind in kinds], [kind.segment for kind in kinds], list(LETTERS)):
        assert len(set(names)) == len(names)
    assert sorted(LETTERS.values()) == sorted((*KINDS, ARTICLE))


def test_a_record_says_its_kind():
    """The class of a kind bears the name of the kind."""
    assert {kind: one.kind for kind, one in CLASSES.items()} == {kind: kind for kind in KINDS}
