"""Saved pages: the article comes across, what stands beside it does not."""

from __future__ import annotations

import pytest

from plugins.importing.html_reading import read_html
from plugins.importing.markdown_writing import markdown_of
from tests.importing.word_files import png

PAGE = """<!DOCTYPE html>
<!-- saved from url=(0061)https://cong-cu.example/tin-tuc/le-ky-ket-1491911320 -->
<html><head><title>Lễ ký - Cổng</title><style>.an{{display:none}}</style></head><body>
<header><a href="/">Trang chủ</a></header><nav><ul><li><a href="/tin">Tin tức</a></li></ul></nav>
<div class="breadcrumb">Trang chủ / Tin tức</div>
<div class="chi-tiet"><h1>Lễ ký kết quy chế</h1><span class="date">Thứ sáu, 21/07/2023 08:05</span>
<p class="sapo">Hai bên ký kết sáng nay.</p>
{body}
</div>
<aside><a href="/q">Quảng cáo</a></aside><footer>Bản quyền</footer><script>var x = "chữ"</script></body></html>"""
TEXT = """<p>(Saokhue.example) - Sáng 21/7, Văn phòng Thành ủy Sao Khuê tổ chức lễ ký kết quy chế phối hợp.</p>
<p>Đoạn hai có <b>chữ đậm</b> và <a href="https://vi-du.example/x">liên kết</a>.</p><p class="an">Chữ ẩn</p>"""
RELATED = """<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul><li><a href="/a">Bài khác</a></li></ul></div>
<p><strong>Tin cùng chuyên mục:</strong></p><ul><li><a href="/b">Bài b</a></li><li><a href="/c">Bài c</a></li></ul>
<div class="chia-se social-share"><a href="#">Chia sẻ</a></div>"""
EXPECTED = (
    "(Saokhue.example) - Sáng 21/7, Văn phòng Thành ủy Sao Khuê tổ chức lễ ký kết quy chế phối hợp.\n\n"
    "Đoạn hai có **chữ đậm** và [liên kết](https://vi-du.example/x).\n"
)


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="content-detail">{TEXT}{RELATED}</div>',
        f"<article>{TEXT}{RELATED}</article>",
        f'<div itemprop="articleBody">{TEXT}</div>{RELATED}',
        f'<div class="x1">{TEXT}</div><div class="x2">{RELATED}</div>',
        f"<div id=noidung>{TEXT}</div><div class=binh-luan>Bình luận <p>Hay quá, xin cảm ơn các tác giả.</p></div>",
    ],
)
def test_the_article_alone_comes_across(tmp_path, body):
    """Menus, related articles, comments, hidden words and scripts stay behind, however the page names its parts."""
    document = read_html(PAGE.format(body=body).encode(), tmp_path)
    assert markdown_of(document, {}) == EXPECTED
    assert (document.title, document.day) == ("Lễ ký kết quy chế", "2023-07-21 08:05")
    assert document.summary == "Hai bên ký kết sáng nay."
    assert document.address == "https://cong-cu.example/tin-tuc/le-ky-ket-1491911320"


def test_pictures_beside_the_file_come_across(tmp_path):
    """A picture that the browser saved is read; one elsewhere is told, and nothing is fetched or read outside the folder."""
    (tmp_path / "trang_files").mkdir()
    (tmp_path / "trang_files" / "a b.png").write_bytes(png())
    (tmp_path.parent / "ngoai.png").write_bytes(png())
    pictures = (
        '<img src="trang_files/a%20b.png" alt="Cầu"><img src="data:image/gif;base64," data-src="./trang_files/a b.png">'
        '<img src="https://khac.example/b.png"><img src="../ngoai.png"><img src="/etc/hostname">'
    )
    document = read_html(PAGE.format(body=f"<article>{TEXT}<p>{pictures}</p></article>").encode(), tmp_path)
    assert list(document.pictures) == ["trang_files/a%20b.png", "./trang_files/a b.png"]
    told = [dict(one.values)["what"] for one in document.told]
    assert told == [
        "ảnh / picture https://khac.example/b.png",
        "ảnh / picture ../ngoai.png",
        "ảnh / picture /etc/hostname",
    ]


def test_a_picture_in_a_table_with_its_caption_is_no_table(tmp_path):
    """Portals put a picture and its caption into a table of one column; a table of data stays one."""
    from plugins.importing.captions import order_captions

    (tmp_path / "a.png").write_bytes(png())
    body = f'<article>{TEXT}<table><tr><td><img src="a.png"></td></tr><tr><td><em>Quang cảnh lễ ký</em></td></tr></table></article>'
    document = read_html(PAGE.format(body=body).encode(), tmp_path)
    order_captions(document)
    assert '![](/images/a.png "Quang cảnh lễ ký")' in markdown_of(document, {"a.png": "/images/a.png"})


def test_broken_html_is_read_as_browsers_do(tmp_path):
    """Paragraphs, cells and items that are never closed end where the next begins."""
    text = "<ul><li>một<li>hai</ul><table><tr><td>a<td>b<tr><td>c<td>d</table><p>x<p>y<br>z"
    document = read_html(text.encode(), tmp_path)
    assert markdown_of(document, {}) == "- một\n- hai\n\n| a | b |\n| --- | --- |\n| c | d |\n\nx\n\ny  \nz\n"


def test_old_fonts_and_declared_encodings_are_read(tmp_path):
    """A page says by its fonts, its style sheet or its head what its letters stand for."""
    fonts = '<style>p.cu{font-family:".VnTime"}</style><p class=cu>§¶ng bé<p><font face="VNI-Times">Ñaûng boä</font><p>Đảng bộ'
    assert markdown_of(read_html(fonts.encode(), tmp_path), {}) == "Đảng bộ\n\nĐảng bộ\n\nĐảng bộ\n"
    declared = '<meta charset="windows-1258"><p>Đa\u0309ng'.encode("cp1258")
    assert markdown_of(read_html(declared, tmp_path), {}) == "Đảng\n"


def test_lists_of_html(tmp_path):
    """Numbers, letters and starts of lists are words in the draft, lists in lists stand in them."""
    text = "<ol start=3><li>ba<ul><li>con</ul><li value=7>bảy</ol><ol type=a><li>chữ</ol><ul><li><p>một</p><p>thêm</p></ul>"
    assert markdown_of(read_html(text.encode(), tmp_path), {}) == (
        "3. ba\n  - con\n7. bảy\na) chữ\n- một\n\n  thêm\n\n"
    )


SENTENCE = "Văn phòng Thành ủy Sao Khuê tổ chức hội nghị sơ kết công tác lưu trữ với nhiều kết quả."
LAYOUTS = {
    "a paper, whose column for the text is called a side bar": (
        '<div class="sidebar-1"><ul class="breadcrumb"><li><a href="/x">Thời sự</a></li></ul><span class="date">Thứ sáu, 21/7/2023</span>'
        f'<h1 class="title-detail">Lễ ký</h1><p class="description">Tóm tắt của bài hôm nay.</p><article class="fck_detail"><p>{SENTENCE}</p>'
        "</article><div class=box-related><a href=/1>Bài 1</a></div></div><div class=sidebar-2><h2>Xem nhiều</h2><a href=/2>Bài 2</a></div>"
    ),
    "a portal whose parts have names in Vietnamese": (
        '<div id="navigation"><a>Tin</a></div><div class="news-detail"><p class="ngay-dang">21/07/2023</p><div class="tieu-de">Lễ ký</div>'
        f'<div class="tom-tat"><b>Tóm tắt của bài hôm nay.</b></div><div class="noi-dung"><div>{SENTENCE}</div><div>&nbsp;</div></div></div>'
        '<div class="tin-khac"><h4>Các tin khác</h4><ul><li><a href="#">Tin A</a> (20/07)</li></ul></div>'
    ),
    "a page laid out by tables": (
        "<table><tr><td class=menu><a href=1>Trang chủ</a></td><td><table><tr><td class=tieude>Lễ ký</td></tr><tr><td class=ngay>(21/07/2023)</td></tr>"
        f"<tr><td class=tomtat>Tóm tắt của bài hôm nay.</td></tr><tr><td class=noidung><p>{SENTENCE}</p></td></tr>"
        "<tr><td><b>Tin liên quan:</b><br><a href=3>Bài khác</a></td></tr></table></td></tr><tr><td colspan=2>Bản quyền</td></tr></table>"
    ),
    "a page whose names say nothing": (
        f"<nav><a href=/>Trang chủ</a></nav><div class=x><h1>Lễ ký</h1><div class=y><p>Tóm tắt của bài hôm nay là thế này.</p></div><time datetime='2023-07-21'></time>"
        f"<div class=z><p>{SENTENCE}</p></div></div><footer>Bản quyền</footer>"
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(name, tmp_path):
    """Text, title, day and summary are found in pages of all ages."""
    document = read_html(LAYOUTS[name].encode(), tmp_path)
    assert markdown_of(document, {}) == f"{SENTENCE}\n"
    assert (document.title, document.day) == ("Lễ ký", "2023-07-21")
    assert document.summary.startswith("Tóm tắt của bài hôm nay")


def test_captions_by_their_class(tmp_path):
    """A paragraph whose class says so is a caption; a box round a picture and its caption is none."""
    from plugins.importing.captions import order_captions

    (tmp_path / "a.png").write_bytes(png())
    body = f'<article>{TEXT}<div class="wp-caption"><img src="a.png"><p class="wp-caption-text">Quang cảnh</p></div></article>'
    document = read_html(PAGE.format(body=body).encode(), tmp_path)
    order_captions(document)
    assert markdown_of(document, {"a.png": "/images/a.png"}).endswith('![](/images/a.png "Quang cảnh")\n')


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table>lạc<tr><td>a<td>b</table>", "lạc\n\n| a | b |\n| --- | --- |\n"),
        ("<ol><li><h3>Mục #</h3></ol>", "## 1. Mục \\#\n"),
        ("<p>một<br><br>hai</p>", "một\n\nhai\n"),
        ("<p>&#167;&#182;ng b&#233; th&#181;nh ph&#232; h&#228;p</p>", "Đảng bộ thành phố họp\n"),
        ("<p>x<iframe src='https://phim.example/1'></iframe></p>", "x\n"),
        ('<input type="checkbox" checked> có', "☒ có\n"),
    ],
)
def test_odd_html(tmp_path, html, expected):
    """Words stand where browsers show them, whatever is wrong with the page."""
    assert markdown_of(read_html(html.encode(), tmp_path), {}) == expected


def test_links_to_the_site_of_the_page_get_its_address(tmp_path):
    """A link that only says its path leads to where the page was saved from."""
    body = f'<article>{TEXT}<p><a href="/tin-tuc/khac">khác</a></p></article>'
    document = read_html(PAGE.format(body=body).encode(), tmp_path)
    assert "[khác](https://cong-cu.example/tin-tuc/khac)" in markdown_of(document, {})


def test_notes_of_what_is_no_article_stay_behind(tmp_path):
    """A note comes across with its mark alone."""
    marks = '<nav><a href="#n1" id="m1">[1]</a></nav><div><a href="#m1" id="n1">[1]</a> Ghi chú.</div>'
    document = read_html(PAGE.format(body=f"<article>{TEXT}</article>{marks}").encode(), tmp_path)
    assert document.notes == {}
