"""The articles as the search takes them."""

from plugins.catalogue.queries.searching import numbered_articles, searched_articles
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
    numbers = {slug: (one.year, one.number) for slug, one in numbered_articles(catalogue).items()}
    assert numbers == {
        "hoi-nghi-cap-nuoc": ("2023", 0),
        "trao-huy-hieu": ("2023", 1),
        "moi": ("2024", 0),
    }
