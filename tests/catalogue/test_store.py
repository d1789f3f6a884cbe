"""The catalogue's file: rows that stay, and files that cannot serve."""

import sqlite3

import pytest

from plugins.catalogue.rows import OutputFileRow, PageRow, StaleRow
from plugins.catalogue.schema import APPLICATION_ID
from plugins.catalogue.store import Catalogue, open_catalogue, read_catalogue
from tests.city import CITY, index, write


@pytest.fixture
def path(tmp_path):
    """Where the catalogue of a test stands."""
    return tmp_path / "cache" / "catalogue.sqlite"


def with_page(path) -> None:
    """Make a catalogue with one page."""
    catalogue, _ = open_catalogue(path)
    catalogue.put([PageRow("gioi-thieu", "Giới thiệu", "vi", "<p>x</p>")])
    catalogue.close()


def pages(path) -> list[str]:
    """Return the pages of the catalogue at *path*."""
    catalogue, _ = open_catalogue(path)
    found = [row.slug for row in catalogue.rows(PageRow)]
    catalogue.close()
    return found


def test_rows_stay(path):
    """What was written is there the next time, and nothing is set aside."""
    with_page(path)
    catalogue, was_useless = open_catalogue(path)
    assert [row.title for row in catalogue.rows(PageRow)] == ["Giới thiệu"]
    assert not was_useless
    catalogue.close()


def useless(path, how: str) -> None:
    """Spoil the catalogue at *path*."""
    if how == "random bytes":
        path.write_bytes(bytes(range(256)) * 40)
    elif how == "text":
        path.write_text("không phải danh mục")
    elif how == "torn":
        path.write_bytes(path.read_bytes()[:5000] + b"\xff" * 3000)
    else:
        statement = {
            "foreign": "PRAGMA application_id = 7",
            "older": "UPDATE meta SET value = '0' WHERE key = 'schema'",
            "no version": "DELETE FROM meta",
        }[how]
        with sqlite3.connect(path) as other:
            other.execute(statement)
        other.close()


@pytest.mark.parametrize("how", ["random bytes", "text", "torn", "foreign", "older", "no version"])
def test_a_useless_file_is_set_aside(path, how):
    """A new catalogue is begun; the old file stays beside it, for whoever wants to know."""
    with_page(path)
    useless(path, how)
    spoilt = path.read_bytes()
    catalogue, was_useless = open_catalogue(path)
    assert was_useless
    assert list(catalogue.rows(PageRow)) == []
    catalogue.close()
    assert path.with_name(path.name + ".set-aside").read_bytes() == spoilt
    assert pages(path) == []


def test_a_file_is_known_as_ours(path):
    """SQLite's application id tells our file from others'."""
    with_page(path)
    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    other.close()


def test_nothing_in_it_is_a_pickle(path, tmp_path):
    """Every value is text or a whole number: no bytes that run code when they are read."""
    content = tmp_path / "content"
    for name, text in CITY.items():
        write(content, name, text)
    catalogue, _ = open_catalogue(path)
    index(content, catalogue)
    tables = catalogue.values("SELECT name FROM sqlite_master WHERE type = 'table'")
    kinds = {
        type(value)
        for table in tables
        for row in catalogue.connection.execute(f"SELECT * FROM {table}")
        for value in row
    }
    catalogue.close()
    assert kinds <= {str, int, type(None)}


def test_a_row_takes_the_place_of_the_one_with_its_key(path):
    """Rows of several tables are put together; the one with the same key makes way."""
    catalogue, _ = open_catalogue(path)
    catalogue.put([PageRow("gioi-thieu", "Một", "vi", ""), OutputFileRow("a.html", 1, "2", "")])
    catalogue.put(iter([PageRow("gioi-thieu", "Hai", "vi", ""), StaleRow(1)]))
    assert [row.title for row in catalogue.rows(PageRow)] == ["Hai"]
    assert catalogue.row(OutputFileRow, "WHERE path = ?", "a.html")
    assert catalogue.row(StaleRow, "WHERE page = ?", 1)
    assert catalogue.row(StaleRow, "WHERE page = ?", 2) is None
    catalogue.put([])
    catalogue.close()


def test_a_reader_changes_nothing(path):
    """A worker may look, and no more."""
    with_page(path)
    reader = read_catalogue(path.absolute().as_uri())
    assert reader.values("SELECT slug FROM pages") == ["gioi-thieu"]
    with pytest.raises(sqlite3.OperationalError):
        reader.put([PageRow("khac", "Khác", "vi", "")])
    reader.connection.close()


def test_a_catalogue_in_memory_is_read_by_its_address():
    """Other parts of the same process see what stands there, each catalogue by itself."""
    one, other = Catalogue.in_memory(), Catalogue.in_memory()
    one.put([PageRow("gioi-thieu", "Giới thiệu", "vi", "")])
    one.connection.commit()
    readers = [read_catalogue(catalogue.address) for catalogue in (one, other)]
    assert [reader.values("SELECT slug FROM pages") for reader in readers] == [["gioi-thieu"], []]
    for catalogue in (one, other, *readers):
        catalogue.connection.close()
