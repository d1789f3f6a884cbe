"""Printing results and messages; a closed or full output stream never makes a command fail that has done its work."""

from __future__ import annotations

import errno
import os
import sys
from typing import TextIO

_STANDARD_STREAMS = 3
"""Number of file descriptors of every program: input, output, errors."""


def open_missing_streams() -> None:
    """Open the standard streams that are closed: the next file opened would get their descriptor, and what is printed."""
    while (handle := os.open(os.devnull, os.O_RDWR)) < _STANDARD_STREAMS:
        pass
    os.close(handle)
    for name, number in (("stdout", 1), ("stderr", 2)):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w", encoding="utf-8", closefd=False))  # noqa: SIM115 - open until exit


def print_result(text: str) -> None:
    """Print the result of a command to standard output; errors of the stream are ignored."""
    _print(text, sys.stdout)


def print_message(text: str) -> None:
    """Print a message to standard error; errors of the stream are ignored."""
    _print(text, sys.stderr)


def _print(text: str, stream: TextIO) -> None:
    try:
        print(text, file=stream, flush=True)
    except OSError:
        _discard_output(stream)


def flush_streams() -> OSError | None:
    """Flush both streams; return the error of standard output, if any. Python does not try again when it ends."""
    for stream in (sys.stderr, sys.stdout):
        try:
            stream.flush()
        except OSError as error:
            _discard_output(stream)
            if stream is sys.stdout:
                return error
    return None


def _discard_output(stream: TextIO) -> None:
    """Redirect *stream* to the null device, for what it has buffered and all that follows."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, stream.fileno())
    finally:
        os.close(null)


def is_out_of_memory(error: ImportError) -> bool:
    """Whether a library could not be loaded for lack of memory; the loader reports that by its message alone."""
    message = str(error)
    return any(
        words in message
        for words in ("failed to map segment", "cannot allocate memory", os.strerror(errno.ENOMEM))
    )
