"""What the portal says of its own register."""

from __future__ import annotations

from plugins.catalogue.answers import SETTING
from plugins.catalogue.store import Catalogue

CONFIRMED = "register confirmed"
"""Under which the catalogue notes the day."""


def register_confirmed(catalogue: Catalogue) -> str:
    """Return the day (ISO) on which the register was last confirmed, empty where the portal names none."""
    catalogue.ask(SETTING, CONFIRMED)
    return catalogue.meta(CONFIRMED) or ""
