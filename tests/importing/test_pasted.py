"""What was pasted from Word, Google Docs and spreadsheets is what it stands for."""

from __future__ import annotations

from plugins.importing.documents import Role
from plugins.importing.html_reading import read_html
from plugins.importing.markdown_writing import markdown_of

WORD = """Version:1.0\r\nStartHTML:0000000105\r\nSourceURL:file:///C:/bai.docx\r\n
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{font-family:"Times New Roman"}</style></head>
<body><!--StartFragment-->
<p class=MsoTitle>Kế hoạch tháng 8</p>
<p class=MsoNormal>Chữ <b style='mso-bidi-font-weight:normal'>đậm</b><o:p></o:p><del>xóa</del><span style='mso-hide:all'>ẩn</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
 style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Việc một</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)<span>&nbsp; </span></span>Việc con</p>
<p class=MsoNormal>Xem<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> hết.
<a style='mso-comment-reference:A_1'>có</a><span class=MsoCommentReference>[A1]</span></p>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Chú thích một.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p>Ý kiến</p></div></div>
<!--EndFragment--></body></html>"""
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-x"><h1 dir="ltr"><span>Chương trình</span></h1>
<p dir="ltr"><span style="font-weight:700">Đậm</span><span> thường </span><span style="font-style:italic">nghiêng</span>
<a href="https://www.google.com/url?q=https://vi-du.example/a&amp;sa=D"><span>đây</span></a><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>
<ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>một</span></p></li><ul><li aria-level="2"><p><span>con</span></p></li></ul><li><p>hai</p></li></ul>
<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> Nguồn.</span></p></div></b>"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0><!--StartFragment--><col width=64>
<tr><td>Đơn vị</td><td>Số</td><td style='display:none'>ẩn</td></tr><tr><td rowspan=2>Phường</td><td class=xl65 align=right>1.200</td></tr>
<tr><td align=right>300</td></tr><!--EndFragment--></table></body></html>"""
SHEETS = """<google-sheets-html-origin><table><colgroup><col/></colgroup><tbody><tr><td style="text-align:right;">12</td><td>a|b</td></tr>
<tr><td style="text-align:right;">3</td><td>c<br>d</td></tr></tbody></table></google-sheets-html-origin>"""


def markdown(html: str, tmp_path) -> str:
    """Return the Markdown of pasted *html*."""
    return markdown_of(read_html(html.encode(), tmp_path), {})


def test_word(tmp_path):
    """Lists by their levels, notes, the title; no comment, deletion, hidden word."""
    document = read_html(WORD.encode(), tmp_path)
    assert document.blocks[0].role is Role.TITLE
    document.blocks.pop(0)
    assert markdown_of(document, {}) == (
        "Chữ **đậm**\n\n- Việc một\n  a) Việc con\n\nXem[^1] hết. có\n\n[^1]: Chú thích một.\n"
    )


def test_google_docs(tmp_path):
    """The bold element round it all means nothing, links go where they lead, lists stand in each other."""
    assert markdown(DOCS, tmp_path) == (
        "## Chương trình\n\n**Đậm** thường *nghiêng* [đây](https://vi-du.example/a)[^1]\n\n- một\n  - con\n- hai\n\n---\n\n[^1]: Nguồn.\n"
    )


def test_spreadsheets(tmp_path):
    """Tables come with figures at the right; hidden columns stay behind."""
    assert markdown(EXCEL, tmp_path) == "| Đơn vị | Số |\n| --- | ---: |\n| Phường | 1.200 |\n|  | 300 |\n"
    assert markdown(SHEETS, tmp_path) == "| 12 | a\\|b |\n| ---: | --- |\n| 3 | c<br>d |\n"
