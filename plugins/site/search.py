"""The files of the search: shards of the years that changed built anew, lists of records where they may have changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from plugins.addresses import SEARCH, file_of
from plugins.catalogue.answers import TEMPLATE
from plugins.catalogue.site_pages import (
    NumberedPage,
    PageId,
    forget_stale,
    page_number,
    remember_asked,
    stale_pages,
)
from plugins.catalogue.store import Catalogue
from plugins.search.files import Search, make_search
from plugins.search.suggestions import suggestion_files
from plugins.site.build import BuildSettings
from plugins.site.output import Output
from plugins.site.plan import SEARCH_NODES
from plugins.site.rendering import RenderingJob, plan_of
from plugins.site.theme import Theme
from plugins.workers.progress import Progress

_PROJECT = Path(__file__).resolve().parents[2]


def write_search(
    catalogue: Catalogue, build: BuildSettings, job: RenderingJob, output: Output, report: Progress
) -> None:
    """Have the output search what *catalogue* holds."""
    stale = stale_pages(catalogue, SEARCH_NODES)
    if not stale:
        return
    stale_years = {one.page.time for one in stale if one.page.node == "search_year"}
    before: dict[str, str] = json.loads(catalogue.meta("shards") or "{}")
    known = {year: name for year, name in before.items() if year not in stale_years}
    plan = plan_of(job)
    search = make_search(plan.holdings, build.cache, _PROJECT, build.site_url, known, report)
    files: dict[str, Callable[[PageId], Iterable[tuple[str, bytes]]]] = {
        "search": lambda page: search_page(search, plan.theme),
        "search_year": lambda page: search.files_of_year(page.time),
        "search_names": lambda page: suggestion_files(plan.holdings, page.kind),
        "search_list": lambda page: search.files_of_list(page.kind, page.slug),
    }
    common = NumberedPage(page_number(catalogue, PageId("search")), PageId("search"))
    for one in {common: None, **dict.fromkeys(stale)}:  # its page names the years' folders
        with plan.holdings.catalogue.remember() as asked:
            made = list(files[one.page.node](one.page))
        output.put(one.number, made)
        remember_asked(catalogue, one.number, asked)
        forget_stale(catalogue, [one.number])
    catalogue.note("shards", json.dumps({shard.year: shard.name for shard in search.shards}))


def search_page(search: Search, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield the page of the search and what all years share."""
    search.holdings.catalogue.ask(TEMPLATE, "search.html")
    yield file_of(SEARCH), theme.render("search.html", search.page())
    yield from search.common_files()
