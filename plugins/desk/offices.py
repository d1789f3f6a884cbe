"""Offices heard in reports and names that the register lacks: approved, refused, decided."""

from __future__ import annotations

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
