"""What articles say against each other, and what no article shows by itself: of all, those that readers may not see among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.authority.records import Person
from plugins.catalogue.queries.topics import EACH_TOPIC
from plugins.catalogue.rows import ArticleRow, ReadFileRow, RecordRow, TextRow
from plugins.catalogue.store import Catalogue


@dataclass(frozen=True, slots=True)
class SpelledCategory:
    """A category as one article spells it."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class SpelledTopic:
    """A topic as one article spells it."""

    path: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class DatedFile:
    """The file of an article, and the article's date."""

    path: str
    date: str
    """ISO 8601."""


@dataclass(frozen=True, slots=True)
class FormerAddressOf:
    """An address that an article says it had."""

    kind: str
    """``slug`` or ``url``."""
    value: str
    line: int
    path: str
    """Of the article's file."""
    date: str
    """Of the article."""


@dataclass(frozen=True, slots=True)
class PlacedId:
    """An id and where it stands."""

    id: str
    path: str
    line: int


def line_of_field(catalogue: Catalogue, path: str, field: str) -> int:
    """Return the line of a field of the article in the file *path*, 1 when it is not there."""
    text = catalogue.row(TextRow, "WHERE article = (SELECT slug FROM articles WHERE path = ?)", path)
    return text.front.line(field) if text else 1


def categories_spelled_differently(catalogue: Catalogue) -> list[list[SpelledCategory]]:
    """Return, for each category that is spelled in two ways or more, all its articles, drafts last, by path."""
    several = catalogue.values(
        "SELECT category FROM (SELECT DISTINCT category, category_name FROM articles)"
        " GROUP BY category HAVING count(*) > 1"
    )
    articles = (
        "SELECT path, category_name FROM articles WHERE category = ? ORDER BY status != 'published', path"
    )
    return [
        [SpelledCategory(*row) for row in catalogue.connection.execute(articles, (category,))]
        for category in several
    ]


def topics_spelled_differently(catalogue: Catalogue) -> list[list[SpelledTopic]]:
    """Return, for each topic that is spelled in two ways or more, all its articles, the most frequent spelling first.

    Of spellings used equally often that which comes first by its letters; of one spelling, articles by path.
    """
    first, last = (f"(SELECT {end}(name) FROM topics WHERE topic = each.topic)" for end in ("min", "max"))
    several = catalogue.values(f"{EACH_TOPIC} SELECT topic FROM each WHERE {first} < {last}")
    articles = (
        "SELECT path, name, line FROM topics CROSS JOIN articles ON articles.slug = topics.article WHERE topic = ?"
        " ORDER BY count(*) OVER (PARTITION BY name) DESC, name, path"
    )
    return [
        [SpelledTopic(*row) for row in catalogue.connection.execute(articles, (topic,))] for topic in several
    ]


def files_with_one_title(catalogue: Catalogue) -> list[list[str]]:
    """Return, for each title and date that two articles or more have, their files, drafts last, by path."""
    pairs = catalogue.connection.execute(
        "SELECT title, date FROM articles GROUP BY title, date HAVING count(*) > 1"
    ).fetchall()
    files = "SELECT path FROM articles WHERE title = ? AND date = ? ORDER BY status != 'published', path"
    return [catalogue.values(files, *pair) for pair in pairs]


def public_articles_dated_after(catalogue: Catalogue, day: str) -> list[DatedFile]:
    """Return the public articles dated after *day* (ISO) began that do not say when they are let out."""
    rows = catalogue.connection.execute(
        "SELECT path, date FROM articles WHERE public = 1 AND date > ? AND publish_at IS NULL", (day,)
    )
    return [DatedFile(*row) for row in rows]


def translations(catalogue: Catalogue) -> Iterator[ArticleRow]:
    """Return the articles that say what they translate."""
    return catalogue.rows(ArticleRow, "WHERE translation_of IS NOT NULL")


def all_former_addresses(catalogue: Catalogue) -> list[FormerAddressOf]:
    """Return the former addresses of all articles, drafts last, by path, slugs first."""
    rows = catalogue.connection.execute(
        "SELECT former.kind, value, line, path, date FROM former CROSS JOIN articles ON articles.slug = former.article"
        " ORDER BY status != 'published', path, former.kind, place"
    )
    return [FormerAddressOf(*row) for row in rows]


def file_of_article(catalogue: Catalogue, slug: str) -> DatedFile | None:
    """Return the file of the article under *slug*."""
    row = catalogue.connection.execute("SELECT path, date FROM articles WHERE slug = ?", (slug,)).fetchone()
    return DatedFile(*row) if row else None


def page_slugs(catalogue: Catalogue) -> list[str]:
    """Return the slugs of the public pages."""
    return catalogue.values("SELECT slug FROM pages")


def persons_with_reports(catalogue: Catalogue) -> Iterator[Person]:
    """Return the public persons of whose tenures one names reports as its proof, by slug."""
    rows = catalogue.rows(RecordRow, "WHERE kind = 'person' AND instr(data, '\"reports\":[\"') ORDER BY slug")
    return (person for row in rows if isinstance(person := row.record, Person))


def article_ids(catalogue: Catalogue) -> list[PlacedId]:
    """Return the ids of all articles that have one, in no order."""
    rows = catalogue.connection.execute("SELECT id, path, id_line FROM articles WHERE id IS NOT NULL")
    return [PlacedId(*row) for row in rows]


def record_ids(catalogue: Catalogue) -> list[PlacedId]:
    """Return the ids of all records that have one, drafts too, by the paths of their files."""
    # SQLite reads the few values of the many records, in a tenth of the time that whole ones take.
    rows = catalogue.connection.execute(
        "SELECT json_extract(data, '$.id') AS id, path, coalesce(json_extract(data, '$.origin.lines.id'), 1) FROM read_files"
        " WHERE kind != 'page' AND data != '' AND id IS NOT NULL ORDER BY path"
    )
    return [PlacedId(*row) for row in rows]


def merged_ids(catalogue: Catalogue) -> Iterator[PlacedId]:
    """Yield the ids that records took over, drafts too, by the paths of their files."""
    rows = catalogue.rows(
        ReadFileRow,
        "WHERE kind != 'page' AND data != '' AND NOT instr(data, '\"merged_ids\":[]') ORDER BY path",
    )
    for record in (row.record for row in rows):
        for place, old in enumerate(record.merged_ids):
            yield PlacedId(old, record.origin.path, record.origin.line("merged_ids", place))
