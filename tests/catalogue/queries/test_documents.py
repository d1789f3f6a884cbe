"""Documents attached to articles and events."""

import pytest

from plugins.catalogue.queries import documents
from plugins.catalogue.queries.documents import ArticleDocument
from tests.city import HOI_NGHI, article, record

PDF = "/documents/qd.pdf"
FILES = {
    "documents/qd.pdf": b"%PDF-1.4\n",
    "articles/2024/sau.md": article(
        "Sau", date="2024-01-01", documents=f"[{{file: {PDF}, title: Quyết định số 9-QĐ/TU năm 2023}}]"
    ),
    "articles/2023/truoc.md": article(
        "Trước",
        date="2023-01-01",
        documents=f"[{{file: {PDF}, title: Quyết định, number: 9-QĐ/TU, date: 2023-05}}, {{file: {PDF}, title: Phụ lục}}]",
    ),
    "articles/2023/nhap.md": article(
        "Nháp", status="draft", documents=f"[{{file: {PDF}, title: Kín năm 1999}}]"
    ),
    HOI_NGHI: record(
        "Hội nghị", id="e-0000018", documents=f"[{{file: {PDF}, title: Báo cáo, date: 2022-07-21}}]"
    ),
}


@pytest.fixture
def catalogue(indexed):
    """The city with documents of two articles, a draft and an event."""
    return indexed(FILES)[1]


def test_documents_of_articles(catalogue):
    """By the year of the document, those of the oldest article first; a draft has none."""
    of_title = ArticleDocument("sau", "", "Quyết định số 9-QĐ/TU năm 2023", PDF, "")
    assert documents.documents_of_articles(catalogue, "2023") == [
        ArticleDocument("truoc", "9-QĐ/TU", "Quyết định", PDF, "2023-05"),
        of_title,
    ]
    assert documents.documents_of_articles(catalogue, "1999") == []


def test_years(catalogue):
    """Those of articles and those of events; empty for a document of which nothing tells the year."""
    assert documents.years_of_article_documents(catalogue) == ["", "2023"]
    assert documents.years_of_event_documents(catalogue) == ["2022"]
    assert documents.events_with_documents(catalogue, "2022") == ["hoi-nghi-cap-nuoc-2023"]
