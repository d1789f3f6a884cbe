"""Updates the output from the catalogue: workers render what is stale, the rest stays."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from fnmatch import fnmatchcase

from plugins.catalogue.output_files import (
    forget_output_files,
    forget_stale,
    is_stale,
    owners_differing_from,
    owners_with_files,
    sources_of_output_files,
    stale_owners,
)
from plugins.catalogue.queries.media import shown_documents
from plugins.catalogue.queries.mentions import years_naming
from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import EVERYTHING, note_stale
from plugins.ingest.content import Indexed
from plugins.ingest.stale import by_day
from plugins.site.assets import Assets, BadTheme, read_assets
from plugins.site.build import BuildSettings
from plugins.site.output import Output, digest, is_empty
from plugins.site.pictures import write_pictures
from plugins.site.plan import owners as owners_of
from plugins.site.rendering import RenderingJob, render_pages
from plugins.site.search import ALL_SEARCH, write_search
from plugins.site.theme import template_digests
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem
from plugins.views.frame import site_of
from plugins.views.holdings import Holdings
from plugins.workers.batches import TaskFailure, map_in_batches
from plugins.workers.progress import Progress

_OWNERS_PER_BATCH = 40
_NOT_RENDERED = ("file/", "search/", "theme")
"""Owners whose files no worker renders."""
_DOCUMENTS = "file/documents/*"
"""Owners of the documents, as GLOB has them."""
_ALWAYS_STALE = ("home", "sitemap/news")
"""Owners that depend on the time of the build."""
_COMMIT_EVERY_OWNERS = 2000
"""What was written is committed after so many owners: an interrupted build continues from there."""
_TEMPLATES = {
    "article.html": "article/*",
    "person.html": "person/*",
    "committee.html": "committee/*",
    "event.html": "event/*",
    "text.html": "page/*",
    "person_index.html": "index/person",
    "committee_index.html": "index/committee",
    "event_index.html": "index/event",
    "archive_index.html": "archive",
    "theme_guide.html": "guide",
}
"""Owners, as GLOB has them, of the pages that a template makes; all others make everything anew."""


def write_site(
    catalogue: Catalogue, indexed: Indexed, build: BuildSettings, workers: Executor, report: Progress
) -> Output:
    """Update the output to what *catalogue* holds."""
    assets = read_assets(build.theme)
    job = rendering_job(catalogue, indexed, build, assets)
    _note_stale(catalogue, build, job)
    has_rest = build.manifest is not None or not is_empty(build.output)
    output = Output(build.output, catalogue, build.manifest, catalogue.meta("writing") == "begun")
    catalogue.note("writing", "begun")
    is_all = is_stale(catalogue, EVERYTHING)
    owners = list(
        _owners(catalogue, owners_of(Holdings(catalogue), build.parts)) if is_all else _stale(catalogue)
    )
    catalogue.commit()
    output.put("theme", sorted(assets.files.items()))
    written = map_in_batches(workers, render_pages, job, owners, _OWNERS_PER_BATCH)
    for done, (owner, files) in enumerate(written):
        report("pages", done, len(owners))
        if isinstance(files, TaskFailure):
            raise BadTheme(
                f"{_template_of(owner)} ({owner}): mẫu chạy quá lâu hoặc quá nặng"
                f" / the template takes too long ({files.reason})"
            )
        output.put(owner, files)
        if not is_all:
            forget_stale(catalogue, [owner])
        if done % _COMMIT_EVERY_OWNERS == 0:
            catalogue.commit()
    if is_all and "search" in build.parts:
        note_stale(catalogue, [ALL_SEARCH])
    if "search" in build.parts and not build.search_later:
        write_search(catalogue, build, job, output, report)
    if "images" in build.parts:
        asked = indexed.portal.get("originals", ())
        write_pictures(catalogue, indexed.folder, output, build.cache, asked, workers, report)
        _write_documents(catalogue, indexed.folder, output)
    for part, theirs in (("search", "search/"), ("images", "file/")):
        if part not in build.parts:
            _delete_files(catalogue, output, theirs)
    if has_rest and (is_all or output.was_killed or build.manifest is not None):
        output.delete_unknown_files()
    forget_stale(catalogue, _stale_but_search(catalogue))
    catalogue.note("writing", "ended")
    catalogue.commit()
    return output


def _template_of(owner: str) -> str:
    return next((name for name, owners in _TEMPLATES.items() if fnmatchcase(owner, owners)), "templates/")


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


def _note_stale(catalogue: Catalogue, build: BuildSettings, job: RenderingJob) -> None:
    """Note what settings, theme and the state of the output make stale."""
    frame = digest(repr((job.site, sorted(job.assets.items()), sorted(job.parts), job.is_preview)))
    templates = template_digests(build.theme)
    before = json.loads(catalogue.meta("templates") or "{}")
    folder = digest(str(build.output.resolve()) if build.manifest is None else "release")
    if catalogue.meta("output") != folder or (build.manifest is None and is_empty(build.output)):
        forget_output_files(catalogue)
        note_stale(catalogue, [EVERYTHING])
    if catalogue.meta("frame") != frame:
        note_stale(catalogue, [EVERYTHING])
    for name in templates.keys() | before.keys():
        if templates.get(name) != before.get(name):
            owners = _TEMPLATES.get(name, EVERYTHING)
            note_stale(catalogue, [owners] if owners == EVERYTHING else owners_with_files(catalogue, owners))
    if build.manifest is not None:
        note_stale(catalogue, owners_differing_from(catalogue, build.manifest))
    note_stale(catalogue, _ALWAYS_STALE)
    day = build.as_of.date().isoformat()
    note_stale(catalogue, by_day(catalogue, catalogue.meta("day") or day, day))
    catalogue.note("day", day)
    catalogue.note("output", folder)
    catalogue.note("frame", frame)
    catalogue.note("templates", json.dumps(templates))
    catalogue.commit()


def _owners(catalogue: Catalogue, there: Iterable[str]) -> Iterator[str]:
    """Yield all owners that are, then those that only the output still has."""
    seen: set[str] = set()
    for owner in there:
        seen.add(owner)
        yield owner
    for owner in owners_with_files(catalogue):
        if owner not in seen and not owner.startswith(_NOT_RENDERED):
            yield owner


def _stale(catalogue: Catalogue) -> list[str]:
    """Return the owners that are stale; all years of a record are those it has now and those it had."""
    found: set[str] = set()
    for owner in _stale_but_search(catalogue):
        if not owner.endswith("/*"):
            found.add(owner)
            continue
        kind, slug, _ = owner.split("/")
        found.update(owners_with_files(catalogue, owner))
        found.update(f"{kind}/{slug}/{one.year}" for one in years_naming(catalogue, kind, slug))
    return sorted(one for one in found if not one.startswith(_NOT_RENDERED))


def _stale_but_search(catalogue: Catalogue) -> list[str]:
    return [owner for owner in stale_owners(catalogue) if not owner.startswith("search/")]


def _delete_files(catalogue: Catalogue, output: Output, prefix: str) -> None:
    """Delete the files of all owners that begin with *prefix*."""
    for owner in owners_with_files(catalogue, f"{prefix}*"):
        output.put(owner, [])


def _write_documents(catalogue: Catalogue, folder: Folder, output: Output) -> None:
    """Publish the documents that something public leads to, and no other."""
    wanted = shown_documents(catalogue)
    for owner in owners_with_files(catalogue, _DOCUMENTS):
        if owner.removeprefix("file/") not in wanted:
            output.put(owner, [])
    before = sources_of_output_files(catalogue, _DOCUMENTS)
    lost = set(stale_owners(catalogue, _DOCUMENTS))
    for path in sorted(wanted & folder.documents):
        owner, signature = f"file/{path}", folder.signatures[path]
        source = f"document {signature}" if signature else ""
        if source and before.get(path) == source and owner not in lost and not output.was_killed:
            continue
        document = folder.read(path)
        if isinstance(document, Problem):
            raise OSError(f"{path}: {document.what()}")
        output.put(owner, [(path, document)], source)
