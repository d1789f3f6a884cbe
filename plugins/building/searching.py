"""The files of the search: shards of the years that changed built anew, lists of records where they may have changed."""

from __future__ import annotations

import json
from pathlib import Path

from plugins.building.output import Output
from plugins.building.rendering import RenderingJob, theme_of
from plugins.building.settings import BuildSettings
from plugins.catalogue.addresses import SEARCH, file_of
from plugins.catalogue.store import Catalogue
from plugins.search.plan import make_search
from plugins.views.holdings import Holdings

_PROJECT = Path(__file__).resolve().parents[2]
ALL_SEARCH = "search/*"
"""Stands in ``stale`` for all owners of the search."""
_LISTS = "search/lists"


def write_search(catalogue: Catalogue, build: BuildSettings, job: RenderingJob, output: Output) -> None:
    """Have the output search what *catalogue* holds."""
    stale = set(catalogue.values("SELECT owner FROM stale WHERE owner LIKE 'search/%'"))
    if not stale:
        return
    is_all = ALL_SEARCH in stale
    before: dict[str, str] = json.loads(catalogue.meta("shards") or "{}")
    known = {} if is_all else {year: name for year, name in before.items() if f"search/{year}" not in stale}
    holdings = Holdings(catalogue, "ids" in build.parts, "images" in build.parts)
    search = make_search(holdings, build.cache, _PROJECT, build.site_url, known)
    page = theme_of(job).render("search.html", search.page())
    output.put("search/common", [(file_of(SEARCH), page), *search.common_files()])
    for shard in search.shards:
        if shard.year not in known:
            output.put(f"search/{shard.year}", search.shard_files(shard))
    there = {f"search/{shard.year}" for shard in search.shards} | {"search/common", _LISTS}
    for owner in catalogue.values("SELECT DISTINCT owner FROM files WHERE owner LIKE 'search/%'"):
        if owner not in there:
            output.put(owner, [])
    if is_all or _LISTS in stale:
        output.put(_LISTS, search.list_files())
    catalogue.connection.execute("DELETE FROM stale WHERE owner LIKE 'search/%'")
    catalogue.note("shards", json.dumps({shard.year: shard.name for shard in search.shards}))
