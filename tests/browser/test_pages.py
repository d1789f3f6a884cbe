"""Every kind of page on a small screen, without script, and as sample data must look."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader, Site

KINDS = {
    "home": "/",
    "article": "/tin-tuc/2022/08/khanh-thanh-cau-ngan-ha/",
    "person": "/nhan-su/trinh-hai-duong/",
    "namesake": "/nhan-su/luong-van-duc-van-phong/",
    "committee": "/to-chuc/thanh-uy-sao-khue/",
    "closed committee": "/to-chuc/ban-dan-van-thanh-uy-sao-khue/",
    "event": "/su-kien/dai-hoi-dang-bo-thanh-pho-sao-khue-lan-thu-xiii/",
    "people": "/nhan-su/",
    "committees": "/to-chuc/",
    "events": "/su-kien/",
    "category": "/chuyen-muc/thoi-su/",
    "archive": "/luu-tru/",
    "month": "/luu-tru/2023/07/",
    "text": "/gioi-thieu/",
    "missing": "/404.html",
}
INDEXES = ["/nhan-su/", "/to-chuc/", "/su-kien/"]

of_each_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())


@of_each_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fits_a_small_screen(
    samples: Site, reader_of: Callable[..., Reader], address: str, scheme: str
) -> None:
    """At 320 px no page is wider than the screen."""
    reader = reader_of(samples, viewport={"width": 320, "height": 640}, color_scheme=scheme)
    reader.open(address)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320


@of_each_kind
def test_is_quiet(samples: Site, reader_of: Callable[..., Reader], address: str) -> None:
    """No page writes to the console, throws, or asks another host for anything."""
    reader = reader_of(samples)
    reader.open(address)
    reader.page.wait_for_load_state("networkidle")
    assert reader.messages == []
    assert [one for one in reader.requests if not one.startswith("/")] == []


@of_each_kind
def test_indexes_are_reachable_without_script(
    samples: Site, reader_of: Callable[..., Reader], address: str
) -> None:
    """Without script the place of the box holds links to the three indexes, and the box is not shown."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open(address)
    expect(reader.page.get_by_role("combobox")).to_have_count(0)
    links = reader.page.get_by_role("search").get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == INDEXES
    expect(links.first).to_be_visible()


@pytest.mark.parametrize("index", INDEXES)
def test_indexes_lead_on_without_script(samples: Site, reader_of: Callable[..., Reader], index: str) -> None:
    """Without script an index is reached from home, and from it a record."""
    reader = reader_of(samples, java_script_enabled=False, viewport={"width": 320, "height": 640})
    reader.open("/")
    reader.follow(index, "nav")
    record = reader.page.locator(f'main a[href^="{index}"]').first
    name = record.inner_text()
    record.click()
    assert name in reader.heading


@of_each_kind
def test_says_it_is_a_sample(samples: Site, reader_of: Callable[..., Reader], address: str) -> None:
    """Each page of the invented city says so to readers and asks robots to stay away."""
    reader = reader_of(samples)
    reader.open(address)
    expect(reader.page.get_by_text("Dữ liệu mẫu về một thành phố hư cấu")).to_be_visible()
    expect(reader.page.locator('meta[name="robots"][content="noindex"]')).to_have_count(1)


def test_real_archive_is_no_sample(archive: Site, reader_of: Callable[..., Reader]) -> None:
    """The notice does not stand on the real archive."""
    reader = reader_of(archive)
    reader.open("/")
    expect(reader.page.get_by_text("Dữ liệu mẫu")).to_have_count(0)


def test_years_lead_to_their_articles(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Each column of a record's bar of years leads to an anchor that is on the page."""
    reader = reader_of(samples)
    reader.open(KINDS["person"])
    anchors = [link.get_attribute("href") or "" for link in reader.page.locator(".year-bar a").all()]
    assert anchors
    assert [one for one in anchors if reader.page.locator(one).count() != 1] == []


def test_skip_link_passes_the_navigation(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The first stop of the Tab key leads past the navigation to the text."""
    reader = reader_of(samples)
    reader.open("/")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("main")).to_be_focused()


def test_office_shows_on_focus(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """A name in an article shows the office of that day to the keyboard, without script."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open(KINDS["article"])
    name = reader.page.locator(".prose a.mention--person[title]").first
    name.focus()
    reader.page.keyboard.press("Shift+Tab")
    reader.page.keyboard.press("Tab")
    shown = name.evaluate("element => getComputedStyle(element, '::after').content")
    assert name.get_attribute("title") in shown


def test_redirect_leads_on(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The permanent address of a person leads to the page."""
    reader = reader_of(samples)
    reader.open(KINDS["person"])
    reader.page.locator(".cite__address").click()
    reader.page.wait_for_url(re.compile(re.escape(KINDS["person"]) + "$"))
    assert reader.heading == "Trịnh Hải Đường"
