"""Texts as a printer would set them."""

import re
import time
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.text.markdown import Renderer
from plugins.text.segments import split
from plugins.text.typography import NO_BREAK, typeset, typeset_heading, typeset_text
from tests.cases import read_cases

SETS = st.text("\"'-–. 0127IVXăĐộ/c@:wnămk%<>&;()\n`\\", max_size=80)
_TURNED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", NO_BREAK: " "})


@pytest.mark.parametrize(("typed", "printed"), read_cases("typography"))
def test_cases(typed, printed):
    """As the case file says."""
    assert typeset(typed).replace(NO_BREAK, "·") == printed


@pytest.mark.parametrize(("typed", "printed"), read_cases("typography"))
def test_what_is_set_stays_so(typed, printed):
    """Setting it again changes nothing: a text typed well is left alone."""
    assert typeset(typeset(typed)) == typeset(typed)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Câu dài\nqua dòng" rồi "nữa".', "“Câu dài qua dòng” rồi “nữa”."),
        ('một "hai\n"ba" bốn" năm', "một “hai ‘ba’ bốn” năm"),
        ('"Một.\n\n"Hai.\n\n"Ba."', "“Một. “Hai. “Ba.”"),
        ('"Một.\n\nTV 55" đẹp', '“Một. TV 55" đẹp'),
        ('- "một\n- hai" và "ba"', "“một hai” và “ba”"),
        ('"**Một**\n**hai**" ba', "“Một hai” ba"),
    ],
)
def test_quotes_over_lines(typed, printed):
    """A quotation goes on over the lines of a paragraph; each paragraph of a long one may begin with a quote."""
    assert " ".join(split(typeset(Renderer().render(typed))).plain.split()) == printed


def test_words_whose_marks_stand_apart_stay_whole():
    """No mark of a text that is not NFC is lost or parted from its letter."""
    typed = unicodedata.normalize("NFD", '"Đề án" của HĐND, 5 km, ở Bạch Mai')
    expected = f"“Đề án” của HĐND, 5{NO_BREAK}km, ở Bạch Mai"
    assert typeset(typed) == unicodedata.normalize("NFD", expected)


def plain(text: str) -> str:
    """Return *text* as it was before it was set; blanks around dashes and how many there are aside."""
    return re.sub(" ?- ?", "-", " ".join(text.translate(_TURNED).split()))


@given(SETS)
def test_no_text_is_lost(text):
    """Only quotes, dashes between years and blanks become others; no tag comes, none goes."""
    html = Renderer().render(text)
    once = typeset(html)
    assert [piece.raw for piece in split(once).pieces if piece.tag] == [
        piece.raw for piece in split(html).pieces if piece.tag
    ]
    assert plain(split(once).plain) == plain(split(html).plain)


@given(SETS)
def test_a_plain_text_becomes_markup(text):
    """A title is escaped: its signs are never tags."""
    for function in (typeset_text, typeset_heading):
        html = function(text)
        assert "<" not in html
        assert plain(unescape(html)) == plain(text)


def test_a_heading_holds_its_last_word():
    """And its quotes turn."""
    assert typeset_heading('Ký kết "Quy chế phối hợp"') == f"Ký kết “Quy chế phối{NO_BREAK}hợp”"


HOSTILE = {
    "letters": "a" * 200_000 + "@",
    "ats": "a@" * 100_000,
    "quotes": "\"'" * 100_000,
    "minutes": "1'1" * 70_000,
    "blanks": "5 " * 100_000,
    "years": "2017-" * 40_000,
    "brackets": "(" * 200_000 + " 5 km",
    "tags": "<p>" * 70_000,
    "open code": "<code>" * 30_000 + "</code>" * 30_000,
    "colons": "a:" * 100_000 + "://",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name):
    """What is twice as long takes twice as long, not four times: each of these would else take minutes of the processor."""
    start = time.process_time()
    assert len(typeset(HOSTILE[name])) > 0
    assert time.process_time() - start < 20
