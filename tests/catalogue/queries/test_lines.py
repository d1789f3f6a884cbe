"""Articles that name one of several committees."""

import pytest

from plugins.catalogue.queries.lines import articles_of_line, years_of_line
from plugins.catalogue.queries.listings import YearCount
from tests.city import article

BOTH = ("ban-to-chuc-thanh-uy-van-khe", "thanh-uy-van-khe")
FILES = {
    "articles/2021/mot.md": article("Một", "Thành ủy Vân Khê họp.", date="2021-03-01"),
    "articles/2022/hai.md": article("Hai", "Ban Tổ chức Thành ủy Vân Khê họp.", date="2022-03-01"),
    "articles/2022/ba.md": article(
        "Ba", "Ban Tổ chức Thành ủy Vân Khê báo cáo Thành ủy Vân Khê.", date="2022-04-01"
    ),
    "articles/2022/nhap.md": article("Nháp", "Thành ủy Vân Khê họp.", date="2022-05-01", status="draft"),
}


@pytest.fixture
def catalogue(indexed):
    """Articles about one of two committees, about both, and a draft."""
    return indexed(FILES)[1]


def test_articles(catalogue):
    """Newest first, one that names both once; of a year, or some."""
    everything = articles_of_line(catalogue, BOTH)
    assert everything[-3:] == ["ba", "hai", "mot"] and len(set(everything)) == len(everything)
    assert articles_of_line(catalogue, BOTH, year="2022") == ["ba", "hai"]
    assert articles_of_line(catalogue, BOTH, most=1) == everything[:1]
    assert articles_of_line(catalogue, BOTH[:1], year="2021") == []


def test_years(catalogue):
    """Newest first, each article counted once."""
    assert years_of_line(catalogue, BOTH)[-2:] == [YearCount("2022", 2), YearCount("2021", 1)]
