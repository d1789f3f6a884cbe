"""What articles say against each other."""

import pytest

from plugins.catalogue.queries.integrity import (
    DatedFile,
    FormerAddressOf,
    PlacedId,
    SpelledCategory,
    all_former_addresses,
    article_ids,
    categories_spelled_differently,
    file_of_article,
    files_with_one_title,
    line_of_field,
    merged_ids,
    page_slugs,
    public_articles_dated_after,
    record_ids,
    translations,
)
from tests.city import CITY, LAM, NEWS, REPORT, article

ONE, TWO = "articles/2023/09/mot.md", "articles/2023/09/nam/hai.md"
FILES = {
    ONE: article("Tin", category="Thời Sự", former_slugs="cu", image="/images/a.jpg"),
    TWO: article("Tin", status="draft", translation_of="mot", legacy_urls="/n/1.html"),
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nx\n",
}


@pytest.fixture
def catalogue(indexed):
    """The city with two articles of one title."""
    return indexed(FILES)[1]


def test_spelling_of_categories(catalogue):
    """Those with two ways, their articles by path."""
    assert categories_spelled_differently(catalogue) == [
        [SpelledCategory(REPORT, "Thời sự"), SpelledCategory(ONE, "Thời Sự"), SpelledCategory(TWO, "Thời sự")]
    ]


def test_articles_of_one_title(catalogue):
    """And one date, by path."""
    assert files_with_one_title(catalogue) == [[ONE, TWO]]


def test_articles_dated_after_a_day(catalogue):
    """Public ones."""
    assert public_articles_dated_after(catalogue, "2023-08-31") == [
        DatedFile(ONE, "2023-09-01T00:00:00+07:00")
    ]


def test_addresses(catalogue):
    """Those articles had, and those of pages."""
    date = "2023-09-01T00:00:00+07:00"
    assert all_former_addresses(catalogue) == [
        FormerAddressOf("slug", "cu", 5, ONE, date),
        FormerAddressOf("url", "/n/1.html", 7, TWO, date),
    ]
    assert page_slugs(catalogue) == ["gioi-thieu"]
    assert file_of_article(catalogue, "mot") == DatedFile(ONE, date)
    assert file_of_article(catalogue, "khong-co") is None


def test_fields(catalogue):
    """Where one stands, and who says that it is a translation."""
    assert (line_of_field(catalogue, ONE, "category"), line_of_field(catalogue, NEWS, "id")) == (4, 1)
    assert [row.slug for row in translations(catalogue)] == ["hai"]


def test_ids(catalogue):
    """Of articles and of records, with where they stand."""
    assert article_ids(catalogue) == [PlacedId("a-0000018", REPORT, 2)]
    assert PlacedId("p-000001z", LAM, 2) in record_ids(catalogue)
    assert [*merged_ids(catalogue)] == []


def test_ids_that_were_taken_over(indexed):
    """With the line; a record without an id of its own has none."""
    took = CITY[LAM].replace("id: p-000001z", "merged_ids: [p-000001z]")
    _, catalogue = indexed({LAM: took})
    assert [*merged_ids(catalogue)] == [PlacedId("p-000001z", LAM, 2)]
    assert LAM not in {one.path for one in record_ids(catalogue)}
