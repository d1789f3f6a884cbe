"""Who followed whom in an office, as tables."""

import csv
import io
import json

from plugins.exports.successions import succession_csv, succession_json, succession_rows
from plugins.views.successions import succession
from tests.city import NHAN, record

BAN = "ban-to-chuc-thanh-uy-van-khe"


def test_tables(holdings):
    """The same rows as CSV and JSON, each read back: what lies between two, the name of the time, what holds it."""
    tenures = f"[{{office: Trưởng Ban, committee: {BAN}, from: 2011, until: 2012}}]"
    city = holdings({NHAN: record("Kiều Thị Nhàn", id="p-0000027", tenures=tenures)})
    rows = succession_rows(succession(city, BAN, "Trưởng Ban"), "https://van-khe.example")
    assert json.loads(succession_json(rows)) == {"offices": rows}
    first, second = csv.DictReader(io.StringIO(succession_csv(rows), newline=""))
    assert (first["person"], first["dates"], first["between"]) == ("Kiều Thị Nhàn", "2011/2012", "")
    assert (second["between"], second["between_from"], second["between_until"]) == (
        "gap",
        "2013-01-01",
        "2020-09-30",
    )
    assert (second["in_turn"], second["sources"]) == ("yes", "Quyết định số 15-QĐ/TU")
    assert second["called"] == "Ban Tổ chức Thành ủy Vân Khê"
