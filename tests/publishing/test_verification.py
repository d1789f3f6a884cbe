"""Verification before readers see a site."""

import pytest

from plugins.publishing.manifest import files_below
from plugins.publishing.verification import Fault, verify_all
from tests.city import write


def page(body: str) -> str:
    """Return a whole page."""
    return f'<!doctype html><html><head><title>x</title></head><body id="dau">{body}</body></html>\n'


def verify(folder, body: str, site_url: str = ""):
    """Verify a site of three files, whose page ``/a/`` has *body*."""
    write(folder, "index.html", page('<h2 id="muc-1">Mục</h2>'))
    write(folder, "a/index.html", page(body))
    write(folder, "theme/css/site.css", "x")
    return verify_all(folder, files_below(folder), site_url)[0]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/">x</a>',
        '<a class="b" href="/#muc-1">x</a>',
        '<a href="#dau">x</a>',
        '<p class="b"\nid="muc-2">x</p><a href="#muc-2">x</a>',
        '<a href="../">x</a>',
        '<a href="/a/?trang=2">x</a>',
        '<a href="https://may-khac.example/khong-co/">x</a>',
        '<a href="mailto:a@b.example">x</a>',
        '<link rel="stylesheet" href="/theme/css/site.css">',
        '<a href="https://tulieu.example/a/">x</a>',
    ],
)
def test_good_links(tmp_path, link):
    """Pages, files and anchors that are there, and other hosts."""
    assert verify(tmp_path, link, "https://tulieu.example").faults == ()


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ('<a href="/khong-co/">x</a>', "/khong-co/"),
        ('<a class="b" href="/a">x</a>', "/a"),
        ('<img alt="x" src="/images/a.jpg">', "/images/a.jpg"),
        ('<source srcset="/theme/css/site.css 4w, /images/a.avif 8w">', "/images/a.avif"),
        ('<script src="/theme/js/x.js"></script>', "/theme/js/x.js"),
        ('<link rel="icon" href="/icon.svg">', "/icon.svg"),
        ('<a href="b/">x</a>', "b/"),
        ('<a href="/#muc-9">x</a>', "/index.html#muc-9"),
        ('<a href="#muc-9">x</a>', "/a/index.html#muc-9"),
        ('<p data-id="muc-9">x</p><a href="#muc-9">x</a>', "/a/index.html#muc-9"),
        ('<a href="https://tulieu.example/khong/">x</a>', "https://tulieu.example/khong/"),
        ('<a href="/khong%20co/">x</a>', "/khong%20co/"),
    ],
)
def test_dead_links(tmp_path, link, shown):
    """Named with the page they stand on."""
    assert verify(tmp_path, link, "https://tulieu.example").faults == (Fault("a/index.html", shown),)


def test_a_page_that_was_cut_off(tmp_path):
    """A full disk leaves half a page."""
    write(tmp_path, "index.html", page("x")[:60])
    assert verify_all(tmp_path, ["index.html"])[0].faults == (Fault("index.html", "not whole"),)


def test_an_empty_page(tmp_path):
    """Is not whole either."""
    write(tmp_path, "index.html", "")
    assert verify_all(tmp_path, ["index.html"])[0].faults == (Fault("index.html", "not whole"),)


def test_pages_and_links_are_counted(tmp_path):
    """Each page's own links once."""
    found = verify(tmp_path, '<a href="/">x</a><a href="/">y</a><a href="#dau">z</a>')
    assert (found.pages, found.links) == (2, 2)
