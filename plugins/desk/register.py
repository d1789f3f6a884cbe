"""The register: forms of records; merging, renaming and splitting them."""

from __future__ import annotations

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
