"""Home page, topics, events, corrections and the frame around them, as a reader at a browser finds them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, Site
from tests.browser.kinds import KINDS

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def home(samples: Site, reader_of: Callable[..., Reader]) -> Page:
    """The home page of the samples at 1,440 px."""
    reader = reader_of(samples, viewport={"width": 1440, "height": 900})
    reader.open("/")
    return reader.page


def test_the_editors_first_pick_leads(home: Page) -> None:
    """The first that ``featured`` names; the others stand below, and nothing stands on the page twice."""
    expect(home.locator(".card--lead .card__title")).to_have_text(re.compile("Bảy mươi lăm năm Đảng bộ"))
    links = [one.get_attribute("href") for one in home.locator("main .card__title > a").all()]
    assert len(set(links)) == len(links) > 20


def test_the_latest_have_small_pictures(home: Page) -> None:
    """Where the article has one; the list ends about where the lead does."""
    assert home.locator(".card--small .card__picture").count() >= 3
    lead, latest = (home.locator(one).bounding_box() for one in (".card--lead", ".card-list--small"))
    assert lead and latest
    assert abs(lead["y"] + lead["height"] - latest["y"] - latest["height"]) < 200


def test_a_cut_picture_keeps_its_point(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """That of the article's front matter; the middle of all others. The picture on the article's page is whole."""
    reader = reader_of(samples)
    reader.open("/chuyen-muc/xay-dung-dang/")
    points = "all => all.map((one) => [one.src.split('/').pop().split('.')[0], getComputedStyle(one).objectPosition])"
    found = dict(reader.page.locator(".card__picture").evaluate_all(points))
    assert found.pop("khu-kinh-te-vinh-hac") == "60% 50%"
    assert set(found.values()) <= {"50% 50%"}
    reader.open("/tin-tuc/2023/04/so-ket-5-nam-quy-che-phoi-hop-vinh-hac/")
    whole = reader.page.locator("figure.lead img").bounding_box()
    assert whole and abs(whole["width"] / whole["height"] - 16 / 9) < 0.01


def test_there_is_a_style_for_each_point(home: Page) -> None:
    """On both axes, whatever an article asks for."""
    shown = "(one, names) => { one.className = names; return getComputedStyle(one).objectPosition; }"
    card = home.locator(".card__picture").first
    for step in range(0, 101, 10):
        names = f"card__picture from-left-{step} from-top-{100 - step}"
        assert card.evaluate(shown, names) == f"{step}% {100 - step}%"


def test_no_retracted_article_is_on_the_home_page(home: Page) -> None:
    """Neither its badge nor a link to it."""
    expect(home.locator("main .badge--retracted")).to_have_count(0)
    expect(home.locator(f'main a[href="{KINDS["retracted article"]}"]')).to_have_count(0)


def test_an_article_in_english_says_so_in_a_list(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """In the words of the list's language; articles in Vietnamese say nothing."""
    reader = reader_of(samples)
    reader.open("/chuyen-muc/thoi-su/")
    expect(reader.page.locator('.card[lang="en"] .card__lang')).to_have_text("Tiếng Anh")
    expect(reader.page.locator(".card__lang")).to_have_count(1)


def test_a_caption_begins_no_summary(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """What an editor typed below a picture stands in the text, and in no list."""
    reader = reader_of(samples)
    reader.open("/chuyen-muc/dan-van/")
    card = reader.page.locator(".card", has_text="Ra quân chỉnh trang chợ Gương")
    expect(card.locator(".card__summary")).to_contain_text("Sáng 7/2, Quận ủy Bến Ngọc phát động")
    reader.open("/tin-tuc/2023/02/ra-quan-chinh-trang-cho-guong/")
    expect(reader.page.locator(".prose")).to_contain_text("Một góc chợ Gương trước ngày chỉnh trang")


@pytest.mark.parametrize("with_script", [True, False])
def test_the_sections_open_below_a_button(
    samples: Site, reader_of: Callable[..., Reader], with_script: bool
) -> None:
    """On a phone, without script too: all of them are seen, and nothing else is covered."""
    reader = reader_of(samples, viewport=PHONE, java_script_enabled=with_script)
    reader.open("/")
    page = reader.page
    sections = page.locator(".site-nav__list--sections a")
    expect(sections.first).to_be_hidden()
    index = page.locator(".site-nav__list--indexes a").first
    expect(index).to_be_visible()
    main = page.locator("main").bounding_box()
    page.locator(".site-nav__button").click()
    for link in sections.all():
        expect(link).to_be_visible()
    boxes = [box for link in sections.all() if (box := link.bounding_box())]
    assert [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > PHONE["width"]] == []
    moved = page.locator("main").bounding_box()
    assert main and moved
    assert moved["y"] >= max(box["y"] + box["height"] for box in boxes)
    page.locator(".site-nav__button").press("Enter")
    expect(sections.first).to_be_hidden()


def test_the_sections_stand_open_where_there_is_room(home: Page) -> None:
    """Without a button."""
    expect(home.locator(".site-nav__button")).to_be_hidden()
    for link in home.locator(".site-nav__list--sections a").all():
        expect(link).to_be_visible()


def test_the_head_bears_the_portals_logo(home: Page, archive: Site, reader_of: Callable[..., Reader]) -> None:
    """The picture that the settings name, else a monogram of the short name."""
    loaded = "one => one.complete && one.naturalWidth > 0"
    assert home.locator(".masthead__logo").evaluate(loaded)
    reader = reader_of(archive)
    reader.open("/")
    expect(reader.page.locator(".masthead__letters")).to_have_text("TĐT")


def test_the_next_events_stand_on_top(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Soonest first; a year leads to its page, which has all its events."""
    reader = reader_of(samples)
    reader.open("/su-kien/")
    first = reader.page.locator("main .event-list").first.locator(".event-list__time").all_inner_texts()
    assert [re.findall(r"[\d/]+", one)[0] for one in first] == ["08/12/2026", "15/12/2026", "19/12/2026"]
    reader.follow("/su-kien/nam/2026/")
    expect(reader.page.locator(".event-list__item")).to_have_count(4)
    assert reader.heading == "Sự kiện năm 2026"


def test_a_topic_of_an_article_leads_to_all_on_it(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """And from there to the index of topics and to a feed."""
    reader = reader_of(samples)
    reader.open(KINDS["article"])
    reader.follow("/chu-de/cau-ngan-ha/")
    assert reader.heading == "Cầu Ngân Hà"
    expect(reader.page.locator("main .card")).to_have_count(4)
    assert reader.page.request.get(f"{samples.address}/chu-de/cau-ngan-ha/feed.xml").ok
    reader.follow("/chu-de/")
    reader.follow("/chu-de/cau-ngan-ha/")


def test_the_foot_leads_to_corrections(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Newest first; each leads to where the article's page says it."""
    reader = reader_of(samples)
    reader.open("/")
    reader.follow("/dinh-chinh/", "footer")
    days = reader.page.locator(".correction-list time").all()
    stamps = [one.get_attribute("datetime") or "" for one in days]
    assert stamps == sorted(stamps, reverse=True) != []
    reader.page.locator(".correction-list__title a").nth(1).click()
    reader.page.wait_for_url(re.compile("#dinh-chinh$"))
    expect(reader.page.locator("#dinh-chinh")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "most"),
    [("/chuyen-muc/thoi-su/", 4), ("/su-kien/", 2), ("/chu-de/", 2), ("/luu-tru/", 1), ("/dinh-chinh/", 1)],
)
def test_a_listing_is_printed_on_few_pages(
    samples: Site, reader_of: Callable[..., Reader], address: str, most: int
) -> None:
    """As many as its words need."""
    reader = reader_of(samples)
    reader.open(address)
    assert len(re.findall(rb"/Type\s*/Page\b", reader.page.pdf(format="A4"))) <= most
