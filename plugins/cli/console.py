"""Printing results and messages: on a stream that is closed or full, or whose encoding lacks our letters, no command fails."""

from __future__ import annotations

import codecs
import errno
import json
import os
import sys
import unicodedata
from functools import partial
from io import TextIOWrapper
from typing import TextIO

from plugins.text.normal import fold, nfc

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


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PLAIN_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "→": "->", "•": "*"}
)


def print_in_any_encoding() -> None:
    """Have the standard streams print each character that their encoding lacks as well as it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not _has_all_letters(stream):
            name = f"closest-{stream.encoding}"
            codecs.register_error(name, partial(_replace, stream.encoding))
            stream.reconfigure(errors=name)


def _has_all_letters(stream: TextIO) -> bool:
    return codecs.lookup(stream.encoding).name.startswith("utf-")


def _replace(encoding: str, error: UnicodeError) -> tuple[str, int]:
    """Replace what *encoding* lacks; an error handler of ``codecs``, whose error does not always name the encoding."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_closest(char, encoding) for char in lacking), error.end


def _closest(char: str, encoding: str) -> str:
    """Return the form of *char* that comes closest in *encoding*: with its tone apart, without marks, ``?`` for others."""
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in parts if mark in _TONES)
    letter = nfc("".join(mark for mark in parts if mark not in _TONES))
    plain = unicodedata.normalize("NFKC", char.translate(_PLAIN_SIGNS))
    base = fold(char)
    for form in (letter + tone, base.upper() if char.isupper() else base, plain):
        if form.encode(encoding, "ignore").decode(encoding) == form:
            return form
    return "?"


def print_json(value: object) -> None:
    """Print *value* as JSON to standard output, with escapes where the encoding may lack letters."""
    print(json.dumps(value, ensure_ascii=not _has_all_letters(sys.stdout), indent=1))


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
