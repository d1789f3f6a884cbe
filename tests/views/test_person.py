"""The page of a person."""

import pytest

from plugins.views.person import person_page
from tests.city import CITY, NHAN, article, record

NEW = "articles/2023/09/tin.md"
PORTAL = "settings/portal.yaml"


def test_offices_that_last_come_first(holdings):
    """Then those that are over, the newest first."""
    offices = person_page(holdings(), "ta-dinh-lam").offices
    assert [(row.title, row.period.start.iso) for row in offices] == [
        ("Trưởng Ban", "2020-10"),
        ("Phó Trưởng Ban", "2018-03"),
    ]


def test_an_office_cites_the_reports_that_attest_it(holdings):
    """Day and report; an office before that day is not attested."""
    now, before = person_page(holdings(), "ta-dinh-lam").offices
    (report,) = now.attested
    assert report.article.url == "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"
    assert report.day.iso.startswith("2023-07-21")
    assert now.sources == ("Quyết định số 15-QĐ/TU",)
    assert now.committee.url == "/to-chuc/ban-to-chuc-thanh-uy-van-khe/"
    assert before.attested == ()


HEARD = "Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, dự."


def nhan(*tenures: str) -> str:
    """Return the record of Nhàn with *tenures*."""
    return record("Kiều Thị Nhàn", id="p-0000027", tenures=f"[{', '.join(tenures)}]")


def test_an_office_that_only_reports_say_is_not_stated(holdings):
    """An editor decides."""
    offices = person_page(holdings({NEW: article(body=HEARD)}), "kieu-thi-nhan").offices
    assert [row.title for row in offices] == ["Phó Bí thư"]


def test_an_approved_report_states_its_day(holdings):
    """No beginning, no end; reports between two that were approved are proof too, others are not."""
    years = {2020: "mot", 2021: "hai", 2022: "ba", 2023: "bon"}
    files = {
        f"articles/{slug}.md": article(f"Bài {slug}", body=HEARD, date=f"{year}-09-01")
        for year, slug in years.items()
    }
    head = "{office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, reports: [mot, ba]}"
    (row,) = person_page(holdings({**files, NHAN: nhan(head)}), "kieu-thi-nhan").offices
    assert (row.period, row.sources) == (None, ())
    assert [day.iso for day in row.days] == ["2020-09-01", "2021-09-01", "2022-09-01"]
    assert [one.article.text for one in row.attested] == ["Bài mot", "Bài hai", "Bài ba"]


@pytest.mark.parametrize(
    ("more", "shown"),
    [("", []), (", from: 2020", []), (", from: 2020, source: Nghị quyết 7", ["Trưởng Ban"])],
    ids=["nothing else", "dates without a source", "dates with a source"],
)
def test_a_tenure_whose_reports_stand_no_more(holdings, more, shown):
    """It is not shown, unless something else holds it."""
    retracted = article(body=HEARD, retracted="{date: 2023-09-02, reason: Sai}")
    head = f"{{office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, reports: tin{more}}}"
    offices = person_page(holdings({NEW: retracted, NHAN: nhan(head)}), "kieu-thi-nhan").offices
    assert [row.title for row in offices] == shown


def test_a_report_is_cited_once(holdings):
    """However often it says the office."""
    body = "Đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự. Trưởng Ban Tổ chức Thành ủy Vân Khê Tạ Đình Lãm về."
    now, _ = person_page(holdings({NEW: article(body=body)}), "ta-dinh-lam").offices
    assert [one.article.url for one in now.attested] == [
        "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/",
        "/tin-tuc/2023/09/tin/",
    ]


def test_a_draft_attests_nothing(holdings):
    """What readers cannot read is no source."""
    report = "articles/2023/07/hoi-nghi-cap-nuoc.md"
    files = {report: CITY[report].replace("category:", "status: draft\ncategory:")}
    assert [row.attested for row in person_page(holdings(files), "ta-dinh-lam").offices] == [(), ()]


def test_offices_without_a_date_come_last(holdings):
    """What nobody dated cannot be put in order."""
    tenures = "[{office: Cố vấn}, {office: Bí thư, from: 2001}]"
    page = person_page(
        holdings({NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures)}), "kieu-thi-nhan"
    )
    assert [row.title for row in page.offices] == ["Bí thư", "Cố vấn"]


def test_reports_are_quoted(holdings):
    """Unaltered, by the address of each; what somebody was heard to be stands there and nowhere else."""
    body = "Trời mưa. Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, dự. Hết."
    page = person_page(holdings({NEW: article(body=body)}), "kieu-thi-nhan")
    assert page.quotations == {
        "/tin-tuc/2023/07/hoi-nghi-cap-nuoc/": "Đồng chí Kiều Thị Nhàn phát biểu.",
        "/tin-tuc/2023/09/tin/": "Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, dự.",
    }


def test_people_often_reported_together(holdings):
    """CountedLink over reports, most often first."""
    (together,) = person_page(holdings(), "ta-dinh-lam").together
    assert (together.link.text, together.count) == ("Kiều Thị Nhàn", 1)


def test_committees_and_events(holdings):
    """Those of the same reports."""
    page = person_page(holdings(), "kieu-thi-nhan")
    assert [one.link.url for one in page.events] == ["/su-kien/hoi-nghi-cap-nuoc-2023/"]
    assert "/to-chuc/ban-to-chuc-thanh-uy-van-khe/" in [one.link.url for one in page.committees]


def test_articles_by_year(holdings):
    """Newest first, with an anchor for each year."""
    page = person_page(
        holdings({NEW: article("Tin mới", date="2024-01-05", persons="ta-dinh-lam")}), "ta-dinh-lam"
    )
    assert [(year.year, year.url, [card.title for card in year.cards]) for year in page.years] == [
        ("2024", "#nam-2024", ["Tin mới"]),
        ("2023", "#nam-2023", ["Trao huy hiệu cho đảng viên", "Bàn việc cấp nước sạch"]),
    ]
    assert page.article_count == 3


def test_the_biography_is_html(holdings):
    """As the editor wrote it."""
    assert person_page(holdings(), "ta-dinh-lam").biography == "<p>Sinh ra bên sông Vân.</p>"
    assert person_page(holdings(), "kieu-thi-nhan").biography == ""


def test_a_timeline_has_a_row_for_each_office(holdings):
    """In the order of the list that stands with it."""
    page = person_page(holdings(), "ta-dinh-lam")
    assert len(page.timeline.rows) == len(page.offices) == page.timeline.count == 2
    newest, oldest = page.timeline.rows
    assert newest.certain.x > oldest.certain.x


def test_one_office_is_no_picture(holdings):
    """The list alone says it better."""
    assert person_page(holdings(), "kieu-thi-nhan").timeline is None


def test_years_as_columns(holdings):
    """Oldest first, each leading to where its articles are."""
    page = person_page(
        holdings({NEW: article("Tin mới", date="2025-01-05", persons="ta-dinh-lam")}), "ta-dinh-lam"
    )
    assert [(one.label, one.url, one.count) for one in page.columns] == [
        ("2023", "#nam-2023", 2),
        ("2024", "", 0),
        ("2025", "#nam-2025", 1),
    ]


def test_people_reported_together_are_ranked(holdings):
    """Of those with as many reports the highest office comes first."""
    files = {
        "register/persons/suu.md": record("Đinh Văn Sửu"),
        NEW: article(persons="[ta-dinh-lam, suu]"),
    }
    together = person_page(holdings(files), "ta-dinh-lam").together
    assert [(one.link.text, one.count) for one in together] == [("Kiều Thị Nhàn", 1), ("Đinh Văn Sửu", 1)]


def phrases(offices) -> list[str]:
    """Return each of *offices* as one phrase."""
    return [row.phrase for row in offices]


def test_the_latest_office_stands_under_the_name(holdings):
    """Of several that last the highest first; title and committee are one phrase."""
    member = "{office: Thành ủy viên, committee: thanh-uy-van-khe, from: 2022}"
    head = "{office: Trưởng Ban, committee: ban-to-chuc-thanh-uy-van-khe, from: 2019}"
    before = "{office: Bí thư, committee: thanh-uy-van-khe, from: 2001, until: 2005}"
    page = person_page(holdings({NHAN: nhan(head, before, member)}), "kieu-thi-nhan")
    assert phrases(page.latest) == [
        "Thành ủy viên Vân Khê",
        "Trưởng Ban Tổ chức Thành ủy Vân Khê",
    ]
    assert phrases(page.offices) == [*phrases(page.latest), "Bí thư Thành ủy Vân Khê"]
    assert page.latest[1].before_committee == "Trưởng "


@pytest.mark.parametrize(
    ("more", "office"),
    [("", "Phó Bí thư"), ("until: 2000, ", "Bí thư")],
    ids=["what lasts", "else what ended last"],
)
def test_an_office_that_is_over_is_the_latest_where_none_lasts(holdings, more, office):
    """However high what ended before."""
    tenures = (
        f"{{office: Phó Bí thư, committee: thanh-uy-van-khe, {more}from: 1990}}",
        "{office: Bí thư, committee: thanh-uy-van-khe, from: 2001, until: 2005}",
    )
    (latest,) = person_page(holdings({NHAN: nhan(*tenures)}), "kieu-thi-nhan").latest
    assert (latest.title, latest.is_over) == (office, office == "Bí thư")


@pytest.mark.parametrize("more", [{"died": "2024"}, {}], ids=["the person", "the committee"])
def test_nobody_holds_an_office_beyond_the_end(holdings, more):
    """Of the life, or of the committee: the office is over, whatever its own end."""
    files = {
        "register/committees/cu.md": record("Ban Cũ", **({} if more else {"until": "2020"})),
        NHAN: record(
            "Kiều Thị Nhàn",
            id="p-0000027",
            tenures="[{office: Trưởng Ban, committee: cu, from: 2012}]",
            **more,
        ),
        PORTAL: CITY[PORTAL] + "register_confirmed: 2025\n",
    }
    (latest,) = person_page(holdings(files), "kieu-thi-nhan").latest
    assert (latest.is_over, latest.confirmed) == (True, None)


def test_who_is_in_office_is_said_where_the_register_was_confirmed(holdings):
    """On a day that the portal names, once the office had begun."""
    assert person_page(holdings(), "kieu-thi-nhan").latest[0].confirmed is None
    files = {PORTAL: CITY[PORTAL] + "register_confirmed: 2026-06-30\n"}
    assert person_page(holdings(files), "kieu-thi-nhan").latest[0].confirmed.iso == "2026-06-30"
    files = {PORTAL: CITY[PORTAL] + "register_confirmed: 2020-12\n"}
    assert person_page(holdings(files), "kieu-thi-nhan").latest[0].confirmed is None


def test_facts_are_those_of_official_biographies(holdings):
    """In their order, each with its own source where it has one; sources are numbered, those of the record first."""
    fields = {
        "born": "1970-05",
        "party_joined": "{value: 1995-03-02, source: Lý lịch}",
        "hometown": "xã Đông, Vân Khê",
        "ethnicity": "{value: Kinh, source: Lý lịch}",
        "qualifications": "[{value: Cao cấp, kind: political}, Kỹ sư, {value: Thạc sĩ, kind: professional}]",
        "sources": "Hồ sơ cán bộ",
        "died": "2024",
    }
    page = person_page(
        holdings({"register/persons/suu.md": record("Đinh Văn Sửu", **fields)}),
        "suu",
    )
    assert [(fact.name, [(one.value, one.source) for one in fact.statements]) for fact in page.facts] == [
        ("born", [("1970-05", None)]),
        ("hometown", [("xã Đông, Vân Khê", None)]),
        ("ethnicity", [("Kinh", "Lý lịch")]),
        ("party_joined", [("1995-03-02", "Lý lịch")]),
        ("professional", [("Thạc sĩ", None)]),
        ("political", [("Cao cấp", None)]),
        ("qualified", [("Kỹ sư", None)]),
        ("died", [("2024", None)]),
    ]
    assert {source: one.number for source, one in page.references.items()} == {
        "Hồ sơ cán bộ": 1,
        "Lý lịch": 2,
    }
    assert page.facts[3].days[0].day == 2
