"""A desk that is served, for tests in a browser: with the preview beside it, and a thread that indexes what is saved."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from plugins.desk.application import make_application
from plugins.desk.live import PREVIEW_ROUTES
from plugins.desk.preview import Preview, preview_application
from plugins.desk.serving import by_port, listen, port_of, served
from plugins.desk.state import Desk, DeskSettings

TOKEN = "mot-hai-ba"
PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 120_000
"""Milliseconds; a build on a busy machine takes long."""


@contextmanager
def run_desk_on(content: Path, *options: str) -> Iterator[str]:
    """Run the desk on *content* as an editor runs it; yield the address that its window shows."""
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8") as told:
        process = subprocess.Popen(
            [
                sys.executable,
                "tasks.py",
                "desk",
                "--content",
                str(content),
                "--port",
                "0",
                "--lang",
                "vi",
                *options,
            ],
            cwd=PROJECT,
            stdout=told,
            stderr=told,
            env={**os.environ, "BROWSER": "true", "PYTHONUNBUFFERED": "1"},
        )
        try:
            yield _address(Path(told.name), process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE / 1000)


def _address(told: Path, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", told.read_text("utf-8")):
            return found[0]
        time.sleep(0.1)
    raise AssertionError(told.read_text("utf-8"))


@contextmanager
def served_desk(content: Path, folder: Path) -> Iterator[Desk]:
    """Serve a desk of *content*; what it keeps stands below *folder*."""
    with closing(listen(0)) as own, closing(listen(0)) as beside:
        settings = DeskSettings(
            content=content,
            output=folder / "output",
            cache=folder / "cache",
            keeping=folder / "keeping",
            code="1",
            token=TOKEN,
            origin=f"http://127.0.0.1:{port_of(own)}",
            preview=f"http://localhost:{port_of(beside)}",
        )
        application = make_application(settings)
        desk: Desk = application.state.desk
        desk.known_person = {"name": "Lò Thị Mai", "email": "mai@van-khe.example"}
        desk.index()
        preview = preview_application(Preview(folder / "preview"), PREVIEW_ROUTES)
        preview.state.desk = desk
        ended = threading.Event()
        indexing = threading.Thread(target=_keep_indexed, args=(desk, ended))
        indexing.start()
        try:
            with served(by_port({port_of(own): application, port_of(beside): preview}), own, beside):
                yield desk
        finally:
            ended.set()
            desk.wanted.set()
            indexing.join()
            desk.close()


def _keep_indexed(desk: Desk, ended: threading.Event) -> None:
    while desk.wanted.wait() and not ended.is_set():
        desk.wanted.clear()
        desk.index()
