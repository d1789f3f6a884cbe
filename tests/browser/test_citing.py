"""Citations as files, as a reader saves them from a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Page, expect
from pybtex.database import parse_string

from tests.browser.conftest import Reader, Site

ARTICLE = "/tin-tuc/2019/07/khai-mac-hoi-thi-bao-cao-vien-gioi-2019/"


def saved(page: Page, click: Callable[[], None]) -> tuple[str, str]:
    """Return name and text of the file that a click saves."""
    with page.expect_download() as download:
        click()
    return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")


def test_an_article_is_cited_alone(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """Its entry of the file of its month, which a reader of the format reads."""
    reader = reader_of(samples, accept_downloads=True)
    reader.open(ARTICLE)
    links = reader.page.locator("[data-citations] a")
    _, text = saved(reader.page, links.nth(0).click)
    (record,) = rispy.loads(text)
    assert record["title"].split() == reader.heading.split()
    name, text = saved(reader.page, links.nth(1).click)
    assert list(parse_string(text, "bibtex").entries) == [record["id"]]
    assert name == f"{record['id']}.bib"
    _, text = saved(reader.page, links.nth(2).click)
    assert [one["id"] for one in json.loads(text)] == [record["id"]]


@pytest.mark.parametrize("form", ["ris", "json"])
def test_a_list_is_cited(samples: Site, reader_of: Callable[..., Reader], form: str) -> None:
    """From the page of a record: every article of its list, newest first."""
    reader = reader_of(samples, accept_downloads=True)
    reader.open("/nhan-su/le-quang-an/")
    link = reader.page.locator(f'main a[href$="viec={form}"]')
    _, text = saved(reader.page, link.click)
    titles = [one["title"] for one in (rispy.loads(text) if form == "ris" else json.loads(text))]
    expect(reader.page.locator(".search-results__list > li").first).to_be_visible()
    assert len(titles) == len(set(titles)) > 2


def test_a_month_without_script(samples: Site, reader_of: Callable[..., Reader]) -> None:
    """The links lead to the files of the whole month."""
    reader = reader_of(samples, java_script_enabled=False)
    reader.open("/luu-tru/2019/07/")
    address = reader.page.locator('main a[href$=".ris"]').get_attribute("href")
    assert len(rispy.loads((samples.folder / address.lstrip("/")).read_text("utf-8"))) == 2
