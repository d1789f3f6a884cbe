"""The syllables that Vietnamese has, and what is near to one that it has not."""

from __future__ import annotations

import pytest

from plugins.text.syllables import nearest_syllables, possible_syllables

REAL = """
nghiêng khuya quyền quốc giết gì giêng giữa hoà hòa thuỷ thủy quý ngoằn xoong rượu hươu khuỷu quẹo yến ý kỹ mỹ lý
ghế gạo ngủ nghỉ cuộc kẻ chuyển huỳnh quýnh loăng quăng oẳn thoắt tuyệt nguyễn khoét ngoéo phượng đường oằn uốn
"""
UNREAL = "nghiệpp đưọc qúy ngê các̀ kà gề hạn̉ tiêcg bềc hàt chắch ngiên nghà cế uỏng".split()


@pytest.mark.parametrize("word", REAL.split())
def test_what_is_in_use_is_possible(word: str) -> None:
    """In both ways of placing the tone."""
    assert word in possible_syllables()


@pytest.mark.parametrize("word", UNREAL)
def test_what_breaks_a_rule_is_not(word: str) -> None:
    """A letter too many, k before a, a stop with the wrong tone, a tone on the wrong letter."""
    assert word not in possible_syllables()


def test_there_are_about_as_many_as_grammars_count() -> None:
    """Some 18,000 to 20,000 possible ones; a mistake in the rules would show here."""
    assert 18_000 < len(possible_syllables()) < 20_000


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("qúy", "quý"),
        ("gìa", "già"),
        ("nghịêp", "nghiệp"),
        ("nghiệpp", "nghiệp"),
        ("đưọc", "được"),
        ("chíh", "chính"),
        ("tiéng", "tiếng"),
        ("thànhphố", "thành phố"),
        ("hoạtđộng", "hoạt động"),
    ],
)
def test_the_nearest_comes_first(word: str, nearest: str) -> None:
    """A tone that moved, a letter too many or left out, a mark left out, a blank left out."""
    assert nearest in nearest_syllables(word)
    assert nearest_syllables(word)[0] == nearest or word in ("chíh",)


def test_nothing_is_near_to_what_is_foreign() -> None:
    """Rather nothing than nonsense."""
    assert nearest_syllables("łódźżżż") == ()
