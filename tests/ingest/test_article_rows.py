"""The rows of an article."""

from dataclasses import fields

import pytest

from plugins.authority.register import Register
from plugins.catalogue.rows import ArticleRows, FormerAddressRow, FrontMatter, ReferenceRow
from plugins.ingest.article_reader import ArticleReader
from plugins.ingest.article_rows import rows_of
from plugins.linking.engine import Linker
from plugins.sources.articles import article_of
from plugins.sources.content_file import read_content_file
from tests.city import AS_OF, article

PATH = "articles/2023/09/tin.md"


@pytest.fixture(scope="module")
def rows_from():
    """A function that returns the rows of an article's file, linked against an empty register."""
    register = Register()
    reader = ArticleReader(register, Linker(register))

    def run(text: str) -> ArticleRows:
        source, problems = read_content_file("article", PATH, text.encode())
        assert problems == []
        made = article_of(source)
        return rows_of(made, reader.read(made, None, register), AS_OF)

    return run


def test_a_plain_article(rows_from):
    """What is not said has its default."""
    row = rows_from(article("Tin")).article
    assert (row.slug, row.path, row.status, row.lang) == ("tin", PATH, "published", "vi")
    assert (row.public, row.id, row.picture, row.retracted, row.sample) == (True, None, None, False, False)
    assert (row.category, row.category_name, row.changed) == ("thoi-su", "Thời sự", row.date)


def test_the_latest_change(rows_from):
    """Of date, corrections and retraction."""
    corrected = rows_from(
        article("Tin", corrections="[{date: 2024-02-01, text: x}, {date: 2024-01-01, text: y}]")
    )
    assert corrected.article.changed.startswith("2024-02-01")
    retracted = rows_from(article("Tin", retracted="{date: 2025-03-01, reason: x}"))
    assert retracted.article.changed.startswith("2025-03-01")
    assert retracted.article.retracted


def test_former_addresses(rows_from):
    """Slugs, then addresses of the former portal, each with its line."""
    rows = rows_from(article("Tin", legacy_urls="/n/1.html", former_slugs="[a, b]"))
    assert rows.former == [
        FormerAddressRow("tin", "slug", 0, "a", 6),
        FormerAddressRow("tin", "slug", 1, "b", 6),
        FormerAddressRow("tin", "url", 0, "/n/1.html", 5),
    ]


def test_references_are_those_of_a_reader_s_page(rows_from):
    """A draft's are not public."""
    rows = rows_from(article("Tin", body="Xem [tin khác](article:tin-khac).", status="draft"))
    assert rows.references == [
        ReferenceRow(PATH, 0, "article", "tin-khac", 8, "", False),
    ]


def test_the_front_matter_is_kept_with_its_lines(rows_from):
    """Views show fields that no column has."""
    front = rows_from(article("Tin", source="Báo Vân Khê")).text.front
    assert isinstance(front, FrontMatter)
    assert (front.values["source"], front.line("source"), front.line("place")) == ("Báo Vân Khê", 5, 1)


def test_by_table_leaves_none_out(rows_from):
    """All rows of an article are written together."""
    rows = rows_from(article("Tin"))
    assert len(rows.by_table()) == len(fields(ArticleRows))
