"""Sure offices: right beside the name, affirmed, of the article's day."""

from __future__ import annotations

import pytest

from tests.linking.marking import link

SURE = (
    "Bí thư Thành ủy Vân Khê Lê Văn Tám dự hội nghị.",
    "Đồng chí Lê Văn Tám, Bí thư Thành ủy Vân Khê, dự hội nghị.",
    "Ông Lê Văn Tám - Bí thư Thành ủy Vân Khê phát biểu.",
    "Ông Lê Văn Tám (Bí thư Thành ủy Vân Khê) cho biết thành phố sẽ mở đường.",
)
NOT_SURE = (
    "Nguyên Bí thư Thành ủy Vân Khê Lê Văn Tám dự hội nghị.",
    "Cố Bí thư Thành ủy Vân Khê Lê Văn Tám được truy tặng.",
    "Ông Lê Văn Tám, Bí thư Thành ủy Vân Khê, thôi giữ chức từ hôm nay.",
    "Ông Lê Văn Tám không còn là Bí thư Thành ủy Vân Khê.",
    "Hội đồng miễn nhiệm ông Lê Văn Tám, Chủ tịch UBND Quận 4.",
    "Ông Lê Văn Tám được giới thiệu để bầu Chủ tịch UBND Quận 4.",
    "Ông Lê Văn Tám sẽ giữ chức Chủ tịch UBND Quận 4.",
    "Dự kiến Chủ tịch UBND Quận 4 Lê Văn Tám được điều động.",
    "Ông Lê Văn Tám thay bà Trần Thị Bảy làm Chủ tịch UBND Quận 4.",
    "Ông Lê Văn Tám phụ trách cho đến khi có nhân sự giữ chức Chủ tịch UBND Quận 4.",
    "Ông Lê Văn Tám từng là Bí thư Thành ủy Vân Khê.",
    "Năm 2010, Bí thư Thành ủy Vân Khê Lê Văn Tám về thăm.",
    "Ông Lê Văn Tám, Bí thư Thành ủy Vân Khê nhiệm kỳ 2005 - 2010, kể lại.",
    "Ông Lê Văn Tám, Bí thư Đảng ủy phường Bến Cát, Quận 4 (cũ), kể lại.",
    "Ông Lê Văn Tám, Trưởng Phòng Gốm Sứ, Sở Tài chính Vân Khê, dự.",
    "Theo Quyền Bí Chủ tịch UBND Quận 4 Lê Văn Tám, hội nghị kết thúc.",
    "Ông Lê Văn Tám được bầu giữ chức Chủ tịch UBND Quận 4.",
    "Khi còn Bí thư Thành ủy Vân Khê Lê Văn Tám, phố khác bây giờ.",
)


@pytest.mark.parametrize("text", SURE)
def test_an_office_beside_the_name_is_sure(text: str) -> None:
    """The words right before or after the name say who holds the office that day."""
    assert [office.sure for office in link(text, "2023-05-06").offices] == [True]


@pytest.mark.parametrize("text", NOT_SURE)
def test_no_office_is_sure_that_is_denied_ended_planned_or_of_earlier_days(text: str) -> None:
    """What the sentence denies, ends, plans or tells of other days is never told as held."""
    assert not any(office.sure for office in link(text, "2023-05-06").offices)


def test_an_office_of_a_given_name_is_not_sure() -> None:
    """*Chủ tịch UBND Quận 4 Tám* after a whole name: who is meant is an inference."""
    linked = link("Ông Lê Văn Tám đến. Ông Tám, Chủ tịch UBND Quận 4, phát biểu.", "2023-05-06")
    assert not any(office.sure for office in linked.offices)
