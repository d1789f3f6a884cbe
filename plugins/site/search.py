"""The files of the search: those of the years that changed, and lists of records where they may have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from plugins.addresses import SEARCH, TOGETHER, file_of
from plugins.catalogue.answers import TEMPLATE
from plugins.catalogue.queries.listings import years_with_articles
from plugins.catalogue.site_pages import (
    NumberedPage,
    PageId,
    forget_stale,
    page_number,
    remember_asked,
    stale_pages,
)
from plugins.catalogue.store import Catalogue
from plugins.search.files import Search, SearchedYear, note_years, read_years
from plugins.search.suggestions import office_files, short_forms_file, suggestion_files
from plugins.site.build import BuildSettings
from plugins.site.output import Output
from plugins.site.plan import SEARCH_NODES, Plan
from plugins.site.rendering import RenderingJob, plan_of
from plugins.site.theme import Theme
from plugins.views.together import TogetherPage
from plugins.workers.progress import Progress


def write_search(
    catalogue: Catalogue, build: BuildSettings, job: RenderingJob, output: Output, report: Progress
) -> None:
    """Have the output search what *catalogue* holds."""
    stale = stale_pages(catalogue, SEARCH_NODES)
    if not stale:
        return
    plan = plan_of(job)
    years = read_years(catalogue.meta("search years") or "", plan.holdings)
    search = Search(plan.holdings, years)
    files: dict[str, Callable[[PageId], Iterable[tuple[str, bytes]]]] = {
        "search": lambda page: search_page(search, plan.theme),
        "search_year": lambda page: search.files_of_year(page.time),
        "search_records": lambda page: search.records_of_year(page.time),
        "search_names": lambda page: suggestion_files(plan.holdings, page.kind),
        "search_offices": lambda page: office_files(plan.holdings),
        "search_short_forms": lambda page: [short_forms_file(plan.holdings.catalogue)],
        "search_list": lambda page: search.files_of_list(page.kind, page.slug),
    }
    made_anew = [PageId("search"), *_unknown_years(plan, years)]
    numbered = (NumberedPage(page_number(catalogue, page), page) for page in made_anew)
    ordered = sorted({*numbered, *stale}, key=lambda one: (SEARCH_NODES.index(one.page.node), one.number))
    for done, one in enumerate(ordered):
        report("search", done, len(ordered))
        with plan.holdings.catalogue.remember() as asked:
            made = list(files[one.page.node](one.page))
        output.put(one.number, made)
        remember_asked(catalogue, one.number, asked)
        forget_stale(catalogue, [one.number])
    report("search", len(ordered), len(ordered))
    catalogue.note("search years", note_years(search.years))


def _unknown_years(plan: Plan, years: Mapping[str, SearchedYear]) -> Iterator[PageId]:
    """Yield the pages of those years of which it was not noted which files they have."""
    for one in years_with_articles(plan.holdings.catalogue):
        if one.year not in years:
            yield from (PageId(node, time=one.year) for node in ("search_year", "search_records"))


def search_page(search: Search, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Yield the page of the search and that of what two people have in common, and what they need of all years."""
    page = search.page()
    for address, template, view in (
        (SEARCH, "search.html", page),
        (TOGETHER, "together.html", TogetherPage(page.contents)),
    ):
        search.holdings.catalogue.ask(TEMPLATE, template)
        yield file_of(address), theme.render(template, view)
    yield search.free_names()
