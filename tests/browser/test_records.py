"""Pages of people and committees as readers look at them: order, sources, what is folded, paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from plugins.addresses import file_of
from tests.browser.conftest import Reader, Site
from tests.browser.judging import LAYOUT, violations
from tests.browser.kinds import KINDS

PEOPLE = "/nhan-su/"
BIGGEST = "/to-chuc/thanh-uy-sao-khue/"
MAX_ARTICLES_TOP = 2_700
"""Pixels from the top of the page, at 1,440 pixels of width."""
TOP_OF_FIRST_ARTICLE = "document.querySelector('.card').getBoundingClientRect().top"
IS_SHOWN = "one => one.checkVisibility({ contentVisibilityAuto: true })"
HIDDEN_ON_PAPER = """() => [...document.querySelectorAll("main details li")]
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
    page.wait_for_function(f"({HIDDEN_ON_PAPER})().length === 0")


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


def pages_on_paper(page: Page) -> int:
    """Return how many sheets of A4 the page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize(
    ("address", "most"), [(BIGGEST, 7), (KINDS["person"], 5)], ids=["committee", "person"]
)
def test_a_record_is_printed_on_few_sheets(
    samples: Site, reader_of: Callable[..., Reader], address: str, most: int
) -> None:
    """As few as the text needs: 14 and 7 before."""
    page = reader_of(samples).page
    page.goto(samples.address + address)
    assert pages_on_paper(page) <= most


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (
            "vu-dinh-bang",
            "Bí thư Thành ủy Sao Khuê Từ 27/9/2025, bài viết gần nhất nêu chức vụ này: 20/11/2026",
        ),
        ("kieu-thi-oanh", "Ủy viên Ban Thường vụ Thành ủy Sao Khuê Từ 16/10/2020, chưa ghi ngày thôi"),
        ("trinh-hai-duong", "nguyên Bí thư Thành ủy Sao Khuê Từ 16/10/2020 đến 27/9/2025"),
    ],
)
def test_the_latest_office_is_told_as_it_is_known(samples: Site, person: str, told: str) -> None:
    """Since when, and the last report of it or that no end is recorded; nobody is in office by guess."""
    page = BeautifulSoup((samples.folder / f"nhan-su/{person}/index.html").read_bytes(), "html.parser")
    texts = [" ".join(one.text.split()).lower() for one in page.select(".latest-office > li")]
    assert any(text.startswith(told.lower()) for text in texts)
    assert "đương nhiệm" not in page.text


def test_every_fact_of_a_person_names_its_source(samples: Site) -> None:
    """Of each statement under the name, and of each office."""
    page = BeautifulSoup((samples.folder / file_of(KINDS["person"])).read_bytes(), "html.parser")
    facts = page.select(".fact-list dd, .latest-office__time, .office-list__period")
    assert len(facts) >= 6 + 1 + 3
    assert [one.text for one in facts if not one.select(".reference")] == []


def test_every_line_of_a_time_line_has_its_year(samples: Site) -> None:
    """No line without a number, on any person's page."""
    grids = [
        grid
        for path in (samples.folder / "nhan-su").glob("*/index.html")
        for grid in BeautifulSoup(path.read_bytes(), "html.parser").select(".timeline__grid")
    ]
    assert len(grids) > 10
    assert [grid for grid in grids if len(grid.select("line")) != len(grid.select("text"))] == []


def test_numbers_of_reports_are_told_in_words(samples: Site) -> None:
    """*20 bài*, and no ranks that are all alike."""
    page = BeautifulSoup((samples.folder / file_of(KINDS["committee"])).read_bytes(), "html.parser")
    items = [" ".join(one.text.split()) for one in page.select(".ranked-list__item")]
    assert items
    assert all(re.fullmatch(r"\D+( \(.+\))? \d+ bài", one) for one in items)


@pytest.fixture
def index(samples: Site, reader_of: Callable[..., Reader]) -> Reader:
    """A reader of the index of people."""
    reader = reader_of(samples)
    reader.open(PEOPLE)
    return reader


def found(page: Page) -> list[str]:
    """Return what the index of people shows of what was asked."""
    return [" ".join(one.split()) for one in page.locator(".person-filter__found > li").all_inner_texts()]


def test_people_are_narrowed_by_committee_and_year(index: Reader) -> None:
    """Offices by precedence instead of people by name; the choice stands in the address, and can be taken back."""
    page = index.page
    assert not [one for one in index.requests if one.endswith(".json")]
    page.get_by_text("Lọc theo tổ chức và năm").click()
    page.locator(".person-filter select").select_option("Thành ủy Sao Khuê")
    page.locator(".person-filter input").fill("2016")
    expect(page.get_by_role("status").filter(has_text="Số chức vụ: 5")).to_be_visible()
    assert found(page)[:2] == [
        "Lê Quang Ấn Bí thư Thành ủy Sao Khuê, từ 2015 đến 2020",
        "Trịnh Hải Đường Phó Bí thư Thường trực Thành ủy Sao Khuê, từ 2015 đến 2020",
    ]
    assert not page.locator("[data-person-parts]").is_visible()
    assert index.address == f"{PEOPLE}?to-chuc=thanh-uy-sao-khue&nam=2016"
    index.open(index.address)
    expect(page.locator(".person-filter__found > li")).to_have_count(5)
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator("[data-person-parts]")).to_be_visible()
    assert index.address == PEOPLE


def test_an_office_without_an_end_is_told_so(index: Reader) -> None:
    """It is among those of every year since, and says that no end is recorded."""
    index.open(f"{PEOPLE}?nam=2026")
    expect(index.page.locator(".person-filter__found > li").first).to_be_visible()
    first, *_ = found(index.page)
    assert first == "Vũ Đình Bằng Bí thư Thành ủy Sao Khuê, từ 2025, chưa ghi ngày thôi"


def test_the_narrowed_index_has_no_violation(index: Reader) -> None:
    """As axe sees it, open and narrowed, on a small screen too."""
    index.open(f"{PEOPLE}?nam=2020")
    expect(index.page.locator(".person-filter__found > li").first).to_be_visible()
    assert violations(index.page) == []
    index.page.set_viewport_size({"width": 320, "height": 800})
    assert violations(index.page, LAYOUT) == []
    assert index.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_script_the_index_is_a_list(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Of everybody, with the highest office; there is no form."""
    page = reader_of(samples, java_script_enabled=False).page
    page.goto(samples.address + PEOPLE)
    assert not page.locator(".person-filter").is_visible()
    person = page.locator(".person-list__item", has_text="Vũ Đình Bằng")
    assert "Bí thư Thành ủy Sao Khuê" in person.inner_text()


def test_a_failure_to_load_the_offices_is_told(index: Reader) -> None:
    """And the list stays."""
    index.page.route("**/chuc-vu.json", lambda route: route.abort())
    index.page.get_by_text("Lọc theo tổ chức và năm").click()
    expect(index.page.get_by_role("status").filter(has_text="Chưa tải được")).to_be_visible()
    assert index.page.locator("[data-person-parts]").is_visible()


def test_a_document_leads_to_what_rests_on_it(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """From its number on the article that has it attached, without script: the records, and the file; from there back."""
    reader = reader_of(samples, java_script_enabled=False)
    article = "/tin-tuc/2025/02/cong-bo-quyet-dinh-thanh-lap-ban-tuyen-giao-va-dan-van/"
    reader.open(article)
    reader.page.locator(".document-list__number a").click()
    entry = reader.page.locator(".resting-list:has(:target)")
    assert entry.locator("h2").text_content() == "12-QĐ/TU"
    expect(entry.locator(".resting-list__files a").first).to_have_attribute(
        "href", re.compile(r"^/documents/2025/.*\.pdf$")
    )
    expect(entry.locator(".resting-list__name").first).to_have_text(
        "Ban Tuyên giáo và Dân vận Thành ủy Sao Khuê"
    )
    entry.locator(".resting-list__files a").last.click()
    assert reader.page.url.endswith(article)


def test_a_list_widens_to_predecessors(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """From the page of a committee, without script: articles of before it was founded, about those it came from."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open("/to-chuc/ban-tuyen-giao-va-dan-van-thanh-uy-sao-khue/")
    reader.page.get_by_role("link", name="cả của các tổ chức tiền thân").click()
    expect(reader.page.locator("h1")).to_contain_text("cả tổ chức tiền thân")
    days = reader.page.locator(".card time").evaluate_all("all => all.map((one) => one.dateTime)")
    assert days[0] > "2025" > days[-1]
    assert days == sorted(days, reverse=True)
