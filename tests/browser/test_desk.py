"""The desk in a browser: a walk from a new article to readers and back, and every screen as axe, the eye and the network see it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desks import PATIENCE, run_desk_on
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
    *("/publishing", "/history", "/guide", "/person", "/problems/warning", "/without-sources", "/khong-co"),
)


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
        for width in (1440, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert violations(page) == [], f"{screen} {width}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{screen} {width}"
        if folder := os.environ.get("DESK_SCREENS"):
            _photograph(page, Path(folder), screen, scheme)
    assert [one for one in said if "404" not in one] == []
    assert [one for one in asked if not one.startswith(f"{origin}/")] == []
    page.context.close()


def _photograph(page: Page, folder: Path, screen: str, scheme: str) -> None:
    name = re.sub(r"\W+", "-", screen).strip("-") or "today"
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=folder / f"{name}-{scheme}-{width}.png")


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
        assert english.findall(words) == [], screen
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
