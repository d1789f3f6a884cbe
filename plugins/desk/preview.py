"""The preview: builds in place, serves on 127.0.0.1 only, reloads pages when a file is saved, and shows what is wrong."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send
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
from plugins.desk.serving import listen, port_of, served
from plugins.publishing.headers import content_type
from plugins.site.assets import BadTheme
from plugins.site.pictures import PictureNotMade
from plugins.workers.progress import Progress

_PROJECT = Path(__file__).resolve().parents[2]
_SEARCH_AFTER_MS = 2000
"""Milliseconds without a change after which the search index is updated."""
_MAX_WAIT_SECONDS = 15
"""Of an event stream without an event; then a comment is sent, which fails when the browser has gone."""
_SECONDS_BETWEEN_LOOKS = 0.05
_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{0,15})")
_NAMES = ("127.0.0.1", "localhost")
_EVENTS = "/__preview/events"
_SCRIPT = "/__preview/reload.js"
_NO_PAGE = b"<!doctype html><html><head><meta charset=utf-8><title>404</title></head><body>404</body></html>"
_NOT_YET = {
    "vi": "Đang dựng bản xem trước; trang này tự tải lại khi xong.",
    "en": "The preview is being built; this page reloads when it is done.",
}
"""Told until the first build has ended, which for many articles takes minutes."""
_RELOAD = b"""const build = document.currentScript.dataset.build;
new EventSource("/__preview/events?" + build).addEventListener("built", () => location.reload());
"""


@dataclass(slots=True)
class Preview:
    """The last build, shared by the thread that builds and those that answer."""

    folder: Path
    language: str = "vi"
    number: int = 0
    """Of the last build."""
    is_wanted: bool = False
    """Whether somebody asked for a page of it."""
    faults: tuple[Fault, ...] = ()
    """Errors of the last build; none when it succeeded."""
    drafts: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """What is wrong in each draft, by its path, as the last build that succeeded found it."""

    def announce(self, faults: tuple[Fault, ...]) -> None:
        """Record that a build ended; pages that wait for it are told."""
        self.faults = faults
        self.number += 1


def preview_of(content: Path, language: str) -> Preview:
    """Return the preview of *content*, not yet built."""
    name = "preview" if content == _PROJECT / "content" else f"preview-{content.name}"
    return Preview(_PROJECT / name, language)


def serve_preview(content: Path, port: int, language: str, progress: Progress) -> int:
    """Serve *content* until interrupted; a build with errors keeps the pages of the build before."""
    preview = preview_of(content, language)
    with closing(listen(port)) as listening:
        build_preview(content, preview, progress)
        with served(preview_application(preview), listening):
            print(f"http://127.0.0.1:{port_of(listening)}/  (Ctrl+C để dừng / to stop)", flush=True)
            keep_built(content, preview, progress)
    return 0


def keep_built(content: Path, preview: Preview, progress: Progress) -> None:
    """Build whenever a file of *content* or the theme is saved, until interrupted."""
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
            build_preview(content, preview, progress)
        elif not is_searchable:
            build_preview(content, preview, progress, search_later=False)
        is_searchable = not changes


def build_preview(content: Path, preview: Preview, progress: Progress, search_later: bool = True) -> None:
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


def preview_application(preview: Preview, routes: Sequence[BaseRoute] = ()) -> Starlette:
    """Return what serves the preview's folder and its reload events, and the *routes* before these."""
    own = [
        Route(_SCRIPT, partial(_constant, data=_RELOAD, media="text/javascript"), methods=["GET"]),
        Route(STYLE_ADDRESS, partial(_constant, data=STYLE, media="text/css"), methods=["GET"]),
        Route(_EVENTS, _send_events, methods=["GET"]),
        Route("/{path:path}", _serve_file, methods=["GET"]),
    ]
    application = Starlette(routes=[*routes, *own], middleware=[Middleware(_OwnName)])
    application.state.preview = preview
    return application


@dataclass(frozen=True, slots=True)
class _OwnName:
    """Answers to names of this machine alone, which prevents DNS rebinding by a page elsewhere, and to GET alone: HEAD, too, would tell of files."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        host = Headers(scope=scope).get("host", "")
        if scope["method"] != "GET":
            await Response(status_code=405)(scope, receive, send)
        elif host.rpartition(":")[0] not in _NAMES and host not in _NAMES:
            await Response(status_code=421)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _constant(request: Request, data: bytes, media: str) -> Response:
    del request
    return _answer(data, media)


def _answer(data: bytes, media: str, status: int = 200) -> Response:
    headers = {"Content-Type": media, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(data, status, headers)


def _serve_file(request: Request) -> Response:
    preview: Preview = request.app.state.preview
    preview.is_wanted = True
    asked = request.path_params["path"]
    path = preview.folder / asked
    if ".." in asked.split("/") or "\0" in asked or asked.startswith("/"):
        return _missing(preview, request)
    if path.is_dir() and not request.url.path.endswith("/"):
        return RedirectResponse(f"/{quote(asked)}/", 301)
    if path.is_dir():
        path /= "index.html"
    if not path.is_file():
        return _missing(preview, request)
    if path.suffix == ".html":
        return _page(preview, request, path.read_bytes())
    if not _part(request.headers.get("range", ""), path.stat().st_size):
        request.scope["headers"] = [pair for pair in request.scope["headers"] if pair[0] != b"range"]
    return FileResponse(path, headers={"Content-Type": content_type(path.name), "Cache-Control": "no-cache"})


def _missing(preview: Preview, request: Request) -> Response:
    if preview.number == 0:
        words = _NOT_YET[preview.language]
        page = f'<!doctype html><html lang="{preview.language}"><head><title>…</title></head><body><p>{words}</p></body></html>'
        return _page(preview, request, page.encode(), 503)
    missing = preview.folder / "404.html"
    return _page(preview, request, missing.read_bytes() if missing.exists() else _NO_PAGE, 404)


def _page(preview: Preview, request: Request, page: bytes, status: int = 200) -> Response:
    number = preview.number  # before the page is made: a build that ends meanwhile reloads it
    made = with_panel(page, preview.faults, preview.language)
    made = _with_script(_with_faults_of_draft(preview, request.url.path, made), number)
    return _answer(made, "text/html; charset=utf-8", status)


def _with_faults_of_draft(preview: Preview, address: str, page: bytes) -> bytes:
    """Return *page*, if a draft's with what is wrong in that, if their index with what is wrong in all."""
    if address == DRAFTS:
        faults = tuple(chain.from_iterable(preview.drafts.values()))
    else:
        faults = preview.drafts.get(path_of_draft(page), ())
    return with_panel(page, faults, preview.language, "draft heading")


def _send_events(request: Request) -> Response:
    """Keep the connection open and send an event at the end of each build after that of the page."""
    preview: Preview = request.app.state.preview
    build = request.url.query
    seen = int(build) if build.isdecimal() else preview.number
    headers = {"Cache-Control": "no-store"}
    return StreamingResponse(_events(preview, seen), media_type="text/event-stream", headers=headers)


async def _events(preview: Preview, seen: int) -> AsyncIterator[bytes]:
    while True:
        for _ in range(int(_MAX_WAIT_SECONDS / _SECONDS_BETWEEN_LOOKS)):
            if preview.number != seen:
                break
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
        yield b"event: built\ndata: 1\n\n" if preview.number != seen else b": waiting\n\n"
        seen = preview.number


def _part(asked: str, size: int) -> range | None:
    """Return the bytes that the header Range asks for, where it asks for one part from a start within *size*, to an end or not."""
    found = _RANGE.fullmatch(asked)
    part = range(int(found[1]), min(int(found[2] or size) + 1, size)) if found else range(0)
    return part if len(part) else None


def _with_script(page: bytes, number: int) -> bytes:
    """Return *page*, served after build *number*, with the script that reloads it after the next."""
    script = f'<script src="{_SCRIPT}" data-build="{number}" defer></script></body>'
    return page.replace(b"</body>", script.encode(), 1)
