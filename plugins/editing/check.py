"""Checking a content folder: every error and warning, without changing anything."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.catalogue.store import Catalogue, open_catalogue
from plugins.editing.contradictions import contradictions
from plugins.editing.since_release import LastRelease, vanishing_addresses
from plugins.ingest.content import Indexed, index_content
from plugins.ingest.options import Options
from plugins.sources.problems import Problem, in_order
from plugins.workers.batches import SequentialExecutor


@contextmanager
def temporary_catalogue(
    content: Path, as_of: datetime, home: str | None, workers: Executor | None = None, site_url: str = ""
) -> Iterator[tuple[Catalogue, Indexed]]:
    """Yield a temporary catalogue of the folder *content*, and the result of indexing; *home* and *site_url* as in ``Options``."""
    options = Options(as_of=as_of, home=home, site_url=site_url, workers=workers or SequentialExecutor())
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        closing(open_catalogue(Path(folder) / "catalogue.sqlite")[0]) as catalogue,
    ):
        yield catalogue, index_content(content, catalogue, options)


def check_content(
    content: Path,
    as_of: datetime,
    home: str | None = None,
    pending: bool = False,
    workers: Executor | None = None,
    site_url: str = "",
    last: LastRelease | None = None,
) -> list[Problem]:
    """Return every problem of the folder *content*, by file and line.

    With *pending*, also what waits for an editor: where the reports say more than the register, or contradict it; with the
    *last* release, also its addresses that would vanish.
    """
    with temporary_catalogue(content, as_of, home, workers, site_url) as (catalogue, indexed):
        told = contradictions(catalogue, indexed.register) if pending else []
        gone = vanishing_addresses(catalogue, last, as_of) if last else []
        return in_order([*indexed.problems, *told, *gone])
