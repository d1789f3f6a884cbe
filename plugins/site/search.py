"""The files of the search: shards of the years that changed built anew, lists of records where they may have changed."""

from __future__ import annotations

import json
from pathlib import Path

from plugins.addresses import SEARCH, file_of
from plugins.catalogue.output_files import forget_stale, owners_with_files, stale_owners
from plugins.catalogue.store import Catalogue
from plugins.ingest.stale import ALL_LISTS
from plugins.search.files import Search, make_search, name_files
from plugins.site.build import BuildSettings
from plugins.site.output import Output
from plugins.site.rendering import RenderingJob, theme_of
from plugins.views.holdings import Holdings
from plugins.workers.progress import Progress

_PROJECT = Path(__file__).resolve().parents[2]
ALL_SEARCH = "search/*"
"""Stands in ``stale`` for all owners of the search, which it matches as a pattern too."""
_LIST = "search/list/"
_NAMES = "search/names"


def write_search(
    catalogue: Catalogue, build: BuildSettings, job: RenderingJob, output: Output, report: Progress
) -> None:
    """Have the output search what *catalogue* holds."""
    stale = set(stale_owners(catalogue, ALL_SEARCH))
    if not stale:
        return
    is_all = ALL_SEARCH in stale
    before: dict[str, str] = json.loads(catalogue.meta("shards") or "{}")
    known = {} if is_all else {year: name for year, name in before.items() if f"search/{year}" not in stale}
    holdings = Holdings(catalogue, "ids" in build.parts, "images" in build.parts)
    search = make_search(holdings, build.cache, _PROJECT, build.site_url, known, report)
    page = theme_of(job).render("search.html", search.page())
    output.put("search/common", [(file_of(SEARCH), page), *search.common_files()])
    for shard in search.shards:
        if shard.year not in known:
            output.put(f"search/{shard.year}", search.shard_files(shard))
    if is_all or _NAMES in stale:
        output.put(_NAMES, name_files(holdings))
    lists = _lists(catalogue, search, stale | ({ALL_LISTS} if is_all else set()))
    for owner in lists:
        record = search.lists.register.get(*owner.removeprefix(_LIST).split("/"))
        output.put(owner, search.list_files(record) if record else [])
    there = {f"search/{shard.year}" for shard in search.shards} | {"search/common", _NAMES}
    for owner in owners_with_files(catalogue, ALL_SEARCH):
        if owner not in there and not owner.startswith(_LIST):
            output.put(owner, [])
    forget_stale(catalogue, stale)
    catalogue.note("shards", json.dumps({shard.year: shard.name for shard in search.shards}))


def _lists(catalogue: Catalogue, search: Search, stale: set[str]) -> list[str]:
    """Return the owners of lists that *stale* says may have changed, sorted; those that are no more too."""
    if ALL_LISTS in stale:
        before = owners_with_files(catalogue, ALL_LISTS)
        return sorted({*before, *(f"{_LIST}{one.kind}/{one.slug}" for one in search.lists.register)})
    found = {owner for owner in stale if owner.startswith(_LIST)}
    of_committees = f"{_LIST}committee/"
    for owner in sorted(found):
        if owner.startswith(of_committees):
            reached = search.lists.reached_from(owner.removeprefix(of_committees))
            found |= {of_committees + one for one in reached}
    return sorted(found)
