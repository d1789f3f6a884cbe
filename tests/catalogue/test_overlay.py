"""Rows laid over a catalogue: seen by one reader, while it looks, and by nobody else."""

from dataclasses import replace

import pytest

from plugins.catalogue.overlay import article_laid_over, laid_over
from plugins.catalogue.queries.articles import article_title
from plugins.catalogue.rows import PageRow
from plugins.catalogue.store import open_catalogue, read_catalogue
from plugins.ingest.reading import FileToRead, ReadingJob, read_articles
from tests.city import AS_OF, REPORT, index


@pytest.fixture
def catalogue(tmp_path):
    """A catalogue with one page."""
    made, _ = open_catalogue(tmp_path / "catalogue.sqlite")
    made.put([PageRow("a", "A", "vi", "")])
    made.commit()
    yield made
    made.close()


def slugs(catalogue) -> list[str]:
    """Return the slugs of its pages."""
    return [row.slug for row in catalogue.rows(PageRow, "ORDER BY slug")]


def test_they_are_seen_beside_its_own(catalogue):
    """By the reader that laid them, as often as it likes; another sees nothing of them."""
    reader, other = read_catalogue(catalogue.address), read_catalogue(catalogue.address)
    for slug in ("b", "c"):
        with laid_over(reader, [PageRow(slug, "B", "vi", "")]):
            assert (slugs(reader), slugs(other), slugs(catalogue)) == (["a", slug], ["a"], ["a"])
        assert slugs(reader) == ["a"]


def test_the_file_is_as_it_was(catalogue):
    """While rows are laid over it others may write; afterwards the reader may not."""
    reader = read_catalogue(catalogue.address)
    with laid_over(reader, [PageRow("b", "B", "vi", "")]):
        catalogue.put([PageRow("c", "C", "vi", "")])
        catalogue.commit()
    assert slugs(reader) == ["a", "c"]
    assert reader.values("PRAGMA query_only") == [1]


def test_an_exception_takes_them_away(catalogue):
    """A page that cannot be made leaves nothing to the next."""
    reader = read_catalogue(catalogue.address)
    with pytest.raises(KeyError), laid_over(reader, [PageRow("b", "B", "vi", "")]):
        raise KeyError
    assert slugs(reader) == ["a"]


def test_an_article_in_place_of_itself(folder, tmp_path):
    """Seen by its reader as it is typed, by all others as it was read; then by all as it was."""
    catalogue, _ = open_catalogue(tmp_path / "city.sqlite")
    outcome = index(folder, catalogue)
    reader, other = read_catalogue(catalogue.address), read_catalogue(catalogue.address)
    job = ReadingJob(str(folder), catalogue.address, AS_OF.isoformat(), outcome.home)
    [read] = read_articles(job, [FileToRead(REPORT, "article")])
    slug = read.rows.article.slug
    typed = replace(read.rows, article=replace(read.rows.article, title="Tên khác"))
    was = article_title(other, slug).title
    with article_laid_over(reader, typed):
        assert (article_title(reader, slug).title, article_title(other, slug).title) == ("Tên khác", was)
    assert article_title(reader, slug).title == was
    assert reader.values("PRAGMA query_only") == [1]
    for one in (reader, other):
        one.connection.close()
    catalogue.close()
