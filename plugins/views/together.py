"""Which records stand in the same reports, and how often."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.catalogue.queries import mentions
from plugins.catalogue.queries.mentions import RecordCount
from plugins.views.holdings import Holdings


def reported_with(
    holdings: Holdings, kind: str, slug: str, most: Mapping[str, int]
) -> dict[str, list[RecordCount]]:
    """Return the records in the same public articles by kind, most often first, then by slug.

    *most* says which kinds are wanted and how many of each.
    """
    return {
        other: mentions.reported_with(holdings.catalogue, kind, slug, other, count)
        for other, count in most.items()
    }
