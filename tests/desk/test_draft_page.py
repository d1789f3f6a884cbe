"""The real page of an article as it is typed."""

from contextlib import closing

import pytest

import pelicanconf
from plugins.catalogue.store import open_catalogue
from plugins.desk.draft_page import JINJA, draft_pages
from plugins.ingest.reading import ReadingJob, article_worker, read_article_text
from tests.city import AS_OF, REPORT, article, index

NEW = "articles/2023/09/tin.md"


@pytest.fixture
def shown(folder, tmp_path):
    """A function that makes the page of a text that no file has."""
    with closing(open_catalogue(tmp_path / "catalogue.sqlite")[0]) as catalogue:
        outcome = index(folder, catalogue)
        job = ReadingJob(str(folder), catalogue.address, AS_OF.isoformat(), outcome.home)
        worker = article_worker(job)
        pages = draft_pages(catalogue.address, outcome.portal)

        def run(text: str, path: str = NEW) -> str:
            return pages.page(read_article_text(job, worker, path, text.encode()), AS_OF).decode()

        yield run
        worker.catalogue.close()


def test_it_is_the_page_of_the_site(shown):
    """With its links to records, the office of that day, and the banner of a draft."""
    page = shown(article("Lễ trao quà", body="Ông Tạ Đình Lãm đến.", status="draft"))
    assert '<a href="/nhan-su/ta-dinh-lam/"' in page
    assert "Trưởng Ban Tổ chức Thành ủy Vân Khê" in page
    assert "Lễ trao quà" in page
    assert 'id="chua-dang"' in page


def test_a_changed_article_is_shown_as_typed(shown, folder):
    """In place of what the catalogue has of it, once."""
    text = (folder / REPORT).read_text("utf-8").replace("Kiều Thị Nhàn phát biểu", "Kiều Thị Nhàn im lặng")
    page = shown(text, REPORT)
    assert "im lặng" in page
    assert "phát biểu" not in page


def test_what_is_missing_has_a_stand_in(shown):
    """An article that was just begun has a page too."""
    assert "Trời đẹp." in shown("---\nstatus: draft\n---\n\nTrời đẹp.\n")


def test_nobody_else_sees_it(shown):
    """The catalogue is as it was: a second page knows nothing of the first."""
    shown(article("Lễ trao quà", events="hoi-nghi-cap-nuoc-2023"))
    assert "Lễ trao quà" not in shown(
        article("Khác", events="hoi-nghi-cap-nuoc-2023"), "articles/2023/09/khac.md"
    )


def test_the_options_are_those_of_the_build():
    """A template is read the same way here and there."""
    assert {name: pelicanconf.JINJA_ENVIRONMENT[name] for name in JINJA} == JINJA
