"""Who stands before whom."""

from __future__ import annotations

import json

from plugins.authority.ranks import Ranks
from plugins.catalogue.answers import SETTING
from plugins.catalogue.store import Catalogue
from plugins.sources.tables import RankTable

RANK_TABLE = "ranks"
"""Under which the catalogue notes the table."""


def ranks(catalogue: Catalogue) -> Ranks:
    """Return who stands before whom, as the editors or the program say."""
    catalogue.ask(SETTING, RANK_TABLE)
    noted = json.loads(catalogue.meta(RANK_TABLE) or '{"committees": [], "offices": []}')
    return Ranks(RankTable(**noted))
