"""What two people have in common, as somebody asks who sits at a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from playwright.sync_api import expect

from plugins.editing.catalogues import temporary_catalogue
from plugins.views.holdings import Holdings
from plugins.views.together import together
from tests.browser.conftest import PROJECT, Reader, Site
from tests.city import AS_OF

PAGE = "/tra-cuu/cung-du/"
PEOPLE = ("trinh-hai-duong", "kieu-thi-oanh", "vu-dinh-bang", "dinh-thi-dieu", "mai-thi-ang")


@pytest.fixture(scope="module")
def archive() -> Iterator[Holdings]:
    """The samples, asked without a browser."""
    with temporary_catalogue(PROJECT / "samples", AS_OF, None) as (catalogue, _):
        yield Holdings(catalogue)


def test_the_page_answers_as_the_archive(
    samples: Site, archive: Holdings, reader_of: Callable[..., Reader]
) -> None:
    """For all pairs of some people: events, and reports year by year, each to be opened."""
    reader = reader_of(samples)
    for one, other in combinations(PEOPLE, 2):
        found = together(archive, one, other)
        reader.open(f"{PAGE}?nguoi={one}&nguoi={other}")
        expected = f"{len(found.events)} sự kiện, {len(found.reports)} bài viết."
        expect(reader.page.locator("[data-together] > [role=status]")).to_have_text(expected)
        opened = "() => document.querySelectorAll('.together__years details').forEach((one) => { one.open = true; })"
        reader.page.evaluate(opened)
        expect(reader.page.locator(".together__years li")).to_have_count(len(found.reports))
        shown = reader.page.evaluate(
            "() => ['.together__events > li > div > a', '.together__years li > a']"
            ".map((one) => [...document.querySelectorAll(one)].map((link) => link.pathname))"
        )
        assert sorted(shown[0]) == sorted(event.event.url for event in found.events)
        assert sorted(shown[1]) == sorted(card.url for card in found.reports)
    assert reader.messages == []


def test_choosing_two_people(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """From the page of one, by typing the name of another; the address carries both, and a committee is refused."""
    reader = reader_of(samples)
    reader.open("/nhan-su/trinh-hai-duong/")
    reader.page.get_by_role("link", name="Đối chiếu với người khác").click()
    status = reader.page.locator("[data-together] > [role=status]")
    expect(status).to_have_text("Chọn thêm một người.")
    box, options = (
        reader.page.locator("#chon-ho-so"),
        reader.page.locator("#danh-sach-ho-so").get_by_role("option"),
    )
    box.press_sequentially("ban to chuc thanh uy")
    options.filter(has_text="Ban Tổ chức Thành ủy").first.click()
    expect(status).to_have_text("Chỉ chọn người.")
    box.press_sequentially("kieu thi oanh")
    options.filter(has_text="Kiều Thị Oanh").first.click()
    expect(status).to_have_text("4 sự kiện, 8 bài viết.")
    assert reader.page.url.endswith("?nguoi=trinh-hai-duong&nguoi=kieu-thi-oanh")
    reader.page.get_by_role("button", name="Bỏ Trịnh Hải Đường").click()
    expect(status).to_have_text("Chọn thêm một người.")
    reader.page.go_back()
    expect(status).to_have_text("4 sự kiện, 8 bài viết.")


def test_from_those_who_are_often_named_together(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The number beside a name leads to what both have in common; the reports that name one of them to the search."""
    reader = reader_of(samples)
    reader.open("/nhan-su/trinh-hai-duong/")
    reader.page.locator(".ranked-list__count a").first.click()
    expect(reader.page.locator(".together__events > li")).to_have_count(4)
    reader.page.locator(".together__reports a").first.click()
    expect(reader.page.locator(".search-status")).to_contain_text("bài")


def test_somebody_who_is_not_there(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The page says so."""
    reader = reader_of(samples)
    reader.open(f"{PAGE}?nguoi=trinh-hai-duong&nguoi=khong-co-ai")
    expect(reader.page.locator("[data-together] > [role=status]")).to_contain_text("Không có hồ sơ này")


def test_without_script(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The page says how to ask by command, and leads to the people."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open(PAGE)
    expect(reader.page.locator("[data-script-needed]")).to_contain_text("python3 tasks.py together")
    expect(reader.page.locator("[data-together]")).to_be_hidden()
