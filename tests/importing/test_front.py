"""Title, day and source of a document; the day is never guessed."""

from __future__ import annotations

import pytest

from plugins.importing.dates import GivenDay, parse_given
from plugins.importing.documents import Cell, Document, Paragraph, Role, Run, Style, Table
from plugins.importing.front import DayMissing, take_front

BOLD = frozenset({Style.BOLD})


def text(words: str, **more) -> Paragraph:
    """Return a paragraph of *words*."""
    return Paragraph([Run(words)], **more)


def front(*blocks, date: str = "", **fields):
    """Return the front matter of *blocks* with ``--date`` *date*."""
    document = Document(list(blocks), **fields)
    return take_front(document, parse_given(date) if date else None, "ten-tep"), document


@pytest.mark.parametrize(
    ("words", "date", "expected"),
    [
        ("(Saokhue.example) - Ngày 21/7, Đảng ủy họp.", "2023", "2023-07-21"),
        ("(Saokhue.example) – Sáng 21-7, Đảng ủy họp.", "2023", "2023-07-21"),
        ("Chiều ngày 21 tháng 7, Đảng ủy Sao Khuê họp.", "2023", "2023-07-21"),
        ("Ngày 21/7/2022, Đảng ủy Sao Khuê họp.", "2023", "2022-07-21"),
        ("Ngày 31/12, Đảng ủy Sao Khuê họp.", "2024-01-02", "2023-12-31"),
        ("(Saokhue.example) - Sáng nay (21/7), Đảng ủy họp.", "2023", "2023-07-21"),
        ("Sáng mùng 6 Tết (17/2), Đảng ủy Sao Khuê họp.", "2021", "2021-02-17"),
        ("Chiều thứ Sáu, 21/7, Đảng ủy Sao Khuê họp.", "2023", "2023-07-21"),
        ("Sáng nay 10/12 đơn vị Sao Khuê báo cáo.", "2023-07-25", "2023-07-25"),
        ("Ngày 21/7, Đảng ủy Sao Khuê họp.", "21/7/2023 08:00", "2023-07-21 08:00"),
        ("Đảng ủy Sao Khuê họp bàn việc lưu trữ.", "2023-07-25", "2023-07-25"),
        ("Theo tin ngày 3/2 của cơ quan, Đảng ủy họp.", "2023-07-25", "2023-07-25"),
    ],
)
def test_the_day_is_that_of_the_dateline_in_the_year_given(words, date, expected):
    """A text gives day and month, the editor the year; a whole day in the text stands above all."""
    assert front(text("Tiêu đề", role=Role.TITLE), text(words), date=date)[0].date == expected


@pytest.mark.parametrize(
    ("words", "date", "said"),
    [
        ("Ngày 21/7, Đảng ủy Sao Khuê họp.", "", "21/7"),
        ("Đảng ủy Sao Khuê họp bàn.", "", ""),
        ("Đảng ủy Sao Khuê họp bàn.", "2023", ""),
    ],
)
def test_a_day_that_nobody_says_is_asked_for(words, date, said):
    """Without a year, or without a day, nothing is guessed."""
    with pytest.raises(DayMissing) as missing:
        front(text(words), date=date)
    assert missing.value.said == said


def test_a_day_that_is_inferred_is_told():
    """An editor looks at a day that stands so neither in the text nor in what was given."""
    told = front(text("Ngày 21/7, Đảng ủy Sao Khuê họp."), date="2023")[1].told
    assert "I126" in [one.code for one in told]


def test_the_source_is_told_from_the_place():
    """An address or an agency in the brackets is the source; a place is none."""
    assert front(text("(Saokhue.example) - Ngày 21/7/2023, họp."))[0].source == "Saokhue.example"
    assert front(text("(TTXSK) - Ngày 21/7/2023, họp bàn."))[0].source == "TTXSK"
    assert front(text("(Hạ Sa) - Ngày 21/7/2023, họp bàn."))[0].source == ""


@pytest.mark.parametrize(
    ("blocks", "title", "left"),
    [
        ((text("Tên bài", role=Role.TITLE), text("Chữ.")), "Tên bài", 1),
        ((text("Tên bài", role=Role.HEADING, level=1), text("Chữ.")), "Tên bài", 1),
        ((Paragraph([Run("Tên bài", BOLD)]), text("Chữ.")), "Tên bài", 1),
        ((text("Tên bài ngắn"), text("Đoạn văn dài hơn tiêu đề nhiều, có dấu chấm.")), "Tên bài ngắn", 1),
        ((text("Câu đầu là một câu."), text("Câu hai.")), "ten-tep", 2),
    ],
)
def test_the_title_leaves_the_text(blocks, title, left):
    """What is the title stands in the front matter alone; without one the file's name does."""
    found, document = front(*blocks, date="2023-07-21")
    assert (found.title, len(document.blocks)) == (title, left)


def test_official_documents_are_told():
    """The head and the recipients are named for the editor, the day is that of the head, the title the kind and subject."""
    head = Table(
        [
            [
                Cell([text("THÀNH ỦY SAO KHUÊ"), text("Số 12-BC/TU")]),
                Cell([text("ĐẢNG CỘNG SẢN VIỆT NAM"), text("Sao Khuê, ngày 21 tháng 7 năm 2023")]),
            ]
        ]
    )
    blocks = (
        head,
        Paragraph([Run("BÁO CÁO", BOLD)]),
        Paragraph([Run("sơ kết công tác lưu trữ", BOLD)]),
        text("I. Tình hình", role=Role.HEADING, level=1),
        text("Chữ."),
        text("Nơi nhận:"),
    )
    found, document = front(*blocks, date="2024")
    assert (found.title, found.date) == ("BÁO CÁO sơ kết công tác lưu trữ", "2023-07-21")
    assert [one.code for one in document.told] == ["I123", "I127", "I126"]
    assert len(document.blocks) == 4


def test_what_the_option_takes():
    """A year, a day in either form, with a time or without; nothing else."""
    assert parse_given("2023") == GivenDay(2023)
    assert parse_given("5/8/2023") == parse_given("2023-08-05") == GivenDay(2023, 8, 5)
    assert parse_given("tháng 7") is None
    assert parse_given("31/2/2023") is None
