"""The facts of an article that other pages show."""

import pytest

from plugins.catalogue.rows import TABLES, ArticleRows
from plugins.catalogue.store import Catalogue
from plugins.ingest.facts import facts_from, facts_of
from tests.city import NEWS, article, index, write

SLUG = "trao-huy-hieu"


@pytest.fixture
def facts(folder):
    """A function that returns the facts of an article with these fields."""

    def run(**fields):
        write(folder, NEWS, article(**fields))
        catalogue = Catalogue.in_memory()
        index(folder, catalogue)
        return facts_of(catalogue, SLUG)

    return run


def rows_in(catalogue: Catalogue, slug: str) -> ArticleRows:
    """Return all rows of the article under *slug*."""
    of = {row.table.name: row for row in TABLES}

    def rows(table: str):
        return list(catalogue.rows(of[table], "WHERE article = ?", (slug,)))

    (article_row,) = catalogue.rows(of["articles"], "WHERE slug = ?", (slug,))
    (text,), (flow,) = rows("texts"), rows("flows")
    lists = [rows(name) for name in ("former", "named", "mentions", "attestations", "proposals", "questions")]
    return ArticleRows(article_row, text, flow, *lists, [])


def test_facts_are_the_same_from_rows_and_from_the_catalogue(indexed):
    """Before an edit they are read, after it they come from the worker."""
    _, catalogue = indexed({NEWS: article("Tin", former_slugs="cu", body="Ông Tạ Đình Lãm, Bí thư, đến.")})
    assert facts_from(rows_in(catalogue, SLUG)) == facts_of(catalogue, SLUG)


def test_an_article_that_is_not_there_has_no_facts(indexed):
    """None, not empty ones."""
    assert facts_of(indexed()[1], "khong-co") is None


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        ({"status": "published"}, set()),
        ({"title": "Khác"}, {"searched"}),
        ({"category": "Xây dựng Đảng"}, {"searched", "place", "listing"}),
        ({"date": "2023-09-02"}, {"searched"}),
        ({"date": "2023-10-01"}, {"searched", "place", "listing", "addresses"}),
        ({"former_slugs": "cu"}, {"addresses"}),
        ({"persons": "ta-dinh-lam"}, {"place"}),
        ({"sample": "true"}, {"searched", "listing"}),
        ({"body": "Trời mưa."}, {"searched"}),
    ],
)
def test_what_a_field_changes(facts, fields, changed):
    """Each group of facts has what its pages depend on, and no more."""
    before, after = facts(summary="Tóm tắt."), facts(summary="Tóm tắt.", **fields)
    groups = ("searched", "place", "listing", "addresses")
    assert {name for name in groups if getattr(before, name) != getattr(after, name)} == changed
