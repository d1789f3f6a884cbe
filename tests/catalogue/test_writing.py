"""What an indexing writes: an article goes and comes whole, and nothing of another with it."""

import pytest

from plugins.catalogue.answers import NEWS as NEWS_MAP
from plugins.catalogue.output_files import note_output_file
from plugins.catalogue.rows import TABLES, ArticleRow, MentionRow, OutputFileRow, ReferenceRow, SourceRow
from plugins.catalogue.site_pages import PageId, note_stale, page_number, remember_asked
from plugins.catalogue.writing import (
    forget_all_read,
    forget_article,
    forget_record,
    note_source,
    note_unchanged,
    read_again,
    read_all_again,
    read_faulty_again,
    read_unpublished_again,
    set_public,
)
from plugins.sources.problems import Problem
from tests.city import LAM, NEWS, REPORT, article

SLUG = "hoi-nghi-cap-nuoc"


@pytest.fixture
def catalogue(indexed):
    """The city, whose report refers to an address."""
    text = article("Tin", body="[Về](/to-chuc/) ông Tạ Đình Lãm.", former_slugs="tin-cu", status="draft")
    return indexed({"articles/2023/09/tin.md": text})[1]


def to_read_again(catalogue) -> set[str]:
    """Return the files that are to be read again."""
    return set(catalogue.values("SELECT path FROM sources WHERE signature = '' AND digest = ''"))


def test_an_article_is_forgotten_with_all_its_rows(catalogue):
    """No table names it any more; the others stay."""
    forget_article(catalogue, "tin")
    for of in TABLES:
        for column in {"slug", "article"} & set(of.table.columns):
            rows = catalogue.values(f"SELECT 1 FROM {of.table.name} WHERE {column} = 'tin'")
            assert rows == [], of.table.name
    assert list(catalogue.rows(ReferenceRow, "WHERE path = 'articles/2023/09/tin.md'")) == []
    assert catalogue.row(ArticleRow, "WHERE slug = ?", SLUG)


def test_an_article_is_let_out_with_its_mentions_and_references(catalogue):
    """The three tables that say whether readers may see it agree."""
    set_public(catalogue, "tin", True)
    assert [row.public for row in catalogue.rows(ArticleRow, "WHERE slug = 'tin'")] == [True]
    assert {row.public for row in catalogue.rows(MentionRow, "WHERE article = 'tin'")} == {True}
    references = catalogue.rows(ReferenceRow, "WHERE path = 'articles/2023/09/tin.md'")
    assert {row.public for row in references} == {True}


def test_a_record_is_forgotten_with_the_ways_to_find_it(catalogue):
    """Another of the same kind stays."""
    forget_record(catalogue, "person", "ta-dinh-lam")
    for table in ("records", "lookups", "relations"):
        slugs = set(catalogue.values(f"SELECT slug FROM {table} WHERE kind = 'person'"))
        assert slugs == {"kieu-thi-nhan"}


def test_articles_are_read_again(catalogue):
    """Those asked for, those not published, those with a problem of a kind, or all; never a record."""
    read_again(catalogue, [SLUG, "khong-co"])
    assert to_read_again(catalogue) == {REPORT}
    read_unpublished_again(catalogue)
    assert to_read_again(catalogue) == {REPORT, "articles/2023/09/tin.md"}
    note_source(catalogue, SourceRow(NEWS, "1", "a", (Problem("L101", NEWS),)))
    read_faulty_again(catalogue, ("A122", "L10"))
    assert NEWS not in to_read_again(catalogue)
    read_faulty_again(catalogue, ("A122", "L101"))
    assert NEWS in to_read_again(catalogue)
    read_all_again(catalogue)
    assert LAM not in to_read_again(catalogue)


def test_a_file_with_other_times_and_the_same_bytes_is_as_it_was(catalogue):
    """Its digest and its problems stay."""
    problem = Problem("L101", NEWS)
    note_source(catalogue, SourceRow(NEWS, "1", "a", (problem,)))
    note_unchanged(catalogue, NEWS, "2")
    assert catalogue.row(SourceRow, "WHERE path = ?", NEWS) == SourceRow(NEWS, "2", "a", (problem,))


def test_what_was_read_is_forgotten_and_what_was_written_stays(catalogue):
    """Another version of the program reads everything anew, and knows the files of the output."""
    home = page_number(catalogue, PageId("home"))
    with catalogue.remember() as asked:
        catalogue.ask(NEWS_MAP)
    remember_asked(catalogue, home, asked)
    note_output_file(catalogue, OutputFileRow("index.html", home, "0" * 64, ""))
    note_stale(catalogue, [home])
    catalogue.note("frame", "x")
    forget_all_read(catalogue)
    filled = [of.table.name for of in TABLES if catalogue.values(f"SELECT 1 FROM {of.table.name} LIMIT 1")]
    assert filled == ["meta", "site_pages", "asked", "files", "stale"]
