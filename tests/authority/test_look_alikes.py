"""Names that are much like those of records."""

import pytest

from plugins.authority.look_alikes import did_you_mean, likely_meant, look_alikes, name_records
from plugins.authority.records import Committee, FormerName, Person, Statement
from plugins.authority.register import Register

REGISTER = Register(
    [
        Person(slug="vu-dinh-bang", name="Vũ Đình Bằng", id="p-000001z"),
        Person(slug="luong-van-duc-dong-diec", name="Lương Văn Đức", disambiguation="Đồng Diệc"),
        Person(
            slug="luong-van-duc-van-phong", name="Lương Văn Đức", disambiguation="văn phòng", id="p-0000027"
        ),
        Person(slug="kieu-nhan", name="Kiều Thị Nhàn", variants=(Statement(value="Sáu Nhàn"),)),
        Committee(slug="quan-uy-quan-7", name="Quận ủy Quận 7"),
        Committee(slug="dang-uy-khoa-x", name="Đảng ủy khóa X"),
        Committee(
            slug="ban-tuyen-giao-va-dan-van",
            name="Ban Tuyên giáo và Dân vận",
            names=(FormerName(name="Ban Tuyên huấn"),),
        ),
        Committee(slug="so", name="Sở"),
        Committee(slug="hoi", name="会"),
    ]
)


@pytest.mark.parametrize(
    ("kind", "name", "slugs"),
    [
        ("person", "Vũ Đình Băng", ["vu-dinh-bang"]),
        ("person", "Vủ Đinh Bang", ["vu-dinh-bang"]),
        ("person", "vu-dinh-bang", ["vu-dinh-bang"]),
        ("person", "Vũ Đình Bàng", ["vu-dinh-bang"]),
        ("person", "Vũ Đình Bằngg", ["vu-dinh-bang"]),
        ("person", "Vũ Đnh Bằng", ["vu-dinh-bang"]),
        ("person", "luong-van-duc", ["luong-van-duc-dong-diec", "luong-van-duc-van-phong"]),
        ("person", "Luong Van Duc", ["luong-van-duc-dong-diec", "luong-van-duc-van-phong"]),
        ("person", "luong-van-duck", ["luong-van-duc-dong-diec", "luong-van-duc-van-phong"]),
        ("person", "luong-van-duc-van-phog", ["luong-van-duc-van-phong"]),
        ("person", "Sáu Nhạn", ["kieu-nhan"]),
        ("person", "Vũ Hữu Bằng", []),
        ("person", "Vũ Bằng", []),
        ("committee", "Vũ Đình Băng", []),
        ("committee", "Ban Tuyên giáo và Dân vân", ["ban-tuyen-giao-va-dan-van"]),
        ("committee", "Ban Tuyên huán", ["ban-tuyen-giao-va-dan-van"]),
        ("committee", "Quận ủy Quận 8", []),
        ("committee", "Đảng ủy khóa V", []),
        ("committee", "Đảng ủy khóa XI", []),
        ("committee", "Sơ", ["so"]),
        ("committee", "S", []),
        ("committee", "议", []),
    ],
)
def test_records_with_a_name_like_it(kind, name, slugs):
    """All that differ in marks alone, else by one letter of one syllable; numbers are no slips."""
    assert [one.slug for one in look_alikes(REGISTER, kind, name)] == slugs


@pytest.mark.parametrize(
    ("kind", "name", "slugs"),
    [
        ("person", "Vũ Đình Băng", ("vu-dinh-bang",)),
        ("person", "Vũ Đình Bằngg", ("vu-dinh-bang",)),
        ("person", "Vũ Đình Bạngg", ()),
        ("person", "Lương Văn Dức", ("luong-van-duc-dong-diec", "luong-van-duc-van-phong")),
        ("person", "Lương Văn Đức Văn Phòng", ()),
        ("committee", "Ban Tuyên giáo và Dân vân", ("ban-tuyen-giao-va-dan-van",)),
        ("committee", "Ban Tuyên hấn", ("ban-tuyen-giao-va-dan-van",)),
    ],
)
def test_what_a_text_may_mean(kind, name, slugs):
    """A letter and a mark are two slips, and so another name; addresses are none that texts print."""
    assert likely_meant(REGISTER, kind, name) == slugs


@pytest.mark.parametrize(
    ("kind", "name", "hint"),
    [
        ("person", "vu-dinh-bag", " (vu-dinh-bang?)"),
        ("person", "Vũ Đình Băng", " (vu-dinh-bang?)"),
        (
            "person",
            "luong-van-duc",
            " (luong-van-duc-dong-diec (Đồng Diệc); p-0000027 (văn phòng)?)",
        ),
        (
            "person",
            "luong-duc-dong-diec",
            " (luong-van-duc-dong-diec (Đồng Diệc); p-0000027 (văn phòng)?)",
        ),
        ("person", "hoan-toan-khac", ""),
        ("event", "vu-dinh-bang", ""),
    ],
)
def test_what_is_offered_to_an_editor(kind, name, hint):
    """One record by its slug; namesakes all, each with what tells it apart; nothing where nothing is near."""
    assert did_you_mean(REGISTER, kind, name) == hint


def test_records_are_named_for_a_reader_of_messages():
    """By name, with what tells them apart and what to write."""
    assert name_records(look_alikes(REGISTER, "person", "luong-van-duc")) == (
        "Lương Văn Đức (Đồng Diệc, luong-van-duc-dong-diec); Lương Văn Đức (văn phòng, p-0000027)"
    )
