"""The desk: one content folder, its catalogue, and who edits; reachable from every request as ``request.app.state.desk``."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.building.settings import read_as_of
from plugins.catalogue.closing import DamagedCatalogue, is_damage
from plugins.catalogue.store import Catalogue, read_catalogue, set_aside
from plugins.desk.jobs import Job
from plugins.editing.catalogues import CATALOGUE, cache_of, index_kept
from plugins.ingest.content import Indexed, index_content
from plugins.ingest.options import Options
from plugins.publishing.disk import make_folder, write_atomically
from plugins.sources.problems import Problem
from plugins.workers.batches import SequentialExecutor

MAX_WAIT_SECONDS = 5.0
"""For the catalogue to learn what was just saved."""


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What a desk is begun with."""

    content: Path
    output: Path
    """Where releases stand."""
    cache: Path
    """Folder of caches; what is kept for the content folder stands in one of its own below."""
    keeping: Path
    """Folder of what is no cache: the journal of changes where there is no repository."""
    code: str
    """Digest of the program."""
    build_cache: Path = Path(".cache/release")
    """What builds of releases keep."""
    home: str | None = None
    site_url: str = ""
    language: str = "vi"
    token: str = ""
    origin: str = "http://127.0.0.1:8000"
    preview: str = "http://localhost:8001"
    copied_from: Path | None = None
    """What the content is a fresh copy of, to try things on; None where it is the content itself."""


@dataclass(slots=True)
class Desk:
    """What all requests share. Requests run in threads; each opens the catalogue for reading."""

    settings: DeskSettings
    indexed: Indexed | None = None
    """What the last indexing found; None until the first ends."""
    writing: Catalogue | None = None
    """The catalogue, open for the thread that indexes."""
    is_damaged: bool = False
    """Whether a reader found the catalogue damaged: the next indexing makes it anew."""
    address: str = ""
    """Of the catalogue, for reading; empty until it can be read."""
    version: int = 0
    """How often the catalogue was brought up to date: what is worked out from it is kept as long as that is the same."""
    saving: threading.Lock = field(default_factory=threading.Lock)
    """Held while files of the content folder are written."""
    making: threading.Lock = field(default_factory=threading.Lock)
    """Held while what all pages share is made from the catalogue."""
    kept: dict[str, tuple[int, Any]] = field(default_factory=dict)
    """What pages worked out from the catalogue and all share, with its version."""
    ends: list[Callable[[], None]] = field(default_factory=list)
    """What is done when the desk closes, before the catalogue goes."""
    wanted: threading.Event = field(default_factory=threading.Event)
    """Set when something was saved, so that the catalogue is brought up to date at once."""
    renewed: threading.Condition = field(default_factory=threading.Condition)
    """Told of each indexing that ended."""
    waiting: dict[str, tuple[object, Future[Any]]] = field(default_factory=dict)
    """What is worked out beside the pages that show it, by its name, with what it was worked out from (see ``desk.waiting``)."""
    job: Job | None = None
    """The last work that took a while, under way or ended."""
    working: threading.Lock = field(default_factory=threading.Lock)
    """Held while ``waiting`` or ``job`` is looked at and replaced."""

    is_kept_indexed: bool = False
    """Whether a thread brings the catalogue up to date; without one nobody waits for it."""
    known_person: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.settings.content

    @property
    def language(self) -> str:
        """Of the interface and its messages: ``vi`` or ``en``."""
        return self.settings.language

    @property
    def folder(self) -> Path:
        """Where the desk keeps what is no cache for this content folder: journals, and who edits."""
        return cache_of(self.content, self.settings.keeping)

    @property
    def problems(self) -> list[Problem]:
        """All problems of the content, as the last indexing found them."""
        return self.indexed.problems if self.indexed else []

    @contextmanager
    def reading(self) -> Iterator[Catalogue]:
        """Yield the catalogue, opened for reading. Only where ``address`` is not empty."""
        catalogue = read_catalogue(self.address)
        with closing(catalogue.connection):
            yield catalogue

    def index(self, workers: Executor | None = None) -> None:
        """Bring the catalogue up to date with the content folder; one thread alone calls this."""
        options = Options(
            as_of=self.now(),
            home=self.settings.home,
            site_url=self.settings.site_url,
            proofreads=True,
            code=self.settings.code,
            workers=workers or SequentialExecutor(),
        )
        if self.writing is None:
            path = cache_of(self.content, self.settings.cache) / CATALOGUE
            self.writing, indexed = index_kept(self.content, path, options)
        else:
            indexed = self._indexed_again(options)
        self.address = self.writing.address
        with self.renewed:
            self.indexed, self.version = indexed, self.version + 1
            self.renewed.notify_all()

    def _indexed_again(self, options: Options) -> Indexed:
        """Index with the catalogue that is open; where that turns out to be damaged, with a new one."""
        assert self.writing is not None
        try:
            if self.is_damaged:
                raise DamagedCatalogue("seen by a reader")
            return index_content(self.content, self.writing, options)
        except (DamagedCatalogue, sqlite3.DatabaseError) as error:
            if not is_damage(error):
                raise
            self.writing.connection.close()
            path = cache_of(self.content, self.settings.cache) / CATALOGUE
            set_aside(path)
            self.is_damaged = False
            self.writing, indexed = index_kept(self.content, path, options)
            return indexed

    def close(self) -> None:
        """Let the catalogue go."""
        while self.ends:
            self.ends.pop()()
        if self.writing:
            self.writing.close()
            self.writing = None

    def refresh(self, seconds: float = MAX_WAIT_SECONDS) -> None:
        """Have the catalogue learn what was just saved, and wait for it at most so many *seconds*."""
        with self.renewed:
            seen = self.version
            self.wanted.set()
            if not self.is_kept_indexed:
                return
            self.renewed.wait_for(lambda: self.version > seen, timeout=seconds)

    def now(self) -> datetime:
        """Return this moment."""
        return read_as_of(None)

    @property
    def person(self) -> Mapping[str, str]:
        """Who edits: ``name`` and ``email``, as they said themselves, else as git knows them; empty when nobody is known."""
        if not self.known_person:
            self.known_person = _said_by(self.folder / "person.json") or _known_to_git(self.content)
        return self.known_person

    def introduce(self, name: str, email: str) -> None:
        """Note who edits."""
        make_folder(self.folder)
        noted = json.dumps({"name": name, "email": email}, ensure_ascii=False)
        write_atomically(self.folder / "person.json", noted.encode())
        self.known_person = {}


def _said_by(file: Path) -> dict[str, str]:
    try:
        said = json.loads(file.read_bytes())
        return {"name": str(said["name"]), "email": str(said.get("email", ""))}
    except (OSError, ValueError, KeyError):
        return {}


def _known_to_git(content: Path) -> dict[str, str]:
    name = _git_setting(content, "user.name")
    return {"name": name, "email": _git_setting(content, "user.email")} if name else {}


def _git_setting(folder: Path, name: str) -> str:
    """Return what git knows under *name*, empty where there is none or no git."""
    try:
        asked = subprocess.run(
            ["git", "-C", str(folder), "config", name], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return asked.stdout.strip()
