"""The facts of an article that other pages show: two of them, before and after an edit, tell what it made stale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from plugins.catalogue.queries.indexed import (
    article_row,
    attestation_rows,
    former_address_rows,
    mention_rows,
    text_row,
)
from plugins.catalogue.rows import (
    ArticleRow,
    ArticleRows,
    AttestationRow,
    FormerAddressRow,
    MentionRow,
    TextRow,
)
from plugins.catalogue.store import Catalogue
from plugins.facets import FACETS


@dataclass(frozen=True, slots=True)
class Facts:
    """What other pages show of an article."""

    slug: str
    public: bool
    date: str
    category: str
    sample: bool
    shown: ArticleRow
    """Its row, without what no page shows."""
    names: frozenset[str]
    """Slug, id and former slugs: what other texts may call it."""
    original: str
    """What it says it is a translation of; empty when it says nothing."""
    former: tuple[tuple[str, str], ...]
    """Addresses it had: ``slug`` or ``url``, and which."""
    mentions: frozenset[tuple[str, str]]
    """Kind and slug of the records it names."""
    offices: tuple[AttestationRow, ...]
    text: str
    """As the search has it."""
    facets: tuple[Any, ...]
    """What the search is narrowed by, in the order of ``FACETS``."""

    @property
    def place(self) -> tuple[object, ...]:
        """Where it is listed: what counts of articles depend on."""
        return self.public, self.date[:7], self.category, self.mentions

    @property
    def listing(self) -> tuple[object, ...]:
        """Which listings have it: what the index of the site maps depends on."""
        return self.public, self.date[:7], self.category, self.sample

    @property
    def searched(self) -> tuple[object, ...]:
        """What the search finds it by and shows of it, and more."""
        return self.shown, self.text, self.facets

    @property
    def addresses(self) -> tuple[object, ...]:
        """All addresses that lead to it, and where."""
        return self.public, self.slug, self.date[:7], self.names, self.former

    @property
    def records(self) -> set[tuple[str, str]]:
        """All records on whose pages it stands."""
        found = set(self.mentions)
        found |= {("person", office.person) for office in self.offices}
        return found | {("committee", office.committee) for office in self.offices if office.committee}


def facts_from(rows: ArticleRows) -> Facts:
    """Return the facts in the rows of an article."""
    return _facts(rows.article, rows.former, rows.mentions, rows.attestations, rows.text)


def facts_of(catalogue: Catalogue, slug: str) -> Facts | None:
    """Return the facts of the article under *slug*, None when there is none."""
    article = article_row(catalogue, slug)
    if article is None:
        return None
    text = text_row(catalogue, slug)
    return _facts(
        article,
        former_address_rows(catalogue, slug),
        mention_rows(catalogue, slug),
        attestation_rows(catalogue, slug),
        text,
    )


def _facts(
    article: ArticleRow,
    former: Iterable[FormerAddressRow],
    mentions: Iterable[MentionRow],
    offices: Iterable[AttestationRow],
    text: TextRow | None,
) -> Facts:
    addresses = tuple((row.kind, row.value) for row in former)
    slugs = [value for kind, value in addresses if kind == "slug"]
    return Facts(
        slug=article.slug,
        public=article.public,
        date=article.date,
        category=article.category,
        sample=article.sample,
        shown=replace(article, path="", status="", publish_at=None, expires_at=None, id_line=0),
        names=frozenset(filter(None, (article.slug, article.id, *slugs))),
        original=article.translation_of or "",
        former=addresses,
        mentions=frozenset((row.kind, row.record) for row in mentions),
        offices=tuple(offices),
        text=text.plain if text else "",
        facets=tuple(text.front.values.get(facet.field) for facet in FACETS.values()) if text else (),
    )
