"""``merge``, ``rename`` and ``split`` from the command line: a table, files written, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.cli.command_line import with_names
from plugins.cli.commands import check, merge, rename, split
from plugins.publishing.manifest import make_manifest
from plugins.sources.folder import LEDGER
from tests.city import AS_OF, LAM, NHAN, record, write

NOTHING = {"shown": False, "undone": False}


@pytest.fixture(autouse=True)
def caches_stay_with_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the commands keep what they keep below the test's folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(AS_OF.timestamp())))


def test_a_merge_is_shown_done_and_taken_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table first; with ``--show`` no more than that."""
    before = make_manifest(folder)
    assert merge(folder, kept="ta-dinh-lam", gone="Kiều Thị Nhàn", shown=True, undone=False) == 0
    assert make_manifest(folder) == before
    shown = capsys.readouterr().out
    assert f"{LAM} " in shown.splitlines()[0] and "Kiều Thị Nhàn" in shown
    assert merge(folder, kept="ta-dinh-lam", gone="Kiều Thị Nhàn", **NOTHING) == 0
    assert capsys.readouterr().out.startswith(shown)
    assert not (folder / NHAN).exists()
    assert merge(folder, kept="", gone="", shown=False, undone=True) == 0
    assert make_manifest(folder) == before


def test_a_renaming(folder: Path) -> None:
    """By any name of the record, its kind before it or not."""
    assert rename(folder, record="person:ta-dinh-lam", name="Tạ Lãm", slug="", **NOTHING) == 0
    assert "name: Tạ Lãm\n" in (folder / LAM).read_text("utf-8")
    assert rename(folder, record="", name="", slug="", shown=False, undone=True) == 0
    assert "name: Tạ Đình Lãm\n" in (folder / LAM).read_text("utf-8")


def test_a_split(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Printed, edited, read, as PowerShell writes it too; a line that says nothing changes nothing."""
    given = {"lang": "en", **NOTHING}
    before = make_manifest(folder)
    assert split(folder, record="ta-dinh-lam", chosen="", **given) == 0
    text = (
        capsys.readouterr()
        .out.replace("1 | tenures 1", "2 | tenures 1")
        .replace("new name | ", "new name | Cụ ")
    )
    write(tmp_path, "chia.txt", text.replace("2 | tenures 1", "3 | tenures 1").encode("utf-16"))
    assert split(folder, record="", chosen="chia.txt", **given) == 1
    assert "R161" in capsys.readouterr().out
    assert make_manifest(folder) == before
    write(tmp_path, "chia.txt", text.encode("utf-16"))
    assert split(folder, record="", chosen="chia.txt", **given) == 0
    assert "name: Cụ Tạ Đình Lãm\n" in (folder / "register/persons/ta-dinh-lam-2.md").read_text("utf-8")
    assert split(folder, record="", chosen="", lang="", shown=False, undone=True) == 0
    after = make_manifest(folder)
    assert {path for path in after if before.get(path) != after[path]} == {LEDGER}


def test_language_is_mended_and_taken_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``check --fix`` says what it did, and ``--undo`` puts it back."""
    write(folder, NHAN, record("Kiều Thị Nhàn", id="p-0000027", body="Làm ở Thành uỷ."))
    before = make_manifest(folder)
    options = {"pending": False, "strict": False, "form": "text", "lang": "en", "as_of": ""}
    assert check(folder, fix=True, **options) == 0
    assert "V101 “uỷ” → “ủy”" in capsys.readouterr().err
    assert "Làm ở Thành ủy." in (folder / NHAN).read_text("utf-8")
    assert check(folder, undone=True, **options) == 0
    assert make_manifest(folder) == before


@pytest.mark.parametrize(
    "wrong",
    [
        lambda folder: merge(folder, kept="ta-dinh-lam", gone="", **NOTHING),
        lambda folder: merge(folder, kept="ta-dinh-lam", gone="không ai", **NOTHING),
        lambda folder: rename(folder, record="ta-dinh-lam", name="", slug="", **NOTHING),
        lambda folder: split(folder, record="x", chosen="y", lang="", **NOTHING),
        lambda folder: split(folder, record="", chosen="khong-co.txt", lang="", **NOTHING),
        lambda folder: merge(folder / "khong-co", kept="a", gone="b", **NOTHING),
    ],
)
def test_wrong_use(folder: Path, wrong) -> None:
    """Exit code 2, and nothing is written."""
    before = make_manifest(folder)
    assert wrong(folder) == 2
    assert make_manifest(folder) == before


def test_nothing_to_take_back(folder: Path) -> None:
    """Exit code 1."""
    assert merge(folder, kept="", gone="", shown=False, undone=True) == 1


def test_names_come_without_options() -> None:
    """As one says them."""
    assert with_names(["tasks.py", "merge", "a", "b", "--show"]) == [
        "tasks.py",
        "merge",
        "--kept",
        "a",
        "--gone",
        "b",
        "--show",
    ]
