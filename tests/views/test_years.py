"""Articles of a record by year."""

import pytest

from plugins.catalogue.queries import mentions
from plugins.catalogue.queries.addresses import has_address
from plugins.views.listings import record_year_page
from plugins.views.person import person_page
from tests.city import article

FILES = {
    f"articles/2024/0{month}/tin-{month}.md": article(
        f"Tin {month}", date=f"2024-0{month}-05", persons="ta-dinh-lam"
    )
    for month in (1, 2, 3)
}


@pytest.fixture
def many(holdings, monkeypatch):
    """Lãm with five articles, three of 2024 and two of 2023, where four are the most on one page."""
    monkeypatch.setattr(mentions, "MAX_ARTICLES_ON_RECORD_PAGE", 4)
    return holdings(FILES)


def test_few_articles_stand_on_the_page(holdings):
    """No pages by year, anchors instead."""
    assert holdings(FILES).year_pages_of("person", "ta-dinh-lam") == []


def test_many_articles_have_pages_by_year(many):
    """One a year, newest first."""
    assert many.year_pages_of("person", "ta-dinh-lam") == ["2024", "2023"]


def test_the_newest_stay_on_the_page(many):
    """As many as may; the years lead to their pages and count all."""
    page = person_page(many, "ta-dinh-lam")
    assert [(year.url, year.count, len(year.cards)) for year in page.years] == [
        ("/nhan-su/ta-dinh-lam/2024/", 3, 3),
        ("/nhan-su/ta-dinh-lam/2023/", 2, 1),
    ]
    assert page.article_count == 5


def test_a_page_of_a_year_has_all_of_it(many):
    """Newest first, with the way to the other years and up."""
    page = record_year_page(many, "person", "ta-dinh-lam", "2023")
    assert [card.title for card in page.cards] == ["Trao huy hiệu cho đảng viên", "Bàn việc cấp nước sạch"]
    assert page.parent.url == "/nhan-su/ta-dinh-lam/"
    assert [one.text for one in page.years] == ["2024", "2023"]


def test_a_link_to_a_page_by_year_is_good(many):
    """What is built can be linked from an article."""
    assert has_address(many.catalogue, "/nhan-su/ta-dinh-lam/2024/")
