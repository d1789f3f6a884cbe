"""The years of a committee at a glance."""

from plugins.views.committee import committee_page
from plugins.views.committee_years import YearChange, YearFacts, years_at_a_glance
from plugins.views.holdings import Year
from tests.city import BAN_TO_CHUC, CITY, HOI_NGHI, NHAN, record

BAN = "ban-to-chuc-thanh-uy-van-khe"


def counts(row) -> dict[str, int]:
    """Return what a row counts."""
    names = ("reports", "events", "came", "left", "documents")
    return {name: getattr(row, name).count for name in names if getattr(row, name)}


def test_a_row_for_each_year_in_which_there_was_something():
    """Newest first, each figure with where it leads; offices only as far as they have pages of years."""
    founded = YearChange("founded", sources=("Nghị quyết số 1",))
    facts = YearFacts(
        reports=[Year("2023", "#nam-2023", 2, ())],
        events=["2023", "2023"],
        came=["2019", "2027", "1700"],
        left=["2023"],
        documents=["", "2019"],
        changes=[("2019", founded), ("2019", YearChange("named", "Ban Mới"))],
    )
    rows = {row.year: row for row in years_at_a_glance(facts, "2026")}
    assert list(rows) == ["2027", "2023", "2019", "1700"]
    assert counts(rows["2023"]) == {"reports": 2, "events": 2, "left": 1}
    assert [change.kind for change in rows["2019"].changes] == ["founded", "named"]
    addresses = [rows["2023"].reports, rows["2023"].events, rows["2023"].left, rows["2019"].documents]
    assert [one.link.url for one in addresses] == [
        "#nam-2023",
        "/su-kien/nam/2023/",
        "/tra-cuu/chuc-vu/2023/",
        "/van-ban/2019/",
    ]
    assert [rows[year].came.link.url for year in ("2027", "1700")] == ["", ""]


def test_little_is_no_table():
    """Reports alone are seen in the chart of years, two years without a table."""
    reports = [Year(year, "", 1, ()) for year in ("2020", "2021", "2022")]
    assert years_at_a_glance(YearFacts(reports=reports), "2026") == ()
    assert years_at_a_glance(YearFacts(reports=reports[:1], came=["2020", "2021"]), "2026") == ()


def test_the_page_of_a_committee(holdings):
    """Its events, officers, documents, names and what it came from and went into, against a count by hand."""
    committee = CITY[BAN_TO_CHUC].replace(
        "offices:",
        "from: 2018-01\nuntil: 2024-05-01\nnames: [{name: Ban Cán sự, from: 2018-01, until: 2019}, {name: Ban Hai, from: 2020}]\n"
        "predecessors: [{committee: thanh-uy-van-khe, on: 2018-01}]\n"
        "successors: [{committee: ban-moi, on: 2024-05-02, source: Quyết định số 9-QĐ/TU ngày 02/05/2024}]\noffices:",
    )
    tenures = f"[{{office: Trưởng Ban, committee: {BAN}, from: 2020-03, until: 2021-12-31, source: Quyết định số 7-QĐ/TU ngày 03/03/2020}}]"
    files = {
        BAN_TO_CHUC: committee,
        "register/committees/ban-moi.md": record("Ban Mới Thành ủy Vân Khê", slug="ban-moi"),
        NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures),
        HOI_NGHI: CITY[HOI_NGHI].replace("organisers: thanh-uy-van-khe", f"organisers: {BAN}"),
    }
    page = committee_page(holdings(files), BAN)
    found = {row.year: (counts(row), [change.kind for change in row.changes]) for row in page.by_year}
    reports = {one.year: {"reports": one.count} for one in page.years}
    expected = {
        "2024": ({"documents": 1}, ["into", "ended"]),
        "2023": ({"events": 1}, []),
        "2021": ({"left": 1}, []),
        "2020": ({"came": 2, "left": 1, "documents": 1}, ["named"]),
        "2018": ({"came": 1}, ["founded", "from", "named"]),
    }
    assert found == {
        year: (reports.get(year, {}) | figures, kinds) for year, (figures, kinds) in expected.items()
    }
    sources = {source for row in page.by_year for change in row.changes for source in change.sources}
    assert sources <= set(page.references)
