"""Serves a built search as a web server would: compressed, in ranges, under a strict policy, late by as much as asked."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self';"
    " connect-src 'self'"
)
_MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
_PLAIN = frozenset([".html", ".js", ".css", ".json", ".svg"])


class Sent(NamedTuple):
    """An answer."""

    path: str
    size: int
    """Bytes of the body."""
    asked: float
    """When it was asked for, in seconds since 1970."""


@dataclass(slots=True)
class Server:
    """A running server and what it was asked for."""

    address: str = ""
    delay: float = 0.0
    """Seconds before each answer."""
    sent: list[Sent] = field(default_factory=list)

    def take(self) -> list[Sent]:
        """Return what was sent since the last call, in order."""
        sent, self.sent = self.sent, []
        return sent


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *arguments: object) -> None:
        """Stay quiet: a page was closed before its answers came."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve *folder* on a port of its own."""
    state = Server()
    packed: dict[Path, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *arguments: object) -> None:
            """Stay quiet."""

        def do_GET(self) -> None:
            asked = time.time()
            time.sleep(state.delay)
            path = unquote(self.path.partition("?")[0])
            file = folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            if not file.is_file():
                state.sent.append(Sent(path, 0, asked))
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            is_plain = file.suffix in _PLAIN
            if file not in packed:
                packed[file] = gzip.compress(file.read_bytes(), 6) if is_plain else file.read_bytes()
            data = packed[file]
            part = _RANGE.fullmatch(self.headers.get("Range", ""))
            if part and not is_plain:
                start, end = int(part[1]), min(int(part[2]), len(data) - 1)
                whole, data = len(data), data[start : end + 1]
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{end}/{whole}")
            else:
                self.send_response(200)
            state.sent.append(Sent(path, len(data), asked))
            self.send_header("Content-Type", _MEDIA.get(file.suffix, "application/octet-stream"))
            if is_plain:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Cache-Control", "max-age=3600")
            self.end_headers()
            self.wfile.write(data)

    server = _Quiet(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    state.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
