"""Every kind of page on a small screen, without script, and as sample data must look."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from plugins.catalogue.addresses import file_of
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


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS.keys())
def small(request: pytest.FixtureRequest, samples: Site, reader_of: Callable[..., Reader]) -> Reader:
    """A reader with a screen of 320 px before a page of each kind, all of it loaded."""
    reader = reader_of(samples, viewport={"width": 320, "height": 640})
    reader.open(request.param)
    reader.page.wait_for_load_state("networkidle")
    return reader


def test_fits_a_small_screen(small: Reader) -> None:
    """At 320 px no page is wider than the screen."""
    assert small.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_has_one_heading_of_its_own(small: Reader) -> None:
    """Each page has one h1, in its main part."""
    assert small.page.locator("h1").count() == small.page.locator("main h1").count() == 1


def test_browser_has_nothing_to_say(small: Reader) -> None:
    """No page writes a message to the console or throws."""
    assert small.messages == []


def test_nothing_comes_from_elsewhere(small: Reader) -> None:
    """No page asks another host for anything."""
    assert [one for one in small.requests if not one.startswith("/")] == []


@pytest.mark.parametrize("kind", ["home", "article", "missing"])
def test_indexes_are_in_place_of_the_box(samples: Site, reader_of: Callable[..., Reader], kind: str) -> None:
    """Without script the place of the box holds links to the three indexes, and the box is not shown."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open(KINDS[kind])
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


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_says_it_is_a_sample(samples: Site, address: str) -> None:
    """A page of the invented city says so to readers and asks robots to stay away."""
    path = samples.folder / file_of(address)
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    assert page.select_one('meta[name="robots"][content="noindex"]')
    notice = page.select_one(".sample-notice")
    assert notice and "Dữ liệu mẫu về một thành phố hư cấu" in notice.text


def test_real_archive_is_no_sample(archive: Site) -> None:
    """The notice stands on no page of the real archive."""
    pages = archive.folder.rglob("*.html")
    assert [path for path in pages if "Dữ liệu mẫu" in path.read_text(encoding="utf-8")] == []


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
