"""What two people have in common, as a table and as files for the script."""

import csv
import io
import json

from plugins.exports.together import reported_events_json, together_csv, together_rows
from plugins.views.together import reported_events, together
from tests.city import article, record


def test_a_table(holdings):
    """Events first, with the reports that name each; then reports that name both; read back as CSV."""
    report = article(
        "Hai người",
        "Đồng chí Tạ Đình Lãm và Kiều Thị Nhàn dự.",
        date="2023-07-22",
        events="hoi-nghi-cap-nuoc-2023",
    )
    city = holdings({"articles/hai.md": report})
    rows = together_rows(together(city, "ta-dinh-lam", "kieu-thi-nhan"), "https://van-khe.example")
    table = list(csv.DictReader(io.StringIO(together_csv(rows), newline="")))
    assert [one["kind"] for one in table] == ["event", *["report"] * (len(table) - 1)]
    assert table[0]["address"] == "https://van-khe.example/su-kien/hoi-nghi-cap-nuoc-2023/"
    assert "Hai người https://van-khe.example/tin-tuc/2023/07/hai/" in table[0]["reports_of_second"]
    assert {"dates": "2023-07-22", "title": "Hai người"}.items() <= table[-1].items()


def test_events_of_a_person_as_a_file(holdings):
    """Name, slug where it is another than that of the name, first and last day; the address says whose they are."""
    files = {
        "register/events/le-moi.md": record("Lễ Mới", start="2020", end="2021"),
        "articles/tin.md": article("Tin", "Đồng chí Tạ Đình Lãm dự.", events="le-moi"),
    }
    plain = json.loads(reported_events_json("ta-dinh-lam", reported_events(holdings(files), "ta-dinh-lam")))
    assert plain["url"] == "/nhan-su/ta-dinh-lam/"
    assert plain["events"] == [
        ["Hội nghị cấp nước sạch năm 2023", "hoi-nghi-cap-nuoc-2023", "2023-07-21", ""],
        ["Lễ Mới", "", "2020", "2021"],
    ]
