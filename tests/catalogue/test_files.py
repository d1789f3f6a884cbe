"""The files of the output as the catalogue remembers them."""

import pytest

from plugins.catalogue import files
from plugins.catalogue.rows import OutputFileRow
from plugins.catalogue.store import Catalogue

HOME = OutputFileRow("index.html", "home", "1" * 64, "")
FEED = OutputFileRow("feed.xml", "home", "2" * 64, "")
PICTURE = OutputFileRow("images/a-64.jpg", "file/images/a.jpg", "3" * 64, "recipe")


@pytest.fixture
def catalogue():
    """A catalogue that remembers three files."""
    found = Catalogue.in_memory()
    for file in (HOME, FEED, PICTURE):
        files.note_file(found, file)
    return found


def test_files_of_an_owner(catalogue):
    """Those alone; all of them by path."""
    assert list(files.files_of(catalogue, "home")) == [FEED, HOME]
    assert list(files.all_files(catalogue)) == [FEED, PICTURE, HOME]
    assert files.paths_of_files(catalogue) == {"feed.xml", "images/a-64.jpg", "index.html"}


def test_owners(catalogue):
    """All that have a file, or those that match a pattern."""
    assert files.owners_with_files(catalogue) == ["file/images/a.jpg", "home"]
    assert files.owners_with_files(catalogue, "file/*") == ["file/images/a.jpg"]
    assert files.sources_of_files(catalogue, "file/*") == {"images/a-64.jpg": "recipe"}


def test_a_file_is_forgotten_where_it_is_the_owners(catalogue):
    """Another owner may have written it meanwhile."""
    files.forget_file(catalogue, "index.html", "archive")
    assert "index.html" in files.paths_of_files(catalogue)
    files.forget_file(catalogue, "index.html", "home")
    assert "index.html" not in files.paths_of_files(catalogue)
    files.forget_all_files(catalogue)
    assert files.paths_of_files(catalogue) == set()


def test_owners_whose_files_a_release_lacks(catalogue):
    """Not there, or with other bytes."""
    manifest = {one.path: one.written for one in (HOME, FEED, PICTURE)}
    assert files.owners_not_in(catalogue, manifest) == set()
    assert files.owners_not_in(catalogue, {**manifest, "feed.xml": "4" * 64}) == {"home"}
    del manifest["images/a-64.jpg"]
    assert files.owners_not_in(catalogue, manifest) == {"file/images/a.jpg"}


def test_stale_owners(catalogue):
    """Until the output shows them as they are."""
    catalogue.connection.executemany("INSERT INTO stale VALUES (?)", [("home",), ("search/2023",)])
    assert files.is_stale(catalogue, "home")
    assert files.stale_owners(catalogue) == ["home", "search/2023"]
    assert files.stale_owners(catalogue, "search/*") == ["search/2023"]
    files.forget_stale(catalogue, ["home"])
    assert files.stale_owners(catalogue) == ["search/2023"]
