"""What was corrected or retracted."""

from plugins.catalogue.queries import notes
from plugins.views.corrections import (
    correction_years,
    corrections_page,
    corrections_year_page,
    feed_entries,
)
from tests.city import CITY, REPORT, article

NOTES = "[{date: 2023-09-05, text: Số đúng là 5.}, {date: 2024-01-02, text: Tên đúng là Lãm.}]"
FILES = {
    REPORT: CITY[REPORT].replace("events:", f"corrections: {NOTES}\nevents:"),
    "articles/2023/b.md": article("Tin B", retracted="{date: 2024-01-01, reason: Số sai.}"),
}


def test_all_on_one_page(holdings):
    """Newest first, each with its day, its words, and the place on the article's page."""
    page = corrections_page(holdings(FILES))
    assert [(one.day.iso[:10], one.text, one.is_retraction, one.article.url) for one in page.corrections] == [
        ("2024-01-02", "Tên đúng là Lãm.", False, "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/#dinh-chinh"),
        ("2024-01-01", "Số sai.", True, "/tin-tuc/2023/09/b/#da-rut"),
        ("2023-09-05", "Số đúng là 5.", False, "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/#dinh-chinh"),
    ]
    assert (page.count, page.years, page.feed_url) == (3, (), "/dinh-chinh/feed.xml")


def test_a_page_without_corrections(holdings):
    """It is there, and empty."""
    page = corrections_page(holdings())
    assert (page.url, page.count, page.corrections) == ("/dinh-chinh/", 0, ())


def test_many_are_parted_by_year(holdings, monkeypatch):
    """The first page leads to the years; each has all of its own."""
    monkeypatch.setattr(notes, "MAX_NOTES_ON_PAGE", 2)
    city = holdings(FILES)
    page = corrections_page(city)
    assert [(one.link.url, one.count) for one in page.years] == [
        ("/dinh-chinh/2024/", 2),
        ("/dinh-chinh/2023/", 1),
    ]
    assert correction_years(city) == ["2024", "2023"]
    year = corrections_year_page(city, "2023")
    assert ([one.text for one in year.corrections], year.count) == (["Số đúng là 5."], 1)
    assert year.years == page.years


def test_entries_of_the_feed(holdings):
    """Each has an id of its own that later corrections do not change, the day and the words of the note."""
    entries = feed_entries(holdings(FILES), 9)
    assert [(one.title, one.cite_url, one.changed[:10], one.summary) for one in entries] == [
        (
            "Đính chính: Bàn việc cấp nước sạch",
            "/id/a-0000018/#dinh-chinh-2",
            "2024-01-02",
            "Tên đúng là Lãm.",
        ),
        ("Rút bài: Tin B", "/tin-tuc/2023/09/b/#da-rut", "2024-01-01", "Số sai."),
        ("Đính chính: Bàn việc cấp nước sạch", "/id/a-0000018/#dinh-chinh-1", "2023-09-05", "Số đúng là 5."),
    ]
    assert len(feed_entries(holdings(FILES), 1)) == 1
