"""Links, cards and pictures."""

from plugins.authority.records import Tenure
from plugins.catalogue.queries.mentions import RecordCount
from plugins.views.holdings import Holdings
from tests.city import CITY, LAM, SOURCE, article, picture, record

REPORT, NEWS = "hoi-nghi-cap-nuoc", "trao-huy-hieu"
PERSON = ("person", "ta-dinh-lam")
NAMESAKES = {
    "register/persons/do-mau.md": record("Đỗ Mẫu", disambiguation="văn phòng"),
    "register/persons/do-mau-2.md": record("Đỗ Mẫu", disambiguation="nhà báo"),
    "register/persons/le-mau.md": record("Lê Mẫu", disambiguation="nhà báo"),
}
SHOWN = {
    "images/2024/a.jpg": picture(size=(900, 600)),
    "articles/2024/01/anh.md": article(
        "Có ảnh", date="2024-01-05", image="/images/2024/a.jpg", image_alt="Cầu"
    ),
}


def test_a_link_tells_namesakes_apart(holdings):
    """And says nothing more where nobody else has the name."""
    city = holdings(NAMESAKES)
    assert city.link_to("person", "do-mau-2").note == "nhà báo"
    assert city.link_to("person", "le-mau").note == ""
    assert city.link_to("person", "khong-co") is None
    assert city.link(city.register.persons["le-mau"]) == city.link_to("person", "le-mau")


def test_cards_come_in_the_order_asked(holdings):
    """Those at hand and those that are read now."""
    city = holdings()
    first = city.card(NEWS)
    assert city.cards([REPORT, NEWS]) == (city.card(REPORT), first)


def test_a_card_without_permanent_addresses(holdings):
    """Where the site has none, the page itself is cited."""
    city = holdings()
    assert city.card(REPORT).cite_url == "/id/a-0000018/"
    bare = Holdings(city.catalogue, has_ids=False)
    assert bare.card(REPORT).cite_url == bare.card(REPORT).url == f"/tin-tuc/2023/07/{REPORT}/"


def test_a_picture_in_its_formats(holdings):
    """None where it is not there, or the site has no files."""
    city = holdings(SHOWN)
    shown = city.card("anh").picture
    assert (shown.alt, shown.url.endswith(".jpg")) == ("Cầu", True)
    assert [media for media, _ in shown.sources] == ["image/avif", "image/webp"]
    assert city.picture("/images/khong-co.jpg", "") is None
    assert Holdings(city.catalogue, has_files=False).card("anh").picture is None


def test_the_point_of_a_picture_that_stays_in_sight(holdings):
    """In steps of ten percent; the middle needs no word."""
    city = holdings(SHOWN)
    points = ("44% 15%", "100% 0%", "48% 54%", "")
    found = [city.picture("/images/2024/a.jpg", "", point).focus for point in points]
    assert found == [(40, 20), (100, 0), None, None]


def test_a_card_keeps_the_point_of_its_article(holdings):
    """As its front matter says it."""
    text = SHOWN["articles/2024/01/anh.md"].replace("image_alt", "image_focus: 30% 10%\nimage_alt")
    assert holdings({**SHOWN, "articles/2024/01/anh.md": text}).card("anh").picture.focus == (30, 10)


def test_counted_links_leave_out_what_is_gone(holdings):
    """The others stay."""
    counts = [RecordCount("person", "khong-co", 9), RecordCount(*PERSON, 2)]
    assert [(one.link.text, one.count) for one in holdings().counted(counts)] == [("Tạ Đình Lãm", 2)]


def test_of_as_many_the_higher_in_rank_comes_first(holdings):
    """Committees by their place in the table, people by their highest office; not by letters."""
    city = holdings(
        {
            "register/committees/bao.md": record("Báo Vân Khê"),
            "register/persons/an.md": record("An Văn A"),
        }
    )
    committees = ["bao", "ban-to-chuc-thanh-uy-van-khe", "thanh-uy-van-khe"]
    counts = [RecordCount("committee", slug, 3) for slug in committees]
    counts.append(RecordCount("committee", "khong-co", 3))
    assert [one.link.text for one in city.counted(counts)] == [
        "Thành ủy Vân Khê",
        "Ban Tổ chức Thành ủy Vân Khê",
        "Báo Vân Khê",
    ]
    people = [RecordCount("person", slug, 1) for slug in ("an", "khong-co", "ta-dinh-lam", "kieu-thi-nhan")]
    people.append(RecordCount("person", "an", 2))
    assert [one.link.text for one in city.counted(people)] == [
        "An Văn A",
        "Kiều Thị Nhàn",
        "Tạ Đình Lãm",
        "An Văn A",
    ]


def test_the_tenures_that_something_holds(holdings):
    """As the record has them, each with the days that its approved reports prove; what nothing holds any more is left out."""
    lam = CITY[LAM].replace(
        f"sources: {SOURCE}\n---\n\nSinh",
        f"""\
  - {{office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, reports: hoi-nghi-cap-nuoc}}
  - {{office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, reports: trao-huy-hieu}}
sources: {SOURCE}
---

Sinh""",
    )
    found = holdings({LAM: lam}).tenures_of("ta-dinh-lam")
    assert [(one.tenure.office, one.days) for one in found] == [
        ("Phó Trưởng Ban", ()),
        ("Trưởng Ban", ()),
        ("Trưởng Ban", ("2023-07-21",)),
    ]


def test_an_office_is_named_with_its_committee(holdings):
    """Words that both say are said once; a title that says all stands alone."""
    city = holdings()
    assert city.office_name(city.tenures_of("ta-dinh-lam")[1].tenure) == "Trưởng Ban Tổ chức Thành ủy Vân Khê"
    assert city.office_name(Tenure(office="Cố vấn")) == "Cố vấn"
    assert city.committee_name(None) == ""
