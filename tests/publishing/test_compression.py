"""Compressed copies for web servers."""

import gzip

import brotli
import pytest

from plugins.publishing.compression import compressed, compressed_names, may_compress, without_compressed

TEXT = ("Đồng chí Tạ Đình Lãm chủ trì hội nghị. " * 50).encode()


@pytest.mark.parametrize(("ending", "unpack"), [(".gz", gzip.decompress), (".br", brotli.decompress)])
def test_a_copy_holds_the_bytes(ending, unpack):
    """And is the same each time: no clock, no name in it."""
    packed = compressed(TEXT, ending)
    assert unpack(packed) == TEXT
    assert len(packed) < len(TEXT)
    assert packed == compressed(TEXT, ending)


@pytest.mark.parametrize("data", [b"", b"x" * 100, bytes(range(256)) * 2 + b"\x00\xff"])
def test_what_gets_no_smaller_gets_no_copy(data):
    """Nor what fits one packet anyway."""
    assert compressed(data[:500], ".gz") is None


@pytest.mark.parametrize(
    ("path", "may"),
    [("index.html", True), ("theme/css/a.css", True), ("feed.xml", True), ("images/a.jpg", False), ("a.woff2", False), ("a.gz", False)],
)  # fmt: skip
def test_text_is_compressed(path, may):
    """Pictures, fonts and archives are compressed already."""
    assert may_compress(path) is may
    assert bool(compressed_names(path)) is may


def test_copies_are_known_by_their_originals():
    """A compressed file without one is a file of its own."""
    manifest = dict.fromkeys(
        ["a.html", "a.html.gz", "a.html.br", "documents/b.gz", "documents/c.html.gz"], "x"
    )
    assert list(without_compressed(manifest)) == ["a.html", "documents/b.gz", "documents/c.html.gz"]
