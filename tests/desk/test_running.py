"""Running the desk: one for a content folder, at addresses of its own, on a copy where it is to practise."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk.running import place_to_practise
from tests.city import NEWS, write

PROJECT = Path(__file__).resolve().parents[2]


def run(folder, port="0"):
    """Return a desk of *folder* that begins."""
    return subprocess.Popen(
        [sys.executable, "tasks.py", "desk", "--content", str(folder), "--port", port, "--playground"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "BROWSER": "true", "PYTHONUNBUFFERED": "1"},
    )


def ended(process):
    """Stop a desk; return its exit code."""
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    return process.returncode


def test_the_desk_runs_until_it_is_stopped(folder):
    """It prints where it is; a second one of the same folder is refused; the content is as it was."""
    before = (folder / NEWS).read_bytes()
    first = run(folder)
    try:
        assert first.stdout is not None
        line = first.stdout.readline()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{20,}\n", line)
        second = run(folder)
        told = second.communicate(timeout=60)[1]
        assert second.returncode == 3
        assert "Traceback" not in told
    finally:
        code = ended(first)
    assert code == 130
    assert (folder / NEWS).read_bytes() == before


@pytest.mark.parametrize(("arguments", "code"), [(["--port", "65535"], 2), (["--content", "khong-co"], 2)])
def test_wrong_use_is_told(arguments, code):
    """Without a traceback."""
    done = subprocess.run(
        [sys.executable, "tasks.py", "desk", *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)


def test_a_playground_is_a_fresh_copy(folder):
    """What was tried last time is gone, the content untouched; nobody takes it from under a desk that runs."""
    copy = place_to_practise(folder, PROJECT / ".cache/desk")
    write(copy, NEWS, "thử")
    process = run(folder)
    assert process.stdout is not None
    process.stdout.readline()
    assert (copy / NEWS).read_bytes() == (folder / NEWS).read_bytes()
    write(copy, NEWS, "thử")
    second = run(folder)
    second.communicate(timeout=60)
    assert second.returncode == 3
    assert (copy / NEWS).read_text("utf-8") == "thử"
    ended(process)


def test_a_double_click_on_the_start_file(tmp_path):
    """It runs ``desk.sh`` beside it, whatever its folder is called and wherever one is; the line is written as the standard says."""
    folder = tmp_path / "Bàn $HOME của tôi"
    folder.mkdir()
    start = Path(shutil.copy(PROJECT / "ban-bien-tap.desktop", folder))
    write(folder, "desk.sh", '#!/bin/sh\necho "$0"\n')
    (folder / "desk.sh").chmod(0o755)
    (line,) = re.findall("^Exec=(.+)$", start.read_text("utf-8"), re.MULTILINE)
    command = line.replace("\\\\", "\\").replace(
        "%k", shlex.quote(str(start))
    )  # its quotes are those of a shell
    done = subprocess.run(["sh", "-c", command], cwd="/", capture_output=True, text=True, check=True)
    assert done.stdout == f"{folder}/desk.sh\n"
    assert os.access(PROJECT / "ban-bien-tap.desktop", os.X_OK)


def test_the_start_file_is_found_through_a_link(tmp_path):
    """As one puts it on a desktop; what goes wrong is told, and the exit code stays."""
    (tmp_path / "bàn").symlink_to(PROJECT / "desk.sh")
    done = subprocess.run(
        [tmp_path / "bàn", "--port", "65535"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "65535" in done.stdout + done.stderr
