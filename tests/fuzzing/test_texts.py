"""Texts: whatever an author, a stranger or another program sends, what comes out is what may be published."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.ingest.bodies import link_targets
from plugins.linking.exchange import BadLine, answer
from plugins.text.markdown import HAND_SCHEMES, WEB_SCHEMES, Renderer, sanitise
from plugins.text.mending import mend
from plugins.text.segments import first_paragraph, insert_links, linkable, split
from plugins.text.tags import TAGS
from tests.fuzzing.strategies import json_values, lumps, markup
from tests.linking.marking import small_linker

SAFE = {
    "a": {"href"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "ul": {"class"},
    "li": {"value", "id"},
    "sup": {"id"},
    "td": {"align"},
    "th": {"align"},
}
RENDERER = Renderer()


class _Judge(HTMLParser):
    """Fails at what a browser could act on."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in SAFE.get(tag, ()), (tag, name)
            if name in ("href", "src"):
                address = "".join((value or "").split()).lower()
                scheme, colon, _ = address.partition(":")
                if colon and "/" not in scheme and "#" not in scheme and "?" not in scheme:
                    assert scheme in (*WEB_SCHEMES, *HAND_SCHEMES), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


@given(markup)
def test_any_markdown_is_harmless(text):
    """Tags, attributes and addresses of the list alone, no comment, declaration or instruction."""
    html = RENDERER.render(text)
    _Judge(html)
    html.encode("utf-8")


@given(markup)
@example("<![CDATA[<noscript><p title='</noscript><img src=x onerror=1>'>")
@example("</script>\ufeff")
def test_any_html_is_harmless(text):
    """The same without Markdown before it; what is clean stays as it is."""
    html = sanitise(text)
    _Judge(html)
    assert sanitise(html) == html


@given(markup)
def test_any_text_is_cut_into_pieces(text):
    """The pieces are the whole text, and where links may be put lies in the plain text."""
    html = RENDERER.render(text)
    segments = split(html)
    assert "".join(piece.raw for piece in segments.pieces) == html
    assert insert_links(segments, [], lambda piece: None) == html
    for start, end, _ in linkable(segments):
        assert 0 <= start <= end
    for mark in segments.hand_marks:
        assert 0 <= mark.start <= mark.end <= len(segments.plain) + 2
    first_paragraph(segments)


@given(markup)
@example("<p0`<b>`")
def test_places_of_links_and_tags_lie_in_the_text(text):
    """What is reported stands where it is said to."""
    for position, target in link_targets(text):
        assert text[position : position + 2] == "]("
        assert isinstance(target, str)
    for problem in mend(text).problems:
        assert 0 <= problem.line <= text.count("\n")


questions = st.fixed_dictionaries(
    {"text": lumps | st.just("Ông Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, nói.") | json_values},
    optional={"id": json_values, "date": st.none() | lumps | json_values, "place": st.none() | lumps},
).map(json.dumps)


@given(questions | lumps | json_values.map(json.dumps))
@example('{"text": "\\ud800 Ông"}')
@example('{"id": "\\udfff", "text": "x"}')
@example('{"id": NaN, "text": "x"}')
@example('{"text": ' + "[" * 100_000)
@example('{"id": ' + "9" * 5_000 + ', "text": "x"}')
def test_any_line_is_answered_or_refused(line):
    """An answer is a line of JSON with the same id that can be written as UTF-8; else the number of the line is told."""
    given_lines = [line] if "\n" not in line else line.split("\n")
    try:
        for said in answer(given_lines, small_linker()):
            said.encode("utf-8")
            assert len(said.split("\n")) == 1
            told = json.loads(said, parse_constant=pytest.fail)
            asked = [json.loads(one) for one in given_lines if one.strip()]
            assert told["id"] in [one.get("id") for one in asked if isinstance(one, dict)]
            for mention in told["mentions"]:
                assert 0 <= mention["start"] < mention["end"]
    except BadLine as error:
        assert 1 <= error.line <= len(given_lines)
