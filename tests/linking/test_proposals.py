"""What the register lacks."""

from __future__ import annotations

import pytest

from tests.linking.marking import link


def test_what_no_record_has_is_proposed_once() -> None:
    """In the order of the text; bare heads, short names and events that may be any are not."""
    text = (
        "Ông Mạc Văn Trầu thăm Quận ủy Gò Trấu. Ông Trầu khen Quận ủy Gò Trấu. Thị ủy họp. "
        "Lễ khánh thành cầu tại đây, Lễ kỷ niệm 50 năm nghề gốm tại đó."
    )
    assert [(one.kind, one.name) for one in link(text).proposals] == [
        ("person", "Mạc Văn Trầu"),
        ("committee", "Quận ủy Gò Trấu"),
        ("event", "Lễ kỷ niệm 50 năm nghề gốm"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "UBND các phường: Hàng Gốm và Bến Lụa họp.",
            ["Ủy ban nhân dân phường Hàng Gốm", "Ủy ban nhân dân phường Bến Lụa"],
        ),
        ("Quận ủy quận 7, quận 12, quận Gò Trấu họp.", ["Quận ủy quận 7", "Quận ủy quận 12", "Quận ủy Gò Trấu"]),
        ("Các sở: Du lịch, Y tế cùng dự.", ["Sở Du lịch", "Sở Y tế"]),
        ("Phó Bí thư Huyện ủy, Chủ tịch HĐND huyện Gò Trấu dự.", ["HĐND huyện Gò Trấu"]),
        ("Trung tâm Lưu trữ Gốm (Trung tâm), Ban Quản lý Gốm (Bego) ký. Bego cảm ơn.", ["Trung tâm Lưu trữ Gốm", "Ban Quản lý Gốm"]),
        ("Chủ tịch UBND 24 đến trung tâm thành phố.", []),
        ("Các cấp bộ Đoàn, cán bộ Hội Nông dân, Ủy ban Mặt trận và cục bộ Sở họp.", []),
    ],
)  # fmt: skip
def test_a_proposal_is_a_whole_name(text: str, names: list[str]) -> None:
    """What a list says once is said with each; what is no name alone, or stands for one, is none."""
    assert [one.name for one in link(text).proposals] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Lễ kỷ niệm 90 năm thành lập làng gốm diễn ra. Lễ kỷ niệm 90 năm Ngày thành lập làng gốm Bến Lụa có đoàn rước. "
            "Nhân kỷ niệm 90 năm thành lập làng, dân mừng.",
            ["Lễ kỷ niệm 90 năm Ngày thành lập làng gốm Bến Lụa"],
        ),
        (
            "Hội thảo “Gốm xưa và nay” mở ra. Hội thảo khoa học “Gốm xưa và nay” kết thúc.",
            ["Hội thảo khoa học “Gốm xưa và nay”"],
        ),
        (
            "Lễ kỷ niệm 50 năm nghề gốm Bến Lụa diễn ra, Lễ kỷ niệm 70 năm nghề gốm Bến Lụa.",
            ["Lễ kỷ niệm 50 năm nghề gốm Bến Lụa", "Lễ kỷ niệm 70 năm nghề gốm Bến Lụa"],
        ),
    ],
)  # fmt: skip
def test_one_occasion_is_proposed_once(text: str, names: list[str]) -> None:
    """By its longest wording in the article; another number is another occasion."""
    assert [one.name for one in link(text).proposals if one.kind == "event"] == names


def test_a_body_of_the_home_level_is_proposed() -> None:
    """*Thư viện thành phố* says enough where home is a city, *Thư viện tỉnh* and a mere *Thư viện* do not."""
    text = "Thư viện thành phố mở cửa; Thư viện tỉnh và Thư viện cũng mở."
    assert [one.name for one in link(text).proposals] == ["Thư viện thành phố"]
