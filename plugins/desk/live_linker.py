"""Linking while one writes: one thread with a warm linker, which reads a text as the build does and says what it recognises."""

from __future__ import annotations

import gc
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from typing import Any

from plugins.authority.look_alikes import name_records
from plugins.catalogue.queries.linking import home_committee
from plugins.catalogue.store import read_catalogue
from plugins.desk.mends import TextProblem, problems_in_text
from plugins.desk.recognition import Mark, recognise
from plugins.editing.language import is_in_names, names_of
from plugins.ingest.article_reader import LinkedArticle
from plugins.ingest.checks import faults_of_references
from plugins.ingest.reading import ArticleWorker, ReadArticle, ReadingJob, article_worker, read_article_text
from plugins.sources.content_file import read_content_file
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem
from plugins.text.house_style import HouseStyle


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is known of an article as it is typed."""

    marks: list[Mark]
    problems: list[TextProblem]
    words: int
    """Of the plain text."""

    def as_plain(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the last indexing knows besides the text."""

    folder: Folder
    """The files that there are."""
    problems: tuple[Problem, ...]
    """Those of the article that no text shows by itself, as it was saved last."""


def recognised(
    job: ReadingJob,
    worker: ArticleWorker,
    path: str,
    data: bytes,
    typed: str,
    language: str,
    beside: Beside | None = None,
) -> Recognised:
    """Read *data* as the file of the article *path*, as the build would; *typed* is its body as the editor has it."""
    read = read_article_text(job, worker, path, data)
    source, _ = read_content_file("article", path, data)
    body_line, lines = (source.body_line, source.lines) if source else (1, {})
    body_line += _blank_lines(source.body if source else "") - _blank_lines(typed)
    problems = list(read.problems)
    if read.article is None or read.linked is None:
        return Recognised([], problems_in_text(problems, typed, body_line, lines, language), 0)
    problems += _almost_registered(path, read.linked, worker)
    if beside:
        problems += faults_of_references(worker.catalogue, beside.folder, path, read.linked.references)
        problems += beside.problems
    return Recognised(
        recognise(read.article, read.linked, worker.register, typed),
        problems_in_text(problems, typed, body_line, lines, language),
        len(read.linked.plain.split()),
    )


def _blank_lines(text: str) -> int:
    """Count the blank lines at the beginning of *text*: the editor shows a body without them."""
    return len(text) - len(text.lstrip("\n"))


def _almost_registered(path: str, linked: LinkedArticle, worker: ArticleWorker) -> list[Problem]:
    """L102: as the whole site is told of it once the file is saved."""
    found = []
    for one in linked.unknown_names:
        records = [record for slug in one.alike if (record := worker.register.get(one.kind, slug))]
        if records:
            values = {"surface": one.name, "kind": one.kind, "candidates": name_records(records)}
            found.append(Problem("L102", path, one.line, values))
    return found


class LiveLinker:
    """Answers what a text names. All is done in one thread of its own: what it holds is made once and serves for all."""

    def __init__(self, address: str, root: str, site_url: str = "", style: HouseStyle | None = None) -> None:
        """Link to the records of the catalogue at *address*, which an indexing may change meanwhile; *root* is its folder."""
        self._job = ReadingJob(root, address, site_url=site_url, style=style)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="linking")
        self._worker: ArticleWorker | None = None
        self._names: str | None = None
        """All names of the register, once there was a hint on language to compare with them."""

    def ask(
        self, path: str, data: bytes, typed: str, language: str = "vi", beside: Beside | None = None
    ) -> Future[Recognised]:
        """Return what will be known of the article *path*, which has the bytes *data* and the body *typed*."""
        return self._thread.submit(self._answer, path, data, typed, language, beside)

    def read(self, path: str, data: bytes) -> Future[ReadArticle]:
        """Return what the article *path* says, which has the bytes *data*."""
        return self._thread.submit(self._read, path, data)

    def warm(self) -> Future[ArticleWorker]:
        """Load the records before the first question."""
        return self._thread.submit(self._load)

    def close(self) -> None:
        """End the thread and let the catalogue go."""
        self._thread.submit(self._let_go).result()
        self._thread.shutdown()

    def _answer(self, path: str, data: bytes, typed: str, language: str, beside: Beside | None) -> Recognised:
        worker = self._load()
        found = recognised(self._job, worker, path, data, typed, language, beside)
        if any(one.around for one in found.problems):
            self._names = names_of(worker.register) if self._names is None else self._names
            names = self._names
            kept = [one for one in found.problems if not (one.around and is_in_names(one.around, names))]
            found = replace(found, problems=kept)
        return found

    def _read(self, path: str, data: bytes) -> ReadArticle:
        return read_article_text(self._job, self._load(), path, data)

    def _load(self) -> ArticleWorker:
        """Return the worker, made anew when the records of the catalogue are others than those of the last."""
        if self._worker is not None:
            if self._worker.catalogue.meta("register") == self._job.version:
                return self._worker
            self._let_go()
            gc.unfreeze()  # else what the last index leaves behind stays for ever
            gc.collect()
        catalogue = read_catalogue(self._job.catalogue)
        home, version = home_committee(catalogue), catalogue.meta("register") or ""
        catalogue.close()
        self._job = replace(self._job, home=home, version=version)
        self._worker = article_worker(self._job)
        self._names = None
        gc.freeze()  # the index of 5,000 persons is looked through in 100 ms otherwise
        return self._worker

    def _let_go(self) -> None:
        if self._worker is not None:
            self._worker.catalogue.close()
            self._worker = None
