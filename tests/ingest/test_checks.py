"""Checks over the whole site: each code fires at the right file and line, and only there."""

import io

import pytest
from PIL import Image

from plugins.catalogue.store import Catalogue
from plugins.ingest.content import index_content
from plugins.ingest.options import Options
from tests.city import (
    AS_OF,
    BAN_TO_CHUC,
    CITY,
    HOI_NGHI,
    NEWS,
    NHAN,
    REPORT,
    article,
    index,
    picture,
    record,
    write,
)

NEW = "articles/2023/09/tin.md"
"""An article whose title stands on line 2, date 3, category 4, other fields from 5, body two lines below them."""
PORTAL = "settings/portal.yaml"


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"category": "thời sự"}, [("A111", NEW, 4)]),
        ({"category": "..."}, [("A112", NEW, 4)]),
        ({"topics": "[Nước, ...]"}, [("A151", NEW, 5)]),
        ({"date": "2027-01-01"}, [("A105", NEW, 3)]),
        ({"publish_at": "2026-05-02", "expires_at": "2026-05-01"}, [("A116", NEW, 6)]),
        ({"translation_of": "khong-co"}, [("A110", NEW, 5)]),
        ({"translation_of": "tin"}, [("A110", NEW, 5)]),
        ({"translation_of": "hoi-nghi-cap-nuoc", "lang": "en"}, []),
        ({"translation_of": "a-0000018", "lang": "en"}, []),
        ({"former_slugs": "hoi-nghi-cap-nuoc", "date": "2023-07-05"}, [("A103", NEW, 5)]),
        ({"former_slugs": "hoi-nghi-cap-nuoc"}, []),
        ({"legacy_urls": "/tin-tuc/2023/07/hoi-nghi-cap-nuoc"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "/nhan-su/ta-dinh-lam/"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "/tin-tuc/tim-kiem/tin-1491911320"}, []),
        ({"former_slugs": "tin"}, [("A103", NEW, 5)]),
        ({"former_slugs": "[cu, cu]"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "/gioi-thieu/"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "/index.html"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "[/cu/a.htm, /cu/a.htm/b]"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "[/cu/A.htm/b/c, /cu/a.htm]"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "[/cu/a, /cu/a/b]"}, []),
        ({"legacy_urls": "/feed.xml"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "/404.html"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "/Tin-tuc/2023/07/hoi-nghi-cap-nuoc/"}, [("A103", NEW, 5)]),
        ({"legacy_urls": "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/index.html"}, [("A103", NEW, 5)]),
        ({"persons": "khong-co"}, [("R101", NEW, 5)]),
        ({"image": "/images/2023/khong.jpg", "image_alt": "Ảnh"}, [("P101", NEW, 5)]),
        ({"documents": "[{file: /documents/2023/khong.pdf, title: x}]"}, [("P101", NEW, 5)]),
    ],
)
def test_front_matter(found, fields, problems):
    """Each fault of a field is one problem on its line; its sound counterpart is none."""
    page = "---\ntitle: Giới thiệu\n---\n\nx\n"
    assert found({"pages/gioi-thieu.md": page, NEW: article("Tin", **fields)}) == problems


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("[x](article:khong-co)", ["A107"]),
        ("[x](article:hoi-nghi-cap-nuoc) [x](article:a-0000018)", []),
        ("[x](article:nhap)", ["A107"]),
        ("[x](person:khong-co)", ["A122"]),
        ("[x](person:ta-dinh-lam) [x](person:p-000001z)", []),
        ("[x](committee:ta-dinh-lam)", ["A122"]),
        ("[x](person:%C4%90inh%20S%E1%BB%ADu)", ["A123"]),
        ("[x](none:)", []),
        ("[x](/khong-co/)", ["A109"]),
        ("[x](/nhan-su/ta-dinh-lam/)", []),
        ("[x](khong-co.html)", ["A109"]),
        ("[x](nhan-su/)", ["A109"]),
        ("[x](//may-khac.example/a)", ["A109"]),
        ("[x](https://may-khac.example/a)", []),
        ("[x](/gioi thieu/)", ["A109"]),
        ("[x](trang nay)", ["A118"]),
        ("[x](javascript:alert)", ["A119"]),
        ("[x](ftp://may-khac.example)", ["A119"]),
        ("Một <div> hai", ["A120"]),
        ("```html\n<b>x</b>\n```", []),
        ("```html", ["A124"]),
        ("Một ``` hai", []),
        ("[x]({static}/documents/2023/co.pdf)", ["A125"]),
        ("![Ảnh]({attach}co.jpg)", ["A125"]),
        ("[x](|filename|tin.md)", ["A125"]),
        ("![Ảnh](https://may-khac.example/a.jpg)", ["A121"]),
        ("![Ảnh](a.jpg)", ["A121"]),
        ("![Ảnh](/images/2023/khong.jpg)", ["P101"]),
        ("![](/images/2023/co.jpg)", ["P106"]),
        ("![Ảnh](/images/2023/co.jpg)", []),
        ("[x](/documents/2023/khong.pdf)", ["P101"]),
        ("[x](/documents/2023/co.pdf)", []),
    ],
)
def test_body(found, body, codes):
    """Each fault of the body is one problem on its line; its sound counterpart is none."""
    files = {
        "articles/2023/09/nhap.md": article("Bản nháp", status="draft"),
        "images/2023/co.jpg": picture(),
        "documents/2023/co.pdf": b"%PDF-1.4",
        "register/persons/a.md": record("Đinh Sửu", disambiguation="một"),
        "register/persons/b.md": record("Đinh Sửu", disambiguation="hai"),
        "articles/2023/09/dung-anh.md": article(
            "Ảnh", body="![Cảnh](/images/2023/co.jpg)\n\n[Tệp](/documents/2023/co.pdf)"
        ),
        NEW: article("Tin", body=f"Dòng bảy.\n\n{body}"),
    }
    problems = [one for one in found(files) if one[0] != "R119"]
    assert problems == [(code, NEW, 9) for code in codes]


@pytest.mark.parametrize(
    ("data", "code"),
    [(picture()[:300], "P102"), (b"<html></html>", "P102"), (picture("PNG"), "P103"), (picture(), None)],
)
def test_pictures_are_opened(found, data, code):
    """P102 and P103 at the article that shows the picture."""
    files = {"images/2023/a.jpg": data, NEW: article("Tin", image="/images/2023/a.jpg", image_alt="Cảnh")}
    assert found(files) == ([(code, NEW, 5)] if code else [])


def test_an_animation_is_told_wherever_it_is_shown(folder):
    """P110 at each place, and at each check until it is mended."""
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    write(folder, "images/2023/a.webp", out.getvalue())
    shown = "![Cảnh](/images/2023/a.webp)"
    write(folder, NEW, article("Tin", body=f"{shown}\n\nGiữa.\n\n{shown}"))
    catalogue = Catalogue.in_memory()
    for _ in range(2):
        problems = [one for one in index(folder, catalogue).problems if one.code != "R119"]
        assert [(one.code, one.path, one.line) for one in problems] == [("P110", NEW, 7), ("P110", NEW, 11)]
        assert not problems[0].is_error
    write(folder, "images/2023/a.webp", picture("WEBP"))
    assert [one.code for one in index(folder, catalogue).problems] == []
    catalogue.close()


def test_a_lead_picture_without_alternative_text(found):
    """P106 at the line of the picture."""
    files = {"images/2023/a.jpg": picture(), NEW: article("Tin", image="/images/2023/a.jpg")}
    assert found(files) == [("P106", NEW, 5)]


def test_files_that_nothing_uses(found):
    """P107 warns of each."""
    files = {"images/2023/a.jpg": picture(), "documents/2023/b.pdf": b"%PDF"}
    assert found(files) == [("P107", "documents/2023/b.pdf", 1), ("P107", "images/2023/a.jpg", 1)]


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("[x](/documents/2023/don.doc)", (".doc", ".docx")),
        ("[x](/documents/2023/so.XLS)", (".xls", ".xlsx")),
        ("[x](/documents/2023/ghi.txt)", (".txt", ".pdf")),
        ("[x](/documents/2023/goi.rar)", (".rar", ".zip")),
        ("[x](/documents/2023/phim.mp4)", (".mp4", "đặt ở media/")),
        ("![x](/images/2023/phim.mov)", (".mov", "chuyển thành .mp4")),
        ("[x](/documents/2023/tieng.wav)", (".wav", "chuyển thành .mp3")),
        ("[x](/documents/2023/anh.jpg)", (".jpg", "chuyển ảnh vào images/")),
        ("![Cảnh](/documents/2023/anh.jpg)", (".jpg", "chuyển ảnh vào images/")),
        ("![Cảnh](/images/2023/IMG_1.heic)", (".heic", ".jpg")),
        ("![Cảnh](/images/2023/a.jfif)", (".jfif", ".jpg")),
        ("![Cảnh](/images/2023/a.gif)", (".gif", ".png")),
        ("![Cảnh](/images/2023/a.pdf)", (".pdf", "đặt ở documents/")),
        ("![Cảnh](/images/2023/bieu.doc)", (".doc", ".jpg")),
    ],
)
def test_a_kind_that_is_not_accepted_is_told_from_a_file_that_is_not_there(indexed, body, values):
    """P111 with what the file is to be saved as; a file beside it with a name much like it is not meant."""
    target = body.split("(/")[1].removesuffix(")")
    files = {
        NEW: article("Tin", body=body),
        target: b"x",
        "documents/2023/don.docx": b"PK\3\4",
        "images/2023/a.jpg": picture(),
    }
    problems = [one for one in indexed(files)[0].problems if one.code not in ("R119", "P107")]
    assert [(one.code, one.path) for one in problems] == [("P111", NEW), ("F110", target)]
    assert problems[0].values["ending"] == values[0]
    assert values[1] in problems[0].values["mend"]
    assert "đổi phần đuôi nếu" not in problems[1].how()


def test_a_field_may_name_a_kind_that_is_not_accepted(indexed):
    """P111 at its line; of the settings too."""
    files = {
        NEW: article("Tin", image="/images/2023/a.heic", image_alt="Cảnh"),
        PORTAL: "name: Tư liệu\nhome_committee: thanh-uy-van-khe\noriginals:\n  - /images/2023/a.heic\n",
        "images/2023/a.heic": b"x",
    }
    problems = [(one.code, one.path, one.line) for one in indexed(files)[0].problems if one.code != "F110"]
    assert problems == [("P111", NEW, 5), ("P111", PORTAL, 4)]


def test_a_name_that_only_renditions_have_is_told(found):
    """P112, where the file is there."""
    files = {NEW: article("Tin", body="![Cảnh](/images/2023/a.jpg.800.jpg)")}
    assert found(files) == [("P101", NEW, 7)]
    files["images/2023/a.jpg.800.jpg"] = picture()
    assert found(files) == [("P112", NEW, 7), ("F110", "images/2023/a.jpg.800.jpg", 1)]


def test_a_file_name_that_is_nearly_right_is_suggested(indexed):
    """P101 names the file that may be meant."""
    files = {
        "images/2023/cau-moi.jpg": picture(),
        NEW: article("Tin", image="/images/2023/cau-mới.jpg", image_alt="x"),
    }
    (problem,) = [one for one in indexed(files)[0].problems if one.code == "P101"]
    assert problem.values["hint"] == " (/images/2023/cau-moi.jpg?)"


def test_two_articles_of_one_title_and_date(found):
    """A104 warns at the second."""
    twin = article("Bàn việc cấp nước sạch", date="2023-07-21 08:00")
    assert found({NEW: twin}) == [("A104", NEW, 2)]


def test_a_dead_link_is_on_its_own_line(found):
    """A second link to one dead address is reported where it stands, not at the first."""
    body = "[x](/khong-co/)\n\n[y](/khong-co/)"
    assert found({NEW: article("Tin", body=body)}) == [("A109", NEW, 7), ("A109", NEW, 9)]


def test_an_unknown_name_by_hand_is_on_its_own_line(found):
    """A longer name that begins alike does not draw the line to itself."""
    body = "[x](person:ta-dinh-lam)\n\n[y](person:ta-dinh)"
    assert found({NEW: article("Tin", body=body)}) == [("A122", NEW, 9)]


def test_a_translation_of_a_draft(found):
    """A110: readers of the translation could not see the original."""
    files = {REPORT: CITY[REPORT].replace("category:", "status: draft\ncategory:")}
    assert found({**files, NEW: article("News", translation_of="hoi-nghi-cap-nuoc", lang="en")}) == [
        ("A110", NEW, 5)
    ]


@pytest.mark.parametrize("slug", ["nhan-su", "tim-kiem", "images", "theme", "id"])
def test_a_page_at_an_address_of_the_site(found, slug):
    """A103: a page cannot stand where the site stands."""
    path = f"pages/{slug}.md"
    assert found({path: "---\ntitle: Trang\n---\n\nx\n"}) == [("A103", path, 1)]


def test_a_page_with_a_slug_of_its_own_is_named_by_its_file(found):
    """A103 at the file and the line of its ``slug``."""
    path = "pages/trang.md"
    assert found({path: "---\ntitle: Trang\nslug: nhan-su\n---\n\nx\n"}) == [("A103", path, 3)]


def test_two_pages_at_one_address(found):
    """A103: neither may replace the other in silence."""
    files = {"pages/a.md": "---\ntitle: A\n---\n\nx\n", "pages/b.md": "---\ntitle: B\nslug: a\n---\n\nx\n"}
    assert "A103" in {code for code, _, _ in found(files)}


@pytest.mark.parametrize(
    ("path", "front"),
    [
        ("pages/gioi-thieu.md", "title: Giới thiệu"),
        (NHAN, "name: Kiều Thị Nhàn\nid: p-0000027"),
        (HOI_NGHI, "name: Hội nghị cấp nước sạch năm 2023\nid: e-0000018"),
    ],
)
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("[x](article:khong-co)", "A107"),
        ("[x](/khong-co/)", "A109"),
        ("[x](person:khong-co)", "A122"),
        ("Một <script> hai", "A120"),
        ("[x](javascript:alert)", "A119"),
        ("![Ảnh](/images/2023/khong.jpg)", "P101"),
        ("![Ảnh](https://may-khac.example/a.jpg)", "A121"),
    ],
)
def test_texts_of_records_and_pages_are_checked_like_articles(found, path, front, body, code):
    """The same fault has the same code, on its line of the file."""
    text = f"---\n{front}\n---\n\nMột.\n\n{body}\n"
    line = text.splitlines().index(body) + 1
    assert found({path: text}) == [(code, path, line)]


SITE = "https://vi-du.example"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("/gioi-thieu/", None),
        ("/gioi-thieu", None),
        ("/", None),
        ("", None),
        ("/tin-tuc/2023/07/hoi-nghi-cap-nuoc", None),
        ("/tin-tuc/2023/08/ten-cu/", None),
        ("/nhan-su/ta-dinh-lam/#nam-2023", None),
        ("/tin-tuc/2023/07/hoi-nghi-cap-nuoc/#muc-1", "A109"),
        ("/khong-co/", "A109"),
        ("/tin-tuc/2023/09/het-han/", "A109"),
        ("/documents/2023/khong.pdf", "P101"),
        ("/images/2023/khong.jpg", "P101"),
    ],
)
@pytest.mark.parametrize("host", [SITE, "http://VI-DU.example:80", ""])
def test_a_link_to_the_own_host_is_a_link_of_the_site(folder, host, target, code):
    """What is told of it, on its line, is what is told of the same link without scheme and host."""
    if not host + target:
        return
    files = {
        "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nx\n",
        "articles/2023/09/het-han.md": article("Hết hạn", expires_at="2026-10-01"),
        NEWS: CITY[NEWS].replace("date:", "former_slugs: ten-cu\ndate:"),
        NEW: article("Tin", body=f"Một {host}/khong-co/.\n\n| a |\n|---|\n| [x]({host}{target}) |"),
    }
    for path, text in files.items():
        write(folder, path, text)
    found = index_content(folder, catalogue := Catalogue.in_memory(), Options(as_of=AS_OF, site_url=SITE))
    problems = [(one.code, one.path, one.line) for one in found.problems if one.code != "R119"]
    assert problems == ([(code, NEW, 11)] if code else [])
    catalogue.close()


def test_links_to_the_own_host_are_found_in_every_text(folder):
    """In records with marks and without, and in pages; two links to one address stand on two lines."""
    dead = f"[x]({SITE}/khong-co/)"
    files = {
        "pages/gioi-thieu.md": f"---\ntitle: Giới thiệu\n---\n\n{dead}\n\n{dead}\n",
        "register/persons/moi.md": record("Đinh Sửu") + f"\n[ông Lãm](person:ta-dinh-lam)\n{dead}\n",
        "register/persons/khac.md": record("Đinh Dần") + f"\n{dead}\n",
    }
    for path, text in files.items():
        write(folder, path, text)
    catalogue = Catalogue.in_memory()
    found = index_content(folder, catalogue, Options(as_of=AS_OF, site_url=SITE)).problems
    lines = {
        path: [n for n, text in enumerate(body.split("\n"), 1) if dead in text]
        for path, body in files.items()
    }
    expected = {("A109", path, line) for path in files for line in lines[path]}
    assert {(one.code, one.path, one.line) for one in found if one.code != "R119"} == expected
    assert [
        one.code
        for one in index_content(folder, catalogue, Options(as_of=AS_OF)).problems
        if one.code == "A109"
    ] == []
    catalogue.close()


@pytest.mark.parametrize(
    "form", ["/{}/hai ch\u1eef.{}", "</{}/hai chữ.{}>", "/{}/hai%20chữ.{}", "/{}/hai%20ch%E1%BB%AF.{}"]
)
def test_a_name_with_blanks(found, form):
    """It is found however the blanks are written."""
    files = {"images/2023/hai chữ.jpg": picture(), "documents/2023/hai chữ.pdf": b"%PDF-1.7"}
    body = f"![Cảnh]({form.format('images/2023', 'jpg')})\n\n[x]({form.format('documents/2023', 'pdf')})"
    assert found({**files, NEW: article("Tin", body=body)}) == []


def test_a_place_in_a_document_is_no_part_of_its_name(found):
    """``#page=3`` leads to a page of a PDF."""
    body = "[x](/documents/2023/x.pdf#page=3)"
    assert found({NEW: article("Tin", body=body), "documents/2023/x.pdf": b"%PDF-1.7"}) == []


def test_a_picture_may_be_linked(found):
    """It is published for that; no alternative text is asked of a link."""
    files = {NEW: article("Tin", body="[ảnh lớn](/images/2023/a.jpg)"), "images/2023/a.jpg": picture()}
    assert found(files) == []


@pytest.mark.parametrize("data", [b"<html>", b""])
def test_a_document_that_is_something_else(found, data):
    """P108 where it is referred to."""
    files = {NEW: article("Tin", body="[x](/documents/2023/x.pdf)"), "documents/2023/x.pdf": data}
    assert found(files) == [("P108", NEW, 7)]


def test_a_document_is_looked_at_again_when_it_changes(folder):
    """And not before: its signature tells."""
    write(folder, NEW, article("Tin", body="[x](/documents/2023/x.pdf)"))
    write(folder, "documents/2023/x.pdf", b"%PDF-1.7")
    catalogue = Catalogue.in_memory()
    assert [one.code for one in index(folder, catalogue).problems] == []
    write(folder, "documents/2023/x.pdf", b"<html>")
    assert [one.code for one in index(folder, catalogue).problems] == ["P108"]
    write(folder, "documents/2023/x.pdf", b"%PDF-1.7 hai")
    assert [one.code for one in index(folder, catalogue).problems] == []
    catalogue.close()


def test_a_portrait_that_is_not_there(found):
    """P101 at the record's line."""
    person = record("Kiều Thị Nhàn", id="p-0000027", portrait="/images/2023/a.jpg", portrait_alt="Chân dung")
    assert found({NHAN: person}) == [("P101", NHAN, 4)]


def test_a_document_of_an_event_that_is_not_there(found):
    """P101 at the line of the file."""
    event = record("Họp", documents="[{file: /documents/2023/a.pdf, title: x}]")
    path = "register/events/hop.md"
    assert ("P101", path, 3) in found({path: event})


def test_a_home_committee_that_is_not_there(found):
    """S101 at its line."""
    assert found({PORTAL: "name: x\nhome_committee: khong-co\n"}) == [("S101", PORTAL, 2)]


@pytest.mark.parametrize("status", ["draft", None])
def test_a_featured_article_that_readers_cannot_see(found, status):
    """S102 at its line, for one that is missing and one that is a draft."""
    files = {NEW: article("Tin", status=status)} if status else {}
    portal = "name: x\nhome_committee: thanh-uy-van-khe\nfeatured:\n  - hoi-nghi-cap-nuoc\n  - tin\n"
    assert found({PORTAL: portal, **files}) == [("S102", PORTAL, 5)]


def test_an_original_that_is_not_there(found):
    """P101 at its line: nobody would miss it until it is needed."""
    portal = "name: x\nhome_committee: thanh-uy-van-khe\noriginals:\n  - /images/khong-co.jpg\n"
    assert found({PORTAL: portal}) == [("P101", PORTAL, 4)]


def test_a_committee_of_two_names(found):
    """R106 comes through from the checks of the register."""
    twin = "register/committees/khac.md"
    codes = found({twin: record("Ban Tổ chức Thành ủy Vân Khê", id="c-0000036")})
    assert ("R106", twin, 2) in codes
    assert ("R106", BAN_TO_CHUC, 3) in codes


def test_a_place_on_a_page_comes_with_the_text_that_makes_it(folder):
    """A link to the year of a record lives once the running text of an article names the record, and no longer."""
    catalogue = Catalogue.in_memory()
    link = article("Liên kết", body="Xem [năm 2024](/nhan-su/kieu-thi-nhan/#nam-2024).")
    write(folder, "articles/2023/09/lien-ket.md", link)
    dead = [("A109", "articles/2023/09/lien-ket.md")]
    for body, expected in (("Trời đẹp.", dead), ("Bà Kiều Thị Nhàn đến.", []), ("Trời xấu.", dead)):
        write(folder, NEWS, article("Trao huy hiệu", date="2024-01-05", body=body))
        assert [(one.code, one.path) for one in index(folder, catalogue).problems] == expected


def test_topics_that_are_one_address_are_told(found):
    """Spelled with other capitals or marks: at each article but those of the most frequent spelling."""
    topics = {"a": "[Dân vận]", "b": "[Nước, Dân Vận]", "c": "[Dân vận]", "d": "[Nước, Dân văn]"}
    files = {f"articles/2023/{name}.md": article(name, topics=those) for name, those in topics.items()}
    told = [("A150", f"articles/2023/{name}.md", 5) for name in "bd"]
    assert [one for one in found(files) if one[0] == "A150"] == told


def test_the_logo_is_a_picture_that_the_site_shows(found):
    """It is told where it is not there, and is not unused where it is."""
    portal = f"{CITY[PORTAL]}logo: /images/bieu-trung.png\n"
    assert found({PORTAL: portal}) == [("P101", PORTAL, len(CITY[PORTAL].splitlines()) + 1)]
    assert found({PORTAL: portal, "images/bieu-trung.png": picture("PNG")}) == []
