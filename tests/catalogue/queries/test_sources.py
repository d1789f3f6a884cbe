"""Files as they were read."""

import pytest

from plugins.catalogue.queries.sources import (
    articles_to_read_again,
    digest_of_source,
    problems_of_source,
    problems_of_sources,
    signatures,
)
from plugins.catalogue.rows import SourceRow
from plugins.catalogue.store import Catalogue
from plugins.sources.problems import Problem

PROBLEM = Problem("A120", "articles/a.md", 7, {"tag": "<b>"})


@pytest.fixture
def catalogue():
    """Three files: an article with a problem, one to be read again, a document."""
    catalogue = Catalogue.in_memory()
    catalogue.put(
        [
            SourceRow("articles/a.md", "1", "aa", (PROBLEM,)),
            SourceRow("articles/b.md", "", ""),
            SourceRow("documents/2023/x.pdf", "3", ""),
        ]
    )
    yield catalogue
    catalogue.close()


def test_signatures(catalogue):
    """Of all files, or of those in one folder."""
    assert signatures(catalogue) == {"articles/a.md": "1", "articles/b.md": "", "documents/2023/x.pdf": "3"}
    assert signatures(catalogue, "documents/") == {"documents/2023/x.pdf": "3"}
    assert signatures(catalogue, "images/") == {}


def test_what_is_to_be_read_again(catalogue):
    """An article without a signature; its digest is empty, as that of a file nobody read."""
    assert articles_to_read_again(catalogue) == ["articles/b.md"]
    digests = [digest_of_source(catalogue, f"articles/{name}.md") for name in "abc"]
    assert digests == ["aa", "", ""]


def test_problems(catalogue):
    """Of one file, or of all."""
    assert problems_of_source(catalogue, "articles/a.md") == (PROBLEM,)
    assert problems_of_source(catalogue, "articles/c.md") == ()
    assert problems_of_sources(catalogue) == [PROBLEM]
