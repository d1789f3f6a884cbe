"""Encodings before Unicode: told from the bytes, each letter right."""

from __future__ import annotations

import unicodedata

import pytest
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.viscii import VISCII

from plugins.importing.encodings import (
    VNI_TABLE,
    UnknownEncoding,
    decode,
    encoding_of_font,
    from_tcvn3,
    from_vni,
    is_unicode,
)

LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
TEXT = 'Đảng bộ thành phố Sao Khuê họp.\nÔng Lê Văn Ổn, bà Nguyễn Thị Ẩn nói: "Được"; kỳ lưỡng, giỏi giang.\nĐẢNG BỘ THÀNH PHỐ'
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_table(table, text: str) -> str:
    """Return *text* typed for fonts of an old encoding."""
    signs: dict[str, str] = {}
    for legacy, letter in table.pairs:
        signs.setdefault(letter, legacy)
    return "".join(signs.get(char, char) for char in text)


def in_windows_1258(text: str) -> bytes:
    """Return *text* as Windows stores it: a letter, and its tone behind."""
    out = ""
    for char in text:
        try:
            char.encode("cp1258")
            out += char
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = "".join(part for part in parts if part in _TONES)
            out += unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)) + tones
    return out.encode("cp1258")


ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "UTF-8 of letters and marks apart": unicodedata.normalize("NFD", TEXT).encode(),
    "UTF-16": TEXT.encode("utf-16"),
    "UTF-16 turned round": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "UTF-16 without a mark": TEXT.encode("utf-16-le"),
    "VNI": in_table(VNI_TABLE, TEXT).encode("cp1252"),
    "VISCII": in_table(VISCII, TEXT).encode("latin-1"),
    "windows-1258": in_windows_1258(TEXT),
    "VNI saved as UTF-8": in_table(VNI_TABLE, TEXT).encode(),
}


@pytest.mark.parametrize("name", ENCODED)
def test_each_encoding_is_told_and_read(name):
    """Whatever a text was saved in, it is read letter by letter, in NFC."""
    decoded = decode(ENCODED[name])
    assert decoded.text == TEXT
    assert name.startswith(decoded.encoding)


@pytest.mark.parametrize("encode", ["cp1252", "utf-8"])
def test_tcvn3_is_read(encode):
    """TCVN3 has no capitals with marks: small ones stand in words of capitals, and are made capitals there."""
    typed = in_table(TCVN3, "Đảng bộ thành phố họp.\nĐảNG Bộ THàNH PHố").encode(encode)
    decoded = decode(typed)
    assert decoded.text == "Đảng bộ thành phố họp.\nĐẢNG BỘ THÀNH PHỐ"
    assert decoded.encoding == "TCVN3"


def test_every_letter_of_every_table():
    """All letters with marks come back, of VNI the capitals and those of mixed case too."""
    assert from_vni(in_table(VNI_TABLE, LETTERS + LETTERS.upper())) == LETTERS + LETTERS.upper()
    assert from_vni("Aø Oâ EÂ aØ") == "À Ô Ê à"
    assert from_tcvn3(in_table(TCVN3, LETTERS)) == LETTERS
    assert from_tcvn3("UBND §å") == "UBND Đồ"


def test_what_is_no_vietnamese_in_any_encoding_is_not_guessed():
    """Bytes that give no words are an error; words of other languages in Unicode are what they are."""
    with pytest.raises(UnknownEncoding):
        decode("Съезд партии открылся сегодня".encode("koi8-r"))
    assert decode("Съезд партии".encode()).text == "Съезд партии"
    assert decode(b"plain words").encoding == "UTF-8"


@pytest.mark.parametrize(
    ("font", "name"),
    [
        (".VnTime", "TCVN3"),
        (".VnArialH", "TCVN3"),
        ("VNI-Times", "VNI"),
        ("VPS Times", "VPS"),
        ("Times New Roman", None),
    ],
)
def test_fonts_say_their_encoding(font, name):
    """The name of a font says what its letters stand for."""
    found = encoding_of_font(font)
    assert (found.name if found else None) == name


def test_unicode_in_an_old_font_is_known():
    """Letters that no old font has are a sign of Unicode."""
    assert is_unicode("Đảng")
    assert not is_unicode("§¶ng")
