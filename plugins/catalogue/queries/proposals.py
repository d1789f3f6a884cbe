"""What the texts name and the register lacks or cannot tell apart; articles that are not public count too."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from plugins.authority.relations import masks_of
from plugins.catalogue.queries.articles import ArticleTitle
from plugins.catalogue.rows import ProposalRow, ProposedOffice
from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact

_CHOSEN = "(?1 IS NULL OR articles.slug IN (SELECT value FROM json_each(?1)))"


@dataclass(frozen=True, slots=True)
class ProposedName:
    """A name that an article gives and no record has."""

    kind: str
    name: str
    """As printed."""
    offices: tuple[ProposedOffice, ...]
    """Those that the article gives it."""
    path: str
    """File of the article."""
    article: ArticleTitle
    slug: str
    """Of the article."""
    is_standing: bool
    """Whether readers may see the article and it was not retracted."""


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A name in an article that may mean several records."""

    kind: str
    surface: str
    candidates: tuple[str, ...]
    """Slugs."""
    path: str
    """File of the article."""


@dataclass(frozen=True, slots=True)
class AlmostRegisteredName:
    """A name in an article that is almost one of records."""

    kind: str
    name: str
    alike: tuple[str, ...]
    """Slugs."""
    path: str
    """File of the article."""
    line: int


def proposed_names(catalogue: Catalogue, articles: Collection[str] | None = None) -> list[ProposedName]:
    """Return the proposals of *articles* (slugs), of all where it is None; oldest article first."""
    rows = catalogue.connection.execute(
        "SELECT proposals.*, path, id, title, date, public AND NOT retracted AS standing"
        " FROM proposals JOIN articles ON articles.slug = proposals.article"
        f" WHERE {_CHOSEN} ORDER BY date, path",
        (_as_json(articles),),
    )
    return [
        ProposedName(
            kind=row["kind"],
            name=row["name"],
            offices=tuple(ProposedOffice(*one) for one in json.loads(row["offices"])),
            path=row["path"],
            article=ArticleTitle(row["id"], row["title"], row["date"]),
            slug=row["article"],
            is_standing=bool(row["standing"]),
        )
        for row in rows
    ]


def ambiguous_names(catalogue: Catalogue, articles: Collection[str] | None = None) -> list[AmbiguousName]:
    """Return the unresolved names of *articles* (slugs), of all where it is None; oldest article first."""
    rows = catalogue.connection.execute(
        "SELECT kind, surface, candidates, path FROM questions JOIN articles ON articles.slug = questions.article"
        f" WHERE {_CHOSEN} ORDER BY date, path",
        (_as_json(articles),),
    )
    return [
        AmbiguousName(kind, surface, tuple(json.loads(candidates)), path)
        for kind, surface, candidates, path in rows
    ]


def almost_registered_names(catalogue: Catalogue) -> list[AlmostRegisteredName]:
    """Return the names in articles in Vietnamese that are almost those of records, by path; foreign texts leave marks out."""
    rows = catalogue.connection.execute(
        "SELECT kind, name, alike, path, proposals.line FROM proposals INDEXED BY proposals_alike"
        " CROSS JOIN articles ON articles.slug = proposals.article"
        " WHERE alike != '[]' AND lang = 'vi' ORDER BY path, proposals.line, kind, name"
    )
    return [
        AlmostRegisteredName(kind, name, tuple(json.loads(alike)), path, line)
        for kind, name, alike, path, line in rows
    ]


def proposals_like(catalogue: Catalogue, kind: str, masks: Collection[str]) -> list[ProposalRow]:
    """Return the proposals of *kind* that share one of *masks* with records (``authority.relations.masks_of``)."""
    addresses = catalogue.values("SELECT DISTINCT address FROM proposals WHERE kind = ?", kind)
    alike = [one for one in addresses if any(mask in masks for mask, _ in masks_of(one))]
    where = "WHERE kind = ? AND address IN (SELECT value FROM json_each(?))"
    return [*catalogue.rows(ProposalRow, where, (kind, compact(alike)))] if alike else []


def _as_json(slugs: Collection[str] | None) -> str | None:
    return None if slugs is None else compact(sorted(slugs))
