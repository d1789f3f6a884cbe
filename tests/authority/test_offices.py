"""Whether a report names an office of the register."""

import pytest

from plugins.authority.offices import is_same_office, office_phrase, printed_office, whole_title
from plugins.authority.records import Tenure
from plugins.authority.spans import Span

DEPUTY = Tenure(office="Phó Trưởng Ban", committee="ban-to-chuc", span=Span("2020", "2024"))
MEMBER = Tenure(office="Thành ủy viên", committee="thanh-uy")


@pytest.mark.parametrize(
    ("tenure", "title", "org_text", "committee", "same"),
    [
        (DEPUTY, "Phó Trưởng Ban", "Ban Tổ chức Thành ủy", "ban-to-chuc", True),
        (DEPUTY, "Phó Trưởng", "Ban Tổ chức Thành ủy", "ban-to-chuc", True),
        (DEPUTY, "PHÓ TRƯỞNG BAN", "Ban Tổ chức", "ban-to-chuc", True),
        (DEPUTY, "Trưởng Ban", "Ban Tổ chức", "ban-to-chuc", False),
        (DEPUTY, "Phó Trưởng Ban", "Ban Dân vận", "ban-dan-van", False),
        (DEPUTY, "Phó Trưởng Ban", "Ban Lạ", None, False),
        (DEPUTY, "Phó Trưởng Ban", "", None, True),
        (MEMBER, "Thành ủy viên", "", None, True),
        (MEMBER, "Thành uỷ viên", "", None, True),
    ],
)
def test_is_same_office(tenure, title, org_text, committee, same):
    """Title and committee must agree; a title that stands alone needs no committee."""
    assert is_same_office(tenure, title, org_text, committee) is same


@pytest.mark.parametrize(
    ("title", "org_text", "whole"),
    [
        ("Trưởng", "Ban Tổ chức Thành ủy", "Trưởng Ban"),
        ("phó chánh", "Văn phòng Thành ủy", "phó chánh Văn phòng"),
        ("Trưởng", "Công an phường", "Trưởng Công an"),
        ("Trưởng", "Bản Mường", "Trưởng"),
        ("Trưởng Ban", "Ban Tổ chức", "Trưởng Ban"),
        ("Chủ tịch", "Đoàn", "Chủ tịch"),
    ],
)
def test_whole_title(title, org_text, whole):
    """A title that says nothing without the head of the committee takes it in."""
    assert whole_title(title, org_text) == whole


@pytest.mark.parametrize(
    ("title", "committee", "phrase"),
    [
        ("Trưởng Ban", "Ban Tổ chức Thành ủy", "Trưởng Ban Tổ chức Thành ủy"),
        ("Bí thư", "Thành ủy", "Bí thư Thành ủy"),
        ("Thành ủy viên", "", "Thành ủy viên"),
    ],
)
def test_office_phrase(title, committee, phrase):
    """Words that end the title and begin the committee are said once."""
    assert office_phrase(title, committee) == phrase


@pytest.mark.parametrize(
    ("title", "former", "printed"),
    [
        ("Bí thư", True, "nguyên Bí thư Thành ủy"),
        ("Bí thư", False, "Bí thư Thành ủy"),
        ("Nguyên Bí thư", True, "Nguyên Bí thư Thành ủy"),
    ],
)
def test_printed_office(title, former, printed):
    """*nguyên* stands before what is past, once."""
    assert printed_office(title, "Thành ủy", former) == printed
