"""Build the search of a content folder and nothing else: ``python3 -m bench.search_build CONTENT WORK``.

A process of its own, so that its memory is its own. Prints what it cost as JSON. Reading and linking the articles, which
every build does, is not counted.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import datetime
from pathlib import Path

import pelicanconf
from plugins.building.settings import read_settings
from plugins.catalogue.site_pages import (
    PageId,
    end_remembering_all,
    forget_everything_stale,
    forget_stale,
    note_stale,
    page_number,
    pages_of,
)
from plugins.catalogue.store import open_catalogue
from plugins.ingest.content import index_content
from plugins.ingest.options import Options
from plugins.site.assets import read_assets
from plugins.site.output import Output, begin_in_place
from plugins.site.plan import SEARCH_NODES
from plugins.site.rendering import plan_of
from plugins.site.search import write_search
from plugins.site.writing import rendering_job, update_plan
from plugins.sources.dates import LOCAL_ZONE
from plugins.workers.processes import start_workers
from plugins.workers.progress import report_nothing

PROJECT = Path(__file__).resolve().parents[1]
AS_OF = datetime(2026, 11, 23, 8, 0, tzinfo=LOCAL_ZONE)


def build(content: Path, work: Path) -> dict[str, float]:
    """Build the search of *content* into ``WORK/site``, with a cache in *work*; return what it cost."""
    work.mkdir(parents=True, exist_ok=True)
    given = {"PATH": content, "OUTPUT_PATH": work / "site", "CACHE_PATH": work, "THEME": PROJECT / "theme"}
    settings = read_settings(
        {
            **given,
            "SITENAME": pelicanconf.SITENAME,
            "SITEURL": "",
            "AS_OF": AS_OF.isoformat(),
            "JINJA_ENVIRONMENT": pelicanconf.JINJA_ENVIRONMENT,
        }
    )
    is_first = not (work / "site").exists()
    catalogue, _ = open_catalogue(work / "catalogue.sqlite")
    with start_workers(None) as workers:
        options = Options(as_of=AS_OF, code="bench", workers=workers)
        indexed = index_content(content, catalogue, options)
    begin_in_place(settings.output)
    assets = read_assets(settings.theme)
    job = rendering_job(catalogue, indexed, settings, assets)
    output = Output(settings.output, catalogue)
    pages = update_plan(catalogue, plan_of(job), output, is_first)
    if is_first:
        end_remembering_all(catalogue)
        note_stale(catalogue, (one.number for one in pages_of(catalogue, *SEARCH_NODES)))
    catalogue.commit()
    before = _peak()
    used = _processor()
    begun = time.perf_counter()
    output.put(page_number(catalogue, PageId("theme")), sorted(assets.files.items()))
    write_search(catalogue, settings, job, output, report_nothing)
    forget_stale(catalogue, (one.number for one in pages))  # they are not made here
    forget_everything_stale(catalogue)
    catalogue.commit()
    seconds = time.perf_counter() - begun
    records = len(indexed.register)
    files = output.written_files()
    written = output.written
    catalogue.close()
    return {
        "articles": indexed.public,
        "records": records,
        "years": len(list((settings.output / "tim-kiem" / "nam").iterdir())),
        "seconds": seconds,
        "processor": _processor() - used,
        "written": written,
        "files": len(files),
        "bytes": sum((settings.output / path).stat().st_size for path in files),
        "before": before,
        "memory": _peak(),
    }


def _processor() -> float:
    """Return the seconds of processor time of this process and of those it started."""
    return sum(
        one.ru_utime + one.ru_stime
        for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _peak() -> int:
    """Return the most memory this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    print(json.dumps(build(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())))
