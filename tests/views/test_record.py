"""What the pages of all kinds of records show."""

import pytest

from plugins.views.committee import committee_page
from plugins.views.event import event_page
from plugins.views.person import person_page
from tests.city import CITY, LAM, NHAN, record


@pytest.mark.parametrize(
    ("page_of", "slug"),
    [
        (person_page, "ta-dinh-lam"),
        (committee_page, "thanh-uy-van-khe"),
        (event_page, "hoi-nghi-cap-nuoc-2023"),
    ],
)
def test_a_page_of_each_kind_has_an_address_a_feed_and_its_years(holdings, page_of, slug):
    """The address leads to the feed; the years, the chart and the count speak of the same articles."""
    page = page_of(holdings(), slug)
    assert page.url.endswith(f"/{slug}/")
    assert page.feed_url == f"{page.url}feed.xml"
    assert sum(year.count for year in page.years) == page.article_count
    assert sum(column.count for column in page.columns) == page.article_count


def test_a_namesake_is_named_with_what_tells_them_apart(holdings):
    """A reader who came to the wrong one finds the other."""
    twin = record("Kiều Thị Nhàn", id="p-000003h", disambiguation="Trạm Y tế")
    files = {
        "register/ids.csv": CITY["register/ids.csv"] + "p-000003h,live,\n",
        "register/persons/kieu-thi-nhan-y-te.md": twin,
        NHAN: CITY[NHAN].replace("tenures:", "disambiguation: Thành ủy\ntenures:"),
    }
    (other,) = person_page(holdings(files), "kieu-thi-nhan").namesakes
    assert (other.url, other.note) == ("/nhan-su/kieu-thi-nhan-y-te/", "Trạm Y tế")


def test_the_address_to_cite(holdings):
    """That of the id; without one, the page's own."""
    files = {
        LAM: record("Tạ Đình Lãm"),
        "register/ids.csv": CITY["register/ids.csv"].replace("p-000001z,live,\n", ""),
    }
    assert person_page(holdings(), "ta-dinh-lam").cite_url == "/id/p-000001z/"
    assert person_page(holdings(files), "ta-dinh-lam").cite_url == "/nhan-su/ta-dinh-lam/"
