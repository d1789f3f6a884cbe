"""What commands say, also where nobody can hear it: a closed or full stream never undoes what was done."""

from __future__ import annotations

import errno
import os
import sys
from typing import TextIO

_STREAMS = 3
"""Handles that every program has: input, output, messages."""


def have_streams() -> None:
    """Have all three streams: a file opened in the place of one that was closed would get what is printed."""
    while (handle := os.open(os.devnull, os.O_RDWR)) < _STREAMS:
        pass
    os.close(handle)
    for name, number in (("stdout", 1), ("stderr", 2)):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w", encoding="utf-8", closefd=False))  # noqa: SIM115 - as long as we live


def tell(text: str) -> None:
    """Print what a command did, as far as somebody hears it."""
    _print(text, sys.stdout)


def say(text: str) -> None:
    """Print a message, as far as somebody hears it."""
    _print(text, sys.stderr)


def _print(text: str, stream: TextIO) -> None:
    try:
        print(text, file=stream, flush=True)
    except OSError:
        _let_go(stream)


def handed_over() -> OSError | None:
    """Have all that was printed be where it should; return what prevents it. Nothing is tried again when Python ends."""
    for stream in (sys.stderr, sys.stdout):
        try:
            stream.flush()
        except OSError as error:
            _let_go(stream)
            if stream is sys.stdout:
                return error
    return None


def _let_go(stream: TextIO) -> None:
    """Have what the stream still holds, and all that is to come, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)


def is_out_of_memory(error: ImportError) -> bool:
    """Whether a part of the program could not be loaded for want of memory; the loader has words for it alone."""
    told = str(error)
    return any(
        words in told
        for words in ("failed to map segment", "cannot allocate memory", os.strerror(errno.ENOMEM))
    )
