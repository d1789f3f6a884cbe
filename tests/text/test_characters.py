"""Characters that readers cannot see, or that are not what they seem."""

import pytest

from plugins.linking.tokens import Spellings, Tokens
from plugins.search.spelling import words
from plugins.sources.content_file import read_content_file
from plugins.text.characters import (
    decode_odd_entities,
    forbidden_characters,
    joined_words,
    mixed_words,
    without_unseen,
)

UNSEEN = "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\u2063\ufe0e\ufe0f\ufeff\u3164"


@pytest.mark.parametrize("sign", UNSEEN)
@pytest.mark.parametrize("text", ["Tạ {}Đình Lãm", "Tạ Đ{}ình Lãm", "Tạ Đình Lãm{}", "{}Tạ Đình{} Lãm"])
def test_what_is_not_drawn_is_no_part_of_a_text(sign, text):
    """Wherever it stands, for the reader of files, linking and search alike."""
    typed = text.format(sign, sign)
    assert without_unseen(typed) == "Tạ Đình Lãm"
    assert words(typed) == ["tạ", "đình", "lãm"]
    tokens = Tokens(f"Ông {typed} dự", Spellings({}))
    assert tokens.words == ["ông", "tạ", "đình", "lãm", "dự"]
    start, end = tokens.offsets(1, 4)
    assert without_unseen(f"Ông {typed} dự"[start:end]) == "Tạ Đình Lãm"


@pytest.mark.parametrize("text", ["👩\u200d🌾 nông dân", "☎\ufe0f 1080", "Vân Khê\u00a05\u202f%", ""])
def test_what_is_drawn_stays(text):
    """Pictures made of several signs, and blanks that hold words together."""
    assert without_unseen(text) == text


@pytest.mark.parametrize(
    "char",
    [
        "\x0b",
        "\x07",
        "\x7f",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u200e",
        "\u200f",
        "\u061c",
        "\ufffd",
        "\ue001",
        "\uf0b7",
    ],
)
@pytest.mark.parametrize("text", ["trần {} đây", "{}", "tr{}n"])
def test_what_no_text_may_have_is_told(char, text):
    """Control characters, marks of direction, lost characters, shapes of one font."""
    typed = text.format(char)
    expected = [] if char == "\uf0b7" and typed == char else [f"U+{ord(char):04X}"]
    assert [found for _, found in forbidden_characters(typed)] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trần Thị V\u0430n", ["V\u0430n"]),
        ("\u041dguyễn Văn", ["\u041dguyễn"]),
        ("C\u043e sở", ["C\u043e"]),
        ("Ｔạ Đình", ["Ｔạ"]),
        ("Hộ\u0456 nghị", ["Hộ\u0456"]),
        ("\u0421\u043e sở", ["\u0421\u043e"]),
        ("điện trở 5 kΩ, 3 μm, Москва, tia γ", []),
        ("Trần Thị Vân", []),
    ],
)
def test_letters_of_other_alphabets_in_a_word_are_told(text, words):
    """Where they look like Latin ones; words of another language and units are none."""
    assert [word for _, word, _ in mixed_words(text)] == words


@pytest.mark.parametrize(
    ("text", "letters"), [("Hải\u200bĐường", ["iĐ"]), ("Đư\u00adờng", []), ("Hải \u200bĐường", [])]
)
def test_two_words_parted_by_nothing_drawn_are_told(text, letters):
    """A small letter and a capital with such a sign between."""
    assert [found for _, found, _ in joined_words(text)] == letters


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("Đư&shy;ờng", "Đư\u00adờng"),
        ("a&#x200B;b &#8203;", "a\u200bb \u200b"),
        ("&#x202E;", "\u202e"),
        ("&amp; &quot; &#7847;", "&amp; &quot; &#7847;"),
    ],
)
def test_entities_of_such_characters_are_these_characters(text, decoded):
    """Others stay as typed."""
    assert decode_odd_entities(text) == decoded


FRONT = "---\ntitle: {}\ndate: 2023-07-21\ncategory: Thời sự\n---\n\n{}\n"


@pytest.mark.parametrize(
    ("title", "body", "told"),
    [
        ("Tin", "Ông Tạ\u200b Đình Lãm.", []),
        ("Tạ\u00ad Đình", "Chữ.", []),
        ("Tin", "Dòng\n\nHải\u200bĐường, V\u0430n, \u202e.", [("F112", 9), ("F115", 9), ("F116", 9)]),
        ("Tin", "Dòng &#x202E;.", [("F112", 7)]),
        ("V\u0430n", "Chữ.", [("F116", 2)]),
        ("Tin \ufffd", "Chữ.", [("D113", 2)]),
        ("Tin \uf0b7", "\uf0b7 Một\n\uf0b7 Hai", [("D113", 2)]),
    ],
)
def test_a_file_is_read_without_them(title, body, told):
    """In fields and in bodies, each with its line; bullets of Word may begin lines."""
    source, problems = read_content_file("article", "articles/a.md", FRONT.format(title, body).encode())
    assert sorted((one.code, one.line) for one in problems) == told
    assert source
    assert "\u200b" not in source.body
