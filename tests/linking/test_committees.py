"""Committee phrases; ``cases/linking/bodies.md`` and ``organs.md`` hold most of what is read."""

from __future__ import annotations

import pytest

from plugins.authority.records import Committee
from plugins.authority.register import Register
from plugins.linking.committees import read_committee, read_headless_committee, read_mistyped_committee
from plugins.linking.engine import Linker
from plugins.linking.places import Place
from tests.linking.marking import mark, scan


@pytest.mark.parametrize(
    ("text", "layers", "place"),
    [
        ("Quận ủy Gò Trấu", ("quận ủy",), Place("quận", "gò trấu")),
        ("Văn phòng Quận ủy Gò Trấu", ("văn phòng", "quận ủy"), Place("quận", "gò trấu")),
        ("Chi bộ khu phố 3", ("chi bộ khu phố 3",), None),
        ("Quân khu 4", ("quân khu 4",), None),
        ("Đoàn giám sát số 3", ("đoàn giám sát số 3",), None),
        ("Phòng Gốm thuộc Sở Y tế Hạ Sa", ("phòng gốm", "sở y tế"), Place(None, "hạ sa")),
        ("Văn phòng Trung ương Đảng", ("văn phòng", "trung ương đảng"), None),
    ],
)
def test_a_phrase_has_layers_and_a_place(text: str, layers: tuple[str, ...], place: Place | None) -> None:
    """From the inside out, the place left out of them."""
    phrase = read_committee(*scan(text), 0)
    assert phrase is not None
    assert (phrase.layers, phrase.place) == (layers, place)


@pytest.mark.parametrize("text", ["hội viên dự", "Lò Thị Ban", "đã họp"])
def test_common_words_are_no_committee(text: str) -> None:
    """Nor are given names."""
    tokens, matches = scan(text)
    assert all(read_committee(tokens, matches, at) is None for at in range(len(tokens)))


def test_a_national_committee_is_not_the_shorter_one_of_the_register() -> None:
    """The longer name is its own."""
    linker = Linker(Register([Committee(slug="a", name="Học viện Chính trị")]))
    text = "Học viện Chính trị quốc gia Hồ Chí Minh họp."
    assert mark(text, linker.link(text)) == "[Học viện Chính trị quốc gia Hồ Chí Minh]() họp."


def test_heads_with_wrong_tone_marks_and_none() -> None:
    """Only a title before shows that they are committees."""
    mistyped = read_mistyped_committee(*scan("Đàng ủy phường Gò Trấu"), 0)
    assert mistyped is not None
    assert mistyped.head == "đảng ủy"
    assert read_mistyped_committee(*scan("Gốm sứ"), 0) is None
    headless = read_headless_committee(*scan("Gò Sành Group họp"), 0)
    assert headless is not None
    assert (headless.head, headless.layers) == ("", ("gò sành group",))
    assert read_headless_committee(*scan("họp"), 0) is None
