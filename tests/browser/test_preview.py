"""The preview in a browser: errors stay in sight on every page until they are mended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from plugins.desk.fault_panel import faults_of
from plugins.desk.preview import Preview, preview_application
from plugins.desk.serving import listen, port_of, served
from plugins.sources.problems import Problem
from tests.browser.conftest import Site
from tests.city import write

FAULTS = faults_of(
    [Problem("D101", "articles/a.md", 5, {"field": "x", "hint": ""})], Path("/kho/content"), "vi"
)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Preview, str]]:
    """A preview of two pages, and its address."""
    for path, words in (("index.html", "Trang chủ"), ("tin/index.html", "Tin")):
        write(tmp_path, path, f'<!doctype html><body><h1>{words}</h1><a href="/tin/">Tin</a></body>')
    preview = Preview(tmp_path, number=1)
    with closing(listen(0)) as listening, served(preview_application(preview), listening):
        yield preview, f"http://127.0.0.1:{port_of(listening)}"


def test_errors_stay_in_sight_until_they_are_mended(browser: Browser, preview: tuple[Preview, str]) -> None:
    """They come by themselves, stand on a page that is opened later, and go when they are mended."""
    server, address = preview
    page = browser.new_page()
    page.goto(address)
    panel = page.locator("#preview-faults")
    expect(panel).to_have_count(0)
    server.announce(FAULTS)
    expect(panel).to_contain_text("content/articles/a.md:5")
    page.get_by_role("link", name="Tin", exact=True).click()
    page.wait_for_url(f"{address}/tin/")
    expect(panel).to_contain_text("Còn 1 lỗi")
    page.reload()
    expect(panel).to_contain_text("D101")
    expect(panel.get_by_role("link")).to_have_attribute("href", "vscode://file/kho/content/articles/a.md:5")
    server.announce(())
    expect(panel).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Tin")
    page.close()


def test_the_search_reads_in_parts(browser: Browser, samples: Site) -> None:
    """The preview's own server answers ranges of bytes, and words are found."""
    application = preview_application(Preview(samples.folder, number=1))
    with closing(listen(0)) as listening, served(application, listening):
        page = browser.new_page()
        parts: list[int] = []
        page.on("response", lambda answer: parts.append(answer.status) if ".bin" in answer.url else None)
        page.goto(f"http://127.0.0.1:{port_of(listening)}/tim-kiem/?q=đại+hội")
        expect(page.locator(".search-results__tools")).to_be_visible()
        expect(page.locator(".hit mark").first).to_be_visible()
        page.close()
    assert parts and set(parts) == {206}


@pytest.mark.parametrize("width", [320, 1280])
def test_the_panel_can_be_read(browser: Browser, preview: tuple[Preview, str], width: int) -> None:
    """In view at once, in dark letters on light ground, and not wider than the window."""
    server, address = preview
    server.announce(FAULTS)
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.goto(address)
    panel = page.locator("#preview-faults")
    expect(panel).to_be_in_viewport()
    assert panel.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 244, 244)"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
