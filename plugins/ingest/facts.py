"""The facts of an article that other pages show: two of them, before and after an edit, tell what it made stale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plugins.catalogue.store import Catalogue

_NOT_SHOWN = ("path", "status", "publish_at", "expires_at", "id_line", "seal")
"""Columns of an article that no page shows by themselves."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What other pages show of an article."""

    slug: str
    public: bool
    date: str
    category: str
    sample: bool
    shown: tuple[object, ...]
    """Its row, but for what no page shows."""
    names: frozenset[str]
    """Slug, id and former slugs: what other texts may call it."""
    original: str
    """What it says it is a translation of; empty when it says nothing."""
    former: tuple[tuple[object, ...], ...]
    """Addresses it had."""
    mentions: frozenset[tuple[str, str]]
    offices: tuple[tuple[object, ...], ...]
    text: str
    """As the search has it."""

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
        return self.shown, self.text

    @property
    def addresses(self) -> tuple[object, ...]:
        """All addresses that lead to it, and where."""
        return self.public, self.slug, self.date[:7], self.names, self.former

    @property
    def records(self) -> set[tuple[str, str]]:
        """All records on whose pages it stands."""
        found = set(self.mentions)
        for office in self.offices:
            person, committee = str(office[3]), office[6]
            found |= {("person", person)} | ({("committee", str(committee))} if committee else set())
        return found


def facts_from(
    article: Any, former: Iterable[Any], mentions: Iterable[Any], offices: Iterable[Any], text: str
) -> Facts:
    """Return the facts in rows of ``articles``, ``former``, ``mentions`` and ``attestations``, each a row or a tuple, and *text*."""
    columns = dict(zip(_COLUMNS, article, strict=True))
    addresses = tuple((row[1], row[3]) for row in former)
    slugs = [value for kind, value in addresses if kind == "slug"]
    return Facts(
        slug=columns["slug"],
        public=bool(columns["public"]),
        date=columns["date"],
        category=columns["category"],
        sample=bool(columns["sample"]),
        shown=tuple(value for name, value in columns.items() if name not in _NOT_SHOWN),
        names=frozenset(filter(None, (columns["slug"], columns["id"], *slugs))),
        original=columns["translation_of"] or "",
        former=addresses,
        mentions=frozenset((row[0], row[1]) for row in mentions),
        offices=tuple(tuple(row)[:-1] for row in offices),
        text=text,
    )


_COLUMNS = (
    "slug path public status id title date category category_name summary lang picture picture_alt changed "
    "retracted sample publish_at expires_at translation_of id_line seal"
).split()


def facts_of(catalogue: Catalogue, slug: str) -> Facts | None:
    """Return the facts of the article under *slug*, None when there is none."""
    row = catalogue.row("articles", "WHERE slug = ?", slug)
    text = catalogue.row("texts", "WHERE article = ?", slug)
    if row is None:
        return None
    return facts_from(
        row,
        catalogue.rows("former", "WHERE article = ? ORDER BY kind, place", (slug,)),
        catalogue.rows("mentions", "WHERE article = ?", (slug,)),
        catalogue.rows("attestations", "WHERE article = ? ORDER BY start, place", (slug,)),
        text["plain"] if text else "",
    )
