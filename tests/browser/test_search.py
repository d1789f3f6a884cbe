"""The search page against the brute force of ``bench/search_reference.py``, set by set, and as readers use it."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from bench.search_asking import ask_archive, script_address
from bench.search_reference import Asked, Reference, pairs_in_order, random_queries, read_catalogue
from plugins.kinds import KINDS
from tests.browser.conftest import Reader, Site
from tests.browser.judging import violations

CASES = json.loads((Path(__file__).parents[1] / "cases/spelling.json").read_text("utf-8"))
DUONG = "nhan-su/trinh-hai-duong"
THANH_UY = "to-chuc/thanh-uy-sao-khue"
SEARCH = "/tim-kiem/"


@pytest.fixture(scope="module")
def reference(samples: Site) -> Reference:
    """All articles of the samples, to be looked at one by one."""
    return read_catalogue(samples.folder.parent / "cache" / "catalogue.sqlite")


@pytest.fixture
def reader(samples: Site, reader_of: Callable[..., Reader]) -> Reader:
    """A reader who has the search page open."""
    reader = reader_of(samples)
    reader.open(SEARCH)
    expect(reader.page.locator(".search-form")).to_be_visible()
    return reader


def search(reader: Reader, query: str) -> None:
    """Open the address of a search and wait for its end."""
    reader.open(SEARCH + query)
    expect(status(reader)).not_to_contain_text("Đang tìm")


def status(reader: Reader) -> Any:
    """Return the live region of the search."""
    return reader.page.locator(".search-status")


def options(reader: Reader) -> Any:
    """Return the suggested records."""
    return reader.page.locator("#danh-sach-ho-so").get_by_role("option")


def ask(reader: Reader, reference: Reference, asked: list[Asked], order: str = "newest") -> list[list[str]]:
    """Return the slugs that the browser finds for each query in an *order*: ``newest`` or ``best``."""
    given = [
        {
            "q": one.query,
            "records": [f"{KINDS[kind].segment}/{slug}" for kind, slug in one.records],
            "from": one.start,
            "to": one.end,
            "category": one.category,
        }
        for one in asked
    ]
    found = ask_archive(reader.page, given, order)
    return [[reference.places[place] for place in places] for places in found]


def test_finds_what_brute_force_finds(reader: Reader, reference: Reference) -> None:
    """Random queries in every spelling, phrases, records and ranges: the very same articles."""
    asked = random_queries(reference, 150)
    wrong = [
        (one.query, one.records, sorted(expected ^ set(found)))
        for one, found in zip(asked, ask(reader, reference, asked), strict=True)
        if (expected := reference.answers(one)[0]) != set(found)
    ]
    assert wrong == []


def test_the_best_come_first(reader: Reader, reference: Reference) -> None:
    """A row of the words before words near each other, these before words anywhere; of the same kind the marks as typed first."""
    articles = {one.slug: one for one in reference.articles}
    asked = [one for one in random_queries(reference, 160, seed=8) if '"' not in one.query and one.phrases]
    counts = []
    for one, order in zip(asked, ask(reader, reference, asked, "best"), strict=True):
        counts.append(pairs_in_order(articles[slug].tier(one.phrases) for slug in order))
    assert sum(pairs for _, pairs in counts) > 500
    assert [right for right, _ in counts] == [pairs for _, pairs in counts]


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["name"])
def test_words_as_python_does(reader: Reader, case: dict[str, Any]) -> None:
    """The browser cuts and folds words as the case file says."""
    code = """async ([script, text]) => {
      const { words, folded, cut } = await import(script);
      const found = words(text);
      return [found, found.map(folded), (cut(text).length - 1) / 2];
    }"""
    expected = case["words"]
    assert reader.page.evaluate(code, [script_address("spelling"), case["text"]]) == [
        expected,
        case["folded"],
        len(expected),
    ]


def test_queries_as_python_does(reader: Reader) -> None:
    """The browser reads queries as the case file says."""
    code = """async ([script, queries]) => {
      const { parse } = await import(script);
      return queries.map(parse);
    }"""
    queries = [case["query"] for case in CASES["queries"]]
    assert reader.page.evaluate(code, [script_address("spelling"), queries]) == [
        case["terms"] for case in CASES["queries"]
    ]


def test_typing_and_enter_searches(reader: Reader) -> None:
    """Enter in the field searches; the address tells the search, and the field keeps it."""
    reader.page.get_by_role("searchbox").fill("cầu Ngân Hà")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(".hit").first).to_be_visible()
    assert reader.address == "/tim-kiem/?q=" + "+".join(quote(word) for word in "cầu Ngân Hà".split())
    expect(reader.page.get_by_role("searchbox")).to_have_value("cầu Ngân Hà")


def test_back_and_forward(reader: Reader) -> None:
    """Back leads to the search before, forward to the one after, each with its results."""
    seen = []
    for query in ("đại hội", "công trường Ngân Hà"):
        reader.page.get_by_role("searchbox").fill(query)
        reader.page.keyboard.press("Enter")
        expect(status(reader)).to_contain_text("bài.")
        expect(reader.page).to_have_title(re.compile(f"^{query}: "))
        seen.append(status(reader).inner_text())
    reader.page.go_back()
    expect(reader.page.get_by_role("searchbox")).to_have_value("đại hội")
    expect(status(reader)).to_have_text(seen[0])
    reader.page.go_forward()
    expect(reader.page.get_by_role("searchbox")).to_have_value("công trường Ngân Hà")
    expect(status(reader)).to_have_text(seen[1])
    assert seen[0] != seen[1]


def test_marks_in_excerpts_are_those_printed(reader: Reader) -> None:
    """What was typed without marks is highlighted as printed, đ and all."""
    search(reader, "?q=dang+doan")
    marked = {text.lower() for text in reader.page.locator(".hit mark").all_inner_texts()}
    assert "đảng" in marked
    assert not any("\u1e0f" in text for text in reader.page.locator(".hit").all_inner_texts())


def test_the_order_is_seen_and_changed(reader: Reader) -> None:
    """Words have the best first; one click has the newest first, and the address keeps it."""
    search(reader, "?q=dang")
    orders = reader.page.locator(".search-results__orders")
    expect(orders.locator("[aria-current]")).to_have_text("Hợp nhất")
    orders.get_by_role("link", name="Mới nhất").click()
    expect(orders.locator("[aria-current]")).to_have_text("Mới nhất")
    assert reader.address == f"{SEARCH}?q=dang&xep=moi"
    expect(reader.page.locator(".hit")).to_have_count(10)
    days = [one.get_attribute("datetime") or "" for one in reader.page.locator(".hit time").all()]
    assert days == sorted(days, reverse=True)
    assert len(days) == 10


def test_more_results_take_the_focus(reader: Reader) -> None:
    """The button adds results below and puts the focus on the first of them."""
    search(reader, "?q=dang")
    reader.page.get_by_role("button", name="Xem thêm").click()
    expect(reader.page.locator(".hit")).to_have_count(20)
    expect(reader.page.locator(".hit__title a").nth(10)).to_be_focused()


def test_record_is_chosen_by_keyboard(reader: Reader) -> None:
    """Typing a name without marks, arrow and Enter choose a record; the address and the list of its articles follow."""
    box = reader.page.get_by_role("combobox", name="Người, tổ chức, sự kiện")
    box.focus()
    reader.page.keyboard.type("trinh hai duong")
    expect(reader.page.get_by_role("option").first).to_be_visible()
    assert box.get_attribute("aria-expanded") == "true"
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(".chip")).to_contain_text("Trịnh Hải Đường")
    expect(status(reader)).to_contain_text("bài")
    assert reader.address == f"{SEARCH}?hs={DUONG}"


def test_record_alone_lists_as_its_page(reader: Reader, reference: Reference) -> None:
    """A record alone has as many articles as brute force counts, and its offices are at hand."""
    search(reader, f"?hs={DUONG}")
    count = len(reference.about["person", DUONG.split("/")[1]])
    expect(status(reader)).to_contain_text(f"{count} bài.")
    reader.page.get_by_text("Chức vụ (").click()
    expect(reader.page.locator(".search-record__offices")).to_contain_text("Bí thư")


def test_two_records_are_both(reader: Reader, reference: Reference) -> None:
    """Of two records only the articles are listed that have both."""
    search(reader, f"?hs={DUONG}&hs={THANH_UY}")
    both = reference.about["person", "trinh-hai-duong"] & reference.about["committee", "thanh-uy-sao-khue"]
    expect(status(reader)).to_contain_text(f"{len(both)} bài.")


def test_no_other_list_is_loaded(reader: Reader) -> None:
    """A search by two records loads their lists, and no other; of names no more than the short forms."""
    reader.requests.clear()
    search(reader, f"?hs={DUONG}&hs={THANH_UY}&q=hoi+nghi")
    loaded = [one for one in reader.requests if "/ho-so/" in one or "/goi-y/" in one]
    assert sorted(loaded) == [
        "/tim-kiem/goi-y/viet-tat.json",
        f"/tim-kiem/ho-so/{DUONG}.json",
        f"/tim-kiem/ho-so/{THANH_UY}.json",
    ]


def test_committee_with_everything_below(reader: Reader) -> None:
    """The reach of a committee is chosen at its name; the address keeps it."""
    search(reader, f"?hs={THANH_UY}")
    alone = status(reader).inner_text()
    reader.page.get_by_role("combobox", name="Phạm vi").select_option(label="cùng các tổ chức trực thuộc")
    expect(status(reader)).not_to_have_text(alone)
    assert reader.address == f"{SEARCH}?hs={THANH_UY}.duoi"


def test_range_picks_years(reader: Reader) -> None:
    """A range asks the years it touches and no other."""
    reader.requests.clear()
    search(reader, "?q=dang&tu=2022-01-01&den=2022-06-30")
    years = {one.split("/nam/")[1].partition("/")[0] for one in reader.requests if "/nam/" in one} - {"chung"}
    days = [one.get_attribute("datetime") or "" for one in reader.page.locator(".hit time").all()]
    assert years == {"2022"}
    assert days and all("2022-01-01" <= day <= "2022-06-30" for day in days)


def test_the_nearest_outside_a_range_stand_apart(reader: Reader) -> None:
    """A range in which there is nothing says so; what is nearest to it stands below under a heading of its own."""
    search(reader, "?q=cau+ngan+ha+khanh+thanh&tu=2019&den=2019")
    expect(status(reader)).to_contain_text("Không có bài nào trong khoảng ngày đã chọn.")
    outside = reader.page.locator(".search-results__outside")
    expect(outside.get_by_role("heading", name="Gần nhất ngoài khoảng ngày")).to_be_visible()
    days = [one.get_attribute("datetime") or "" for one in outside.locator("time").all()]
    assert days and days == sorted(days) and all(day >= "2020" for day in days)
    expect(reader.page.locator(".search-results__list .hit")).to_have_count(0)


def test_a_reversed_range_is_told(reader: Reader) -> None:
    """A range that ends before it begins is not searched; a link turns it."""
    search(reader, "?q=dang&tu=2023-05-01&den=2022-01-01")
    expect(status(reader)).to_contain_text("Ngày đầu đứng sau ngày cuối.")
    expect(reader.page.locator(".hit")).to_have_count(0)
    status(reader).get_by_role("link", name="Đổi hai ngày").click()
    expect(reader.page.locator(".hit").first).to_be_visible()
    assert reader.address.endswith("?q=dang&tu=2022-01-01&den=2023-05-01")


def test_category_narrows(reader: Reader) -> None:
    """A category chosen in the form is in the address and in every result."""
    search(reader, "?q=dang")
    reader.page.get_by_text("Lọc theo chuyên mục").click()
    reader.page.get_by_label("Chuyên mục").select_option(label="Xây dựng Đảng")
    expect(reader.page.locator(".hit__meta").first).to_contain_text("Xây dựng Đảng")
    assert "chuyen-muc=xay-dung-dang" in reader.address
    assert all("Xây dựng Đảng" in text for text in reader.page.locator(".hit__meta").all_inner_texts())


def test_nothing_found_is_said(reader: Reader) -> None:
    """A word that stands nowhere gives an answer without an error."""
    search(reader, "?q=zzyzx")
    expect(status(reader)).to_have_text("Không có bài nào.")
    assert reader.messages == []


def test_unknown_record_is_said(reader: Reader) -> None:
    """An address that names a record that is not there says which."""
    search(reader, "?hs=nhan-su/khong-co-ai")
    expect(status(reader)).to_contain_text("nhan-su/khong-co-ai")


def test_a_failed_load_is_said(reader: Reader) -> None:
    """When the index cannot be loaded the page says so instead of that nothing was found."""
    reader.page.route("**/nam/**", lambda route: route.abort())
    search(reader, "?q=dang")
    expect(status(reader)).to_contain_text("Không tải được")


def test_english(reader: Reader) -> None:
    """With lang=en the page speaks English, and the links on it keep it so."""
    search(reader, "?q=dang&lang=en")
    expect(status(reader)).to_contain_text("articles")
    expect(reader.page.get_by_role("button", name="Search", exact=True)).to_be_visible()
    facet = reader.page.locator(".search-results__facet a").first.get_attribute("href") or ""
    assert "lang=en" in facet


def test_live_region_and_landmarks(reader: Reader) -> None:
    """What assistive software needs: a search landmark, a status, named fields, a list of results, one h1."""
    search(reader, f"?q=dang&hs={DUONG}")
    page = reader.page
    expect(page.get_by_role("search", name="Tìm bài viết")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="bài")).to_have_count(1)
    expect(page.get_by_role("searchbox", name="Từ hoặc")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="Kết quả")).to_have_count(1)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_role("link", name="Bỏ Trịnh Hải Đường")).to_be_visible()
    nameless = page.evaluate(
        "[...document.querySelectorAll('main input, main select')].filter((one) => !one.labels.length && !one.ariaLabel).length"
    )
    assert nameless == 0


def table(reader: Reader, address: str) -> list[list[str]]:
    """Open a search and take its results away as a table; return its rows."""
    search(reader, address)
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Tải bảng CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    return list(csv.reader(text.splitlines()))


def test_results_are_taken_away(reader: Reader, reference: Reference) -> None:
    """All of an intersection, in its order, with what an archivist files them by."""
    head, *rows = table(reader, f"?hs={DUONG}&hs={THANH_UY}")
    both = reference.about["person", "trinh-hai-duong"] & reference.about["committee", "thanh-uy-sao-khue"]
    assert head == [
        "mã",
        "tiêu đề",
        "ngày",
        "chuyên mục",
        "tác giả",
        "địa chỉ",
        "nhân sự",
        "tổ chức",
        "ghi chú",
    ]
    assert {row[5].rstrip("/").rpartition("/")[2] for row in rows} == both
    assert all(row[0].startswith("a-") and "Trịnh Hải Đường" in row[6].split("; ") for row in rows)
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)


def test_a_record_page_leads_to_its_table(reader: Reader) -> None:
    """Its link opens the list of its articles, and the table comes by itself."""
    reader.open(f"/{DUONG}/")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="Tải bảng CSV").click()
    assert "Trịnh Hải Đường" in download.value.path().read_text("utf-8-sig")


def test_facets_count_and_narrow(reader: Reader, reference: Reference) -> None:
    """Years, categories and topics with the number of results of each; a click narrows to as many."""
    search(reader, "?q=dang")
    rows = reader.page.locator(".search-results__facets .panel").filter(has_text="Theo chủ đề").locator("li")
    count = rows.first.locator(".counted-list__count").inner_text()
    rows.first.get_by_role("link").click()
    expect(status(reader)).to_have_text(f"{count} bài.")
    assert "chu-de=" in reader.address
    search(reader, "?q=dang")
    years = reader.page.locator(".search-results__facets .panel").first.locator("li")
    total = sum(int(one) for one in years.locator(".counted-list__count").all_inner_texts())
    expect(status(reader)).to_contain_text(f"{total} bài.")


def test_people_of_the_results_are_counted_on_demand(reader: Reader) -> None:
    """Their file is loaded when the facet is opened; a person narrows the results to as many as counted."""
    search(reader, f"?hs={THANH_UY}")
    assert not [one for one in reader.requests if "/records-" in one]
    fold = reader.page.locator("details").filter(has_text="Người trong các bài này")
    fold.locator("summary").first.click()
    row = fold.locator("li").first
    count = row.locator(".counted-list__count").inner_text()
    row.get_by_role("link").click()
    expect(status(reader)).to_contain_text(f"{count} bài.")
    assert reader.address.count("hs=") == 2


def test_back_from_an_article_leads_to_the_same_place(reader: Reader) -> None:
    """The same results, as many, at the same place."""
    search(reader, "?q=dang")
    reader.page.get_by_role("button", name="Xem thêm").click()
    expect(reader.page.locator(".hit")).to_have_count(20)
    before = reader.page.locator(".hit__title").all_inner_texts()
    link = reader.page.locator(".hit__title a").nth(15)
    link.scroll_into_view_if_needed()
    top = reader.page.evaluate("scrollY")
    link.click()
    expect(reader.page.locator(".hit")).to_have_count(0)
    reader.page.go_back()
    expect(reader.page.locator(".hit")).to_have_count(20)
    assert reader.page.locator(".hit__title").all_inner_texts() == before
    reader.page.wait_for_function("(top) => Math.abs(scrollY - top) < 3", arg=top)


def test_nothing_drawn_moves_while_years_come_in(reader: Reader) -> None:
    """Better results of years that come late are announced; they are drawn at a click."""
    held: list[Any] = []
    reader.page.route("**/nam/2023/**", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks what it is given
    reader.open(f"{SEARCH}?q={quote('cầu Ngân Hà')}")
    expect(reader.page.locator(".hit").first).to_be_visible()
    expect(reader.page.get_by_role("progressbar")).to_be_visible()
    before = reader.page.locator(".hit__title").all_inner_texts()
    top = reader.page.locator(".hit").first.bounding_box()
    for route in held:  # all that was asked for meanwhile
        route.continue_()
    reader.page.unroute("**/nam/2023/**")
    better = reader.page.get_by_role("button", name="kết quả hợp hơn")
    expect(better).to_be_visible()
    assert reader.page.locator(".hit__title").all_inner_texts()[: len(before)] == before
    assert reader.page.locator(".hit").first.bounding_box() == top
    better.click()
    expect(reader.page.locator(".hit__title mark").first).to_contain_text("Cầu", ignore_case=True)
    expect(better).to_be_hidden()


def test_a_year_that_was_taken_down_is_told(reader: Reader) -> None:
    """The others are searched all the same."""
    reader.page.route("**/nam/2022/**", lambda route: route.fulfill(status=404))
    search(reader, "?q=dang")
    expect(status(reader)).to_contain_text("Chưa tìm được trong năm 2022;")
    expect(reader.page.locator(".hit")).to_have_count(10)


def test_a_year_that_cannot_be_read_is_told(reader: Reader) -> None:
    """A broken line of one year ends nothing: the others are counted, and the status says which is missing."""
    reader.page.route("**/nam/2023/words*", lambda route: route.abort())
    search(reader, "?q=dang")
    expect(status(reader)).to_contain_text("Chưa tìm được trong năm 2023; tải lại trang để thử lại.")
    expect(reader.page.locator(".search-results__facets li").first).to_be_visible()
    expect(reader.page.get_by_role("progressbar")).to_be_hidden()


def test_an_anchor_is_no_new_search(reader: Reader) -> None:
    """More results stay as they are when a link within the page was followed."""
    search(reader, "?q=dang")
    reader.page.get_by_role("button", name="Xem thêm").click()
    expect(reader.page.locator(".hit")).to_have_count(20)
    reader.page.evaluate("location.hash = 'noi-dung'")
    reader.page.wait_for_function("location.hash")
    expect(reader.page.locator(".hit")).to_have_count(20)


@pytest.mark.parametrize(
    "query", ["?q=c%E1%BA%A7u&tu=abc", "?q=c%E1%BA%A7u&tu=2023-13", "?q=c%E1%BA%A7u&den=2023-02-31"]
)
def test_what_is_no_day_is_left_out(reader: Reader, query: str) -> None:
    """It would narrow the search without being seen in the form."""
    search(reader, query)
    expect(reader.page.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize("query", ["%25", "%22%22%22", "%F0%9F%98%80"])
def test_signs_alone_find_nothing(reader: Reader, query: str) -> None:
    """They are no words; all articles would be no answer."""
    search(reader, f"?q={query}")
    expect(status(reader)).to_have_text("Không có bài nào.")
    expect(reader.page.locator(".hit")).to_have_count(0)


@pytest.mark.parametrize("word", ["được", "đất", "xe", "thư"])
def test_a_common_word_means_nobody(reader: Reader, word: str) -> None:
    """However near it is to a name."""
    search(reader, f"?q={quote(word)}")
    expect(reader.page.locator(".hit").first).to_be_visible()
    expect(reader.page.locator(".search-card")).to_have_count(0)


def test_numbers_of_documents_and_dates_are_found(reader: Reader) -> None:
    """A paper that is attached by its number; a date however its zeros are typed."""
    search(reader, "?q=11-Q%C4%90%2FTU")
    expect(reader.page.locator(".hit__title").first).to_contain_text("iếp công dân")


def cards(reader: Reader) -> Any:
    """Return the cards above the results."""
    return reader.page.locator(".search-results__meant .search-card")


@pytest.mark.parametrize("query", ["Trịnh Hải Đường", "trinh hai duong", "TRINH HAI DUONG"])
def test_the_record_comes_first(reader: Reader, query: str) -> None:
    """Its card stands on top, alone, with the latest office on record and the ways to everything about it."""
    search(reader, f"?q={quote(query)}")
    expect(cards(reader)).to_have_count(1)
    expect(cards(reader)).to_contain_text("Trịnh Hải Đường")
    expect(cards(reader)).to_contain_text("Bí thư Thành ủy Sao Khuê")
    cards(reader).get_by_role("link", name="Tất cả bài viết").click()
    assert reader.address == f"{SEARCH}?hs={DUONG}"


def test_an_article_with_the_whole_name_comes_before_its_syllables(reader: Reader) -> None:
    """When all years are in, and once the better results were asked for."""
    search(reader, f"?q={quote('Trịnh Hải Đường')}")
    better = reader.page.locator(".search-results__better")
    if better.is_visible():
        better.click()
        expect(better).to_be_hidden()
    first = reader.page.locator(".hit").first
    marked = [text.lower() for text in first.locator("mark").all_inner_texts()]
    assert any(marked[at : at + 3] == ["trịnh", "hải", "đường"] for at in range(len(marked)))


def test_an_office_leads_to_its_holders(reader: Reader) -> None:
    """The latest with dates, those before folded."""
    search(reader, f"?q={quote('bi thu thanh uy')}")
    card = cards(reader).first
    expect(card).to_contain_text("Vũ Đình Bằng")
    card.get_by_text("Người giữ chức vụ trước đó").click()
    expect(card.locator("ol li").first).to_contain_text("Trịnh Hải Đường")


def test_a_short_form_is_what_it_stands_for(reader: Reader) -> None:
    """Articles with the long form are found by the short one, and so is the committee."""
    search(reader, "?q=UBKT")
    expect(cards(reader).first).to_contain_text("Ủy ban Kiểm tra")
    expect(reader.page.locator(".hit mark").first).to_be_visible()


def test_a_day_has_its_articles(reader: Reader) -> None:
    """Those of that day where no text has the date, and the way to narrow to it."""
    search(reader, f"?q={quote('03/7/2023', safe='')}")
    expect(cards(reader).first).to_contain_text("03/7/2023")
    days = reader.page.locator(".search-results__outside time")
    expect(days.first).to_be_visible()
    assert {one.get_attribute("datetime") for one in days.all()} == {"2023-07-03"}


def test_a_slip_leads_to_what_is_meant(reader: Reader) -> None:
    """A record whose name has other letters, and words that the archive has."""
    search(reader, f"?q={quote('Trịnh Hải Đươgn')}")
    expect(cards(reader).filter(has_text="Bí thư Thành ủy Sao Khuê")).to_be_visible()
    link = reader.page.locator(".search-card--near").get_by_role("link", name="Trịnh Hải Đường")
    link.click()
    assert reader.address == f"{SEARCH}?hs={DUONG}"
    search(reader, f"?q={quote('nghij quyết')}")
    reader.page.locator(".search-results__near").get_by_role("link", name="nghị quyết").click()
    expect(reader.page.locator(".hit").first).to_be_visible()


def test_a_slip_is_offered_beside_what_it_finds(reader: Reader) -> None:
    """Words that stand here and there give results; the record that may be meant stands beside them, not above."""
    search(reader, f"?q={quote('Phan Ngọc Cẩn')}")
    expect(
        reader.page.locator(".search-results__facets").get_by_role("link", name="Phan Ngọc Cẩm")
    ).to_be_visible()
    expect(reader.page.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["Trịnh Hải Đường", "03/7/2023", "Trịnh Hãi Đươgn"])
def test_axe_finds_nothing_in_results(
    samples: Site, reader_of: Callable[..., Reader], query: str, scheme: str
) -> None:
    """Results, cards and what may be meant instead, on a small screen in both schemes."""
    reader = reader_of(samples, viewport={"width": 320, "height": 640}, color_scheme=scheme)
    search(reader, f"?q={quote(query, safe='')}")
    expect(cards(reader).first).to_be_visible()
    assert violations(reader.page) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_script_it_explains(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Without script the form is not shown; the page says why and leads to names, letters and years."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open(SEARCH)
    expect(reader.page.get_by_text("cần JavaScript")).to_be_visible()
    expect(reader.page.locator(".search-form")).to_be_hidden()
    for address in ("/nhan-su/", "/to-chuc/", "/su-kien/", "/luu-tru/", "/luu-tru/#nam-2022"):
        expect(reader.page.locator(f'main a[href="{address}"]')).to_be_visible()


def test_box_on_every_page_leads_to_the_search(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The button beside the box searches the articles for what was typed there."""
    reader = reader_of(samples)
    reader.open("/gioi-thieu/")
    reader.page.get_by_role("combobox").fill(unicodedata.normalize("NFD", "hiến máu"))
    reader.page.get_by_role("button", name="Tìm bài").click()
    expect(reader.page.locator(".hit").first).to_be_visible()


@pytest.fixture
def strict(samples: Site, reader_of: Callable[..., Reader]) -> Reader:
    """A reader of the samples in a folder below the root, under a policy that allows the site's own and nothing more."""
    reader = reader_of(samples, viewport={"width": 320, "height": 640})
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'"

    def serve(route: Any) -> None:
        path = route.request.url.removeprefix(reader.site.address).partition("?")[0].removeprefix("/kho")
        if not route.request.url.startswith(reader.site.address + "/kho/"):
            return route.abort()
        file = samples.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        if not file.is_file():
            return route.fulfill(status=404)
        data, ending = file.read_bytes(), file.suffix
        if ending in (".html", ".css"):
            data = re.sub(rb'\b(href|src|srcset)="/', rb'\1="/kho/', data)
        media = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
        headers = {
            "Content-Security-Policy": policy,
            "Content-Type": media.get(ending, "application/octet-stream"),
        }
        return route.fulfill(status=200, headers=headers, body=data)

    reader.page.route("**/*", serve)
    return reader


def test_works_below_the_root_under_a_strict_policy(strict: Reader) -> None:
    """In a folder /kho/ with a strict policy, text with a record is found, and leads to addresses below that folder."""
    strict.open(f"/kho/tim-kiem/?q=dang&hs={DUONG}")
    expect(strict.page.locator(".hit").first).to_be_visible()
    link = strict.page.locator(".hit__title a").first.get_attribute("href") or ""
    assert link.startswith("/kho/tin-tuc/")
    assert strict.messages == []


def test_results_fit_a_small_screen(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """At 320 px a page full of results, filters and records is no wider than the screen."""
    reader = reader_of(samples, viewport={"width": 320, "height": 640})
    search(reader, f"?q=dang&hs={THANH_UY}.duoi&hs={DUONG}")
    expect(reader.page.locator(".hit").first).to_be_visible()
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_names_beyond_the_first_file_are_found(reader: Reader) -> None:
    """Where a kind has more names than its first file, the part for the beginning that is typed is asked for, the smallest."""
    first = {"kind": "event", "folder": "su-kien", "entries": [], "parts": {"ho": 900, "khao": 2}}
    part = {"kind": "event", "folder": "su-kien", "entries": [["Hội thảo khảo cổ", "", "", [], 1]]}
    reader.page.route("**/goi-y/su-kien.json", lambda route: route.fulfill(json=first))
    reader.page.route("**/goi-y/su-kien/khao.json", lambda route: route.fulfill(json=part))
    box = reader.page.get_by_role("combobox", name="Người, tổ chức, sự kiện")
    box.fill("hoi thao khảo")
    expect(options(reader)).to_have_text("Hội thảo khảo cổ")
    expect(options(reader)).to_have_attribute("href", "/su-kien/hoi-thao-khao-co/")
    assert not [one for one in reader.requests if "/su-kien/ho." in one]


def test_namesakes_are_told_apart(reader: Reader) -> None:
    """Two people of one name are two options, each with what tells it from the other."""
    box = reader.page.get_by_role("combobox", name="Người, tổ chức, sự kiện")
    box.focus()
    reader.page.keyboard.type("lương văn đức")
    expect(options(reader)).to_have_count(2)
    texts = options(reader).all_inner_texts()
    assert len({text.partition("\n")[0].strip() for text in texts}) == 1
    assert all("sinh năm" in text for text in texts) and len(set(texts)) == 2


def test_best_first_asks_every_year(reader: Reader, reference: Reference) -> None:
    """With the best first the number of articles is that of all years, and years are not left over."""
    search(reader, "?q=%22h%E1%BB%99i+ngh%E1%BB%8B%22")
    expected, _ = reference.answers(Asked("", ((("hôi", "\u0323"), ("nghi", "\u0323")),)))
    expect(status(reader)).to_contain_text(f"{len(expected)} bài.")


def test_exact_marks_alone_on_demand(reader: Reader, reference: Reference) -> None:
    """The tick leaves only articles with the marks as typed."""
    phrase = ((("bô", "\u0323"),),)
    search(reader, "?q=b%E1%BB%99&dau=dung")
    _, exact = reference.answers(Asked("", phrase))
    expect(status(reader)).to_contain_text(f"{len(exact)} bài.")
