"""The commands as programs call them: exit codes and what is printed."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from plugins.publishing.lock import lock_folder
from tests.city import article, write

PROJECT = Path(__file__).resolve().parents[2]


def task(*arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``tasks.py`` with *arguments*."""
    command = [sys.executable, str(PROJECT / "tasks.py"), *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=PROJECT,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def faulty(folder):
    """The city with an error and a warning."""
    write(folder, "articles/2023/09/a.md", article("Tin", categry="x"))
    write(folder, "articles/2023/09/b.md", article("Tin hai", body="[x](/khong-co/)"))
    return folder


def test_check_lists_errors_and_warnings(faulty):
    """A line each, exit code 1; Vietnamese unless asked otherwise."""
    done = task("check", "--content", faulty, "--as-of", "2026-11-23", LANG="vi_VN.UTF-8")
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert [line.rpartition("articles/")[2].split(" Không ")[0].split(" Địa ")[0] for line in lines] == [
        "2023/09/a.md:5: lỗi D101",
        "2023/09/b.md:7: cảnh báo A109",
    ]
    assert "Không có trường nào" in lines[0]


def test_check_knows_the_address_of_the_site(folder):
    """A dead link to it is told as ``build`` would tell it."""
    write(folder, "articles/2023/09/b.md", article("Tin hai", body="[x](https://tulieu.example/khong-co)"))
    (line,) = task("check", "--content", folder, "--as-of", "2026-11-23").stdout.splitlines()
    assert "b.md:7: " in line
    assert "A109" in line


def test_check_sums_up_by_file(faulty):
    """How many of each weight in each file, those with errors first, then in all."""
    write(faulty, "articles/2023/08/c.md", article("Tin ba", body="[x](/khong-co/) [x](/khong-co-nua/)"))
    assert task("check", "--content", faulty, "--lang", "en").stderr.splitlines() == [
        "articles/2023/09/a.md: 1 error, 0 warnings",
        "articles/2023/08/c.md: 0 errors, 2 warnings",
        "articles/2023/09/b.md: 0 errors, 1 warning",
        "1 lỗi, 3 cảnh báo. / 1 errors, 3 warnings.",
    ]


def test_a_summary_of_many_files_is_cut(folder):
    """Twenty files, then how many more."""
    for number in range(23):
        write(folder, f"articles/2023/09/{number:02d}.md", "x")
    told = task("check", "--content", folder, "--lang", "vi").stderr.splitlines()
    assert told[19:] == [
        "articles/2023/09/19.md: 1 lỗi, 0 cảnh báo",
        "và 3 tệp khác.",
        "23 lỗi, 0 cảnh báo. / 23 errors, 0 warnings.",
    ]


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning_is_an_error_when_asked(folder, arguments, code):
    """``--strict`` decides."""
    write(folder, "articles/2023/09/b.md", article("Tin hai", body="[x](/khong-co/)"))
    assert task("check", "--content", folder, *arguments).returncode == code


def test_check_in_english_and_as_json(faulty):
    """For other programs: file, line, code, severity, what, how."""
    done = task("check", "--content", faulty, "--lang", "en", "--format", "json")
    first, second = json.loads(done.stdout)
    assert first == {
        "file": "articles/2023/09/a.md",
        "line": 5,
        "code": "D101",
        "severity": "error",
        "what": "There is no field `categry`.",
        "how": "Delete the line or mend the name (category?).",
    }
    assert second["severity"] == "warning"


@pytest.mark.parametrize(
    "arguments", [("check", "--format", "xml"), ("check", "--as-of", "mai"), ("chek",), ("check", "--odd")]
)
def test_wrong_use(arguments):
    """Exit code 2, a message, no traceback."""
    done = task(*arguments)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_missing_folder(tmp_path):
    """F111, exit code 1, no traceback."""
    done = task("check", "--content", tmp_path / "khong-co")
    assert done.returncode == 1
    assert "F111" in done.stdout
    assert "Traceback" not in done.stderr


def test_mentions_answers_line_by_line(folder):
    """What is printed is JSON lines alone."""
    question = json.dumps({"id": 1, "text": "Ông Tạ Đình Lãm dự."})
    done = task("mentions", "--register", folder / "register", stdin=f"{question}\n{question}\n")
    assert done.returncode == 0
    assert [json.loads(line)["mentions"][0]["record"] for line in done.stdout.splitlines()] == [
        "ta-dinh-lam"
    ] * 2


def test_mentions_of_a_line_that_is_none(folder):
    """Exit code 2 with the number of the line, no traceback."""
    done = task("mentions", "--register", folder / "register", stdin='{"id": 1, "text": "x"}\nkhông\n')
    assert done.returncode == 2
    assert "2" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_new_prints_where_the_file_is(folder):
    """One line, and the file is there."""
    done = task("new", "person", "--name", "Đinh Văn Sửu", "--content", folder)
    assert done.returncode == 0
    assert Path(done.stdout.strip()).read_text("utf-8").startswith("---\nid: p-")


def test_a_fault_in_a_draft_changes_no_exit_code(folder):
    """Listed as what it is, counted apart, and ``--strict`` passes too."""
    write(folder, "articles/2023/09/a.md", article("Tin", categry="x", status="draft"))
    done = task("check", "--content", folder, "--as-of", "2026-11-23", "--strict", "--lang", "en")
    assert done.returncode == 0
    assert "a.md:5: error in an unpublished file D101" in done.stdout
    assert "0 errors, 0 warnings, 1 errors in an unpublished file." in done.stderr
    done = task("check", "--content", folder, "--as-of", "2026-11-23", "--format", "json")
    assert [(one["severity"], one["in_draft"]) for one in json.loads(done.stdout)] == [("error", True)]


def run_build(
    folder, place, *more: str, as_of: str = "2026-11-23"
) -> tuple[subprocess.CompletedProcess[str], dict]:
    """Build *folder*; return how that ended and what the status file says."""
    output = place / "output"
    done = task(
        *("build", "--content", folder, "--output", output, "--cache", place / "cache"),
        *("--as-of", as_of, "--lang", "en", *more),
    )
    status = output / "last-build.json"
    return done, json.loads(status.read_text("utf-8")) if status.exists() else {}


def test_a_build_leaves_its_status(folder, tmp_path):
    """When, the exit code and the first messages; the next build that goes through says so."""
    write(folder, "articles/2023/09/a.md", article("Tin", categry="x"))
    write(folder, "articles/2023/09/b.md", article("Nháp", categry="x", status="draft"))
    done, status = run_build(folder, tmp_path)
    assert (done.returncode, status["exit_code"]) == (1, 1)
    assert "articles/2023/09/a.md:5: error D101" in status["messages"][0]
    assert len(status["messages"]) == 2
    assert datetime.fromisoformat(status["when"]).tzinfo
    write(folder, "articles/2023/09/a.md", article("Tin"))
    done, status = run_build(folder, tmp_path)
    assert (done.returncode, status["exit_code"], status["messages"]) == (0, 0, [])


def test_a_rehearsal_leaves_the_status(folder, tmp_path):
    """It is no build of the site that readers see."""
    write(folder, "articles/2023/09/a.md", article("Tin", categry="x"))
    run_build(folder, tmp_path)
    write(folder, "articles/2023/09/a.md", article("Tin"))
    done, status = run_build(folder, tmp_path, "--rehearsal")
    assert (done.returncode, status["exit_code"]) == (0, 1)


def test_a_build_that_waits_for_another_leaves_the_status(folder, tmp_path):
    """What the other says is what counts."""
    (tmp_path / "output").mkdir()
    with lock_folder(tmp_path / "output"):
        done, status = run_build(folder, tmp_path)
    assert (done.returncode, status) == (3, {})


def test_a_folder_of_others_gets_no_status(folder, tmp_path):
    """A typing error in ``--output`` leaves nothing there."""
    (tmp_path / "output/releases").mkdir(parents=True)
    done, status = run_build(folder, tmp_path)
    assert (done.returncode, status) == (1, {})


def test_an_unchanged_build_says_so(folder, tmp_path):
    """With exit code 0, and no second release."""
    done, _ = run_build(folder, tmp_path)
    assert " MB (" in done.stdout
    done, _ = run_build(folder, tmp_path, as_of="2026-11-24")
    assert done.returncode == 0
    assert "000001: không có gì đổi, bản này ở lại. / nothing changed, this release stays." in done.stdout


def test_check_beside_a_release_that_is_not_there(folder, tmp_path):
    """A folder that does not exist is a typing error."""
    assert task("check", "--content", folder, "--output", tmp_path / "khong-co").returncode == 2
