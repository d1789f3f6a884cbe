"""The box that suggests names, by keyboard alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Reader, Site

MAI = "/nhan-su/nguyen-thi-bach-mai/"
FILES = [f"/tim-kiem/goi-y/{name}.json" for name in ("nhan-su", "to-chuc", "su-kien", "chuc-vu", "viet-tat")]


@pytest.fixture
def reader(archive: Site, reader_of: Callable[..., Reader]) -> Reader:
    """A reader on the about page of the real archive."""
    reader = reader_of(archive)
    reader.open("/gioi-thieu/")
    expect(box(reader)).to_be_visible()
    return reader


def box(reader: Reader) -> Locator:
    """Return the input."""
    return reader.page.get_by_role("combobox")


def options(reader: Reader) -> Locator:
    """Return the suggestions."""
    return reader.page.get_by_role("option")


def active(reader: Reader) -> str | None:
    """Return the text of the option that the input names as active, None when it names none."""
    found = box(reader).get_attribute("aria-activedescendant")
    return reader.page.locator(f"#{found}").inner_text() if found else None


def tab_to_box(reader: Reader) -> None:
    """Reach the box by the Tab key."""
    for _ in range(6):
        reader.page.keyboard.press("Tab")
        if box(reader).evaluate("element => element === document.activeElement"):
            return
    pytest.fail("the box is not among the first six stops of the Tab key")


def look_up(reader: Reader, words: str) -> None:
    """Reach the box by Tab, type and wait for suggestions."""
    tab_to_box(reader)
    reader.page.keyboard.type(words)
    expect(options(reader).first).to_be_visible()


@pytest.mark.parametrize(
    "words", ["bach mai", "Bạch Mai", unicodedata.normalize("NFD", "bạch mai"), "MAI nguyen", "bac ma"]
)
def test_finds_person_with_or_without_marks(reader: Reader, words: str) -> None:
    """Her name leads to her page, with marks or without, in any order and form, begun or whole."""
    look_up(reader, words)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**{MAI}")


@pytest.mark.parametrize("words", ["dang uy", "đảng ủy", "đảng uỷ", "\u00d0ảng ủy"])
def test_finds_committee_whatever_the_d(reader: Reader, words: str) -> None:
    """A Đảng ủy is found as the first suggestion without đ, with đ, with either place of the tone, with eth."""
    look_up(reader, words)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/to-chuc/dang-uy-*/")
    assert reader.heading.startswith("Đảng ủy")


def test_nothing_is_loaded_before_the_focus(reader: Reader) -> None:
    """The lists of names are asked for when the box gets the focus and not before."""
    reader.page.wait_for_load_state("networkidle")
    before = [address for address in reader.requests if address in FILES]
    with reader.page.expect_response(f"**{FILES[-1]}"):
        tab_to_box(reader)
    assert before == []
    assert sorted(address for address in reader.requests if address in FILES) == sorted(FILES)


def test_lists_are_loaded_once(reader: Reader) -> None:
    """Leaving the box and coming back asks for nothing again."""
    look_up(reader, "ban")
    reader.page.keyboard.press("Tab")
    box(reader).focus()
    reader.page.keyboard.type("x")
    reader.page.wait_for_load_state("networkidle")
    assert sorted(address for address in reader.requests if address in FILES) == sorted(FILES)


def test_says_whether_it_is_open(reader: Reader) -> None:
    """The input tells assistive software that suggestions opened, and which list they are in."""
    expect(box(reader)).to_have_attribute("aria-expanded", "false")
    look_up(reader, "thanh uy")
    expect(box(reader)).to_have_attribute("aria-expanded", "true")
    controlled = box(reader).get_attribute("aria-controls")
    expect(reader.page.locator(f"#{controlled}[role=listbox]")).to_be_visible()


def test_arrows_go_round(reader: Reader) -> None:
    """Arrow keys, Home and End move the active option; past the end comes the beginning."""
    look_up(reader, "quan uy")
    texts = options(reader).all_inner_texts()
    assert len(texts) > 2
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "End", "Home"):
        reader.page.keyboard.press(key)
        seen.append(active(reader))
    assert seen == [texts[0], texts[1], texts[0], texts[-1], texts[0], texts[-1], texts[0]]


def test_one_option_is_selected(reader: Reader) -> None:
    """Of all options only the active one is marked as selected, and the focus stays in the input."""
    look_up(reader, "quan uy")
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("ArrowDown")
    expect(reader.page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    expect(box(reader)).to_be_focused()


def test_enter_goes_to_the_active_option(reader: Reader) -> None:
    """Enter leads where the active option leads, not the first."""
    look_up(reader, "quan uy")
    second = options(reader).nth(1).get_attribute("href")
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**{second}")


def test_escape_closes_then_empties(reader: Reader) -> None:
    """Escape closes the list and keeps what was typed; once more and the box is empty."""
    look_up(reader, "bach mai")
    reader.page.keyboard.press("Escape")
    expect(box(reader)).to_have_attribute("aria-expanded", "false")
    expect(box(reader)).to_have_value("bach mai")
    reader.page.keyboard.press("Escape")
    expect(box(reader)).to_have_value("")


def test_leaving_closes(reader: Reader) -> None:
    """The list closes when the focus leaves the box."""
    look_up(reader, "bach mai")
    reader.page.keyboard.press("Tab")
    expect(box(reader)).to_have_attribute("aria-expanded", "false")


def test_click_goes_there(reader: Reader) -> None:
    """A suggestion can be clicked."""
    look_up(reader, "bach mai")
    options(reader).first.click()
    reader.page.wait_for_url(f"**{MAI}")


def test_number_of_results_is_announced(reader: Reader) -> None:
    """The live region says in Vietnamese how many suggestions there are."""
    look_up(reader, "bach mai")
    expect(reader.page.locator(".suggest [role=status]")).to_have_text("1 kết quả")


def test_nothing_found_is_shown(reader: Reader) -> None:
    """What nobody is called gives a visible answer, not silence."""
    tab_to_box(reader)
    reader.page.keyboard.type("zzz")
    expect(reader.page.get_by_text("Không có kết quả")).to_be_visible()


def test_failure_is_shown_and_tried_again(reader: Reader) -> None:
    """When the names cannot be loaded the box says so, and works once they can."""
    reader.page.route("**/tim-kiem/goi-y/*", lambda route: route.abort())
    tab_to_box(reader)
    reader.page.keyboard.type("bach")
    expect(reader.page.get_by_text("Không tải được")).to_be_visible()
    reader.page.unroute("**/tim-kiem/goi-y/*")
    reader.page.keyboard.type(" mai")
    expect(options(reader)).to_have_count(1)


def test_enter_of_the_input_method_goes_nowhere(reader: Reader) -> None:
    """Enter that ends a composition (a Vietnamese input method) does not choose."""
    look_up(reader, "bach mai")
    box(reader).dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(box(reader)).to_have_attribute("aria-expanded", "true")
    assert reader.address == "/gioi-thieu/"


def test_composed_words_are_looked_up(reader: Reader) -> None:
    """What an input method puts in as a whole is looked up like typed letters."""
    tab_to_box(reader)
    box(reader).evaluate("element => { element.value = 'bạch mai'; }")
    box(reader).dispatch_event("compositionend")
    expect(options(reader)).to_have_count(1)


def test_a_wrong_letter_is_forgiven(reader: Reader) -> None:
    """What may be meant stands under a heading of its own; Enter alone does not go there."""
    look_up(reader, "nguyen thi bach mei")
    group = reader.page.get_by_role("group", name="Có phải bạn tìm")
    expect(group.get_by_role("option")).to_have_text("Nguyễn Thị Bạch Mai")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/tim-kiem/?q=nguyen+thi+bach+mei")


def test_what_may_be_meant_can_be_chosen(reader: Reader) -> None:
    """By the arrow keys, like what is named."""
    look_up(reader, "nguyen thi bach mei")
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**{MAI}")


def test_offices_are_suggested(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """As a group of their own; choosing one opens the search for it."""
    reader = reader_of(samples)
    reader.open("/gioi-thieu/")
    look_up(reader, "truong ban to chuc")
    first = reader.page.get_by_role("group", name="Chức vụ").get_by_role("option").first
    expect(first).to_have_text("Trưởng Ban Tổ chức Thành ủy Sao Khuê")
    reader.page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/tim-kiem/?q=Tr*")


def test_offices_are_suggested_on_the_search_page(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """In the box that chooses records too."""
    reader = reader_of(samples)
    reader.open("/tim-kiem/")
    reader.page.locator("#chon-ho-so").press_sequentially("truong ban to chuc")
    reader.page.locator("#danh-sach-ho-so").get_by_role("group", name="Chức vụ").get_by_role(
        "option"
    ).first.click()
    expect(reader.page.locator("#tu-can-tim")).to_have_value("Trưởng Ban Tổ chức Thành ủy Sao Khuê")
