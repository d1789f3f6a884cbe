"""The list that a reader keeps: kept, noted, ordered, taken away, carried by an address; and nothing of it sent."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, Site
from tests.browser.kinds import KINDS

LIST = "/danh-sach/"
PAGES = [KINDS[kind] for kind in ("article", "person", "committee", "event")]
STORED = "JSON.parse(localStorage.getItem('kept-list'))"
KEEP = "Giữ trong danh sách"
STATUS = ".kept-list [role=status]"


@pytest.fixture
def reader(samples: Site, reader_of: Callable[..., Reader]) -> Reader:
    """A reader who keeps nothing yet."""
    reader = reader_of(samples, permissions=["clipboard-read", "clipboard-write"])
    reader.open(LIST)
    reader.page.evaluate("localStorage.clear()")
    return reader


def keep(reader: Reader, *addresses: str) -> Page:
    """Keep the pages at *addresses*, and open the list."""
    for address in addresses:
        reader.open(address)
        reader.page.get_by_role("button", name=KEEP).click()
    reader.open(LIST)
    return reader.page


def titles(page: Page) -> list[str]:
    """Return what the list shows, in its order."""
    return page.locator(".kept-list__title").all_inner_texts()


def saved(page: Page, button: str) -> str:
    """Return the text of the file that *button* gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path()).read_bytes().decode("utf-8-sig")


def test_articles_and_records_are_kept_in_the_order_of_keeping(reader: Reader) -> None:
    """Each kind has the button; it is pressed afterwards, tells how many are kept, and lets go again."""
    page = keep(reader, *PAGES)
    assert [one.split(" · ")[0] for one in page.locator(".kept-list__about").all_inner_texts()] == [
        "Bài viết",
        "Nhân sự",
        "Tổ chức",
        "Sự kiện",
    ]
    assert page.locator(".kept-list__about").first.inner_text() == "Bài viết · 30/8/2022"
    reader.follow(PAGES[1])
    button = page.get_by_role("button", name=KEEP)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("link", name="Danh sách của tôi (4)")).to_be_visible()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(STORED)["version"] == 1
    assert len(page.evaluate(STORED)["items"]) == 3


def test_notes_stay(reader: Reader) -> None:
    """Whatever is typed is there when the page is opened again, as text and nothing else."""
    page = keep(reader, PAGES[0])
    page.get_by_label("Ghi chú").fill("Xem lại <b>trang 2</b>\n=1+1")
    page.reload()
    expect(page.get_by_label("Ghi chú")).to_have_value("Xem lại <b>trang 2</b>\n=1+1")


def test_the_order_is_changed_by_keyboard(reader: Reader) -> None:
    """The focus goes along; what happened is said aloud; at the ends nothing can go further."""
    page = keep(reader, *PAGES[:3])
    first = titles(page)
    down = page.get_by_role("button", name=f"Xuống sau: {first[0]}")
    down.focus()
    page.keyboard.press("Enter")
    assert titles(page) == [first[1], first[0], first[2]]
    expect(down).to_be_focused()
    expect(page.locator(STATUS)).to_have_text(f"“{first[0]}” nay ở chỗ thứ 2.")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Lên trước: {first[0]}")).to_be_focused()
    expect(down).to_be_disabled()
    page.reload()
    assert titles(page) == [first[1], first[2], first[0]]


def test_what_is_removed_is_gone(reader: Reader) -> None:
    """The next one gets the focus; of an empty list the page says how to begin one."""
    page = keep(reader, *PAGES[:2])
    gone, left = titles(page)
    page.get_by_role("button", name=f"Bỏ khỏi danh sách: {gone}").click()
    assert titles(page) == [left]
    expect(page.get_by_role("button", name=f"Bỏ khỏi danh sách: {left}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Chưa có gì.")).to_be_focused()
    expect(page.get_by_role("button", name="CSV")).to_be_hidden()


def test_a_table_for_spreadsheets(reader: Reader) -> None:
    """A line each, with permanent addresses and notes; no cell is a formula."""
    page = keep(reader, *PAGES[:2])
    page.get_by_label("Ghi chú").first.fill('=1+1, "hai"')
    rows = list(csv.reader(io.StringIO(saved(page, "CSV"), newline="")))
    assert rows[0] == ["Số", "Loại", "Tên", "Ngày", "Địa chỉ bền vững", "Ghi chú"]
    assert [row[0] for row in rows[1:]] == ["1", "2"]
    assert rows[1][2:4] == [titles(page)[0], "2022-08-30"]
    assert rows[1][4].startswith(f"{reader.site.address}/id/a-")
    assert rows[1][5] == '\'=1+1, "hai"'


def test_citations_of_the_articles(reader: Reader) -> None:
    """In the order of the list, as the site gives them; records are not cited."""
    second = KINDS["corrected article"]
    page = keep(reader, second, PAGES[1], PAGES[0])
    cited = json.loads(saved(page, "CSL-JSON"))
    assert [one["title"] for one in cited] == [titles(page)[0], titles(page)[2]]
    assert saved(page, "RIS").count("\nER  - ") == 2
    assert saved(page, "BibTeX").count("\n}\n") == 2


def test_an_address_carries_the_list(reader: Reader, reader_of: Callable[..., Reader]) -> None:
    """Another reader sees it, without the notes, and keeps it when they say so; no server is told."""
    page = keep(reader, *PAGES)
    page.get_by_label("Ghi chú").first.fill("riêng")
    page.get_by_role("button", name="Chép địa chỉ mang danh sách").click()
    expect(page.locator(STATUS)).to_have_text("Đã chép địa chỉ. Ghi chú không đi theo.")
    address = page.evaluate("navigator.clipboard.readText()").removeprefix(reader.site.address)
    assert address.startswith(f"{LIST}#1") and len(address) == len(f"{LIST}#1") + 8 * len(PAGES)
    other = reader_of(reader.site, color_scheme="dark")
    other.open(address)
    expect(other.page.locator(".kept-list__title")).to_have_count(len(PAGES))
    assert titles(other.page) == titles(page)
    assert other.page.evaluate(STORED) is None
    assert not any("#" in one or "riêng" in one for one in other.requests)
    other.page.get_by_role("button", name="Giữ vào danh sách của tôi").click()
    expect(other.page.locator(STATUS)).to_have_text(f"Đã giữ thêm {len(PAGES)} mục.")
    assert other.address == LIST
    assert [one["at"] for one in other.page.evaluate(STORED)["items"]] == [
        one["at"] for one in page.evaluate(STORED)["items"]
    ]


def test_what_an_address_carries_that_is_not_there(reader: Reader) -> None:
    """The others are shown; an address that is no list of ours is the reader's own list."""
    page = keep(reader, PAGES[0])
    (item,) = page.evaluate(STORED)["items"]
    reader.open(f"{LIST}#1p000000x{item['at'][4]}{item['at'][6:13]}")
    expect(page.locator(STATUS)).to_have_text("1 mục không còn, hoặc không đọc được.")
    assert titles(page) == [item["title"]]
    for fragment in ("#1p00", "#2p000001z", "#noi-dung"):
        reader.open(LIST + fragment)
        expect(page.get_by_text("Danh sách này đến cùng địa chỉ")).to_be_hidden()
        assert titles(page) == [item["title"]]


def test_a_list_of_a_later_version_is_left_alone(reader: Reader) -> None:
    """Nothing is kept over it; a damaged one is begun anew."""
    page = reader.page
    page.evaluate("localStorage.setItem('kept-list', '{\"version\": 2}')")
    reader.open(LIST)
    expect(page.locator(STATUS)).to_have_text("Trình duyệt này không cho giữ danh sách.")
    reader.open(PAGES[0])
    expect(page.locator("[data-keep]")).to_be_hidden()
    page.evaluate("localStorage.setItem('kept-list', '{')")
    page = keep(reader, PAGES[0])
    assert len(titles(page)) == 1


def test_without_script_a_sentence_is_all(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """No button that does nothing."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open(LIST)
    expect(reader.page.get_by_text("Danh sách cần JavaScript")).to_be_visible()
    assert reader.page.locator("main button:visible").count() == 0
    reader.open(PAGES[0])
    expect(reader.page.locator("[data-keep]")).to_be_hidden()


def test_it_fits_the_narrowest_screen(reader: Reader, reader_of: Callable[..., Reader]) -> None:
    """At 320 px nothing stands out to the right."""
    narrow = reader_of(reader.site, viewport={"width": 320, "height": 800})
    page = keep(narrow, *PAGES)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_paper_stands_the_list_alone(reader: Reader) -> None:
    """Titles and notes, no buttons."""
    page = keep(reader, PAGES[0])
    page.emulate_media(media="print")
    expect(page.locator(".kept-list__title")).to_be_visible()
    assert page.locator(".kept-list button:visible").count() == 0
