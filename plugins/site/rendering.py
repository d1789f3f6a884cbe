"""What a worker renders: pages in; the bytes of their files, and what they asked for, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.catalogue.asked import Asked
from plugins.catalogue.site_pages import NumberedPage, PageId
from plugins.catalogue.store import read_catalogue
from plugins.site.plan import Plan
from plugins.site.template_cache import TemplateCache
from plugins.site.theme import Theme
from plugins.views.frame import Site
from plugins.views.holdings import Holdings
from plugins.workers.batches import cached_in_process, limit_seconds

_MAX_BATCH_SECONDS = 12.0
"""Seconds for a batch of pages, most of which take a thousandth of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderingJob:
    """What all pages of one build are made with; plain data."""

    catalogue: str
    """Address of the catalogue, which does not change meanwhile but for the files written."""
    theme: str
    """The theme's folder."""
    environment: Mapping[str, Any]
    """Jinja's options."""
    templates: str
    """Folder of the templates that builds before have compiled."""
    code: str
    """Digest of the program and of Jinja's options: what compiled templates are good for."""
    site: Site
    assets: Mapping[str, object]
    parts: frozenset[str]
    as_of: str
    """ISO 8601."""
    sections: tuple[str, ...]
    featured: tuple[str, ...]
    is_preview: bool
    version: str
    """Another for each build, so that a worker that outlives one reads the catalogue anew."""


def _plan_of(job: RenderingJob) -> Plan:
    holdings = Holdings(read_catalogue(job.catalogue), "ids" in job.parts, "images" in job.parts)
    return Plan(
        holdings,
        theme_of(job),
        job.parts,
        datetime.fromisoformat(job.as_of),
        job.sections,
        job.featured,
    )


def theme_of(job: RenderingJob) -> Theme:
    """Return the theme that the pages of *job* are made by."""
    options = {"bytecode_cache": TemplateCache(Path(job.templates), job.code), **job.environment}
    return Theme(Path(job.theme), options, job.site, job.assets, job.is_preview)


def plan_of(job: RenderingJob) -> Plan:
    """Return the plan that this process draws its pages from."""
    return cached_in_process(("plan", job.catalogue, job.version), lambda: _plan_of(job))


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """The files of a page, and what it asked for while they were made."""

    files: list[tuple[str, bytes]]
    """Path and bytes."""
    asked: Asked


@limit_seconds(_MAX_BATCH_SECONDS)
def render_pages(job: RenderingJob, pages: Sequence[NumberedPage]) -> list[RenderedPage]:
    """Make each of *pages*."""
    plan = plan_of(job)
    return [render_page(plan, numbered.page) for numbered in pages]


def render_page(plan: Plan, page: PageId) -> RenderedPage:
    """Make *page*; without files where it is not there (any more)."""
    with plan.holdings.catalogue.remember() as asked:
        files = [(planned.path, planned.make()) for planned in plan.files_of(page)]
    return RenderedPage(files, asked)
