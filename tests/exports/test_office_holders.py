"""Who held which office, as files for the script and as tables."""

import csv
import io
import json

from plugins.exports.office_holders import answer_rows, answers_csv, committees_json, offices_json
from plugins.views import office_holders
from plugins.views.office_holders import all_offices, office_files, standings_of, who

BAN, THANH_UY = "ban-to-chuc-thanh-uy-van-khe", "thanh-uy-van-khe"


def files_of(city):
    """Return the files of *city* by committee and year."""
    offices = tuple(all_offices(city))
    return {(one.committee, one.year): one for one in office_files(offices, standings_of(city, offices))}


def test_a_file_has_a_committee_with_all_below(holdings):
    """Each office with how sure each day is, its sources and reports; each text once, by number."""
    files = files_of(holdings())
    assert list(files) == [("", ""), (THANH_UY, ""), (BAN, "")]
    plain = json.loads(offices_json(files[THANH_UY, ""]))
    assert [plain["committees"][number][0] for number in sorted(plain["committees"])] == [THANH_UY, BAN]
    name, note, slug, phrase, committee, edtf, stretches, sources, reports = plain["offices"][1]
    assert (name, note, slug, edtf, reports) == ("Tạ Đình Lãm", "", "ta-dinh-lam", "2020-10/", [])
    assert plain["phrases"][str(phrase)] == "Trưởng Ban Tổ chức Thành ủy Vân Khê"
    assert plain["committees"][str(committee)] == [BAN, [[0, "", ""]]]
    assert plain["sources"][str(sources[0])] == "Quyết định số 15-QĐ/TU"
    assert stretches[0] == ["2020-10-01", "2020-10-30", "p"] and stretches[-1] == ["2020-11-01", "", "o"]


def test_a_large_committee_has_a_file_a_year(holdings, monkeypatch):
    """Those that were held in it; one that has no end is in all that follow, and years between are there."""
    monkeypatch.setattr(office_holders, "MAX_ROWS_IN_FILE", 1)
    files = files_of(holdings())
    years = [str(year) for year in range(2018, 2022)]
    assert [year for committee, year in files if committee == BAN] == years[:3]
    assert len(files[THANH_UY, "2021"].offices) == 2
    assert json.loads(committees_json(files.values()))[1] == [THANH_UY, "Thành ủy Vân Khê", "2018", "2022"]


def test_a_register_without_offices_has_no_files(holdings):
    """Nor committees to ask for."""
    assert list(office_files((), {})) == []
    assert json.loads(committees_json(())) == []


def test_a_table_for_archivists(holdings):
    """As CSV that a reader of the format reads back: a cell for each, what begins like a formula stays text."""
    rows = answer_rows(who(holdings(), "2024-01-01", BAN), "https://van-khe.example")
    (row,) = csv.DictReader(io.StringIO(answers_csv(rows), newline=""))
    assert row["address"] == "https://van-khe.example/nhan-su/ta-dinh-lam/"
    assert (row["dates"], row["certainty"]) == ("2020-10/", "open")
    assert row["sources"] == "Quyết định số 15-QĐ/TU"
