"""Today: what waits for an editor, each with its one action."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plugins.desk.pages import render


def show_today(request: Request) -> Response:
    """Answer with what waits."""
    return render(request, "today.html")


ROUTES: list[BaseRoute] = [Route("/", show_today)]
