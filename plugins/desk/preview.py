"""The preview: builds in place, serves on 127.0.0.1 only, and reloads pages in the browser when a file is saved."""

from __future__ import annotations

import html
import json
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from plugins.building.errors import ContentErrors
from plugins.building.running import run_pelican
from plugins.site.assets import BadTheme
from plugins.site.pictures import PictureNotMade
from plugins.workers.progress import Progress

_PROJECT = Path(__file__).resolve().parents[2]
_SEARCH_AFTER_MS = 2000
"""Milliseconds without a change after which the search index is updated."""
_MAX_WAIT_SECONDS = 15
"""Of an event stream without an event; then a comment is sent, which fails when the browser has gone."""
_EVENTS = "/__preview/events"
_SCRIPT = "/__preview/reload.js"
_RELOAD = b"""const events = new EventSource("/__preview/events");
events.addEventListener("built", () => location.reload());
events.addEventListener("faults", (event) => {
  const box = document.querySelector("#preview-faults") ?? document.body.insertBefore(document.createElement("pre"), document.body.firstChild);
  box.id = "preview-faults";
  box.setAttribute("role", "alert");
  box.textContent = JSON.parse(event.data);
});
"""


@dataclass(slots=True)
class Preview:
    """The last build, shared by the thread that builds and those that wait for the next build."""

    folder: Path
    number: int = 0
    faults: str = ""
    """Errors of the last build, for the editor; empty when it succeeded."""
    changed: threading.Condition = field(default_factory=threading.Condition)

    def announce(self, faults: str) -> None:
        """Record that a build ended and wake all waiting threads."""
        with self.changed:
            self.number += 1
            self.faults = faults
            self.changed.notify_all()

    def wait_after(self, seen: int) -> tuple[int, str]:
        """Return number and faults of the last build: at once when its number is not *seen*, else after at most 15 s."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != seen, timeout=_MAX_WAIT_SECONDS)
            return self.number, self.faults


def serve_preview(content: Path, port: int, language: str, progress: Progress) -> int:
    """Serve *content* until interrupted; a build with errors keeps the pages of the build before."""
    name = "preview" if content == _PROJECT / "content" else f"preview-{content.name}"
    preview = Preview(_PROJECT / name)
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(preview))
    server.daemon_threads = True
    _build(content, preview, language, progress)
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
                _build(content, preview, language, progress)
            elif not is_searchable:
                _build(content, preview, language, progress, search_later=False)
            is_searchable = not changes
    finally:
        server.shutdown()
        server.server_close()
    return 0


def _build(
    content: Path, preview: Preview, language: str, progress: Progress, search_later: bool = True
) -> None:
    """Build once and announce the outcome; errors in content, theme or pictures do not end the preview.

    The search index takes seconds: with *search_later* it is left to a build when nothing is being saved.
    """
    faults = ""
    try:
        cache = _PROJECT / ".cache" / preview.folder.name
        settings = {"PROGRESS": progress, "LANGUAGE": language, "SEARCH_LATER": search_later}
        run_pelican("pelicanconf.py", content, preview.folder, cache, **settings)
    except ContentErrors as found:
        faults = "\n".join(problem.text(language) for problem in found.problems)
    except (BadTheme, PictureNotMade) as error:
        faults = str(error)
        print(faults, flush=True)
    if search_later:  # otherwise only the search index changed
        preview.announce(faults)


def _handler(preview: Preview) -> type[SimpleHTTPRequestHandler]:
    """Return a handler that serves the preview's folder and its reload events."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(preview.folder))

        def log_message(self, *arguments: Any) -> None:
            """Log nothing: editors watch this terminal for errors."""

        def do_GET(self) -> None:
            if not self._is_for_us():
                self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            elif self.path == _SCRIPT:
                self._answer(_RELOAD, "text/javascript")
            elif self.path == _EVENTS:
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
                self._answer(_with_script(path.read_bytes()), "text/html; charset=utf-8")
            elif path.is_file() or path.is_dir():
                super().do_GET()  # redirects from a folder to the address with a slash
            else:
                missing = preview.folder / "404.html"
                page = missing.read_bytes() if missing.exists() else b"<!doctype html><title>404</title>404"
                if preview.faults:
                    page = (
                        b"<!doctype html><meta charset=utf-8><pre>"
                        + html.escape(preview.faults).encode()
                        + b"</pre>"
                    )
                self._answer(_with_script(page), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

        def _answer(self, data: bytes, media: str, status: HTTPStatus = HTTPStatus.OK) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(data)

        def _send_events(self) -> None:
            """Keep the connection open and send an event at the end of each build."""
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            seen = preview.number
            try:
                while True:
                    now, faults = preview.wait_after(seen)
                    self.wfile.write(_event(faults) if now != seen else b": waiting\n\n")
                    self.wfile.flush()
                    seen = now
            except OSError:
                return  # the page was closed

    return Handler


def _event(faults: str) -> bytes:
    if not faults:
        return b"event: built\ndata: 1\n\n"
    return f"event: faults\ndata: {json.dumps(faults)}\n\n".encode()


def _with_script(page: bytes) -> bytes:
    """Return *page* with the script that reloads it after a build."""
    return page.replace(b"</body>", f'<script src="{_SCRIPT}" defer></script></body>'.encode(), 1)
