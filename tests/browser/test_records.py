"""Pages of people and committees as readers look at them: order, sources, what is folded, paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from plugins.addresses import file_of
from tests.browser.conftest import Reader, Site
from tests.browser.kinds import KINDS

BIGGEST = "/to-chuc/thanh-uy-sao-khue/"
MAX_ARTICLES_TOP = 2_700
"""Pixels from the top of the page, at 1,440 pixels of width."""
TOP_OF_FIRST_ARTICLE = "document.querySelector('.card').getBoundingClientRect().top"
IS_SHOWN = "one => one.checkVisibility({ contentVisibilityAuto: true })"
HIDDEN_ON_PAPER = """() => [...document.querySelectorAll("details li")]
  .filter((one) => !one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
  .map((one) => one.textContent.trim().slice(0, 60))"""


def committees(samples: Site) -> dict[str, BeautifulSoup]:
    """Return the pages of all committees by address."""
    folder = samples.folder / "to-chuc"
    return {
        f"/to-chuc/{path.parent.name}/": BeautifulSoup(path.read_bytes(), "html.parser")
        for path in sorted(folder.glob("*/index.html"))
    }


@pytest.fixture
def committee(samples: Site, reader_of: Callable[..., Reader]) -> Page:
    """The page of the committee that has most, on a wide screen."""
    reader = reader_of(samples, viewport={"width": 1440, "height": 900})
    reader.open(BIGGEST)
    return reader.page


def test_articles_of_a_committee_begin_soon(committee: Page) -> None:
    """Within 2,700 pixels on the page of the biggest one."""
    assert committee.evaluate(TOP_OF_FIRST_ARTICLE) <= MAX_ARTICLES_TOP


def test_no_committee_stands_twice_on_the_page_of_another(samples: Site) -> None:
    """Each is drawn once: above it, below it, before or after it; texts of editors aside."""
    twice = {}
    for address, page in committees(samples).items():
        links = page.select(".fact-list a, .lineage a, .roster a")
        found = Counter(str(link["href"]) for link in links if str(link["href"]).startswith("/to-chuc/"))
        twice |= {address: [one for one, count in found.items() if count > 1 or one == address]}
    assert len(twice) > 30
    assert {address: found for address, found in twice.items() if found} == {}


def test_statements_refer_to_sources_at_the_end(samples: Site) -> None:
    """Each source once, under the number that the statements have, in the order of the numbers."""
    for page in committees(samples).values():
        sources = [str(one.get("id")) for one in page.select(".reference-list > li")]
        assert sources == [f"nguon-{number}" for number in range(1, len(sources) + 1)]
        asked = {str(link["href"])[1:] for link in page.select(".reference")}
        assert asked <= set(sources)
        texts = [one.text for one in page.select(".reference-list > li")]
        assert len(set(texts)) == len(texts)


def test_the_latest_officers_come_first(committee: Page) -> None:
    """By precedence, under a heading; those before are folded away."""
    assert committee.locator("h3", has_text="Giữ chức gần đây nhất").is_visible()
    titles = committee.locator(".roster").first.locator("dt").all_inner_texts()
    assert titles == ["Bí thư", "Phó Bí thư Thường trực", "Phó Bí thư", "Thành ủy viên"]
    earlier = committee.locator(".roster__name", has_text="Từ Văn Nhường").first
    assert not earlier.evaluate(IS_SHOWN)
    committee.locator("summary", has_text="trước đây").click()
    assert earlier.evaluate(IS_SHOWN)


@pytest.mark.parametrize("kind", ["person", "committee", "closed committee"])
def test_nothing_is_folded_on_paper(samples: Site, reader_of: Callable[..., Reader], kind: str) -> None:
    """What a reader would unfold on a screen is printed."""
    page = reader_of(samples).page
    page.goto(samples.address + KINDS[kind])
    page.emulate_media(media="print")
    assert page.evaluate(HIDDEN_ON_PAPER) == []


def test_committees_stand_by_rank(samples: Site) -> None:
    """The city's committee first, below it its leading bodies and departments, then the party below, the state, the unions."""
    page = BeautifulSoup((samples.folder / file_of("/to-chuc/")).read_bytes(), "html.parser")
    names = [one.text.strip() for one in page.select(".tree__name")]
    wanted = [
        "Thành ủy Sao Khuê",
        "Ban Thường vụ Thành ủy Sao Khuê",
        "Ban Tổ chức Thành ủy Sao Khuê",
        "Văn phòng Thành ủy Sao Khuê",
        "Đảng ủy phường Bến Ngọc",
        "Ủy ban nhân dân thành phố Sao Khuê",
    ]
    assert [name for name in names if name in wanted] == wanted
