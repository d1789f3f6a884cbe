"""The commands for archivists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.cli.commands import cite, succession, together, who
from tests.city import AS_OF

ASKED = {"on": "2024-01-01", "committee": "", "person": "", "below": False, "form": "json"}


@pytest.fixture(autouse=True)
def caches_stay_with_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the commands keep what they keep below the test's folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(AS_OF.timestamp())))


def test_who_held_which_office(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON or CSV; by any name of the committee, of one person only."""
    assert who(folder, **ASKED | {"committee": "Thành ủy Vân Khê", "below": True}) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["committee"], [one["person"] for one in found["offices"]]) == (
        "thanh-uy-van-khe",
        ["Kiều Thị Nhàn", "Tạ Đình Lãm"],
    )
    assert who(folder, **ASKED | {"person": "Tạ Đình Lãm", "form": "csv"}) == 0
    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()] == ["person", "Tạ Đình Lãm"]


@pytest.mark.parametrize("wrong", [{"on": "2024"}, {"on": ""}, {"form": "xml"}, {"committee": "khong-co"}])
def test_a_question_that_cannot_be_answered(folder: Path, wrong: dict[str, str]) -> None:
    """A day must be whole, the committee there: wrong use, or a fault that is told."""
    assert who(folder, **ASKED | wrong) != 0


def test_who_followed_whom(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one office, or in all of a committee; a committee that is not there is a fault that is told."""
    asked = {"committee": "Ban Tổ chức Thành ủy Vân Khê", "office": "", "predecessors": True, "form": "json"}
    assert succession(folder, **asked) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["office"] for one in found["offices"]] == ["Trưởng Ban", "Phó Trưởng Ban"]
    assert succession(folder, **asked | {"office": "Trưởng Ban", "form": "csv"}) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert succession(folder, **asked | {"committee": "khong-co"}) != 0
    assert succession(folder, **asked | {"form": "xml"}) == 2


def test_what_two_people_have_in_common(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Events and reports, each of its kind; somebody who is not there is a fault that is told."""
    assert together(folder, one="Tạ Đình Lãm", other="kieu-thi-nhan", form="json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["people"] == ["ta-dinh-lam", "kieu-thi-nhan"]
    assert together(folder, one="p-000001z", other="kieu-thi-nhan", form="csv") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + len(found["together"])
    assert together(folder, one="Tạ Đình Lãm", other="khong-co", form="json") != 0


def test_citing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One article, or all that name a record, in a style."""
    english = {"style": "apa", "locale": "en-US"}
    assert cite(folder, what="a-0000018", **english) == 0
    assert "(2023, July 21). Bàn việc cấp nước sạch." in capsys.readouterr().out
    assert cite(folder, what="ta-dinh-lam", **english) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert cite(folder, what="ta-dinh-lam", style="khong-co", locale="vi-VN") == 2
    assert "khong-co" in capsys.readouterr().err
