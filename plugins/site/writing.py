"""Updates the output from the catalogue: workers render what is stale, the rest stays."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor

from plugins.catalogue.answers import SETTING, TEMPLATE
from plugins.catalogue.output_files import forget_output_files, sources_of_documents
from plugins.catalogue.queries.documents import ARTICLE_DOCUMENT_YEARS, years_of_article_documents
from plugins.catalogue.queries.fixity import records_with_finding_aids
from plugins.catalogue.queries.linking import HOME, SHORT_FORMS
from plugins.catalogue.queries.media import shown_documents, shown_media
from plugins.catalogue.queries.portal import CONFIRMED, THIS_YEAR
from plugins.catalogue.queries.ranks import RANK_TABLE
from plugins.catalogue.site_pages import (
    NumberedPage,
    PageId,
    add_pages,
    begin_remembering_all,
    children_of,
    end_remembering_all,
    find_page,
    forget_everything_stale,
    forget_page,
    forget_stale,
    is_everything_stale,
    note_changed,
    note_differing_files,
    note_everything_stale,
    note_out_of_time,
    note_stale,
    page_number,
    pages_of,
    remember_asked,
    remember_new,
    set_parent,
    stale_pages,
    walk_pages,
)
from plugins.catalogue.store import Catalogue
from plugins.ingest.content import Indexed
from plugins.site.assets import Assets, BadTheme, read_assets
from plugins.site.build import FINDING_AIDS, BuildSettings
from plugins.site.finding_aids import write_finding_aids
from plugins.site.output import Output, digest, is_empty
from plugins.site.pictures import write_pictures
from plugins.site.plan import FILES, NODES, SEARCH_NODES, SITE, Plan
from plugins.site.rendering import RenderingJob, plan_of, render_pages
from plugins.site.search import write_search
from plugins.site.theme import LOCALE, template_digests
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem
from plugins.views.frame import site_of
from plugins.views.holdings import Holdings
from plugins.workers.batches import TaskFailure, map_in_batches
from plugins.workers.progress import Progress

_PAGES_PER_BATCH = 40
_BATCHES_OF_FEW = 8
"""Into so many are the pages of an edit parted at least: one alone would leave all workers but one idle."""
_COMMIT_EVERY_PAGES = 2000
"""What was written is committed after so many pages: an interrupted build continues from there."""
_APART = (*SEARCH_NODES, "picture", "document", "finding_aid", "theme")
"""Pages that no worker renders."""
_PAGE_SETTINGS = ("sections", "featured")
"""Settings of the portal that few pages show; all others are part of every page's frame."""


def write_site(
    catalogue: Catalogue, indexed: Indexed, build: BuildSettings, workers: Executor, report: Progress
) -> Output:
    """Update the output to what *catalogue* holds."""
    assets = read_assets(build.theme)
    job = rendering_job(catalogue, indexed, build, assets)
    _note_stale(catalogue, indexed, build, job)
    has_rest = build.manifest is not None or not is_empty(build.output)
    output = Output(build.output, catalogue, build.manifest, catalogue.meta("writing") == "begun")
    catalogue.note("writing", "begun")
    is_all = is_everything_stale(catalogue)
    pages = update_plan(catalogue, plan_of(job), output, is_all)
    catalogue.commit()
    output.put(page_number(catalogue, PageId("theme")), sorted(assets.files.items()))
    size = max(1, min(_PAGES_PER_BATCH, len(pages) // _BATCHES_OF_FEW))
    rendered = map_in_batches(workers, render_pages, job, pages, size)
    for done, (one, result) in enumerate(rendered):
        report("pages", done, len(pages))
        if isinstance(result, TaskFailure):
            raise BadTheme(
                f"{template_of(one.page)} ({_told(one.page)}): mẫu chạy quá lâu hoặc quá nặng"
                f" / the template takes too long ({result.reason})"
            )
        output.put(one.number, result.files)
        if is_all:
            remember_new(catalogue, one.number, result.asked)
        else:
            remember_asked(catalogue, one.number, result.asked)
            forget_stale(catalogue, [one.number])
        if done % _COMMIT_EVERY_PAGES == 0:
            catalogue.commit()
    if is_all:
        note_stale(catalogue, (one.number for one in pages_of(catalogue, *SEARCH_NODES)))
    if "search" in build.parts and not build.search_later:
        write_search(catalogue, build, job, output, report)
    if "images" in build.parts:
        asked = indexed.portal.get("originals", ())
        write_pictures(catalogue, indexed.folder, output, build.cache, asked, workers, report)
        _write_documents(catalogue, indexed.folder, output)
    else:
        _delete_pages(catalogue, output, pages_of(catalogue, "picture", "document"))
    wanted = records_with_finding_aids(catalogue) if FINDING_AIDS in build.parts else []
    gone = [
        one for one in pages_of(catalogue, "finding_aid") if (one.page.kind, one.page.slug) not in set(wanted)
    ]
    _delete_pages(catalogue, output, gone)
    write_finding_aids(catalogue, wanted, job, output, workers, report)
    if has_rest and (is_all or output.was_killed or build.manifest is not None):
        output.delete_unknown_files()
    if is_all:
        end_remembering_all(catalogue)
        forget_everything_stale(catalogue)
    forget_stale(catalogue, [one.number for one in stale_pages(catalogue, SEARCH_NODES, others=True)])
    catalogue.note("writing", "ended")
    catalogue.commit()
    return output


def update_plan(catalogue: Catalogue, plan: Plan, output: Output, is_all: bool) -> list[NumberedPage]:
    """Bring the plan of the site up to date; return the pages for workers to make, *is_all* tells whether all."""
    root = page_number(catalogue, SITE)
    if is_all:
        begin_remembering_all(catalogue)
        before = {one.page: one.number for one in pages_of(catalogue) if one.page.node not in _OUTSIDE_PLAN}
        before.pop(SITE, None)
        planned = list(_walk(catalogue, plan, NumberedPage(root, SITE), before))
        _delete_pages(catalogue, output, [NumberedPage(number, page) for page, number in before.items()])
        return [one for one in planned if one.page.node in FILES]
    pending = stale_pages(catalogue, NODES)
    while pending:
        for node in pending:
            _renew(catalogue, plan, output, node)
        pending = stale_pages(catalogue, NODES)
    return stale_pages(catalogue, FILES)


_OUTSIDE_PLAN = ("picture", "document", "finding_aid", "theme")
"""Pages that are there for other reasons than the plan."""


def _walk(
    catalogue: Catalogue, plan: Plan, node: NumberedPage, before: dict[PageId, int]
) -> Iterator[NumberedPage]:
    """Yield all pages below *node*, numbered; those met are taken out of *before*, the pages of earlier builds."""
    with plan.holdings.catalogue.remember() as asked:
        pages = list(plan.pages_of(node.page))
    remember_new(catalogue, node.number, asked)
    new = [page for page in pages if page not in before]
    numbers = {page: before.pop(page) for page in pages if page in before}
    for number in numbers.values():
        set_parent(catalogue, number, node.number)
    numbers |= add_pages(catalogue, new, node.number)
    for page in pages:
        yield NumberedPage(numbers[page], page)
        if page.node in NODES:
            yield from _walk(catalogue, plan, NumberedPage(numbers[page], page), before)


def _renew(catalogue: Catalogue, plan: Plan, output: Output, node: NumberedPage) -> None:
    """Ask again which pages a stale *node* has: new ones are stale, those that went are deleted."""
    with plan.holdings.catalogue.remember() as asked:
        pages = set(plan.pages_of(node.page))
    remember_asked(catalogue, node.number, asked)
    before = children_of(catalogue, node.number)
    gone = [NumberedPage(number, page) for page, number in before.items() if page not in pages]
    for one in gone:
        _delete_pages(catalogue, output, [*walk_pages(catalogue, one.number), one])
    for page in sorted(pages - before.keys()):
        number = find_page(catalogue, page)
        if number is None:
            number = add_pages(catalogue, [page], node.number)[page]
        else:  # another node has had it: an article of another month
            set_parent(catalogue, number, node.number)
        note_stale(catalogue, [number])
    forget_stale(catalogue, [node.number])


def _delete_pages(catalogue: Catalogue, output: Output, pages: Iterable[NumberedPage]) -> None:
    """Delete *pages* with their files."""
    for one in pages:
        output.put(one.number, [])
        forget_page(catalogue, one.number)


def template_of(page: PageId) -> str:
    """Return the template to be blamed when *page* cannot be made."""
    names = {"article": "article.html", "page": "text.html", "guide": "theme_guide.html"}
    if page.node == "record":
        return f"{page.kind}.html"
    return names.get(page.node, "templates/")


def _told(page: PageId) -> str:
    """Return *page* as messages name it."""
    return "/".join(filter(None, (page.kind or page.node, page.slug, page.time)))


def rendering_job(
    catalogue: Catalogue, indexed: Indexed, build: BuildSettings, assets: Assets
) -> RenderingJob:
    """Return what the pages of this build are made with."""
    holdings = Holdings(catalogue)
    portal = indexed.portal
    return RenderingJob(
        catalogue=catalogue.address,
        theme=str(build.theme),
        environment=build.environment,
        templates=str(build.cache / "templates"),
        code=digest(catalogue.meta("code") or "", repr(sorted(build.environment.items()))),
        site=site_of(holdings, portal, build.site_name, build.site_url, build.parts),
        assets=assets.addresses,
        parts=build.parts,
        as_of=build.as_of.isoformat(),
        sections=tuple(portal.get("sections", ())),
        featured=tuple(portal.get("featured", ())),
        is_preview=build.manifest is None,
        version=os.urandom(8).hex(),
    )


def _note_stale(catalogue: Catalogue, indexed: Indexed, build: BuildSettings, job: RenderingJob) -> None:
    """Note what settings, theme, time and the state of the output make stale."""
    frame = digest(repr((job.site, sorted(job.assets.items()), sorted(job.parts), job.is_preview)))
    folder = digest(str(build.output.resolve()) if build.manifest is None else "release")
    if catalogue.meta("output") != folder or (build.manifest is None and is_empty(build.output)):
        forget_output_files(catalogue)
        note_everything_stale(catalogue)
    if catalogue.meta("frame") != frame:
        note_everything_stale(catalogue)
    templates = template_digests(build.theme)
    for name in _note_differing(catalogue, "templates", templates):
        if name == LOCALE:
            note_everything_stale(catalogue)
        note_changed(catalogue, [TEMPLATE.key(name)])
    settings = {name: digest(repr(indexed.portal.get(name))) for name in _PAGE_SETTINGS}
    settings |= {
        name: digest(catalogue.meta(name) or "")
        for name in (HOME, SHORT_FORMS, RANK_TABLE, CONFIRMED, THIS_YEAR)
    }
    settings[ARTICLE_DOCUMENT_YEARS] = digest(repr(years_of_article_documents(catalogue)))
    for name in _note_differing(catalogue, "page settings", settings):
        note_changed(catalogue, [SETTING.key(name)])
    if build.manifest is not None:
        note_differing_files(catalogue, build.manifest)
    note_out_of_time(catalogue, build.as_of.isoformat())
    catalogue.note("output", folder)
    catalogue.note("frame", frame)
    catalogue.commit()


def _note_differing(catalogue: Catalogue, what: str, digests: Mapping[str, str]) -> set[str]:
    """Note *digests* under *what*; return the names under which others were noted."""
    before: dict[str, str] = json.loads(catalogue.meta(what) or "{}")
    catalogue.note(what, json.dumps(digests))
    return {name for name in digests.keys() | before.keys() if digests.get(name) != before.get(name)}


def _write_documents(catalogue: Catalogue, folder: Folder, output: Output) -> None:
    """Publish documents, films and sounds that something public leads to, and no other; in the preview those of drafts too."""
    wanted = shown_documents(catalogue, output.is_preview) & folder.documents
    wanted |= shown_media(catalogue, output.is_preview)
    _delete_pages(
        catalogue, output, [one for one in pages_of(catalogue, "document") if one.page.slug not in wanted]
    )
    before = sources_of_documents(catalogue)
    lost = {one.page.slug for one in stale_pages(catalogue, ["document"])}
    for path in sorted(wanted):
        signature = folder.signatures[path]
        source = f"document {signature}" if signature else ""
        if source and before.get(path) == source and path not in lost and not output.was_killed:
            continue
        document = folder.read(path)
        if isinstance(document, Problem):
            raise OSError(f"{path}: {document.what()}")
        output.put(page_number(catalogue, PageId("document", slug=path)), [(path, document)], source)
