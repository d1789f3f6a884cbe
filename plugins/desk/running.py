"""Running the desk: the browser opened at it, the catalogue kept up to date with the files, the preview beside it."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
import threading
import time
import webbrowser
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from watchfiles import watch

from plugins.desk.application import make_application
from plugins.desk.live import PREVIEW_ROUTES
from plugins.desk.preview import Preview, build_preview, preview_application, preview_of
from plugins.desk.saving import enter_what_died
from plugins.desk.serving import by_port, listen, port_of, served
from plugins.desk.state import Desk, DeskSettings
from plugins.editing.catalogues import cache_of
from plugins.publishing.lock import lock_folder
from plugins.workers.processes import start_workers
from plugins.workers.progress import Progress

_LOOK_EVERY_MS = 200
"""Milliseconds after which what was saved by the desk itself is looked for."""
_SETTLE_SECONDS = 2.0
"""Without a change, until the preview is built."""
PLAYGROUND = "playground"
"""Folder for copies of content to try things on."""


def run_desk(settings: DeskSettings, port: int, progress: Progress) -> int:
    """Run the desk until interrupted. Raises AlreadyLocked where another has the content folder, OSError where the port is taken."""
    settings = replace(settings, token=settings.token or secrets.token_urlsafe(24))
    with (
        lock_folder(cache_of(settings.content, settings.cache)),
        closing(listen(port)) as own,
        closing(listen(port and port + 1)) as beside,
    ):
        settings = replace(
            settings,
            origin=f"http://127.0.0.1:{port_of(own)}",
            preview=f"http://localhost:{port_of(beside)}",
        )
        if settings.copied_from:
            _copy(settings.copied_from, settings.content)
        desk_application = make_application(settings)
        desk: Desk = desk_application.state.desk
        enter_what_died(desk)
        preview = preview_of(settings.content, settings.language)
        beside_application = preview_application(preview, PREVIEW_ROUTES)
        beside_application.state.desk = desk
        application = by_port({port_of(own): desk_application, port_of(beside): beside_application})
        with served(application, own, beside):
            address = f"{settings.origin}/?token={settings.token}"
            print(f"{address}\n(Ctrl+C để dừng / to stop)", flush=True)
            with suppress(webbrowser.Error):
                webbrowser.open(address)
            threading.Thread(target=_keep_previewed, args=(desk, preview, progress), daemon=True).start()
            try:
                _keep_indexed(desk)
            finally:
                desk.close()
    return 0


def _keep_indexed(desk: Desk) -> None:
    """Bring the catalogue up to date whenever a file is saved, by the desk or by hand, until interrupted."""
    with start_workers(None) as workers:
        desk.index(workers)
    desk.is_kept_indexed = True
    changes = watch(desk.content, debounce=100, step=20, rust_timeout=_LOOK_EVERY_MS, yield_on_timeout=True)
    for found in changes:
        if found or desk.wanted.is_set() or desk.indexed is None:
            desk.wanted.clear()
            try:
                desk.index()
            except (OSError, sqlite3.Error) as error:  # a full disk may have room again
                print(error, flush=True)
                desk.wanted.set()


def _keep_previewed(desk: Desk, preview: Preview, progress: Progress) -> None:
    """Build the preview once it was asked for, and whenever the content has settled after a change."""
    built = 0
    while True:
        time.sleep(_SETTLE_SECONDS)
        if preview.is_wanted and desk.version != built:
            built = desk.version
            build_preview(desk.content, preview, progress)


def place_to_practise(content: Path, cache: Path) -> Path:
    """Return where a copy of *content* to try things on stands."""
    return cache_of(content, cache / PLAYGROUND) / content.name


def _copy(content: Path, copy: Path) -> None:
    """Make *copy* a fresh copy of *content*; what was tried there last time is gone."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(content, copy)
