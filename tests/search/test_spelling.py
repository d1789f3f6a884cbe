"""Words as the search compares them: the cases that the browser is held to as well, and what must always be."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.spelling import folded, parse, words
from plugins.text.normal import match_key

CASES = json.loads((Path(__file__).parents[1] / "cases/spelling.json").read_text("utf-8"))
VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵÁĐÐ -/12", max_size=30)


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["name"])
def test_words(case):
    """A text has the words and the folded words that the case file says."""
    found = words(case["text"])
    assert found == case["words"]
    assert [folded(word) for word in found] == case["folded"]


@pytest.mark.parametrize("case", CASES["queries"], ids=lambda case: case["query"])
def test_queries(case):
    """A query has the terms that the case file says."""
    found = [{"words": list(term.words), "quoted": term.quoted} for term in parse(case["query"])]
    assert found == case["terms"]


@given(VIETNAMESE)
def test_form_of_unicode_does_not_count(text):
    """NFC and NFD have the same words."""
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_names_that_are_one_have_the_same_words(text):
    """The search finds a name under every spelling that the register takes for one."""
    assert words(text) == words(match_key(text))
