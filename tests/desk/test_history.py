"""The history of the content: who did what, how a file was, and back."""

import pytest

from plugins.desk.saving import read_text, save
from tests.city import NEWS
from tests.desk.test_saving import git


def add(desk, words):
    """Save an article with *words* more."""
    text, seen = read_text(desk, NEWS)
    return save(desk, NEWS, f"{text}\n{words}\n", seen, f"Thêm: {words}")


@pytest.fixture(params=["journal", "git"])
def desk(request, application, folder):
    """A desk with a journal alone, and one in a repository."""
    if request.param == "git":
        git(folder, "init", "-q", "-b", "main")
        git(folder, "config", "user.name", "x")
        git(folder, "config", "user.email", "x@x.example")
        git(folder, "add", ".")
        git(folder, "commit", "-qm", "Nhập")
    return application.state.desk


def test_changes_are_listed_with_names(browser, desk):
    """Newest first."""
    add(desk, "Một")
    add(desk, "Hai")
    rows = browser.page("/history").select(".list__item")
    assert [row.select_one(".list__title").text for row in rows][:2] == ["Thêm: Hai", "Thêm: Một"]
    assert "Lò Thị Mai" in rows[0].text


def test_a_change_shows_what_it_did(browser, desk):
    """Also after others."""
    add(desk, "Một")
    add(desk, "Hai")
    links = [one["href"] for one in browser.page("/history").select(".list__title a")]
    page = browser.page(links[1])
    assert [one.text for one in page.select("ins")][-1] == "+ Một"
    assert "Hai" not in page.select_one(".difference").text


def test_a_file_goes_back_to_a_version(browser, desk):
    """And that goes back too."""
    add(desk, "Một")
    wanted = read_text(desk, NEWS)[0]
    add(desk, "Hai")
    versions = browser.page(f"/history/file/{NEWS}").select(".list__title a")
    page = browser.page(versions[1]["href"])
    assert "+ Hai" in page.select_one(".difference").text
    browser.submit(f"/history/file/{NEWS}", version=page.select_one("input[name=version]")["value"])
    assert read_text(desk, NEWS)[0] == wanted


def test_a_change_is_taken_back_by_one_click(browser, desk):
    """Once; the list says so."""
    before = read_text(desk, NEWS)[0]
    change = add(desk, "Một").change
    page = browser.submit("/history/undo", change=change)
    assert read_text(desk, NEWS)[0] == before
    assert "đã bỏ" in page.text
    browser.submit("/history/undo", 400, change=change)


def test_a_change_that_was_taken_back_still_shows_what_it_did(browser, desk):
    """Also when others came after."""
    change = add(desk, "Một").change
    browser.submit("/history/undo", change=change)
    add(desk, "Hai")
    assert [one.text for one in browser.page(f"/history/change/{change}").select("ins")][-1] == "+ Một"


def test_what_is_not_there_is_told(browser):
    """No traceback."""
    browser.page("/history/change/khong-co", 400)
    browser.page("/history/file/../x", 404)
    browser.page("/history/file/.git/config", 400)


def test_words_of_a_text_are_words(browser, desk):
    """Nothing that was typed becomes part of a page."""
    add(desk, "<script>alert(1)</script>")
    link = browser.page("/history").select_one(".list__title a")["href"]
    assert browser.page(link).select("script:not([src])") == []
