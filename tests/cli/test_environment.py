"""Setting up the project's own environment."""

import sys
import threading
from pathlib import Path

import pytest

from plugins.cli import environment


def python_that_says(place: Path, told: str) -> Path:
    """Write a program that answers like a Python of another version."""
    place.write_text(f"#!/bin/sh\necho '{told}'\n")
    place.chmod(0o755)
    return place


@pytest.mark.parametrize(
    ("told", "is_taken"), [(repr(sys.version_info[:2]), True), ("(3, 4)", False), ("", False)]
)
def test_the_python_of_the_distribution_is_preferred(tmp_path, monkeypatch, told, is_taken):
    """Where it is of the same version, as the locked wheels are for one; else the one that runs."""
    found = python_that_says(tmp_path / "python3", told)
    monkeypatch.setattr(environment, "SYSTEM_PYTHON", found)
    assert environment._best_python() == (str(found) if is_taken else sys.executable)


def test_no_python_of_a_distribution(tmp_path, monkeypatch):
    """Nothing there is no fault."""
    monkeypatch.setattr(environment, "SYSTEM_PYTHON", tmp_path / "nothing")
    assert environment._best_python() == sys.executable


def test_one_program_at_a_time_sets_up(tmp_path, monkeypatch):
    """The other waits until the first has done."""
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    order: list[str] = []
    has_to_wait = threading.Event()
    flock = fcntl.flock

    def watched(held, how: int) -> None:
        """Note when the lock is another's, then wait for it."""
        try:
            flock(held, how | fcntl.LOCK_NB)
        except BlockingIOError:
            has_to_wait.set()
            flock(held, how)

    def second() -> None:
        with environment._alone():
            order.append("second")

    monkeypatch.setattr(fcntl, "flock", watched)
    with environment._alone():
        thread = threading.Thread(target=second)
        thread.start()
        has_to_wait.wait()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_an_environment_of_another_lock_is_made_anew(tmp_path):
    """The mark tells of lock and version."""
    lock, stamp = tmp_path / "requirements.txt", tmp_path / "stamp"
    lock.write_text("a==1")
    assert not environment._is_fresh(stamp, lock)
    stamp.write_text(environment._digest(lock))
    assert environment._is_fresh(stamp, lock)
    lock.write_text("a==2")
    assert not environment._is_fresh(stamp, lock)
