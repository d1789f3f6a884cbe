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

from jinja2 import Environment, FileSystemLoader

import pelicanconf
from plugins.building.assets import read_assets
from plugins.building.output import Output, begin_in_place
from plugins.building.plan import Plan
from plugins.building.settings import read_settings
from plugins.building.theme import Theme
from plugins.catalogue.indexing import index_content
from plugins.catalogue.options import Options
from plugins.catalogue.store import open_catalogue
from plugins.editing.checking import make_linker
from plugins.sources.dates import LOCAL_ZONE
from plugins.views.holdings import Holdings
from plugins.views.site import site_of

PROJECT = Path(__file__).resolve().parents[1]
AS_OF = datetime(2026, 11, 23, 8, 0, tzinfo=LOCAL_ZONE)
_OURS = ("tim-kiem/", "theme/")


def build(content: Path, work: Path) -> dict[str, float]:
    """Build the search of *content* into ``WORK/site``, with a cache in *work*; return what it cost."""
    work.mkdir(parents=True, exist_ok=True)
    catalogue, _ = open_catalogue(work / "catalogue.sqlite")
    options = Options(as_of=AS_OF, code="bench", linker=make_linker)
    indexed = index_content(content, catalogue, options)
    catalogue.connection.commit()
    before = _peak()
    begun, used = time.perf_counter(), _processor()
    given = {"PATH": content, "OUTPUT_PATH": work / "site", "CACHE_PATH": work, "THEME": PROJECT / "theme"}
    settings = read_settings(
        {**given, "SITENAME": pelicanconf.SITENAME, "SITEURL": "", "AS_OF": AS_OF.isoformat()}
    )
    env = Environment(loader=FileSystemLoader(PROJECT / "theme/templates"), **pelicanconf.JINJA_ENVIRONMENT)  # noqa: S701
    holdings = Holdings(catalogue, has_ids=False, has_files=False)
    assets = read_assets(settings.theme, PROJECT)
    site = site_of(holdings, indexed.portal, settings.site_name, "")
    theme = Theme(env, settings.theme, site, assets.addresses, preview=True)
    begin_in_place(settings.output)
    shards = {folder.name for folder in (work / "search").glob("*-*")}
    output = Output(settings.output, catalogue)
    whole = 0
    for planned in Plan(holdings, theme, assets, indexed, settings, PROJECT).files():
        if planned.path.startswith(_OURS):
            output.put(planned.path, planned.made_from(), planned.make)
            whole += (settings.output / planned.path).stat().st_size
    output.finish()
    seconds = time.perf_counter() - begun
    catalogue.close()
    return {
        "articles": indexed.public,
        "records": len(indexed.register),
        "seconds": seconds,
        "processor": _processor() - used,
        "shards": len({folder.name for folder in (work / "search").glob("*-*")} - shards),
        "years": len(list((work / "search").glob("*-*"))),
        "files": output.written + output.kept,
        "bytes": whole,
        "memory": max(before, _peak()) + 2 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
        "itself": _peak(),
    }


def _processor() -> float:
    """Return the seconds of processor time of this process and of the Pagefinds it ran."""
    return sum(
        one.ru_utime + one.ru_stime
        for one in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _peak() -> int:
    """Return the most memory this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    print(json.dumps(build(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())))
