"""The page of a committee."""

from collections.abc import Iterable

import pytest

from plugins.views.committee import OfficeHolders, committee_page
from tests.city import BAN_TO_CHUC, CITY, LAM, NHAN, SOURCE, article, record

BAN = "ban-to-chuc-thanh-uy-van-khe"
NEW_BODY = "register/committees/ban-moi.md"
PORTAL = "settings/portal.yaml"


def people(offices: Iterable[OfficeHolders]) -> list[tuple[str, str]]:
    """Return office and name of all people in *offices*, in order."""
    return [(office.title, one.person.text) for office in offices for one in office.officers]


def closed(**fields: str) -> dict[str, str]:
    """Return files in which the department was merged into a new one on 3 February 2025."""
    lines = {
        "until": "2025-02-03",
        "successors": "[{committee: ban-moi, on: 2025-02-03, decision: Số 5}]",
        **fields,
    }
    added = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return {
        "register/ids.csv": CITY["register/ids.csv"] + "c-0000036,live,\n",
        BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace("offices:", f"{added}offices:"),
        NEW_BODY: f"---\nid: c-0000036\nname: Ban Mới\nfrom: 2025-02-03\npredecessors: {BAN}\nsources: Niên giám\n---\n",
    }


def test_officers_now_and_then(holdings):
    """Whose end is recorded is a former officer."""
    page = committee_page(holdings(), BAN)
    assert people(page.officers) == [("Trưởng Ban", "Tạ Đình Lãm")]
    assert people(page.former_officers) == [("Phó Trưởng Ban", "Tạ Đình Lãm")]


def test_officers_by_precedence(holdings):
    """In the order of the committee's own list of offices, then of the ranks; not of the alphabet."""
    tenures = ", ".join(
        f"{{office: {office}, committee: {BAN}, from: 2022}}"
        for office in ("Bảo vệ", "Phó Trưởng Ban", "Phó Giám đốc", "Giám đốc")
    )
    files = {NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=f"[{tenures}]")}
    page = committee_page(holdings(files), BAN)
    assert [one.title for one in page.officers] == [
        "Trưởng Ban",
        "Phó Trưởng Ban",
        "Giám đốc",
        "Phó Giám đốc",
        "Bảo vệ",
    ]


def test_people_in_one_office(holdings):
    """Those in it by their highest office, those of the past by their end, the newest first."""
    member = f"office: Thành viên, committee: {BAN}"
    files = {
        "register/persons/an.md": record("An Văn A", tenures=f"[{{{member}, from: 2022}}]"),
        "register/persons/be.md": record("Bế Văn B", tenures=f"[{{{member}, from: 2001, until: 2005}}]"),
        "register/persons/cu.md": record("Cù Văn C", tenures=f"[{{{member}, from: 2005, until: 2009-05}}]"),
        NHAN: CITY[NHAN].replace("tenures:\n", f"tenures:\n  - {{{member}, from: 2022}}\n"),
    }
    page = committee_page(holdings(files), BAN)
    assert people(page.officers[1:]) == [("Thành viên", "Kiều Thị Nhàn"), ("Thành viên", "An Văn A")]
    assert people(page.former_officers[1:]) == [("Thành viên", "Cù Văn C"), ("Thành viên", "Bế Văn B")]


@pytest.mark.parametrize(
    ("files", "confirmed"),
    [
        ({}, None),
        ({PORTAL: CITY[PORTAL] + "register_confirmed: 2026-06-30\n"}, "2026-06-30"),
        ({PORTAL: CITY[PORTAL] + "register_confirmed: 2020-10\n"}, "2020-10"),
        ({PORTAL: CITY[PORTAL] + "register_confirmed: 2020-09-30\n"}, None),
    ],
    ids=["no day is named", "later", "the same month", "before they began"],
)
def test_nobody_is_in_office_now_unless_the_register_was_confirmed(holdings, files, confirmed):
    """On a day by which all who are named had begun."""
    page = committee_page(holdings(files), BAN)
    assert (page.confirmed.iso if page.confirmed else None) == confirmed


def test_the_dead_hold_no_office(holdings):
    """Where nobody wrote when the office ended either."""
    page = committee_page(holdings({LAM: CITY[LAM].replace("tenures:", "died: 2024\ntenures:")}), BAN)
    assert page.officers == ()
    assert people(page.former_officers) == [("Trưởng Ban", "Tạ Đình Lãm"), ("Phó Trưởng Ban", "Tạ Đình Lãm")]


def test_an_officer_is_attested(holdings):
    """With the report that says so."""
    ((officer,),) = (office.officers for office in committee_page(holdings(), BAN).officers)
    assert [one.article.url for one in officer.attested] == ["/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"]


HEARD = {"articles/2023/09/tin.md": article(body="Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, dự.")}


def test_an_officer_whom_only_reports_name_is_not_stated(holdings):
    """However many say so."""
    page = committee_page(holdings(HEARD), BAN)
    shown = (*page.officers, *page.undated_officers, *page.former_officers)
    assert {person for _, person in people(shown)} == {"Tạ Đình Lãm"}


def test_officers_without_dates_stand_apart(holdings):
    """Those of approved reports with their days; in no present tense."""
    tenures = (
        f"[{{office: Trưởng Ban, committee: {BAN}, reports: tin}}, {{office: Cố vấn, committee: {BAN}}}]"
    )
    files = {**HEARD, NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures)}
    page = committee_page(holdings(files), BAN)
    assert people(page.officers) == [("Trưởng Ban", "Tạ Đình Lãm")]
    assert [(one.title, [day.iso for day in one.officers[0].days]) for one in page.undated_officers] == [
        ("Trưởng Ban", ["2023-09-01"]),
        ("Cố vấn", []),
    ]


def test_a_closed_committee_has_no_officers_now(holdings):
    """Its last officers are former ones."""
    page = committee_page(holdings(closed()), BAN)
    assert page.is_closed
    assert page.officers == ()
    assert {one.title for one in page.former_officers} == {"Trưởng Ban", "Phó Trưởng Ban"}


def test_lineage_is_told_on_both_pages(holdings):
    """What came after here is what came before there."""
    all_of_it = holdings(closed())
    (after,) = committee_page(all_of_it, BAN).successors
    assert (after.link.url, after.day.iso, after.decision) == ("/to-chuc/ban-moi/", "2025-02-03", "Số 5")
    (before,) = committee_page(all_of_it, "ban-moi").predecessors
    assert before.link.url == f"/to-chuc/{BAN}/"


def test_parents_and_children(holdings):
    """Up and down the tree."""
    all_of_it = holdings()
    assert [one.link.text for one in committee_page(all_of_it, BAN).parents] == ["Thành ủy Vân Khê"]
    (group,) = committee_page(all_of_it, "thanh-uy-van-khe").children
    assert group.name == "Ban, cơ quan của cấp ủy"
    assert [one.link.text for one in group.committees] == ["Ban Tổ chức Thành ủy Vân Khê"]


def test_committees_below_by_rank(holdings):
    """In the groups of the table; those whose time is over apart, by rank too."""
    files = closed() | {
        NEW_BODY: closed()[NEW_BODY].replace("from:", "parents: thanh-uy-van-khe\nfrom:"),
        "register/committees/bao.md": record("Báo Vân Khê", parents="thanh-uy-van-khe"),
        "register/committees/bao-cu.md": record("Báo Cũ", parents="thanh-uy-van-khe", until="2001"),
        "register/committees/van-phong.md": record(
            "Văn phòng Thành ủy Vân Khê", parents="[{committee: thanh-uy-van-khe, from: 1950}]"
        ),
    }
    page = committee_page(holdings(files), "thanh-uy-van-khe")
    assert [(group.name, [one.link.text for one in group.committees]) for group in page.children] == [
        ("Ban, cơ quan của cấp ủy", ["Văn phòng Thành ủy Vân Khê"]),
        ("Đơn vị sự nghiệp của cấp ủy", ["Báo Vân Khê"]),
        ("", ["Ban Mới"]),
    ]
    assert [one.link.text for one in page.former_children] == ["Ban Tổ chức Thành ủy Vân Khê", "Báo Cũ"]


def test_events_it_organised(holdings):
    """From the events' own records."""
    assert [one.url for one in committee_page(holdings(), "thanh-uy-van-khe").organised] == [
        "/su-kien/hoi-nghi-cap-nuoc-2023/"
    ]


def test_reports_and_people(holdings):
    """What was reported of it, and who with it."""
    page = committee_page(holdings(), BAN)
    assert page.article_count == 1
    assert [one.link.text for one in page.persons] == ["Kiều Thị Nhàn", "Tạ Đình Lãm"]


@pytest.mark.parametrize(("field", "shown"), [("type", "ban của thành ủy"), ("place", "")])
def test_plain_fields(holdings, field, shown):
    """As the record has them, empty where it is silent."""
    assert getattr(committee_page(holdings(), BAN), field) == shown


def test_sources_have_numbers(holdings):
    """Those of the record first, then in the order of the statements, each once; an officer has those of their record."""
    files = {
        BAN_TO_CHUC: CITY[BAN_TO_CHUC]
        .replace(
            "parents: thanh-uy-van-khe\n",
            "parents: [{committee: thanh-uy-van-khe, source: Niên giám}]\n",
        )
        .replace(SOURCE, "[Lược sử, Niên giám]")
    }
    page = committee_page(holdings(files), BAN)
    assert {source: one.number for source, one in page.references.items()} == {
        "Lược sử": 1,
        "Niên giám": 2,
        "Quyết định số 15-QĐ/TU": 3,
        SOURCE: 4,
    }
    assert [one.sources for one in page.parents] == [("Niên giám",)]
    assert [one.sources for office in page.officers for one in office.officers] == [
        ("Quyết định số 15-QĐ/TU",)
    ]
    assert [one.sources for office in page.former_officers for one in office.officers] == [(SOURCE,)]


def test_titles_have_their_sources(holdings):
    """In order of precedence."""
    files = {
        BAN_TO_CHUC: CITY[BAN_TO_CHUC].replace(
            "  - Trưởng Ban\n", "  - value: Trưởng Ban\n    source: Quy định 1\n"
        )
    }
    titles = committee_page(holdings(files), BAN).titles
    assert [(one.value, one.source) for one in titles] == [
        ("Trưởng Ban", "Quy định 1"),
        ("Phó Trưởng Ban", None),
    ]


def test_a_line_over_several_steps_is_drawn(holdings):
    """With a table of the steps, each with its sources; one step alone has the two sides as before."""
    files = closed() | {
        "register/committees/ban-cu.md": record("Ban Cũ", successors=f"[{{committee: {BAN}, on: 1989}}]")
    }
    all_of_it = holdings(files)
    line = committee_page(all_of_it, "ban-moi").line
    assert [(one.before.text, one.after.text, one.day.iso) for one in line.rows] == [
        ("Ban Cũ", "Ban Tổ chức Thành ủy Vân Khê", "1989"),
        ("Ban Tổ chức Thành ủy Vân Khê", "Ban Mới", "2025-02-03"),
    ]
    page = committee_page(all_of_it, BAN)
    assert page.line is None
    assert len(page.predecessors) == 0


def test_officers_over_time(holdings):
    """Offices as rows, a bar for each person, oldest first; no chart of fewer than three."""
    assert committee_page(holdings(), BAN).officer_chart is None
    tenures = f"[{{office: Trưởng Ban, committee: {BAN}, from: 2015, until: 2018}}]"
    chart = committee_page(
        holdings({NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures)}), BAN
    ).officer_chart
    assert [(row.title, [officer.person.text for officer, _ in row.bars]) for row in chart.rows] == [
        ("Trưởng Ban", ["Kiều Thị Nhàn", "Tạ Đình Lãm"]),
        ("Phó Trưởng Ban", ["Tạ Đình Lãm"]),
    ]
