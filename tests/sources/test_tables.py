"""The tables of the editors: what each takes, and where faults are shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plugins.sources.folder import ABBREVIATIONS, RANKS
from plugins.sources.tables import RankTable, read_abbreviations, read_ranks
from tests.city import article

SHORT = article("Ghi nhanh", body="Đồng chí Tạ Đình Lãm, Trưởng BTCTU, dự.")
TABLE = "Ban Tổ chức Thành ủy: BTCTU\n"


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("Ban Tổ chức: [BTC, B.TC]\n", {"Ban Tổ chức": ("BTC", "B.TC")}),
        ("Ban Tổ chức:\n  - BTC\n  - B.TC\n", {"Ban Tổ chức": ("BTC", "B.TC")}),
        ("Ban Tổ chức: BTC\n", {"Ban Tổ chức": ("BTC",)}),
        ("# ghi chú\nSở Y tế: SYT\n\nSở Xây dựng: [SXD]\n", {"Sở Y tế": ("SYT",), "Sở Xây dựng": ("SXD",)}),
        ("", {}),
    ],
    ids=["list", "block", "bare value", "several", "empty"],
)
def test_short_forms_are_read(text: str, table: dict[str, tuple[str, ...]]) -> None:
    """A list of them, or one alone."""
    assert read_abbreviations(text.encode()) == (table, [])


def test_texts_are_read_in_one_unicode_form() -> None:
    """A table typed with decomposed letters and a byte order mark is the same table."""
    decomposed = "\ufeffBan Tô\u0309 chư\u0301c: BTC\n"
    assert read_abbreviations(decomposed.encode()) == ({"Ban Tổ chức": ("BTC",)}, [])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Thành ủy: TU\nBan Tổ chức: {tắt: BTC}\n", "S103", 2),
        ("Thành ủy: TU\nBan Tổ chức:\n", "S103", 2),
        ("Ban Tổ chức: [BTC, [B]]\n", "S103", 1),
        ("Ban Tổ chức: []\n", "S103", 1),
        ("Thành ủy: TU\nBan Tổ chức: BTC\nThành ủy: TƯ\n", "Y107", 3),
        ("Sở Y tế: SYT\nThành ủy: TU: TW\n", "Y110", 2),
    ],
    ids=["mapping", "nothing", "list in a list", "empty list", "twice", "no YAML"],
)
def test_a_fault_is_shown_at_its_line(text: str, code: str, line: int) -> None:
    """With the code of the fault, in the file of the table."""
    (problem,) = read_abbreviations(text.encode())[1]
    assert (problem.code, problem.path, problem.line) == (code, ABBREVIATIONS, line)


def test_a_table_that_is_no_text_is_shown_at_its_line() -> None:
    """F101, where the first wrong byte stands."""
    (problem,) = read_abbreviations(b"a: b\nc: \xe1\n")[1]
    assert (problem.code, problem.line) == ("F101", 2)


def test_a_fault_spoils_no_other_line() -> None:
    """What can be read serves all the same; of a line written twice the first holds."""
    table, problems = read_abbreviations("A b: {x: y}\nThành ủy: TU\nThành ủy: TƯ\n".encode())
    assert table == {"Thành ủy": ("TU",)}
    assert [problem.code for problem in problems] == ["Y107", "S103"]


def test_an_article_with_the_editors_short_form_is_linked(indexed: Callable) -> None:
    """Its committee is mentioned, and the office is heard there; without the table neither."""
    before, catalogue = indexed({"articles/2023/09/ghi-nhanh.md": SHORT})
    asked = "SELECT record FROM mentions WHERE article = 'ghi-nhanh' AND kind = 'committee'"
    assert catalogue.values(asked) == []
    after, catalogue = indexed({ABBREVIATIONS: TABLE})
    assert catalogue.values(asked) == ["ban-to-chuc-thanh-uy-van-khe"]
    heard = "SELECT committee FROM attestations WHERE article = 'ghi-nhanh'"
    assert catalogue.values(heard) == ["ban-to-chuc-thanh-uy-van-khe"]
    assert before.problems == after.problems == []


def test_check_shows_the_faults_of_the_table(found: Callable) -> None:
    """With those of all other files."""
    assert found({ABBREVIATIONS: "Thành ủy: TU\nBan Tổ chức: {tắt: BTC}\n"}) == [("S103", ABBREVIATIONS, 2)]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        (
            "committees:\n  Trên:\n    - Thành ủy\n    - Ban\n  Dưới: Chi bộ\noffices: [Bí thư, Phó Bí thư]\n",
            RankTable((("Trên", ("Thành ủy", "Ban")), ("Dưới", ("Chi bộ",))), ("Bí thư", "Phó Bí thư")),
        ),
        ("committees: [Thành ủy]\n", RankTable((("", ("Thành ủy",)),))),
        ("offices:\n  - Bí thư\n", RankTable((), ("Bí thư",))),
        ("", RankTable()),
    ],
    ids=["both", "one group without a name", "offices alone", "empty"],
)
def test_ranks_are_read(text: str, table: RankTable) -> None:
    """Groups of committees, and offices, each a list in its order."""
    assert read_ranks(text.encode()) == (table, [])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("offices: {bí thư: 1}\n", "R150", 1),
        ("committees:\n  Trên:\n    - [a]\n", "R150", 2),
        ("committees:\n", "R150", 1),
        ("offices: [Bí thư]\nchức vụ: [Bí thư]\n", "R150", 2),
        ("offices: [Bí thư]\noffices: [Phó Bí thư]\n", "Y107", 2),
    ],
    ids=["mapping", "list in a list", "nothing", "unknown part", "twice"],
)
def test_a_fault_of_the_ranks_is_shown_at_its_line(text: str, code: str, line: int) -> None:
    """With the code of the fault, in the file of the table."""
    (problem,) = read_ranks(text.encode())[1]
    assert (problem.code, problem.path, problem.line) == (code, RANKS, line)


def test_check_shows_the_faults_of_the_ranks(found: Callable) -> None:
    """With those of all other files."""
    assert found({RANKS: "offices: {bí thư: 1}\n"}) == [("R150", RANKS, 1)]
