"""Tables for archivists as CSV."""

import csv
import io

from plugins.exports.tables import as_csv, report_rows
from plugins.views.attestations import AttestingReport
from plugins.views.days import known_day
from plugins.views.holdings import Link


def test_a_table_is_read_back():
    """Each row a line; several values in a cell; what begins like a formula stays text; a report is one line."""
    report = AttestingReport(
        known_day("2023-07-21T08:00"), Link("Bàn việc cấp nước", "/tin-tuc/2023/07/ban/")
    )
    reports = report_rows([report], "https://van-khe.example")
    assert reports[0]["date"] == "2023-07-21"
    rows = [{"person": "=1+1", "sources": ["Một", "Hai"], "reports": reports}]
    (row,) = csv.DictReader(io.StringIO(as_csv(("person", "sources", "reports"), rows), newline=""))
    assert row == {
        "person": "'=1+1",
        "sources": "Một; Hai",
        "reports": "2023-07-21 Bàn việc cấp nước https://van-khe.example/tin-tuc/2023/07/ban/",
    }
