"""What is cited of the articles."""

from plugins.catalogue.queries.citing import cited_articles, cited_of_month
from tests.city import article


def test_what_is_cited(indexed):
    """Of a month newest first, or of articles in the order in which they are asked for; drafts are not cited."""
    files = {
        "articles/a.md": article("Tin A", date="2023-07-25", authors="[Tạ Đình Lãm]", lang="en"),
        "articles/nhap.md": article("Nháp", date="2023-07-26", status="draft"),
    }
    catalogue = indexed(files)[1]
    first, second = cited_of_month(catalogue, "2023", "07")
    assert (first.slug, first.id, first.authors, first.lang) == ("a", None, ("Tạ Đình Lãm",), "en")
    assert (second.id, second.authors) == ("a-0000018", ())
    slugs = ["trao-huy-hieu", "a", "nhap"]
    assert [one.slug for one in cited_articles(catalogue, slugs)] == slugs[:2]
