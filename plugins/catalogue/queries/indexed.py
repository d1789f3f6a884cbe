"""What the indexing asks of its own earlier work: whole rows, of articles that readers may not see too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from plugins.catalogue.answers import ArticleFacts
from plugins.catalogue.rows import (
    ArticleRow,
    AttestationRow,
    DraftRow,
    FormerAddressRow,
    HandNameRow,
    MediumRow,
    MentionRow,
    PageRow,
    PictureRow,
    ReadFileRow,
    RecordRow,
    ReferenceRow,
    TextRow,
    TombstoneRow,
)
from plugins.catalogue.store import Catalogue


def has_articles(catalogue: Catalogue) -> bool:
    """Whether there is any article."""
    return bool(catalogue.values("SELECT 1 FROM articles LIMIT 1"))


def count_of_public(catalogue: Catalogue) -> int:
    """Return how many articles readers may see."""
    return int(catalogue.values("SELECT count(*) FROM articles WHERE public = 1")[0])


def article_row(catalogue: Catalogue, slug: str) -> ArticleRow | None:
    """Return the article under *slug*."""
    return catalogue.row(ArticleRow, "WHERE slug = ?", slug)


def article_facts(catalogue: Catalogue, slug: str) -> ArticleFacts | None:
    """Return what the catalogue answers about the article under *slug* hangs on."""
    article, text = article_row(catalogue, slug), text_row(catalogue, slug)
    if article is None or text is None:
        return None
    references = catalogue.rows(ReferenceRow, "WHERE path = ? ORDER BY place", (article.path,))
    return ArticleFacts(
        article=article,
        text=text,
        former=tuple(former_address_rows(catalogue, slug)),
        mentions=tuple(mention_rows(catalogue, slug)),
        attestations=tuple(attestation_rows(catalogue, slug)),
        pictures=tuple(one.target for one in references if one.kind == "picture"),
    )


def articles_with_times(catalogue: Catalogue) -> Iterator[ArticleRow]:
    """Return the articles that are let out or expire at a time."""
    return catalogue.rows(ArticleRow, "WHERE publish_at IS NOT NULL OR expires_at IS NOT NULL")


def slugs_of_file(catalogue: Catalogue, path: str) -> list[str]:
    """Return the slug of the article that the file *path* holds, when it holds one."""
    return catalogue.values("SELECT slug FROM articles WHERE path = ?", path)


def other_file_of(catalogue: Catalogue, slug: str, path: str) -> str | None:
    """Return the file, other than *path*, that holds the article under *slug*."""
    found = catalogue.values("SELECT path FROM articles WHERE slug = ? AND path != ?", slug, path)
    return found[0] if found else None


def text_row(catalogue: Catalogue, slug: str) -> TextRow | None:
    """Return the text of the article under *slug*."""
    return catalogue.row(TextRow, "WHERE article = ?", slug)


def former_address_rows(catalogue: Catalogue, slug: str) -> Iterator[FormerAddressRow]:
    """Return the addresses that the article under *slug* had, slugs first."""
    return catalogue.rows(FormerAddressRow, "WHERE article = ? ORDER BY kind, place", (slug,))


def mention_rows(catalogue: Catalogue, slug: str) -> Iterator[MentionRow]:
    """Return the records that the article under *slug* names, by kind and slug."""
    return catalogue.rows(MentionRow, "WHERE article = ? ORDER BY kind, record", (slug,))


def attestation_rows(catalogue: Catalogue, slug: str) -> Iterator[AttestationRow]:
    """Return the offices that the article under *slug* gives persons, in the order of the text."""
    return catalogue.rows(AttestationRow, "WHERE article = ? ORDER BY start, place", (slug,))


def record_files(catalogue: Catalogue) -> Iterator[ReadFileRow]:
    """Return the files of all records that can be used, drafts too, by path."""
    return catalogue.rows(ReadFileRow, "WHERE kind != 'page' AND data != '' ORDER BY path")


def record_and_page_files(catalogue: Catalogue) -> Iterator[ReadFileRow]:
    """Return the files of all records and pages that can be used, drafts too, by path."""
    return catalogue.rows(ReadFileRow, "WHERE data != '' ORDER BY path")


def file_row(catalogue: Catalogue, path: str) -> ReadFileRow | None:
    """Return what the file *path* of a record or page says."""
    return catalogue.row(ReadFileRow, "WHERE path = ?", path)


def removed_articles(catalogue: Catalogue) -> list[str]:
    """Return the slugs of the articles that the editors took out, in order."""
    return catalogue.values("SELECT slug FROM articles WHERE status = 'removed' ORDER BY slug")


def unpublished_record_files(catalogue: Catalogue) -> Iterator[ReadFileRow]:
    """Return the files of the records whose status is other than published, by path."""
    return catalogue.rows(
        ReadFileRow,
        "WHERE path IN (SELECT path FROM sources WHERE is_draft) AND kind != 'page' AND data != '' ORDER BY path",
    )


def removed_record_files(catalogue: Catalogue) -> Iterator[ReadFileRow]:
    """Return the files of the records that the editors took out, by path."""
    return catalogue.rows(
        ReadFileRow, "WHERE kind != 'page' AND instr(data, '\"status\":\"removed\"') ORDER BY path"
    )


def tombstone_rows(catalogue: Catalogue) -> dict[str, TombstoneRow]:
    """Return all tombstones by address."""
    return {row.address: row for row in catalogue.rows(TombstoneRow)}


def draft_rows(catalogue: Catalogue) -> dict[str, DraftRow]:
    """Return all records and pages that are not public, by path."""
    return {row.path: row for row in catalogue.rows(DraftRow)}


def page_rows(catalogue: Catalogue) -> dict[str, PageRow]:
    """Return all public pages by slug."""
    return {row.slug: row for row in catalogue.rows(PageRow)}


def record_rows(catalogue: Catalogue) -> dict[tuple[str, str], RecordRow]:
    """Return all public records by kind and slug."""
    return {(row.kind, row.slug): row for row in catalogue.rows(RecordRow)}


def picture_row(catalogue: Catalogue, path: str) -> PictureRow | None:
    """Return the picture *path* below the content folder."""
    return catalogue.row(PictureRow, "WHERE path = ?", path)


def medium_row(catalogue: Catalogue, path: str) -> MediumRow | None:
    """Return the film or sound *path* below the content folder."""
    return catalogue.row(MediumRow, "WHERE path = ?", path)


def media_rows(catalogue: Catalogue) -> list[MediumRow]:
    """Return all films and sounds, by path."""
    return [*catalogue.rows(MediumRow, "ORDER BY path")]


def animated_pictures(catalogue: Catalogue) -> list[str]:
    """Return the paths below the content folder of the pictures with several frames."""
    return catalogue.values("SELECT path FROM pictures WHERE is_animated ORDER BY path")


def articles_holding(catalogue: Catalogue, triggers: Iterable[Collection[str]]) -> list[str]:
    """Return the articles whose text holds all keys of one of *triggers* (see ``linking.triggers``)."""
    sought = [[f" {key} ".encode() for key in keys] for keys in triggers]
    longest = sorted({max(keys, key=len) for keys in sought})
    # One pass over each text, and over its bytes, which takes the least.
    may_hold = re.compile(b"|".join(map(re.escape, longest))).search
    flows = catalogue.connection.execute("SELECT article, CAST(flow AS BLOB) FROM flows")
    return [
        article
        for article, flow in flows
        if may_hold(flow) and any(all(key in flow for key in keys) for keys in sought)
    ]


def hand_names(catalogue: Catalogue, kind: str) -> list[HandNameRow]:
    """Return the names of records of *kind* that articles give by hand, with the article."""
    return [*catalogue.rows(HandNameRow, "WHERE kind = ?", (kind,))]
