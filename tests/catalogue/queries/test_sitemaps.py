"""What the site maps tell of articles."""

from datetime import datetime, timedelta

import pytest

from plugins.catalogue.queries import sitemaps
from plugins.catalogue.store import Catalogue
from plugins.sources.dates import LOCAL_ZONE
from tests.city import article, picture

FILES = {
    "images/2024/a.jpg": picture(),
    "articles/2024/01/anh.md": article(
        "Có ảnh", "![Cầu](/images/2024/a.jpg)\n\n![Cầu](/images/2024/a.jpg)", date="2024-01-05"
    ),
    "articles/2024/01/rut.md": article(
        "Đã rút", date="2024-01-06", retracted="{date: 2024-02-06, reason: Sai}"
    ),
    "articles/2025/01/mau.md": article("Mẫu", date="2025-01-06", sample="true"),
}


@pytest.fixture
def catalogue(indexed):
    """The city with a picture, a retracted article and a year of samples."""
    return indexed(FILES)[1]


def test_articles_of_a_year(catalogue):
    """Oldest first; a correction changes when."""
    found = sitemaps.mapped_articles(catalogue, "2024")
    assert [(one.slug, one.changed[:10]) for one in found] == [("anh", "2024-01-05"), ("rut", "2024-02-06")]
    assert [one.is_sample for one in sitemaps.mapped_articles(catalogue, "2025")] == [True]
    assert sitemaps.count_of_year(catalogue, "2024") == 2
    assert sitemaps.has_real_article(catalogue, "2024")
    assert not sitemaps.has_real_article(catalogue, "2025")


def test_news(catalogue):
    """Younger than an age; without what was retracted and samples."""
    assert news(catalogue, days=1) == ["anh"]
    assert news(catalogue, days=3) == []


@pytest.mark.parametrize(
    ("days", "since", "until"),
    [
        (0, "2024-01-05", "2024-01-07"),
        (1.9, "2024-01-05", "2024-01-07"),
        (2, "2024-01-07", ""),
        (400, "2024-01-07", ""),
    ],
)
def test_how_long_news_are_right(catalogue, days, since, until):
    """From the newest on, or from when the one before was too old; until the oldest is."""
    with catalogue.remember() as asked:
        news(catalogue, days)
    assert (asked.since[:10], asked.until[:10]) == (since, until)


def news(catalogue: Catalogue, days: float) -> list[str]:
    """Return the slugs of the news of two days, so many *days* after that with a picture."""
    moment = datetime(2024, 1, 5, tzinfo=LOCAL_ZONE) + timedelta(days=days)
    return [one.slug for one in sitemaps.news_articles(catalogue, moment, timedelta(days=2), 5)]


def test_pictures(catalogue):
    """Each once."""
    assert sitemaps.pictures_by_article(catalogue, "2024") == {"anh": ("/images/2024/a.jpg",)}


def test_months(catalogue):
    """Oldest first, of all or of a category."""
    assert sitemaps.months_mapped(catalogue) == [
        ("2023", "07"),
        ("2023", "08"),
        ("2024", "01"),
        ("2025", "01"),
    ]
    assert sitemaps.months_mapped(catalogue, "xay-dung-dang") == [("2023", "08")]
