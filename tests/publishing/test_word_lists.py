"""The word lists of the search at a takedown."""

import json
from html import escape

import pytest

from plugins.publishing.word_lists import word_lists_without
from tests.publishing.site import page, put

LIST, OTHER, SEARCH = "tim-kiem/tu/nu.json", "tim-kiem/tu/ca.json", "tim-kiem/index.html"
YEARS = json.dumps({"years": [["2023", 1, "2023-a"], ["2022", 1, "2022-b"]]})
FILES = {
    SEARCH: page(f'<div data-contents="{escape(YEARS)}"></div>'),
    LIST: '{"nuoc":"3","nua":"2"}',
    OTHER: '{"cau":"1"}',
    "tim-kiem/nam/2023-a/x.json": "[]",
    "tim-kiem/nam/2022-b/x.json": "[]",
}


def lists_without_2023(root, **files):
    """Return the word lists of a release of ``FILES``, with *files* for some, once the year 2023 was dropped."""
    put(root, {**FILES, **files})
    return dict(word_lists_without(root, FILES, {"tim-kiem/nam/2023-a/"}))


def test_a_year_without_search_is_in_no_list(tmp_path):
    """Words of other years stay; those of it alone go."""
    assert lists_without_2023(tmp_path) == {LIST: b'{"nuoc":"1"}', OTHER: b'{"cau":"1"}'}


@pytest.mark.parametrize(
    "damaged", ['{"nuoc":"3"', b"\xbc", "[]", "3", '{"nuoc":"g"}', '{"nuoc":3}', '{"nuoc":null}']
)
def test_a_list_that_cannot_be_read_is_dropped(tmp_path, damaged):
    """It may hold any word; the others are cleared as ever."""
    assert lists_without_2023(tmp_path, **{LIST: damaged}) == {LIST: None, OTHER: b'{"cau":"1"}'}


@pytest.mark.parametrize("contents", ["{", "[]", "{}", '{"years":3}', '{"years":[3]}', '{"years":[[]]}'])
def test_unreadable_contents_count_as_all_years_lost(tmp_path, contents):
    """Without the years of the search page nobody knows what a list tells of."""
    lists = lists_without_2023(tmp_path, **{SEARCH: page(f'<div data-contents="{escape(contents)}"></div>')})
    assert lists == {LIST: b"{}", OTHER: b"{}"}


def test_a_search_page_without_contents_counts_as_all_years_lost(tmp_path):
    """As where a byte of the attribute's name was flipped."""
    assert lists_without_2023(tmp_path, **{SEARCH: page("")}) == {LIST: b"{}", OTHER: b"{}"}
