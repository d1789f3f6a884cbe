"""Which articles there are."""

import pytest

from plugins.catalogue.queries import listings
from plugins.catalogue.queries.listings import MonthCount, YearCount
from tests.city import article

REPORT, NEWS = "hoi-nghi-cap-nuoc", "trao-huy-hieu"


@pytest.fixture
def catalogue(indexed):
    """The city with an older article and a draft of a category of its own."""
    files = {
        "articles/2021/05/cu.md": article("Bài cũ", date="2021-05-01"),
        "articles/2023/09/nhap.md": article("Nháp", status="draft", category="Chưa có"),
    }
    return indexed(files)[1]


def test_categories(catalogue):
    """Those with a public article, by slug."""
    assert listings.categories(catalogue) == {"thoi-su": "Thời sự", "xay-dung-dang": "Xây dựng Đảng"}
    assert listings.category_name(catalogue, "thoi-su") == "Thời sự"
    assert listings.category_name(catalogue, "chua-co") is None


def test_newest_first(catalogue):
    """As many as are asked for, of all or of a category."""
    assert listings.newest_articles(catalogue, 2) == [NEWS, REPORT]
    assert listings.newest_of_category(catalogue, "thoi-su", 5) == [REPORT, "cu"]


def test_a_month(catalogue):
    """Of all articles or of a category."""
    assert listings.articles_of_month(catalogue, "2023", "07") == [REPORT]
    assert listings.articles_of_category_month(catalogue, "thoi-su", "2023", "07") == [REPORT]
    assert listings.articles_of_category_month(catalogue, "thoi-su", "2023", "08") == []
    assert listings.count_of_month(catalogue, "2023", "08") == 1


def test_whether_a_month_has_an_article(catalogue):
    """A draft does not count."""
    assert listings.has_month(catalogue, "2023", "08")
    assert not listings.has_month(catalogue, "2023", "09")
    assert listings.has_category_month(catalogue, "thoi-su", "2021", "05")
    assert not listings.has_category_month(catalogue, "thoi-su", "2023", "08")


def test_years_and_months(catalogue):
    """Years oldest first, months newest first."""
    assert listings.years_with_articles(catalogue) == [YearCount("2021", 1), YearCount("2023", 2)]
    months = [MonthCount("2023", "08", 1), MonthCount("2023", "07", 1), MonthCount("2021", "05", 1)]
    assert listings.months_with_articles(catalogue) == months
    assert listings.months_of_category(catalogue, "thoi-su") == months[1:]
