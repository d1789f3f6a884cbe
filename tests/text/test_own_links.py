"""Links to the site itself by its full address."""

import pytest

from plugins.text.own_links import root_relative, with_root_relative_links

SITE = "https://vi-du.example"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://vi-du.example/tin-tuc/2023/07/le-ky/", "/tin-tuc/2023/07/le-ky/"),
        ("http://vi-du.example/gioi-thieu", "/gioi-thieu"),
        ("HTTPS://Vi-Du.Example/Gioi-thieu/#muc", "/Gioi-thieu/#muc"),
        ("https://vi-du.example", "/"),
        ("https://vi-du.example/", "/"),
        ("https://vi-du.example?q=a", "/?q=a"),
        ("https://vi-du.example#muc", "/#muc"),
        ("https://vi-du.example:443/a/", "/a/"),
        ("http://vi-du.example:80/a/", "/a/"),
        ("//vi-du.example/a/", "/a/"),
        ("https://vi-du.example//a.example/", "/a.example/"),
        ("https://vi-du.example:8080/a/", None),
        ("http://vi-du.example:443/a/", None),
        ("https://www.vi-du.example/a/", None),
        ("https://vi-du.example.khac.example/", None),
        ("https://khac.example/https://vi-du.example/", None),
        ("https://ai@vi-du.example/a/", None),
        ("ftp://vi-du.example/a/", None),
        ("/a/", None),
        ("", None),
    ],
)
def test_a_link_to_the_own_host(target, expected):
    """Any scheme of the web, any case, the usual port; other hosts are others."""
    assert root_relative(target, SITE) == (target if expected is None else expected)


def test_a_site_with_a_port():
    """A port that must be said is part of the host."""
    assert root_relative("http://vi-du.example:8000/a/", "http://vi-du.example:8000") == "/a/"
    assert root_relative("http://vi-du.example/a/", "http://vi-du.example:8000") == "http://vi-du.example/a/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="https://vi-du.example/a/?x=1&amp;y=2">x</a>', '<a href="/a/?x=1&amp;y=2">x</a>'),
        (
            '<p><img alt="Lễ" src="https://vi-du.example/images/a.jpg"></p>',
            '<p><img alt="Lễ" src="/images/a.jpg"></p>',
        ),
        ('<img src="http://vi-du.example/images/a.jpg" alt="x">', '<img src="/images/a.jpg" alt="x">'),
        (
            '<a href="https://vi-du.example">https://vi-du.example</a>',
            '<a href="/">https://vi-du.example</a>',
        ),
        ('<a href="https://vi-du.example//khac.example/">x</a>', '<a href="/khac.example/">x</a>'),
    ],
)
def test_tags_are_rewritten_and_texts_are_not(html, expected):
    """What the reader sees stays as typed; a site without an address has no own links."""
    assert with_root_relative_links(html, SITE) == expected
    assert with_root_relative_links(html, "") == html


def test_what_looks_like_a_tag_in_a_text_stays():
    """Text is escaped, so its signs are not those of tags."""
    html = '<code>&lt;a href="https://vi-du.example/"&gt;</code> href="https://vi-du.example/"'
    assert with_root_relative_links(html, SITE) == html
