"""The editors' pages."""

from plugins.catalogue.queries.pages import has_page, page, page_titles

FILES = {
    "pages/lien-he.md": "---\ntitle: Liên hệ\n---\n\ny\n",
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\n\nx\n",
}


def test_pages(indexed):
    """By slug; one that is not there is None."""
    catalogue = indexed(FILES)[1]
    assert list(page_titles(catalogue).items()) == [("gioi-thieu", "Giới thiệu"), ("lien-he", "Liên hệ")]
    assert page(catalogue, "lien-he").html == "<p>y</p>"
    assert page(catalogue, "khong-co") is None
    assert has_page(catalogue, "gioi-thieu")
    assert not has_page(catalogue, "khong-co")
