"""A reader walks through the real archive by its links alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Walked:
    """A reader who has gone the round."""

    reader: Reader
    headings: list[str]
    """Of each page, in order."""


@pytest.fixture(scope="module")
def walked(archive: Site, reader_of: Callable[..., Reader]) -> Walked:
    """A reader who came from the home page of the real archive by links, and what was read on the way."""
    reader = reader_of(archive)
    reader.open("/")
    headings = []
    for address, _ in ROUND:
        reader.follow(address)
        headings.append(reader.heading)
    return Walked(reader, headings)


def test_each_step_leads_to_the_page_of_its_name(walked: Walked) -> None:
    """From home one comes to report, person, department, successor, parent and event and back, by links alone."""
    expected = [name for _, name in ROUND]
    assert [found[: len(name)] for found, name in zip(walked.headings, expected, strict=True)] == expected


def test_browser_has_nothing_to_say(walked: Walked) -> None:
    """No page of the walk writes a message to the console or throws."""
    assert walked.reader.messages == []


def test_nothing_comes_from_elsewhere(walked: Walked) -> None:
    """No page of the walk asks another host for anything."""
    assert [address for address in walked.reader.requests if not address.startswith("/")] == []


def test_link_to_person_tells_office_of_that_day(archive: Site, reader_of: Callable[..., Reader]) -> None:
    """Her name in the report carries the office that the report gives her."""
    reader = reader_of(archive)
    reader.open(REPORT)
    name = reader.page.locator(f'.prose a.mention--person[href="{MAI}"]').first
    assert "Phó Trưởng Ban Thường trực Ban Dân vận Thành ủy" in (name.get_attribute("aria-description") or "")


def test_office_cites_report_that_attests_it(archive: Site, reader_of: Callable[..., Reader]) -> None:
    """On her page the office is listed with the report it was read in."""
    reader = reader_of(archive)
    reader.open(MAI)
    office = reader.page.locator(".office-list__item", has=reader.page.locator(f'a[href="{DEPARTMENT}"]'))
    assert office.locator(f'.attested a[href="{REPORT}"]').count() == 1
