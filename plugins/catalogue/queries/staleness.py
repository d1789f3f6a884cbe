"""What an edit may make stale: who may show an article or a record, as the catalogue has them now.

Articles that readers may not see are among the answers: they may have been public until now.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import EVERYTHING


@dataclass(frozen=True, slots=True)
class DatedArticle:
    """An article and when it is dated."""

    slug: str
    year: str


@dataclass(frozen=True, slots=True)
class RecordKey:
    """What tells a record from all others."""

    kind: str
    slug: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What a record says of another, as in ``rows.RelationRow``."""

    way: str
    other: str
    kind: str
    slug: str


def is_everything_stale(catalogue: Catalogue) -> bool:
    """Whether all pages are to be made anew, so that nothing need be noted."""
    return bool(catalogue.values("SELECT 1 FROM stale WHERE owner = ?", EVERYTHING))


def all_articles_naming(catalogue: Catalogue, kind: str, record: str) -> list[str]:
    """Return the articles that name a record."""
    return catalogue.values("SELECT article FROM mentions WHERE kind = ? AND record = ?", kind, record)


def is_followed_in_year(catalogue: Catalogue, date: str, slug: str) -> bool:
    """Whether a public article of the year of *date* stands after the one of *date* and *slug*."""
    statement = "SELECT 1 FROM articles WHERE public = 1 AND date >= ?1 AND date < ?2 AND (date, slug) > (?1, ?3) LIMIT 1"
    return bool(catalogue.values(statement, date, f"{date[:4]}~", slug))


def all_articles_called(catalogue: Catalogue, name: str) -> list[str]:
    """Return the articles whose slug, id or former slug is *name*."""
    statement = (
        "SELECT slug FROM articles WHERE slug = ?1 OR id = ?1"
        " UNION SELECT article FROM former WHERE kind = 'slug' AND value = ?1"
    )
    return catalogue.values(statement, name)


def all_translations_of(catalogue: Catalogue, name: str) -> list[DatedArticle]:
    """Return the articles that say they translate the one called *name*."""
    statement = "SELECT slug, substr(date, 1, 4) FROM articles WHERE translation_of = ?"
    return [DatedArticle(*row) for row in catalogue.connection.execute(statement, (name,))]


def namesakes_of(catalogue: Catalogue, kind: str, name: str) -> list[str]:
    """Return the records that share the match key of *name* with the records of that very name, themselves among them."""
    statement = (
        "SELECT slug FROM lookups WHERE kind = ?1 AND way = 'name' AND key IN"
        " (SELECT key FROM lookups WHERE kind = ?1 AND way = 'name' AND slug IN"
        " (SELECT slug FROM records WHERE kind = ?1 AND name = ?2))"
    )
    return catalogue.values(statement, kind, name)


def named_together_with(catalogue: Catalogue, kind: str, record: str) -> list[RecordKey]:
    """Return the records that stand in an article with a record, itself among them."""
    rows = catalogue.connection.execute(
        "SELECT DISTINCT theirs.kind, theirs.record FROM mentions AS mine"
        " JOIN mentions AS theirs ON theirs.article = mine.article WHERE mine.kind = ? AND mine.record = ?",
        (kind, record),
    )
    return [RecordKey(*row) for row in rows]


def committees_heard_with(catalogue: Catalogue, person: str) -> list[str]:
    """Return the committees of which an article gives *person* an office."""
    statement = "SELECT DISTINCT committee FROM attestations WHERE person = ? AND committee IS NOT NULL"
    return catalogue.values(statement, person)


def persons_heard_with(catalogue: Catalogue, committee: str) -> list[str]:
    """Return the persons to whom an article gives an office of *committee*."""
    return catalogue.values("SELECT DISTINCT person FROM attestations WHERE committee = ?", committee)


def relations_around(catalogue: Catalogue, kind: str, slug: str) -> list[Relation]:
    """Return what a record says of others, others say of it, and the events of its series say of theirs."""
    rows = catalogue.connection.execute(
        "SELECT way, other, kind, slug FROM relations WHERE (kind = ?1 AND slug = ?2)"
        " OR (way IN ('parent', 'tenure', 'organiser', 'lineage') AND other = ?2)"
        " OR (way = 'series' AND other IN (SELECT other FROM relations WHERE way = 'series' AND slug = ?2))",
        (kind, slug),
    )
    return [Relation(*row) for row in rows]


def events_beginning(catalogue: Catalogue, after: str, until: str) -> list[str]:
    """Return the events that begin *after* a day and not later than *until*."""
    statement = "SELECT slug FROM relations WHERE way = 'start' AND other > ? AND other <= ?"
    return catalogue.values(statement, after, until)


def committees_around_event(catalogue: Catalogue, event: str) -> list[str]:
    """Return the committees that organise *event*, and those that its reports name."""
    organisers = "SELECT other FROM relations WHERE kind = 'event' AND slug = ? AND way = 'organiser'"
    reported = (
        "SELECT DISTINCT theirs.record FROM mentions AS mine"
        " JOIN mentions AS theirs ON theirs.article = mine.article AND theirs.kind = 'committee'"
        " WHERE mine.kind = 'event' AND mine.record = ?"
    )
    return [*catalogue.values(organisers, event), *catalogue.values(reported, event)]
