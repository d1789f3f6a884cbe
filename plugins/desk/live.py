"""What is told while one writes: whom the text names, and its real page, at the origin of the preview."""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from plugins.addresses import THEME
from plugins.desk.draft_page import DraftPages, draft_pages
from plugins.desk.live_linker import Beside, LiveLinker
from plugins.desk.pages import desk_of, posted
from plugins.desk.state import Desk
from plugins.desk.typed import OpenedArticle, open_article, typed_text
from plugins.publishing.headers import content_type
from plugins.sources.folder import LANGUAGE
from plugins.sources.problems import CommandError
from plugins.sources.tables import read_house_style

_MAX_SHOWN = 20
"""Pages that are kept to be shown."""


@dataclass(slots=True)
class Writing:
    """What the pages where one writes share in one desk."""

    linker: LiveLinker
    pages: DraftPages
    version: int
    """Of the catalogue that ``pages`` is of."""
    shown: OrderedDict[str, bytes] = field(default_factory=OrderedDict)
    """The pages made last, by the end of their addresses."""


class NotReady(CommandError):
    """The catalogue is being made."""


def writing_of(desk: Desk) -> Writing:
    """Return what the pages where one writes share in *desk*. Raises NotReady until the content was read once."""
    if not desk.address or desk.indexed is None:
        raise NotReady(
            "Đang đọc nội dung lần đầu; chờ một lát. / The content is being read for the first time; wait a little."
        )
    with desk.making:
        writing: Writing | None = desk.kept.get("writing", (0, None))[1]
        if writing is None or writing.version != desk.version:
            linker = writing.linker if writing else _linker(desk)
            pages = draft_pages(desk.address, desk.indexed.portal)
            shown = writing.shown if writing else OrderedDict()
            writing = Writing(linker, pages, desk.version, shown)
            desk.kept["writing"] = (0, writing)
        return writing


def beside(desk: Desk, path: str) -> Beside | None:
    """Return what the last indexing knows of the article *path* besides its text."""
    if desk.indexed is None:
        return None
    told = (one for one in desk.problems if one.path == path and one.code in _BETWEEN_FILES)
    return Beside(desk.indexed.folder, tuple(told))


_BETWEEN_FILES = ("A103", "A104", "A105", "A110", "A111", "A150")
"""Problems that no text shows by itself, but for those of its references."""


def _linker(desk: Desk) -> LiveLinker:
    table = desk.content / LANGUAGE
    style, _ = read_house_style(table.read_bytes() if table.is_file() else b"")
    linker = LiveLinker(desk.address, str(desk.content), desk.settings.site_url, style)
    desk.ends.append(linker.close)
    return linker


def tell_names(request: Request, form: FormData) -> Response:
    """Answer with whom the text names that was sent, and what is wrong with it."""
    desk, opened, typed = _typed(request, form)
    linker = writing_of(desk).linker
    body = str(form.get("body", opened.body))
    answer = linker.ask(opened.path, typed.encode(), body, desk.language, beside(desk, opened.path)).result()
    return JSONResponse(answer.as_plain())


def show_page(request: Request, form: FormData) -> Response:
    """Make the real page of the text that was sent; answer with its address, at the origin of the preview."""
    desk, opened, typed = _typed(request, form)
    writing = writing_of(desk)
    read = writing.linker.read(opened.path, typed.encode()).result()
    if read.linked is None:
        return JSONResponse({"told": " ".join(one.what(desk.language) for one in read.problems)})
    key = secrets.token_hex(8)
    writing.shown[key] = writing.pages.page(read, desk.now())
    while len(writing.shown) > _MAX_SHOWN:
        writing.shown.popitem(last=False)
    return JSONResponse({"address": f"{desk.settings.preview}{_DRAFT}{key}/"})


def _typed(request: Request, form: FormData) -> tuple[Desk, OpenedArticle, str]:
    desk = desk_of(request)
    opened = open_article(desk, request.path_params["path"])
    fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    return desk, opened, typed_text(opened, fields)


_DRAFT = "/__draft/"


def _shown_page(request: Request) -> Response:
    page = writing_of(desk_of(request)).shown.get(request.path_params["key"])
    if page is None:
        return PlainTextResponse("404", 404)
    policy = "default-src 'self'; img-src 'self' data:; script-src 'none'; form-action 'none'"
    return HTMLResponse(page, headers={"Cache-Control": "no-store", "Content-Security-Policy": policy})


def _asset(request: Request) -> Response:
    """Answer with a file of the theme as the build would write it, also before there was one."""
    path = request.url.path.lstrip("/")
    data = writing_of(desk_of(request)).pages.assets.files.get(path)
    if data is None:
        return PlainTextResponse("404", 404)
    return Response(
        data, headers={"Content-Type": content_type(path), "Cache-Control": "max-age=31536000, immutable"}
    )


def _picture(request: Request) -> Response:
    """Answer with a picture as the preview has it; as it was uploaded where that was not built yet."""
    asked = request.path_params["path"]
    content = desk_of(request).content.resolve()
    built = request.app.state.preview.folder.resolve()
    for root, name in ((built, asked), (content, _RENDITION.sub(r"\1", asked))):
        place = (root / "images" / name).resolve()
        if place.is_relative_to(root / "images") and place.is_file():
            return FileResponse(
                place, headers={"Content-Type": content_type(place.name), "Cache-Control": "no-cache"}
            )
    return PlainTextResponse("404", 404)


_RENDITION = re.compile(r"(\.(?:jpe?g|png|webp))\.\d+\.\w+$", re.IGNORECASE)


ROUTES: list[BaseRoute] = [
    Route("/live/{path:path}", posted(tell_names), methods=["POST"]),
    Route("/page/{path:path}", posted(show_page), methods=["POST"]),
]
PREVIEW_ROUTES: list[BaseRoute] = [
    Route(f"{_DRAFT}{{key}}/", _shown_page),
    Route(f"{THEME}{{path:path}}", _asset),
    Route("/images/{path:path}", _picture),
]
"""Pages at the origin of the preview, which cannot reach the desk; ``request.app.state.desk`` is the desk there too."""
