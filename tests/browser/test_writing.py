"""Writing at the desk in a browser."""

from __future__ import annotations

import os
import random
import re
import subprocess
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from plugins.cli.browser import FLAGS, find_chromium
from plugins.desk.state import Desk
from tests.browser.conftest import PATIENCE
from tests.browser.desks import TOKEN, served_desk
from tests.browser.judging import SCHEMES, violations
from tests.city import REPORT, picture, record, write

SENTENCES = int(os.environ.get("SENTENCES", "24"))
"""So many are typed in each way; ``SENTENCES=200`` for all."""
BROWSER_KILLS = int(os.environ.get("BROWSER_KILLS", "1"))
"""How often the browser is killed while one types; ``BROWSER_KILLS=200`` for a night."""
LOST_SECONDS = 2
WORDS = (
    "Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, và bà Kiều Thị Nhàn nghiên cứu quyết định, chuẩn bị người của huyện"
    " Đồng Mận; những việc trước mắt được giải quyết ở xã, phường thuộc địa bàn. Ông Đinh Văn Sửu nêu ý kiến về nước sạch."
).split()


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk of the city, served."""
    for slug, which in (("suu-mot", "Ban Tổ chức"), ("suu-hai", "phường")):
        write(folder, f"register/persons/{slug}.md", record("Đinh Văn Sửu", disambiguation=which))
    with served_desk(folder, tmp_path) as desk:
        yield desk


@pytest.fixture
def open_article(browser: Browser, desk: Desk) -> Iterator[Callable[..., Page]]:
    """A function that opens an article in a new browser; what that noted is ``page.noted``, where it went ``page.asked``."""
    contexts: list[BrowserContext] = []

    def run(path: str = REPORT, **options: object) -> Page:
        context = browser.new_context(locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.noted, page.asked = [], []  # type: ignore[attr-defined]
        page.on("console", lambda message: page.noted.append(message.text))  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.noted.append(str(error)))  # type: ignore[attr-defined]
        page.on("request", lambda request: page.asked.append(request.url))  # type: ignore[attr-defined]
        page.goto(f"{desk.settings.origin}/?token={TOKEN}")
        page.goto(f"{desk.settings.origin}/write/{path}")
        if options.get("java_script_enabled", True):
            expect(page.locator("html.is-ready")).to_be_attached()
        return page

    yield run
    for context in contexts:
        context.close()


def rewrite(page: Page, text: str) -> None:
    """Put *text* in place of what is written."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    if text:
        page.keyboard.insert_text(text)


def written(page: Page) -> str:
    """Return the text as the form would send it."""
    return str(page.evaluate("document.forms.article.elements.body.value"))


def saved(desk: Desk) -> str:
    """Return the body of the article's file."""
    return (desk.content / REPORT).read_text("utf-8").split("---\n\n", 1)[1]


def test_names_are_marked(open_article):
    """Linked, ambiguous, almost registered and unknown ones; the list beside the text has each."""
    page = open_article()
    rewrite(page, "Ông Tạ Đình Lãm, ông Đinh Văn Sửu, bà Kiều Thị Nhạn và ông Lò Văn Tám.")
    for standing, name in (
        ("linked", "Tạ Đình Lãm"),
        ("ambiguous", "Đinh Văn Sửu"),
        ("near", "Kiều Thị Nhạn"),
        ("unknown", "Lò Văn Tám"),
    ):
        expect(page.locator(f".name--{standing}")).to_have_text(name)
        expect(page.locator(f".found--{standing}")).to_contain_text(name)
    expect(page.locator("[data-part=names-count]")).to_have_text("3")
    assert page.noted == []


def test_a_card_tells_office_and_source(open_article):
    """By pointer, and by key at the cursor; Escape goes back to the text."""
    page = open_article()
    page.locator(".name--linked").first.hover()
    expect(page.locator(".namecard")).to_contain_text("Quyết định số 15-QĐ/TU")
    page.mouse.move(0, 0)
    expect(page.locator(".namecard")).to_have_count(0)
    page.locator(".found--linked button").first.click()
    expect(page.locator(".namecard")).to_contain_text("Trưởng Ban Tổ chức Thành ủy Vân Khê")
    page.keyboard.press("Escape")
    expect(page.locator(".namecard")).to_have_count(0)
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Alt+Enter")
    expect(page.locator(".namecard a").first).to_be_focused()


def test_a_choice_writes_the_hand_mark(open_article):
    """And the name is linked from then on."""
    page = open_article()
    rewrite(page, "Ông Đinh Văn Sửu đến.")
    expect(page.locator(".name--ambiguous")).to_have_count(1)
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+Enter")
    page.locator(".namecard").get_by_role("button", name="phường").click()
    assert written(page) == "Ông [Đinh Văn Sửu](person:suu-hai) đến."
    expect(page.locator(".name--linked")).to_have_text("Đinh Văn Sửu")


def test_a_near_miss_is_mended(open_article):
    """By one button, as one step that can be undone."""
    page = open_article()
    rewrite(page, "Bà Kiều Thị Nhạn đến.")
    page.locator(".name--near").hover()
    page.get_by_role("button", name="Sửa thành “Kiều Thị Nhàn”").click()
    assert written(page) == "Bà Kiều Thị Nhàn đến."
    page.keyboard.press("Control+z")
    assert written(page) == "Bà Kiều Thị Nhạn đến."


def test_a_new_record_begins_with_the_sentence(open_article, desk):
    """Name, office and sentence go along; once it is published, the name is linked without typing."""
    page = open_article()
    rewrite(page, "Đồng chí Lò Văn Tám, Phó Bí thư Thành ủy, dự.")
    page.locator(".name--unknown").hover()
    with page.context.expect_page() as opened:
        page.locator(".namecard").get_by_role("link", name="Lập hồ sơ mới…").click()
    beside = opened.value
    expect(beside.locator(".quote")).to_have_text("Đồng chí Lò Văn Tám, Phó Bí thư Thành ủy, dự.")
    expect(beside.locator("#office-0")).to_have_value("Phó Bí thư")
    beside.get_by_role("button", name="Lập hồ sơ").click()
    expect(beside.locator(".notices")).to_contain_text("Đã tạo nháp")
    record_file = desk.content / "register/persons/lo-van-tam.md"
    text = record_file.read_text("utf-8")
    assert "committee: thanh-uy-van-khe" in text
    assert "“Bàn việc cấp nước sạch”, 21/7/2023" in text
    write(desk.content, "register/persons/lo-van-tam.md", text.replace("status: draft\n", ""))
    desk.index()
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator(".name--linked").first).to_have_text("Lò Văn Tám")


def test_problems_have_places_and_mends(open_article):
    """At their words and lines, and at their fields; a mend finds its words though the text has moved."""
    page = open_article()
    rewrite(page, "Văn hoá ở Vân Khê.")
    expect(page.locator(".slip")).to_have_text("hoá")
    page.locator(".slip").hover()
    expect(page.locator(".namecard")).to_contain_text("dấu thanh")
    page.keyboard.press("Control+Home")
    page.route("**/live/**", lambda route: None)
    page.keyboard.insert_text("Dòng một.\n\n")
    page.get_by_role("button", name="Sửa thành “hóa”").click()
    assert written(page) == "Dòng một.\n\nVăn hóa ở Vân Khê."
    page.unroute("**/live/**")
    page.locator("#date").fill("hôm nay")
    expect(page.locator("#date-told")).to_contain_text("hôm nay")
    expect(page.locator("#date")).to_have_attribute("aria-invalid", "true")


def test_an_answer_to_an_older_text_is_thrown_away(open_article):
    """However late it comes."""
    page = open_article()
    held = []
    page.route("**/live/**", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    rewrite(page, "Ông Lò Văn Tám đến.")
    page.wait_for_timeout(500)
    rewrite(page, "Bà Kiều Thị Nhàn về.")
    page.wait_for_timeout(500)
    assert len(held) == 2
    held[1].continue_()
    expect(page.locator(".name--linked")).to_have_text("Kiều Thị Nhàn")
    held[0].continue_()
    page.wait_for_timeout(300)
    expect(page.locator(".name")).to_have_text(["Kiều Thị Nhàn"])


def _sentences() -> list[str]:
    chance = random.Random(7)
    return [" ".join(chance.choices(WORDS, k=8)) for _ in range(SENTENCES)]


def _bare(text: str) -> str:
    """Return the letters that are typed first: without marks."""
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def _compose(page: Page, keyboard: CDPSession, word: str) -> None:
    """Compose *word* as Telex and VNI do: letter by letter, its marks at the end; then settle it."""
    bare = _bare(word)
    for text in [*(bare[:length] for length in range(1, len(bare) + 1)), word]:
        place = {"selectionStart": len(text), "selectionEnd": len(text)}
        keyboard.send("Input.imeSetComposition", {"text": text, **place})
    keyboard.send("Input.insertText", {"text": word})


def _retype(page: Page, keyboard: CDPSession, word: str) -> None:
    """Type *word* as Unikey does: letters, then back over them and anew with marks."""
    bare = _bare(word)
    page.keyboard.type(bare)
    same = next(
        (place for place, (one, other) in enumerate(zip(bare, word, strict=True)) if one != other), len(word)
    )
    for _ in bare[same:]:
        page.keyboard.press("Backspace")
    if word[same:]:
        page.keyboard.insert_text(word[same:])


@pytest.mark.parametrize("type_word", [_compose, _retype])
def test_input_methods_are_let_alone(open_article, type_word):
    """What is typed with marks on comes out exactly, at the end of the text and in the middle of marked names."""
    page = open_article()
    keyboard = page.context.new_cdp_session(page)
    chance = random.Random(11)
    lines: list[str] = []
    rewrite(page, "")
    for number, sentence in enumerate(_sentences()):
        for place, word in enumerate(sentence.split(" ")):
            if place:
                page.keyboard.insert_text(" ")
            type_word(page, keyboard, word)
            if chance.random() < 0.1:
                page.wait_for_timeout(chance.choice([150, 320, 420]))
        lines.append(sentence)
        page.keyboard.press("Enter")
        if number % 6 == 5:
            assert written(page) == "".join(f"{line}\n" for line in lines)
    assert written(page) == "".join(f"{line}\n" for line in lines)


def test_typing_inside_a_marked_name(open_article):
    """The letters go where they were typed, and the mark is found anew."""
    page = open_article()
    rewrite(page, "Ông Tạ Lãm đến.")
    keyboard = page.context.new_cdp_session(page)
    page.keyboard.press("Home")
    for _ in "Ông Tạ":
        page.keyboard.press("ArrowRight")
    page.keyboard.insert_text(" ")
    _compose(page, keyboard, "Đình")
    assert written(page) == "Ông Tạ Đình Lãm đến."
    expect(page.locator(".name--linked")).to_have_text("Tạ Đình Lãm")


def test_decomposed_letters_become_whole(open_article):
    """Once nothing is being composed."""
    page = open_article()
    rewrite(page, unicodedata.normalize("NFD", "Huyện Đồng Mận"))
    expect(page.locator(".cm-content")).to_have_text(re.compile("^Huyện Đồng Mận$"))
    assert written(page) == "Huyện Đồng Mận"


def test_what_was_typed_is_offered_back(open_article, desk):
    """After the browser died, in the words that stood there two seconds before."""
    page = open_article()
    rewrite(page, "Câu chưa lưu.")
    page.locator("#place").fill("Gò Sao")
    page.wait_for_timeout(2300)
    page.close(run_before_unload=False)
    again = page.context.new_page()
    again.goto(f"{desk.settings.origin}/write/{REPORT}")
    again.get_by_role("button", name="Lấy lại chữ ấy").click()
    assert written(again) == "Câu chưa lưu."
    expect(again.locator("#place")).to_have_value("Gò Sao")


def test_what_was_left_stays_until_it_is_decided(open_article, desk):
    """Also where one goes on to write without an answer: each text is offered, the newest first."""
    page = open_article()
    for words in ("Câu thứ nhất.", "Câu thứ hai."):
        rewrite(page, words)
        page.wait_for_timeout(2300)
        page.close(run_before_unload=False)
        page = page.context.new_page()
        page.goto(f"{desk.settings.origin}/write/{REPORT}")
        expect(page.locator("[data-part=left]")).to_be_visible()
    page.get_by_role("button", name="Bỏ đi").click()
    page.get_by_role("button", name="Lấy lại chữ ấy").click()
    assert written(page) == "Câu thứ nhất."
    expect(page.locator("[data-part=left]")).to_be_hidden()


@contextmanager
def own_browser(
    browser: Browser, desk: Desk, profile: Path
) -> Iterator[tuple[Page, subprocess.Popen[bytes]]]:
    """Open the article in a Chromium of its own, which has *profile*; yield the page and the process."""
    command = [
        find_chromium(),
        *FLAGS,
        f"--user-data-dir={profile}",
        "--remote-debugging-port=0",
        "--headless",
        "about:blank",
    ]
    noted = profile / "DevToolsActivePort"
    noted.unlink(missing_ok=True)
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(PATIENCE // 100):
            if noted.exists() and "\n" in noted.read_text():
                break
            time.sleep(0.1)
        attached = browser.browser_type.connect_over_cdp(f"http://127.0.0.1:{noted.read_text().split()[0]}")
        page = attached.contexts[0].new_page()
        page.goto(f"{desk.settings.origin}/?token={TOKEN}")
        page.goto(f"{desk.settings.origin}/write/{REPORT}")
        expect(page.locator("html.is-ready")).to_be_attached()
        yield page, running
    finally:
        running.kill()
        running.wait()


def type_until_killed(page: Page, running: subprocess.Popen[bytes], seconds: float) -> tuple[list[str], int]:
    """Type for so many *seconds*, then kill the browser; return what stood there after each word, and how many of these must be kept."""
    begin = time.monotonic()
    states, times = [written(page)], [begin]
    while time.monotonic() - begin < seconds:
        page.keyboard.insert_text(f" chữ{len(states)}")
        states.append(f"{states[-1]} chữ{len(states)}")
        times.append(time.monotonic())
        page.wait_for_timeout(60)
    running.kill()
    return states, sum(moment < time.monotonic() - LOST_SECONDS for moment in times)


def test_a_killed_browser_has_kept_what_was_typed(browser, desk, tmp_path):
    """At whatever moment, but for the last two seconds."""
    moments = random.Random(5)
    with own_browser(browser, desk, tmp_path / "profile") as (page, running):
        rewrite(page, "Câu chưa lưu.")
        states, kept = type_until_killed(page, running, 2.5)
    for turn in range(BROWSER_KILLS):
        with own_browser(browser, desk, tmp_path / "profile") as (page, running):
            page.get_by_role("button", name="Lấy lại chữ ấy").click()
            back = states.index(written(page))
            assert back >= kept - 1, (turn, len(states), kept, back)
            page.locator(".cm-content").press("Control+End")
            if turn + 1 < BROWSER_KILLS:
                states, kept = type_until_killed(page, running, 1 + 3 * moments.random())


def test_saved_text_is_not_kept(open_article, desk):
    """The file has it: nothing is offered the next time."""
    page = open_article()
    rewrite(page, "Câu đã lưu.")
    page.wait_for_timeout(2300)
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Đã lưu")
    assert saved(desk) == "Câu đã lưu.\n"
    page.reload()
    expect(page.locator("[data-part=left]")).to_be_hidden()


def test_a_field_is_saved_by_the_same_keys(open_article, desk):
    """Wherever one types, not in the text alone."""
    page = open_article()
    page.locator("#title").fill("Tên mới của bài")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-part=status]")).to_contain_text("Đã lưu")
    assert "title: Tên mới của bài\n" in (desk.content / REPORT).read_text("utf-8")


def test_the_real_page_follows_what_is_saved(open_article, desk):
    """In a frame without scripts, at the origin of the preview."""
    page = open_article()
    page.get_by_role("button", name="Trang thật").click()
    shown = page.frame_locator("[data-part=frame]")
    expect(shown.locator("h1")).to_have_text("Bàn việc cấp nước sạch")
    page.locator("#title").fill("Tên mới của bài")
    page.get_by_role("button", name="Lưu").click()
    expect(shown.locator("h1")).to_have_text("Tên mới của bài")
    assert all(url.startswith((desk.settings.origin, desk.settings.preview, "data:")) for url in page.asked)


def test_a_conflict_shows_both_texts(open_article, desk):
    """Nothing is written, and what was typed is on the page."""
    page = open_article()
    rewrite(page, "Câu của tôi.")
    write(desk.content, REPORT, (desk.content / REPORT).read_text("utf-8") + "\nCâu của người khác.\n")
    page.keyboard.press("Control+s")
    expect(page.locator(".compared")).to_contain_text("Câu của người khác.")
    page.get_by_role("button", name="Ghi bản của tôi").click()
    expect(page.locator(".notices")).to_contain_text("Đã lưu")
    assert saved(desk) == "Câu của tôi.\n"


def test_buttons_write_markdown(open_article):
    """Headings, lists, quotations, emphasis, footnotes, tables; each again takes away what it wrote."""
    page = open_article()
    rewrite(page, "Một\nHai")
    page.keyboard.press("Control+a")
    for name, text in (
        ("Danh sách", "- Một\n- Hai"),
        ("Danh sách đánh số", "1. Một\n2. Hai"),
        ("Trích dẫn", "> Một\n> Hai"),
        ("Trích dẫn", "Một\nHai"),
        ("Tiêu đề mục", "## Một\n## Hai"),
        ("Tiêu đề mục", "Một\nHai"),
        ("Đậm (Ctrl+B)", "**Một\nHai**"),
        ("Đậm (Ctrl+B)", "Một\nHai"),
    ):
        page.get_by_role("button", name=name, exact=True).click()
        assert written(page) == text, name
    page.locator(".cm-content").press("Control+End")
    page.get_by_role("button", name="Chú thích", exact=True).click()
    page.keyboard.insert_text("Theo báo.")
    assert written(page) == "Một\nHai[^1]\n\n[^1]: Theo báo.\n"


def test_links_are_found_by_name(open_article):
    """With or without marks; the words that are selected stay."""
    page = open_article()
    rewrite(page, "người đứng đầu")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    page.locator("#links-words").fill("ta dinh")
    page.locator("[data-links] .suggestions button").click()
    assert written(page) == "[người đứng đầu](person:ta-dinh-lam)"


def test_fields_of_names_are_filled_by_searching(open_article):
    """One name a line."""
    page = open_article()
    page.locator("#persons-search").fill("kieu thi")
    page.locator("[data-names=person] .suggestions button").click()
    expect(page.locator("#persons")).to_have_value("Kiều Thị Nhàn")


_PASTE = """([html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_what_is_pasted_comes_as_markdown(open_article):
    """Headings, emphasis, lists, links and tables of other programs, with a report; plain text as it is."""
    page = open_article()
    rewrite(page, "")
    html = "<h2>Mục</h2><p>Chữ <b>đậm</b>.</p><table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>"
    page.evaluate(_PASTE, [html, "Mục"])
    expect(page.locator("[data-part=report] li")).to_have_count(1)
    assert written(page).startswith("## Mục\n\nChữ **đậm**.\n\n|")


def test_a_word_file_fills_an_empty_article(open_article, desk, tmp_path):
    """Its text comes with its pictures; what it says of itself fills empty fields, and is offered for others."""
    page = open_article()
    rewrite(page, "")
    text = "<h1>Trao huy hiệu Đảng</h1><p>(Vankhe.example) - Sáng 2/9, ông Tạ Đình Lãm trao huy hiệu cho 5 đảng viên.</p>"
    file = write(tmp_path, "Trao huy hiệu.html", f"<html><body>{text}</body></html>")
    page.locator("[data-part=files]").set_input_files(file)
    expect(page.locator(".name--linked").first).to_have_text("Tạ Đình Lãm")
    expect(page.locator("#title")).to_have_value("Bàn việc cấp nước sạch")
    expect(page.locator("#source")).to_have_value("Vankhe.example")
    page.locator("[data-part=report]").get_by_role("button", name="Dùng chữ này").first.click()
    expect(page.locator("#title")).to_have_value("Trao huy hiệu Đảng")


def test_pictures_are_described(open_article, desk, tmp_path):
    """Several at once: each asks what it shows, and stands in the text or before it."""
    page = open_article()
    rewrite(page, "Một.")
    files = [write(tmp_path, name, picture()) for name in ("Lễ ký.jpg", "Cầu mới.jpg")]
    page.locator("[data-part=files]").set_input_files(files)
    dialog = page.locator("[data-picture]")
    expect(dialog).to_be_visible()
    page.locator("#picture-alt").fill("Hai người ký")
    page.locator("#picture-caption").fill("Ký kết")
    page.locator("#picture-credit").fill("An Bình")
    page.get_by_role("button", name="Đặt vào bài").click()
    expect(page.locator("#picture-alt")).to_have_value("")
    page.locator("#picture-alt").fill("Cây cầu")
    page.get_by_role("button", name="Làm ảnh đại diện").click()
    expect(dialog).to_be_hidden()
    stored = sorted(path.name for path in (desk.content / "images/2023/07").iterdir())
    assert stored[:1] == ["cau-moi.jpg"]
    assert '![Hai người ký](/images/2023/07/le-ky.jpg "Ký kết. Ảnh: An Bình")' in written(page)
    expect(page.locator("#image")).to_have_value("/images/2023/07/cau-moi.jpg")
    expect(page.locator("#image_alt")).to_have_value("Cây cầu")


LEAD = "/images/2023/07/cau.jpg"


def cuts(page: Page, within: str) -> list[str]:
    """Return which point both cuts of a picture keep."""
    shown = "all => all.map((one) => getComputedStyle(one).objectPosition)"
    return page.locator(f"{within} .focus__cut img").evaluate_all(shown)


def test_a_lead_picture_keeps_the_point_that_is_clicked(open_article, desk):
    """Or reached by arrow keys, or typed; the middle needs no word, and a picture that goes takes its point along."""
    write(desk.content, LEAD[1:], picture(size=(900, 600)))
    page = open_article()
    page.locator("summary", has_text="Ảnh đại diện").click()
    expect(page.locator("#article .focus")).to_be_hidden()
    page.locator("#image").fill(LEAD)
    whole, ring = page.locator("#article .focus__whole img"), page.locator("#article .focus__ring")
    box = whole.bounding_box()
    whole.click(position={"x": box["width"] * 0.31, "y": box["height"] * 0.18})
    expect(page.locator("#image_focus")).to_have_value("30% 20%")
    expect(ring).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#image_focus")).to_have_value("40% 10%")
    expect(ring).to_have_accessible_name(re.compile("mép trái 40%, mép trên 10%"))
    assert cuts(page, "#article") == ["40% 10%"] * 2
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("[data-part=status]")).to_contain_text("Đã lưu")
    assert '\nimage_focus: "40% 10%"\n' in (desk.content / REPORT).read_text("utf-8")
    page.locator("#image_focus").fill("100% 0%")
    assert cuts(page, "#article") == ["100% 0%"] * 2
    page.locator("#image_focus").fill("50% 60%")
    ring.press("ArrowUp")
    expect(page.locator("#image_focus")).to_have_value("")
    page.locator("#image_focus").fill("0% 0%")
    page.locator("#image").fill("")
    page.locator("#image").blur()
    expect(page.locator("#image_focus")).to_have_value("")
    expect(page.locator("#article .focus")).to_be_hidden()
    assert page.noted == []


def test_a_picture_becomes_the_lead_with_its_point(open_article, tmp_path):
    """That which was clicked when it was described; one that goes into the text needs none."""
    page = open_article()
    page.locator("[data-part=files]").set_input_files([write(tmp_path, "cau.jpg", picture(size=(900, 600)))])
    whole = page.locator("[data-picture] .focus__whole img")
    expect(whole).to_be_visible()
    box = whole.bounding_box()
    whole.click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.5})
    assert cuts(page, "[data-picture]") == ["90% 50%"] * 2
    page.locator("#picture-alt").fill("Cây cầu")
    page.get_by_role("button", name="Làm ảnh đại diện").click()
    expect(page.locator("#image_focus")).to_have_value("90% 50%")
    assert cuts(page, "#article") == ["90% 50%"] * 2


def test_without_script(open_article, desk):
    """A plain form: what is written there is saved."""
    page = open_article(java_script_enabled=False)
    page.locator("#body").fill("Chữ không cần mã.")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".notices")).to_contain_text("Đã lưu")
    assert saved(desk) == "Chữ không cần mã.\n"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_everybody_can_use_it(open_article, scheme):
    """Nothing is found by axe: the page, a card, the dialogs; no other host is asked, and the console is empty."""
    page = open_article(color_scheme=scheme)
    rewrite(page, "Ông Tạ Đình Lãm, ông Đinh Văn Sửu, bà Kiều Thị Nhạn và ông Lò Văn Tám. Văn hoá.")
    expect(page.locator(".name--near")).to_have_count(1)
    assert violations(page) == []
    page.locator(".name--ambiguous").hover()
    expect(page.locator(".namecard")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Control+k")
    assert violations(page) == []
    assert page.noted == []
    hosts = {re.match(r"\w+:(?://([^:/]+))?", url)[1] for url in page.asked}
    assert hosts - {None} <= {"127.0.0.1", "localhost"}
