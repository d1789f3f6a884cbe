"""Plain text: paragraphs, tables of tabs, nothing of it Markdown."""

from __future__ import annotations

import pytest

from plugins.importing.markdown_writing import markdown_of
from plugins.importing.plain_text import read_text
from plugins.importing.refusals import Refused

BROKEN = """Văn phòng Thành ủy Sao Khuê sơ kết công tác lưu trữ quý III, bàn việc
của quý IV và trao giấy khen cho các đơn vị làm tốt việc nộp lưu hồ sơ
trong chín tháng qua trên toàn địa bàn thành phố và các huyện, xã, đảo
xa.

- Việc một.
- Việc hai."""


def markdown(text: str) -> str:
    """Return the Markdown of a text."""
    return markdown_of(read_text(text.encode()), {})


def test_a_line_is_a_paragraph_unless_lines_were_broken_to_fit():
    """Long lines are paragraphs; lines of one width that go on are joined."""
    assert markdown("Một.\nHai.\n\nBa.") == "Một.\n\nHai.\n\nBa.\n"
    assert markdown(BROKEN).startswith(
        "Văn phòng Thành ủy Sao Khuê sơ kết công tác lưu trữ quý III, bàn việc của quý IV"
    )
    assert markdown(BROKEN).endswith("đảo xa.\n\n- Việc một.\n- Việc hai.\n")


def test_lines_with_tabs_are_a_table():
    """Two lines or more of as many tabs are a table; a tab in a sentence is a blank."""
    assert markdown("Tên\tSố\nA\t1\n\nHọ\ttên") == "| Tên | Số |\n| --- | --- |\n| A | 1 |\n\nHọ tên\n"


def test_signs_are_words():
    """Nothing that a text holds is Markdown or HTML."""
    assert markdown("# *Tin* <b>\n1.2.3") == "\\# \\*Tin\\* &lt;b>\n\n1.2.3\n"


def test_what_is_no_text_is_refused():
    """Control characters are a sign of a program or a picture."""
    with pytest.raises(Refused):
        read_text(b"abc\x01\x02\x03")
    assert markdown("hết\x1a") == "hết\n"
