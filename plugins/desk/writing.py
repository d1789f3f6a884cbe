"""Writing: the form of an article and its text; saving both, and both texts where the file was changed elsewhere."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from plugins.catalogue.queries.listed import categories
from plugins.catalogue.queries.topics import topics
from plugins.desk import first_record, names
from plugins.desk.composing import DOCUMENT, shown
from plugins.desk.live import NotReady, beside, writing_of
from plugins.desk.mends import TextProblem
from plugins.desk.pages import desk_of, fault_page, go, posted, render
from plugins.desk.saving import Conflict, save
from plugins.desk.state import Desk
from plugins.desk.typed import OpenedArticle, open_article, typed_text
from plugins.kinds import KINDS
from plugins.sources.problems import CommandError
from plugins.sources.schemas import LANGUAGES, STATUSES


def show_article(request: Request) -> Response:
    """Answer with the form of an article and its text."""
    try:
        return _form(request, open_article(desk_of(request), request.path_params["path"]))
    except CommandError as error:
        return fault_page(request, error)


def _form(request: Request, opened: OpenedArticle) -> Response:
    desk = desk_of(request)
    values = shown(opened.source) if opened.source else {}
    rows, in_use = values.get("documents", []), _in_use(desk)
    return render(
        request,
        "writing.html",
        opened=opened,
        heading=values.get("title") or opened.path,
        values=values,
        body=opened.body,
        documents=[*rows, dict.fromkeys(DOCUMENT, "")],
        statuses=[one for one in STATUSES if one != "removed" or values.get("status") == one],
        languages=LANGUAGES,
        categories=in_use.categories,
        topics=in_use.topics,
        kinds=[kind.folder for kind in KINDS.values()],
        kind_of={kind.folder: kind.name for kind in KINDS.values()},
        problems=_problems(desk, opened),
    )


@dataclass(frozen=True, slots=True)
class _InUse:
    """What articles are filed under, to choose from."""

    categories: tuple[str, ...]
    """The sections of the portal in their order, then the others."""
    topics: tuple[str, ...]


def _in_use(desk: Desk) -> _InUse:
    """Return the categories and topics in use; looked up once for each state of the catalogue."""
    if not desk.address or desk.indexed is None:
        return _InUse((), ())
    kept: tuple[int, _InUse | None] = desk.kept.get("in use", (-1, None))
    version, in_use = kept
    if in_use is None or version != desk.version:
        version = desk.version
        with desk.reading() as catalogue:
            names = [*desk.indexed.portal.get("sections", ()), *(name for _, name in categories(catalogue))]
            in_use = _InUse(tuple(dict.fromkeys(filter(None, names))), tuple(topics(catalogue)))
        desk.kept["in use"] = (version, in_use)
    return in_use


def _problems(desk: Desk, opened: OpenedArticle) -> list[TextProblem]:
    """Return what is wrong with the file as it stands; the page shows it anew as one types, where it has script."""
    try:
        linker = writing_of(desk).linker
    except NotReady:
        return []
    asked = opened.path, opened.text.encode(), opened.body
    return linker.ask(*asked, desk.language, beside(desk, opened.path)).result().problems


def save_article(request: Request, form: FormData) -> Response:
    """Save the article; answer with its page, or with both texts where the file was changed elsewhere."""
    desk = desk_of(request)
    opened = open_article(desk, request.path_params["path"])
    typed = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    wants_data = request.headers.get("accept") == "application/json"
    if typed.get("seen", "") != opened.digest:
        return _conflict(request, opened, typed, wants_data)
    saved = save(desk, opened.path, typed_text(opened, typed), opened.digest, _words(typed, opened))
    if isinstance(saved, Conflict):
        return _conflict(request, open_article(desk, opened.path), typed, wants_data)
    if wants_data:
        return JSONResponse({"seen": saved.digest})
    return go(f"/write/{opened.path}", "saved", **({"change": saved.change} if saved.change else {}))


def _words(typed: Mapping[str, str], opened: OpenedArticle) -> str:
    """Return what was done, in a line, for the history."""
    return f"Sửa bài: {typed.get('title') or opened.path}"


def _conflict(
    request: Request, opened: OpenedArticle, typed: Mapping[str, str], wants_data: bool
) -> Response:
    """Answer with both texts; nothing was written."""
    if wants_data:
        return JSONResponse({"conflict": True}, 409)
    mine = typed_text(opened, typed)
    kept = [(name, value) for name, value in typed.items() if name != "seen"]
    return render(
        request,
        "conflict.html",
        409,
        opened=opened,
        mine=mine,
        lines=[*_compared(opened.text, mine)],
        kept=kept,
    )


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of two texts."""

    sign: str
    """``+`` for one of mine alone, ``-`` for one of theirs alone, empty for one of both."""
    text: str


def _compared(theirs: str, mine: str) -> Iterator[ComparedLine]:
    """Yield the lines that differ, with three around each; dots stand for those between."""
    lines = difflib.unified_diff(theirs.splitlines(), mine.splitlines(), lineterm="", n=3)
    for line in list(lines)[3:]:  # after the names of both and where the first group stands
        yield ComparedLine("", "⋯") if line.startswith("@@") else ComparedLine(line[:1].strip(), line[1:])


ROUTES: list[BaseRoute] = [
    Route("/write/{path:path}", show_article),
    Route("/write/{path:path}", posted(save_article), methods=["POST"]),
    *names.ROUTES,
    *first_record.ROUTES,
]
