"""The table of offices as the browser reads it."""

import json

from plugins.exports.office_table import office_table_json
from tests.city import CITY, LAM, record


def test_each_office_stands_by_itself(holdings):
    """With the name and what tells it from others of the same name, so that one can be taken out and no other changes."""
    files = {
        LAM: CITY[LAM].replace("tenures:", "disambiguation: Ban Tổ chức\ntenures:"),
        "register/persons/lam.md": record(
            "Tạ Đình Lãm", disambiguation="nhà báo", tenures="[{office: Cố vấn, from: 2000, until: 2001}]"
        ),
    }
    table = json.loads(office_table_json(holdings(files)))
    ban = "ban-to-chuc-thanh-uy-van-khe"
    assert table["committees"][0] == ["Thành ủy Vân Khê", "thanh-uy-van-khe"]
    assert table["offices"][1:] == [
        [
            "Tạ Đình Lãm",
            "Ban Tổ chức",
            "ta-dinh-lam",
            "Trưởng Ban Tổ chức Thành ủy Vân Khê",
            ban,
            "2020",
            "",
            False,
        ],
        [
            "Tạ Đình Lãm",
            "Ban Tổ chức",
            "ta-dinh-lam",
            "Phó Trưởng Ban Tổ chức Thành ủy Vân Khê",
            ban,
            "2018",
            "2020",
            True,
        ],
        ["Tạ Đình Lãm", "nhà báo", "lam", "Cố vấn", "", "2000", "2001", True],
    ]
