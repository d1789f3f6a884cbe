"""Word: what its reader sees comes across, and nothing else."""

from __future__ import annotations

import pytest

from plugins.importing.documents import Paragraph
from plugins.importing.markdown_writing import markdown_of
from plugins.importing.word import read_word
from tests.importing.word_files import (
    NAMESPACES,
    cell,
    docx,
    field,
    item,
    p,
    picture,
    png,
    r,
    row,
    table,
    text_box,
)

LINK = {"rL": "https://vi-du.example/trang?a=(1)"}


def markdown(*body: str, **more) -> str:
    """Return the Markdown that a Word file with *body* gives."""
    document = read_word(docx(*body, **more))
    return markdown_of(document, {source: f"/images/{source[11:]}" for source in document.pictures}).rstrip(
        "\n"
    )


CASES = {
    "headings by style, whatever the styles are called": (
        (p("Tiêu đề", "Tiu"), p("Phần một", "u1"), p("Mục nhỏ", "MucCon"), p("Chữ.")),
        "Tiêu đề\n\n## Phần một\n\n### Mục nhỏ\n\nChữ.",
    ),
    "bold, italic, struck, raised, lowered": (
        (
            p(
                r("Một ")
                + r("hai", "<w:b/>")
                + r(" ba ", "<w:i/>")
                + r("bốn", "<w:b/><w:i/>")
                + r("2", '<w:vertAlign w:val="superscript"/>')
            ),
        ),
        "Một **hai** *ba* ***bốn***<sup>2</sup>",
    ),
    "bold by a style of letters, and switched off": (
        (p(r("Một ", '<w:rStyle w:val="Dam"/>') + r("hai", '<w:rStyle w:val="Dam"/><w:b w:val="0"/>')),),
        "**Một** hai",
    ),
    "letters in two runs are one word": ((p(r("Đả") + r("ng ") + r("bộ")),), "Đảng bộ"),
    "a word half bold keeps its letters together": ((p(r("Đả") + r("ng", "<w:i/>")),), "Đả<em>ng</em>"),
    "lists with their levels": (
        (item("một", 1), item("hai", 1, 1), item("ba", 1)),
        "- một\n  - hai\n- ba",
    ),
    "a list by the style alone": ((p("một", "Gach"), p("hai", "Gach")), "- một\n- hai"),
    "labels that Word draws": (
        (item("một", 2), item("chữ", 2, 1), item("số", 2, 2), item("hai", 2), item("lại", 2, 1)),
        "1. một\n  a) chữ\n    (i) số\n2. hai\n  a) lại",
    ),
    "Roman numbers, and legal ones below them": (
        (item("một", 3), item("con", 3, 1), item("hai", 3), item("con", 3, 1)),
        "I. một\n  1.1. con\nII. hai\n  2.1. con",
    ),
    "a list that begins at five": ((item("một", 4), item("hai", 4)), "5. một\n6. hai"),
    "a label of words is part of its paragraph": (
        (item("Phạm vi.", 5), item("Đối tượng.", 5)),
        "Điều 1. Phạm vi.\n\nĐiều 2. Đối tượng.",
    ),
    "a heading with a drawn label": (
        (p("Kết quả", "u1", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),),
        "## I. Kết quả",
    ),
    "a table, figures at the right, a stroke as itself": (
        (table(row("Đơn vị", "Số"), row("A|B", cell(p("1.200", properties='<w:jc w:val="right"/>')))),),
        "| Đơn vị | Số |\n| --- | ---: |\n| A\\|B | 1.200 |",
    ),
    "cells over several columns and rows": (
        (
            table(
                row(cell("Quận", '<w:vMerge w:val="restart"/>'), cell("Kết quả", '<w:gridSpan w:val="2"/>')),
                row(cell("ẩn", "<w:vMerge/>"), "2022", "2023"),
                row("Bảy", "1", "2"),
            ),
        ),
        "| Quận | Kết quả |  |\n| --- | --- | --- |\n|  | 2022 | 2023 |\n| Bảy | 1 | 2 |",
    ),
    "two paragraphs and a list in a cell": (
        (table(row("Việc", "Ai"), row(cell(p("một") + item("hai", 1)), "Ba"))),
        "| Việc | Ai |\n| --- | --- |\n| một<br>- hai | Ba |",
    ),
    "a row of short lines, as heads of official documents are, has a row for each line": (
        (table(row(cell(p("THÀNH ỦY") + p("Số 12")), cell(p("ĐẢNG CỘNG SẢN VIỆT NAM"))))),
        "| THÀNH ỦY | ĐẢNG CỘNG SẢN VIỆT NAM |\n| --- | --- |\n| Số 12 |  |",
    ),
    "a table in a table stands behind it": (
        (table(row("Một", "Hai"), row(cell(p("ngoài") + table(row("trong", "nữa")) + p("")), "ba"))),
        "| Một | Hai |\n| --- | --- |\n| ngoài | ba |\n\n| trong | nữa |\n| --- | --- |",
    ),
    "links by relationship, by field, and to a place in the document": (
        (
            p(
                f'{r("Xem ")}<w:hyperlink r:id="rL">{r("trang")}</w:hyperlink>{r(", ")}<w:hyperlink w:anchor="m">{r("mục")}</w:hyperlink>'
            ),
            p(field(' HYPERLINK "https://vi-du.example/hai" ', "hai")),
            p(f'<w:fldSimple w:instr="HYPERLINK https://vi-du.example/ba">{r("ba")}</w:fldSimple>'),
        ),
        "Xem [trang](https://vi-du.example/trang?a=%281%29), mục\n\n[hai](https://vi-du.example/hai)\n\n[ba](https://vi-du.example/ba)",
    ),
    "tracked changes are made": (
        (
            p(
                r("Có ")
                + f"<w:del><w:r><w:delText>không </w:delText></w:r></w:del><w:ins>{r('thêm')}</w:ins>"
            ),
            p(f"<w:moveFrom>{r('chuyển đi')}</w:moveFrom><w:moveTo>{r('chuyển đến')}</w:moveTo>"),
        ),
        "Có thêm\n\nchuyển đến",
    ),
    "a paragraph whose end was deleted goes on": (
        (p(r("Một "), properties="<w:rPr><w:del/></w:rPr>"), p("hai")),
        "Một hai",
    ),
    "deleted rows stay behind": (
        (table(row("A", "B"), row("C", "D", properties="<w:del/>"))),
        "| A | B |\n| --- | --- |",
    ),
    "hidden words stay behind, by the run and by its style": (
        (
            p(r("Thấy") + r(" ẩn", "<w:vanish/>") + r(" kín", '<w:rStyle w:val="An"/>')),
            p(r("ẩn", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>"),
        ),
        "Thấy",
    ),
    "numbers of pages stay behind, results of other fields do not": (
        (
            p(r("Trang ") + field(" PAGE ", "7")),
            p(
                r("Hình ")
                + field(" SEQ Hinh ", "3")
                + f'<w:fldSimple w:instr="NUMPAGES">{r("9")}</w:fldSimple>'
            ),
        ),
        "Trang\n\nHình 3",
    ),
    "a table of contents stays behind": (
        (
            p(field(r' TOC \o "1-3" ', r("Phần một") + r("3")), "TOC1"),
            f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{p("Mục lục")}</w:sdtContent></w:sdt>',
            p("Chữ."),
        ),
        "Chữ.",
    ),
    "content controls, smart tags, custom XML": (
        (
            f"<w:sdt><w:sdtContent>{p('khối')}</w:sdtContent></w:sdt>",
            p(
                f"<w:sdt><w:sdtContent>{r('trong ')}</w:sdtContent></w:sdt><w:smartTag><w:customXml>{r('dòng')}</w:customXml></w:smartTag>"
            ),
            p(
                f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Bấm vào đây')}</w:sdtContent></w:sdt>{r('có chữ')}"
            ),
        ),
        "khối\n\ntrong dòng\n\ncó chữ",
    ),
    "boxes to tick": (
        (
            p(
                f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{r('☒')}</w:sdtContent></w:sdt>{r(' có')}"
            ),
            p(
                '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>'
                '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
                + r(" không")
            ),
        ),
        "☒ có\n\n☐ không",
    ),
    "a text box stands behind its paragraph, once": (
        (p(r("Ngoài") + text_box(p("Trong hộp"))), p("Sau")),
        "Ngoài\n\nTrong hộp\n\nSau",
    ),
    "a text box of an old form alone": (
        (
            p(
                f"{r('Ngoài')}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('Hộp cũ')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            ),
        ),
        "Ngoài\n\nHộp cũ",
    ),
    "words drawn as a picture": (
        (p('<w:r><w:pict><v:shape><v:textpath string="CHÚC MỪNG"/></v:shape></w:pict></w:r>'),),
        "CHÚC MỪNG",
    ),
    "soft hyphens go, hyphens that do not break are hyphens, tabs are blanks": (
        (
            p(
                "<w:r><w:t>hội</w:t><w:softHyphen/><w:t>nghị</w:t><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>QĐ</w:t></w:r>"
            ),
        ),
        "hộinghị 12-QĐ",
    ),
    "a line that ends, and a page that ends": (
        (p('<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:br w:type="page"/><w:t>ba</w:t></w:r>'),),
        "một  \nhai  \nba",
    ),
    "a blank that does not break stays": ((p("10\u00a0km"),), "10\u00a0km"),
    "signs of fonts of symbols": (
        (
            p(
                '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
                + r(" xong ")
                + r("\uf0e0", '<w:rFonts w:ascii="Wingdings"/>')
            ),
        ),
        "✓ xong 🡪",
    ),
    "capitals that Word draws": ((p(r("Nghị quyết", "<w:caps/>")),), "NGHỊ QUYẾT"),
    "a large first letter belongs to its word": (
        (p("Đ", properties='<w:framePr w:dropCap="drop"/>'), p("ảng bộ họp.")),
        "Đảng bộ họp.",
    ),
    "a formula on one line": (
        (
            p(
                "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
            ),
        ),
        "a/bx<sup>2</sup>",
    ),
    "TCVN3 by the font of the run, and of the style, its soft hyphen a letter": (
        (
            p(
                r("§¶ng bé ", '<w:rFonts w:ascii=".VnTime"/>')
                + r("ban chÊp hµnh", '<w:rFonts w:ascii=".VnTimeH"/>')
            ),
            p("<w:r><w:t>Th</w:t><w:softHyphen/><w:t>êng vô</w:t></w:r>", "Cu"),
        ),
        "Đảng bộ BAN CHẤP HÀNH\n\nThường vụ",
    ),
    "VNI, a letter and its mark in two runs": (
        (
            p(
                r("Ñaûng bo", '<w:rFonts w:ascii="VNI-Times"/>')
                + r("ä thaønh phoá", '<w:rFonts w:ascii="VNI-Times"/><w:b/>')
            ),
        ),
        "Đảng bộ **thành phố**",
    ),
    "Unicode in a font of an old encoding stays": (
        (p(r("Đảng bộ", '<w:rFonts w:ascii=".VnTime"/>')),),
        "Đảng bộ",
    ),
    "signs of Markdown are signs": (
        (p("# không là đề mục"), p("2*3 và *sao*"), p(r("[1] <Tên> a_b")), p("1. một"), p(r("> hơn"))),
        "\\# không là đề mục\n\n2\\*3 và \\*sao\\*\n\n[1] &lt;Tên> a_b\n\n1. một\n\n\\> hơn",
    ),
    "typed items stand together": (
        (p("Gồm:"), p("- một"), p("- hai"), p("Hết.")),
        "Gồm:\n\n- một\n- hai\n\nHết.",
    ),
    "a quotation": ((p("Lời nói.", "Trichdan"),), "> Lời nói."),
}


@pytest.mark.parametrize("name", CASES)
def test_word_case(name):
    """Each feature of Word becomes the Markdown that shows what Word shows."""
    body, expected = CASES[name]
    body = (body,) if isinstance(body, str) else body
    assert markdown(*body, links=LINK) == expected


def test_notes_come_across():
    """Footnotes and endnotes stand in the order of their marks, with their bold words, links and paragraphs."""
    mark = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    end_mark = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    notes = {
        "4": p("<w:r><w:footnoteRef/></w:r>" + r(" Theo ") + r("báo cáo", "<w:b/>")) + p("Đoạn hai."),
        "5": p("Bảng."),
    }
    text = markdown(
        p(r("Một") + mark + r(" hai") + end_mark),
        table(row("A", cell(p(r("B") + mark.replace("4", "5"))))),
        notes=notes,
        endnotes={"2": p("Cuối.")},
    )
    assert text == (
        "Một[^1] hai[^2]\n\n| A | B[^3] |\n| --- | --- |\n\n[^1]: Theo **báo cáo**\n\n    Đoạn hai.\n\n[^2]: Cuối.\n\n[^3]: Bảng."
    )


def test_pictures_come_across():
    """Pictures in the line, floating, and of old forms come with their alternative texts, each where it stands."""
    media = {"rA": ("image1.png", png()), "rB": ("image2.png", png(50))}
    old = '<w:r><w:pict><v:shape alt="Bản đồ"><v:imagedata r:id="rB"/></v:shape></w:pict></w:r>'
    body = (
        p(picture("rA", "Cầu mới")),
        p(r("Chữ ") + picture("rB", "image2.png", "anchor") + r(" sau.")),
        p(old),
    )
    assert markdown(*body, media=media) == (
        "![Cầu mới](/images/image1.png)\n\nChữ ![](/images/image2.png) sau.\n\n![Bản đồ](/images/image2.png)"
    )


def test_what_cannot_come_across_is_told():
    """Charts, objects, pictures elsewhere, and documents in the document are named."""
    chart = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="C"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r>'
    )
    linked = picture("rX").replace("r:embed", "r:link")
    document = read_word(
        docx(
            p(chart + r("x")),
            p(linked),
            p("<w:r><w:object/></w:r>"),
            '<w:altChunk r:id="rY"/>',
            links={"rX": "https://vi-du.example/a.png"},
        )
    )
    told = [dict(one.values)["what"] for one in document.told if one.code == "I111"]
    assert told == [
        "biểu đồ / chart",
        "ảnh / picture https://vi-du.example/a.png",
        "đối tượng nhúng / embedded object",
        "văn bản nhúng / embedded document",
    ]
    assert document.pictures == {}


def test_headers_footers_and_comments_stay_behind():
    """Nothing but the text, its notes and its boxes is read."""
    marked = (
        '<w:commentRangeStart w:id="0"/>'
        + r("Chữ")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    parts = {
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{p('Đầu trang')}</w:hdr>",
        "word/comments.xml": f'<w:comments {NAMESPACES}><w:comment w:id="0">{p("Ghi chú")}</w:comment></w:comments>',
    }
    assert markdown(p(marked), more_parts=parts) == "Chữ"


def test_strict_form_and_macros():
    """A file of the strict form of the standard, and one with macros, are read as any other."""
    data = docx(p("Chữ", "u1"))
    strict = docx(
        more_parts={
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{p('Chữ')}</w:body></w:document>".replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
        }
    )
    macros = docx(p("Chữ"), more_parts={"word/vbaProject.bin": b"\xd0\xcf"})
    assert [isinstance(read_word(one).blocks[0], Paragraph) for one in (data, strict, macros)] == [True] * 3


def test_labels_count_on_through_tables():
    """Word counts the items of a list where they stand, in cells too, and empty ones."""
    text = markdown(item("một", 2), table(row(cell(item("hai", 2)), "x")), item("", 2), item("bốn", 2))
    assert "| 2. hai | x |" in text
    assert text.endswith("4. bốn")
