"""Finding records."""

import pytest

from plugins.authority.records import Committee, Event, FormerName, Parent, Person, Statement, Tenure
from plugins.authority.register import Register
from plugins.authority.spans import Span

LAM = Person(
    slug="ta-dinh-lam",
    name="Tạ Đình Lãm",
    id="p-000001z",
    former_slugs=("ta-lam",),
    merged_ids=("p-000003h",),
    tenures=(Tenure(office="Bí thư", committee="thanh-uy"),),
)
SUU_OF_THE_OFFICE = Person(slug="dinh-van-suu-van-phong", name="Đinh Văn Sửu", disambiguation="văn phòng")
SUU_OF_THE_WARD = Person(slug="dinh-van-suu-phuong", name="Đinh Văn Sửu", disambiguation="phường")
THANH_UY = Committee(slug="thanh-uy", name="Thành ủy", id="c-000001n")
BAN = Committee(
    slug="ban-to-chuc",
    name="Ban Tổ chức",
    variants=(Statement("Ban TC"), Statement("Ban Tổ chức")),
    names=(FormerName(name="Ban Cán bộ"),),
    parents=(Parent(committee="thanh-uy"),),
)
SECOND = Event(
    slug="hop-2", name="Họp 2", series="Họp", span=Span("2022"), organisers=(Statement("thanh-uy"),)
)
FIRST = Event(
    slug="hop-1", name="Họp 1", series="Họp", span=Span("2023"), organisers=(Statement("ban-to-chuc"),)
)
REGISTER = Register([SUU_OF_THE_WARD, LAM, SUU_OF_THE_OFFICE, BAN, THANH_UY, FIRST, SECOND])


@pytest.mark.parametrize(
    "named", ["p-000001z", "p-000003h", "ta-dinh-lam", "ta-lam", "Tạ Đình Lãm", "TẠ ĐÌNH  LÃM"]
)
def test_a_person_by_any_name(named):
    """Id, merged id, slug, former slug and exact name all find the record."""
    assert REGISTER.find("person", named) == (LAM,)


@pytest.mark.parametrize("named", ["Tạ Đình Lâm", "ta-dinh", "p-0000027", "Lãm", ""])
def test_nobody_of_that_name(named):
    """Nothing is guessed."""
    assert REGISTER.find("person", named) == ()


def test_two_of_one_name_are_both_found():
    """A shared name leaves the choice to the editor."""
    assert REGISTER.find("person", "đinh văn sửu") == (SUU_OF_THE_WARD, SUU_OF_THE_OFFICE)


def test_kinds_are_apart():
    """A person's id or slug finds no committee."""
    assert REGISTER.find("committee", "p-000001z") == ()
    assert REGISTER.find("committee", "ta-dinh-lam") == ()
    assert REGISTER.find("committee", "Thành ủy") == (THANH_UY,)


def test_a_slug_counts_before_a_former_slug():
    """An address in use is never taken over by a redirect."""
    old, new = Person(slug="a", name="A", former_slugs=("b",)), Person(slug="b", name="B")
    assert Register([old, new]).find("person", "b") == (new,)


def test_the_order_of_records_does_not_matter():
    """Records stand by kind and slug."""
    records = [BAN, LAM, THANH_UY, SECOND, FIRST]
    assert list(Register(records)) == list(Register(reversed(records))) == [BAN, THANH_UY, FIRST, SECOND, LAM]


def test_look_ups_for_pages():
    """Children, tenures, events of an organiser and of a series."""
    assert (REGISTER.children("thanh-uy"), REGISTER.children("ban-to-chuc")) == (("ban-to-chuc",), ())
    assert REGISTER.tenures_in("thanh-uy") == (("ta-dinh-lam", LAM.tenures[0]),)
    assert REGISTER.organised_by("ban-to-chuc") == (FIRST,)
    assert REGISTER.organised_by("thanh-uy") == (SECOND,)
    assert REGISTER.in_series("Họp") == (SECOND, FIRST)


def test_all_names_of_a_committee():
    """The name, variants and former names, each once."""
    assert BAN.all_names == ("Ban Tổ chức", "Ban TC", "Ban Cán bộ")


def test_the_length_counts_all_kinds():
    """Persons, committees and events."""
    assert len(REGISTER) == 7


def test_what_has_no_series_or_committee_is_left_out():
    """Neither an event without a series nor an office without a committee is listed anywhere."""
    alone = Register(
        [
            Event(slug="le", name="Lễ"),
            Person(slug="an", name="Mai An", tenures=(Tenure(office="Thành ủy viên"),)),
        ]
    )
    assert (alone.in_series(""), alone.tenures_in("")) == ((), ())


def test_the_line_of_a_committee():
    """Itself and all above, also where the register is wrong: a ring, a parent that is not there."""
    ring = Register(
        [
            Committee(slug="a", name="A", parents=(Parent(committee="b"), Parent(committee="gone"))),
            Committee(slug="b", name="B", parents=(Parent(committee="a"),)),
        ]
    )
    assert (ring.line_of("a"), ring.line_of("gone")) == ({"a", "b"}, set())
    assert REGISTER.line_of("ban-to-chuc") == {"ban-to-chuc", "thanh-uy"}
