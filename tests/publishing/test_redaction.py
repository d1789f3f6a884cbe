"""Cutting something out of pages, feeds and data files, byte for byte."""

import json

import pytest

from plugins.publishing.redaction import (
    REDACTED,
    redact_calendar,
    redact_html,
    redact_json,
    redact_lines,
    redact_xml,
)
from plugins.text.typography import typeset_heading, typeset_text


def leads(text: str) -> bool:
    """Whether a text leads to the page that goes."""
    return "/bai/" in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<ul>\n<li><a href="/bai/">x</a></li>\n<li>y</li>\n</ul>', "<ul>\n<li>y</li>\n</ul>"),
        ('<ul><li><article class="c"><h2><a href="/bai/#m">x</a></h2></article>\n</li></ul>', "<ul></ul>"),
        ('<li>y <article><a href="/bai/">x</a></article></li>', "<li>y </li>"),
        ('<p>Xem <a class="b" href="/bai/">bài <b>ấy</b></a> nữa.</p>', "<p>Xem bài <b>ấy</b> nữa.</p>"),
        ('<article><h1>Khác</h1><p><a href="/bai/">x</a></p></article>', "<article><h1>Khác</h1><p>x</p></article>"),
        ('<tr><td>1</td></tr><tr><td><a href="/bai/">x</a></td></tr>', "<tr><td>1</td></tr>"),
        ('<head>\n<link rel="next" href="/bai/">\n<meta charset="utf-8">\n</head>', '<head>\n<meta charset="utf-8">\n</head>'),
        ('<script type="application/ld+json">{"url": "/bai/"}</script><p>y</p>', "<p>y</p>"),
        ('<svg><path d="M0"/></svg><p>&amp; <br> y</p>', '<svg><path d="M0"/></svg><p>&amp; <br> y</p>'),
        ('<li>a<ul><li><a href="/bai/">x</a></li><li>b</li></ul></li>', "<li>a<ul><li>b</li></ul></li>"),
        ('<p><a href="/bai/">x</a> và <a href="/bai/">y</a></p>', "<p>x và y</p>"),
        ('<dl><dt>n</dt><dd><a href="/bai/">x</a></dd></dl>', "<dl><dt>n</dt></dl>"),
        ('<li><article><a href="/bai/">x</a></article><blockquote cite="/bai/"><p>Lời bài.</p></blockquote></li>', ""),
        ('<div><a href="/bai/">x', '<div><a href="/bai/">x'),
    ],
    ids=["item", "card", "card in text", "link in text", "own article", "row", "head", "data", "nothing", "nested", "two", "definition", "quotation", "open"],
)  # fmt: skip
def test_a_page(before, after):
    """Entries go, links in running text lose their tags, everything else stays as it is."""
    assert redact_html(before, leads) == after


def test_a_title_is_taken_out_of_the_text():
    """As it is written in HTML, in texts and attributes."""
    page = '<p>Nguồn: Họp &amp; bàn, 21/7.</p><img alt="Họp &amp; bàn">'
    assert redact_html(page, leads, "Họp & bàn") == f'<p>Nguồn: {REDACTED}, 21/7.</p><img alt="{REDACTED}">'


def test_a_feed():
    """An entry goes whole; a feed of which something would stay cannot be cut."""
    feed = '<feed>\n<entry><link href="/bai/"/></entry>\n<entry><link href="/y/"/></entry>\n</feed>'
    assert redact_xml(feed, leads) == '<feed>\n<entry><link href="/y/"/></entry>\n</feed>'
    assert redact_xml('<feed><link href="/bai/"/></feed>', leads) is None
    assert redact_xml("<feed><entry>", leads) is None


@pytest.mark.parametrize("set_so", [typeset_text, typeset_heading])
def test_a_title_that_a_printer_would_set_otherwise(set_so):
    """Its quotes, dashes and blanks are other ones in a text and in a heading."""
    title = 'Ký kết "Quy chế" giai đoạn 2017 - 2022 ngày 21/7'
    assert set_so(title) != title
    assert (
        redact_html(f"<p>Bài {set_so(title)} đã đăng.</p>", leads, title) == f"<p>Bài {REDACTED} đã đăng.</p>"
    )


def test_a_calendar():
    """An entry goes whole, though its address is folded; what cannot be cut goes with the file."""
    own, other = (
        f"BEGIN:VEVENT\r\nURL:https://a/{'x' * 60}/{where}/\r\nEND:VEVENT\r\n".encode()
        for where in ("b\r\n ai", "y")
    )
    head, end = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"
    assert redact_calendar(head + own + other + end, leads) == head + other + end
    assert redact_calendar(head + other + end, leads) == head + other + end
    assert redact_calendar(head + b"NAME:/bai/\r\n" + other + end, leads) is None


def test_lines():
    """Only those that tell of it go."""
    assert redact_lines('"/id/a/" /bai/;\n"/id/b/" /y/;\n', leads) == '"/id/b/" /y/;\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"e": [["x", "/bai/"], ["y", "/y/"]]}, {"e": [["y", "/y/"]]}),
        ([{"url": "/bai/", "n": 1}, {"url": "/y/"}], [{"url": "/y/"}]),
        ([{"list": [["/bai/"], ["/y/"]]}], [{"list": [["/y/"]]}]),
        ({"url": "/bai/"}, None),
        ({"urls": ["/bai/", "/y/"], "titles": ["x", "y"]}, None),
        ({"/bai/": 1}, None),
        ([1, None, True, "y"], [1, None, True, "y"]),
    ],
)
def test_a_data_file(before, after):
    """Items that are lists or objects go whole; what stands beside others by its place cannot be cut."""
    cut = redact_json(json.dumps(before).encode(), leads)
    assert (None if cut is None else json.loads(cut)) == after
