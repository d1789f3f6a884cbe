"""Articles on their way into the catalogue: those that changed are read anew, a few at a time, the others let be."""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import datetime

from plugins.catalogue.answers import ArticleFacts, changed_keys
from plugins.catalogue.queries.indexed import (
    article_facts,
    article_row,
    articles_with_times,
    attestation_rows,
    has_articles,
    other_file_of,
    slugs_of_file,
    text_row,
)
from plugins.catalogue.queries.sources import (
    articles_to_read_again,
    digest_of_source,
    is_draft,
    problems_of_source,
)
from plugins.catalogue.rows import ArticleRow, ArticleRows, SourceRow
from plugins.catalogue.site_pages import is_everything_stale, note_changed
from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import (
    forget_article,
    forget_source,
    note_source,
    note_unchanged,
    put_articles,
    replace_article,
    set_public,
)
from plugins.ingest.beside import ChangedLists
from plugins.ingest.changes import FileChanges
from plugins.ingest.options import Options
from plugins.ingest.reading import (
    ArticleResult,
    FileToRead,
    ReadingJob,
    failure,
    is_unread_draft,
    read_articles,
)
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem
from plugins.workers.batches import TaskFailure, map_in_batches

ARTICLES_PER_BATCH = 50
COMMIT_EVERY_ARTICLES = 2000
"""After so many, what was read is noted for good: an indexing that is killed goes on from there."""


def index_articles(
    folder: Folder,
    catalogue: Catalogue,
    maybe_changed: Iterable[str],
    gone: Set[str],
    job: ReadingJob,
    options: Options,
) -> FileChanges:
    """Bring the articles of *catalogue* up to date with *folder*; tell what changed.

    *maybe_changed* are files that may have changed since they were read, *gone* those that are no longer there. What
    articles make stale is noted.
    """
    writer = _ArticleWriter(catalogue, folder)
    for path in sorted(gone):
        if path.startswith("articles/"):
            writer.forget(path)
    again = articles_to_read_again(catalogue)
    candidates = {*again, *(path for path in maybe_changed if folder.sources[path] == "article")}
    files = [FileToRead(path, "article", digest_of_source(catalogue, path)) for path in sorted(candidates)]
    writer.to_come = {file.path for file in files}
    results = map_in_batches(options.workers, read_articles, job, files, ARTICLES_PER_BATCH)
    for done, (file, result) in enumerate(results):
        options.progress("articles", done, len(files))
        writer.write(file.path, folder.signatures[file.path], result)
        if done % COMMIT_EVERY_ARTICLES == 0:
            writer.flush()
            writer.lists.note(catalogue)
            catalogue.commit()
    writer.finish()
    if files:
        options.progress("articles", len(files), len(files))
    writer.changes.front_matter |= _let_out_and_in(catalogue, options.as_of, writer.lists)
    writer.lists.note(catalogue)
    return writer.changes


class _ArticleWriter:
    """Puts what workers read of articles into the catalogue."""

    def __init__(self, catalogue: Catalogue, folder: Folder) -> None:
        self.catalogue = catalogue
        self.folder = folder
        self.is_first = not has_articles(catalogue)
        """Whether the catalogue had no articles: then none is to be taken out."""
        self.notes = not is_everything_stale(catalogue)
        """Whether what becomes stale is to be noted."""
        self.changes = FileChanges()
        self.lists = ChangedLists()
        """Those in which articles stand beside others now, where that is to be noted."""
        self.paths: dict[str, str] = {}
        """Path by slug of what this build has written."""
        self.to_come: set[str] = set()
        """Paths that will be read."""
        self.put_off: dict[str, tuple[str, ArticleResult]] = {}
        """By path, signature and result of what wants the slug of an article that may give it up."""
        self.waiting: list[ArticleRows] = []
        """Articles that are new for sure: many at a time are written faster."""

    def flush(self) -> None:
        """Write the articles that wait."""
        put_articles(self.catalogue, self.waiting)
        self.waiting = []

    def finish(self) -> None:
        """Write what was put off: by now every article has given up what it will."""
        put_off, self.put_off = self.put_off, {}
        for path, (_, result) in put_off.items():
            self._take_out(path, result.rows.article.slug if result.rows else "")
        for path, (signature, result) in sorted(put_off.items()):
            self.write(path, signature, result)
        self.flush()

    def forget(self, path: str) -> None:
        """Take out an article whose file is no longer there."""
        self.changes = FileChanges(True, True, True)
        self._take_out(path, "")
        forget_source(self.catalogue, path)

    def write(self, path: str, signature: str, result: ArticleResult | TaskFailure) -> None:
        """Write what was read of the file *path*."""
        if isinstance(result, TaskFailure):
            problem = failure(path, result)
            result = ArticleResult("", problems=(problem,), is_draft=is_unread_draft(self.folder, path))
        self.to_come.discard(path)
        if result.is_unchanged:
            note_unchanged(self.catalogue, path, signature)
            return
        rows, digest, problems = result.rows, result.digest, result.problems
        if rows and (other := self._other_file_of(rows.article.slug, path)):
            if other in self.to_come or other in self.put_off:
                self.put_off[path] = signature, result
                return
            if (result.is_draft, path) < (is_draft(self.catalogue, other), other):
                self._evict(other, rows.article.slug, path)
            else:
                line = rows.text.front.line("slug")
                problems += _one_address(rows.article.slug, path, line, other, result.is_draft)
                rows, digest = None, ""
        if not self.is_first:
            self._take_out(path, rows.article.slug if rows else "")
        if rows:
            self.paths[rows.article.slug] = path
            self._replace(rows)
        signature = signature if digest else ""
        note_source(self.catalogue, SourceRow(path, signature, digest, problems, result.is_draft))

    def _take_out(self, path: str, slug: str) -> None:
        """Take out the article that the file *path* held, unless it is that under *slug*."""
        for before in slugs_of_file(self.catalogue, path):
            if before != slug:
                self._remove(before)

    def _evict(self, path: str, slug: str, first: str) -> None:
        """Take out the article of the file *path*: of two under one *slug* the *first* has it, whichever was read first.

        The first is the published one, else that first by path.
        """
        self.flush()
        text = text_row(self.catalogue, slug)
        line = text.front.line("slug") if text else 1
        draft = is_draft(self.catalogue, path)
        told = _one_address(slug, path, line, first, draft)
        problems = (*problems_of_source(self.catalogue, path), *told)
        self._remove(slug)
        note_source(self.catalogue, SourceRow(path, "", "", problems, draft))

    def _other_file_of(self, slug: str, path: str) -> str | None:
        """Return the file of another article under *slug*."""
        if self.paths.get(slug, path) != path:
            return self.paths[slug]
        return None if self.is_first else other_file_of(self.catalogue, slug, path)

    def _remove(self, slug: str) -> None:
        """Take the article under *slug* out; pages that asked for what it answered are stale."""
        self.changes = FileChanges(True, True, True)
        if self.notes:
            self._note_stale(article_facts(self.catalogue, slug), None)
        forget_article(self.catalogue, slug)

    def _replace(self, rows: ArticleRows) -> None:
        """Put *rows* in place of those of an article; pages that asked for what differs are stale."""
        self._note_changes(rows)
        if self.is_first and not self.notes:
            self.waiting.append(rows)
            return
        if self.notes:
            before = None if self.is_first else article_facts(self.catalogue, rows.article.slug)
            self._note_stale(before, ArticleFacts.of(rows))
        replace_article(self.catalogue, rows)

    def _note_stale(self, before: ArticleFacts | None, after: ArticleFacts | None) -> None:
        """Note what is stale where an article is as *after*, and was as *before*."""
        note_changed(self.catalogue, changed_keys(before, after))
        self.lists.add(before, after)

    def _note_changes(self, rows: ArticleRows) -> None:
        """Note what *rows* change besides running text."""
        slug = rows.article.slug
        before = None if self.is_first else article_row(self.catalogue, slug)
        text = text_row(self.catalogue, slug) if before else None
        if before is None or text is None:
            self.changes = FileChanges(True, True, True)
            return
        self.changes.front_matter |= text.front != rows.text.front
        self.changes.ids |= _id_and_place(before) != _id_and_place(rows.article)
        self.changes.offices |= list(attestation_rows(self.catalogue, slug)) != rows.attestations


def _id_and_place(article: ArticleRow) -> tuple[object, ...]:
    return article.id, article.path, article.id_line


def _one_address(slug: str, path: str, line: int, other: str, is_draft: bool) -> tuple[Problem, ...]:
    """Return A103 at both of two articles that want one *slug*; *path* is the one that does not get it.

    Where that is a draft it alone is at fault.
    """
    at_path = Problem("A103", path, line, {"address": slug, "other": other})
    if is_draft:
        return (at_path,)
    return at_path, Problem("A103", other, 1, {"address": slug, "other": path})


def _let_out_and_in(catalogue: Catalogue, as_of: datetime, lists: ChangedLists) -> bool:
    """Make public what was held until now, and take back what has expired; tell whether there was any."""
    flipped = [row for row in articles_with_times(catalogue) if row.public != row.is_public_at(as_of)]
    for row in flipped:
        before = article_facts(catalogue, row.slug)
        set_public(catalogue, row.slug, not row.public)
        after = article_facts(catalogue, row.slug)
        note_changed(catalogue, changed_keys(before, after))
        lists.add(before, after)
    return bool(flipped)
