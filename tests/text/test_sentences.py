"""Sentences of a plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.text.sentences import sentence_at


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Trời mưa. Bà MAI nói. Hết.", "Bà MAI nói."),
        ("Bà MAI nói", "Bà MAI nói"),
        ("Một.\n\nBà MAI nói.\n\nHai.", "Bà MAI nói."),
        ("Một. Bà\nMAI nói.", "Bà MAI nói."),
        ("Ở TP. Vân Khê, bà MAI gặp TS. Sửu. Hết.", "Ở TP. Vân Khê, bà MAI gặp TS. Sửu."),
        ("Ngày 21.7.2023. Bà MAI nói.", "Bà MAI nói."),
        ("Năm 2023. Bà MAI nói.", "Bà MAI nói."),
        ("Ông A. Tám và bà MAI nói.", "Ông A. Tám và bà MAI nói."),
        ("Bà hỏi: “Ai đó?”. Bà MAI nói: “Tôi.” Rồi về.", "Bà MAI nói: “Tôi.”"),
        ("Có gạo, muối v.v. và bà MAI… cười! Hết.", "Có gạo, muối v.v. và bà MAI… cười!"),
        ("Bà MAI cao 1.5 m. Hết.", "Bà MAI cao 1.5 m."),
    ],
)
def test_the_sentence_with_a_name(text, sentence):
    """Whole, also where full stops end short forms; on one line."""
    assert sentence_at(text, text.index("MAI")) == sentence


@given(st.text("aA .\n“”1?", min_size=1, max_size=40), st.data())
def test_a_sentence_is_a_part_of_the_text(text, data):
    """Whatever the text: nothing is added, nothing left out between its ends, and what stands at the place is in it."""
    place = data.draw(st.integers(0, len(text) - 1))
    found = sentence_at(text, place)
    assert found in " ".join(text.split())
    assert text[place].isspace() or text[place] in found
