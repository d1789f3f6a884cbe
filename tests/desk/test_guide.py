"""The editors' guide inside the desk."""

import pytest

from plugins.desk.guide import CHAPTERS, GUIDE
from tests.desk.conftest import Browser


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chapter_is_a_page(browser: Browser, name: str) -> None:
    """Its links lead to chapters or to the web, its pictures are there."""
    page = browser.page(f"/guide/{name}")
    assert page.h1.text
    for link in page.select(".prose a[href]"):
        place = link["href"]
        assert place.startswith(("#", "/guide/", "http")), place
    for picture in page.select(".prose img"):
        assert picture["alt"]
        assert browser.get(picture["src"]).headers["content-type"] == "image/webp"


def test_the_first_chapter_is_that_of_the_desk(browser: Browser) -> None:
    """From nothing to a published report."""
    assert "từ một bản tin tới trang bạn đọc" in browser.page("/guide").text


def test_nothing_else_is_served(browser: Browser) -> None:
    """No other file, however it is asked for."""
    assert (GUIDE / "README.md").is_file()
    for address in ("/guide/khac", "/guide/pictures/README.md", "/guide/pictures/..%2fREADME.md"):
        assert browser.get(address).status_code == 404


def test_what_a_message_fills_in_is_dots(browser: Browser) -> None:
    """Names of its values are for programs; what an example has in braces stays."""
    text = browser.page("/guide/formats").text
    assert "Không có trường nào tên …." in text
    assert "{field}" not in text
    assert "({static}/documents/x.pdf)" in text
