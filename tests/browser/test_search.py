"""The search page against the brute force of ``bench/search_reference.py``, set by set, and as readers use it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from bench.search_asking import ASK
from bench.search_reference import Asked, Reference, pairs_in_order, random_queries, read_catalogue
from plugins.kinds import KINDS
from tests.browser.conftest import Reader, Site

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


def ask(reader: Reader, asked: list[Asked], order: str = "") -> list[list[str]]:
    """Return the slugs that the browser finds for each query, best first where *order* is ``hop``."""
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
    found: list[list[str]] = reader.page.evaluate(ASK, {"asked": given, "order": order, "hasCards": True})
    return found


def test_finds_what_brute_force_finds(reader: Reader, reference: Reference) -> None:
    """Random queries in every spelling, phrases, records and ranges: the very same articles."""
    asked = random_queries(reference, 150)
    wrong = [
        (one.query, one.records, sorted(expected ^ set(found)))
        for one, found in zip(asked, ask(reader, asked), strict=True)
        if (expected := reference.answers(one)[0]) != set(found)
    ]
    assert wrong == []


def test_exact_marks_come_first(reader: Reader, reference: Reference) -> None:
    """Best first, an article with the marks as typed stands before every one with other marks."""
    asked = [one for one in random_queries(reference, 120, seed=8) if '"' not in one.query]
    found = ask(reader, asked, "hop")
    counts = [
        pairs_in_order(order, reference.answers(one)[1]) for one, order in zip(asked, found, strict=True)
    ]
    assert sum(pairs for _, pairs in counts) > 100
    assert [right for right, _ in counts] == [pairs for _, pairs in counts]


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["name"])
def test_words_as_python_does(reader: Reader, case: dict[str, Any]) -> None:
    """The browser cuts, folds and writes words for the index as the case file says."""
    code = """async (text) => {
      const { words, folded, toIndex, fromIndex, cut } = await import(document.querySelector('link[href*="/spelling."]').href);
      const found = words(text);
      return [found, found.map(folded), toIndex(found.join(" ")), fromIndex(toIndex(found.join(" "))), (cut(text).length - 1) / 2];
    }"""
    expected = case["words"]
    assert reader.page.evaluate(code, case["text"]) == [
        expected,
        case["folded"],
        case["index"],
        " ".join(expected),
        len(expected),
    ]


def test_queries_as_python_does(reader: Reader) -> None:
    """The browser reads queries as the case file says."""
    code = """async (queries) => {
      const { parse } = await import(document.querySelector('link[href*="/spelling."]').href);
      return queries.map(parse);
    }"""
    queries = [case["query"] for case in CASES["queries"]]
    assert reader.page.evaluate(code, queries) == [case["terms"] for case in CASES["queries"]]


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
        with reader.page.expect_response("**/texts/*"):
            reader.page.keyboard.press("Enter")
        expect(status(reader)).to_contain_text("bài")
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


def test_years_stand_newest_first(reader: Reader) -> None:
    """Without an order asked for, results come by day, the newest first."""
    search(reader, "?q=dang")
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
    """A search by two records loads their lists, and no other, and no list of names."""
    reader.requests.clear()
    search(reader, f"?hs={DUONG}&hs={THANH_UY}&q=hoi+nghi")
    loaded = [one for one in reader.requests if "/ho-so/" in one or "/goi-y/" in one]
    assert sorted(loaded) == [f"/tim-kiem/ho-so/{DUONG}.json", f"/tim-kiem/ho-so/{THANH_UY}.json"]


def test_committee_with_everything_below(reader: Reader) -> None:
    """The reach of a committee is chosen at its name; the address keeps it."""
    search(reader, f"?hs={THANH_UY}")
    alone = status(reader).inner_text()
    reader.page.get_by_role("combobox", name="Phạm vi").select_option(label="cùng các tổ chức trực thuộc")
    expect(status(reader)).not_to_have_text(alone)
    assert reader.address == f"{SEARCH}?hs={THANH_UY}.duoi"


def test_range_picks_shards(reader: Reader) -> None:
    """A range asks the years it touches and no other."""
    reader.requests.clear()
    search(reader, "?q=dang&tu=2022-01-01&den=2022-06-30")
    years = {one.split("/nam/")[1][:4] for one in reader.requests if "/nam/" in one}
    days = [one.get_attribute("datetime") or "" for one in reader.page.locator(".hit time").all()]
    assert years == {"2022"}
    assert days and all("2022-01-01" <= day <= "2022-06-30" for day in days)


def test_other_years_are_shown_when_the_range_has_nothing(reader: Reader) -> None:
    """What no article of the range has is looked for in the other years, and the page says so."""
    search(reader, "?q=cau+ngan+ha+khanh+thanh&tu=2019&den=2019")
    expect(status(reader)).to_contain_text("Ở các năm khác")
    expect(reader.page.locator(".hit").first).to_be_visible()


def test_category_narrows(reader: Reader) -> None:
    """A category chosen in the form is in the address and in every result."""
    search(reader, "?q=dang")
    reader.page.get_by_text("Lọc và sắp xếp").click()
    reader.page.get_by_label("Chuyên mục").select_option(label="Xây dựng Đảng")
    expect(reader.page.locator(".hit__meta").first).to_contain_text("Xây dựng Đảng")
    assert "chuyen-muc=xay-dung-dang" in reader.address
    assert all("Xây dựng Đảng" in text for text in reader.page.locator(".hit__meta").all_inner_texts())


def test_nothing_found_is_said(reader: Reader) -> None:
    """A word that stands nowhere gives an answer without an error, and asks no year but, meanwhile, the newest."""
    reader.requests.clear()
    search(reader, "?q=zzyzx")
    expect(status(reader)).to_have_text("Không có bài nào.")
    assert {one.split("/nam/")[1][:4] for one in reader.requests if "/nam/" in one} <= {"2026"}
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


def test_table_of_a_record_holds_its_articles(samples: Site, reference: Reference) -> None:
    """The CSV has a row an article, newest first, and a head."""
    rows = (samples.folder / f"tim-kiem/ho-so/{DUONG}.csv").read_text("utf-8-sig").splitlines()
    assert rows[0] == "ngày,tiêu đề,chuyên mục,địa chỉ,ghi chú"
    assert len(rows) - 1 == len(reference.about["person", "trinh-hai-duong"])
    assert rows[1:] == sorted(rows[1:], key=lambda row: row[:10], reverse=True)


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
    """A reader of the samples in a folder below the root, under a policy that allows WebAssembly and nothing more."""
    reader = reader_of(samples, viewport={"width": 320, "height": 640})
    policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"

    def serve(route: Any) -> None:
        path = route.request.url.removeprefix(reader.site.address).partition("?")[0].removeprefix("/kho")
        if not route.request.url.startswith(reader.site.address + "/kho/"):
            return route.abort()
        file = samples.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        if not file.is_file():
            return route.fulfill(status=404)
        data, ending = file.read_bytes(), file.suffix
        if ending in (".html", ".css"):
            data = data.replace(b'href="/', b'href="/kho/').replace(b'src="/', b'src="/kho/')
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
    search(reader, f"?q=dang&hs={THANH_UY}.duoi&hs={DUONG}&xep=hop")
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
    search(reader, "?q=%22h%E1%BB%99i+ngh%E1%BB%8B%22&xep=hop")
    expected, _ = reference.answers(Asked("", ((("hôi", "\u0323"), ("nghi", "\u0323")),)))
    expect(status(reader)).to_contain_text(f"{len(expected)} bài.")


def test_exact_marks_alone_on_demand(reader: Reader, reference: Reference) -> None:
    """The tick leaves only articles with the marks as typed."""
    phrase = ((("bô", "\u0323"),),)
    search(reader, "?q=b%E1%BB%99&dau=dung&xep=hop")
    _, exact = reference.answers(Asked("", phrase))
    expect(status(reader)).to_contain_text(f"{len(exact)} bài.")
