"""Hints on language on their way into the catalogue."""

from __future__ import annotations

from plugins.ingest.language import language_hints
from plugins.text.house_style import HouseStyle
from tests.city import article


def test_each_word_once_at_its_first_line() -> None:
    """However often it stands there; with what is better."""
    data = article("Tin", body="Văn hoá.\n\nVăn hoá, sức khoẻ.").encode()
    hints = language_hints("articles/x.md", data, HouseStyle())
    assert [(one.code, one.line, one.values["words"], one.values["better"]) for one in hints] == [
        ("V101", 7, "hoá", "hóa"),
        ("V101", 9, "khoẻ", "khỏe"),
    ]


def test_what_is_no_text_has_none() -> None:
    """Another code tells of it."""
    assert language_hints("articles/x.md", b"\xff\xfe\xfd", HouseStyle()) == []
