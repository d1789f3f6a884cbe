"""Reading an article: names and their offices, the tools, the keyboard, a slow network."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Reader, Site
from tests.browser.kinds import KINDS

ARTICLE = KINDS["article"]
OFFICE = "element => getComputedStyle(element, '::after').content"
FOCUSED = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { name: one.outerHTML.slice(0, 100), isSeen, isMarked: style.outlineStyle !== "none" };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true })).length"""


def _name(page: Page) -> Locator:
    """Return the first name in the text that tells an office."""
    return page.locator(".prose a.mention--person[aria-description]").first


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_office_shows_on_hover(samples: Site, reader_of: Callable[..., Reader], has_script: bool) -> None:
    """A name shows the office of that day to a mouse."""
    page = reader_of(samples, java_script_enabled=has_script).page
    page.goto(samples.address + ARTICLE)
    name = _name(page)
    assert name.evaluate(OFFICE) == "none"
    name.hover()
    assert (name.get_attribute("aria-description") or "?") in name.evaluate(OFFICE)


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_office_shows_on_focus(samples: Site, reader_of: Callable[..., Reader], has_script: bool) -> None:
    """A name shows the office of that day to the keyboard, and to programs that read aloud."""
    page = reader_of(samples, java_script_enabled=has_script).page
    page.goto(samples.address + ARTICLE)
    name = _name(page)
    name.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    office = name.get_attribute("aria-description") or "?"
    assert office in name.evaluate(OFFICE)
    expect(name).to_have_accessible_description(office)


def test_office_is_put_away(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Escape takes the office away from over the text; it comes again with the next name."""
    page = reader_of(samples).page
    page.goto(samples.address + ARTICLE)
    _name(page).hover()
    page.keyboard.press("Escape")
    assert _name(page).evaluate(OFFICE) == "none"
    other = page.locator(".prose a.mention--person[aria-description]").nth(1)
    other.hover()
    assert other.evaluate(OFFICE) != "none"


@pytest.fixture
def reading(samples: Site, reader_of: Callable[..., Reader]) -> Iterator[Reader]:
    """A reader of an article who has chosen nothing yet."""
    reader = reader_of(samples, permissions=["clipboard-read", "clipboard-write"])
    reader.open(ARTICLE)
    yield reader
    reader.page.evaluate("localStorage.clear()")


def _size(page: Page) -> float:
    size: str = page.locator(".article .prose > p").last.evaluate(
        "element => getComputedStyle(element).fontSize"
    )
    return float(size.removesuffix("px"))


def test_larger_text_is_remembered(reading: Reader) -> None:
    """The size chosen on one article is that of the next."""
    usual = _size(reading.page)
    reading.page.get_by_role("button", name="phóng to chữ").click()
    larger = _size(reading.page)
    reading.open(KINDS["corrected article"])
    assert usual < larger == _size(reading.page)


def test_text_stops_growing(reading: Reader) -> None:
    """At the largest size its button is off and the focus is on the other."""
    button = reading.page.get_by_role("button", name="phóng to chữ")
    for _ in range(3):
        button.click()
    expect(button).to_be_disabled()
    expect(reading.page.get_by_role("button", name="thu nhỏ chữ")).to_be_focused()


def test_address_is_copied(reading: Reader) -> None:
    """The address is in the clipboard, and that it is there is said."""
    reading.page.get_by_role("button", name="Chép liên kết").click()
    expect(reading.page.get_by_role("status").filter(has_text="Đã chép")).to_be_visible()
    assert reading.page.evaluate("navigator.clipboard.readText()") == reading.site.address + ARTICLE


def test_article_is_printed(reading: Reader) -> None:
    """The button opens the browser's own print."""
    reading.page.evaluate("window.print = () => document.body.setAttribute('data-printed', '')")
    reading.page.get_by_role("button", name="In trang").click()
    expect(reading.page.locator("body[data-printed]")).to_have_count(1)


def test_sharing_is_the_systems(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Where the system can share, title and address go to it; where it cannot, there is no button."""
    page = reader_of(samples).page
    page.goto(samples.address + ARTICLE)
    expect(page.locator("[data-tools][data-ready]")).to_have_count(1)
    shares = page.get_by_role("button", name="Chia sẻ")
    if not page.evaluate("'share' in navigator"):
        expect(shares).to_have_count(0)
    page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page.reload()
    shares.click()
    assert page.evaluate("window.shared.url") == samples.address + ARTICLE


@pytest.mark.parametrize("kind", ["home", "article", "person", "committee", "search"])
def test_keyboard_reaches_everything(samples: Site, reader_of: Callable[..., Reader], kind: str) -> None:
    """Tab stops once at each link and control, in sight and marked, and leaves the page at the end."""
    page = reader_of(samples, reduced_motion="reduce").page
    page.goto(samples.address + KINDS[kind])
    expected = page.evaluate(STOPS)
    unseen, stops = [], 0
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        found = page.evaluate(FOCUSED)
        stops += 1
        if not (found["isSeen"] and found["isMarked"]):
            unseen.append(found["name"])
    assert unseen == []
    assert stops == expected


TOPS = """[...document.querySelectorAll("main h1, main input, main h2:not(.visually-hidden)")]
  .filter((one) => one.id !== "chon-ho-so").map((one) => one.getBoundingClientRect().top)"""
PLACES = """[...document.querySelectorAll("main :is(h1, p, figure)")].map((one) => one.getBoundingClientRect().top)"""


def test_text_does_not_wait(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """While fonts, scripts and pictures are still to come the text is there; scripts and pictures move nothing."""
    page = reader_of(samples, service_workers="block").page
    held: list[Route] = []
    comes: list[str] = []

    def hold(route: Route) -> None:
        if route.request.resource_type in comes:
            route.continue_()
        else:
            held.append(route)

    page.route("**/*.{woff2,js,jpg,png,webp,avif}", hold)
    with page.expect_request("**/*.woff2"), page.expect_request("**/*.js"):
        page.goto(samples.address + ARTICLE, wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".site-footer")).to_be_visible()
    page.wait_for_function("document.styleSheets[0]?.cssRules.length")
    before = page.evaluate(PLACES)
    assert {"woff2", "js"} <= {route.request.url.rpartition(".")[2] for route in held}
    comes += ["script", "image"]
    for route in held:
        if route.request.resource_type in comes:
            route.continue_()
    expect(page.locator("[data-tools][data-ready]")).to_have_count(1)
    page.wait_for_function("document.querySelector('figure img').naturalWidth")
    assert page.evaluate(PLACES) == before


def test_search_does_not_wait(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The form of the search stands before its scripts have come, and they move nothing."""
    page = reader_of(samples, service_workers="block", viewport={"width": 412, "height": 823}).page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.js", hold)
    with page.expect_request("**/*.js"):
        page.goto(samples.address + KINDS["search"], wait_until="commit")
    expect(page.locator(".search-indexes")).to_be_visible()
    page.wait_for_function("document.styleSheets[0]?.cssRules.length")
    expect(page.locator("#tu-can-tim")).to_be_visible()
    before = page.evaluate(TOPS)
    page.unroute("**/*.js")
    expect(page.locator("#chon-ho-so")).to_be_visible()
    assert held
    assert page.evaluate(TOPS) == before
