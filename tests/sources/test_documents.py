"""Documents are what their names say."""

import pytest

from plugins.sources.documents import matches_ending


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("documents/a.pdf", b"%PDF-1.7\n"),
        ("documents/a.PDF", b"\xef\xbb\xbf%PDF-1.4"),
        ("documents/a.docx", b"PK\x03\x04"),
        ("documents/a.zip", b"PK\x05\x06"),
        ("documents/a.csv", "số,tên\n".encode()),
    ],
)
def test_what_is_as_it_says(path, head):
    """By the first bytes, whatever the case of the ending."""
    assert matches_ending(path, head)


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("documents/a.pdf", b"<html><script>x()</script>"),
        ("documents/a.pdf", b""),
        ("documents/a.docx", b"MZ\x90"),
        ("documents/a.xlsx", b"%PDF-1.7"),
        ("documents/a.csv", b""),
        ("documents/a.csv", b"a\0b"),
    ],
)
def test_what_is_something_else(path, head):
    """A page or a program under the name of a document; nothing at all."""
    assert not matches_ending(path, head)
