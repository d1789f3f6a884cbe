"""The desk in a browser: a walk from a new article to readers and back, and every screen as axe, the eye and the network see it."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desks import PATIENCE, PROJECT, run_desk_on
from tests.browser.judging import SCHEMES, violations

SCREENS = (
    *(
        "/",
        "/articles",
        "/articles?words=khong+co+gi",
        "/articles/new",
        "/register",
        "/register?kind=committee",
    ),
    *("/register/new/person?name=Bui+Xuan+Giap", "/register/person/bui-xuan-giap"),
    *(
        "/register/committee/thanh-uy-sao-khue",
        "/register/merge",
        "/register/rename?record=person:bui-xuan-giap",
    ),
    *(
        "/register/split?record=person:bui-xuan-giap",
        "/offices",
        "/offices/questions",
        "/offices/suggestions",
    ),
    *(
        "/register/merge?kept=person:bui-xuan-giap&gone=person:trinh-hai-duong",
        "/register/rename?record=person:bui-xuan-giap&name=Bui+Giap&slug=bui-giap",
    ),
    "/names/new?kind=person&name=Bui+Xuan+Giap&sentence=Dong+chi+Bui+Xuan+Giap+du.&office=Bi+thu&committee=thanh-uy-sao-khue&article="
    "articles/2023/04/so-ket-5-nam-quy-che-phoi-hop-vinh-hac.md",
    "/articles/file/articles/2023/04/so-ket-5-nam-quy-che-phoi-hop-vinh-hac.md",
    "/guide/formats",
    *("/publishing", "/history", "/guide", "/person", "/problems/warning", "/without-sources", "/khong-co"),
)
WIDTHS = (1920, 1440, 768, 360)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The desk on a copy of the samples, run as an editor runs it: the address that its window shows."""
    with run_desk_on(Path("samples")) as address:
        yield address


def sit(browser: Browser, address: str, scheme: str = "light", width: int = 1440) -> Page:
    """Return a page of a new editor at the desk, past the first reading."""
    context = browser.new_context(
        locale="vi-VN", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    expect(page.locator("h1")).to_have_text("Hôm nay", timeout=PATIENCE)
    return page


def test_from_a_title_to_readers_and_back(browser: Browser, address: str) -> None:
    """A draft is made, found as one types, let out, published by a button, and taken back."""
    page = sit(browser, address)
    page.get_by_role("link", name="Viết bài mới").first.click()
    page.get_by_label("Tiêu đề").fill("Sao Khuê khai mạc tuần lễ đọc sách")
    page.get_by_role("button", name="Viết").click()
    page.wait_for_url("**/write/articles/**")

    page.goto(address.partition("?")[0] + "articles")
    page.get_by_label("Từ trong tiêu đề").press_sequentially("tuan le doc sach")
    expect(page.locator("#found .list__item")).to_have_count(1)
    page.get_by_role("link", name="Việc khác").click()
    page.get_by_role("combobox", name="Trạng thái").select_option("published")
    page.get_by_role("button", name="Đổi").first.click()
    expect(page.locator(".notice")).to_contain_text("Đã lưu.")

    page.get_by_role("link", name="Xuất bản").click()
    expect(page.locator("section[aria-labelledby=outgoing]")).to_contain_text(
        "tuần lễ đọc sách", timeout=PATIENCE
    )
    page.get_by_role("button", name="Dựng và đăng").click()
    expect(page.locator("#job")).to_contain_text(re.compile("xong$"), timeout=PATIENCE)
    expect(page.locator("table")).to_contain_text("bạn đọc đang xem")

    page.get_by_role("link", name="Lịch sử").click()
    first = page.locator(".list__item").first
    expect(first).to_contain_text("Đổi trạng thái")
    first.get_by_role("button", name="Bỏ").click()
    expect(page.locator(".notice")).to_contain_text("Đã bỏ thay đổi ấy.")
    page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_screen(browser: Browser, address: str, scheme: str) -> None:
    """Nothing for axe to find, nothing refused by the policy, no request to another host; nothing wider than a phone."""
    page = sit(browser, address, scheme)
    origin = address.partition("/?")[0]
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    for screen in SCREENS:
        page.goto(origin + screen)
        _judge(page, screen, scheme)
    for name, reach in REACHED.items():
        reach(page, origin)
        _judge(page, name, scheme)
    assert [one for one in said if not re.search("40[49]", one)] == []
    assert [one for one in asked if not one.startswith(f"{origin}/")] == []
    page.context.close()


def _judge(page: Page, screen: str, scheme: str) -> None:
    page.wait_for_load_state()  # an act may have led to another page, whose words are there before its styles
    name = re.sub(r"\W+", "-", screen).strip("-")[:60] or "today"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if folder := os.environ.get("DESK_SCREENS"):
            page.screenshot(path=Path(folder) / f"{name}-{scheme}-{width}.png")
        assert violations(page) == [], f"{screen} {width}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{screen} {width}"


ARTICLE = "articles/2023/04/so-ket-5-nam-quy-che-phoi-hop-vinh-hac.md"


def _write(page: Page, origin: str, words: str) -> None:
    """Open an article and type *words* at its end."""
    page.goto(f"{origin}/write/{ARTICLE}")
    expect(page.locator("html.is-ready")).to_be_attached()
    page.locator(".cm-content").press("Control+End")
    page.keyboard.insert_text(words)


def _picture_dialog(page: Page, origin: str) -> None:
    _write(page, origin, "")
    page.locator("[data-part=files]").set_input_files(
        [PROJECT / "samples/images/2019/07/hoi-thi-bao-cao-vien.jpg"]
    )
    expect(page.locator("[data-picture]")).to_be_visible()


def _conflict(page: Page, origin: str) -> None:
    _write(page, origin, " Câu của tôi.")
    other = page.context.new_page()
    _write(other, origin, f" Câu của người khác, {time.monotonic_ns()}.")
    other.keyboard.press("Control+s")
    expect(other.locator("[data-part=status]")).to_contain_text("Đã lưu")
    other.close()
    page.locator(".cm-content").press("Control+s")
    expect(page.locator(".compared")).to_contain_text("Câu của người khác")


def _change(page: Page, origin: str) -> None:
    page.goto(f"{origin}/history")
    page.locator(".list__title a").first.click()
    expect(page.locator(".difference").first).to_be_visible()


def _version(page: Page, origin: str) -> None:
    page.goto(f"{origin}/history/file/{ARTICLE}")
    page.locator(".list__title a").last.click()
    expect(page.get_by_role("heading", name="Từ bản đã chọn đến bây giờ")).to_be_visible()


def _look_alikes(page: Page, origin: str) -> None:
    page.goto(f"{origin}/register/new/person")
    page.locator("#name").fill("Bùi Xuân Giáp")
    page.get_by_role("button", name="Lập hồ sơ").click()
    expect(page.get_by_role("alert")).to_contain_text("Danh bạ đã có tên như thế")


REACHED: dict[str, Callable[[Page, str], None]] = {
    "picture dialog": _picture_dialog,
    "conflict": _conflict,
    "change": _change,
    "version": _version,
    "look-alikes": _look_alikes,
}
"""Screens that come of acts alone."""


def test_every_word_is_vietnamese(browser: Browser, address: str) -> None:
    """But for names of files and technical words, which are marked as code."""
    english = re.compile(
        r"\b(?:the|and|of|save|file|error|article|record|delete|with|this|office|committee|tenures|source|born)\b",
        re.IGNORECASE,
    )
    page = sit(browser, address)
    for screen in SCREENS:
        page.goto(address.partition("/?")[0] + screen)
        words = page.evaluate(
            "() => { const body = document.body.cloneNode(true);"
            " body.querySelectorAll('code, pre, script').forEach((one) => one.remove()); return body.innerText; }"
        )
        assert english.findall(words.replace("(Save as)", "")) == [], screen  # as other programs call it
    page.context.close()


def test_pages_of_the_preview_cannot_reach_the_desk(browser: Browser, address: str) -> None:
    """Whatever stands on them: another site, for the browser, and refused by the desk."""
    page = sit(browser, address)
    origin = address.partition("/?")[0]
    port = int(origin.rpartition(":")[2])
    csrf = page.locator("meta[name=csrf]").get_attribute("content")
    before = page.goto(f"{origin}/history").text()  # type: ignore[union-attr]
    policy = page.goto(f"{origin}/").headers["content-security-policy"]  # type: ignore[union-attr]
    preview = re.search(r"frame-src (\S+);", policy)
    assert preview is not None
    page.goto(f"{preview[1]}/khong-co")
    reached = page.evaluate(
        """async ([origin, csrf]) => {
          const tried = [];
          for (const [path, options] of [["/", {}], [`/history/undo?csrf=${csrf}`, {method: "POST", mode: "no-cors"}]]) {
            try {
              const answer = await fetch(origin + path, {credentials: "include", ...options});
              tried.push(answer.type === "opaque" ? 0 : (await answer.text()).length);
            } catch (error) { tried.push(-1); }
          }
          return tried;
        }""",
        [origin, csrf],
    )
    assert reached[0] == -1
    assert reached[1] <= 0
    assert page.goto(f"{origin}/history").text() == before  # type: ignore[union-attr]
    assert port
    page.context.close()
