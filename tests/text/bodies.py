"""Bodies as editors and their programs make them, for tests that no word of them is lost."""

from __future__ import annotations

from hypothesis import strategies as st

_BEGINNINGS = (
    "",
    "",
    "",
    "- ",
    "* ",
    "+ ",
    "-",
    "• ",
    "•",
    "·\t",
    "\uf0b7\t",
    "o\t",
    "– ",
    "— ",
    "1. ",
    "2. ",
    "3. ",
    "7. ",
    "12. ",
    "1.",
    "1930. ",
    "01. ",
    "21. 7. 2023 ",
    "a) ",
    "b) ",
    "đ) ",
    "1) ",
    "(i) ",
    "1/ ",
    "a/ ",
    "I. ",
    "II. ",
    "1.1. ",
    "> ",
    "> - ",
    "# ",
    "## ",
    "### ",
    "#",
    "[1]: ",
    "[1] ",
    "* * ",
)
_MARGINS = ("", "", "", "  ", "   ", "    ", "\t", "\u00a0\u00a0", "      ")
_LINES = (
    "",
    "",
    "---",
    "***",
    "===",
    "--",
    "-",
    "=",
    "```\nmã <x> a*b\n```",
    "| Đơn vị | Số |\n|:---|---:|\n| Phường A | 1.200 |\n| B | 7 | ghi chú |",
    "| A | B |\n| 1 | 2 |",
    "Đơn vị | Số\n---|---\nA | 5",
    '![Cây cầu](/images/2023/a.jpg "Cầu mới. Ảnh: An Bình")',
    "[![Cây cầu](/images/2023/a b.jpg “chú thích”)](https://a.example/)",
    "<div align=center>",
    "</div>",
    "<table><tr><td>Một</td><td>2</td></tr></table>",
    "<!-- ghi chú\n\ncủa biên tập -->",
    "<p>Đoạn HTML</p>",
    "<p>Đoạn HTML</p> và chữ theo sau",
    "> <p>Trích HTML</p> và chữ",
    "I. MỤC TIÊU\n1. Nâng cao\nII. NHIỆM VỤ",
    "Điều 5. Phạm vi",
    "Kết luận:",
)
_WORDS = (
    "Thành ủy",
    "hội nghị",
    "năm 1930",
    "21/7",
    "7,5%",
    "3.500 đồng",
    "Nguyễn Văn An",
    "<Tên cơ quan>",
    "<o:p>chữ</o:p>",
    "<b>đậm</b>",
    "<b>",
    "</span>",
    "5<n≤10 và m>3",
    "x<y",
    "**đậm**",
    "*nghiêng*",
    "__đậm__",
    "`mã <x>`",
    "` lẻ",
    "2*3*4",
    "(*)",
    "mục 5*,",
    "[Huế](https://a.example/Huế_(thành_phố))",
    '![Lễ](/images/x(1).jpg "Lễ "hội"")',
    "![ảnh][mốt]",
    "> 8%",
    "tên_tệp_này",
    "[chữ](/x/)",
    "[chữ](person:an)",
    "[1]",
    "[^9]",
    "&amp;",
    "&#7847;",
    "R&D",
    "<!-- ghi -->",
    "\\*",
    "https://a.example/b_c_d",
    "<https://a.example>",
    "<a@b.example>",
    "“kép”",
    "'đơn'",
    '"thẳng"',
    "#thẻ",
    "A | B",
    "-",
    "--",
    "…",
    "!",
    "?",
    ":",
    "C#",
    "{static}",
    "$5",
    "5' 3\"",
    "1900-1912",
    "2017 - 2022",
)

_text = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join)
_typed = st.tuples(
    st.sampled_from(_MARGINS), st.sampled_from(_BEGINNINGS), _text, st.sampled_from(["", "", "  "])
)
_line = _typed.map("".join) | st.sampled_from(_LINES)


def _with_footnotes(parts: tuple[list[str], list[str], int]) -> str:
    """Join lines and the texts of footnotes, each of which the first line calls."""
    lines, notes, at = parts
    marks = "".join(f" có[^{number}]" for number, _ in enumerate(notes, 1))
    texts = "\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1))
    blocks = [*lines[:at], "", f"Chú thích{marks}.", "", texts, "", *lines[at:]] if notes else lines
    return "\n".join(blocks)


bodies = st.tuples(st.lists(_line, max_size=14), st.lists(_text, max_size=2), st.integers(0, 14)).map(
    _with_footnotes
)
"""Markdown bodies of up to some twenty lines."""
