"""Ctrl+C: exit code 130, a word, no traceback, at whatever moment."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.cli.interrupts import interruptible

PROJECT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


class Finalised:
    """Something during whose end Ctrl+C comes."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):
            pass


def wait() -> None:
    """Wait until interrupted."""
    while True:
        time.sleep(0.01)


def test_it_stops_what_runs():
    """At once."""
    with pytest.raises(KeyboardInterrupt), interruptible():
        os.kill(os.getpid(), signal.SIGINT)
        wait()


def test_it_is_not_lost_where_python_swallows_it(capsys):
    """In a finaliser; and no traceback tells of it."""
    with pytest.raises(KeyboardInterrupt), interruptible():
        Finalised()
        wait()
    assert "Traceback" not in capsys.readouterr().err


def test_afterwards_all_is_as_it_was():
    """What heeded Ctrl+C before does so again."""
    before = signal.getsignal(signal.SIGINT), sys.unraisablehook
    with interruptible():
        assert sys.unraisablehook is not before[1]
    assert (signal.getsignal(signal.SIGINT), sys.unraisablehook) == before


def test_another_thread_heeds_no_signals():
    """Python lets the main one alone have them."""
    done = []

    def run() -> None:
        with interruptible():
            done.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done == [True]


def test_before_a_task_runs():
    """While the program sets itself up, or loads."""
    code = (
        "import os, signal, tasks; tasks.handle_interrupt(); os.kill(os.getpid(), signal.SIGINT); print('on')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert done.stdout == ""
    assert done.stderr == "Đã dừng. / Stopped.\n"


def test_a_command_that_waits(folder):
    """``mentions`` has answered a line and waits for the next."""
    command = [sys.executable, "tasks.py", "mentions", "--register", str(folder / "register")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=PROJECT, text=True, bufsize=1, **pipes) as running:
        running.stdin.write('{"text": "Ông Tạ Đình Lãm dự."}\n' * 2000)
        running.stdin.flush()
        assert running.stdout.readline().startswith("{")
        running.send_signal(signal.SIGINT)
        _, told = running.communicate()
    assert running.returncode == 130
    assert told.endswith("Đã dừng. / Stopped.\n")
    assert "Traceback" not in told
