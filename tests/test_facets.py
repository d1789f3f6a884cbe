"""A facet is one line of the table: here one by topic, which the site does not have."""

import gzip
import json
from pathlib import Path

import pytest

from plugins.catalogue.answers import ARTICLES_OF_CATEGORY, ARTICLES_OF_MONTH, SEARCHED, changed_keys
from plugins.catalogue.queries.indexed import article_facts
from plugins.catalogue.queries.searching import searched_articles
from plugins.facets import FACETS, Facet
from plugins.search.files import Search
from plugins.search.pagefind import find_pagefind
from plugins.search.shards import build_shards
from tests.city import NEWS, REPORT, article

PROJECT = Path(__file__).resolve().parents[1]
FILES = {
    NEWS: article("Tin", date="2023-08-02", topics='["Nước sạch", "Chuyển đổi số"]'),
    "articles/2022/01/cu.md": article("Cũ", date="2022-01-02", topics="nước sạch"),
}


@pytest.fixture(autouse=True)
def _topics(monkeypatch):
    """The search is narrowed by topic too."""
    monkeypatch.setitem(FACETS, "topic", Facet("topic", "topics", "topics", "chu-de"))


def test_facets_cannot_be_taken_for_each_other():
    """By no name that they have in files or addresses, nor for another part of these."""
    facets = FACETS.values()
    for names in ([one.key for one in facets], [one.parameter for one in facets]):
        assert len(set(names)) == len(names)
    assert {one.key for one in facets}.isdisjoint({"days", "heads", "names", "parts", "years", "beginnings"})
    assert {one.parameter for one in facets}.isdisjoint({"q", "hs", "tu", "den", "xep", "dau", "lang"})


def test_articles_tell_their_values(indexed):
    """As typed: a text, a list, or nothing."""
    found = searched_articles(indexed(FILES)[1], "2023")
    assert {one.slug: one.facets for one in found} == {
        "hoi-nghi-cap-nuoc": ("Thời sự", None),
        "trao-huy-hieu": ("Thời sự", ["Nước sạch", "Chuyển đổi số"]),
    }


def test_the_browser_gets_values_and_their_names(holdings, tmp_path):
    """Of each article in the shard of its year; of all years, with the oldest name, on the page."""
    held = holdings(FILES)
    shards = build_shards(held.catalogue, tmp_path, find_pagefind(PROJECT))
    head = (shards[0].folder / "head").read_bytes()
    frame = json.loads(gzip.decompress(head[4 : 4 + int.from_bytes(head[:4], "big")]))
    assert frame["topics"] == ["", ["nuoc-sach", "chuyen-doi-so"]]
    assert frame["categories"] == ["thoi-su", "thoi-su"]
    page = Search(held, shards, "").page()
    assert [(one.facet.name, one.values) for one in page.facets] == [
        ("category", (("thoi-su", "Thời sự"),)),
        ("topic", (("chuyen-doi-so", "Chuyển đổi số"), ("nuoc-sach", "nước sạch"))),
    ]
    assert json.loads(page.contents)["topics"] == {"chuyen-doi-so": "Chuyển đổi số", "nuoc-sach": "nước sạch"}


def test_an_edited_value_is_searched_anew(indexed):
    """The year of the article is stale when nothing else of it changed."""
    before, after = (
        article_facts(indexed({REPORT: article("Tin", topics=topic)})[1], "hoi-nghi-cap-nuoc")
        for topic in ("Nước sạch", "Nước thải")
    )
    changed = changed_keys(before, after)
    assert SEARCHED.key("2023") in changed
    assert changed.isdisjoint({ARTICLES_OF_MONTH.key("2023-09"), ARTICLES_OF_CATEGORY.key("thoi-su", "")})
