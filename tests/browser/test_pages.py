"""What pages lead to, without script too, and how sample data must look."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from plugins.addresses import file_of
from tests.browser.conftest import PROJECT, Reader, Site
from tests.browser.kinds import KINDS

INDEXES = ["/nhan-su/", "/to-chuc/", "/su-kien/"]


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_has_one_heading_of_its_own(samples: Site, address: str) -> None:
    """Each page has one h1, in its main part."""
    page = BeautifulSoup((samples.folder / file_of(address)).read_bytes(), "html.parser")
    assert len(page.select("h1")) == len(page.select("main h1")) == 1


@pytest.mark.parametrize("kind", ["home", "article", "missing"])
def test_indexes_are_in_place_of_the_box(samples: Site, reader_of: Callable[..., Reader], kind: str) -> None:
    """Without script the place of the box holds links to the indexes and the search, and the box is not shown."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open(KINDS[kind])
    expect(reader.page.get_by_role("combobox")).to_have_count(0)
    links = reader.page.get_by_role("search").get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [*INDEXES, "/tim-kiem/"]
    expect(links.first).to_be_visible()


@pytest.mark.parametrize("index", INDEXES)
def test_indexes_lead_on_without_script(samples: Site, reader_of: Callable[..., Reader], index: str) -> None:
    """Without script an index is reached from home, and from it a record."""
    reader = reader_of(samples, java_script_enabled=False, viewport={"width": 320, "height": 640})
    reader.open("/")
    reader.follow(index, "nav")
    record = reader.page.locator(f'main a[href^="{index}"]:not(nav a)').first
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
    assert notice and re.search(
        "Dữ liệu mẫu về một thành phố hư cấu|Sample data about an invented city", notice.text
    )


def test_real_archive_is_no_sample(archive: Site) -> None:
    """The notice stands on no page of the real archive but the guide, which shows it."""
    pages = {*archive.folder.rglob("*.html")} - {archive.folder / "theme-guide/index.html"}
    assert [path for path in pages if "Dữ liệu mẫu" in path.read_text(encoding="utf-8")] == []


def test_guide_shows_every_component(samples: Site) -> None:
    """The guide to the theme shows what each style sheet is for, but for what scripts draw: the search, the list kept, what two people have in common."""
    page = BeautifulSoup((samples.folder / "theme-guide/index.html").read_bytes(), "html.parser")
    shown = {name for tag in page.select("[class]") for name in tag["class"]}
    blocks = {re.split("__|--", name)[0] for name in shown} | {tag.name for tag in page.find_all()}
    sheets = {path.stem for path in (PROJECT / "theme/static/css/components").glob("*.css")}
    assert (
        sheets - blocks - {"search-card", "search-form", "search-results", "kept-list", "together"} == set()
    )


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


def test_redirect_leads_on(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The permanent address of a person leads to the page."""
    reader = reader_of(samples)
    reader.open(KINDS["person"])
    reader.page.locator("a.cite__address").first.click()
    reader.page.wait_for_url(re.compile(re.escape(KINDS["person"]) + "$"))
    assert reader.heading == "Trịnh Hải Đường"
