"""The files of the output as the catalogue remembers them."""

import pytest

from plugins.catalogue import output_files
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
        output_files.note_output_file(found, file)
    return found


def test_files_of_an_owner(catalogue):
    """Those alone; all of them by path."""
    assert list(output_files.files_of(catalogue, "home")) == [FEED, HOME]
    assert list(output_files.output_files(catalogue)) == [FEED, PICTURE, HOME]
    assert output_files.output_paths(catalogue) == {"feed.xml", "images/a-64.jpg", "index.html"}


def test_owners(catalogue):
    """All that have a file, or those that match a pattern."""
    assert output_files.owners_with_files(catalogue) == ["file/images/a.jpg", "home"]
    assert output_files.owners_with_files(catalogue, "file/*") == ["file/images/a.jpg"]
    assert output_files.sources_of_output_files(catalogue, "file/*") == {"images/a-64.jpg": "recipe"}


def test_a_file_is_forgotten_where_it_is_the_owners(catalogue):
    """Another owner may have written it meanwhile."""
    output_files.forget_output_file(catalogue, "index.html", "archive")
    assert "index.html" in output_files.output_paths(catalogue)
    output_files.forget_output_file(catalogue, "index.html", "home")
    assert "index.html" not in output_files.output_paths(catalogue)
    output_files.forget_output_files(catalogue)
    assert output_files.output_paths(catalogue) == set()


def test_owners_whose_files_a_release_lacks(catalogue):
    """Not there, or with other bytes."""
    manifest = {one.path: one.written for one in (HOME, FEED, PICTURE)}
    assert output_files.owners_differing_from(catalogue, manifest) == set()
    assert output_files.owners_differing_from(catalogue, {**manifest, "feed.xml": "4" * 64}) == {"home"}
    del manifest["images/a-64.jpg"]
    assert output_files.owners_differing_from(catalogue, manifest) == {"file/images/a.jpg"}


def test_stale_owners(catalogue):
    """Until the output shows them as they are."""
    catalogue.connection.executemany("INSERT INTO stale VALUES (?)", [("home",), ("search/2023",)])
    assert output_files.is_stale(catalogue, "home")
    assert output_files.stale_owners(catalogue) == ["home", "search/2023"]
    assert output_files.stale_owners(catalogue, "search/*") == ["search/2023"]
    output_files.forget_stale(catalogue, ["home"])
    assert output_files.stale_owners(catalogue) == ["search/2023"]
