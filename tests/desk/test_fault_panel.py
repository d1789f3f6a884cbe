"""The panel of errors on top of the preview's pages."""

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.desk.fault_panel import (
    MAX_SHOWN,
    Fault,
    draft_faults,
    faults_of,
    path_of_draft,
    with_panel,
)
from plugins.sources.problems import Problem

PROBLEMS = [
    Problem("D101", "articles/2023/09/lễ ký.md", 5, {"field": "<b>", "hint": ""}),
    Problem("A109", "articles/2023/09/b.md", 7, {"target": "/x/"}),
]
PAGE = '<!doctype html><html><head></head><body class="home"><h1>Trang</h1></body></html>'


def panel(page: bytes) -> BeautifulSoup:
    """Return the panel on *page*."""
    found = BeautifulSoup(page, "html.parser").select_one("body > #preview-faults")
    assert found is not None
    return found


def test_errors_have_place_and_message():
    """File and line as a terminal shows them, what and how; warnings keep no page from being made."""
    (fault,) = faults_of(PROBLEMS, Path("/kho/content"), "vi")
    assert fault.place == "content/articles/2023/09/lễ ký.md:5"
    assert fault.message.startswith("D101 Không có trường nào tên `<b>`. Xóa dòng này")
    assert fault.link == "vscode://file/kho/content/articles/2023/09/l%E1%BB%85%20k%C3%BD.md:5"


@pytest.mark.parametrize(
    ("language", "words"), [("vi", ["Còn 1 lỗi", "Mở trong VS Code"]), ("en", ["Errors: 1", "Open in"])]
)
def test_the_panel_is_first_on_the_page(language, words):
    """In the editor's language; what was typed is text, and the page goes on below."""
    page = with_panel(PAGE.encode(), faults_of(PROBLEMS, Path("/kho/content"), language), language)
    found = panel(page)
    assert found["role"] == "alert"
    assert found["lang"] == language
    assert found.code.text == "content/articles/2023/09/lễ ký.md:5"
    assert found.b is None
    assert all(word in found.text for word in words)
    assert page.decode().endswith("</section><h1>Trang</h1></body></html>")


def test_a_page_without_errors_is_as_it_was():
    """Not a byte more."""
    assert with_panel(PAGE.encode(), (), "vi") == PAGE.encode()


def test_an_error_of_no_file_is_shown_too():
    """A theme that cannot be used has neither place nor link."""
    found = panel(with_panel(PAGE.encode(), (Fault("main.css"),), "vi"))
    assert (found.code, found.a, "main.css" in found.li.text) == (None, None, True)


def test_many_errors_are_counted():
    """The first fifty, then how many more."""
    found = panel(with_panel(PAGE.encode(), [Fault(str(number)) for number in range(MAX_SHOWN + 3)], "vi"))
    assert len(found.find_all("li")) == MAX_SHOWN + 1
    assert found.find_all("li")[-1].text == "và 3 lỗi khác"


def test_something_that_is_no_page_gets_the_panel_all_the_same():
    """Before all else."""
    assert with_panel(b"x", (Fault("a"),), "vi").endswith(b"</section>x")


def test_what_is_wrong_in_drafts_is_told_by_file():
    """Errors and warnings alike; what stops a build is told elsewhere."""
    drafted = [replace(one, is_in_draft=True) for one in PROBLEMS]
    found = draft_faults([*PROBLEMS, *drafted], Path("/kho/content"), "vi")
    assert {path: [one.place for one in faults] for path, faults in found.items()} == {
        one.path: [f"content/{one.path}:{one.line}"] for one in PROBLEMS
    }
    assert faults_of(drafted, Path("/kho/content"), "vi") == ()


def test_a_page_tells_which_draft_it_shows():
    """By its banner alone: the text of an article names no file."""
    page = '<section id="x"><h2 id="chua-dang">Nháp</h2>\n<p><code>articles/a&amp;b.md</code></p>'
    assert path_of_draft(page.encode()) == "articles/a&b.md"
    assert path_of_draft(b"<p><code>articles/a.md</code></p>") == ""
