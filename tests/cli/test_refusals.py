"""What the machine refuses: named, exit code 4, no traceback, and readers keep what they had."""

import errno
import os
import sqlite3
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from plugins.cli import commands
from plugins.editing import check as checking
from plugins.workers.processes import start_workers

PROJECT = Path(__file__).resolve().parents[2]


def broken(cause: OSError | None) -> BrokenProcessPool:
    """Return what pebble raises when it cannot start a process."""
    error = BrokenProcessPool()
    error.__cause__ = cause
    return error


REFUSALS = [
    (broken(OSError(errno.EMFILE, os.strerror(errno.EMFILE))), errno.EMFILE),
    (broken(OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))), errno.ENOMEM),
    (broken(None), errno.EAGAIN),
    (RuntimeError("can't start new thread"), errno.EAGAIN),
]


@pytest.mark.parametrize(("raised", "code"), REFUSALS, ids=["files", "memory", "broken", "threads"])
def test_a_worker_that_cannot_begin(monkeypatch, raised, code):
    """Is what the machine refused, not a pool that is broken."""

    def refuse(*_: object, **__: object) -> None:
        raise raised

    with start_workers(1) as workers:
        monkeypatch.setattr(workers._pool, "schedule", refuse)
        with pytest.raises(OSError) as told:
            workers.submit(len, "")
    assert told.value.errno == code


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (RuntimeError("can't start new thread"), "no more processes"),
        (sqlite3.OperationalError("unable to open database file"), "unable to open database file"),
        (sqlite3.OperationalError("database or disk is full"), "database or disk is full"),
        (OSError(errno.ENOMEM, "x"), "out of memory"),
        (OSError(errno.EAGAIN, "x"), "no more processes"),
        (OSError(errno.EMFILE, "x"), "too many open files"),
        (MemoryError(), "out of memory"),
    ],
)
def test_a_refusal_is_told(monkeypatch, capsys, tmp_path, raised, said):
    """Whatever the command was at: exit code 4 and a line that says what is lacking."""

    def refuse(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(checking, "check_content", refuse)
    code = commands.check(tmp_path, pending=False, strict=False, form="text", lang="", as_of="2026-11-23")
    assert code == commands.MACHINE
    told = capsys.readouterr().err
    assert said in told
    assert not told.startswith(":")


def test_a_mistake_of_ours_is_not_hidden(monkeypatch, tmp_path):
    """What the machine has nothing to do with keeps its traceback."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no such thing")

    monkeypatch.setattr(checking, "check_content", fail)
    with pytest.raises(RuntimeError, match="no such thing"):
        commands.check(tmp_path, pending=False, strict=False, form="text", lang="", as_of="2026-11-23")


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
@pytest.mark.parametrize("files", [10, 14, 16])
def test_few_open_files(folder, tmp_path, files):
    """The whole command, wherever it is when files run out."""
    command = [sys.executable, "tasks.py", "build", "--content", folder, "--output", tmp_path / "output"]
    limited = ["sh", "-c", f'ulimit -n {files}; exec "$@"', "sh", *command, "--cache", tmp_path / "cache"]
    done = subprocess.run(
        [str(part) for part in limited], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == commands.MACHINE
    assert "too many open files" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output/current").exists()


def test_going_back_needs_little():
    """In a hurry, on a machine that is busy: neither Pelican nor the linker is loaded for it."""
    code = "import sys, plugins.cli.commands; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "plugins.publishing.releases" in loaded
    assert loaded & {"pelican", "jinja2", "PIL", "markdown", "plugins.linking.engine"} == set()
