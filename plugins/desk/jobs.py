"""Work that takes a while: commands of the project, one after the other, as programs of their own, with what they print."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plugins.sources.dates import LOCAL_ZONE

_PROJECT = Path(__file__).resolve().parents[2]
_MAX_LINES = 5_000
"""Kept of what is printed: a build may warn of every file."""
STAGES = 7
"""Of a build, each of which prints a line of its own (``cli/progress``)."""


@dataclass(slots=True)
class Job:
    """Commands that run or ran."""

    name: str
    """``build``, ``publish``, ``rollback`` or ``takedown``."""
    who: str
    began: datetime
    lines: list[str] = field(default_factory=list)
    """What was printed, in order."""
    code: int | None = None
    """Exit code of the last command that ran; None while one runs."""

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        return self.code is None

    @property
    def stage(self) -> int:
        """How many stages of a build were begun."""
        return min(sum(line.partition(":")[0] in _STAGE_WORDS for line in self.lines), STAGES)


_STAGE_WORDS = frozenset(("Đọc hồ sơ", "Đọc bài", "Ghi trang", "Lập tìm kiếm", "Làm ảnh", "Xong", "Kiểm tra"))


def begin(
    name: str, who: str, commands: Sequence[Sequence[str]], then: Callable[[], None] = lambda: None
) -> Job:
    """Run *commands* of ``tasks.py`` in a thread until one fails; *then* is called when they have ended."""
    job = Job(name, who, datetime.now(LOCAL_ZONE))
    threading.Thread(target=_run, args=(job, commands, then), daemon=True).start()
    return job


def _run(job: Job, commands: Sequence[Sequence[str]], then: Callable[[], None]) -> None:
    code = 0
    for command in commands:
        code = _run_one(job, command)
        if code:
            break
    job.code = code
    then()


def _run_one(job: Job, command: Sequence[str]) -> int:
    try:
        with subprocess.Popen(
            [sys.executable, str(_PROJECT / "tasks.py"), *command],
            cwd=_PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"},
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if len(job.lines) < _MAX_LINES:
                    job.lines.append(line.rstrip())
        return process.returncode
    except OSError as error:
        job.lines.append(str(error))
        return 4
