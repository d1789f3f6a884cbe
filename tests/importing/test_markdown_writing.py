"""Documents as Markdown: the site shows the words that were read, set as they were, whatever signs stand in them."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.importing.documents import (
    Break,
    Cell,
    Document,
    NoteMark,
    Paragraph,
    Role,
    Run,
    Shown,
    Style,
    Table,
)
from plugins.importing.html_blocks import tidied
from plugins.importing.markdown_writing import markdown_of
from plugins.importing.word_check import compare, words_in, words_of_document
from plugins.text.markdown import Renderer
from plugins.text.mending import mend
from plugins.text.segments import split
from plugins.text.words import words_shown

RENDERER = Renderer()
SIGNS = (
    "Đảng ủy họp 12 1. a) - – • * ** _ ` [ ] ( ) [x](y) [^1] <b> <Tên> &lt; &amp; & &# | # > + = === --- ~~~ ``` : ; 5*3 a_b _c_ "
    "21/7 1930. Điều II. \\ \\* ![x](/a) http://a.example/b_c \" “ ” ' 1.1. [a]: (*) *) (a) * o {x} $x$ ! ]( ][ ]: <!-- --> </p>"
).split()
WORDS = st.lists(
    st.tuples(st.sampled_from(SIGNS), st.sampled_from([" ", "", " "])), min_size=1, max_size=7
).map(lambda parts: "".join(word + blank for word, blank in parts))
LINK = "https://a.example/b_(c)?d=*&e=[1]|x"
RUNS = st.builds(
    Run, WORDS, st.frozensets(st.sampled_from(Style), max_size=2), st.sampled_from(["", "", "", LINK])
)
INLINES = st.lists(st.one_of(RUNS, RUNS, RUNS, st.just(Break())), min_size=1, max_size=5).map(tidied)
ITEMS = st.builds(
    Paragraph,
    INLINES,
    st.just(Role.ITEM),
    st.integers(0, 3),
    st.sampled_from(["-", "1.", "2.", "a)", "II.", "1.1.", ""]),
)
TEXTS = st.builds(Paragraph, INLINES, st.sampled_from([Role.TEXT, Role.TEXT, Role.QUOTE]))
HEADINGS = st.builds(Paragraph, INLINES, st.just(Role.HEADING), st.integers(1, 6))
CELLS = st.builds(Cell, st.lists(TEXTS, max_size=2))
TABLES = st.builds(Table, st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=2, max_size=3))
BLOCKS = st.lists(st.one_of(TEXTS, ITEMS, HEADINGS, TABLES), min_size=1, max_size=5)


def html_of(markdown: str) -> str:
    """Return what the site makes of *markdown*."""
    return RENDERER.render(mend(markdown).markdown)


@settings(max_examples=400, deadline=None)
@given(BLOCKS)
def test_the_site_shows_every_word(blocks):
    """Letters and digits stand in their order, and nothing is told but what only looks like an item or an amount."""
    document = Document([one for one in blocks if isinstance(one, Table) or not one.is_empty])
    read = "".join(words_of_document(document))
    body = markdown_of(document, {})
    assert "".join(words_shown(split(html_of(body)))) == read
    assert {one.code for one in mend(body).problems} <= {"A129", "A139"}


PLAIN = st.lists(st.sampled_from(["Đảng", "ủy", "họp", "12", "(x)", "bàn"]), min_size=1, max_size=3).map(
    " ".join
)
SET = st.builds(
    Run,
    st.tuples(PLAIN, st.sampled_from(["", " "])).map("".join),
    st.frozensets(st.sampled_from(Style), max_size=2),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(SET, min_size=1, max_size=5))
def test_words_are_set_as_they_were(runs):
    """Bold letters are bold and others are not, however runs meet; so are italic, struck, raised and lowered ones."""
    runs = [one for one in tidied([Run("Chữ "), *runs]) if isinstance(one, Run)]
    soup = BeautifulSoup(html_of(markdown_of(Document([Paragraph(list(runs))]), {})), "lxml")
    for style in Style:
        wanted = re.sub(r"\s", "", "".join(one.text for one in runs if style in one.styles))
        shown = re.sub(r"\s", "", "".join(one.get_text() for one in soup.find_all(style.value)))
        assert shown == wanted


def test_headings_begin_at_the_second_level():
    """The first level is the title's, whatever the document begins with."""
    blocks = [Paragraph([Run("một")], Role.HEADING, 2), Paragraph([Run("hai")], Role.HEADING, 4)]
    assert markdown_of(Document(blocks), {}) == "## một\n\n#### hai\n"


@pytest.mark.parametrize(
    ("caption", "title"),
    [
        ('Lễ "Sao Khuê"', "Lễ “Sao Khuê”"),
        ("Cầu (Ảnh: An Bình)", "Cầu Ảnh: An Bình"),
        ("Cầu :) mới", "Cầu :] mới"),
        ("", ""),
    ],
)
def test_captions(caption, title):
    """A caption is the title of its picture; quotes are curly, brackets stand in pairs."""
    blocks = [Paragraph([Shown("a", "Cầu [mới]", caption)])]
    body = markdown_of(Document(blocks), {"a": "/images/a.png"})
    picture = BeautifulSoup(html_of(body), "lxml")
    assert picture.img["alt"] == "Cầu (mới)"
    assert (picture.figcaption.get_text() if picture.figcaption else "") == title


def test_a_picture_without_an_address_is_left_out():
    """What cannot be shown leaves no broken picture behind."""
    assert markdown_of(Document([Paragraph([Run("x"), Shown("a")])]), {}) == "x\n"


def test_lines_typed_as_items_stand_apart():
    """Items that were typed with line ends between them are a list."""
    blocks = [Paragraph([Run("Gồm:"), Break(), Run("- một"), Break(), Run("- hai")])]
    assert markdown_of(Document(blocks), {}) == "Gồm:\n\n- một\n- hai\n"


def test_words_lost_are_told():
    """Each word that the site does not show is named, as often as it is missing."""
    count = compare(words_in(["một hai hai ba"]), ["một"], "ba hai\n")
    assert (count.read, count.shown, count.lost) == (4, 3, ("hai",))
    assert compare(words_in(["2*3 a_b"]), [], "2\\*3 a_b\n").lost == ()


def test_notes_may_have_notes():
    """A mark in a note, or of a note that is not there, does not stop anything."""
    notes = {"a": [Paragraph([Run("một"), NoteMark("b")])], "b": [Paragraph([Run("hai")])]}
    body = markdown_of(Document([Paragraph([Run("x"), NoteMark("a")])], notes), {})
    assert body == "x[^1]\n\n[^1]: một[^2]\n\n[^2]: hai\n"
