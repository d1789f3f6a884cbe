"""A facet is one line of the table."""

import gzip
import json

from plugins.catalogue.answers import ARTICLES_OF_CATEGORY, ARTICLES_OF_MONTH, SEARCHED, changed_keys
from plugins.catalogue.queries.indexed import article_facts
from plugins.catalogue.queries.searching import searched_articles
from plugins.facets import FACETS
from plugins.search.files import Search
from plugins.search.year_index import index_year
from tests.city import NEWS, REPORT, article

FILES = {
    NEWS: article("Tin", date="2023-08-02", topics='["Nước sạch", "Chuyển đổi số"]'),
    "articles/2022/01/cu.md": article("Cũ", date="2022-01-02", topics="nước sạch"),
}


def test_facets_cannot_be_taken_for_each_other():
    """By no name that they have in files or addresses, nor for another part of these."""
    facets = FACETS.values()
    for names in ([one.key for one in facets], [one.parameter for one in facets]):
        assert len(set(names)) == len(names)
    assert {one.key for one in facets}.isdisjoint({"days", "textAt", "numberBytes", "years"})
    assert {one.parameter for one in facets}.isdisjoint(
        {"q", "hs", "tu", "den", "xep", "dau", "lang", "viec"}
    )


def test_articles_tell_their_values(indexed):
    """As typed: a text, a list, or nothing."""
    found = searched_articles(indexed(FILES)[1], "2023")
    assert {one.slug: one.facets for one in found} == {
        "hoi-nghi-cap-nuoc": ("Thời sự", None),
        "trao-huy-hieu": ("Thời sự", ["Nước sạch", "Chuyển đổi số"]),
    }


def test_the_browser_gets_values_and_their_names(holdings):
    """Of each article in the files of its year; of all years, with the oldest name, on the page, or in a file apart."""
    held = holdings(FILES)
    index = index_year(searched_articles(held.catalogue, "2023"))
    (data,) = (data for name, data in index.files.items() if name == index.contents["words"])
    directory, frame_size, _ = index.contents["parts"]
    frame = json.loads(gzip.decompress(data[directory : directory + frame_size]))
    assert frame["facets"]["topics"] == ["", ["nuoc-sach", "chuyen-doi-so"]]
    assert frame["facets"]["categories"] == ["thoi-su", "thoi-su"]
    search = Search(held, {})
    for year in ("2022", "2023"):
        list(search.files_of_year(year))
    page = search.page()
    assert [(one.facet.name, one.values) for one in page.facets] == [
        ("category", (("thoi-su", "Thời sự"),)),
        ("topic", ()),
    ]
    topics = {"chuyen-doi-so": "Chuyển đổi số", "nuoc-sach": "nước sạch"}
    assert json.loads(search.free_names()[1]) == {"topics": topics}
    assert "nuoc-sach" not in page.contents


def test_an_edited_value_is_searched_anew(indexed):
    """The year of the article is stale when nothing else of it changed."""
    before, after = (
        article_facts(indexed({REPORT: article("Tin", topics=topic)})[1], "hoi-nghi-cap-nuoc")
        for topic in ("Nước sạch", "Nước thải")
    )
    changed = changed_keys(before, after)
    assert SEARCHED.key("2023") in changed
    assert changed.isdisjoint({ARTICLES_OF_MONTH.key("2023-09"), ARTICLES_OF_CATEGORY.key("thoi-su", "")})
