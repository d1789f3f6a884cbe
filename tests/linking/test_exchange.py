"""JSON lines in, JSON lines out."""

from __future__ import annotations

import json

import pytest

from plugins.linking.exchange import BadLine, answer, decoded
from tests.linking.marking import small_linker


def ask(*lines: str) -> list[dict]:
    """Return the answers to *lines*."""
    return [json.loads(line) for line in answer(lines, small_linker())]


def test_an_answer_has_what_the_command_promises() -> None:
    """Mentions with offsets, type, record and candidates; offices; and what the register lacks."""
    text = "Ông Lê Quang Diêu, nguyên Bí thư Thành ủy Vân Khê, thăm Quận ủy Lò Rèn."
    assert ask(json.dumps({"id": "a", "date": None, "text": text, "other": 1})) == [
        {
            "id": "a",
            "mentions": [
                {
                    "start": 4,
                    "end": 17,
                    "type": "PERSON",
                    "record": "le-quang-dieu",
                    "candidates": ["le-quang-dieu"],
                },
                {
                    "start": 33,
                    "end": 49,
                    "type": "COMMITTEE",
                    "record": "thanh-uy-van-khe",
                    "candidates": ["thanh-uy-van-khe"],
                },
                {"start": 56, "end": 70, "type": "COMMITTEE", "record": None, "candidates": []},
            ],
            "offices": [
                {
                    "name": "Lê Quang Diêu",
                    "title": "nguyên Bí thư",
                    "org_text": "Thành ủy Vân Khê",
                    "former": True,
                    "sure": False,
                }
            ],
            "new": [{"type": "COMMITTEE", "name": "Quận ủy Lò Rèn"}],
        }
    ]


def test_an_ambiguous_name_has_no_record_but_candidates() -> None:
    """The editor sees who may be meant."""
    [said] = ask('{"id": 1, "text": "Ông Đỗ Văn Mạch đến."}')
    assert said["mentions"][0]["record"] is None
    assert said["mentions"][0]["candidates"] == ["do-van-mach-bi-thu", "do-van-mach-hieu-truong"]


def test_answers_keep_the_order_and_skip_blank_lines() -> None:
    """One answer a line, in the same order."""
    assert [said["id"] for said in ask('{"id": 2, "text": ""}', "", '{"id": 1, "text": "x"}')] == [2, 1]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"text": "", "date": NaN}',
        '{"id": 1}',
        '{"id": 1, "text": 3}',
        '{"text": "", "date": 5}',
        '{"text": "", "place": []}',
    ],
)
def test_a_bad_line_is_named(line: str) -> None:
    """What is wrong and in which line, for the caller to end with."""
    with pytest.raises(BadLine) as caught:
        ask('{"id": 1, "text": ""}', line)
    assert caught.value.line == 2
    assert "line 2" in str(caught.value)


def test_a_line_that_is_no_utf_8() -> None:
    """Is told by its number, when the lines before it are answered."""
    lines = decoded([b'{"text": "x"}', b'{"text": "\xff"}'])
    answers = answer(lines, small_linker())
    assert json.loads(next(answers))["mentions"] == []
    with pytest.raises(BadLine) as refused:
        next(answers)
    assert refused.value.line == 2


def test_lines_of_utf_8_are_decoded_to_the_last() -> None:
    """In their order."""
    assert list(decoded(["Vân Khê\n".encode(), b"x"])) == ["Vân Khê\n", "x"]
