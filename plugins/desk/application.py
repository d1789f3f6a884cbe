"""The desk as a web application: the routes of its modules, behind its guard, and the preview at an origin of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plugins.desk import (
    articles,
    guide,
    history,
    live,
    offices,
    publishing,
    register,
    register_acts,
    today,
    uploads,
    writing,
)
from plugins.desk.pages import HERE, STATIC, fault_page, make_environment, render
from plugins.desk.security import Guard
from plugins.desk.state import Desk, DeskSettings

MODULES = (
    today,
    articles,
    writing,
    live,
    uploads,
    register_acts,
    register,
    offices,
    publishing,
    history,
    guide,
)
"""Each has its routes in ``ROUTES``."""


def make_application(settings: DeskSettings) -> Starlette:
    """Return the desk that *settings* describe; ``state.desk`` is what its requests share."""
    guard = Middleware(Guard, token=settings.token, origin=settings.origin, preview=settings.preview)
    application = Starlette(
        routes=[
            *chain.from_iterable(module.ROUTES for module in MODULES),
            Mount(STATIC, StaticFiles(directory=HERE / "static")),
        ],
        middleware=[guard, Middleware(_Told)],
        exception_handlers={404: _missing},
    )
    application.state.desk = Desk(settings)
    application.state.templates = make_environment(settings.language, settings.token)
    return application


def _missing(request: Request, error: Exception) -> Response:
    del error
    return render(request, "missing.html", 404)


@dataclass(frozen=True, slots=True)
class _Told:
    """Tells an editor of whatever goes wrong, instead of a traceback."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_begun = False

        async def send_on(message: Message) -> None:
            nonlocal is_begun
            is_begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_on)
        except Exception as error:
            if is_begun:
                raise
            await fault_page(Request(scope), error)(scope, receive, send)
