"""``import`` on the command line: arguments, output, exit codes."""

from __future__ import annotations

import json

from tests.cli.test_commands import task
from tests.importing.word_files import docx, p


def test_files_are_named_without_an_option(folder, tmp_path):
    """Exit code 0; the article and the numbers are printed, the sum on the other stream."""
    (tmp_path / "a.txt").write_text("Tin một\n\nNgày 21/7, họp bàn việc lưu trữ của thành phố.", "utf-8")
    (tmp_path / "b.docx").write_bytes(
        docx(p("Tin hai", "Tiu"), p("Ngày 22/7, họp bàn việc khác của thành phố."))
    )
    done = task(
        "import", tmp_path / "a.txt", tmp_path / "b.docx", "--to", folder, "--date", "2023", "--lang", "en"
    )
    assert (done.returncode, done.stderr.strip()) == (0, "2 written.")
    assert f"{tmp_path / 'a.txt'}: written → articles/2023/07/tin-mot.md (" in done.stdout
    assert (folder / "articles/2023/07/tin-hai.md").exists()


def test_a_bad_file_is_exit_code_1(folder, tmp_path):
    """The others come across; JSON has the codes for programs."""
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.docx").write_bytes(docx(p("Tin hai", "Tiu"), p("Họp.")))
    done = task("import", tmp_path, "--to", folder, "--date", "2023-07-21", "--format", "json")
    assert done.returncode == 1
    assert [(one["ending"], [p["code"] for p in one["problems"]]) for one in json.loads(done.stdout)] == [
        ("refused", ["I104"]),
        ("written", []),
    ]


def test_wrong_use_is_exit_code_2(folder, tmp_path):
    """No file, a folder that is not there, a date that is none; and a year that is missing asks nobody without a terminal."""
    (tmp_path / "a.txt").write_text("Tin một\n\nNgày 21/7, họp bàn việc lưu trữ của thành phố.", "utf-8")
    assert task("import", "--to", folder).returncode == 2
    assert task("import", tmp_path / "a.txt", "--to", tmp_path / "x").returncode == 2
    assert task("import", tmp_path / "a.txt", "--to", folder, "--date", "tháng 7").returncode == 2
    assert "I114" in task("import", tmp_path / "a.txt", "--to", folder).stdout
