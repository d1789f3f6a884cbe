"""One article and what belongs to it."""

import pytest

from plugins.catalogue.queries.articles import (
    article,
    article_called,
    article_text,
    article_title,
    articles_in,
    articles_under,
    articles_with_other_addresses,
    former_addresses_of,
    has_article_id,
    mentions_in,
    public_date_of,
    versions_of,
)
from tests.city import NEWS
from tests.city import article as file_of

REPORT = "hoi-nghi-cap-nuoc"
FILES = {
    NEWS: file_of(
        "Trao huy hiệu",
        former_slugs="trao-huy-hieu-cu",
        legacy_urls="/news/12.html",
        date="2023-08-02",
        category="Xây dựng Đảng",
    ),
    "articles/2023/09/nhap.md": file_of("Nháp", status="draft"),
}


@pytest.fixture
def catalogue(indexed):
    """The city with a draft and an article that had other addresses."""
    return indexed(FILES)[1]


@pytest.mark.parametrize("named", ["trao-huy-hieu", "trao-huy-hieu-cu"])
def test_an_article_by_slug_and_former_slug(catalogue, named):
    """Both mean the article where it stands now."""
    found = article_called(catalogue, named)
    assert (found.slug, found.address, found.is_public) == (
        "trao-huy-hieu",
        "/tin-tuc/2023/08/trao-huy-hieu/",
        True,
    )


def test_an_article_by_id(catalogue):
    """The id is as good as the slug."""
    assert article_called(catalogue, "a-0000018").slug == REPORT
    assert has_article_id(catalogue, "a-0000018")


def test_a_draft_is_known_as_such(catalogue):
    """It exists, but not for readers."""
    assert not article_called(catalogue, "nhap").is_public
    assert public_date_of(catalogue, "nhap") is None
    assert article_called(catalogue, "khong-co") is None


def test_what_listings_show(catalogue):
    """Alone or several at once; one that is not there is None."""
    assert article(catalogue, REPORT).title == "Bàn việc cấp nước sạch"
    assert {one.slug for one in articles_under(catalogue, [REPORT, "nhap"])} == {REPORT, "nhap"}
    assert article(catalogue, "khong-co") is None


def test_its_text(catalogue):
    """The fields of the front matter, and the body as HTML."""
    text = article_text(catalogue, REPORT)
    assert text.front.values["title"] == "Bàn việc cấp nước sạch"
    assert text.html.startswith("<p>Sáng 21/7")


def test_the_records_that_it_names(catalogue):
    """By kind and slug; one from the front matter alone stands nowhere in the text."""
    named = mentions_in(catalogue, REPORT)
    assert [(one.kind, one.record, len(one.spans)) for one in named] == [
        ("committee", "ban-to-chuc-thanh-uy-van-khe", 1),
        ("event", "hoi-nghi-cap-nuoc-2023", 0),
        ("person", "kieu-thi-nhan", 1),
        ("person", "ta-dinh-lam", 2),
    ]


def test_its_other_addresses(catalogue):
    """Former slugs, then addresses of the older portal; an id leads there too."""
    former = former_addresses_of(catalogue, "trao-huy-hieu")
    assert [(one.kind, one.value) for one in former] == [
        ("slug", "trao-huy-hieu-cu"),
        ("url", "/news/12.html"),
    ]
    assert articles_with_other_addresses(catalogue) == [REPORT, "trao-huy-hieu"]
    assert article_title(catalogue, REPORT).id == "a-0000018"


def test_articles_by_file(catalogue):
    """A draft too: an editor asks."""
    assert articles_in(catalogue, "nhap") == ["nhap"]
    assert articles_in(catalogue, "khong-co") == []


def test_versions_know_each_other(indexed):
    """Whichever is asked about, and by whatever name they name the original; drafts are left out."""
    files = {
        **FILES,
        "articles/2023/09/en.md": file_of("Badge", lang="en", translation_of="trao-huy-hieu-cu"),
        "articles/2023/09/fr.md": file_of("Insigne", lang="fr", translation_of="trao-huy-hieu"),
        "articles/2023/09/de.md": file_of(
            "Abzeichen", lang="de", translation_of="trao-huy-hieu", status="draft"
        ),
    }
    catalogue = indexed(files)[1]
    for slug in ("trao-huy-hieu", "en", "fr"):
        assert versions_of(catalogue, slug) == ("en", "fr", "trao-huy-hieu")
    assert versions_of(catalogue, REPORT) == ()


def test_the_version_of_a_draft_stands_alone(indexed):
    """Readers cannot see what it is a translation of."""
    catalogue = indexed({**FILES, "articles/2023/09/en.md": file_of("Draft", translation_of="nhap")})[1]
    assert versions_of(catalogue, "en") == ()
