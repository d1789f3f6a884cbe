"""Registers that are odd or wrong: linking answers all the same."""

from __future__ import annotations

import pytest

from plugins.authority.records import Committee, Event, Parent, Person, Statement, Tenure
from plugins.authority.register import Register
from plugins.authority.spans import Span
from plugins.linking.engine import Linker
from plugins.linking.mentions import Context
from tests.linking.marking import mark, small_linker


def test_parents_in_a_ring_or_missing_give_no_place() -> None:
    """A committee above itself (R103), or below one that is not there, is linked by its words."""
    ring = Register(
        [
            Committee(slug="a", name="Ban Lụa Thành ủy", parents=(Parent(committee="b"),)),
            Committee(slug="b", name="Ban Gốm Thành ủy", parents=(Parent(committee="a"),)),
            Committee(slug="c", name="Ban Muối Thành ủy", parents=(Parent(committee="nowhere"),)),
        ]
    )
    text = "Ban Lụa Thành ủy, Ban Gốm Thành ủy và Ban Muối Thành ủy họp."
    linked = Linker(ring).link(text)
    assert mark(text, linked) == (
        "[Ban Lụa Thành ủy](a), [Ban Gốm Thành ủy](b) và [Ban Muối Thành ủy](c) họp."
    )


def test_a_district_below_home_in_a_ring() -> None:
    """Whether the body named last lies below home is told without end."""
    records = [
        Committee(
            slug="home",
            name="Thành ủy Vân Khê",
            place="thành phố Vân Khê",
            parents=(Parent(committee="quan"),),
        ),
        Committee(slug="ban", name="Công an Vân Khê", place="thành phố Vân Khê"),
        Committee(
            slug="quan",
            name="Công an quận Bến Sỏi",
            place="quận Bến Sỏi",
            parents=(Parent(committee="home"), Parent(committee="home")),
        ),
    ]
    text = "Công an quận Bến Sỏi báo cáo. Công an trả lời."
    linked = Linker(Register(records), home="home").link(text)
    assert [one.surface for one in linked.mentions] == ["Công an quận Bến Sỏi", "Công an"]
    assert linked.mentions[0].record == "quan"


def test_blank_names_name_nobody() -> None:
    """A variant of nothing but blanks is passed over."""
    blank = (Statement(" "),)
    records = [
        Committee(slug="c", name="Báo Gốm", variants=blank),
        Person(slug="p", name="Mai An", variants=blank),
    ]
    text = "Báo Gốm viết về bà Mai An."
    assert mark(text, Linker(Register(records)).link(text)) == "[Báo Gốm](c) viết về bà [Mai An](p)."


def test_a_name_with_its_letters_in_brackets() -> None:
    """The letters are no part of what is compared."""
    register = Register([Committee(slug="cang", name="Hepta Bến Trấu (HBT)")])
    text = "Hepta Bến Trấu đón tàu."
    assert mark(text, Linker(register).link(text)) == "[Hepta Bến Trấu](cang) đón tàu."


def test_a_title_in_one_short_form() -> None:
    """An editors' abbreviation may hold title and head."""
    linker = Linker(Register([]), abbreviations={"Trưởng ban": ["TrB"]})
    [office] = linker.link("TrB Ban Tổ chức Thành ủy Vân Khê Lê Quang Diêu dự.").offices
    assert (office.title, office.org_text) == ("TrB", "Ban Tổ chức Thành ủy Vân Khê")


@pytest.mark.parametrize(
    ("place", "record"),
    [
        ("thành phố Hạ Sa", "thanh-uy-ha-sa"),
        ("thành phố", "thanh-uy-van-khe"),
        ("Lò Gốm", "thanh-uy-van-khe"),
    ],
)
def test_the_place_of_the_article(place: str, record: str) -> None:
    """It says whose a bare head is; a place without such a body leaves it to home."""
    [mention] = small_linker().link("Thành ủy họp.", Context(place=place)).mentions
    assert mention.record == record


def test_an_office_that_stands_alone_tells_namesakes_apart() -> None:
    """*Thành ủy viên* needs no committee."""
    records = [
        Committee(slug="tu", name="Thành ủy Vân Khê"),
        Person(slug="mot", name="Đỗ Văn Mạch", tenures=(Tenure(office="Thành ủy viên"),)),
        Person(slug="hai", name="Đỗ Văn Mạch", tenures=(Tenure(office="Bí thư", committee="tu"),)),
    ]
    linked = Linker(Register(records)).link("Ông Đỗ Văn Mạch, Thành ủy viên, dự.")
    assert [one.record for one in linked.mentions] == ["mot"]


def test_an_office_without_the_place_tells_namesakes_apart() -> None:
    """*Bí thư Quận ủy*: that day only one of them was secretary of any."""
    linked = small_linker().link("Ông Đỗ Văn Mạch, Bí thư Quận ủy, dự.", Context(date="2022-05-19"))
    assert [one.record for one in linked.mentions if one.kind == "person"] == ["do-van-mach-bi-thu"]


def test_home_gives_way_to_the_body_that_one_of_them_headed() -> None:
    """*Chủ tịch HĐND*: nobody of that name presided over home's, one did over a district's."""
    records = [
        Committee(slug="home", name="Thành ủy Vân Khê", place="thành phố Vân Khê"),
        Committee(slug="hd", name="Hội đồng nhân dân thành phố Vân Khê", place="thành phố Vân Khê"),
        Committee(slug="hd-4", name="Hội đồng nhân dân quận 4", place="quận 4"),
        Person(slug="mot", name="Phạm Thị Lụa", tenures=(Tenure(office="Chủ tịch", committee="hd-4"),)),
        Person(slug="hai", name="Phạm Thị Lụa", tenures=(Tenure(office="Trưởng ban", committee="home"),)),
    ]
    linked = Linker(Register(records), home="home").link("Bà Phạm Thị Lụa, Chủ tịch HĐND, tiếp xúc cử tri.")
    assert [one.record for one in linked.mentions] == ["mot", "hd-4"]


def test_events_without_a_head_and_without_a_term() -> None:
    """They are linked by their whole name, and by number whatever the term said."""
    records = [
        Event(slug="gom", name="Ngày Gốm Vân Khê"),
        Event(slug="dai-hoi", name="Đại hội Đảng bộ thành phố Vân Khê lần thứ XV"),
    ]
    linker = Linker(Register(records))
    text = "Ngày Gốm Vân Khê mở. Đại hội lần thứ XV Đảng bộ thành phố Vân Khê (khóa XV) bế mạc."
    events = [one.record for one in linker.link(text).mentions if one.kind == "event"]
    assert events == ["gom", "dai-hoi"]


def test_a_short_form_of_a_body_without_record_is_lent_nothing() -> None:
    """The article's own short form stays open where its long form is."""
    text = (
        "Ban Quản lý Bến Lụa (gọi tắt là Belua) họp. Quận ủy họp. Sở Y tế Hạ Sa (gọi tắt là Sở) họp. Sở họp."
    )
    assert {one.record for one in small_linker().link(text).mentions} == {None}


def test_the_name_of_an_occasion_ends() -> None:
    """However long the sentence goes on."""
    mentions = small_linker().link("Lễ khánh thành " + "cầu đẹp " * 80).mentions
    assert [len(one.surface.split()) < 70 for one in mentions] == [True]


@pytest.mark.parametrize(
    ("text", "date", "past"),
    [
        ("Ông Mai An từng là Bí thư Quận ủy Gốm.", None, True),
        ("Ông Mai An đến. Trước đó, ông làm Bí thư Quận ủy Gốm.", None, True),
        ("Bà Mai An đến. Bà có mười năm làm Bí thư Quận ủy Gốm.", None, True),
        ("Năm 2010, ông Mai An được bầu làm Bí thư Quận ủy Gốm.", "2015-01-05", True),
        ("Năm 2015, ông Mai An được bầu làm Bí thư Quận ủy Gốm.", "2015-01-05", False),
        ("Năm 2010, ông Mai An được bầu làm Bí thư Quận ủy Gốm.", None, True),
        ("Ông Mai An giữ chức Bí thư Quận ủy Gốm.", "2015-01-05", False),
        ("Năm qua, ông Mai An làm Bí thư Quận ủy Gốm.", "2015-01-05", False),
        ("Trước đó, ông Mai An, Bí thư Quận ủy Gốm, đã đến.", "2015-01-05", False),
    ],
)
def test_an_office_of_earlier_days(text: str, date: str | None, past: bool) -> None:
    """What a report tells of the past is told apart from what was so on its day."""
    register = Register([Person(slug="an", name="Mai An")])
    [office] = Linker(register).link(text, Context(date=date)).offices
    assert (office.person, office.past, office.former) == ("an", past, False)


def test_an_office_of_earlier_days_tells_namesakes_apart() -> None:
    """*Từng là*: the one whose tenure is over, not the one who holds the office."""
    records = [
        Committee(slug="q", name="Quận ủy Gốm"),
        Person(
            slug="truoc",
            name="Mai An",
            tenures=(Tenure(office="Bí thư", committee="q", span=Span("2005", "2010")),),
        ),
        Person(
            slug="nay",
            name="Mai An",
            tenures=(Tenure(office="Bí thư", committee="q", span=Span("2015", "2022")),),
        ),
    ]
    linked = Linker(Register(records)).link(
        "Ông Mai An từng là Bí thư Quận ủy Gốm.", Context(date="2018-05-04")
    )
    assert linked.offices[0].person == "truoc"


@pytest.mark.parametrize(
    ("date", "text", "record"),
    [
        ("2025-05-10", "Tỉnh ủy Lâm Đồng họp.", "tinh-uy-cu"),
        ("2025-08-10", "Tỉnh ủy Lâm Đồng họp.", None),
        ("2025-08-10", "Tỉnh ủy Lâm Đồng (cũ) từng họp.", "tinh-uy-cu"),
        ("2025-08-10", "Tỉnh ủy Đắk Nông từng họp.", "tinh-uy-dak-nong"),
        ("2025-08-10", "Ban Dân vận Tỉnh ủy Lâm Đồng từng họp.", "ban-dan-van-cu"),
        ("", "Tỉnh ủy Lâm Đồng họp.", "tinh-uy-cu"),
    ],
)
def test_a_merged_province_is_not_the_one_of_its_name(date: str, text: str, record: str | None) -> None:
    """Where the register has only what was before, nobody lends it to the new one; a name that is no more, and what ended before, stay."""
    records = [
        Committee(slug="tinh-uy-cu", name="Tỉnh ủy Lâm Đồng", span=Span(end="2025-06-30")),
        Committee(slug="tinh-uy-dak-nong", name="Tỉnh ủy Đắk Nông", span=Span(end="2025-06-30")),
        Committee(slug="ban-dan-van-cu", name="Ban Dân vận Tỉnh ủy Lâm Đồng", span=Span(end="2025-02-14")),
    ]
    mention = Linker(Register(records)).link(text, Context(date=date or None)).mentions[0]
    assert mention.record == record


def test_a_registered_event_without_a_head_may_go_on() -> None:
    """A name that no head of events begins, before a further syllable, is another name and no event."""
    linker = Linker(Register([Event(slug="gom", name="Ngày Gốm")]))
    text = "Thành phố mở Ngày Gốm. Thành phố mở Ngày Gốm Đông Sơn."
    assert mark(text, linker.link(text)) == "Thành phố mở [Ngày Gốm](gom). Thành phố mở Ngày Gốm Đông Sơn."
