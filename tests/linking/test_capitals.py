"""What a run of capitals may be."""

from __future__ import annotations

import pytest

from plugins.linking.capitals import is_time, looks_like_person, opens_sentence
from tests.linking.marking import scan


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Trần Bích Lựu", True),
        ("Xướng Thị Nhạn", True),
        ("Trần Bích", False),
        ("Trường Hữu Nghị", False),
        ("Gốm Sứ Đẹp", False),
    ],
)
def test_a_person_has_a_surname_or_a_telling_middle_name(text: str, person: bool) -> None:
    """And three capitals."""
    assert looks_like_person(scan(text)[0], 0) is person


def test_times_and_openings_begin_sentences() -> None:
    """*Sáng 5/6*, *Phát biểu tại*."""
    assert is_time(scan("Sáng 5/6")[0], 0)
    assert not is_time(scan("Sáng nay")[0], 0)
    assert not is_time(scan("Sáng")[0], 0)
    assert opens_sentence(scan("Phát biểu tại")[0], 0)
