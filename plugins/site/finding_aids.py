"""Finding aids on paper: a page for print, and a tagged PDF of it by WeasyPrint; by a command, or all in a release.

In a release they are no part of the plan: each says the digests of whole files, which no answer of the catalogue tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import Executor
from functools import cache
from pathlib import Path

from plugins.addresses import file_of, finding_aid_address, record_address
from plugins.catalogue.output_files import sources_of_finding_aids
from plugins.catalogue.site_pages import PageId, forget_stale, page_number, stale_pages
from plugins.catalogue.store import Catalogue
from plugins.site.output import Output, digest
from plugins.site.rendering import RenderingJob, plan_of
from plugins.site.theme import Theme
from plugins.sources.problems import CommandError
from plugins.views.finding_aid import FindingAid, finding_aid
from plugins.workers.batches import TaskFailure, limit_seconds, map_in_batches
from plugins.workers.progress import Progress

_SECONDS = 120.0
_AT_ONCE = 4
Wanted = tuple[str, str, str]
"""Kind and slug of a record, and what its finding aid that stands was made from; empty where none does."""


class FindingAidNotMade(CommandError):
    """A finding aid took too long or too much memory; the text names it."""

    exitcode = 1


_FONT = re.compile(r"be-vietnam-pro-(\d+)\.woff2")


@cache
def style_of(folder: Path) -> str:
    """Return the style of finding aids of the theme in *folder*, with its fonts."""
    faces = (
        f'@font-face {{ font-family: "Be Vietnam Pro"; font-weight: {found.group(1)}; src: url("{one.resolve().as_uri()}"); }}\n'
        for one in sorted((folder / "static" / "fonts").glob("*.woff2"))
        if (found := _FONT.fullmatch(one.name))
    )
    return "".join(faces) + (folder / "print" / "finding-aid.css").read_text("utf-8")


def finding_aid_html(theme: Theme, page: FindingAid, style: str) -> bytes:
    """Return the page for print."""
    return theme.render("finding_aid.html", page, style=style)


def finding_aid_pdf(html: bytes) -> bytes:
    """Return the tagged PDF (PDF/UA-1) of a page for print, without date or chance in it; nothing is loaded from the network."""
    from weasyprint import HTML  # loads libraries of the system, which the page for print does without
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    fetcher = URLFetcher(
        allowed_protocols=("file",)
    )  # fonts; texts have no such addresses, see text.markdown
    document, fonts = HTML(string=html.decode(), url_fetcher=fetcher), FontConfiguration()
    try:
        return bytes(document.write_pdf(font_config=fonts, pdf_variant="pdf/ua-1", pdf_identifier=False))
    finally:
        fonts.__del__()  # deletes its folder of fonts, which a worker would leave behind when it ends


def write_finding_aids(
    catalogue: Catalogue,
    records: Sequence[tuple[str, str]],
    job: RenderingJob,
    output: Output,
    workers: Executor,
    report: Progress,
) -> None:
    """Bring the finding aids of *records*, given by kind and slug, up to date. Raises FindingAidNotMade."""
    before = sources_of_finding_aids(catalogue)
    lost = {(one.page.kind, one.page.slug) for one in stale_pages(catalogue, ["finding_aid"])}
    stands = {} if output.was_killed else {one: of for one, of in before.items() if one not in lost}
    wanted = [(kind, slug, stands.get((kind, slug), "")) for kind, slug in records]
    outcomes = map_in_batches(workers, make_finding_aids, job, wanted, _AT_ONCE)
    for done, ((kind, slug, was), outcome) in enumerate(outcomes):
        report("finding_aids", done, len(wanted))
        if isinstance(outcome, TaskFailure):
            raise FindingAidNotMade(
                f"{kind}:{slug}: không làm được công cụ tra cứu / no finding aid can be made ({outcome.reason})"
            )
        source, data = outcome
        number = page_number(catalogue, PageId("finding_aid", kind, slug))
        if source != was:
            path = file_of(finding_aid_address(record_address(kind, slug)))
            output.put(number, [(path, data)], source)
        forget_stale(catalogue, [number])


@limit_seconds(_SECONDS)
def make_finding_aids(job: RenderingJob, wanted: Sequence[Wanted]) -> list[tuple[str, bytes]]:
    """Return what each finding aid is made from, and its PDF; no bytes where the one that stands was made from the same."""
    plan, style = plan_of(job), style_of(Path(job.theme))
    site, made = plan.theme.site, []
    for kind, slug, was in wanted:
        record = plan.holdings.register.by_kind[kind][slug]
        page = finding_aid(plan.holdings, record, site.url, site.portal.governing_body or site.portal.name)
        html = finding_aid_html(plan.theme, page, style)
        source = f"finding aid {digest(html)}"
        made.append((source, b"" if source == was else finding_aid_pdf(html)))
    return made
