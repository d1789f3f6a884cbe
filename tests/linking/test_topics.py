"""What committees deal with."""

from __future__ import annotations

import pytest

from plugins.linking.topics import compound_end, department_end, is_number, topic_end
from tests.linking.marking import scan


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Kế hoạch và Đầu tư họp", "Kế hoạch và Đầu tư"),
        ("Văn hóa - Thông tin Gò Trấu", "Văn hóa - Thông tin Gò Trấu"),
        ("Xây dựng kiểm tra", "Xây dựng"),
        ("Giáo dục thường xuyên số 2 mở", "Giáo dục thường xuyên số 2"),
        ("Kiểm lâm khu vực Mỏ Vịt - Cửa Sót giữ rừng", "Kiểm lâm khu vực Mỏ Vịt - Cửa Sót"),
        ("Thuế khu vực 5 thu", "Thuế khu vực 5"),
        ("Tài chính Quế Đình Kha", "Tài chính"),
        ("đã họp", ""),
    ],
)
def test_a_topic_ends_before_a_verb_a_place_or_a_name(text: str, topic: str) -> None:
    """What belongs to it is joined, numbered or named after a region."""
    tokens, matches = scan(text)
    end = topic_end(tokens, matches, 0)
    assert (tokens.surface(0, end) if end else "") == topic


def test_the_longest_field_and_the_longest_compound_count() -> None:
    """*Lao động - Thương binh và Xã hội* is one field, *tài nguyên nước* one compound."""
    tokens, _ = scan("Lao động - Thương binh và Xã hội, Y tế")
    assert tokens.surface(0, department_end(tokens, 0)) == "Lao động - Thương binh và Xã hội"
    tokens, _ = scan("tài nguyên nước")
    assert compound_end(tokens, 0) == 3


def test_numbers_in_digits_and_roman_letters() -> None:
    """Roman letters must be capitals; no word is no number."""
    tokens, _ = scan("3 IV iv gốm")
    assert [is_number(tokens, at) for at in range(5)] == [True, True, False, False, False]
