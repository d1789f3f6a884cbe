"""The table of offices as the browser reads it."""

import json

from plugins.exports.office_table import office_table_json
from tests.city import CITY, LAM, record


def test_names_and_addresses_stand_once(holdings):
    """Offices name their places; what tells namesakes apart stands beside the name."""
    files = {
        LAM: CITY[LAM].replace("tenures:", "disambiguation: Ban Tổ chức\ntenures:"),
        "register/persons/lam.md": record(
            "Tạ Đình Lãm", disambiguation="nhà báo", tenures="[{office: Cố vấn, from: 2000, until: 2001}]"
        ),
    }
    table = json.loads(office_table_json(holdings(files)))
    assert table["people"] == [
        ["Tạ Đình Lãm", "lam", "nhà báo"],
        ["Tạ Đình Lãm", "ta-dinh-lam", "Ban Tổ chức"],
        ["Kiều Thị Nhàn", "kieu-thi-nhan"],
    ]
    assert table["committees"][0] == ["Thành ủy Vân Khê", "thanh-uy-van-khe"]
    assert table["offices"][-1] == [0, "Cố vấn", -1, "2000", "2001", True]
