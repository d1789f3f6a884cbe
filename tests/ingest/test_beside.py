"""Which pages are stale because others stand beside them now."""

import pytest

from plugins.catalogue.answers import BESIDE, YEAR_PAGES
from plugins.catalogue.queries.beside import MAX_ARTICLES_OF_RARE
from plugins.catalogue.queries.indexed import article_facts
from plugins.ingest.beside import ChangedLists
from tests.city import article

BODY = "Đồng chí Kiều Thị Nhàn dự."


def days(count, month="2024-01", **fields):
    """Return articles of the days of a month, each of a category of its own."""
    return {
        f"articles/{month.replace('-', '/')}/n{month[-2:]}-{day:02}.md": article(
            f"Ngày {day}", BODY, date=f"{month}-{day:02}", category=f"Mục {month} {day}", **fields
        )
        for day in range(1, count + 1)
    }


@pytest.fixture
def keys_of(indexed, monkeypatch):
    """A function that returns the catalogue of *files*, and the keys noted when an article comes (or goes, if *gone*)."""

    def note(files, slug, gone=False):
        _, catalogue = indexed(files)
        keys = set()
        monkeypatch.setattr("plugins.ingest.beside.note_changed", lambda _, changed: keys.update(changed))
        facts = article_facts(catalogue, slug)
        lists = ChangedLists()
        lists.add(*((facts, None) if gone else (None, facts)))
        lists.note(catalogue)
        return catalogue, keys

    return note


@pytest.fixture
def noted(keys_of):
    """The same for the slugs of those beside which another stands."""

    def note(*given, **named):
        catalogue, keys = keys_of(*given, **named)
        slugs = catalogue.values("SELECT slug FROM articles ORDER BY date, slug")
        return [one for one in slugs if BESIDE.key(one) in keys]

    return note


def test_neighbours_in_the_category(noted):
    """The one before and the one after."""
    files = {
        f"articles/2022/01/{slug}.md": article(slug, date=f"2022-01-0{day}", category="Văn hóa")
        for day, slug in enumerate("abcde", 1)
    }
    assert noted(files, "c") == ["b", "d"]


def test_the_near_ones_of_a_rare_record(noted):
    """Three on each side: a new article makes few pages stale, however many name the record."""
    found = noted(days(20), "n01-10")
    assert found == [f"n01-{day:02}" for day in (7, 8, 9, 11, 12, 13)]


def test_all_where_a_record_weighs_otherwise(noted):
    """The fourth article of a record makes it less rare for the three there were."""
    assert {"n01-01", "n01-02", "n01-03"} <= set(noted(days(4), "n01-04"))


def test_none_of_a_common_record(noted):
    """With more articles than relate them nobody's answer changes."""
    files = {}
    for month in ("2024-01", "2024-02", "2024-03", "2024-04", "2024-05"):
        files |= days(25, month)
    assert len(files) > MAX_ARTICLES_OF_RARE
    assert noted(files, "n03-10") == []


def test_those_it_left(noted):
    """What goes, or is no longer public, changes the answers of those that stood beside it."""
    assert noted(days(20), "n01-10", gone=True) == [f"n01-{day:02}" for day in (7, 8, 9, 11, 12, 13)]


def test_other_words_change_nothing(indexed):
    """Only where an article stands counts."""
    _, catalogue = indexed(days(3))
    facts = article_facts(catalogue, "n01-02")
    lists = ChangedLists()
    lists.add(facts, facts)
    assert not lists._places


@pytest.mark.parametrize(
    ("slug", "most", "changes"),
    [("n01-02", 2, False), ("tin", 2, True), ("n01-02", 4, True), ("n01-02", 5, False)],
    ids=["another of a year", "the first of a year", "one more than fit on a page", "all fit on a page"],
)
def test_which_years_have_pages(keys_of, monkeypatch, slug, most, changes):
    """With more articles than fit on a page each year that has any: only a new year changes which there are."""
    monkeypatch.setattr("plugins.catalogue.queries.mentions.MAX_ARTICLES_ON_RECORD_PAGE", most)
    _, keys = keys_of({**days(3), "articles/2025/01/tin.md": article("Tin", BODY, date="2025-01-01")}, slug)
    assert (YEAR_PAGES.key("person", "kieu-thi-nhan") in keys) == changes
