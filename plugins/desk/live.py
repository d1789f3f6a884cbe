"""Linking while one writes, and the real page of what is written."""

from __future__ import annotations

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
PREVIEW_ROUTES: list[BaseRoute] = []
"""Pages at the origin of the preview, which cannot reach the desk; ``request.app.state.desk`` is the desk there too."""
