"""What commands say where nobody hears it."""

import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from plugins.cli import commands
from plugins.cli.console import is_out_of_memory, print_in_any_encoding
from plugins.publishing.releases import current_release
from tests.publishing.site import released

PROJECT = Path(__file__).resolve().parents[2]
PUBLISH = "from pathlib import Path; import sys; from plugins.cli.commands import publish; sys.exit(publish("
CHECK = "from pathlib import Path; import sys; from plugins.cli.commands import check; sys.exit(check("
full = pytest.mark.skipif(
    not os.path.exists("/dev/full"), reason="only some systems have a device that is always full"
)


def run(code: str, redirected: str) -> subprocess.CompletedProcess[str]:
    """Run *code* in a process of its own, its streams *redirected* as a shell does."""
    return subprocess.run(
        ["sh", "-c", f'exec "$0" -c "$1" {redirected}', sys.executable, code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    "redirected",
    [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", pytest.param(">/dev/full 2>/dev/full", marks=full)],
)
def test_what_was_done_counts(tmp_path, redirected):
    """A publication that nobody hears of is one all the same, and its exit code says so."""
    released(tmp_path / "output")
    options = "precompress=False, anew=False, delete_after=''"
    done = run(
        f"{PUBLISH}Path({str(tmp_path / 'output')!r}), {str(tmp_path / 'www')!r}, {options}))", redirected
    )
    assert done.returncode == commands.DONE
    assert "Traceback" not in done.stderr
    assert current_release(tmp_path / "www") is not None


@full
def test_what_was_asked_for_and_is_lost_is_told(tmp_path):
    """A list that could not be written down is no success: exit code 4, no traceback."""
    (tmp_path / "articles").mkdir()
    done = run(
        f"{CHECK}Path({str(tmp_path)!r}), pending=False, strict=False, form='json', lang='en', as_of=''))",
        ">/dev/full",
    )
    assert done.returncode == commands.MACHINE
    assert "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_reader_that_goes_away(tmp_path):
    """``check | head`` ends without a traceback."""
    (tmp_path / "articles").mkdir()
    for number in range(40):
        (tmp_path / f"articles/{number}.md").write_text("x")
    code = f"{CHECK}Path({str(tmp_path)!r}), pending=False, strict=False, form='text', lang='en', as_of=''))"
    assert "Traceback" not in run(code, "| true").stderr


SENTENCE = "Lỗi ở “Đảng ủy Thủ Đức” – sửa: Ế ệ ữ ỵ → 5 • 会."


@pytest.mark.parametrize(
    ("encoding", "printed"),
    [
        ("utf-8", SENTENCE),
        ("utf-16-le", SENTENCE),
        ("cp1258", "Lỗi ở “Đảng ủy Thủ Đức” – sửa: Ế ệ ữ ỵ -> 5 • ?."),
        ("cp1252", "Loi o “Dang uy Thu Duc” – sua: E e u y -> 5 • ?."),
        ("ascii", 'Loi o "Dang uy Thu Duc" - sua: E e u y -> 5 * ?.'),
        ("latin-1", 'Loi o "Dang uy Thu Duc" - sua: E e u y -> 5 * ?.'),
        ("cp437", 'Loi o "Dang uy Thu Duc" - sua: E e u y -> 5 * ?.'),
    ],
)
def test_every_encoding_prints_what_it_can(monkeypatch, encoding, printed):
    """Letters with their tone apart, else without marks; a question mark for what has neither."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    print_in_any_encoding()
    print(SENTENCE, end="", flush=True)
    told = stream.buffer.getvalue().decode(encoding)
    assert unicodedata.normalize("NFC", told) == printed


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252", "ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_check_prints_in_every_encoding(tmp_path, encoding, form):
    """No traceback, no letter lost; JSON says the same everywhere."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.md").write_text("x")
    done = subprocess.run(
        [sys.executable, "tasks.py", "check", "--content", str(tmp_path), "--format", form, "--lang", "vi"],
        cwd=PROJECT,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    told, summary = done.stdout.decode(encoding), done.stderr.decode(encoding)
    assert done.returncode == commands.FAULTS
    assert "Traceback" not in summary
    assert "?" not in told + summary
    if form == "json":
        assert json.loads(told)[0]["how"].startswith("Thêm phần khai báo")
    elif encoding in ("cp1258", "utf-8"):
        assert "lỗi F103 Tệp không mở đầu" in unicodedata.normalize("NFC", told)
    else:
        assert "F103" in told


@pytest.mark.parametrize(
    ("told", "is_memory"),
    [
        ("/x/nh3.abi3.so: failed to map segment from shared object", True),
        ("/x/_brotli.so: cannot allocate memory", True),
        ("No module named 'nh3'", False),
    ],
)
def test_a_part_that_finds_no_memory(told, is_memory):
    """Is told from one that is not there."""
    assert is_out_of_memory(ImportError(told)) == is_memory
