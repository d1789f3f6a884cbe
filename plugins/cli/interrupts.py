"""Ctrl+C: a command unwinds wherever it is, and leaves nothing half done."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_SOON = 0.01
"""Seconds, in which what swallowed the interruption is over."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl+C raise KeyboardInterrupt inside, and once more where Python had to swallow it.

    It cannot come out of a finaliser, or of what runs around a fork; the command would go on as if nothing had been.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    others = sys.unraisablehook

    awaited = False

    def once_more(swallowed: Any) -> None:
        nonlocal awaited
        if issubclass(swallowed.exc_type, KeyboardInterrupt) and sys.platform != "win32":
            awaited = True
            signal.setitimer(signal.ITIMER_REAL, _SOON)
        else:
            others(swallowed)

    def interrupt(_: int, frame: FrameType | None) -> None:
        while frame is not None:
            if frame.f_code is once_more.__code__ and sys.platform != "win32":
                signal.setitimer(signal.ITIMER_REAL, _SOON)  # out of there it would not come either
                return
            frame = frame.f_back
        raise KeyboardInterrupt

    kept = {signal.SIGINT: signal.signal(signal.SIGINT, signal.default_int_handler)}
    if sys.platform != "win32":
        kept[signal.SIGALRM] = signal.signal(signal.SIGALRM, interrupt)
    sys.unraisablehook = once_more
    try:
        yield
    finally:
        sys.unraisablehook = others
        if awaited and sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in kept.items():
            signal.signal(number, handler)
