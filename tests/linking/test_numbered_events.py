"""Events that are counted."""

from __future__ import annotations

import pytest

from plugins.linking.committees import read_committee
from plugins.linking.numbered_events import CENTRE_KEY, owner_key, read_numbered
from tests.linking.marking import scan


@pytest.mark.parametrize(
    ("text", "number", "term", "owner"),
    [
        ("lần thứ XI", 11, None, CENTRE_KEY),
        ("thứ 5, Quốc hội khóa XV", 5, 15, "quốc hội"),
        ("Trung ương 5 (khóa XI)", 5, 11, CENTRE_KEY),
        ("Trung ương 5 khóa XI", 5, 11, CENTRE_KEY),
        ("đại biểu Đảng bộ quận Gò Trấu lần thứ 3", 3, None, "đảng bộ gò trấu"),
        ("thứ 4 của HĐND quận Gò Trấu", 4, None, "hội đồng nhân dân gò trấu"),
    ],
)
def test_number_term_and_owner_are_read(text: str, number: int, term: int | None, owner: str) -> None:
    """In whatever order they stand."""
    tokens, matches = scan(text)
    found = {at: read_committee(tokens, matches, at) for at in matches.heads}
    event = read_numbered(tokens, 0, {at: (phrase, ()) for at, phrase in found.items() if phrase})
    assert event is not None
    assert (event.number, event.term, owner_key(event.committee)) == (number, term, owner)


@pytest.mark.parametrize("text", ["lần thứ gốm", "Trung ương họp", "bàn về gốm", "X họp", ""])
def test_without_a_number_nothing_is_counted(text: str) -> None:
    """A Roman number right after the head needs a committee."""
    assert read_numbered(scan(text)[0], 0, {}) is None
