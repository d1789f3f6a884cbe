"""Language help: what is a slip, what is better, and what is left alone."""

from __future__ import annotations

import time

import pytest

from plugins.text.house_style import HouseStyle
from plugins.text.proofreading import Proofreader, Slip, prose_of
from tests.cases import read_blocks

CASES = read_blocks("proofreading")


def article(text: str) -> str:
    """Return *text* as an article; its first line may be a field of the front matter."""
    first, _, rest = text.partition("\n")
    field, body = (f"{first}\n", rest) if first.startswith("lang:") else ("", text)
    return f"---\ntitle: Tin\n{field}id: a-wjs56tc\n---\n\n{body}\n"


def told(slip: Slip) -> str:
    """Return *slip* as the cases write it."""
    words, better = slip.words, slip.better
    if slip.code in ("V104", "V105"):
        words, better = words.replace(" ", "␣"), better.replace(" ", "␣")
    return f"{slip.code} {words} → {better}".rstrip() + ("" if slip.is_sure else " ?")


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_case(text: str, expected: str) -> None:
    """Each text has the slips that its case names, and no other."""
    slips = Proofreader(HouseStyle()).read(article(text))
    assert "\n".join(map(told, slips)) == expected


def test_the_house_may_place_tones_otherwise() -> None:
    """The newer way, or either."""
    text = article("Thành ủy bàn văn hóa, quý.")
    newer = Proofreader(HouseStyle(tones="newer")).read(text)
    assert [(one.words, one.better) for one in newer] == [("ủy", "uỷ"), ("hóa", "hoá")]
    assert Proofreader(HouseStyle(tones="any")).read(text) == []


def test_the_tables_of_editors_count() -> None:
    """Their bodies and offices; their words."""
    text = article("Ban chỉ đạo bàn về ácquy.")
    assert [one.code for one in Proofreader(HouseStyle()).read(text)] == ["V107"]
    style = HouseStyle(capitals=("Ban Chỉ đạo",), words=frozenset({"ácquy"}))
    assert [one.better for one in Proofreader(style).read(text)] == ["Ban Chỉ đạo"]


def test_a_text_reads_the_same_whatever_was_read_before() -> None:
    """What was learnt of words changes no answer."""
    reader = Proofreader(HouseStyle())
    once = reader.read(article("Văn hoá, nghiệpp."))
    reader.read(article("Trời đẹp hoá, Văn"))
    assert reader.read(article("Văn hoá, nghiệpp.")) == once != []


def test_of_the_front_matter_only_prose_is_read() -> None:
    """Title and summary, over several lines; no slug, no name of a person."""
    text = "---\ntitle: Văn hoá\npersons: Lê Thị khoẻ\nsummary: >\n  Sức\n  khoẻ\nslug: hoá\n---\n\nHết.\n"
    assert [text[one.start : one.end] for one in Proofreader(HouseStyle()).read(text)] == ["hoá", "khoẻ"]


def test_line_ends_of_windows() -> None:
    """Count for nothing."""
    text = article("Văn hoá.\n\nỞ đây.").replace("\n", "\r\n")
    assert [one.words for one in Proofreader(HouseStyle()).read(text)] == ["hoá"]


def test_two_blanks_that_break_a_line_are_markdown() -> None:
    """As those that indent code."""
    assert Proofreader(HouseStyle()).read(article("Một  \nhai\n\n    mã\n")) == []


def test_a_fence_that_is_never_closed_reaches_the_end() -> None:
    """As Markdown reads it."""
    text = article("Một.\n\n```\nhoá\n")
    assert all(end <= text.index("```") for _, end in prose_of(text)[:-1])
    assert Proofreader(HouseStyle()).read(text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "đ",
        "ươ",
        "- ",
        "–",
        " - ",
        "[",
        "](",
        "<",
        "<a",
        "{.",
        "`",
        "a-",
        "a.",
        "@",
        "a@",
        "ngày 1 tháng ",
        "  ",
        "\u00a0",
        "--- ",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    """However often a piece is repeated: the time grows as the text does."""
    text = f"---\ntitle: Tin\n---\n\nVăn hoá - xã, văn – xã. {piece * 40_000}\n"
    started = time.process_time()
    Proofreader(HouseStyle()).read(text)
    assert time.process_time() - started < 2
