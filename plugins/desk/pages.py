"""Pages of the desk: templates in the editor's language, forms that were sent, and a page for whatever goes wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from plugins.catalogue.closing import DamagedCatalogue, is_damage
from plugins.desk.explained import EXPLAINED_AT, explained
from plugins.desk.security import CSRF, csrf_of
from plugins.desk.state import Desk
from plugins.publishing.lock import AlreadyLocked
from plugins.site.translations import Translation, insert_texts, read_translation
from plugins.sources.problems import CommandError

HERE = Path(__file__).resolve().parent
STATIC = "/static"
_MAX_FIELDS = 20_000
"""Of a form: a long list of offices to approve has one for each report."""
_MAX_FIELD_BYTES = 8_000_000
"""Of one field: the text of an article has at most two million bytes."""


class _Environment(Environment):
    """Jinja's environment with the words of one language."""

    def __init__(self, translation: Translation) -> None:
        loader = FileSystemLoader(HERE / "templates")
        super().__init__(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        self._translation = translation

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return insert_texts(super()._parse(source, name, filename), self._translation)


def make_environment(language: str, token: str) -> Environment:
    """Return the templates of the desk in *language*.

    In them ``post(address)`` is where a form is sent, with what proves that it comes from the desk; ``lang`` is the language;
    the filter ``explained`` makes codes of messages lead to their explanations.
    """
    environment = _Environment(read_translation(HERE, language))
    csrf = csrf_of(token)
    environment.globals |= {"lang": language, "csrf": csrf, "post": lambda to: with_query(to, **{CSRF: csrf})}
    environment.globals["place_of_file"] = place_of_file
    environment.globals["explained_at"] = EXPLAINED_AT
    environment.filters |= {"path": quote, "explained": explained}
    return environment


def place_of_file(path: str) -> str:
    """Return the page of the desk on which the file *path* is edited.

    >>> place_of_file("register/persons/le-a.md")
    '/register/file/register/persons/le-a.md'
    """
    folder = path.partition("/")[0]
    place = {"articles": "/write/", "register": "/register/file/"}.get(folder, "/history/file/")
    return place + quote(path)


def with_query(address: str, **values: str) -> str:
    """Return *address* with *values* in its query, after what is there.

    >>> with_query("/articles?page=2", q="lễ ký")
    '/articles?page=2&q=l%E1%BB%85+k%C3%BD'
    """
    return f"{address}{'&' if '?' in address else '?'}{urlencode(values)}"


def desk_of(request: Request) -> Desk:
    """Return the desk that answers *request*."""
    desk: Desk = request.app.state.desk
    return desk


def render(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Return the page that *template* makes of *context*."""
    environment: Environment = request.app.state.templates
    page = environment.get_template(template).render(
        request=request,
        desk=desk_of(request),
        nonce=request.state.nonce,
        notice=request.query_params.get("notice", ""),
        **context,
    )
    return HTMLResponse(page, status)


def go(address: str, notice: str = "", **values: str) -> Response:
    """Return the way to another page of the desk, which tells the *notice* of that name (see ``notices.html``)."""
    told = {**({"notice": notice} if notice else {}), **values}
    return RedirectResponse(with_query(address, **told) if told else address, 303)


Answer = Callable[[Request, FormData], Response]


def posted(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """Have *answer* get the form that was sent, in a thread of its own; what goes wrong is told, with what was typed."""

    @wraps(answer)
    async def read_form(request: Request) -> Response:
        form_of = request.form(max_fields=_MAX_FIELDS, max_part_size=_MAX_FIELD_BYTES)
        async with form_of as form:
            try:
                return await run_in_threadpool(answer, request, form)
            except Exception as error:  # whatever it is, what was typed must not be lost
                typed = {name: value for name, value in form.multi_items() if isinstance(value, str)}
                return fault_page(request, error, typed)

    return read_form


def fault_page(request: Request, error: Exception, typed: Mapping[str, str] | None = None) -> Response:
    """Return the page that tells of *error* what to do, with all that was *typed*."""
    desk = desk_of(request)
    is_foreseen = isinstance(error, (CommandError, AlreadyLocked, OSError))
    if isinstance(error, (DamagedCatalogue, sqlite3.DatabaseError)) and is_damage(error):
        desk.is_damaged = True
        desk.wanted.set()
    problems = getattr(error, "problems", ())
    if problems:
        told = " ".join(f"{one.what(desk.language)} {one.how(desk.language)}" for one in problems)
    else:
        told = in_language(str(error), desk.language) if is_foreseen else f"{type(error).__name__}: {error}"
    busy = isinstance(error, AlreadyLocked)
    status = 409 if busy else 400 if isinstance(error, CommandError) else 500
    kept = {name: text for name, text in (typed or {}).items() if text.strip()}
    return render(request, "fault.html", status, told=told, typed=kept, busy=busy, foreseen=is_foreseen)


def in_language(message: str, language: str) -> str:
    """Return the part in *language* of a message in both, "VIETNAMESE / ENGLISH"; as it is where it has not two parts.

    >>> in_language("a.md: đã có tệp này. / the file exists.", "vi")
    'a.md: đã có tệp này.'
    >>> in_language("a.md: đã có tệp này. / the file exists.", "en")
    'a.md: the file exists.'
    """
    vietnamese, mark, english = message.partition(" / ")
    if not mark or " / " in english:
        return message
    if language == "vi":
        return vietnamese
    place, colon, _ = vietnamese.partition(": ")
    return f"{place}{colon}{english}" if colon else english
