"""How long an editor waits: from the save of a file to the reloaded page, as ``serve`` has it."""

from __future__ import annotations

import http.client
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from http import HTTPStatus
from pathlib import Path

from bench.measuring import MeasurementFailed

_EVENTS = "/__preview/events"
_MAX_REBUILD_SECONDS = 600
"""Seconds for one rebuild."""
_SECONDS_BEFORE_SAVE = 0.5
"""Seconds from the connection of a page to the save, so that the server is waiting for it."""


def time_saves(
    command: Sequence[str], folder: Path, page: str, saves: Sequence[tuple[Callable[[], None], str]]
) -> list[float]:
    """Start the preview with *command* in *folder*, then save and return the seconds until *page* shows it.

    *saves* are functions that save a file, each with words that the page must have afterwards.
    """
    with subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,  # Ctrl+C reaches the preview through _stop alone
    ) as process:
        try:
            port = _port(process)
            _await(port, page)
            return [_time_save(port, page, save, words) for save, words in saves]
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[str]) -> None:
    """End the preview as Ctrl+C does, by force when that takes long."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def _port(process: subprocess.Popen[str]) -> int:
    """Return the port that the preview tells when its first build is done."""
    for line in process.stdout or ():
        _, found, address = line.partition("http://127.0.0.1:")
        if found:
            return int(address.partition("/")[0])
    raise MeasurementFailed("serve: no address.")


def _await(port: int, page: str) -> None:
    """Wait until the preview has *page*, should it tell its address before the first build is done."""
    for _ in range(int(_MAX_REBUILD_SECONDS / _SECONDS_BEFORE_SAVE)):
        if _get(port, page)[0] == HTTPStatus.OK:
            return
        time.sleep(_SECONDS_BEFORE_SAVE)
    raise MeasurementFailed(f"serve: {page} is not there.")


def _time_save(port: int, page: str, save: Callable[[], None], words: str) -> float:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=_MAX_REBUILD_SECONDS)) as events:
        events.request("GET", _EVENTS)
        with events.getresponse() as stream:
            time.sleep(_SECONDS_BEFORE_SAVE)
            begun = time.monotonic()
            save()
            for line in iter(stream.readline, b""):
                if line.startswith(b"event: faults"):
                    break
                if line.startswith(b"event: built") and words.encode() in _get(port, page)[1]:
                    return time.monotonic() - begun
    raise MeasurementFailed(f"serve: {page} does not show what was saved.")


def _get(port: int, page: str) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=_MAX_REBUILD_SECONDS)) as connection:
        connection.request("GET", page)
        with connection.getresponse() as response:
            return response.status, response.read()
