"""Writing an article at the desk."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from plugins.desk.live import PREVIEW_ROUTES
from plugins.desk.preview import Preview, preview_application
from plugins.desk.security import csrf_of
from tests.city import REPORT, picture, record, write
from tests.desk.conftest import ORIGIN, TOKEN
from tests.importing.word_files import docx, p, png, r
from tests.importing.word_files import picture as word_picture

PAGE = f"/write/{REPORT}"


def fields_of(page) -> dict[str, str]:
    """Return what the form on *page* would send."""
    form = page.select_one("form[data-writing]")
    fields = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
    fields |= {one["name"]: one.text.removeprefix("\n") for one in form.select("textarea[name]")}
    for one in form.select("select[name]"):
        chosen = one.select_one("option[selected]")
        fields[one["name"]] = chosen.get("value", "") if chosen else ""
    return fields


def sent(fields: dict[str, str], **changed: str) -> dict[str, str]:
    """Return *fields*, some of them *changed*, as ``Browser.submit`` takes them."""
    return {f"{name}_": value for name, value in {**fields, **changed}.items()}


@pytest.fixture
def ask(browser):
    """A function that sends what the page's script sends, and returns the answer."""

    def run(address: str, fields: dict[str, str] | None = None, **given: object):
        headers = {"Origin": ORIGIN, "X-CSRF": csrf_of(TOKEN), "Accept": "application/json"}
        return browser.post(address, data=fields or {}, headers=headers, **given)

    return run


def test_the_form_shows_what_the_file_says(browser):
    """Dates as people write them, names one a line, the text without the blank lines round it."""
    fields = fields_of(browser.page(PAGE))
    assert (fields["title"], fields["date"]) == ("Bàn việc cấp nước sạch", "21/7/2023 08:00")
    assert (fields["category"], fields["events"]) == ("Thời sự", "hoi-nghi-cap-nuoc-2023")
    assert fields["body"].startswith("Sáng 21/7, đồng chí Tạ Đình Lãm")


def test_a_form_that_is_sent_as_it_came_changes_nothing(browser, desk):
    """Whoever presses the button by mistake has done no harm; without script, too."""
    before = (desk.content / REPORT).read_bytes()
    browser.submit(PAGE, **sent(fields_of(browser.page(PAGE))))
    assert (desk.content / REPORT).read_bytes() == before


def test_what_is_changed_is_saved(browser, desk):
    """Field and text; the page says so, and the change can be taken back."""
    fields = fields_of(browser.page(PAGE))
    page = browser.submit(PAGE, **sent(fields, title="Tên mới", body=fields["body"] + "\nThêm một câu.\n"))
    text = (desk.content / REPORT).read_text("utf-8")
    assert "title: Tên mới\n" in text
    assert text.endswith("Thêm một câu.\n")
    assert "Đã lưu" in page.select_one(".notices").text
    assert page.select_one('.notices input[name="change"]')


def test_a_file_that_was_changed_elsewhere(browser, desk):
    """Both texts are shown and nothing is written; then the editor's own may be."""
    fields = fields_of(browser.page(PAGE))
    theirs = (desk.content / REPORT).read_text("utf-8") + "\nCâu của người khác.\n"
    write(desk.content, REPORT, theirs)
    page = browser.submit(PAGE, 409, **sent(fields, body="Câu của tôi.\n"))
    assert (desk.content / REPORT).read_text("utf-8") == theirs
    told = page.select_one(".compared").text
    assert "+ Câu của tôi." in told
    assert "- Câu của người khác." in told
    assert "@@" not in told
    again = {one["name"]: one["value"] for one in page.select("main form input[name]")}
    browser.submit(PAGE, **sent(again))
    assert (desk.content / REPORT).read_text("utf-8").endswith("---\n\nCâu của tôi.\n")


def test_the_script_is_told_of_both(browser, desk, ask):
    """The digest of what was saved, or that there is a conflict."""
    fields = fields_of(browser.page(PAGE))
    saved = ask(PAGE, {**fields, "title": "Một"}).json()
    assert len(saved["seen"]) == 64
    assert ask(PAGE, {**fields, "title": "Hai"}).json() == {"conflict": True}
    assert ask(PAGE, {**fields, "title": "Hai", "seen": saved["seen"]}).status_code == 200


def test_problems_stand_on_the_page_without_script(browser, desk):
    """With the messages of ``check``, at their fields; each code leads to its explanation, beside what is typed."""
    write(
        desk.content,
        REPORT,
        (desk.content / REPORT).read_text("utf-8").replace("2023-07-21 08:00", "hôm nay"),
    )
    page = browser.page(PAGE)
    assert page.select_one("[data-part=problems] a[target=_blank]")["href"] == "/guide/formats#D104"
    assert page.select_one("#date-told").text.strip()


def test_names_are_told_while_one_writes(browser, ask):
    """Of what is typed, not of the file: record, office that day, source."""
    fields = {**fields_of(browser.page(PAGE)), "body": "Bà Kiều Thị Nhàn và ông Lò Văn Tám.\n"}
    answer = ask(f"/live/{REPORT}", fields).json()
    marks = {one["surface"]: one for one in answer["marks"]}
    assert marks["Kiều Thị Nhàn"]["records"][0]["offices"][0]["name"] == "Phó Bí thư Thành ủy Vân Khê"
    assert marks["Lò Văn Tám"]["standing"] == "unknown"


def test_what_leads_nowhere_is_told_while_one_writes(browser, ask):
    """Links to articles and pages that are not there, pictures without a file: as ``check`` tells of them."""
    body = "Xem [bài](article:khong-co), [trang](/khong-co/).\n\n![Cầu](/images/2023/khong-co.jpg)\n"
    fields = {**fields_of(browser.page(PAGE)), "body": body}
    told = {one["code"]: one["line"] for one in ask(f"/live/{REPORT}", fields).json()["problems"]}
    assert told == {"A107": 1, "A109": 1, "P101": 3}


def test_problems_between_files_are_told(browser, desk):
    """Of the article as it was saved: another has its title and date."""
    write(
        desk.content,
        "articles/2023/07/ban-sao.md",
        (desk.content / REPORT).read_text("utf-8").replace("a-0000018", ""),
    )
    desk.index()
    paths = {one.path for one in desk.problems if one.code == "A104"}
    page = browser.page(f"/write/{paths.pop()}")
    assert "Trùng tiêu đề và ngày" in page.select_one("[data-part=problems]").text


def test_a_new_record_is_known_at_once(browser, desk, ask):
    """As soon as the catalogue has it, without a restart."""
    fields = {**fields_of(browser.page(PAGE)), "body": "Ông Lò Văn Tám đến.\n"}
    assert ask(f"/live/{REPORT}", fields).json()["marks"][0]["standing"] == "unknown"
    write(desk.content, "register/persons/lo-van-tam.md", record("Lò Văn Tám"))
    desk.index()
    assert ask(f"/live/{REPORT}", fields).json()["marks"][0]["standing"] == "linked"


def test_the_real_page(browser, desk, ask, tmp_path):
    """At the origin of the preview, with its style, without scripts."""
    fields = {**fields_of(browser.page(PAGE)), "title": "Tên chưa lưu"}
    address = ask(f"/page/{REPORT}", fields).json()["address"]
    assert address.startswith(desk.settings.preview)
    application = preview_application(Preview(tmp_path / "preview"), PREVIEW_ROUTES)
    application.state.desk = desk
    beside = TestClient(application, desk.settings.preview)
    page = beside.get(address)
    assert "Tên chưa lưu" in page.text
    assert "script-src 'none'" in page.headers["content-security-policy"]
    style = page.text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert beside.get(style).headers["content-type"].startswith("text/css")
    assert beside.get("/__draft/khac/").status_code == 404


def test_names_are_found_with_or_without_marks(browser):
    """Records of the kinds that are asked for, and articles by their titles."""
    found = browser.get("/names?q=ta dinh").json()
    assert [(one["kind"], one["slug"], one["name"]) for one in found] == [
        ("person", "ta-dinh-lam", "Tạ Đình Lãm")
    ]
    assert browser.get("/names?q=ta dinh&kinds=committee").json() == []
    assert [one["kind"] for one in browser.get("/names?q=cap nuoc").json()] == ["event", "article"]
    assert browser.get("/names?q=").json() == []


def test_pictures_and_documents_are_stored(browser, desk, ask):
    """Named without marks, in the folder of the article's month or year; several at once."""
    files = [
        ("files", ("Lễ ký kết.JPG", picture(), "image/jpeg")),
        ("files", ("Kế hoạch 12.pdf", b"%PDF-1.7 ...", "application/pdf")),
        ("files", ("la.exe", b"MZ", "application/octet-stream")),
    ]
    answer = ask("/store", {"path": REPORT}, files=files).json()
    assert [one["path"] for one in answer["stored"]] == [
        "/images/2023/07/le-ky-ket.jpg",
        "/documents/2023/ke-hoach-12.pdf",
    ]
    assert "la.exe" in answer["problems"][0]
    assert (desk.content / "images/2023/07/le-ky-ket.jpg").read_bytes() == picture()
    assert browser.get(answer["stored"][0]["shown"]).headers["content-type"] == "image/jpeg"
    assert browser.get("/stored/settings/portal.yaml").status_code == 404


def test_the_same_picture_is_stored_once(desk, ask):
    """Another one of its name gets a number."""
    first, second = (
        ask("/store", {"path": REPORT}, files=[("files", ("a.jpg", data, "image/jpeg"))]).json()["stored"][0][
            "path"
        ]
        for data in (picture(), picture())
    )
    assert first == second == "/images/2023/07/a.jpg"


def test_what_is_pasted_is_imported(desk, ask):
    """As Markdown, by the importer; nothing of it becomes the title."""
    html = "<h2>Mục một</h2><p>Chữ <b>đậm</b> và</p><ul><li>một</li><li>hai</li></ul>"
    files = [("file", ("pasted.html", html, "text/html"))]
    answer = ask("/import", {"path": REPORT}, files=files).json()
    assert answer["markdown"].split("\n\n")[0] == "## Mục một"
    assert "Chữ **đậm** và" in answer["markdown"]
    assert "- một" in answer["markdown"]
    assert answer["fields"] == {}


def test_a_word_file_with_pictures(desk, ask):
    """A whole text says its title; its pictures are stored under the name of the article."""
    data = docx(
        p(r("Lễ ký kết"), "Tiu"),
        p(r("Sáng 21/7, lễ ký kết diễn ra ở Vân Khê.")),
        p(word_picture("rId9")),
        media={"rId9": ("image1.png", png())},
    )
    answer = ask(
        "/import", {"path": REPORT, "whole": "yes"}, files=[("file", ("bai.docx", data, "x"))]
    ).json()
    assert answer["fields"]["title"] == "Lễ ký kết"
    assert "](/images/2023/07/hoi-nghi-cap-nuoc-1.png" in answer["markdown"]
    assert (desk.content / "images/2023/07/hoi-nghi-cap-nuoc-1.png").exists()
    piece = ask("/import", {"path": REPORT}, files=[("file", ("bai.docx", data, "x"))]).json()
    assert "Lễ ký kết" in piece["markdown"]


def test_a_file_that_cannot_be_read_is_told(ask):
    """With the message of the importer."""
    answer = ask("/import", {"path": REPORT}, files=[("file", ("a.docx", b"%PDF", "application/x"))]).json()
    assert "markdown" not in answer
    assert answer["problems"]


def test_there_is_no_such_article(browser, tmp_path):
    """An address that leads to none says so, and to no file elsewhere."""
    browser.page("/write/articles/khong-co.md", 400)
    browser.page("/write/settings/portal.yaml", 400)
    browser.page("/write/articles/%2E%2E/settings/portal.yaml", 400)


def test_words_of_the_script_are_in_the_page(browser):
    """The script holds none of its own."""
    words = json.loads(browser.page(PAGE).select_one("[data-words]").text)
    assert words["standings"]["linked"] == "Đã liên kết"
