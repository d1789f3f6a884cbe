"""What the site maps tell of articles."""

import pytest

from plugins.catalogue.queries import sitemaps
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
    """After one moment and up to another; without what was retracted and samples."""
    found = sitemaps.news_articles(catalogue, "2024-01-01", "2026-01-01", 5)
    assert [one.slug for one in found] == ["anh"]
    assert sitemaps.news_articles(catalogue, "2024-01-05T00:00:00+07:00", "2026-01-01", 5) == []


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
