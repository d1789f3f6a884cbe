"""Listings of articles."""

from plugins.views.home import home_page
from plugins.views.listings import (
    archive_index,
    archive_page,
    category_month_page,
    category_page,
    line_page,
    line_year_page,
    line_years,
)
from tests.city import AS_OF, BAN_TO_CHUC, CITY, NEWS, article, record


def titles(cards) -> list[str]:
    """Return the titles of *cards*."""
    return [card.title for card in cards]


RETRACTED = "{date: 2026-01-02, reason: Sai}"


def test_what_was_retracted_is_listed_as_such(holdings):
    """In its category and its month."""
    city = holdings({"articles/2025/rut.md": article("Rút", date="2025-09-01", retracted=RETRACTED)})
    for listing in (category_page(city, "thoi-su"), archive_page(city, "2025", "09")):
        assert [card.is_retracted for card in listing.cards][:1] == [True]


def test_a_category(holdings):
    """Its newest articles and its months."""
    page = category_page(holdings(), "thoi-su")
    assert (page.title, page.url, page.feed_url) == (
        "Thời sự",
        "/chuyen-muc/thoi-su/",
        "/chuyen-muc/thoi-su/feed.xml",
    )
    assert titles(page.cards) == ["Bàn việc cấp nước sạch"]
    assert [(one.url, one.count) for one in page.months] == [("/chuyen-muc/thoi-su/2023/07/", 1)]


def test_a_month_of_a_category(holdings):
    """All of that month, and the way back."""
    page = category_month_page(holdings(), "thoi-su", "2023", "07")
    assert titles(page.cards) == ["Bàn việc cấp nước sạch"]
    assert page.parent.url == "/chuyen-muc/thoi-su/"


def test_the_archive(holdings):
    """All months, newest first; a month has all its articles."""
    city = holdings({"articles/2023/08/som.md": article("Tin sớm", date="2023-08-01")})
    index = archive_index(city)
    assert [(one.url, one.count) for one in index.months] == [
        ("/luu-tru/2023/08/", 2),
        ("/luu-tru/2023/07/", 1),
    ]
    assert index.count == 3
    assert titles(archive_page(city, "2023", "08").cards) == ["Trao huy hiệu cho đảng viên", "Tin sớm"]


def test_drafts_are_in_no_listing(holdings):
    """Neither by month nor by category nor on the home page."""
    city = holdings({NEWS: CITY[NEWS].replace("category:", "status: draft\ncategory:")})
    assert [one.month for one in archive_index(city).months] == ["07"]
    assert list(city.categories) == ["thoi-su"]
    assert home_page(city, (), (), AS_OF).lead.title == "Bàn việc cấp nước sạch"


def test_a_committee_with_its_predecessors(holdings, monkeypatch):
    """The articles of all of them, newest first, each once; with many, each year has a page of its own."""
    files = {
        "register/committees/moi.md": record("Ban Mới", predecessors="ban-to-chuc-thanh-uy-van-khe"),
        "articles/2025/moi.md": article("Mới", "Ban Mới ra mắt.", date="2025-09-01"),
        "articles/2021/cu.md": article("Cũ", "Ban Tổ chức Thành ủy Vân Khê họp.", date="2021-09-01"),
    }
    assert BAN_TO_CHUC in CITY
    city = holdings(files)
    page = line_page(city, "moi")
    assert titles(page.cards)[0] == "Mới" and titles(page.cards)[-1] == "Cũ"
    assert [one.text for one in page.committees] == ["Ban Mới", "Ban Tổ chức Thành ủy Vân Khê"]
    assert (page.years, line_years(city, "moi")) == ((), [])
    assert titles(line_year_page(city, "moi", "2021").cards) == ["Cũ"]
    monkeypatch.setattr("plugins.catalogue.queries.mentions.MAX_ARTICLES_ON_RECORD_PAGE", 1)
    assert line_years(city, "moi")[-1] == "2021"
    assert line_page(city, "moi").years[-1].url == "/to-chuc/moi/ca-tien-than/2021/"
