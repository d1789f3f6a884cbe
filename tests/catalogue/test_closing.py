"""A catalogue that somebody changed is not believed; one that the machine would not take is not blamed."""

import random
import shutil
import sqlite3

import pytest

from plugins.catalogue.closing import DamagedCatalogue, forget_closed, is_damage
from plugins.catalogue.store import open_catalogue, read_catalogue
from tests.city import CITY, index, write

FLIPS = 200


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """The catalogue of the city, closed."""
    folder = tmp_path_factory.mktemp("kho")
    for name, text in CITY.items():
        write(folder / "content", name, text)
    catalogue, _ = open_catalogue(folder / "catalogue.sqlite")
    index(folder / "content", catalogue)
    catalogue.close()
    return folder / "catalogue.sqlite"


@pytest.fixture
def path(city, tmp_path):
    """A copy of it with its times, as backups make them."""
    for one in city.parent.glob(f"{city.name}*"):
        shutil.copy2(one, tmp_path / one.name)
    return tmp_path / city.name


def is_useless(path) -> bool:
    """Tell whether the catalogue at *path* is set aside."""
    catalogue, was_useless = open_catalogue(path)
    catalogue.connection.close()
    return was_useless


def test_a_copy_with_its_times_is_believed(path):
    """Caches are kept elsewhere and brought back."""
    assert not is_useless(path)


def test_a_flipped_bit_anywhere_is_noticed(city, tmp_path):
    """Two hundred places in the file, one after the other: never is it opened as if nothing had been."""
    whole = city.read_bytes()
    chosen = random.Random(2026)
    path = tmp_path / city.name
    for _ in range(FLIPS):
        spoilt = bytearray(whole)
        spoilt[chosen.randrange(len(whole))] ^= 1 << chosen.randrange(8)
        path.write_bytes(spoilt)
        shutil.copy2(f"{city}.closed", f"{path}.closed")
        assert is_useless(path)


@pytest.mark.parametrize("note", [b"", b"0 0", b"\xff\xfe"])
def test_a_note_that_says_something_else_is_not_believed(path, note):
    """Of the two one is wrong, and nobody knows which."""
    path.with_name(f"{path.name}.closed").write_bytes(note)
    assert is_useless(path)


def test_a_folder_in_the_place_of_the_note(path):
    """Whatever stands there makes way."""
    note = path.with_name(f"{path.name}.closed")
    note.unlink()
    write(note, "x", "x")
    assert is_useless(path)
    assert not note.exists()


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_what_is_no_file_makes_way(path, kind):
    """A folder, a link to nowhere."""
    path.unlink()
    if kind == "folder":
        write(path, "x", "x")
    else:
        path.symlink_to("/khong/co")
    assert is_useless(path)
    assert path.is_file()


def test_a_build_that_was_killed_is_taken_up(path):
    """What was not closed, and holds together, is gone on with."""
    forget_closed(path)
    assert not is_useless(path)


def test_what_was_not_closed_is_looked_through(path):
    """A page of the file was lost with the machine's power."""
    forget_closed(path)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xff" * 4096)
    assert is_useless(path)


def test_while_it_is_open_it_counts_as_not_closed(path):
    """Whoever is killed leaves no note behind."""
    catalogue, _ = open_catalogue(path)
    assert not path.with_name(f"{path.name}.closed").exists()
    catalogue.close()
    assert path.with_name(f"{path.name}.closed").exists()


def test_a_reader_that_stays_leaves_it_open(path):
    """What it keeps from being written into the file would be written there later."""
    catalogue, _ = open_catalogue(path)
    catalogue.connection.execute("PRAGMA busy_timeout = 0")
    reader = read_catalogue(path.absolute().as_uri())
    reader.connection.execute("BEGIN")
    reader.values("SELECT slug FROM pages")
    catalogue.note("x", "y")
    catalogue.close()
    assert not path.with_name(f"{path.name}.closed").exists()
    reader.connection.close()
    assert not is_useless(path)


def test_a_note_that_cannot_be_written(path):
    """Leaves the catalogue open, and costs no more."""
    catalogue, _ = open_catalogue(path)
    write(path.with_name(f"{path.name}.closing"), "x", "x")
    catalogue.close()
    shutil.rmtree(path.with_name(f"{path.name}.closing"))
    assert not is_useless(path)


def error(code: int) -> sqlite3.Error:
    """Return what SQLite raises with *code*."""
    raised = sqlite3.OperationalError("x")
    raised.sqlite_errorcode = code
    return raised


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_READONLY_DBMOVED,
    ],
)
def test_what_the_machine_refuses_is_no_damage(code):
    """A full disk, another process, lacking rights: a new catalogue would fare no better."""
    assert not is_damage(error(code))


@pytest.mark.parametrize(
    "raised",
    [
        error(sqlite3.SQLITE_CORRUPT),
        error(sqlite3.SQLITE_NOTADB),
        error(sqlite3.SQLITE_IOERR_SHORT_READ),
        error(sqlite3.SQLITE_ERROR),
        sqlite3.OperationalError("Could not decode to UTF-8 column 'title'"),
        DamagedCatalogue("x"),
    ],
)
def test_damage_is_cured_by_a_new_catalogue(raised):
    """Bytes that are none of ours, a file cut short, tables that are not there."""
    assert is_damage(raised)


def test_a_full_disk_keeps_the_catalogue(path, monkeypatch):
    """It is refused, and neither set aside nor lost."""

    def refuse(*_: object) -> None:
        raise error(sqlite3.SQLITE_FULL)

    monkeypatch.setattr("plugins.catalogue.store._check", refuse)
    with pytest.raises(sqlite3.OperationalError):
        open_catalogue(path)
    assert not path.with_name(f"{path.name}.set-aside").exists()
    assert path.exists()
