"""Signs that are letters of fonts of symbols: what they stand for in Unicode."""

from __future__ import annotations

from mammoth.docx.dingbats import dingbats

_FONTS = ("Symbol", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3")
_BY_NAME = {font.lower(): font for font in _FONTS}
_PRIVATE = 0xF000
"""Where Word puts the letters of such a font: 0xF0A7 is its letter 0xA7."""


def is_symbol_font(font: str) -> bool:
    """Whether the letters of *font* are signs."""
    return font.lower() in _BY_NAME


def sign_of(font: str, code: int) -> str:
    """Return the sign that the letter *code* of *font* draws, empty where Unicode has none.

    >>> sign_of("Wingdings", 0xF0FC), sign_of("Symbol", 0xB7)
    ('✓', '•')
    """
    known = _BY_NAME.get(font.lower())
    found = dingbats.get((known, code - _PRIVATE if code >= _PRIVATE else code)) if known else None
    return chr(found) if found else ""


def as_signs(font: str, text: str) -> str:
    """Return *text*, set in a *font* of symbols, as the signs that are drawn; blanks stay, what has no sign goes."""
    return "".join(char if char.isspace() else sign_of(font, ord(char)) for char in text)


def without_private(text: str) -> str:
    """Return *text* with letters of fonts of symbols, as far as no font is named, as the signs of Wingdings, its usual one."""
    return "".join(
        sign_of("Wingdings", ord(char)) if 0xE000 <= ord(char) <= 0xF8FF else char for char in text
    )
