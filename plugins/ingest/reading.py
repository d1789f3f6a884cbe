"""What a worker does with files of the content folder: a path in, rows of the catalogue and problems out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from plugins.authority.from_file import record_of
from plugins.authority.register import Register
from plugins.catalogue.queries.indexed import record_files
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.rows import ArticleRows, PageFile, ReadFileRow, record_to_json
from plugins.catalogue.store import Catalogue, read_catalogue
from plugins.ingest.article_reader import ArticleReader, LinkedArticle
from plugins.ingest.article_rows import rows_of
from plugins.ingest.bodies import MarkdownBody, examine
from plugins.ingest.language import language_hints
from plugins.linking.engine import Linker
from plugins.linking.stored_index import index_from
from plugins.sources.articles import Article, article_of
from plugins.sources.content_file import ContentFile, is_draft, read_content_file, sha256_hex
from plugins.sources.folder import Folder, read_file
from plugins.sources.problems import Problem
from plugins.text.house_style import HouseStyle
from plugins.text.markdown import Renderer
from plugins.text.mending import mend
from plugins.text.normal import slugify
from plugins.text.own_links import with_root_relative_links
from plugins.text.segments import split
from plugins.text.typography import typeset
from plugins.workers.batches import TaskFailure, cached_in_process, limit_seconds

_MAX_BATCH_SECONDS = 2.4
"""CPU seconds for a batch: a file that takes longer costs that twice, with its batch and alone."""


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """What every file of one indexing is read with."""

    root: str
    """The content folder."""
    catalogue: str
    """Address of the catalogue, whose records and linking index are up to date."""
    as_of: str = ""
    """ISO 8601."""
    home: str | None = None
    """Slug of the site's own committee."""
    site_url: str = ""
    """As in ``Options``."""
    style: HouseStyle | None = None
    """How the house writes, where texts are looked through for slips of language."""
    version: str = ""
    """Changes with the records, so that a worker that lives on sees them anew."""


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file that may have changed."""

    path: str
    kind: str
    known: str = ""
    """SHA-256 of the bytes that the catalogue has read; a file that still has it is not read again."""


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What a worker made of the file of an article."""

    digest: str
    """SHA-256 of its bytes; empty when it could not be read."""
    is_unchanged: bool = False
    """Whether its bytes are those that the catalogue has read: then the rest is empty."""
    problems: tuple[Problem, ...] = ()
    rows: ArticleRows | None = None
    """None when nothing of it can be used."""
    is_draft: bool = False
    """Whether its status is other than published."""


@dataclass(frozen=True, slots=True)
class RegisterResult:
    """What a worker made of the file of a record or page."""

    digest: str
    """As in ``ArticleResult``."""
    is_unchanged: bool = False
    """As in ``ArticleResult``."""
    problems: tuple[Problem, ...] = ()
    row: ReadFileRow | None = None
    """None when nothing of it can be used."""
    is_draft: bool = False
    """As in ``ArticleResult``."""


def failure(path: str, failed: TaskFailure) -> Problem:
    """Return F114: a file that could not be read within the limits."""
    return Problem("F114", path, 1, {"reason": failed.reason})


def is_unread_draft(folder: Folder, path: str) -> bool:
    """Whether the file *path*, which no worker could read, says by a line that its status is other than published."""
    data = folder.read(path)
    return isinstance(data, bytes) and is_draft(None, (), data)


@limit_seconds(_MAX_BATCH_SECONDS)
def read_articles(job: ReadingJob, files: Sequence[FileToRead]) -> list[ArticleResult]:
    """Read articles, and link them to the records of the catalogue."""
    worker = cached_in_process(
        ("article worker", job.catalogue, job.home, job.site_url, job.version),
        lambda: article_worker(job),
    )
    return [_read_article(job, worker, one) for one in files]


@limit_seconds(_MAX_BATCH_SECONDS)
def read_files(job: ReadingJob, files: Sequence[FileToRead]) -> list[RegisterResult]:
    """Read records and pages."""
    return [_read_file(job, one) for one in files]


@dataclass(slots=True)
class ArticleWorker:
    """What a worker keeps from batch to batch while it reads articles."""

    catalogue: Catalogue
    register: Register
    reader: ArticleReader
    register_with_drafts: Register | None = None
    """None until an article asks for it."""

    def nameable(self, article: Article) -> Register:
        """Return the records that the author of *article* may name: drafts may name drafts."""
        if article.values.get("status", "published") == "published":
            return self.register
        if self.register_with_drafts is None:
            self.register_with_drafts = Register(one.record for one in record_files(self.catalogue))
        return self.register_with_drafts


def article_worker(job: ReadingJob) -> ArticleWorker:
    """Return what reads articles for *job*; it holds the catalogue open."""
    catalogue = read_catalogue(job.catalogue)
    register = StoredRegister(catalogue)
    index = index_from(json.loads(catalogue.meta("linking") or "{}"), register)
    linker = Linker(register, home=job.home, index=index)
    return ArticleWorker(catalogue, register, ArticleReader(register, linker, job.site_url))


def _read_article(job: ReadingJob, worker: ArticleWorker, one: FileToRead) -> ArticleResult:
    data = read_file(Path(job.root), one.path)
    if isinstance(data, Problem):
        return ArticleResult("", problems=(data,))
    digest = sha256_hex(data)
    if digest == one.known:
        return ArticleResult(digest, is_unchanged=True)
    read = read_article_text(job, worker, one.path, data)
    if read.article is None or read.linked is None:
        return ArticleResult(digest, problems=read.problems, is_draft=read.is_draft)
    rows = rows_of(read.article, read.linked, datetime.fromisoformat(job.as_of))
    return ArticleResult(digest, problems=read.problems, rows=rows, is_draft=read.is_draft)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What the text of one article says, by itself and beside the records."""

    problems: tuple[Problem, ...]
    is_draft: bool
    """Whether its status is other than published."""
    article: Article | None = None
    """None, as *linked*, when nothing of it can be used."""
    linked: LinkedArticle | None = None


def read_article_text(job: ReadingJob, worker: ArticleWorker, path: str, data: bytes) -> ReadArticle:
    """Read the bytes *data* as the article *path*, whether or not the file has them."""
    source, problems = read_content_file("article", path, data)
    draft = is_draft(source, problems, data)
    article = article_of(source) if source else None
    if article is None:
        return ReadArticle(tuple(problems), draft)
    linked = worker.reader.read(article, job.home, worker.nameable(article))
    is_dated = "date" in article.values  # otherwise who is meant cannot be known
    found = (one for one in linked.problems if is_dated or not one.code.startswith("L"))
    return ReadArticle(
        (*problems, *found, *_contradictions(article), *_slips(job, path, data)), draft, article, linked
    )


def _contradictions(article: Article) -> list[Problem]:
    """A112, A116, A151: what an article's fields say against each other, or cannot be an address."""
    found = [
        Problem("A151", article.path, article.line("topics", place), {"value": topic})
        for place, topic in enumerate(article.values.get("topics", ()))
        if not slugify(topic)
    ]
    if article.category and not slugify(article.category):
        values = {"value": article.category}
        found.append(Problem("A112", article.path, article.line("category"), values))
    begins, ends = article.values.get("publish_at"), article.values.get("expires_at")
    if begins and ends and datetime.fromisoformat(ends) <= datetime.fromisoformat(begins):
        values = {"start": begins[:16], "end": ends[:16]}
        found.append(Problem("A116", article.path, article.line("expires_at"), values))
    return found


def _slips(job: ReadingJob, path: str, data: bytes) -> list[Problem]:
    return language_hints(path, data, job.style) if job.style else []


@lru_cache(maxsize=1)
def _renderer() -> Renderer:
    return Renderer()


def _read_file(job: ReadingJob, one: FileToRead) -> RegisterResult:
    data = read_file(Path(job.root), one.path)
    if isinstance(data, Problem):
        return RegisterResult("", problems=(data,))
    digest = sha256_hex(data)
    if digest == one.known:
        return RegisterResult(digest, is_unchanged=True)
    source, problems = read_content_file(one.kind, one.path, data)
    draft = is_draft(source, problems, data)
    if source is None:
        return RegisterResult(digest, problems=tuple(problems), is_draft=draft)
    problems += _slips(job, one.path, data)
    row = ReadFileRow(one.path, one.kind, "", "", ())
    body = MarkdownBody(one.path, mend(source.body), source.body_line, job.site_url)
    html = _renderer().render(body.mended.markdown) if source.body.strip() else ""
    html = with_root_relative_links(html, job.site_url)
    if html:
        segments = split(html)
        row.marked = bool(segments.hand_marks)
        examined = examine(body, segments, Register())
        # What a mark names is known only when all records are read.
        problems += [] if row.marked else examined.problems
        row.refs = examined.references
    row.html = typeset(html)
    if draft and one.kind != "page" and "name" not in source.values:  # the preview shows it all the same
        source = replace(source, values={**source.values, "name": source.slug})
    row.data = _page_data(source, row.marked) if one.kind == "page" else _record_data(source, row.marked)
    return RegisterResult(digest, problems=tuple(problems), row=row, is_draft=draft)


def _page_data(source: ContentFile, is_marked: bool) -> str:
    body = source.body if is_marked else ""
    return PageFile(source.slug, source.values, source.lines, body, source.body_line).to_json()


def _record_data(source: ContentFile, is_marked: bool) -> str:
    """Return the record of *source* as JSON, empty when it is none."""
    record = record_of(source)
    if record is None:
        return ""
    return record_to_json(record if is_marked else replace(record, body=""))
