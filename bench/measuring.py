"""What running a command costs: time of all processes, time on the clock, and the most memory at once."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PROCESS = Path(__file__).with_name("measured_process.py")
_MAX_LINES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    cpu: float
    """Seconds of user and system time, over the command and all that it started, workers too."""
    wall: float
    """Seconds from start to end of the command."""
    memory: int
    """Most bytes that all of these processes held at once: PSS, looked at ten times a second or less often.

    A command too short to be looked at: the resident size of its largest process.
    """


class MeasurementFailed(Exception):
    """The command ended with an exit code other than 0; the text holds its last lines."""


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run *command* in *folder* and return what it cost; raise MeasurementFailed when it fails. Linux only."""
    if not sys.platform.startswith("linux"):
        raise MeasurementFailed("bench build: Linux.")
    with tempfile.TemporaryDirectory() as temporary:
        report, log = Path(temporary) / "report", Path(temporary) / "log"
        process = [sys.executable, "-I", "-S", str(_PROCESS), str(report), str(log), *command]
        outcome = subprocess.run(process, cwd=folder, stdin=subprocess.DEVNULL, check=False)
        output = log.read_text("utf-8", "replace") if log.exists() else ""
        found = json.loads(report.read_text("utf-8")) if report.exists() else {"code": outcome.returncode}
    if found.pop("code"):
        last = "\n".join(output.splitlines()[-_MAX_LINES_SHOWN:])
        raise MeasurementFailed(f"{' '.join(command)}\n{last}")
    return Cost(**found)
