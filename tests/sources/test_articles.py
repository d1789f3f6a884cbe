"""Articles and who may see them."""

from datetime import datetime

import pytest

from plugins.sources.articles import article_of
from plugins.sources.content_file import read_content_file
from plugins.sources.dates import LOCAL_ZONE

NOON = datetime(2026, 11, 23, 12, tzinfo=LOCAL_ZONE)


def article(front):
    """Return the article with these lines of front matter besides the required ones."""
    text = f"---\ntitle: Tin\ndate: 2030-01-01\ncategory: Thời sự\n{front}---\n\nLời."
    source, _ = read_content_file("article", "articles/2026/11/tin.md", text.encode())
    return article_of(source)


@pytest.mark.parametrize(
    ("front", "public"),
    [
        ("", True),
        ("status: draft\n", False),
        ("publish_at: 2026-11-23 12:00\n", True),
        ("publish_at: 2026-11-23 12:01\n", False),
        ("expires_at: 2026-11-23 12:01\n", True),
        ("expires_at: 2026-11-23 12:00\n", False),
    ],
)
def test_status_and_times_decide_who_sees_an_article(front, public):
    """Both times are compared to the minute; its date in the future does not count."""
    assert article(front).is_public(NOON) == public


def test_a_file_that_lacks_a_field_is_an_article_all_the_same():
    """The missing fields are reported where the file is read; all else of it is looked through."""
    source, problems = read_content_file("article", "articles/a.md", b"---\nsource: x\n---\n")
    found = article_of(source)
    assert [one.code for one in problems] == ["D102"] * 3
    assert (found.title, found.category, found.date[:4]) == ("a", "", "1900")


def test_a_file_without_an_address_is_no_article():
    """D112 tells it."""
    source, _ = read_content_file("article", "articles/*.md", b"---\ntitle: Tin\n---\n")
    assert article_of(source) is None


def test_lines_are_found_by_field_and_item():
    """The first line where a field is absent."""
    found = article("topics:\n  - a\n  - b\n")
    assert (found.line("topics", 1), found.line("summary")) == (7, 1)
