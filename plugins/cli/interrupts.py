"""Ctrl+C: KeyboardInterrupt is raised wherever a command is, so that it cleans up and ends."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_REPEAT_AFTER_SECONDS = 0.01
"""The code that cannot raise the exception has returned by then."""


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl+C raise KeyboardInterrupt inside, and raise it again where Python discards it.

    Python discards exceptions in finalisers and in callbacks around a fork; the command would not end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    default_hook = sys.unraisablehook

    is_pending = False

    def raise_again(discarded: Any) -> None:
        nonlocal is_pending
        if issubclass(discarded.exc_type, KeyboardInterrupt) and sys.platform != "win32":
            is_pending = True
            signal.setitimer(signal.ITIMER_REAL, _REPEAT_AFTER_SECONDS)
        else:
            default_hook(discarded)

    def interrupt(_: int, frame: FrameType | None) -> None:
        while frame is not None:
            if frame.f_code is raise_again.__code__ and sys.platform != "win32":
                signal.setitimer(signal.ITIMER_REAL, _REPEAT_AFTER_SECONDS)  # the hook cannot raise it either
                return
            frame = frame.f_back
        raise KeyboardInterrupt

    kept = {signal.SIGINT: signal.signal(signal.SIGINT, signal.default_int_handler)}
    if sys.platform != "win32":
        kept[signal.SIGALRM] = signal.signal(signal.SIGALRM, interrupt)
    sys.unraisablehook = raise_again
    try:
        yield
    finally:
        sys.unraisablehook = default_hook
        if is_pending and sys.platform != "win32":
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in kept.items():
            signal.signal(number, handler)
