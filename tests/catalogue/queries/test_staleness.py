"""Who may show an article or a record."""

import pytest

from plugins.catalogue.queries.staleness import (
    DatedArticle,
    RecordKey,
    Relation,
    all_articles_called,
    all_articles_naming,
    all_translations_of,
    committees_around_event,
    committees_heard_with,
    events_beginning,
    is_everything_stale,
    is_followed_in_year,
    named_together_with,
    namesakes_of,
    persons_heard_with,
    relations_around,
)
from plugins.catalogue.writing import EVERYTHING, note_stale
from tests.city import article, record

REPORT = "hoi-nghi-cap-nuoc"
ORGANISER = "thanh-uy-van-khe"
DIVISION = "ban-to-chuc-thanh-uy-van-khe"
EVENT = "hoi-nghi-cap-nuoc-2023"


@pytest.fixture
def catalogue(indexed):
    """The city with a translation and a namesake."""
    files = {
        "articles/2023/09/dich.md": article(
            "Water", lang="en", translation_of="a-0000018", former_slugs="old"
        ),
        "register/persons/lam-khac.md": record("TẠ ĐÌNH LÃM", disambiguation="giáo viên"),
        "articles/2023/07/tay.md": article("Tay", date="2023-07-22", persons="ta-dinh-lam", status="draft"),
    }
    return indexed(files)[1]


def test_whether_all_is_stale(catalogue):
    """Said by one owner that stands for all."""
    catalogue.connection.execute("DELETE FROM stale")
    assert not is_everything_stale(catalogue)
    note_stale(catalogue, [EVERYTHING])
    assert is_everything_stale(catalogue)


def test_articles_of_a_record_and_of_a_name(catalogue):
    """Drafts too."""
    assert set(all_articles_naming(catalogue, "person", "ta-dinh-lam")) >= {"tay"}
    assert all_articles_called(catalogue, "a-0000018") == [REPORT]
    assert all_articles_called(catalogue, "old") == ["dich"]
    assert all_translations_of(catalogue, "a-0000018") == [DatedArticle("dich", "2023")]


def test_whether_an_article_is_followed(catalogue):
    """By a public one of its year."""
    assert is_followed_in_year(catalogue, "2023-07-21T08:00:00+07:00", REPORT)
    assert not is_followed_in_year(catalogue, "2023-09-01T00:00:00+07:00", "dich")


def test_records_around_a_record(catalogue):
    """In one article, in one office, by relation, by name."""
    assert RecordKey("event", EVENT) in named_together_with(catalogue, "event", EVENT)
    assert set(namesakes_of(catalogue, "person", "Tạ Đình Lãm")) == {"ta-dinh-lam", "lam-khac"}
    assert Relation("parent", ORGANISER, "committee", DIVISION) in relations_around(
        catalogue, "committee", ORGANISER
    )
    for committee in committees_heard_with(catalogue, "ta-dinh-lam"):
        assert "ta-dinh-lam" in persons_heard_with(catalogue, committee)


def test_events_and_their_committees(catalogue):
    """Those that begin after one day and not after another."""
    assert events_beginning(catalogue, "2023-07-20", "2023-07-21") == [EVENT]
    assert events_beginning(catalogue, "2023-07-21", "2023-08-01") == []
    assert ORGANISER in committees_around_event(catalogue, EVENT)
