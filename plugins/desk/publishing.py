"""Publishing: what will go out, building, releases, rolling back, taking down."""

from __future__ import annotations

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
