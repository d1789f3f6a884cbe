"""What readers may not see yet, or not any more; only the preview asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.addresses import article_address, page_address, record_address
from plugins.catalogue.answers import DRAFT_ARTICLES, DRAFT_FILES
from plugins.catalogue.rows import ArticleRow, DraftRow
from plugins.catalogue.store import Catalogue


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is not public, and why."""

    address: str
    """Where it would stand."""
    title: str
    path: str
    state: str
    """``draft``, ``review``, ``ready``, ``held`` or ``expired``."""
    time: str = ""
    """Until when it is held, or since when it has expired; ISO 8601."""


_NOT_PUBLIC = "public = 0 AND status != 'removed'"


def draft_articles(catalogue: Catalogue) -> list[str]:
    """Return the slugs of the articles that are not public, in order."""
    catalogue.ask(DRAFT_ARTICLES, "")
    return catalogue.values(f"SELECT slug FROM articles WHERE {_NOT_PUBLIC} ORDER BY slug")


def draft_article(catalogue: Catalogue, slug: str, now: str) -> Draft | None:
    """Return the article under *slug* if it is not public *now* (ISO 8601)."""
    catalogue.ask(DRAFT_ARTICLES, slug)
    row = catalogue.row(ArticleRow, f"WHERE slug = ? AND {_NOT_PUBLIC}", slug)
    if row is None:
        return None
    state, time = row.status, ""
    if state == "published":
        is_held = row.publish_at is not None and row.publish_at > now
        state, time = ("held", row.publish_at or "") if is_held else ("expired", row.expires_at or "")
        catalogue.limit("", time if is_held else "")
    return Draft(article_address(row.date, slug), row.title, row.path, state, time)


def draft_files(catalogue: Catalogue) -> list[str]:
    """Return the paths of the records and pages that are not public, in order."""
    catalogue.ask(DRAFT_FILES, "")
    return catalogue.values("SELECT path FROM drafts ORDER BY path")


def draft_file(catalogue: Catalogue, path: str) -> DraftRow | None:
    """Return the record or page of the file *path* if it is not public."""
    catalogue.ask(DRAFT_FILES, path)
    return catalogue.row(DraftRow, "WHERE path = ?", path)


def draft_of(row: DraftRow) -> Draft:
    """Return what *row* is and why it is not public."""
    address = page_address(row.slug) if row.kind == "page" else record_address(row.kind, row.slug)
    return Draft(address, row.name, row.path, row.status)


def all_drafts(catalogue: Catalogue, now: str) -> Iterator[Draft]:
    """Yield everything that is not public *now* (ISO 8601), articles first."""
    for slug in draft_articles(catalogue):
        if (found := draft_article(catalogue, slug, now)) is not None:
            yield found
    for path in draft_files(catalogue):
        if (row := draft_file(catalogue, path)) is not None:
            yield draft_of(row)
