"""Office phrases; ``cases/linking/offices-*.md`` hold most of what is read."""

from __future__ import annotations

import pytest

from plugins.linking.offices import find_chains, ministry_by_its_field, skip_honorific
from tests.linking.marking import scan


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("nguyên Bí thư Quận ủy Gò Trấu", [["bí thư"]]),
        ("Bí thư Quận ủy Gò Trấu, Chủ tịch HĐND quận", [["bí thư", "chủ tịch"]]),
        ("Bí thư Quận ủy Gò Trấu và là Chủ tịch HĐND quận", [["bí thư", "chủ tịch"]]),
        ("Trưởng ban Tuyên giáo Quận ủy Gò Trấu", [["trưởng"]]),
        ("Thư ký cho Bí thư Quận ủy Gò Trấu", [["thư ký bí thư"]]),
        ("Thường trực Ban Bí thư", [["thường trực"]]),
        ("chức vụ Trưởng phòng", [["trưởng phòng"]]),
    ],
)
def test_titles_stand_in_chains(text: str, titles: list[list[str]]) -> None:
    """Without the head of the committee at their end, and with the one served in an aide's."""
    chains = find_chains(*scan(text))
    assert [[office.title for office in chain] for chain in chains] == titles


def test_a_minister_needs_a_field() -> None:
    """A place or a person is none."""
    field = ministry_by_its_field(*scan("Tài chính dự"), 0, "bộ trưởng")
    assert field is not None
    assert field.layers == ("bộ tài chính",)
    assert ministry_by_its_field(*scan("Hà Nội dự"), 0, "bộ trưởng") is None
    assert ministry_by_its_field(*scan("Trần Bích Lựu"), 0, "bộ trưởng") is None


def test_a_name_starts_after_honorific_and_colon() -> None:
    """Whichever of them stands there."""
    assert [skip_honorific(*scan(text), 0) for text in ("ông An", "- ông An", "ông: An", ": An", "An")] == [
        1,
        2,
        2,
        1,
        0,
    ]
