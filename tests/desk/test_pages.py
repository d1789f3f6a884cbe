"""Pages of the desk: what goes wrong is told, in one language, and nothing that was typed is lost."""

import pytest
from starlette.routing import Route

from plugins.desk import articles, today
from plugins.desk.pages import in_language, place_of_file, posted
from tests.city import NEWS, record, write
from tests.desk.conftest import open_browser


def test_an_unforeseen_fault_is_a_page_with_what_was_typed(application, browser, desk, monkeypatch):
    """No traceback, no empty window."""

    def fail(request, form):
        """Fail as nobody foresaw."""
        raise ZeroDivisionError("không")

    application.router.routes.insert(0, Route("/thu", posted(fail), methods=["POST"]))
    page = browser.submit("/thu", 500, body="Ba trang <b>tôi</b> đã gõ", empty="")
    assert "Đây là lỗi của chương trình" in page.text
    assert [one.text for one in page.select("textarea")] == ["Ba trang <b>tôi</b> đã gõ"]
    assert "Traceback" not in page.text


def test_a_fault_of_a_page_is_told_too(application, browser):
    """With the same care, and the same policy."""

    def fail(request):
        """Fail as nobody foresaw."""
        raise KeyError("không")

    application.router.routes.insert(0, Route("/thu", fail))
    answer = browser.get("/thu")
    assert answer.status_code == 500
    assert "Đây là lỗi của chương trình" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_full_disk_is_told(browser, desk, monkeypatch):
    """As what it is; the file is as it was."""

    def refuse(*arguments):
        """Refuse as a full disk does."""
        raise OSError(28, "No space left on device")

    before = (desk.content / NEWS).read_bytes()
    monkeypatch.setattr("plugins.editing.changes.write_atomically", refuse)
    page = browser.submit(f"/articles/file/{NEWS}", 500, what="status", status="draft")
    assert "No space left" in page.text
    assert (desk.content / NEWS).read_bytes() == before


@pytest.mark.parametrize(
    ("message", "language", "expected"),
    [
        ("a.md: đã có. / exists.", "vi", "a.md: đã có."),
        ("a.md: đã có. / exists.", "en", "a.md: exists."),
        ("3 bài / articles, 4 trang / pages", "vi", "3 bài / articles, 4 trang / pages"),
        ("hết chỗ", "en", "hết chỗ"),
    ],
)
def test_messages_are_said_in_one_language(message, language, expected):
    """Where they have two parts."""
    assert in_language(message, language) == expected


def test_the_desk_speaks_english(make_application_of):
    """Where it is asked to."""
    browser = open_browser(make_application_of(language="en"))
    page = browser.page("/")
    assert (page.html["lang"], page.h1.text) == ("en", "Today")


def test_a_file_is_edited_where_its_kind_is():
    """Articles by writing, records by their form, all else by its history."""
    assert place_of_file(NEWS) == f"/write/{NEWS}"
    assert place_of_file("register/persons/a.md") == "/register/file/register/persons/a.md"
    assert place_of_file("settings/portal.yaml") == "/history/file/settings/portal.yaml"


def test_what_waits_is_on_one_page(browser, desk):
    """Errors first, with their files; drafts by state; each with one action."""
    write(desk.content, NEWS, "---\ntitle: x\nlao: y\ndate: 2023-08-02\ncategory: Thời sự\n---\n")
    write(
        desk.content,
        "articles/2026/a.md",
        "---\ntitle: A\ndate: 2026-01-01\ncategory: Thời sự\nstatus: review\n---\n\nChữ.\n",
    )
    write(
        desk.content,
        "articles/2026/b.md",
        "---\ntitle: B\ndate: 2026-01-01\ncategory: Thời sự\npublish_at: 2999-12-31 17:00\n---\n\nChữ.\n",
    )
    desk.index()
    page = browser.page("/")
    assert "17:00 31/12/2999" in page.select_one("section[aria-labelledby=held]").text
    assert page.select_one("#errors") is not None
    assert page.select_one(f"a[href^='/write/{NEWS}']") is not None
    cards = {one.h2.text: one.select_one("a")["href"] for one in page.select(".card")}
    assert cards["Chờ duyệt"] == "/articles?state=review"
    assert all(len(one.select("a.button")) == 1 for one in page.select(".card"))


def test_before_the_content_is_read_the_desk_says_so(application, browser, desk):
    """It opens at once, and loads itself again."""
    desk.indexed = None
    for address in ("/", "/articles", "/register"):
        page = browser.page(address)
        assert page.h1.text == "Đang đọc kho bài"
        assert page.select_one("meta[http-equiv=refresh]") is not None


def test_who_edits_is_asked_and_kept(browser, desk):
    """For every change from there on."""
    desk.known_person = {}
    browser.submit("/person", name="  Cầm  Bá Thước ", email="thuoc@van-khe.example")
    assert desk.person == {"name": "Cầm Bá Thước", "email": "thuoc@van-khe.example"}
    browser.submit("/person", 400, name=" ")


def test_problems_and_records_without_sources_have_pages(browser, desk):
    """Of each weight, and of contradictions."""
    write(desk.content, "register/persons/suu.md", record("Đinh Văn Sửu", sources=""))
    desk.index()
    for weight in ("error", "warning", "hint", "draft", "contradictions", "khac"):
        browser.page(f"/problems/{weight}")
    assert "Đinh Văn Sửu" in browser.page("/without-sources").text
    assert {articles, today}
