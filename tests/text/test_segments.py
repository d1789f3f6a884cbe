"""Sanitised HTML as a row of tags and texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.text.markdown import Renderer
from plugins.text.segments import PlacedLink, first_paragraph, insert_links, linkable, split

BODY = """<p>Đồng chí <em>Tạ Đình</em> Lãm nói.</p>
<h2>Kết &amp; quả</h2>
<figure><img src="/images/a.jpg" alt="x"><figcaption>Ông Lãm</figcaption></figure>
<p>Xem <a href="person:ta-lam">ông ấy</a>, <a href="https://a.example">báo</a><br>và <code>mã</code>.</p>
<ul>
<li>Một</li>
<li>Hai</li>
</ul>"""

markdown = st.text("aĐủ .\n#*_-|[]()<>&;\"'`!:/1 xy", max_size=200)


def keep(piece):
    """Leave every tag as it is."""
    del piece


def test_plain_text():
    """Blocks are parted by a blank line, entities are read, tags are gone."""
    assert split(BODY).plain == (
        "Đồng chí Tạ Đình Lãm nói.\n\nKết & quả\n\nÔng Lãm\n\nXem ông ấy, báo\nvà mã.\n\nMột\n\nHai"
    )


def test_hand_marks():
    """Start, end, scheme and target of what the author linked; web addresses are none."""
    segments = split(BODY)
    (mark,) = segments.hand_marks
    assert segments.plain[mark.start : mark.end] == "ông ấy"
    assert (mark.scheme, mark.target) == ("person", "ta-lam")


def test_captions():
    """Where captions stand in the plain text."""
    segments = split(BODY)
    assert [segments.plain[start:end] for start, end in segments.captions] == ["Ông Lãm"]


def test_where_links_may_stand():
    """Running text and captions; never headings, links or code."""
    segments = split(BODY)
    found = [(segments.plain[start:end], zone) for start, end, zone in linkable(segments)]
    assert found == [
        ("Đồng chí ", "body"),
        ("Tạ Đình", "body"),
        (" Lãm nói.", "body"),
        ("Ông Lãm", "caption"),
        ("Xem ", "body"),
        (", ", "body"),
        ("và ", "body"),
        (".", "body"),
        ("Một", "body"),
        ("Hai", "body"),
    ]


@given(markdown)
def test_without_links_nothing_changes(text):
    """No links and no rewriting give the HTML back, byte for byte."""
    html = Renderer().render(text)
    assert insert_links(split(html), [], keep) == html


@given(markdown, st.data())
def test_links_change_nothing_but_themselves(text, data):
    """With the links taken out again, the text is what it was."""
    html = Renderer().render(text)
    segments = split(html)
    places = [(start, end) for start, end, _ in linkable(segments) if end > start]
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    links = [PlacedLink(start, end, '<a class="x">', "</a><!-- -->") for start, end in sorted(chosen)]
    linked = insert_links(segments, links, keep)
    assert linked.count('<a class="x">') == len(links)
    bare = linked.replace('<a class="x">', "").replace("</a><!-- -->", "")
    assert split(bare).plain == segments.plain


@given(markdown)
def test_pieces_stand_where_they_say(text):
    """The start of each text is its place in the plain text."""
    segments = split(Renderer().render(text))
    for piece in segments.pieces:
        if piece.text:
            assert (segments.plain + "\n\n")[piece.start :].startswith(piece.text.rstrip("\n"))


def test_a_link_is_put_around_its_words():
    """Signs in and around it stay escaped."""
    segments = split("<p>Vân &amp; Khê &lt;3 Lãm.</p>")
    start = segments.plain.index("Khê")
    link = PlacedLink(start, start + 6, '<a href="/x/">')
    assert insert_links(segments, [link], keep) == '<p>Vân &amp; <a href="/x/">Khê &lt;3</a> Lãm.</p>'


def test_two_links_in_one_text():
    """Each goes to its own place."""
    segments = split("<p>An và Bình.</p>")
    links = [PlacedLink(0, 2, "<a>"), PlacedLink(6, 10, "<a>")]
    assert insert_links(segments, links, keep) == "<p><a>An</a> và <a>Bình</a>.</p>"


def test_a_link_across_tags_is_left_out():
    """Tags are never torn apart; the next link is put all the same."""
    segments = split("<p>Tạ <em>Đình</em> Lãm nói.</p>")
    links = [PlacedLink(0, 11, "<a>"), PlacedLink(12, 15, "<a>")]
    assert insert_links(segments, links, keep) == "<p>Tạ <em>Đình</em> Lãm <a>nói</a>.</p>"


def test_tags_are_given_their_final_form():
    """What ``rewrite`` returns stands in a tag's place."""
    segments = split('<p><a href="none:">Lãm</a></p>')
    assert insert_links(segments, [], lambda piece: "" if piece.tag in ("a", "/a") else None) == "<p>Lãm</p>"


@pytest.mark.parametrize(
    ("written", "meant"), [("a &amp; b", "a & b"), ("&quot;x&quot;", '"x"'), ("a > b", "a > b")]
)
def test_attributes_are_read(written, meant):
    """Entities in attributes are read, and a sign in one does not end the tag."""
    (_, image, _) = split(f'<p><img src="/a.jpg" alt="{written}"></p>').pieces
    assert (image.tag, image.attributes["alt"]) == ("img", meant)


PICTURE = '<figure><img src="/images/a.jpg" alt="x"></figure>'
LEAD = '<figure class="lead"><img src="/images/a.jpg" alt="x"></figure>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>Mục</h2><p> </p><p>Sáng nay.</p><p>Chiều nay.</p>", "Sáng nay."),
        ("<p>Đại biểu dự họp. Ảnh: An Bình</p><p>Sáng nay.</p>", "Sáng nay."),
        ("<p>Đại biểu dự họp (Ảnh: N.V.A).</p><p>Sáng nay.</p>", "Sáng nay."),
        (f"{PICTURE}<p><em>Đại biểu <strong>dự</strong> họp</em></p><p>Sáng nay.</p>", "Sáng nay."),
        (f"{PICTURE}<p><em>Sáng</em> nay.</p>", "Sáng nay."),
        (f"{LEAD}<p><em>Lời dẫn của bài.</em></p><p>Sáng nay.</p>", "Lời dẫn của bài."),
        ("<p><em>Lời dẫn của bài.</em></p><p>Sáng nay.</p>", "Lời dẫn của bài."),
        ('<p><img src="/images/a.jpg" alt="x"> (Cầu mới) Sáng nay.</p>', "Sáng nay."),
        (
            "<p>Ảnh: cổng trụ sở là nơi ba nghìn người đứng chờ từ sáng sớm để vào.</p>",
            "Ảnh: cổng trụ sở là nơi",
        ),
        ("<p>Đại biểu dự họp. Ảnh: An Bình</p>", "Đại biểu dự họp. Ảnh: An Bình"),
        ("<h2>Mục</h2>", ""),
    ],
)
def test_the_first_paragraph_is_no_caption(html, expected):
    """Neither one that ends with whose picture it is, nor one in italics below a picture; a caption rather than nothing."""
    assert first_paragraph(split(html)).startswith(expected)
    assert bool(first_paragraph(split(html))) == bool(expected)
