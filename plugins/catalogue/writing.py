"""What an indexing writes, each step under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from plugins.catalogue.rows import (
    TABLES,
    ArticleRow,
    ArticleRows,
    AskedRow,
    AttestationRow,
    DocumentRow,
    DraftRow,
    FlowRow,
    FormerAddressRow,
    HandNameRow,
    LikenessRow,
    MentionRow,
    MetaRow,
    NoteRow,
    OutputFileRow,
    PageRow,
    ProposalRow,
    QuestionRow,
    ReferenceRow,
    SitePageRow,
    SourceRow,
    StaleRow,
    TextRow,
    TombstoneRow,
    TopicRow,
)
from plugins.catalogue.store import Catalogue

_BY_ARTICLE = (
    TextRow,
    FlowRow,
    FormerAddressRow,
    TopicRow,
    NoteRow,
    DocumentRow,
    HandNameRow,
    MentionRow,
    AttestationRow,
    ProposalRow,
    QuestionRow,
)
"""Tables with rows of an article, which they name by its slug under ``article``."""


def put_articles(catalogue: Catalogue, articles: Sequence[ArticleRows]) -> None:
    """Write *articles*, none of which the catalogue has: many at a time are written faster."""
    for of_table in zip(*(one.by_table() for one in articles), strict=True):
        catalogue.put(chain.from_iterable(of_table))


def replace_article(catalogue: Catalogue, rows: ArticleRows) -> None:
    """Write an article in place of what stands under its slug."""
    forget_article(catalogue, rows.article.slug)
    put_articles(catalogue, [rows])


def forget_article(catalogue: Catalogue, slug: str) -> None:
    """Take out the article under *slug*, with what it refers to."""
    execute = catalogue.connection.execute
    execute("DELETE FROM refs WHERE path = (SELECT path FROM articles WHERE slug = ?)", (slug,))
    execute("DELETE FROM articles WHERE slug = ?", (slug,))
    for of in _BY_ARTICLE:
        execute(f"DELETE FROM {of.table.name} WHERE article = ?", (slug,))


def set_public(catalogue: Catalogue, slug: str, is_public: bool) -> None:
    """Let the article under *slug* out, or take it back from readers."""
    articles = [*catalogue.rows(ArticleRow, "WHERE slug = ?", (slug,))]
    for of in (MentionRow, TopicRow, NoteRow, DocumentRow):
        statement = f"UPDATE {of.table.name} SET public = ? WHERE article = ?"
        catalogue.connection.execute(statement, (int(is_public), slug))
    for article in articles:
        catalogue.put([replace(article, public=is_public)])
        catalogue.connection.execute(
            "UPDATE refs SET public = ? WHERE path = ?", (int(is_public), article.path)
        )


def note_source(catalogue: Catalogue, source: SourceRow) -> None:
    """Note how a file was when it was read, in place of what was noted of it before."""
    catalogue.put([source])


def note_unchanged(catalogue: Catalogue, path: str, signature: str) -> None:
    """Note that the file *path* still has the bytes that were read, whatever its *signature* says now."""
    catalogue.connection.execute("UPDATE sources SET signature = ? WHERE path = ?", (signature, path))


def forget_source(catalogue: Catalogue, path: str) -> None:
    """Forget that the file *path* was read."""
    catalogue.connection.execute("DELETE FROM sources WHERE path = ?", (path,))


def forget_file(catalogue: Catalogue, path: str) -> None:
    """Forget what the file *path* of a record or page says, and that it was read."""
    forget_source(catalogue, path)
    catalogue.connection.execute("DELETE FROM read_files WHERE path = ?", (path,))


def replace_pages(catalogue: Catalogue, pages: Iterable[PageRow]) -> None:
    """Write all public *pages* in place of those there were."""
    catalogue.connection.execute("DELETE FROM pages")
    catalogue.put(pages)


def replace_tombstones(catalogue: Catalogue, tombstones: Iterable[TombstoneRow]) -> None:
    """Write all *tombstones* in place of those there were."""
    catalogue.connection.execute("DELETE FROM tombstones")
    catalogue.put(tombstones)


def replace_drafts(catalogue: Catalogue, drafts: Iterable[DraftRow]) -> None:
    """Write all *drafts* of records and pages in place of those there were."""
    catalogue.connection.execute("DELETE FROM drafts")
    catalogue.put(drafts)


def forget_record(catalogue: Catalogue, kind: str, slug: str) -> None:
    """Take out a public record, with the ways to find it and its relations."""
    for table in ("records", "lookups", "relations"):
        catalogue.connection.execute(f"DELETE FROM {table} WHERE kind = ? AND slug = ?", (kind, slug))


def replace_likenesses(catalogue: Catalogue, gone: Sequence[LikenessRow], new: Sequence[LikenessRow]) -> None:
    """Take out what finds the names that a record has no more, and write what finds its *new* ones."""
    catalogue.connection.executemany(
        "DELETE FROM likenesses WHERE kind = ? AND mask = ? AND syllable = ? AND slug = ?",
        LikenessRow.table.stored(gone),
    )
    catalogue.put(new)


def replace_register_references(catalogue: Catalogue, references: Iterable[ReferenceRow]) -> None:
    """Write what records and pages refer to in place of what they referred to."""
    catalogue.connection.execute("DELETE FROM refs WHERE path NOT LIKE 'articles/%'")
    catalogue.put(references)


def replace_references_of(catalogue: Catalogue, path: str, references: Iterable[ReferenceRow]) -> None:
    """Write what the file *path* refers to in place of what it referred to."""
    catalogue.connection.execute("DELETE FROM refs WHERE path = ?", (path,))
    catalogue.put(references)


def note_outcome(catalogue: Catalogue, kind: str, target: str, before: str, outcome: str) -> None:
    """Note where the references to a target lead that led to *before*."""
    catalogue.connection.execute(
        "UPDATE refs SET outcome = ? WHERE kind = ? AND target = ? AND outcome = ?",
        (outcome, kind, target, before),
    )


def forget_picture(catalogue: Catalogue, path: str) -> None:
    """Take out the picture *path*, and forget that it was read."""
    forget_source(catalogue, path)
    catalogue.connection.execute("DELETE FROM pictures WHERE path = ?", (path,))


def forget_medium(catalogue: Catalogue, path: str) -> None:
    """Take out the film or sound *path*, and forget that it was read."""
    forget_source(catalogue, path)
    catalogue.connection.execute("DELETE FROM media WHERE path = ?", (path,))


def forget_all_read(catalogue: Catalogue) -> None:
    """Empty the catalogue of all that was read; what tells of the output stays."""
    for of in TABLES:
        if of not in (MetaRow, SitePageRow, AskedRow, OutputFileRow, StaleRow):
            catalogue.connection.execute(f"DELETE FROM {of.table.name}")


_READ_AGAIN = "UPDATE sources SET signature = '', digest = '' WHERE path LIKE 'articles/%'"


def read_again(catalogue: Catalogue, slugs: Iterable[str]) -> None:
    """Have the articles under *slugs* read again, though their files are as they were."""
    catalogue.connection.executemany(
        f"{_READ_AGAIN} AND path = (SELECT path FROM articles WHERE slug = ?)", ((slug,) for slug in slugs)
    )


def read_all_again(catalogue: Catalogue) -> None:
    """Have all articles read again."""
    catalogue.connection.execute(_READ_AGAIN)


def read_unpublished_again(catalogue: Catalogue) -> None:
    """Have those articles read again whose status is other than published."""
    catalogue.connection.execute(
        f"{_READ_AGAIN} AND path IN (SELECT path FROM articles WHERE status != 'published')"
    )


def read_faulty_again(catalogue: Catalogue, codes: Sequence[str]) -> None:
    """Have those articles read again that have a problem with one of *codes*."""
    holds = " OR ".join("instr(problems, ?)" for _ in codes)
    catalogue.connection.execute(f"{_READ_AGAIN} AND ({holds})", [f'"{code}"' for code in codes])
