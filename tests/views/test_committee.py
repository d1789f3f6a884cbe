"""The page of a committee."""

import pytest

from plugins.views.committee import committee_page
from tests.city import BAN_TO_CHUC, CITY, NHAN, article, record

BAN = "ban-to-chuc-thanh-uy-van-khe"
NEW_BODY = "register/committees/ban-moi.md"


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
        NEW_BODY: f"---\nid: c-0000036\nname: Ban Mới\nfrom: 2025-02-03\npredecessors: {BAN}\n---\n",
    }


def test_officers_now_and_then(holdings):
    """Whose end is recorded is a former officer."""
    page = committee_page(holdings(), BAN)
    assert [(one.person.text, one.title) for one in page.officers] == [("Tạ Đình Lãm", "Trưởng Ban")]
    assert [(one.title, one.period.end.iso) for one in page.former_officers] == [
        ("Phó Trưởng Ban", "2020-10")
    ]


def test_officers_by_precedence(holdings):
    """In the order of the committee's own list of offices, not of the alphabet."""
    tenure = f"  - office: Phó Trưởng Ban\n    committee: {BAN}\n    from: 2022\n---"
    files = {NHAN: CITY[NHAN].replace("---\n\n", "").rstrip().removesuffix("---") + tenure + "\n"}
    page = committee_page(holdings(files), BAN)
    assert [one.title for one in page.officers] == ["Trưởng Ban", "Phó Trưởng Ban"]


def test_an_officer_is_attested(holdings):
    """With the report that says so."""
    (officer,) = committee_page(holdings(), BAN).officers
    assert [one.article.url for one in officer.attested] == ["/tin-tuc/2023/07/hoi-nghi-cap-nuoc/"]


HEARD = {"articles/2023/09/tin.md": article(body="Đồng chí Kiều Thị Nhàn, Trưởng Ban Tổ chức Thành ủy, dự.")}


def test_an_officer_whom_only_reports_name_is_not_stated(holdings):
    """However many say so."""
    page = committee_page(holdings(HEARD), BAN)
    shown = (*page.officers, *page.undated_officers, *page.former_officers)
    assert {one.person.text for one in shown} == {"Tạ Đình Lãm"}


def test_officers_without_dates_stand_apart(holdings):
    """Those of approved reports with their days; in no present tense."""
    tenures = (
        f"[{{office: Trưởng Ban, committee: {BAN}, reports: tin}}, {{office: Cố vấn, committee: {BAN}}}]"
    )
    files = {**HEARD, NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures)}
    page = committee_page(holdings(files), BAN)
    assert [one.person.text for one in page.officers] == ["Tạ Đình Lãm"]
    assert [(one.title, [day.iso for day in one.days]) for one in page.undated_officers] == [
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
    assert [one.link.text for one in committee_page(all_of_it, "thanh-uy-van-khe").children] == [
        "Ban Tổ chức Thành ủy Vân Khê"
    ]


def test_children_that_last_come_first(holdings):
    """Closed ones after them, each group by rank."""
    files = closed() | {
        NEW_BODY: closed()[NEW_BODY].replace("from:", "parents: thanh-uy-van-khe\nfrom:"),
        "register/committees/bao.md": record("Báo Vân Khê", parents="thanh-uy-van-khe"),
    }
    page = committee_page(holdings(files), "thanh-uy-van-khe")
    assert [one.link.text for one in page.children] == [
        "Báo Vân Khê",
        "Ban Mới",
        "Ban Tổ chức Thành ủy Vân Khê",
    ]


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


def test_the_drawing_of_the_tree(holdings):
    """Those above, the committee itself, those below; no arrows, for nothing flows."""
    drawn = committee_page(holdings(), BAN).tree
    assert [(box.url, box.is_own) for box in drawn.boxes] == [
        ("/to-chuc/thanh-uy-van-khe/", False),
        ("", True),
    ]
    assert drawn.arrow_heads == ()


def test_the_drawing_of_the_lineage(holdings):
    """What it went into stands below it, with the day, an arrow on the way there."""
    drawn = committee_page(holdings(closed()), BAN).descent
    assert [line.text for line in drawn.boxes[1].lines] == ["Ban Mới", "03/02/2025"]
    assert len(drawn.arrow_heads) == 1


def test_a_committee_that_stands_alone_is_not_drawn(holdings):
    """Neither above nor below, before nor after anything."""
    page = committee_page(holdings({"register/committees/bao.md": record("Báo Vân Khê")}), "bao")
    assert (page.tree, page.descent) == (None, None)


def test_a_drawing_has_room_for_twelve_below(holdings):
    """The others are counted; the list has all."""
    files = {
        f"register/committees/chi-{number}.md": record(f"Chi bộ {number}", parents=BAN)
        for number in range(15)
    }
    page = committee_page(holdings(files), BAN)
    assert (len(page.tree.boxes), page.left_out, len(page.children)) == (1 + 1 + 12, 3, 15)


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
