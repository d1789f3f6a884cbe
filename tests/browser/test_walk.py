"""A reader walks through the real archive by its links alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Reader, Site

REPORT = "/tin-tuc/2023/07/ky-ket-quy-che-phoi-hop-giai-doan-2023-2025/"
MAI = "/nhan-su/nguyen-thi-bach-mai/"
DEPARTMENT = "/to-chuc/ban-dan-van-thanh-uy-tphcm/"
SUCCESSOR = "/to-chuc/ban-tuyen-giao-va-dan-van-thanh-uy-tphcm/"
PARENT = "/to-chuc/thanh-uy-tphcm/"
EVENT = "/su-kien/hoi-nghi-so-ket-05-nam-quy-che-phoi-hop-2017-2022/"

ROUND = (
    (REPORT, "Ký kết Quy chế phối hợp"),
    (MAI, "Nguyễn Thị Bạch Mai"),
    (DEPARTMENT, "Ban Dân vận Thành ủy"),
    (SUCCESSOR, "Ban Tuyên giáo và Dân vận Thành ủy"),
    (DEPARTMENT, "Ban Dân vận Thành ủy"),
    (PARENT, "Thành ủy"),
    (EVENT, "Hội nghị sơ kết 05 năm"),
    (REPORT, "Ký kết Quy chế phối hợp"),
)
"""Home, the report, a person in it, her department, what succeeded it and back, its parent, the event, the report."""


@pytest.fixture
def walker(archive: Site, reader_of: Callable[..., Reader]) -> Reader:
    """A reader on the home page of the real archive."""
    reader = reader_of(archive)
    reader.open("/")
    return reader


def walk(reader: Reader) -> None:
    """Follow the links of the round."""
    for address, _ in ROUND:
        reader.follow(address)


def test_each_step_leads_to_the_page_of_its_name(walker: Reader) -> None:
    """From home one comes to report, person, department, successor, parent and event and back, by links alone."""
    headings = []
    for address, _ in ROUND:
        walker.follow(address)
        headings.append(walker.heading)
    assert [name for _, name in ROUND if not any(one.startswith(name) for one in headings)] == []
    assert all(one.startswith(name) for one, (_, name) in zip(headings, ROUND, strict=True))


def test_browser_has_nothing_to_say(walker: Reader) -> None:
    """No page of the walk writes a message to the console or throws."""
    walk(walker)
    assert walker.messages == []


def test_nothing_comes_from_elsewhere(walker: Reader) -> None:
    """No page of the walk asks another host for anything."""
    walk(walker)
    assert [address for address in walker.requests if not address.startswith("/")] == []


def test_link_to_person_tells_office_of_that_day(walker: Reader) -> None:
    """Her name in the report carries the office that the report gives her."""
    walker.follow(REPORT)
    title = walker.page.locator(f'.prose a.mention--person[href="{MAI}"]').first.get_attribute("title") or ""
    assert "Phó Trưởng Ban Thường trực Ban Dân vận Thành ủy" in title


def test_office_cites_report_that_attests_it(walker: Reader) -> None:
    """On her page the office is listed with the report it was read in."""
    walker.follow(REPORT)
    walker.follow(MAI)
    office = walker.page.locator(".office-list__item", has=walker.page.locator(f'a[href="{DEPARTMENT}"]'))
    assert office.locator(f'.attested a[href="{REPORT}"]').count() == 1
