"""The kinds of record: what each package does by kind, it does for all of them."""

from __future__ import annotations

import pytest

from plugins.authority.records import CLASSES
from plugins.exports import jsonld
from plugins.kinds import ARTICLE, KINDS, LETTERS
from plugins.site import plan
from plugins.sources.schemas import SCHEMAS
from plugins.text.markdown import RECORD_SCHEMES

BY_KIND = {
    "classes of records": CLASSES,
    "schemas": SCHEMAS,
    "types of schema.org": jsonld.TYPES,
    "pages": plan.RECORD_PAGES,
    "indexes": plan.INDEX_PAGES,
    "links by hand": RECORD_SCHEMES,
    "names of indexes": jsonld.INDEXES["vi"],
    "names of indexes in English": jsonld.INDEXES["en"],
}
"""What is mapped by kind, by what it says."""


@pytest.mark.parametrize("what", BY_KIND)
def test_every_mapping_by_kind_is_complete(what):
    """No kind is forgotten; a mapping may say more, of articles or pages."""
    assert KINDS.keys() <= set(BY_KIND[what])


def test_folders_segments_and_letters_differ():
    """No kind can be taken for another, nor for an article, by folder, address or id."""
    kinds = KINDS.values()
    for names in ([kind.folder for kind in kinds], [kind.segment for kind in kinds], list(LETTERS)):
        assert len(set(names)) == len(names)
    assert sorted(LETTERS.values()) == sorted((*KINDS, ARTICLE))


def test_a_record_says_its_kind():
    """The class of a kind bears the name of the kind."""
    assert {kind: one.kind for kind, one in CLASSES.items()} == {kind: kind for kind in KINDS}
