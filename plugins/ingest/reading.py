"""What a worker does with files of the content folder: plain data in, rows of the catalogue out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from plugins.authority.from_file import record_of
from plugins.authority.register import Register
from plugins.authority.serialization import record_from, to_plain
from plugins.catalogue.register import StoredRegister
from plugins.catalogue.store import Catalogue, read_catalogue, sealed
from plugins.catalogue.tables import compact
from plugins.ingest.article_reader import ArticleReader, Reading
from plugins.ingest.bodies import Body, Reference, examine
from plugins.linking.engine import Linker
from plugins.linking.plain import index_from
from plugins.sources.articles import Article, article_of
from plugins.sources.content_file import read_content_file, sha256_hex
from plugins.sources.folder import read_file
from plugins.sources.problems import Problem
from plugins.text.markdown import Renderer
from plugins.text.normal import slugify
from plugins.text.segments import split
from plugins.text.typography import typeset
from plugins.workers.batches import cached_in_process, limit_seconds

_LONGEST = 2.4
"""Seconds for a batch: a file that takes longer costs that twice, with its batch and alone."""
Rows = dict[str, list[tuple[object, ...]]]
"""Whole rows by table."""
PlainProblem = list[Any]
"""Code, path, line and values of a problem."""


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
    version: str = ""
    """Changes with the records, so that a worker that lives on sees them anew."""


@dataclass(frozen=True, slots=True)
class ToRead:
    """A file to read."""

    path: str
    kind: str
    known: str = ""
    """SHA-256 of the bytes that the catalogue has read; a file that still has it is not read again."""


@dataclass(slots=True)
class ReadFile:
    """What a file says."""

    digest: str
    """SHA-256 of its bytes; empty when it could not be read."""
    same: bool = False
    """Whether it is as the catalogue knows it: then the rest is empty."""
    problems: list[PlainProblem] = field(default_factory=list)
    rows: Rows = field(default_factory=dict)
    """Of an article; empty when nothing of it can be used."""
    slug: str = ""
    id: str | None = None
    lines: dict[str, int] = field(default_factory=dict)
    """Lines of its fields."""
    data: str = ""
    """Of a record or a page: what it says, as JSON; empty when nothing of it can be used."""
    html: str = ""
    refs: list[list[Any]] = field(default_factory=list)
    """What the body of a record or a page refers to: kind, target, line, text."""
    is_marked: bool = False
    """Whether the body names records by hand, so that it must be looked at again when the register is known."""


def plain_problems(problems: Sequence[Problem]) -> list[PlainProblem]:
    """Return *problems* as plain data; ``Problem(*one)`` turns each back."""
    return [[one.code, one.path, one.line, dict(one.values)] for one in problems]


@limit_seconds(_LONGEST)
def read_files(job: ReadingJob, files: Sequence[ToRead]) -> list[ReadFile]:
    """Read records and pages."""
    return [_read_small(job, one) for one in files]


@limit_seconds(_LONGEST)
def read_articles(job: ReadingJob, files: Sequence[ToRead]) -> list[ReadFile]:
    """Read articles, and link them to the records of the catalogue."""
    desk = _desk(job)
    return [_read_article(job, desk, one) for one in files]


def _bytes(job: ReadingJob, one: ToRead) -> tuple[bytes, ReadFile]:
    data = read_file(Path(job.root), one.path)
    if isinstance(data, Problem):
        return b"", ReadFile("", problems=plain_problems([data]))
    digest = sha256_hex(data)
    return data, ReadFile(digest, same=digest == one.known)


@lru_cache(maxsize=1)
def _renderer() -> Renderer:
    return Renderer()


def _read_small(job: ReadingJob, one: ToRead) -> ReadFile:
    data, found = _bytes(job, one)
    if found.same or not found.digest:
        return found
    source, problems = read_content_file(one.kind, one.path, data)
    if source is not None:
        html = _renderer().render(source.body) if source.body.strip() else ""
        if html:
            segments = split(html)
            found.is_marked = bool(segments.hand_marks)
            body = Body(one.path, source.body, source.body_line)
            examined = examine(body, segments, Register())
            problems += [] if found.is_marked else examined.problems
            found.refs = plain_refs(examined.references)
        found.html = typeset(html)
        if one.kind == "page":
            found.data = compact(
                {
                    "slug": source.slug,
                    "values": source.values,
                    "lines": source.lines,
                    "body": source.body if found.is_marked else "",
                    "body_line": source.body_line,
                }
            )
        elif (record := record_of(source)) is not None:
            found.data = compact(to_plain(record if found.is_marked else replace(record, body="")))
    found.problems = plain_problems(problems)
    return found


def plain_refs(references: Sequence[Reference]) -> list[list[Any]]:
    """Return *references* as plain data; ``Reference(*one)`` turns each back."""
    return [[one.kind, one.target, one.line, one.text] for one in references]


@dataclass(slots=True)
class _Desk:
    """What a worker has before it while it reads articles."""

    catalogue: Catalogue
    register: Register
    reader: ArticleReader
    everyone: Register | None = None

    def named(self, article: Article) -> Register:
        """Return the records that the author of *article* may name: drafts may name drafts."""
        if article.values.get("status", "published") == "published":
            return self.register
        if self.everyone is None:
            rows = self.catalogue.rows("read_files", "WHERE kind != 'page' AND data != ''")
            self.everyone = Register(record_from(row["kind"], json.loads(row["data"])) for row in rows)
        return self.everyone


def _desk(job: ReadingJob) -> _Desk:
    return cached_in_process(("desk", job.catalogue, job.home, job.version), lambda: _desk_of(job))


def _desk_of(job: ReadingJob) -> _Desk:
    opened = read_catalogue(job.catalogue)
    register = StoredRegister(opened)
    index = index_from(json.loads(opened.meta("linking") or "{}"), register)
    return _Desk(opened, register, ArticleReader(register, Linker(register, home=job.home, index=index)))


def _read_article(job: ReadingJob, desk: _Desk, one: ToRead) -> ReadFile:
    data, found = _bytes(job, one)
    if found.same or not found.digest:
        return found
    source, problems = read_content_file("article", one.path, data)
    article = article_of(source) if source else None
    if article is not None:
        reading = desk.reader.read(article, job.home, desk.named(article))
        problems += [*reading.problems, *_faults(article)]
        found.slug, found.id = article.slug, article.values.get("id")
        found.lines = {name: article.line(name) for name in ("slug", "id")}
        found.rows = rows_of(article, reading, datetime.fromisoformat(job.as_of))
    found.problems = plain_problems(problems)
    return found


def _faults(article: Article) -> list[Problem]:
    """A112, A116: what an article's fields say against each other."""
    found = []
    if not slugify(article.category):
        values = {"value": article.category}
        found.append(Problem("A112", article.path, article.line("category"), values))
    begins, ends = article.values.get("publish_at"), article.values.get("expires_at")
    if begins and ends and datetime.fromisoformat(ends) <= datetime.fromisoformat(begins):
        values = {"start": begins[:16], "end": ends[:16]}
        found.append(Problem("A116", article.path, article.line("expires_at"), values))
    return found


def rows_of(article: Article, reading: Reading, as_of: datetime) -> Rows:
    """Return all rows of *article* as it was read."""
    slug, values = article.slug, article.values
    public = int(article.is_public(as_of))
    front = compact({"values": values, "lines": article.lines})
    lines = article.lines
    return {
        "articles": [_article_row(article, reading, public)],
        "texts": [sealed("texts", slug, front, reading.html, reading.plain)],
        "flows": [sealed("flows", slug, reading.flow)],
        "former": [
            sealed("former", slug, kind, place, value, lines.get(f"{name}.{place}", 1))
            for kind, name in (("slug", "former_slugs"), ("url", "legacy_urls"))
            for place, value in enumerate(values.get(name, ()))
        ],
        "named": [sealed("named", slug, kind, name) for kind, name in sorted(reading.named)],
        "mentions": [
            sealed("mentions", kind, record, article.date, slug, public, compact(spans))
            for (kind, record), spans in sorted(reading.spans.items())
        ],
        "attestations": [
            sealed(
                "attestations",
                slug,
                office.start,
                place,
                office.person,
                office.title,
                office.org_text,
                office.committee,
                int(office.former),
            )
            for place, office in enumerate(reading.offices)
            if office.person
        ],
        "proposals": [
            sealed("proposals", slug, kind, name, compact(offices))
            for kind, name, offices in reading.proposals
        ],
        "questions": [
            sealed("questions", slug, one.kind, one.surface, compact(one.candidates))
            for one in reading.questions
        ],
        "refs": [
            (article.path, place, f"article/{slug}", one.kind, one.target, one.line, one.text, public, "")
            for place, one in enumerate(reading.references)
        ],
    }


def _article_row(article: Article, reading: Reading, public: int) -> tuple[object, ...]:
    values = article.values
    changed = max(
        article.date,
        *(item["date"] for item in values.get("corrections", ()) if "date" in item),
        values.get("retracted", {}).get("date", ""),
    )
    return sealed(
        "articles",
        article.slug,
        article.path,
        public,
        values.get("status", "published"),
        values.get("id"),
        article.title,
        article.date,
        slugify(article.category),
        article.category,
        reading.summary,
        values.get("lang", "vi"),
        values.get("image"),
        values.get("image_alt", ""),
        changed,
        int("retracted" in values),
        int(values.get("sample", False)),
        values.get("publish_at"),
        values.get("expires_at"),
        values.get("translation_of"),
        article.line("id"),
    )
