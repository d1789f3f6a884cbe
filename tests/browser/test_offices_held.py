"""Who held which office on a day, as somebody asks who sits at a browser."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Response, expect

from plugins.editing.catalogues import temporary_catalogue
from plugins.views.days import in_figures, known_day
from plugins.views.holdings import Holdings
from plugins.views.office_holders import who
from tests.browser.conftest import PROJECT, Reader, Site
from tests.city import AS_OF

PAGE = "/tra-cuu/chuc-vu/"
MAX_BYTES = 60_000
"""That one question may load, as the files are."""


@pytest.fixture(scope="module")
def register() -> Iterator[Holdings]:
    """The register of the samples, asked without a browser."""
    with temporary_catalogue(PROJECT / "samples", AS_OF, None) as (catalogue, _):
        yield Holdings(catalogue)


def ask(page: Page, committee: str, day: str, *, below: bool = True) -> list[str]:
    """Ask by the form, and return name and office of each answer."""
    page.locator(".office-query select").select_option(committee)
    page.locator(".office-query input[name=ngay]").fill(day)
    page.locator(".office-query input[name=duoi]").set_checked(below)
    page.locator(".office-query button").click()
    expect(page.locator(".office-query [role=status]")).to_contain_text(f"Ngày {in_figures(known_day(day))}:")
    return page.evaluate(
        "() => [...document.querySelectorAll('.office-query__found > li')].map((one) => one.querySelector('a').pathname)"
    )


def test_the_page_answers_as_the_register(
    samples: Site, register: Holdings, reader_of: Callable[..., Reader]
) -> None:
    """In the same order, for committees small and large, alone and with all below, in the years of mergers too."""
    reader = reader_of(samples)
    reader.open(PAGE)
    expect(reader.page.locator(".office-query select option")).not_to_have_count(1)
    lot = random.Random(24)
    committees = [
        "",
        "thanh-uy-sao-khue",
        "ban-dan-van-thanh-uy-sao-khue",
        "uy-ban-nhan-dan-thanh-pho-sao-khue",
    ]
    for _ in range(12):
        committee, below = lot.choice(committees), lot.random() < 0.6
        day = f"{lot.choice((1980, 2016, 2019, 2020, 2023, 2025, 2026))}-{lot.randint(1, 12):02}-{lot.randint(1, 28):02}"
        expected = [one.office.person.url for one in who(register, day, committee, below=below)]
        assert ask(reader.page, committee, day, below=below) == expected, (committee, day, below)
    assert reader.messages == []


def test_one_question_is_small(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """All that the form loads to answer."""
    reader = reader_of(samples)
    answers: list[Response] = []
    reader.page.on("response", lambda one: answers.append(one) if one.url.endswith(".json") else None)
    reader.open(f"{PAGE}?to-chuc=thanh-uy-sao-khue&ngay=2023-07-21")
    expect(reader.page.locator(".office-query__found > li")).not_to_have_count(0)
    assert 0 < sum(len(one.body()) for one in answers) < MAX_BYTES


def test_each_answer_says_what_holds_it(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Source or approved report, dates, and how sure they are; words narrow what is shown; the address carries all."""
    reader = reader_of(samples)
    reader.open(f"{PAGE}?to-chuc=thanh-uy-sao-khue&ngay=2023-07-21&loc=kieu+thi&duoi=khong")
    one = reader.page.locator(".office-query__found > li")
    expect(one).to_have_count(1)
    expect(one).to_contain_text("Phó Bí thư Thành ủy Sao Khuê, từ 01/7/2023 chưa ghi ngày thôi")
    expect(one).to_contain_text("Nguồn: Quyết định số 189-QĐ/TU ngày 30/06/2023 (mẫu)")
    reader.open(f"{PAGE}?ngay=2023-07-21&loc=duc")
    expect(reader.page.locator(".office-query__found > li")).to_have_count(3)
    reader.page.locator(".office-query input[name=loc]").fill("không có ai")
    expect(reader.page.locator(".office-query [role=status]")).to_contain_text("không ghi ai")


def test_years_without_script(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The form is not there; each year is a page, each office with its source."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open(PAGE)
    expect(reader.page.locator(".office-query")).to_be_hidden()
    reader.follow(f"{PAGE}2019/")
    assert reader.heading == "Ai giữ chức vụ nào trong năm 2019"
    row = reader.page.locator(".roster__item", has_text="Viên Đình Yên").first
    expect(row.locator(".reference")).to_have_attribute("href", "#nguon-13")


def test_who_followed_whom(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """From an answer to the page of the committee, without script too: in order, with what lies between; and from a person to the next."""
    reader = reader_of(samples)
    reader.open(f"{PAGE}?to-chuc=van-phong-thanh-uy-sao-khue&ngay=2023-07-21")
    reader.page.locator(".office-query__office a", has_text="Chánh Văn phòng").first.click()
    assert reader.heading == "Ai nối tiếp ai: Văn phòng Thành ủy Sao Khuê"
    without = reader_of(samples, java_script_enabled=False)
    without.open(f"{PAGE}to-chuc/van-phong-thanh-uy-sao-khue/")
    names = without.page.locator(".succession").first.locator(".succession__name")
    assert [one.inner_text().split(" (")[0] for one in names.all()] == [
        "Lương Văn Đức",
        "Lã Ngọc Ước",
        "Đỗ Trọng Ý",
    ]
    expect(without.page.locator(".succession__between").first).to_have_text("không rõ ai giữ ngày 01/5/2024")
    without.open("/nhan-su/la-ngoc-uoc/")
    expect(without.page.locator(".office-list")).to_contain_text("Sau đó: Đỗ Trọng Ý")
