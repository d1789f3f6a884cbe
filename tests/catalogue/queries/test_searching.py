"""The articles as the search takes them."""

from plugins.catalogue.queries.searching import named_records, searched_articles
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
    assert found[0].facets == ("Thời sự", None)


def test_what_an_archivist_files_by(indexed):
    """Id, authors, number and title of papers; nothing where there is none."""
    papers = "[{file: /documents/a.pdf, title: Kế hoạch, number: 12-KH/TU}, {file: /documents/b.pdf, title: Phụ lục}]"
    text = article("Tin", date="2024-01-05", authors="[An, Bình]", documents=papers)
    files = {
        **FILES,
        "articles/2024/01/moi.md": text,
        "documents/a.pdf": b"%PDF-",
        "documents/b.pdf": b"%PDF-",
    }
    catalogue = indexed(files)[1]
    (found,) = searched_articles(catalogue, "2024")
    assert (found.id, found.authors, found.documents) == (
        "",
        ("An", "Bình"),
        ("12-KH/TU Kế hoạch", "Phụ lục"),
    )


def test_records_of_a_year(indexed):
    """Of each public article, in the order of the year, also of one that names nobody."""
    catalogue = indexed(FILES)[1]
    found = dict(named_records(catalogue, "2023"))
    assert list(found) == ["hoi-nghi-cap-nuoc", "trao-huy-hieu"]
    assert ("person", "ta-dinh-lam") in found["hoi-nghi-cap-nuoc"]
    assert dict(named_records(catalogue, "2024")) == {"moi": []}
