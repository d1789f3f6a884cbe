"""Every kind of page in a browser: as axe sees it, light and dark, on a small screen, on paper and without script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader, Site
from tests.browser.judging import COLOURS, LAYOUT, markup_faults, violations, weight
from tests.browser.kinds import KINDS, PREVIEW

SMALL, WIDE = 320, 1920
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  const isCut = ["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
  return isCut && style.clipPath === "none" && one.tagName !== "svg" && one.checkVisibility();
}).map((one) => one.outerHTML.slice(0, 120))"""
"""Elements whose text is cut off; what is for screen readers alone is cut on purpose."""
PAPER = """() => ({
  ground: getComputedStyle(document.body).backgroundColor,
  ink: getComputedStyle(document.querySelector("main")).color,
  shown: [...document.querySelectorAll("nav, .suggest, button, .skip-link, .article-tools")]
    .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80)),
  heading: document.querySelector("h1").checkVisibility(),
})"""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen of a page that was loaded once."""

    violations: dict[str, list[str]]
    """What axe found, light, dark and on a small screen."""
    widths: dict[int, int]
    """How wide the page was, by the width of the screen."""
    clipped: list[str]
    paper: dict[str, object]
    messages: list[str]
    foreign: list[str]
    """Requests to other hosts."""


def _look(reader: Reader, address: str) -> Looked:
    page = reader.page
    reader.open(address)
    page.evaluate("document.fonts.ready")
    seen = {"light": violations(page)}
    page.emulate_media(color_scheme="dark")
    seen["dark"] = violations(page, COLOURS)
    page.emulate_media(color_scheme="light")
    widths: dict[int, int] = {}
    for width in (WIDE, SMALL):
        page.set_viewport_size({"width": width, "height": 800})
        widths[width] = page.evaluate("document.documentElement.scrollWidth")
    seen["small"] = violations(page, LAYOUT)
    clipped = page.evaluate(CLIPPED)
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.evaluate(PAPER)
    page.emulate_media(media="screen", color_scheme="light")
    foreign = [one for one in reader.requests if not one.startswith("/")]
    return Looked(seen, widths, clipped, paper, list(reader.messages), foreign)


@pytest.fixture(scope="module", params=[*KINDS, *PREVIEW])
def looked(request: pytest.FixtureRequest, samples: Site, reader_of: Callable[..., Reader]) -> Looked:
    """A page of each kind, looked at from all sides."""
    return _look(reader_of(samples), (KINDS | PREVIEW)[request.param])


def test_axe_finds_nothing(looked: Looked) -> None:
    """No violation of WCAG 2.0 to 2.2, A and AA: light, dark and on a small screen."""
    assert {mode: found for mode, found in looked.violations.items() if found} == {}


def test_no_screen_is_too_small_or_too_wide(looked: Looked) -> None:
    """From 320 to 1,920 px no page is wider than the screen."""
    assert {screen: width for screen, width in looked.widths.items() if width > screen} == {}


def test_nothing_is_cut_off(looked: Looked) -> None:
    """At 320 px all text is there whole."""
    assert looked.clipped == []


def test_paper_is_white(looked: Looked) -> None:
    """In print, for a reader who prefers dark too, black stands on white, without the way around and its buttons."""
    expected = {"ground": "rgb(255, 255, 255)", "ink": "rgb(0, 0, 0)", "shown": [], "heading": True}
    assert looked.paper == expected


def test_browser_has_nothing_to_say(looked: Looked) -> None:
    """No page writes a message to the console or throws."""
    assert looked.messages == []


def test_nothing_comes_from_elsewhere(looked: Looked) -> None:
    """No page asks another host for anything."""
    assert looked.foreign == []


def test_markup_is_valid(samples: Site) -> None:
    """No page of the samples breaks html-validate's standard rules; of redirects, which are alike, a few are read."""
    redirects = sorted((samples.folder / "id").rglob("*.html"))
    files = sorted({*samples.folder.rglob("*.html")} - set(redirects[3:]))
    assert len(files) > 200
    assert markup_faults(files) == []


@pytest.fixture(scope="module")
def without_script(samples: Site, reader_of: Callable[..., Reader]) -> Page:
    """A browser that runs no script."""
    return reader_of(samples, java_script_enabled=False).page


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS.keys())
def test_nothing_shown_needs_script(without_script: Page, samples: Site, address: str) -> None:
    """Without script a page has its heading and text, and shows no control that would do nothing."""
    without_script.goto(samples.address + address)
    assert without_script.locator("main h1").inner_text()
    controls = without_script.locator("button, input, select, [role=combobox]")
    assert [one.get_attribute("class") for one in controls.all() if one.is_visible()] == []


def test_article_is_light(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """An article without pictures costs at most 120 KB compressed, of which fonts 80, style sheet 15, scripts 8."""
    reader = reader_of(samples)
    reader.open(KINDS["corrected article"])
    reader.page.wait_for_load_state("networkidle")
    asked = [one for one in reader.requests if not one.startswith("/images/")]
    found = weight(samples.folder, asked)
    limits = {"whole": 120_000, "fonts": 80_000, "css": 15_000, "script": 8_000}
    assert {name: getattr(found, name) for name, most in limits.items() if getattr(found, name) > most} == {}
