"""Listings of articles."""

from datetime import timedelta

from plugins.views.listings import (
    archive_index,
    archive_page,
    category_month_page,
    category_page,
    home_page,
)
from tests.city import AS_OF, CITY, NEWS, article, picture, record


def titles(cards) -> list[str]:
    """Return the titles of *cards*."""
    return [card.title for card in cards]


def home(holdings, sections=("Thời sự",), featured=(), as_of=AS_OF):
    """Return the home page."""
    return home_page(holdings, sections, featured, as_of)


def test_the_newest_article_leads(holdings):
    """Where none has a picture; it is not listed a second time."""
    page = home(holdings())
    assert page.lead.title == "Trao huy hiệu cho đảng viên"
    assert titles(page.latest) == ["Bàn việc cấp nước sạch"]


def test_the_newest_article_with_a_picture_leads(holdings):
    """A retracted one does not."""
    shown = {"image": "/images/2023/a.jpg", "image_alt": "Cầu"}
    files = {
        "images/2023/a.jpg": picture(),
        "articles/2023/06/cau.md": article("Cầu mới", date="2023-06-01", **shown),
        "articles/2023/09/rut.md": article(
            "Bài đã rút", retracted="{date: 2023-09-02, reason: Sai}", **shown
        ),
    }
    page = home(holdings(files))
    assert page.lead.title == "Cầu mới"
    assert "Bài đã rút" not in titles(page.latest)


RETRACTED = "{date: 2026-01-02, reason: Sai}"


def test_what_was_retracted_leads_nothing_on_the_home_page(holdings):
    """Neither first, nor among the latest, in a section or the editors' picks; older ones come up in its place."""
    files = {
        f"articles/2025/rut-{number}.md": article(
            f"Rút {number}", date=f"2025-09-{number:02}", retracted=RETRACTED
        )
        for number in range(1, 31)
    }
    page = home(holdings(files), featured=("rut-1", "trao-huy-hieu"))
    assert page.lead.title == "Trao huy hiệu cho đảng viên"
    assert titles(page.latest) == ["Bàn việc cấp nước sạch"]
    assert titles(page.featured) == ["Trao huy hiệu cho đảng viên"]
    assert titles(page.sections[0].cards) == ["Bàn việc cấp nước sạch"]
    assert page.news_month.year == "2023"


def test_what_was_retracted_is_listed_as_such(holdings):
    """In its category and its month."""
    city = holdings({"articles/2025/rut.md": article("Rút", date="2025-09-01", retracted=RETRACTED)})
    for listing in (category_page(city, "thoi-su"), archive_page(city, "2025", "09")):
        assert [card.is_retracted for card in listing.cards][:1] == [True]


def test_a_home_page_of_retracted_articles_alone(holdings):
    """It is empty, and not broken."""
    files = {
        path: CITY[path].replace("category:", f"retracted: {RETRACTED}\ncategory:")
        for path in CITY
        if path.startswith("articles/")
    }
    page = home(holdings(files))
    assert (page.lead, page.latest, page.news_month) == (None, (), None)
    assert [one.cards for one in page.sections] == [()]


def test_sections_in_the_portals_order(holdings):
    """Those without an article are left out."""
    page = home(holdings(), sections=("Xây dựng Đảng", "Chưa có bài", "Thời sự"))
    assert [(one.link.text, titles(one.cards)) for one in page.sections] == [
        ("Xây dựng Đảng", ["Trao huy hiệu cho đảng viên"]),
        ("Thời sự", ["Bàn việc cấp nước sạch"]),
    ]


def test_the_editors_picks(holdings):
    """In their order, by slug or id."""
    page = home(holdings(), featured=("a-0000018", "trao-huy-hieu"))
    assert titles(page.featured) == ["Bàn việc cấp nước sạch", "Trao huy hiệu cho đảng viên"]


def test_coming_events_by_the_moment_of_the_build(holdings):
    """Soonest first; what began is not coming."""
    files = {
        "register/events/mai.md": record("Họp mai", start="2026-11-24"),
        "register/events/nay.md": record("Họp nay", start="2026-11-23"),
        "register/events/sau.md": record("Họp sau", start="2027-01-05"),
    }
    city = holdings(files)
    assert [one.link.text for one in home(city).coming] == ["Họp mai", "Họp sau"]
    assert [one.link.text for one in home(city, as_of=AS_OF + timedelta(days=1)).coming] == ["Họp sau"]


def test_who_is_in_the_news(holdings):
    """CountedLink over the month of the newest article."""
    page = home(holdings())
    assert (page.news_month.year, page.news_month.month) == ("2023", "08")
    assert [(one.link.text, one.count) for one in page.persons] == [("Tạ Đình Lãm", 1)]


def test_an_empty_archive_has_a_home_page(holdings, folder):
    """The first build of a new portal does not fail."""
    for path in CITY:
        if path.startswith("articles/"):
            (folder / path).unlink()
    page = home(holdings({"register/ids.csv": CITY["register/ids.csv"].replace("a-0000018,live,\n", "")}))
    assert (page.lead, page.latest, page.news_month) == (None, (), None)


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
    assert home(city).lead.title == "Bàn việc cấp nước sạch"
