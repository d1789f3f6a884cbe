"""The files of the output as the catalogue remembers them."""

import pytest

from plugins.catalogue import output_files
from plugins.catalogue.rows import OutputFileRow
from plugins.catalogue.site_pages import PageId, add_pages
from plugins.catalogue.store import Catalogue

HOME_PAGE, PAPER_PAGE, PICTURE_PAGE = 1, 2, 3
PAPER_PATH = "documents/2024/kl.pdf"
HOME = OutputFileRow("index.html", HOME_PAGE, "1" * 64, "")
FEED = OutputFileRow("feed.xml", HOME_PAGE, "2" * 64, "")
PAPER = OutputFileRow(PAPER_PATH, PAPER_PAGE, "4" * 64, "document 12")
PICTURE = OutputFileRow("images/a-64.jpg", PICTURE_PAGE, "3" * 64, "recipe")


@pytest.fixture
def catalogue():
    """A catalogue that remembers four files of three pages."""
    found = Catalogue.in_memory()
    pages = [
        PageId("home"),
        PageId("document", slug=PAPER_PATH),
        PageId("picture", slug="images/a.jpg"),
    ]
    assert list(add_pages(found, pages, 0).values()) == [HOME_PAGE, PAPER_PAGE, PICTURE_PAGE]
    for file in (HOME, FEED, PAPER, PICTURE):
        output_files.note_output_file(found, file)
    yield found
    found.close()


def test_files_of_a_page(catalogue):
    """Those alone; all of them by path."""
    assert list(output_files.files_of(catalogue, HOME_PAGE)) == [FEED, HOME]
    assert list(output_files.output_files(catalogue)) == [PAPER, FEED, PICTURE, HOME]
    assert output_files.output_paths(catalogue) == {PAPER.path, "feed.xml", "images/a-64.jpg", "index.html"}


def test_what_documents_were_made_from(catalogue):
    """Documents alone: pictures say so, too."""
    assert output_files.sources_of_documents(catalogue) == {PAPER_PATH: "document 12"}


def test_a_file_is_forgotten_where_it_is_the_page_s(catalogue):
    """Another page may have written it meanwhile."""
    output_files.forget_output_file(catalogue, "index.html", PICTURE_PAGE)
    assert "index.html" in output_files.output_paths(catalogue)
    output_files.forget_output_file(catalogue, "index.html", HOME_PAGE)
    assert "index.html" not in output_files.output_paths(catalogue)
    output_files.forget_output_files(catalogue)
    assert output_files.output_paths(catalogue) == set()
