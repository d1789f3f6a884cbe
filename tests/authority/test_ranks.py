"""Ranks: which committee stands before which, and which office."""

from __future__ import annotations

import pytest

from plugins.authority.ranks import Ranks, completed
from plugins.sources.tables import RankTable

DEFAULT = Ranks(completed(RankTable()))


def in_order(*committees: tuple[str, str, bool]) -> list[str]:
    """Return the names of *committees* (name, kind, whether it has a parent) by rank."""
    ranked = sorted(committees, key=lambda one: DEFAULT.of_committee(one[0], one[1], has_parent=one[2]))
    return [name for name, _, _ in ranked]


def test_a_party_is_ordered_by_rank() -> None:
    """Leading bodies, departments, party committees below, state, front and unions: whatever their letters."""
    ranked = [
        "Thành ủy Vân Khê",
        "Ban Thường vụ Thành ủy Vân Khê",
        "Ban Tổ chức Thành ủy Vân Khê",
        "Ủy ban Kiểm tra Thành ủy Vân Khê",
        "Văn phòng Thành ủy Vân Khê",
        "Trường Chính trị Vân Khê",
        "Báo Vân Khê",
        "Đảng ủy các cơ quan Đảng thành phố Vân Khê",
        "Quận ủy Bờ Đông",
        "Huyện ủy An Ngạn",
        "Đảng ủy phường Bờ Đông",
        "Hội đồng nhân dân thành phố Vân Khê",
        "Ủy ban nhân dân thành phố Vân Khê",
        "Sở Xây dựng Vân Khê",
        "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Vân Khê",
        "Hội Nông dân Vân Khê",
        "Thành đoàn Vân Khê",
        "Công an thành phố Vân Khê",
        "Tòa án nhân dân thành phố Vân Khê",
        "Quán Gió",
    ]
    found = in_order(*((name, "", False) for name in sorted(ranked)))
    assert found == ranked


def test_a_kind_places_what_its_name_does_not() -> None:
    """*Ban Kinh tế* stands among the departments because its record says that it is one."""
    assert in_order(
        ("Ban Kinh tế Vân Khê", "Ban của Thành ủy", True),
        ("Văn phòng Thành ủy Vân Khê", "khác", True),
        ("Ban Nội chính Thành ủy Vân Khê", "ban của thành ủy", True),
    ) == ["Ban Nội chính Thành ủy Vân Khê", "Ban Kinh tế Vân Khê", "Văn phòng Thành ủy Vân Khê"]


def test_a_town_below_a_city_stands_among_the_districts() -> None:
    """One entry for both: that of a committee with none above it, and that of one below another."""
    assert in_order(
        ("Thành ủy Bến Trong", "", True),
        ("Thành ủy Vân Khê", "", False),
        ("Quận ủy Bờ Đông", "", True),
        ("Ban Tổ chức Thành ủy Vân Khê", "", True),
    ) == ["Thành ủy Vân Khê", "Ban Tổ chức Thành ủy Vân Khê", "Thành ủy Bến Trong", "Quận ủy Bờ Đông"]


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("Bí thư Thành ủy Vân Khê", "Phó Bí thư Thường trực Thành ủy Vân Khê"),
        ("Phó Bí thư Thường trực Thành ủy", "Phó Bí thư Thành ủy"),
        ("Phó Bí thư Thành ủy", "Ủy viên Ban Thường vụ Thành ủy Vân Khê"),
        ("Ủy viên Ban Thường vụ Thành ủy", "Thành ủy viên"),
        ("Thành ủy viên", "Chủ tịch Ủy ban nhân dân Vân Khê"),
        ("Bí thư Thành ủy", "Bí thư Quận ủy Bờ Đông"),
        ("Trưởng Ban Tổ chức Thành ủy", "Phó Trưởng Ban Thường trực Ban Dân vận"),
        ("Phó Trưởng Ban Thường trực Ban Dân vận", "Phó Trưởng Ban Dân vận"),
        ("PHÓ BÍ THƯ THÀNH UỶ", "Người gác đêm"),
    ],
)
def test_offices_have_a_precedence(higher: str, lower: str) -> None:
    """By title and, where it counts, committee; what no table names comes last."""
    assert DEFAULT.of_office(higher) < DEFAULT.of_office(lower)


def test_the_editors_table_replaces_a_part() -> None:
    """The other part stays that of the program."""
    ranks = Ranks(completed(RankTable(committees=(("Trên hết", ("Quán",)),))))
    assert ranks.groups == ("Trên hết",)
    assert ranks.of_committee("Quán Gió", "", has_parent=False) == (0, 0)
    assert ranks.of_committee("Thành ủy Vân Khê", "thành ủy", has_parent=False) == (1, 0)
    assert ranks.of_office("Bí thư Thành ủy") < ranks.of_office("Bí thư")
