"""What the portal says of its own register, and which year it is."""

from __future__ import annotations

from plugins.catalogue.answers import SETTING
from plugins.catalogue.store import Catalogue

CONFIRMED = "register confirmed"
"""Under which the catalogue notes the day."""
THIS_YEAR = "this year"
"""Under which it notes the year of the build."""


def register_confirmed(catalogue: Catalogue) -> str:
    """Return the day (ISO) on which the register was last confirmed, empty where the portal names none."""
    catalogue.ask(SETTING, CONFIRMED)
    return catalogue.meta(CONFIRMED) or ""


def this_year(catalogue: Catalogue) -> str:
    """Return the year of the build."""
    catalogue.ask(SETTING, THIS_YEAR)
    return catalogue.meta(THIS_YEAR) or "0000"
