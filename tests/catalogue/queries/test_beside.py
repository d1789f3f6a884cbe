"""What stands beside an article."""

import pytest

from plugins.catalogue.queries.beside import (
    Place,
    beside_in_category,
    most_related,
    near,
    places_of_rare,
    places_of_record,
)
from tests.city import article

LAM = "ta-dinh-lam"
DAYS = [Place(f"2023-01-{day:02}", "bai") for day in range(1, 11)]


@pytest.fixture
def catalogue(indexed):
    """The city with an article in another category, two on one day, and a draft."""
    files = {
        "articles/2023/07/xay-dung.md": article("Xây dựng", date="2023-07-25", category="Xây dựng Đảng"),
        "articles/2023/07/b.md": article("B", date="2023-07-22"),
        "articles/2023/07/a.md": article("A", date="2023-07-22"),
        "articles/2023/07/en.md": article("Water", date="2023-07-21 09:00", lang="en"),
        "articles/2023/07/nhap.md": article("Nháp", date="2023-07-23", persons=LAM, status="draft"),
    }
    return indexed(files)[1]


def test_before_and_after_in_the_category(catalogue):
    """By date, then by slug; of public articles alone, in this category and language alone."""
    at = {slug: Place("2023-07-22T00:00:00+07:00", slug) for slug in ("a", "b")}
    assert beside_in_category(catalogue, "thoi-su", "vi", at["a"]) == ("hoi-nghi-cap-nuoc", "b")
    assert beside_in_category(catalogue, "thoi-su", "vi", at["b"])[0] == "a"
    first = Place("2023-07-25T00:00:00+07:00", "xay-dung")
    assert beside_in_category(catalogue, "xay-dung-dang", "vi", first) == (None, "trao-huy-hieu")


def test_places_of_a_record(catalogue):
    """Oldest first, public ones alone."""
    found = [one.slug for one in places_of_rare(catalogue, "person", LAM)]
    assert found == ["hoi-nghi-cap-nuoc", "trao-huy-hieu"]
    assert [one.slug for one in places_of_record(catalogue, "person", LAM, 1)] == found[:1]


def test_a_common_record_relates_nothing(catalogue, monkeypatch):
    """One that more articles name than are looked at."""
    monkeypatch.setattr("plugins.catalogue.queries.beside.MAX_ARTICLES_OF_RARE", 1)
    monkeypatch.setattr("plugins.catalogue.queries.beside._MOST_BY_CLASS", (1, 1, 1, 1))
    assert places_of_rare(catalogue, "person", LAM) == ()


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (DAYS[4], [*DAYS[1:4], *DAYS[5:8]]),
        (DAYS[0], DAYS[1:4]),
        (DAYS[9], DAYS[6:9]),
        (Place("2023-01-05", "sau"), [*DAYS[2:5], *DAYS[5:8]]),
        (Place("2022-12-31", "bai"), DAYS[:3]),
    ],
    ids=["in the middle", "the first", "the last", "between two", "before all"],
)
def test_near_in_a_list(place, found):
    """Three on each side, itself left out, whether it is one of them or not."""
    assert near(DAYS, place) == found


def test_rare_records_relate_more():
    """What shares a record of few articles comes before what shares one of many, and more records before fewer."""
    own, rare, common, both = (Place("2023-01-05", slug) for slug in ("own", "rare", "common", "both"))
    many = sorted([own, common, both, *(Place(f"2022-{day}", "x") for day in range(20))])
    found = most_related([sorted([own, rare, both]), many], own)
    assert found[:3] == [both, rare, common]


def test_of_equals_the_newest_first():
    """So that the order is one."""
    own, old, new = Place("2023-01-05", "own"), Place("2023-01-01", "old"), Place("2023-02-01", "new")
    assert most_related([[old, own, new]], own) == [new, old]
