"""The home page."""

from datetime import timedelta

from plugins.views.home import home_page
from tests.city import AS_OF, CITY, article, picture, record

RETRACTED = "{date: 2026-01-02, reason: Sai}"


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


def test_what_was_retracted_leads_nothing_on_the_home_page(holdings):
    """Neither first, nor among the latest, in a section or the editors' picks; older ones come up in its place."""
    files = {
        f"articles/2025/rut-{number}.md": article(
            f"Rút {number}", date=f"2025-09-{number:02}", retracted=RETRACTED
        )
        for number in range(1, 31)
    }
    files |= {
        f"articles/2023/{number}.md": article(f"Tin {number}", date=f"2023-06-{number:02}")
        for number in range(1, 9)
    }
    page = home(holdings(files), featured=("rut-1", "trao-huy-hieu", "hoi-nghi-cap-nuoc"))
    assert page.lead.title == "Trao huy hiệu cho đảng viên"
    assert titles(page.featured) == ["Bàn việc cấp nước sạch"]
    assert titles(page.latest) == [f"Tin {number}" for number in (8, 7, 6, 5, 4, 3, 2)]
    assert titles(page.sections[0].cards) == ["Tin 1"]
    assert page.news_month.year == "2023"


def test_a_home_page_of_retracted_articles_alone(holdings):
    """It is empty, and not broken."""
    files = {
        path: CITY[path].replace("category:", f"retracted: {RETRACTED}\ncategory:")
        for path in CITY
        if path.startswith("articles/")
    }
    page = home(holdings(files))
    assert (page.lead, page.latest, page.news_month) == (None, (), None)
    assert page.sections == ()


def many(category: str, count: int = 9) -> dict[str, str]:
    """Return *count* articles of a *category*, the last the newest."""
    folder = category.replace(" ", "")
    return {
        f"articles/2022/{folder}-{number}.md": article(
            f"{category} {number}", date=f"2022-01-{number + 1:02}", category=category
        )
        for number in range(count)
    }


def test_sections_in_the_portals_order(holdings):
    """Those without an article, or with none that is not shown above, are left out."""
    sections = ("Thể thao", "Chưa có bài", "Thời sự", "Thể thao", "Xây dựng Đảng")
    page = home(holdings({**many("Thời sự"), **many("Thể thao")}), sections=sections)
    assert [one.link.text for one in page.sections] == ["Thể thao", "Thời sự"]
    assert titles(page.sections[0].cards)[0] == "Thể thao 5"


def test_nothing_stands_twice(holdings):
    """The lead, the editors' picks, the latest and the sections share no article."""
    files = {**many("Thời sự"), **many("Thể thao")}
    page = home(holdings(files), ("Thời sự", "Thể thao"), ("the-thao-8", "trao-huy-hieu", "the-thao-8"))
    of_sections = (card for section in page.sections for card in section.cards)
    shown = titles((page.lead, *page.featured, *page.latest, *of_sections))
    assert len(set(shown)) == len(shown) > 10


def test_the_editors_choose_the_lead(holdings):
    """The first of their picks that readers may see, also where a newer article has a picture; the others follow."""
    shown = {"image": "/images/2023/a.jpg", "image_alt": "Cầu"}
    files = {"images/2023/a.jpg": picture(), "articles/2023/cau.md": article("Cầu mới", **shown)}
    page = home(holdings(files), featured=("khong-co", "a-0000018", "trao-huy-hieu"))
    assert page.lead.title == "Bàn việc cấp nước sạch"
    assert titles(page.featured) == ["Trao huy hiệu cho đảng viên"]
    assert titles(page.latest) == ["Cầu mới"]


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
