"""Which articles name a record."""

import pytest

from plugins.catalogue.queries import mentions
from plugins.catalogue.queries.listings import YearCount
from plugins.catalogue.queries.mentions import RecordCount
from tests.city import article

LAM = ("person", "ta-dinh-lam")
EVENT = "hoi-nghi-cap-nuoc-2023"
REPORT, NEWS = "hoi-nghi-cap-nuoc", "trao-huy-hieu"


@pytest.fixture
def catalogue(indexed):
    """The city with a second report of its event, of another year, and a draft about Lãm."""
    files = {
        "articles/2024/01/sau.md": article(
            "Sau hội nghị", "Đồng chí Tạ Đình Lãm phát biểu.", date="2024-01-05", events=EVENT
        ),
        "articles/2024/02/nhap.md": article("Nháp", status="draft", persons="ta-dinh-lam", date="2024-02-01"),
    }
    return indexed(files)[1]


def test_articles_of_a_record(catalogue):
    """Newest first: all, of a year, or the newest."""
    assert mentions.articles_naming(catalogue, *LAM) == ["sau", NEWS, REPORT]
    assert mentions.articles_naming(catalogue, *LAM, year="2023") == [NEWS, REPORT]
    assert mentions.articles_naming(catalogue, *LAM, most=1) == ["sau"]


def test_other_reports_of_an_event(catalogue):
    """Without the one that asks."""
    assert mentions.other_reports_of(catalogue, EVENT, REPORT, 5) == [("sau", "2024-01-05T00:00:00+07:00")]


def test_years_of_a_record(catalogue):
    """Newest first, each with its number of articles."""
    years = mentions.years_naming(catalogue, *LAM)
    assert years == [YearCount("2024", 1), YearCount("2023", 2)]


def test_years_have_pages_where_articles_are_many(monkeypatch):
    """One more than fit on a page."""
    monkeypatch.setattr(mentions, "MAX_ARTICLES_ON_RECORD_PAGE", 3)
    assert not mentions.have_own_pages([YearCount("2024", 1), YearCount("2023", 2)])
    assert mentions.have_own_pages([YearCount("2024", 2), YearCount("2023", 2)])


def test_counts(catalogue):
    """Public articles alone."""
    assert mentions.counts_by_record(catalogue)[LAM] == 3


def test_records_in_the_same_articles(catalogue):
    """Without the record that asks; the most often named first."""
    found = mentions.reported_with(catalogue, *LAM, "event", 5)
    assert found == [RecordCount("event", EVENT, 2)]
    assert mentions.reported_with(catalogue, *LAM, "person", 5) == [RecordCount("person", "kieu-thi-nhan", 1)]
    assert mentions.people_reported_at(catalogue, EVENT) == ["kieu-thi-nhan", "ta-dinh-lam"]


def test_records_of_a_month(catalogue):
    """As many as are asked for."""
    found = mentions.most_named_in_month(catalogue, "person", "2023", "07", 1)
    assert found == [RecordCount("person", "kieu-thi-nhan", 1)]


def test_quotations(catalogue):
    """The sentence that names the person first, newest article first; of front matter alone there is none."""
    assert [(one.article, one.sentence) for one in mentions.quotations(catalogue, "ta-dinh-lam", 2)] == [
        ("sau", "Đồng chí Tạ Đình Lãm phát biểu."),
        (NEWS, "Đồng chí Tạ Đình Lãm trao huy hiệu cho hai mươi đảng viên."),
    ]
    assert mentions.quotations(catalogue, "khong-co", 9) == []


def test_what_was_retracted_is_not_quoted(indexed):
    """Its words are no longer told."""
    files = {
        "articles/2024/01/rut.md": article(
            body="Ông Tạ Đình Lãm đến.", retracted="{date: 2024-01-05, reason: Sai}"
        )
    }
    _, catalogue = indexed(files)
    assert "rut" not in [one.article for one in mentions.quotations(catalogue, "ta-dinh-lam", 9)]
