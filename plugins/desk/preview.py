"""The preview: builds in place, serves on 127.0.0.1 only, reloads pages when a file is saved, and shows what is wrong."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from typing import Any

from watchfiles import watch

from plugins.addresses import DRAFTS
from plugins.building.errors import ContentErrors
from plugins.building.running import run_pelican
from plugins.desk.fault_panel import (
    STYLE,
    STYLE_ADDRESS,
    Fault,
    draft_faults,
    faults_of,
    path_of_draft,
    with_panel,
)
from plugins.publishing.headers import content_type
from plugins.site.assets import BadTheme
from plugins.site.pictures import PictureNotMade
from plugins.workers.progress import Progress

_PROJECT = Path(__file__).resolve().parents[2]
_SEARCH_AFTER_MS = 2000
"""Milliseconds without a change after which the search index is updated."""
_MAX_WAIT_SECONDS = 15
"""Of an event stream without an event; then a comment is sent, which fails when the browser has gone."""
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
_PART_BYTES = 1 << 20
"""Read at a time of a file that is asked for from one place on: players stop in between."""
_TYPES = {
    **SimpleHTTPRequestHandler.extensions_map,
    **{f".{ending}": content_type(f"x.{ending}") for ending in ("mp4", "webm", "mp3", "vtt")},
}
"""By ending: of films, sounds and captions whatever the machine knows."""
_EVENTS = "/__preview/events"
_SCRIPT = "/__preview/reload.js"
_NO_PAGE = b"<!doctype html><html><head><meta charset=utf-8><title>404</title></head><body>404</body></html>"
_RELOAD = b"""const build = document.currentScript.dataset.build;
new EventSource("/__preview/events?" + build).addEventListener("built", () => location.reload());
"""


@dataclass(slots=True)
class Preview:
    """The last build, shared by the thread that builds and those that wait for the next build."""

    folder: Path
    language: str = "vi"
    number: int = 0
    """Of the last build."""
    faults: tuple[Fault, ...] = ()
    """Errors of the last build; none when it succeeded."""
    drafts: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """What is wrong in each draft, by its path, as the last build that succeeded found it."""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def announce(self, faults: tuple[Fault, ...]) -> None:
        """Record that a build ended and wake all waiting threads."""
        with self.changed:
            self.number += 1
            self.faults = faults
            self.changed.notify_all()

    def wait_after(self, seen: int) -> int:
        """Return the number of the last build: at once when it is not *seen*, else after at most 15 s."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != seen, timeout=_MAX_WAIT_SECONDS)
            return self.number


def serve_preview(content: Path, port: int, language: str, progress: Progress) -> int:
    """Serve *content* until interrupted; a build with errors keeps the pages of the build before."""
    name = "preview" if content == _PROJECT / "content" else f"preview-{content.name}"
    preview = Preview(_PROJECT / name, language)
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(preview))
    server.daemon_threads = True
    _build(content, preview, progress)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C để dừng / to stop)", flush=True)
    try:
        waiting = watch(
            *(content, _PROJECT / "theme"),
            debounce=100,
            step=50,
            rust_timeout=_SEARCH_AFTER_MS,
            yield_on_timeout=True,
        )
        is_searchable = False
        for changes in waiting:
            if changes:
                _build(content, preview, progress)
            elif not is_searchable:
                _build(content, preview, progress, search_later=False)
            is_searchable = not changes
    finally:
        server.shutdown()
        server.server_close()
    return 0


def _build(content: Path, preview: Preview, progress: Progress, search_later: bool = True) -> None:
    """Build once and announce the outcome; errors in content, theme or pictures do not end the preview.

    The search index takes seconds: with *search_later* it is left to a build when nothing is being saved.
    """
    faults: tuple[Fault, ...] = ()
    try:
        cache = _PROJECT / ".cache" / preview.folder.name
        settings = {"PROGRESS": progress, "LANGUAGE": preview.language, "SEARCH_LATER": search_later}
        result = run_pelican("pelicanconf.py", content, preview.folder, cache, **settings)
        preview.drafts = draft_faults(result.problems, content, preview.language)
    except ContentErrors as found:
        faults = faults_of(found.problems, content, preview.language)
    except (BadTheme, PictureNotMade) as error:
        faults = (Fault(str(error)),)
        print(error, flush=True)
    if search_later:  # otherwise only the search index changed
        preview.announce(faults)


def _handler(preview: Preview) -> type[SimpleHTTPRequestHandler]:
    """Return a handler that serves the preview's folder and its reload events."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        extensions_map = _TYPES

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(preview.folder))

        def log_message(self, *arguments: Any) -> None:
            """Log nothing: editors watch this terminal for errors."""

        def do_GET(self) -> None:
            if not self._is_for_us():
                self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            elif self.path == _SCRIPT:
                self._answer(_RELOAD, "text/javascript")
            elif self.path == STYLE_ADDRESS:
                self._answer(STYLE, "text/css")
            elif self.path.partition("?")[0] == _EVENTS:
                self._send_events()
            else:
                self._serve_file()

        def do_HEAD(self) -> None:
            """Refuse: the inherited method would not check the host and would list folders."""
            self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

        def _is_for_us(self) -> bool:
            """Whether the header Host is this machine: prevents DNS rebinding by a page elsewhere."""
            host = self.headers.get("Host", "")
            return host.rpartition(":")[0] in ("127.0.0.1", "localhost") or host in ("127.0.0.1", "localhost")

        def _serve_file(self) -> None:
            path = Path(self.translate_path(self.path))
            if path.is_dir() and self.path.partition("?")[0].endswith("/"):
                path /= "index.html"
            if path.suffix == ".html" and path.is_file():
                self._answer_page(path.read_bytes())
            elif path.is_file() and (part := _part(self.headers.get("Range", ""), path.stat().st_size)):
                self._answer_part(path, part)
            elif path.is_file() or path.is_dir():
                super().do_GET()  # redirects from a folder to the address with a slash
            else:
                missing = preview.folder / "404.html"
                page = missing.read_bytes() if missing.exists() else _NO_PAGE
                self._answer_page(page, HTTPStatus.NOT_FOUND)

        def _answer_part(self, path: Path, part: range) -> None:
            self.send_response(HTTPStatus.PARTIAL_CONTENT)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Range", f"bytes {part.start}-{part.stop - 1}/{path.stat().st_size}")
            self.send_header("Content-Length", str(len(part)))
            self.end_headers()
            with path.open("rb") as file, suppress(ConnectionError):
                file.seek(part.start)
                for start in range(0, len(part), _PART_BYTES):
                    self.wfile.write(file.read(min(_PART_BYTES, len(part) - start)))

        def _answer_page(self, page: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
            number = preview.number  # before the page is made: a build that ends meanwhile reloads it
            made = with_panel(page, preview.faults, preview.language)
            made = _with_script(self._with_faults_of_draft(made), number)
            self._answer(made, "text/html; charset=utf-8", status)

        def _with_faults_of_draft(self, page: bytes) -> bytes:
            """Return *page*, if a draft's with what is wrong in that, if their index with what is wrong in all."""
            if self.path.partition("?")[0] == DRAFTS:
                faults = tuple(chain.from_iterable(preview.drafts.values()))
            else:
                faults = preview.drafts.get(path_of_draft(page), ())
            return with_panel(page, faults, preview.language, "draft heading")

        def _answer(self, data: bytes, media: str, status: HTTPStatus = HTTPStatus.OK) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(data)

        def _send_events(self) -> None:
            """Keep the connection open and send an event at the end of each build after that of the page."""
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            build = self.path.partition("?")[2]
            seen = int(build) if build.isdecimal() else preview.number
            try:
                while True:
                    now = preview.wait_after(seen)
                    self.wfile.write(b"event: built\ndata: 1\n\n" if now != seen else b": waiting\n\n")
                    self.wfile.flush()
                    seen = now
            except OSError:
                return  # the page was closed

    return Handler


def _part(asked: str, size: int) -> range | None:
    """Return the bytes that the header Range asks for, where it asks for one part from a start within *size*, to an end or not."""
    found = _RANGE.fullmatch(asked)
    part = range(int(found[1]), min(int(found[2] or size) + 1, size)) if found else range(0)
    return part if len(part) else None


def _with_script(page: bytes, number: int) -> bytes:
    """Return *page*, served after build *number*, with the script that reloads it after the next."""
    script = f'<script src="{_SCRIPT}" data-build="{number}" defer></script></body>'
    return page.replace(b"</body>", script.encode(), 1)
