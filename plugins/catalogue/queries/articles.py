"""One article, found by any of its names, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.addresses import article_address
from plugins.catalogue.answers import ADDRESSES, ARTICLE, CARD, NAMED_ARTICLE, TRANSLATIONS
from plugins.catalogue.rows import ArticleRow, FormerAddressRow, MentionRow, TextRow
from plugins.catalogue.store import Catalogue


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """An article that a name stands for."""

    slug: str
    address: str
    is_public: bool
    is_timed: bool
    """Whether only the time keeps it from being public: it is held or has expired."""


@dataclass(frozen=True, slots=True)
class ArticleTitle:
    """What leads to an article, and how it is called."""

    id: str | None
    title: str
    date: str
    """ISO 8601."""


_NAMED_BY = ("slug = ?", "id = ?", "slug IN (SELECT article FROM former WHERE kind = 'slug' AND value = ?)")


def article_called(catalogue: Catalogue, name: str) -> NamedArticle | None:
    """Return the article whose slug, id or former slug, in this order, is *name*; public or not."""
    catalogue.ask(NAMED_ARTICLE, name)
    for where in _NAMED_BY:
        row = catalogue.connection.execute(
            f"SELECT slug, date, public, status FROM articles WHERE {where} ORDER BY slug", (name,)
        ).fetchone()
        if row is not None:
            slug, date, public, status = row
            is_timed = not public and status == "published"
            return NamedArticle(slug, article_address(date, slug), bool(public), is_timed)
    return None


def article(catalogue: Catalogue, slug: str) -> ArticleRow | None:
    """Return what listings show of the article under *slug*, public or not; None where there is none."""
    catalogue.ask(CARD, slug)
    return catalogue.row(ArticleRow, "WHERE slug = ?", slug)


def articles_under(catalogue: Catalogue, slugs: Sequence[str]) -> Iterator[ArticleRow]:
    """Yield what listings show of the articles under *slugs*, public or not, in no order; read in one go."""
    for slug in slugs:
        catalogue.ask(CARD, slug)
    marks = ",".join("?" * len(slugs))
    return catalogue.rows(ArticleRow, f"WHERE slug IN ({marks})", slugs)


def article_text(catalogue: Catalogue, slug: str) -> TextRow | None:
    """Return front matter and body of the article under *slug*, public or not; None where there is none."""
    catalogue.ask(ARTICLE, slug)
    return catalogue.row(TextRow, "WHERE article = ?", slug)


def mentions_in(catalogue: Catalogue, slug: str) -> list[MentionRow]:
    """Return the records that an article names, by kind and slug."""
    catalogue.ask(ARTICLE, slug)
    return list(catalogue.rows(MentionRow, "WHERE article = ? ORDER BY kind, record", (slug,)))


def public_date_of(catalogue: Catalogue, slug: str) -> str | None:
    """Return the date (ISO 8601) of an article, None where it is not public or not there."""
    catalogue.ask(CARD, slug)
    statement = "SELECT date FROM articles WHERE slug = ? AND public = 1"
    return next(iter(catalogue.values(statement, slug)), None)


def has_article_id(catalogue: Catalogue, identifier: str) -> bool:
    """Whether a public article has the id *identifier*."""
    catalogue.ask(NAMED_ARTICLE, identifier)
    return bool(catalogue.values("SELECT 1 FROM articles WHERE public = 1 AND id = ?", identifier))


def article_title(catalogue: Catalogue, slug: str) -> ArticleTitle | None:
    """Return id, title and date of an article, public or not; None where it is not there."""
    catalogue.ask(CARD, slug)
    row = catalogue.connection.execute(
        "SELECT id, title, date FROM articles WHERE slug = ?", (slug,)
    ).fetchone()
    return ArticleTitle(*row) if row else None


def former_addresses_of(catalogue: Catalogue, slug: str) -> list[FormerAddressRow]:
    """Return the addresses that an article had, former slugs first, each sort as the editors list them."""
    catalogue.ask(ARTICLE, slug)
    return list(catalogue.rows(FormerAddressRow, "WHERE article = ? ORDER BY kind, place", (slug,)))


def articles_in(catalogue: Catalogue, named: str) -> list[str]:
    """Return the slugs of the articles that have the slug *named* or whose file is called so; public or not."""
    statement = "SELECT slug FROM articles WHERE slug = ? OR path LIKE ?"
    return catalogue.values(statement, named, f"%/{named}.md")


def articles_with_other_addresses(catalogue: Catalogue) -> list[str]:
    """Return the slugs of the public articles that have an id or a former address, by slug."""
    catalogue.ask(ADDRESSES)
    return catalogue.values(
        "SELECT slug FROM articles WHERE public = 1"
        " AND (id IS NOT NULL OR slug IN (SELECT article FROM former)) ORDER BY slug"
    )


def versions_of(catalogue: Catalogue, slug: str) -> tuple[str, ...]:
    """Return the slugs of the public articles that are one text in several languages with a public article.

    Sorted, itself among them; empty where it is the only version.
    """
    catalogue.ask(CARD, slug)
    original = slug
    statement = (
        "SELECT translation_of FROM articles WHERE slug = ? AND public = 1 AND translation_of IS NOT NULL"
    )
    for name in catalogue.values(statement, slug):
        found = article_called(catalogue, name)
        if found and found.is_public:
            original = found.slug
    catalogue.ask(NAMED_ARTICLE, original)  # another name of it has another answer here, too
    names = catalogue.values(
        "SELECT ?1 UNION ALL SELECT id FROM articles WHERE slug = ?1 AND id IS NOT NULL"
        " UNION ALL SELECT value FROM former WHERE article = ?1 AND kind = 'slug'",
        original,
    )
    statement = "SELECT slug FROM articles INDEXED BY translations WHERE public = 1 AND translation_of = ?"
    versions = {original}
    for name in names:
        catalogue.ask(TRANSLATIONS, name)
        translations = catalogue.values(statement, name)
        found = article_called(catalogue, name) if translations else None
        if found and found.slug == original:
            versions.update(translations)
    return tuple(sorted(versions)) if len(versions) > 1 else ()
