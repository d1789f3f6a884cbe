"""The history of the content: what was changed, by whom and when; a file as it was, and back to that."""

from __future__ import annotations

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
