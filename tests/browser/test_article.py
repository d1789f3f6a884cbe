"""Around the text of an article: pictures that open large, films and sounds, ways on, paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader, Site
from tests.browser.judging import violations
from tests.browser.kinds import KINDS

GALLERY = KINDS["gallery"]
PLAYS = """async (player) => {
  player.muted = true;
  await player.play();
  await new Promise((resolve) => player.addEventListener("timeupdate", resolve, { once: true }));
  return [player.duration, player.error];
}"""
LARGE = "/images/2022/08/"


@pytest.fixture
def gallery(samples: Site, reader_of: Callable[..., Reader]) -> Iterator[Reader]:
    """A reader of an article with several pictures."""
    reader = reader_of(samples, reduced_motion="reduce")
    reader.open(GALLERY)
    return reader


def _box(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Ảnh khổ lớn")


def _open(page: Page) -> None:
    """Open the first picture, when it is there in the browser's format, and wait until it is."""
    first = page.locator("a.large-picture").first
    first.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('a.large-picture img').naturalWidth")
    first.click()
    page.wait_for_function(
        "document.querySelector('.pswp__item[aria-hidden=false] .pswp__img')?.naturalWidth"
    )


def _caption(page: Page) -> Locator:
    return page.locator(".pswp__caption")


def test_picture_opens_large(gallery: Reader) -> None:
    """With its caption and credit, in the format that the page had, before everything else; axe finds nothing."""
    page = gallery.page
    assert not any("photoswipe" in one for one in gallery.requests)
    _open(page)
    expect(_box(page)).to_be_visible()
    caption = (
        page.locator("a.large-picture")
        .first.locator("xpath=ancestor::figure")
        .locator("figcaption")
        .text_content()
        or "?"
    )
    expect(_caption(page)).to_have_text(caption)
    shown = page.locator(".pswp__item[aria-hidden=false] .pswp__img:not(.pswp__img--placeholder)")
    expect(shown).to_have_attribute("srcset", re.compile(r"\.avif "))
    assert violations(page) == []
    assert gallery.messages == []


def test_pictures_follow_each_other_by_key(gallery: Reader) -> None:
    """Arrows lead on, and from the last to the first; Escape closes, and the focus is where it was."""
    page = gallery.page
    links = page.locator("a.large-picture")
    links.nth(1).focus()
    page.keyboard.press("Enter")
    expect(_box(page)).to_be_visible()
    expect(page.get_by_text(f"2 / {links.count()}")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text(f"3 / {links.count()}")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text(f"{links.count()} / {links.count()}")).to_be_visible()
    page.keyboard.press("Escape")
    expect(_box(page)).to_have_count(0)
    expect(links.nth(1)).to_be_focused()


def test_pictures_follow_each_other_by_finger(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """A swipe to the left shows the next."""
    reader = reader_of(
        samples,
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
        viewport={"width": 390, "height": 800},
    )
    reader.open(GALLERY)
    page = reader.page
    _open(page)
    expect(page.get_by_text(re.compile(r"^1 / "))).to_be_visible()
    touch = page.context.new_cdp_session(page)
    steps = [("touchStart", 350)] + [("touchMove", place) for place in range(330, 30, -20)]
    for kind, place in steps:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": place, "y": 400}]})
        page.evaluate("() => new Promise(requestAnimationFrame)")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.get_by_text(re.compile(r"^2 / "))).to_be_visible()


def test_without_script_a_picture_leads_to_its_largest(
    samples: Site, reader_of: Callable[..., Reader]
) -> None:
    """A plain link to the file."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open(GALLERY)
    reader.page.locator("a.large-picture").first.click()
    assert reader.address.startswith(LARGE)


def test_articles_without_pictures_load_nothing_for_them(
    samples: Site, reader_of: Callable[..., Reader]
) -> None:
    """Neither the script nor what it would load."""
    reader = reader_of(samples, service_workers="block")
    reader.open(KINDS["corrected article"])
    expect(reader.page.locator("[data-tools][data-ready]")).to_have_count(1)
    assert not any("large-picture" in one or "photoswipe" in one for one in reader.requests)


def test_film_and_sound_play(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """In the browser's own player; until then neither is loaded."""
    reader = reader_of(samples, service_workers="block")
    reader.open(KINDS["film"])
    players = reader.page.locator(".prose :is(video, audio)")
    expect(players).to_have_count(2)
    assert not any(one.endswith((".webm", ".mp3")) for one in reader.requests)
    for player in players.all():
        duration, error = player.evaluate(PLAYS)
        assert duration > 2
        assert error is None
    assert all(one.startswith("/") for one in reader.requests)


def test_film_has_captions_and_sound_a_transcript(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Captions are loaded when they are switched on; a transcript unfolds."""
    reader = reader_of(samples)
    reader.open(KINDS["film"])
    page = reader.page
    cues = page.locator("video").evaluate(
        """(film) => new Promise((resolve) => {
          film.querySelector("track").addEventListener("load", (event) => resolve(event.target.track.cues.length));
          film.textTracks[0].mode = "showing";
        })"""
    )
    assert cues == 2
    words = page.get_by_text("Ba tiếng chuông của trạm hải đăng")
    expect(words).to_be_hidden()
    page.get_by_text("Bản chép lời").click()
    expect(words).to_be_visible()


def test_ways_on(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The article before in its category leads back to this one as the one after; related ones stand beside the text."""
    reader = reader_of(samples, viewport={"width": 1440, "height": 900})
    reader.open(KINDS["film"])
    here, title = reader.address, reader.heading
    reader.page.locator('a[rel="prev"]').click()
    reader.page.wait_for_url(lambda url: not url.endswith(here))
    expect(reader.page.locator('a[rel="next"]')).to_have_text(title)
    reader.page.locator('a[rel="next"]').click()
    reader.page.wait_for_url(lambda url: url.endswith(here))
    related = reader.page.locator(".aside .card")
    assert 1 <= related.count() <= 4


def test_related_articles_stay_in_sight(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """On a wide screen the column beside a long text is not left empty."""
    reader = reader_of(samples, viewport={"width": 1440, "height": 900})
    reader.open(GALLERY)
    page = reader.page
    if page.locator(".aside__staying").count() == 0:
        reader.open(KINDS["film"])
    page.locator(".cite").scroll_into_view_if_needed()
    expect(page.locator(".aside__staying .card").first).to_be_in_viewport()


@pytest.mark.parametrize(("kind", "most"), [("article", 2), ("film", 2), ("corrected article", 2)])
def test_few_pages_of_paper(samples: Site, reader_of: Callable[..., Reader], kind: str, most: int) -> None:
    """As many as the text takes: a report of a screen or two has two."""
    reader = reader_of(samples)
    reader.open(KINDS[kind])
    paper = reader.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= most


def test_paper_leaves_nothing_folded(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """A transcript is printed whole; players, and what leads elsewhere, are not."""
    reader = reader_of(samples)
    reader.open(KINDS["film"])
    page = reader.page
    page.emulate_media(media="print")
    expect(page.get_by_text("Ba tiếng chuông của trạm hải đăng")).to_be_visible()
    for left_out in ("video", "audio", ".article-pager", ".aside__staying"):
        expect(page.locator(left_out).first).to_be_hidden()
    page.emulate_media(media="screen")
