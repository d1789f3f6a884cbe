"""What an indexing asks of its own earlier work."""

import pytest

from plugins.catalogue.answers import ArticleFacts
from plugins.catalogue.queries.indexed import (
    article_facts,
    article_row,
    articles_holding,
    articles_with_times,
    attestation_rows,
    count_of_public,
    file_row,
    former_address_rows,
    hand_names,
    has_articles,
    mention_rows,
    other_file_of,
    page_rows,
    picture_row,
    record_and_page_files,
    record_files,
    record_rows,
    slugs_of_file,
    text_row,
)
from plugins.catalogue.rows import TABLES, ArticleRows
from plugins.catalogue.store import Catalogue
from tests.city import LAM, NEWS, article, picture

HELD = "articles/2023/09/hen.md"
FILES = {
    HELD: article(
        "Tin hẹn", publish_at="2027-01-01", former_slugs="[hen-cu, hen-xua]", image="/images/a.jpg"
    ),
    "images/a.jpg": picture(),
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nx\n",
    "register/persons/nhap.md": "---\nname: Đinh Văn Sửu\nstatus: draft\n---\n",
}


@pytest.fixture
def catalogue(indexed):
    """The city with a held article, a page, a picture and a draft of a record."""
    return indexed(FILES)[1]


def test_articles(catalogue):
    """Also those that readers may not see yet."""
    assert has_articles(catalogue)
    assert not has_articles(Catalogue.in_memory())
    assert count_of_public(catalogue) == 2
    assert article_row(catalogue, "hen").title == "Tin hẹn"
    assert article_row(catalogue, "khong-co") is None
    assert [row.slug for row in articles_with_times(catalogue)] == ["hen"]


def rows_in(catalogue: Catalogue, slug: str) -> ArticleRows:
    """Return all rows of the article under *slug*."""
    of = {row.table.name: row for row in TABLES}

    def rows(table: str):
        return list(catalogue.rows(of[table], "WHERE article = ?", (slug,)))

    (article_row,) = catalogue.rows(of["articles"], "WHERE slug = ?", (slug,))
    references = list(catalogue.rows(of["refs"], "WHERE path = ? ORDER BY place", (article_row.path,)))
    (text,), (flow,) = rows("texts"), rows("flows")
    tables = (
        *("former", "topics", "notes", "documents", "named"),
        *("mentions", "attestations", "proposals", "questions"),
    )
    lists = [rows(name) for name in tables]
    return ArticleRows(article_row, text, flow, *lists, references)


def test_facts_are_the_same_from_rows_and_from_the_catalogue(indexed):
    """Before an edit they are read, after it they come from the worker; an article that is not there has none."""
    text = article(
        "Tin",
        "Ông Tạ Đình Lãm, Bí thư Thành ủy Vân Khê, đến.\n\n![Cầu](/images/a.jpg)",
        former_slugs="[cu, cu-hon]",
        legacy_urls="/tin/1.html",
    )
    catalogue = indexed({**FILES, NEWS: text})[1]
    facts = article_facts(catalogue, "trao-huy-hieu")
    assert ArticleFacts.of(rows_in(catalogue, "trao-huy-hieu")) == facts
    assert facts.pictures == ("/images/a.jpg",)
    assert all((facts.former, facts.mentions, facts.attestations))
    assert article_facts(catalogue, "khong-co") is None


def test_an_article_and_its_file(catalogue):
    """By path, and by slug."""
    assert slugs_of_file(catalogue, NEWS) == ["trao-huy-hieu"]
    assert other_file_of(catalogue, "trao-huy-hieu", HELD) == NEWS
    assert other_file_of(catalogue, "trao-huy-hieu", NEWS) is None


def test_the_rows_of_an_article(catalogue):
    """Text, former addresses, mentions, offices."""
    assert text_row(catalogue, "hen").front.line("publish_at") == 5
    assert [row.value for row in former_address_rows(catalogue, "hen")] == ["hen-cu", "hen-xua"]
    named = {(row.kind, row.record) for row in mention_rows(catalogue, "hoi-nghi-cap-nuoc")}
    assert ("person", "ta-dinh-lam") in named
    assert [row.person for row in attestation_rows(catalogue, "hoi-nghi-cap-nuoc")] == ["ta-dinh-lam"]


def test_files_of_records_and_pages(catalogue):
    """Drafts too; pages where they are asked for."""
    assert file_row(catalogue, LAM).record.name == "Tạ Đình Lãm"
    assert "register/persons/nhap.md" in {row.path for row in record_files(catalogue)}
    both = [row.path for row in record_and_page_files(catalogue)]
    assert both[0] == "pages/gioi-thieu.md"
    assert set(both) == {row.path for row in record_files(catalogue)} | {"pages/gioi-thieu.md"}


def test_what_is_public(catalogue):
    """Pages by slug, records by kind and slug: no draft."""
    assert list(page_rows(catalogue)) == ["gioi-thieu"]
    assert ("person", "ta-dinh-lam") in record_rows(catalogue)
    assert ("person", "nhap") not in record_rows(catalogue)
    assert (picture_row(catalogue, "images/a.jpg").width, picture_row(catalogue, "images/b.jpg")) == (
        64,
        None,
    )


def test_articles_that_hold_words(catalogue):
    """All keys of one trigger, as whole words."""
    assert articles_holding(catalogue, [["huy", "đảng"]]) == ["trao-huy-hieu"]
    assert articles_holding(catalogue, [["hu"], ["huy", "nước"]]) == []


def test_names_given_by_hand(catalogue):
    """As typed, with the article."""
    given = [(row.article, row.name) for row in hand_names(catalogue, "event")]
    assert given == [("hoi-nghi-cap-nuoc", "hoi-nghi-cap-nuoc-2023")]
