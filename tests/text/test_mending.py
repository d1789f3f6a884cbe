"""What editors type, and what of it stands on the page; ``cases/mending.md`` holds most of it."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.text.markdown import Renderer
from plugins.text.mending import mend
from plugins.text.segments import split
from plugins.text.typography import typeset
from plugins.text.words import lost_words, words_shown, words_typed
from tests.cases import read_blocks
from tests.text.bodies import bodies

RENDERER = Renderer()


def shown(typed: str) -> str:
    """Return the page's HTML of a body, then code and line, from 1, of each problem."""
    mended = mend(typed)
    problems = [f"{one.code} {one.line + 1}" for one in mended.problems]
    return "\n".join([RENDERER.render(mended.markdown).strip("\n"), *problems])


@pytest.mark.parametrize(("title", "typed", "expected"), read_blocks("mending"))
def test_bodies_are_read_as_meant(title, typed, expected):
    """Each thing is what it was meant to be, or its line is told."""
    assert shown(typed) == expected, title


@pytest.mark.parametrize(("title", "typed", "expected"), read_blocks("mending"))
def test_cases_lose_no_word(title, typed, expected):
    """Whatever a case is about."""
    del expected
    assert lost_words(mend(typed), split(RENDERER.render(mend(typed).markdown))) == [], title


@settings(max_examples=max(500, settings.default.max_examples), derandomize=True)
@given(bodies)
def test_no_word_of_a_body_is_lost(typed):
    """Words and numbers stand on the page in their order, typeset too, and none more often than typed."""
    mended = mend(typed)
    html = RENDERER.render(mended.markdown)
    assert lost_words(mended, split(html)) == []
    assert lost_words(mended, split(typeset(html))) == []
    surplus = Counter(words_shown(split(html))) - Counter(word for _, word in words_typed(mended))
    assert set(surplus) <= {"1", "2", "9", "b", "o"}, "but for footnotes, <b> and bullets of nothing"


@pytest.mark.parametrize(
    ("typed", "html", "lost"),
    [
        ("Một\n\nHai ba", "<p>Một</p><p>Hai</p>", [(2, "ba")]),
        ("Một hai", "<p>hai Một</p>", [(0, "hai")]),
        ("1. A\n2. B", "<ol><li>A</li><li>C</li></ol>", [(1, "B")]),
        ("1. A\n3. B", "<ol><li>A</li><li>B</li></ol>", [(1, "3")]),
        ("1930\n1945", "<p>1930</p><p>1946</p>", [(1, "1945")]),
        ("Một hai", "<p>Mộthai</p>", [(0, "Một hai")]),
        ('[Một](/x/ "hai")', '<p><a href="/x/">Một</a></p>', [(0, "hai")]),
        ("Một <!-- hai --> ba", "<p>Một ba</p>", []),
        ("Theo[^1]\n\n[^1]: Sách\n\nHết", '<p>Theo</p><p>Hết</p><ol><li id="fn-1">Sách</li></ol>', []),
        ("Một hai", "<p>Tóm tắt</p><p>Một hai</p>", []),
        ("", "<p>Tóm tắt</p>", []),
        ("Một", "", [(0, "Một")]),
    ],
)
def test_what_is_lost_is_told_with_its_line(typed, html, lost):
    """Words that are missing, glued or out of their order; what is no word is none of it."""
    assert [(one.line, one.words) for one in lost_words(mend(typed), split(html))] == lost


def test_a_long_body_that_lost_much_is_told_in_time():
    """Of very many differences the first alone."""
    typed = "\n".join(f"câu {number}" for number in range(5_000))
    assert [one.line for one in lost_words(mend(typed), split("<p>câu 0</p>"))] == [1]


@given(st.text("<>`|[]^:()*#-+>=.1aođ \n\t\u00a0", max_size=80))
def test_any_signs_are_mended(typed):
    """No combination of signs ends in an exception; lines stay where they were."""
    assert mend(typed).tidied.count("\n") == typed.count("\n")
    RENDERER.render(mend(typed).markdown)


@pytest.mark.parametrize(
    "sign", ["<![CDATA[", "<!--", "[", "`a ", "<a ", "> ", "- ", "[^1]", "](", "<table>", "|", "*", "1. "]
)
def test_what_repeats_is_mended_in_time(sign):
    """Thousands of one sign are no reason to be slow: linear, or told by the limit for a file."""
    mend(sign * 4_000)
    mend(f"{sign}a\n" * 4_000)


def test_numbers_of_lines_survive_what_is_put_in():
    """What is told stands on the line where it was typed, whatever the rules put before it."""
    typed = "Gồm:\n- Một\n- Hai\n\n| A |\n|---|\n| x | y |\n\nMột[^9]."
    assert [(one.code, one.line) for one in mend(typed).problems] == [("A135", 8), ("A136", 6)]
