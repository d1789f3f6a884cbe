"""The desk's catalogue: kept up to date, read by many, made anew where it is damaged."""

from plugins.catalogue.queries.listed import Sought, articles_sought
from plugins.editing.catalogues import CATALOGUE, cache_of
from tests.city import article, write


def titles(desk):
    """Return the titles of all articles."""
    with desk.reading() as catalogue:
        return {one.title for one in articles_sought(catalogue, Sought(), desk.now().isoformat(), 50)}


def test_it_learns_what_was_saved_by_whomever(desk):
    """By hand in an editor, too; each time its version is another."""
    version = desk.version
    write(desk.content, "articles/2026/a.md", article("Bằng tay"))
    desk.index()
    assert "Bằng tay" in titles(desk)
    assert desk.version == version + 1


def test_a_reader_reads_while_it_is_written(desk):
    """Nobody waits."""
    with desk.reading() as catalogue:
        write(desk.content, "articles/2026/a.md", article("Bằng tay"))
        desk.index()
        assert catalogue.values("SELECT count(*) FROM articles") == [3]


def test_a_damaged_catalogue_is_made_anew(desk, browser):
    """While the desk runs, once a page has met the damage; not a word is lost, for it is a cache."""
    before = titles(desk)
    desk.writing.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = cache_of(desk.content, desk.settings.cache) / CATALOGUE
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (size - 100))
    assert "Traceback" not in browser.page("/articles", 500).text
    assert desk.wanted.is_set()
    desk.index()
    assert titles(desk) == before
