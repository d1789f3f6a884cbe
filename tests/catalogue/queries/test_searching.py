"""The articles as the search takes them."""

from plugins.catalogue.queries.searching import numbers_of_month, searched_articles
from tests.city import article

FILES = {
    "articles/2024/01/moi.md": article("Năm mới", date="2024-01-05"),
    "articles/2023/07/nhap.md": article("Nháp", date="2023-07-01", status="draft"),
}


def test_articles_of_a_year(indexed):
    """Oldest first, in the order of their numbers; a draft is not among them."""
    catalogue = indexed(FILES)[1]
    found = list(searched_articles(catalogue, "2023"))
    assert [(one.slug, one.day, one.category) for one in found] == [
        ("hoi-nghi-cap-nuoc", "2023-07-21", "thoi-su"),
        ("trao-huy-hieu", "2023-08-02", "xay-dung-dang"),
    ]
    assert found[0].text.startswith("Sáng 21/7")
    assert found[0].facets == ("Thời sự",)


def test_numbers_of_a_month(indexed):
    """They count on from those of the months before in the year."""
    catalogue = indexed(FILES)[1]
    assert numbers_of_month(catalogue, "2022", "07") == {}
    assert numbers_of_month(catalogue, "2023", "07") == {"hoi-nghi-cap-nuoc": 0}
    assert numbers_of_month(catalogue, "2023", "08") == {"trao-huy-hieu": 1}
    assert numbers_of_month(catalogue, "2024", "01") == {"moi": 0}
