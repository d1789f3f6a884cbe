"""What the linker goes by besides the register."""

from __future__ import annotations

import json

from plugins.catalogue.answers import SETTING
from plugins.catalogue.store import Catalogue

HOME = "home"
SHORT_FORMS = "short forms"
"""Under which the catalogue notes them."""


def home_committee(catalogue: Catalogue) -> str | None:
    """Return the slug of the committee that a bare *Thành ủy* means, None where there is none."""
    catalogue.ask(SETTING, HOME)
    home: str | None = json.loads(catalogue.meta(HOME) or "null")
    return home


def editors_short_forms(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return the short forms that the editors added, by long form."""
    catalogue.ask(SETTING, SHORT_FORMS)
    table: dict[str, list[str]] = json.loads(catalogue.meta(SHORT_FORMS) or "{}")
    return table
