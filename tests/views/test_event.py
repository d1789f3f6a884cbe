"""The page of an event."""

from plugins.views.event import event_page
from tests.city import CITY, HOI_NGHI, SOURCE, article, record

SLUG = "hoi-nghi-cap-nuoc-2023"


def test_date_place_and_organisers(holdings):
    """As the record has them; the organiser leads to its page."""
    page = event_page(holdings(), SLUG)
    assert (page.period.start.iso, page.place) == ("2023-07-21", "Hội trường Vân Khê")
    assert [one.url for one in page.organisers] == ["/to-chuc/thanh-uy-van-khe/"]


def test_who_attended_in_which_office(holdings):
    """By their highest office, with the office of the register that a report bears out."""
    page = event_page(holdings(), SLUG)
    assert [(one.person.text, [said.name for said in one.offices]) for one in page.attendees] == [
        ("Kiều Thị Nhàn", []),
        ("Tạ Đình Lãm", ["Trưởng Ban Tổ chức Thành ủy Vân Khê"]),
    ]


def test_an_office_that_only_a_report_says_is_not_stated(holdings):
    """Who attended is; in which office waits for an editor."""
    body = "Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, dự."
    page = event_page(holdings({"articles/2023/09/tin.md": article(body=body, events=SLUG)}), SLUG)
    assert [one.person.text for one in page.attendees if not one.offices] == ["Kiều Thị Nhàn"]


def test_an_office_said_twice_is_shown_once(holdings):
    """With the first report that says it."""
    body = "Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự."
    page = event_page(holdings({"articles/2023/09/tin.md": article(body=body, events=SLUG)}), SLUG)
    ((said,),) = (one.offices for one in page.attendees if one.offices)
    assert said.report.article.url == "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"


def test_its_reports(holdings):
    """All public articles about it."""
    page = event_page(holdings(), SLUG)
    assert [card.title for year in page.years for card in year.cards] == ["Bàn việc cấp nước sạch"]
    assert page.article_count == 1


def test_other_events_of_its_series(holdings):
    """Oldest first, itself left out."""
    files = {
        HOI_NGHI: CITY[HOI_NGHI].replace("place:", "series: Hội nghị năm\nplace:"),
        "register/events/hop-2024.md": record("Họp 2024", start="2024", series="Hội nghị năm"),
        "register/events/hop-2022.md": record("Họp 2022", start="2022", series="Hội nghị năm"),
        "register/events/khac.md": record("Họp khác", series="Loạt khác"),
    }
    assert [one.text for one in event_page(holdings(files), SLUG).same_series] == ["Họp 2022", "Họp 2024"]


def test_documents(holdings):
    """Address, title, number, day and ending of each."""
    document = "[{file: /documents/2023/a.pdf, title: Kết luận, number: Số 1, date: 2023-07}]"
    files = {
        HOI_NGHI: CITY[HOI_NGHI].replace("place:", f"documents: {document}\nplace:"),
        "documents/2023/a.pdf": b"%PDF-1.4",
    }
    (paper,) = event_page(holdings(files), SLUG).documents
    assert (paper.url, paper.title, paper.number, paper.type) == (
        "/documents/2023/a.pdf",
        "Kết luận",
        "Số 1",
        "PDF",
    )
    assert (paper.day.year, paper.day.month, paper.day.day) == (2023, 7, None)


def test_an_organiser_has_its_source(holdings):
    """Where it was read that it organised the event, else where the record was established."""
    files = {
        HOI_NGHI: CITY[HOI_NGHI].replace(
            "organisers: thanh-uy-van-khe",
            "organisers:\n  - value: thanh-uy-van-khe\n    source: Giấy mời số 3\n  - ban-to-chuc-thanh-uy-van-khe",
        )
    }
    assert event_page(holdings(files), SLUG).organiser_sources == (("Giấy mời số 3",), (SOURCE,))
