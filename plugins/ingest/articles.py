"""Articles on their way into the catalogue: those that changed are read anew, a few at a time, the others let be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.ingest.facts import facts_from, facts_of
from plugins.ingest.options import Options
from plugins.ingest.reading import (
    PlainProblem,
    ReadFile,
    ReadingJob,
    Rows,
    ToRead,
    plain_problems,
    read_articles,
)
from plugins.ingest.stale import by_article, is_everything_stale, note_stale
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem
from plugins.workers.batches import TaskFailure, map_in_batches

_BATCH = 50
_OFTEN = 2000
"""Articles after which what was read is noted for good: an indexing that is killed goes on from there."""
_OF_ARTICLE = (
    ("articles", "slug"),
    *((table, "article") for table in ("texts", "flows", "former", "named", "mentions")),
    *((table, "article") for table in ("attestations", "proposals", "questions")),
)
"""Tables with rows of an article, and the column that names it."""


@dataclass(slots=True)
class Changes:
    """What changed in files besides the running text of articles."""

    fronts: bool = False
    """Whether one came, went, or has another front matter; a record or a page: whether it changed at all."""
    ids: bool = False
    """Whether one came, went, or has another id or has it elsewhere."""


def index_articles(
    folder: Folder,
    catalogue: Catalogue,
    other: Iterable[str],
    gone: Set[str],
    job: ReadingJob,
    options: Options,
) -> Changes:
    """Bring the articles of *catalogue* up to date with *folder*; tell what changed.

    *other* are files that may have changed since they were read, *gone* those that are no longer there. What articles
    make stale is noted.
    """
    writer = _Writer(catalogue)
    for path in sorted(gone):
        if path.startswith("articles/"):
            writer.forget(path)
    again = catalogue.values("SELECT path FROM sources WHERE signature = '' AND path LIKE 'articles/%'")
    candidates = {*again, *(path for path in other if folder.sources[path] == "article")}
    changed = [to_read(catalogue, path, "article") for path in sorted(candidates)]
    writer.to_come = {one.path for one in changed}
    outcomes = map_in_batches(options.workers, read_articles, job, changed, _BATCH)
    for done, (one, outcome) in enumerate(outcomes):
        options.progress("articles", done, len(changed))
        writer.take(one.path, folder.signatures[one.path], outcome)
        if done % _OFTEN == 0:
            writer.flush()
            catalogue.connection.commit()
    writer.finish()
    if changed:
        options.progress("articles", len(changed), len(changed))
    writer.changes.fronts |= _let_out_and_in(catalogue, options.as_of)
    return writer.changes


def to_read(catalogue: Catalogue, path: str, kind: str) -> ToRead:
    """Return the file *path* as a worker is to read it."""
    digests = catalogue.values("SELECT digest FROM sources WHERE path = ?", path)
    return ToRead(path, kind, digests[0] if digests else "")


def failure(path: str, failed: TaskFailure) -> Problem:
    """Return F114: a file that could not be read within the limits."""
    return Problem("F114", path, 1, {"reason": failed.reason})


def _one_address(slug: str, path: str, line: int, other: str) -> list[PlainProblem]:
    """Return A103 at both of two articles that want one *slug*; *path* is the one that does not get it."""
    return plain_problems(
        [
            Problem("A103", path, line, {"address": slug, "other": other}),
            Problem("A103", other, 1, {"address": slug, "other": path}),
        ]
    )


class _Writer:
    """Puts what workers read into the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.is_first = not catalogue.values("SELECT 1 FROM articles LIMIT 1")
        self.notes = not is_everything_stale(catalogue)
        self.changes = Changes()
        self.paths: dict[str, str] = {}
        """Path by slug of what this build has written."""
        self.to_come: set[str] = set()
        """Paths that will be read."""
        self.put_off: dict[str, tuple[str, ReadFile]] = {}
        """By path, signature and outcome of what wants the slug of an article that may give it up."""
        self.waiting: dict[str, list[tuple[object, ...]]] = {}
        """Rows by table that are new for sure: many at a time are written faster."""

    def flush(self) -> None:
        """Write the rows that wait."""
        for table, rows in self.waiting.items():
            self.catalogue.put_sealed(table, rows)
        self.waiting.clear()

    def finish(self) -> None:
        """Write what was put off: by now every article has given up what it will."""
        put_off, self.put_off = self.put_off, {}
        for path, (_, outcome) in put_off.items():
            self._take_out(path, outcome.slug)
        for path, (signature, outcome) in sorted(put_off.items()):
            self.take(path, signature, outcome)
        self.flush()

    def forget(self, path: str) -> None:
        """Take out an article that is no longer there."""
        self.changes = Changes(True, True)
        self._take_out(path, "")
        for table in ("sources", "refs"):
            self.catalogue.connection.execute(f"DELETE FROM {table} WHERE path = ?", (path,))

    def take(self, path: str, signature: str, outcome: ReadFile | TaskFailure) -> None:
        """Write what was read of *path*."""
        if isinstance(outcome, TaskFailure):
            outcome = ReadFile("", problems=plain_problems([failure(path, outcome)]))
        execute = self.catalogue.connection.execute
        self.to_come.discard(path)
        if outcome.same:
            execute("UPDATE sources SET signature = ? WHERE path = ?", (signature, path))
            return
        problems = list(outcome.problems)
        rows = outcome.rows
        other = self._owner(outcome.slug, path) if rows else None
        if other in self.to_come or other in self.put_off:
            self.put_off[path] = signature, outcome
            return
        if other and path < other:
            self._evict(other, outcome.slug, path)
        elif other:
            problems += _one_address(outcome.slug, path, outcome.lines.get("slug", 1), other)
            rows, outcome.digest = {}, ""
        if not self.is_first:
            self._take_out(path, outcome.slug if rows else "")
            execute("DELETE FROM refs WHERE path = ?", (path,))
        if rows:
            self.paths[outcome.slug] = path
            self._replace(outcome.slug, rows)
        execute(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)",
            (path, signature if outcome.digest else "", outcome.digest, compact(problems)),
        )

    def _take_out(self, path: str, slug: str) -> None:
        """Take out the article that *path* held, unless it is that under *slug*."""
        for before in self.catalogue.values("SELECT slug FROM articles WHERE path = ?", path):
            if before != slug:
                self._replace(before, None)

    def _evict(self, path: str, slug: str, first: str) -> None:
        """Take out the article of *path*: of two under one *slug* the *first* by path has it, whichever came first."""
        self.flush()
        front = self.catalogue.values("SELECT front FROM texts WHERE article = ?", slug)[0]
        line = json.loads(front)["lines"].get("slug", 1)
        stored = self.catalogue.values("SELECT problems FROM sources WHERE path = ?", path)[0]
        problems = [*json.loads(stored), *_one_address(slug, path, line, first)]
        self._replace(slug, None)
        execute = self.catalogue.connection.execute
        execute("DELETE FROM refs WHERE path = ?", (path,))
        told = compact(problems)
        execute("UPDATE sources SET signature = '', digest = '', problems = ? WHERE path = ?", (told, path))

    def _owner(self, slug: str, path: str) -> str | None:
        """Return the path of another article under *slug*."""
        if self.paths.get(slug, path) != path:
            return self.paths[slug]
        if self.is_first:
            return None
        found = self.catalogue.values("SELECT path FROM articles WHERE slug = ? AND path != ?", slug, path)
        return found[0] if found else None

    def _replace(self, slug: str, rows: Rows | None) -> None:
        """Put *rows* in place of those of an article; None takes it out."""
        before = facts_of(self.catalogue, slug) if self.notes and not self.is_first else None
        after = None
        if rows and self.notes:
            after = facts_from(
                rows["articles"][0],
                rows["former"],
                rows["mentions"],
                rows["attestations"],
                str(rows["texts"][0][3]),
            )
        stale = list(by_article(self.catalogue, before, after)) if self.notes else []
        self._compare(slug, rows)
        if not self.is_first:
            for table, column in _OF_ARTICLE:
                self.catalogue.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (slug,))
        for table, those in (rows or {}).items():
            if self.is_first and not self.notes:
                self.waiting.setdefault(table, []).extend(those)
            else:
                self.catalogue.put_sealed(table, those)
        if self.notes:
            # Again when the catalogue has it as it is now: other reports of its events, versions of its text.
            note_stale(self.catalogue, [*stale, *by_article(self.catalogue, before, after)])

    def _compare(self, slug: str, rows: Rows | None) -> None:
        """Note what *rows* change besides running text."""
        if not rows or self.is_first:
            self.changes = Changes(True, True)
            return
        fronts = self.catalogue.values("SELECT front FROM texts WHERE article = ?", slug)
        self.changes.fronts |= fronts != [rows["texts"][0][1]]
        named = "SELECT id, path, id_line FROM articles WHERE slug = ?"
        before = self.catalogue.connection.execute(named, (slug,)).fetchone()
        row = rows["articles"][0]
        self.changes.ids |= before is None or tuple(before) != (row[4], row[1], row[-2])


def _let_out_and_in(catalogue: Catalogue, as_of: datetime) -> bool:
    """Make public what was held until now, and take back what has expired; tell whether there was any."""
    rows = catalogue.rows("articles", "WHERE publish_at IS NOT NULL OR expires_at IS NOT NULL")
    flipped = [row for row in rows if bool(row["public"]) != is_public(row, as_of)]
    for row in flipped:
        slug, public = row["slug"], int(not row["public"])
        before = facts_of(catalogue, slug)
        for table, column, where in (("articles", 2, "slug"), ("mentions", 4, "article")):
            for one in catalogue.rows(table, f"WHERE {where} = ?", (slug,)):
                values: list[Any] = [*one][:-1]
                values[column] = public
                catalogue.write(table, *values)
        catalogue.connection.execute("UPDATE refs SET public = ? WHERE path = ?", (public, row["path"]))
        note_stale(catalogue, by_article(catalogue, before, facts_of(catalogue, slug)))
    return bool(flipped)


def is_public(row: Any, as_of: datetime) -> bool:
    """Whether readers may see the article of *row* at *as_of*; as ``Article.is_public``."""
    if row["status"] != "published":
        return False
    begins, ends = row["publish_at"], row["expires_at"]
    if begins and datetime.fromisoformat(begins) > as_of:
        return False
    return not (ends and datetime.fromisoformat(ends) <= as_of)


def read_again(catalogue: Catalogue, slugs: Iterable[str]) -> None:
    """Have the articles under *slugs* read again, though their files are as they were."""
    catalogue.connection.executemany(
        "UPDATE sources SET signature = '', digest = '' WHERE path = (SELECT path FROM articles WHERE slug = ?)",
        ((slug,) for slug in slugs),
    )


def read_all_again(catalogue: Catalogue, where: str = "1") -> None:
    """Have all articles read again, of those *where* selects by what stands in ``sources``."""
    catalogue.connection.execute(
        f"UPDATE sources SET signature = '', digest = '' WHERE path LIKE 'articles/%' AND {where}"
    )
