"""Articles on their way into the catalogue: which of two under one slug stands, and what an indexing tells of them."""

from datetime import timedelta

import pytest

from plugins.catalogue.rows import ArticleRow, MentionRow
from plugins.catalogue.store import Catalogue
from plugins.ingest import articles
from tests.city import AS_OF, NEWS, article, index, said, write

FIRST, SECOND = "articles/2023/08/tin.md", "articles/2023/09/tin.md"


def path_of(catalogue: Catalogue, slug: str) -> str | None:
    """Return the file of the article under *slug*."""
    row = catalogue.row(ArticleRow, "WHERE slug = ?", slug)
    return row.path if row else None


@pytest.mark.parametrize("order", [(FIRST, SECOND), (SECOND, FIRST)])
def test_of_two_under_one_slug_the_first_by_path_stands(folder, order):
    """Whichever was written first, as a clean build has it."""
    catalogue = Catalogue.in_memory()
    for path in order:
        write(folder, path, article(f"Tin ở {path}"))
        index(folder, catalogue)
    clean = Catalogue.in_memory()
    index(folder, clean)
    assert path_of(catalogue, "tin") == FIRST
    assert said(catalogue) == said(clean)


def test_two_articles_change_their_slugs_for_each_other_s(folder):
    """Each waits until the other has given its own up."""
    catalogue = Catalogue.in_memory()
    write(folder, FIRST, article("Một", slug="mot"))
    write(folder, SECOND, article("Hai", slug="hai"))
    index(folder, catalogue)
    write(folder, FIRST, article("Một", slug="hai"))
    write(folder, SECOND, article("Hai", slug="mot"))
    outcome = index(folder, catalogue)
    assert outcome.problems == []
    assert (path_of(catalogue, "hai"), path_of(catalogue, "mot")) == (FIRST, SECOND)


def test_an_article_gives_its_slug_up_by_going(folder):
    """The file of the other comes in the same build."""
    catalogue = Catalogue.in_memory()
    write(folder, FIRST, article("Một"))
    index(folder, catalogue)
    (folder / FIRST).unlink()
    write(folder, SECOND, article("Hai"))
    assert index(folder, catalogue).problems == []
    assert path_of(catalogue, "tin") == SECOND


@pytest.mark.parametrize("every", [1, 2, 3])
def test_articles_are_noted_for_good_on_the_way(folder, monkeypatch, every):
    """However often, the catalogue is the same."""
    clean = Catalogue.in_memory()
    index(folder, clean)
    monkeypatch.setattr(articles, "COMMIT_EVERY_ARTICLES", every)
    catalogue = Catalogue.in_memory()
    index(folder, catalogue)
    assert said(catalogue) == said(clean)


def test_a_held_article_comes_out_with_what_it_mentions(folder):
    """Without being read again."""
    write(folder, NEWS, article("Tin", publish_at="2026-11-24", body="Ông Tạ Đình Lãm đến."))
    catalogue = Catalogue.in_memory()
    for as_of, is_public in ((AS_OF, False), (AS_OF + timedelta(days=2), True), (AS_OF, False)):
        index(folder, catalogue, as_of)
        assert catalogue.row(ArticleRow, "WHERE path = ?", NEWS).public is is_public
        mentions = list(catalogue.rows(MentionRow, "WHERE article = 'trao-huy-hieu'"))
        assert [mention.public for mention in mentions] == [is_public]
