"""The desk as a newcomer uses it: from a Word file with two photographs to the published report, found by a name without marks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bench.search_serving import serving
from plugins.desk.running import place_to_practise
from tests.browser.desks import PATIENCE, PROJECT, run_desk_on
from tests.city import picture as photograph
from tests.importing.word_files import docx, p, picture

MOST_ACTS = 25
TITLE = "Sao Khuê ký quy chế phối hợp với Diệc Thượng"
WORD = docx(
    p(TITLE, "Tiu"),
    p("(Thanhuysaokhue.vn) - Sáng 21/7/2026, đồng chí Vũ Đình Bằng, Bí thư Thành ủy, chủ trì lễ ký."),
    p(picture("rA")),
    p("Các đại biểu ký quy chế", "Chuthich"),
    p(
        "Dự lễ có ông Lương Văn Đức và bà Kiều Thị Oánh; ông Tạ Hữu Quyền, Chánh Văn phòng Thành ủy, đọc quy chế."
    ),
    p(picture("rB")),
    media={"rA": ("le-ky.jpg", photograph()), "rB": ("hoi-truong.jpg", photograph(size=(400, 300)))},
)


class Newcomer:
    """Somebody at the desk whose clicks and filled fields are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts = 0

    def click(self, what: Locator) -> None:
        self.acts += 1
        what.click()

    def fill(self, what: Locator, text: str) -> None:
        self.acts += 1
        what.fill(text)

    def choose(self, what: Locator, value: str) -> None:
        self.acts += 1
        what.select_option(value)


@pytest.fixture
def content(tmp_path: Path) -> Iterator[Path]:
    """A copy of the samples, of which the desk makes its own to practise on."""
    folder = tmp_path / "samples"
    shutil.copytree(PROJECT / "samples", folder)
    yield folder
    shutil.rmtree(place_to_practise(folder, PROJECT / ".cache/desk").parent, ignore_errors=True)


def test_from_word_to_readers(browser: Browser, content: Path, tmp_path: Path) -> None:
    """In at most 25 clicks and fields, and without a command."""
    (tmp_path / "bao-cao.docx").write_bytes(WORD)
    with run_desk_on(content, "--playground") as address:
        context = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        expect(page.locator("h1")).to_have_text("Hôm nay")
        newcomer = Newcomer(page)
        write_the_report(newcomer, tmp_path / "bao-cao.docx")
        approve_an_office(newcomer)
        publish(newcomer)
        context.close()
    assert newcomer.acts <= MOST_ACTS, newcomer.acts
    find_as_a_reader(
        browser, place_to_practise(content, PROJECT / ".cache/desk").with_name("output") / "current"
    )


def write_the_report(newcomer: Newcomer, word: Path) -> None:
    """Drop in the Word file; decide who is meant, mend a name, begin a record, look at the real page, let it out."""
    page = newcomer.page
    newcomer.click(page.get_by_role("link", name="Viết bài mới"))
    newcomer.fill(page.get_by_label("Tiêu đề"), TITLE)
    newcomer.click(page.get_by_role("button", name="Viết", exact=True))
    expect(page.locator("html.is-ready")).to_be_attached()
    newcomer.acts += 1
    page.locator("[data-part=files]").set_input_files(word)
    expect(page.locator(".name--linked").first).to_have_text("Vũ Đình Bằng")
    expect(page.locator(".cm-content")).to_contain_text("Các đại biểu ký quy chế")

    newcomer.click(page.locator(".found--ambiguous button").first)
    newcomer.click(page.locator(".namecard").get_by_role("button", name=re.compile("Chánh Văn phòng")))
    newcomer.click(page.locator(".found--near button").first)
    newcomer.click(page.get_by_role("button", name="Sửa thành “Kiều Thị Oanh”"))
    expect(page.locator(".name--ambiguous, .name--near")).to_have_count(0)

    newcomer.click(page.locator(".found--unknown button", has_text="Tạ Hữu Quyền"))
    with page.context.expect_page() as opened:
        newcomer.click(page.locator(".namecard").get_by_role("link", name="Lập hồ sơ mới…"))
    beside = opened.value
    newcomer.click(beside.get_by_role("button", name="Lập hồ sơ"))
    expect(beside.locator(".notices")).to_contain_text("Đã tạo nháp")
    newcomer.choose(beside.locator("#status"), "published")
    newcomer.click(beside.get_by_role("button", name="Lưu", exact=True))
    expect(beside.locator(".notices")).to_contain_text("Đã lưu")
    beside.close()

    newcomer.fill(page.locator("#category"), "Thời sự")
    newcomer.click(page.get_by_role("button", name="Trang thật"))
    expect(page.frame_locator("[data-part=frame]").locator("h1")).to_have_text(TITLE)
    newcomer.choose(page.locator("#status"), "published")
    newcomer.click(page.get_by_role("button", name="Lưu"))
    expect(page.locator("[data-part=status]")).to_contain_text("Đã lưu")


def approve_an_office(newcomer: Newcomer) -> None:
    """One that a report gave and the register lacks."""
    page = newcomer.page
    newcomer.click(page.get_by_role("link", name="Chờ quyết định"))
    newcomer.click(page.get_by_role("button", name=re.compile("Duyệt.*Cao Thị Hạnh")))
    expect(page.locator(".notice").first).to_be_visible()


def publish(newcomer: Newcomer) -> None:
    """By a button; the page tells when readers have it."""
    page = newcomer.page
    newcomer.click(page.get_by_role("link", name="Xuất bản"))
    expect(page.locator("section[aria-labelledby=outgoing]")).to_contain_text(TITLE, timeout=PATIENCE)
    newcomer.click(page.get_by_role("button", name="Dựng và đăng"))
    expect(page.locator("#job")).to_contain_text(re.compile("xong$"), timeout=PATIENCE)


def find_as_a_reader(browser: Browser, site: Path) -> None:
    """By the name of a person, typed without marks."""
    with serving(site) as server:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{server.address}/tim-kiem/?q=kieu+thi+oanh")
        page.get_by_role("link", name=TITLE).first.click()
        expect(page.locator("h1")).to_have_text(TITLE)
        for name in ("Kiều Thị Oanh", "Lương Văn Đức", "Tạ Hữu Quyền"):
            expect(page.locator("main p").get_by_role("link", name=name).first).to_be_visible()
        expect(page.locator("figure img")).to_have_count(2)
        page.close()
