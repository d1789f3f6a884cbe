"""Person phrases; ``cases/linking/names.md`` and ``people-rare.md`` hold most of what is found."""

from __future__ import annotations

import pytest

from plugins.linking.persons import PersonPhrase, endings_of, find_persons, names_a_place, registered_names
from tests.linking.marking import scan


def found(text: str) -> list[str]:
    """Return the names found in *text* where nothing else is."""
    tokens, matches = scan(text)
    persons = find_persons(tokens, matches, registered_names(tokens, matches), set(), set())
    return [tokens.surface(person.first, person.last) for person in persons]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ông Mạc Văn Trầu, Lìu Thị Nhãn và Tào Bá Kiệm", ["Mạc Văn Trầu", "Lìu Thị Nhãn", "Tào Bá Kiệm"]),
        ("Ông Somchai Wongsa đến", ["Somchai Wongsa"]),
        ("Xướng Đăng Nhạn (SN 1968)", ["Xướng Đăng Nhạn"]),
        ("Ảnh: Mạc Văn Trầu", []),
        ("đường Mạc Văn Trầu", []),
        ("Ông Mạc Văn Trầu đến. Ông Trầu cười.", ["Mạc Văn Trầu", "Trầu"]),
        ("Trần Bích Lựu Lệ", []),
        ("Ông Mạc Văn Lễ, 50 tuổi", ["Mạc Văn Lễ"]),
        ("Ông Mạc Văn Đoàn dự", ["Mạc Văn Đoàn"]),
        ("Trần Bích Lựu Bí thư", ["Trần Bích Lựu"]),
        ("Trần Bích Lựu   Phạm Văn Sỏi", ["Trần Bích Lựu", "Phạm Văn Sỏi"]),
        ("Trần Bích Lựu Hội nghị", ["Trần Bích Lựu"]),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    """After honorifics, before years of birth, in lists, and by the register; streets and credits are none."""
    assert found(text) == names


def test_a_name_has_up_to_three_endings() -> None:
    """With which it may be referred to."""
    tokens, _ = scan("Tôn Nữ Bích Trầm")
    endings = endings_of(tokens, PersonPhrase(0, 4, ()))
    assert endings == [("trầm",), ("bích", "trầm"), ("nữ", "bích", "trầm")]


def test_words_before_a_name_make_it_a_place() -> None:
    """Up to three words, or one short form."""
    assert names_a_place(scan("nhà lưu niệm Gốm")[0], 3)
    assert names_a_place(scan("THPT Gốm")[0], 1)
    assert not names_a_place(scan("ông niệm Gốm")[0], 2)
    assert not names_a_place(scan("Gốm")[0], 0)
