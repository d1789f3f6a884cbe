"""Whether a report attests an office of the register."""

import pytest

from plugins.authority.offices import is_attested
from plugins.authority.records import Tenure
from plugins.authority.spans import Span

DEPUTY = Tenure(office="Phó Trưởng Ban", committee="ban-to-chuc", span=Span("2020", "2024"))
MEMBER = Tenure(office="Thành ủy viên", committee="thanh-uy")


@pytest.mark.parametrize(
    ("tenure", "title", "org_text", "committee", "day", "attested"),
    [
        (DEPUTY, "Phó Trưởng Ban", "Ban Tổ chức Thành ủy", "ban-to-chuc", "2023-07-21", True),
        (DEPUTY, "Phó Trưởng", "Ban Tổ chức Thành ủy", "ban-to-chuc", "2023-07-21", True),
        (DEPUTY, "PHÓ TRƯỞNG BAN", "Ban Tổ chức", "ban-to-chuc", "2020-01-01", True),
        (DEPUTY, "Trưởng Ban", "Ban Tổ chức", "ban-to-chuc", "2023-07-21", False),
        (DEPUTY, "Phó Trưởng Ban", "Ban Dân vận", "ban-dan-van", "2023-07-21", False),
        (DEPUTY, "Phó Trưởng Ban", "Ban Lạ", None, "2023-07-21", False),
        (DEPUTY, "Phó Trưởng Ban", "Ban Tổ chức", "ban-to-chuc", "2019-12-31", False),
        (DEPUTY, "Phó Trưởng Ban", "Ban Tổ chức", "ban-to-chuc", "2025-01-01", False),
        (DEPUTY, "Phó Trưởng Ban", "", None, "2023-07-21", True),
        (MEMBER, "Thành ủy viên", "", None, "2023-07-21", True),
        (MEMBER, "Thành uỷ viên", "", None, "2023-07-21", True),
    ],
)
def test_is_attested(tenure, title, org_text, committee, day, attested):
    """Title, committee and day must all agree; a title that stands alone needs no committee."""
    assert is_attested(tenure, title, org_text, committee, day) is attested
