"""The page of an article."""

import pytest

from plugins.views.article import article_page
from tests.city import CITY, NEWS, NHAN, article, picture, record

NEW = "articles/2023/09/tin.md"
REPORT = "hoi-nghi-cap-nuoc"
EN = article("Clean water", lang="en", translation_of=REPORT)


def test_people_with_their_offices(holdings):
    """As the register has them for that day."""
    lam, nhan = article_page(holdings(), REPORT).persons
    assert (lam.link.text, lam.offices) == ("Tạ Đình Lãm", ("Trưởng Ban Tổ chức Thành ủy Vân Khê",))
    assert (nhan.link.text, nhan.offices) == ("Kiều Thị Nhàn", ("Phó Bí thư Thành ủy Vân Khê",))


SECRETARY = "Đồng chí Kiều Thị Nhàn, Bí thư Thành ủy, dự."
FORMER = "Đồng chí Kiều Thị Nhàn, nguyên Phó Bí thư Thành ủy, dự."


@pytest.mark.parametrize(
    ("tenure", "day", "body", "told"),
    [
        ("office: Phó Bí thư, from: 2021", "2022-01-05", SECRETARY, ["Phó Bí thư"]),
        ("office: Phó Bí thư, from: 2021", "2020-12-31", SECRETARY, []),
        ("office: Phó Bí thư, from: 2021", "2022-01-05", FORMER, []),
        ("office: Bí thư", "2022-01-05", SECRETARY, []),
        ("office: Bí thư, until: 2023", "2022-01-05", SECRETARY, ["Bí thư"]),
        ("office: Bí thư, until: 2023", "2022-01-05", "Bà Kiều Thị Nhàn đến.", []),
        ("office: Bí thư, reports: [mot, hai]", "2022-01-05", SECRETARY, ["Bí thư"]),
        ("office: Bí thư, reports: [mot, hai]", "2022-01-05", "Bà Kiều Thị Nhàn đến.", []),
        ("office: Bí thư, reports: [mot, hai]", "2021-03-01", "Bà Kiều Thị Nhàn đến.", ["Bí thư"]),
        ("office: Bí thư, reports: [mot, hai]", "2024-01-05", SECRETARY, []),
    ],
    ids=[
        "in its time",
        "before its time",
        "called former",
        "without dates",
        "begun nobody knows when, and named",
        "begun nobody knows when",
        "between approved reports, and named",
        "between approved reports",
        "on the day of an approved report",
        "after the last approved report",
    ],
)
def test_what_an_article_tells_of_offices(holdings, tenure, day, body, told):
    """What the register states for its day and the article does not call over; never what it says alone."""
    nhan = record("Kiều Thị Nhàn", id="p-0000027", tenures=f"[{{{tenure}, committee: thanh-uy-van-khe}}]")
    files = {
        NHAN: nhan,
        "articles/2021/mot.md": article("Một", body=SECRETARY, date="2021-03-01"),
        "articles/2023/hai.md": article("Hai", body=SECRETARY, date="2023-03-01"),
        NEW: article(body=body, date=day),
    }
    (present,) = article_page(holdings(files), "tin").persons
    assert list(present.offices) == [f"{title} Thành ủy Vân Khê" for title in told]


def test_those_only_in_the_front_matter_come_last(holdings):
    """Others stand in the order of the text."""
    text = article(body="Bà Kiều Thị Nhàn nói.", persons="ta-dinh-lam")
    page = article_page(holdings({NEW: text}), "tin")
    assert [one.link.text for one in page.persons] == ["Kiều Thị Nhàn", "Tạ Đình Lãm"]


def test_its_events_and_committees(holdings):
    """Each leads to its page."""
    page = article_page(holdings(), REPORT)
    assert [one.url for one in page.events] == ["/su-kien/hoi-nghi-cap-nuoc-2023/"]
    assert [one.url for one in page.committees] == ["/to-chuc/ban-to-chuc-thanh-uy-van-khe/"]


@pytest.mark.parametrize(
    ("slug", "lang", "other"), [(REPORT, "en", "Clean water"), ("tin", "vi", "Bàn việc cấp nước sạch")]
)
def test_translations_lead_both_ways(holdings, slug, lang, other):
    """Original and translation name each other."""
    ((found, link),) = article_page(holdings({NEW: EN}), slug).translations
    assert (found, link.text) == (lang, other)


def test_a_draft_translation_is_not_named(holdings):
    """Readers could not follow."""
    files = {NEW: EN.replace("lang:", "status: draft\nlang:")}
    assert article_page(holdings(files), REPORT).translations == ()


def test_other_reports_of_the_event(holdings):
    """Newest first, itself left out."""
    files = {NEW: article("Tin sau", events="hoi-nghi-cap-nuoc-2023")}
    assert [card.title for card in article_page(holdings(files), REPORT).same_event] == ["Tin sau"]


def test_the_address_to_cite(holdings):
    """That of the id, else the page's own."""
    city = holdings()
    assert article_page(city, REPORT).cite_url == "/id/a-0000018/"
    assert article_page(city, "trao-huy-hieu").cite_url == "/tin-tuc/2023/08/trao-huy-hieu/"


def test_corrections_and_retraction(holdings):
    """With their days."""
    text = article(
        corrections="[{date: 2023-09-02, text: Sửa tên}]", retracted="{date: 2023-09-03, reason: Sai nguồn}"
    )
    page = article_page(holdings({NEW: text}), "tin")
    assert [(note.day.day, note.text) for note in page.corrections] == [(2, "Sửa tên")]
    assert (page.retracted.day.day, page.retracted.text) == (3, "Sai nguồn")


def test_the_lead_picture(holdings):
    """With its size and alternative text."""
    files = {
        "images/2023/a.jpg": picture(size=(64, 48)),
        NEWS: CITY[NEWS].replace("category:", "image: /images/2023/a.jpg\nimage_alt: Cầu\ncategory:"),
    }
    found = article_page(holdings(files), "trao-huy-hieu").picture
    assert (found.url, found.alt, found.width, found.height) == ("/images/2023/a.jpg", "Cầu", 64, 48)


def test_midnight_stands_for_no_time(holdings):
    """A day alone has no time; a moment has one."""
    city = holdings()
    assert article_page(city, "trao-huy-hieu").day.time is None
    assert article_page(city, REPORT).day.time == "08:00"


def test_before_and_after_in_the_category(holdings):
    """The older and the newer article, each where there is one."""
    files = {
        "articles/2023/06/truoc.md": article("Trước", date="2023-06-01"),
        NEW: article("Sau", date="2023-09-01"),
    }
    city = holdings(files)
    page = article_page(city, REPORT)
    assert (page.older.title, page.newer.title) == ("Trước", "Sau")
    assert article_page(city, "truoc").older is None
    assert article_page(city, "tin").newer is None


def test_related_articles(holdings):
    """Others that name the same rare records, without what the page shows already, and without what was retracted."""
    files = {
        "articles/2023/07/khac.md": article("Chuyện khác", "Bà Kiều Thị Nhàn nói.", category="Văn hóa"),
        "articles/2023/07/rut.md": article(
            "Bị rút", "Bà Kiều Thị Nhàn nói.", category="Y tế", retracted="{date: 2023-09-03, reason: Sai}"
        ),
        NEW: article(
            "Cùng sự kiện", "Bà Kiều Thị Nhàn nói.", category="Y tế", events="hoi-nghi-cap-nuoc-2023"
        ),
    }
    page = article_page(holdings(files), REPORT)
    assert {card.title for card in page.related} == {"Chuyện khác", "Trao huy hiệu cho đảng viên"}
    assert [card.title for card in page.same_event] == ["Cùng sự kiện"]


def test_a_draft_has_nothing_beside_it(holdings):
    """It stands in no list yet."""
    page = article_page(holdings({NEW: article("Nháp", "Bà Kiều Thị Nhàn nói.", status="draft")}), "tin")
    assert (page.older, page.newer, page.related) == (None, None, ())
