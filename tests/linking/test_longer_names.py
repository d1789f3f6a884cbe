"""A name that the register has is not the beginning or the end of a longer one that it lacks."""

from __future__ import annotations

import pytest

from plugins.authority.records import Committee, Person
from plugins.authority.register import Register
from plugins.linking.engine import Linker

LAST_SYLLABLES = sorted(
    """
    an bà bách bình bảo bằng chi chiến chánh châu chính chú chúc chương cô cúc cơ cường cần cẩm diễm diệp dung
    duyên dân dũng dự giang hiếu hiển hiệp hoa hoan hoàn hoàng hoạt huy huyền huấn huệ hà hòa hùng hưng hương
    hạnh hải hậu hằng hồng hội hữu khang khoa khoát khánh khôi khải khởi kim kiên kiệt ký lam lan linh liên liễu
    loan long luyện luân ly lâm lăng lương lễ lộc lợi mai minh miên mùi mỹ nam nga nghĩa nghị ngoan nguyên
    nguyệt ngà ngân ngọc nhi nho nhu nhung nhuận nhì như nhất nhận nhật ninh nên nết nở oai oanh pha phong phát
    phúc phương phường phượng phụng quang quyên quyết quyền quân quý quận quế sang sen sinh sáu sơn sửu thi
    thiện thoa thoại thu thuần thái thân thúy thăng thơ thường thạch thảo thắng thịnh thống thủy thực tiến tiếp
    toàn trang trinh triết triều trung truyền trâm trí trúc trường trưởng tuyết tuyền tuyển tuấn tài tâm tây
    tính tùng tú tươi tường tấn tặng tốt uyên vi vinh viện việt vy vân vĩ vượng vọng vụ xinh xuân yên yến ánh
    ông út ý điệp đoàn đông đăng được đại đạt đệ đức ước ổn
    """.split()
)
"""Last syllables of names of persons, some of which are words of other kinds, too."""
PERSONS = (
    "Nguyễn Thị Lan",
    "Lê Minh",
    "Phạm Văn Sỏi",
    "Trần Bích Lựu",
    "Đỗ Ngọc",
    "Võ Thành",
    "Hồ Xuân",
    "H'Yim Niê",
)
PLACES = (
    "phường Tân Sơn",
    "phường An Phú",
    "xã Phú Thọ",
    "quận Gò Sao",
    "phường Bình Lợi",
    "xã Đồng Mận",
    "phường Lê Lợi",
)
HEADS = ("Đảng ủy", "Ủy ban nhân dân", "Công an", "Hội đồng nhân dân", "Đảng bộ")


@pytest.fixture(scope="module")
def linker() -> Linker:
    """Return a linker of short names, with a city as home."""
    persons = [Person(slug=f"p{number}", name=name) for number, name in enumerate(PERSONS)]
    committees = [
        Committee(slug=f"c{number}", name=f"{head} {place}")
        for number, (head, place) in enumerate((head, place) for head in HEADS for place in PLACES)
    ]
    home = Committee(slug="thanh-uy-van-khe", name="Thành ủy Vân Khê", place="thành phố Vân Khê")
    return Linker(Register([*persons, *committees, home]), home="thanh-uy-van-khe")


def linked(linker: Linker, text: str, kind: str) -> list[str]:
    """Return the words in *text* that are linked to a record of *kind*."""
    return [one.surface for one in linker.link(text).mentions if one.kind == kind and one.candidates]


PERSON_SENTENCES = (
    "Bà {} phát biểu.",
    "{} phát biểu.",
    "Đồng chí {}, Bí thư Thành ủy Vân Khê, dự hội nghị.",
    "Bí thư Thành ủy Vân Khê {} dự hội nghị.",
    "Ông Nguyễn Văn An, ông {} và bà Trần Thị Bình cùng dự.",
    "Khen thưởng {}",
)


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_not_the_beginning_of_a_longer_name(linker: Linker, name: str) -> None:
    """*Nguyễn Thị Lan Anh* never goes to *Nguyễn Thị Lan*, whatever the last syllable, in capitals, too."""
    for syllable in LAST_SYLLABLES:
        longer = f"{name} {syllable.capitalize()}"
        for sentence in PERSON_SENTENCES:
            assert not linked(linker, sentence.format(longer), "person"), sentence.format(longer)
            shouted = sentence.format(longer.upper()).upper()
            assert not linked(linker, shouted, "person"), shouted
            assert not linked(linker, sentence.format(longer.upper()), "person"), longer


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_not_the_end_of_a_longer_name(linker: Linker, name: str) -> None:
    """*Trần Lê Minh* never goes to *Lê Minh*."""
    for surname in ("Nguyễn", "Trần", "Phạm", "Vũ", "Đặng", "Huỳnh"):
        for sentence in PERSON_SENTENCES:
            assert not linked(linker, sentence.format(f"{surname} {name}"), "person"), sentence.format(
                f"{surname} {name}"
            )


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_linked_where_the_name_ends(linker: Linker, name: str) -> None:
    """What is plainly the next word is no part of the name."""
    for sentence in (*PERSON_SENTENCES, "Ông {} Trao quà cho học sinh.", "Ông {} Bí thư Thành ủy Vân Khê."):
        assert linked(linker, sentence.format(name), "person") == [name], sentence.format(name)


PLACE_SENTENCES = (
    "{} họp.",
    "Sáng nay, {} tổ chức hội nghị.",
    "Bí thư {} Nguyễn Văn An dự.",
    "Đại diện {}, các ban dự.",
)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_not_the_beginning_of_a_longer_name(linker: Linker, place: str) -> None:
    """*phường Tân Sơn Nhất* is never *phường Tân Sơn*, whatever the last syllable, with the level or without."""
    for syllable in LAST_SYLLABLES:
        for head in HEADS:
            for printed in (place, place.partition(" ")[2]):
                longer = f"{head} {printed} {syllable.capitalize()}"
                for sentence in PLACE_SENTENCES:
                    text = sentence.format(longer)
                    assert not linked(linker, text, "committee"), text
                    assert not linked(linker, text.upper(), "committee"), text.upper()


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_linked_where_the_name_ends(linker: Linker, place: str) -> None:
    """The words after the whole name of a place do not matter."""
    for head in HEADS:
        for sentence in PLACE_SENTENCES:
            text = sentence.format(f"{head} {place}")
            assert linked(linker, text, "committee") == [f"{head} {place}"], text


def test_both_of_a_list_are_told_apart(linker: Linker) -> None:
    """*Đảng ủy phường An Phú và phường An Phú Đông*: the second is another ward."""
    text = "Đảng ủy phường An Phú và phường An Phú Đông họp."
    assert linked(linker, text, "committee") == ["Đảng ủy phường An Phú"]
