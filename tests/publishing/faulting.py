"""Making a machine fail at its Nth write: what every test of half-done work stands on."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_WRITES = {"os.rename", "os.link", "os.mkdir", "os.symlink", "os.remove", "os.rmdir", "os.utime"}


@dataclass
class _Plan:
    """When to fail, and how."""

    below: str = ""
    at: int = 0
    count: int = 0
    act: Callable[[], None] = lambda: None


_PLAN = _Plan()


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Count what writes below the folder, and fail when its turn has come."""
    if not _PLAN.below or not (event in _WRITES or (event == "open" and _is_write(arguments))):
        return
    if not any(
        isinstance(one, str | os.PathLike) and os.fspath(one).startswith(_PLAN.below) for one in arguments[:2]
    ):
        return
    _PLAN.count += 1
    if _PLAN.count == _PLAN.at:
        _PLAN.act()


def _is_write(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


sys.addaudithook(_watch)


@contextmanager
def _planned(below: Path, at: int, act: Callable[[], None]) -> Iterator[_Plan]:
    _PLAN.below, _PLAN.at, _PLAN.count, _PLAN.act = str(below), at, 0, act
    try:
        yield _PLAN
    finally:
        _PLAN.below = ""


def writes_of(below: Path, work: Callable[[], object]) -> int:
    """Return how many writes below a folder *work* does."""
    with _planned(below, 0, lambda: None) as plan:
        work()
        return plan.count


def out_of_disk(below: Path, at: int, work: Callable[[], object]) -> OSError | None:
    """Do *work* on a disk that is full at the Nth write below a folder; return what it raised."""

    def refuse() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(below))

    with _planned(below, at, refuse):
        try:
            work()
        except OSError as error:
            return error
    return None


def killed(below: Path, at: int, work: Callable[[], object]) -> bool:
    """Do *work* in a process that is killed before the Nth write below a folder; tell whether it came to that."""
    child = os.fork()
    if child == 0:
        with _planned(below, at, lambda: os.kill(os.getpid(), signal.SIGKILL)):
            try:
                work()
            finally:
                os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
