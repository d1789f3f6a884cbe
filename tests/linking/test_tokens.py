"""A text as tokens."""

from __future__ import annotations

import pytest

from plugins.linking.tokens import flow_key, key_of
from plugins.linking.vocabulary.wordlists import Sequences, sequences
from tests.linking.marking import scan


def test_words_compare_by_key_and_in_full() -> None:
    """Case, tone placement and short forms do not count; a dash is one however long."""
    tokens, _ = scan("UBND phường HOÀ Sơn – Gốm")
    assert tokens.words == ["ủy ban nhân dân", "phường", "hòa", "sơn", "-", "gốm"]
    assert tokens.surface(0, 2) == "UBND phường"


@pytest.mark.parametrize(
    ("at", "words", "stands"),
    [
        (1, ("lần", "thứ"), True),
        (1, ("lần",), True),
        (1, ("lần", "nữa"), False),
        (3, ("năm", "nay"), False),
        (4, ("lần",), False),
        (-1, ("năm",), False),
        (-3, ("lần", "thứ"), False),
    ],
)
def test_words_stand_at_a_position(at: int, words: tuple[str, ...], stands: bool) -> None:
    """Outside the text, before and after it, no word stands."""
    tokens, _ = scan("họp lần thứ năm")
    assert tokens.has(at, *words) is stands


def test_one_of_several_words_stands_at_a_position() -> None:
    """Neither before the text nor after it does any."""
    tokens, _ = scan("A và B")
    assert [tokens.has_any(at, {"và", "b"}) for at in (-1, 0, 1, 2, 3)] == [False, False, True, True, False]
    assert [tokens.word(at) for at in (-1, 0, 3)] == ["", "a", ""]
    assert tokens.is_only(1, 2, {"và"})
    assert not tokens.is_only(0, 2, {"a"})


def test_sequences_are_skipped_forwards_and_backwards() -> None:
    """The first that fits counts; none leaves the position, or none before."""
    tokens, _ = scan("giữ chức vụ Bí thư")
    verbs = sequences("giữ chức vụ, giữ, chức vụ")
    assert [tokens.skip(at, verbs) for at in (-1, 0, 1, 2, 9)] == [-1, 3, 3, 2, 9]
    assert [tokens.start_of(end, verbs) for end in (0, 1, 2, 3, 9)] == [None, 0, None, 0, None]
    assert tokens.skip(0, Sequences([("giữ",), ("giữ", "chức")])) == 1


def test_capitals_outside_the_text() -> None:
    """There are none."""
    tokens, _ = scan("Gốm H'Yim 5")
    assert [tokens.is_capital(at) for at in (-1, 0, 1, 2, 3)] == [False, True, True, False, False]
    assert [tokens.is_name_word(at) for at in (-1, 0, 1, 2, 3)] == [False, True, True, False, False]


def test_sentences_end_at_marks_and_paragraphs() -> None:
    """They start after them."""
    tokens, _ = scan("A. B\n\nC")
    assert tokens.sentences == [0, 2, 4]
    assert [tokens.is_sentence_end(at) for at in (-1, 0, 1, 9)] == [True, False, True, True]


def test_keys_leave_out_what_joins() -> None:
    """*Và* and dashes do not count in names."""
    assert flow_key(["kế hoạch", "và", "đầu", "tư"]) == "kế hoạch đầu tư"
    assert key_of("HOÀ") == "hòa"
