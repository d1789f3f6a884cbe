"""The catalogue that a command reads the content folder into: a temporary one, or one that is kept from run to run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.catalogue.closing import DamagedCatalogue, is_damage
from plugins.catalogue.store import Catalogue, open_catalogue, set_aside
from plugins.ingest.content import Indexed, index_content
from plugins.ingest.options import Options
from plugins.publishing.lock import AlreadyLocked, lock_folder
from plugins.sources.content_file import sha256_hex
from plugins.workers.batches import SequentialExecutor

CATALOGUE = "catalogue.sqlite"
"""The file in the folder of what is kept for a content folder."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a catalogue is kept."""

    cache: Path
    """Folder with a folder for each content folder."""
    code: str
    """Digest of the program, as in ``Options``."""


@contextmanager
def temporary_catalogue(
    content: Path,
    as_of: datetime,
    home: str | None,
    workers: Executor | None = None,
    site_url: str = "",
    *,
    proofreads: bool = False,
) -> Iterator[tuple[Catalogue, Indexed]]:
    """Yield a temporary catalogue of the folder *content*, and the result of indexing; the rest as in ``Options``."""
    options = Options(
        as_of=as_of,
        home=home,
        site_url=site_url,
        proofreads=proofreads,
        workers=workers or SequentialExecutor(),
    )
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        closing(open_catalogue(Path(folder) / CATALOGUE)[0]) as catalogue,
    ):
        yield catalogue, index_content(content, catalogue, options)


@contextmanager
def kept_catalogue(
    content: Path,
    keeping: Keeping,
    as_of: datetime,
    home: str | None,
    workers: Executor | None = None,
    site_url: str = "",
) -> Iterator[tuple[Catalogue, Indexed]]:
    """Yield the kept catalogue of the folder *content*, only what changed since the last time read again.

    A temporary one while another run has it, or where the cache cannot be written. The problems have hints on language.
    """
    folder = cache_of(content, keeping.cache)
    options = Options(
        as_of=as_of,
        home=home,
        site_url=site_url,
        proofreads=True,
        code=keeping.code,
        workers=workers or SequentialExecutor(),
    )
    with ExitStack() as stack:
        try:
            stack.enter_context(lock_folder(folder))
        except (AlreadyLocked, OSError):
            given = (content, as_of, home, workers, site_url)
            yield stack.enter_context(temporary_catalogue(*given, proofreads=True))
            return
        catalogue, indexed = index_kept(content, folder / CATALOGUE, options)
        stack.callback(catalogue.close)
        yield catalogue, indexed


def index_kept(content: Path, path: Path, options: Options) -> tuple[Catalogue, Indexed]:
    """Open the catalogue at *path* and index *content* in it; a damaged one is set aside and rebuilt."""
    catalogue, _ = open_catalogue(path)
    try:
        return catalogue, index_content(content, catalogue, options)
    except (DamagedCatalogue, sqlite3.DatabaseError) as error:
        catalogue.connection.close()
        if not is_damage(error):
            raise
        set_aside(path)
        catalogue, _ = open_catalogue(path)
        return catalogue, index_content(content, catalogue, options)


def cache_of(content: Path, cache: Path) -> Path:
    """Return the folder below *cache* of what is kept for the folder *content*."""
    return cache / sha256_hex(str(content.resolve()).encode())[:16]
