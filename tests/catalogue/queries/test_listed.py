"""Articles as editors look for them."""

import pytest

from plugins.catalogue.queries.listed import (
    Place,
    Sought,
    article_of_file,
    articles_sought,
    categories,
    count_sought,
    counts_by_state,
    state_of,
    texts_on_site,
)
from tests.city import AS_OF, LAM, NEWS, REPORT, record

NOW = AS_OF.isoformat()
ARTICLES = {
    "articles/2026/10/a.md": "title: Lễ ký Quyết định 100%\ndate: 2026-10-01\ncategory: Thời sự\nstatus: draft",
    "articles/2026/10/b.md": "title: Lễ ra quân\ndate: 2026-10-01\ncategory: Thời sự\nstatus: review",
    "articles/2026/10/c.md": "title: Hẹn giờ\ndate: 2026-10-02\ncategory: Thời sự\npublish_at: 2027-01-01",
    "articles/2026/10/d.md": "title: Hết hạn\ndate: 2026-10-03\ncategory: Thời sự\nexpires_at: 2026-11-01",
    "articles/2026/10/e.md": "title: Đã gỡ\ndate: 2026-10-04\ncategory: Thời sự\nstatus: removed",
}


@pytest.fixture
def catalogue(indexed):
    """The city with an article in each state."""
    return indexed({path: f"---\n{front}\n---\n\nChữ.\n" for path, front in ARTICLES.items()})[1]


def found(catalogue, **sought):
    """Return the slugs of what is sought."""
    return [row.slug for row in articles_sought(catalogue, Sought(**sought), NOW, 50)]


def test_all_are_there_newest_first(catalogue):
    """Those that readers do not see, too; of one day by their addresses."""
    assert found(catalogue) == ["e", "d", "c", "b", "a", "trao-huy-hieu", "hoi-nghi-cap-nuoc"]
    assert count_sought(catalogue, Sought(), NOW) == 7


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("le", ["b", "a"]),
        ("LỄ quân", ["b"]),
        ("quan le", ["b"]),
        ("100%", ["a"]),
        ("_", []),
        ("\\", []),
        ("khong co", []),
    ],
)
def test_by_words_of_the_title(catalogue, words, slugs):
    """Parts of them, in any order; marks, capitals and signs of the database do not count."""
    assert found(catalogue, words=words) == slugs


@pytest.mark.parametrize(
    ("state", "slug"),
    [("draft", "a"), ("review", "b"), ("held", "c"), ("expired", "d"), ("removed", "e"), ("ready", "")],
)
def test_by_state(catalogue, state, slug):
    """A published one is held or over by its times."""
    assert found(catalogue, state=state) == [slug] * bool(slug)
    rows = articles_sought(catalogue, Sought(state=state), NOW, 50)
    assert [state_of(row, NOW) for row in rows] == [state] * len(rows)


def test_a_time_comes_by_itself(catalogue):
    """Nothing is read again for it."""
    later = "2027-02-01T00:00:00+07:00"
    assert [row.slug for row in articles_sought(catalogue, Sought(state="held"), later, 50)] == []
    assert "c" in [row.slug for row in articles_sought(catalogue, Sought(state="published"), later, 50)]


def test_by_category_record_and_day(catalogue):
    """Each alone and together."""
    assert found(catalogue, category="thoi-su", since="2026-10-03") == ["e", "d"]
    assert found(catalogue, until="2023-07") == ["hoi-nghi-cap-nuoc"]
    assert found(catalogue, kind="person", record="ta-dinh-lam") == ["trao-huy-hieu", "hoi-nghi-cap-nuoc"]
    assert found(catalogue, kind="person", record="ta-dinh-lam", words="cap nuoc") == ["hoi-nghi-cap-nuoc"]


def test_from_a_place_on(catalogue):
    """Nothing twice, nothing passed over, whatever is saved meanwhile."""
    first = articles_sought(catalogue, Sought(), NOW, 4)
    rest = articles_sought(catalogue, Sought(), NOW, 50, Place(first[-1].date, first[-1].slug))
    assert [row.slug for row in (*first, *rest)] == found(catalogue)


def test_what_waits_is_counted(catalogue):
    """By state, without what readers see."""
    assert counts_by_state(catalogue, NOW) == dict.fromkeys(
        ("draft", "review", "held", "expired", "removed"), 1
    )


def test_categories_of_all_articles(catalogue):
    """By slug, with one name each."""
    assert categories(catalogue)[-1] == ("xay-dung-dang", "Xây dựng Đảng")


def test_the_article_of_a_file(catalogue):
    """And none for a file that holds none."""
    row = article_of_file(catalogue, NEWS)
    assert row is not None
    assert row.slug == "trao-huy-hieu"
    assert article_of_file(catalogue, "articles/x.md") is None


def test_what_has_a_page(catalogue):
    """Articles and records that readers may see, with file and digest, and those at whose address a notice stands."""
    texts = [*texts_on_site(catalogue)]
    articles = [(one.path, one.is_removed) for one in texts if one.path.startswith("articles")]
    assert articles == [("articles/2026/10/e.md", True), (NEWS, False), (REPORT, False)]
    assert [one.address for one in texts if one.path == LAM] == ["/nhan-su/ta-dinh-lam/"]
    assert all(len(one.digest) == 64 and one.title for one in texts)


def test_a_removed_record_has_a_notice(indexed):
    """At the address that it had."""
    _, catalogue = indexed({"register/persons/lo-thi-mai.md": record("Lò Thị Mai", status="removed")})
    found = [one for one in texts_on_site(catalogue) if one.is_removed]
    assert [(one.address, one.title) for one in found] == [("/nhan-su/lo-thi-mai/", "Lò Thị Mai")]
