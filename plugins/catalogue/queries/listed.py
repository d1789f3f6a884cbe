"""Articles as editors look for them: by words, state, category, record and day, those that are not public too; newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.addresses import article_address, record_address
from plugins.catalogue.rows import ArticleRow
from plugins.catalogue.store import Catalogue
from plugins.text.normal import fold

STATES = ("draft", "review", "ready", "held", "published", "expired", "removed")
"""What an article is to an editor: its status, and for a published one whether its time has come or is over."""
MAX_COUNT = 1000
"""Articles that are counted exactly; to count all would take as long as the list itself."""

_HELD = "(publish_at IS NOT NULL AND publish_at > :now)"
_OVER = "(expires_at IS NOT NULL AND expires_at <= :now)"
_OF_STATE = {
    "held": f"status = 'published' AND {_HELD}",
    "expired": f"status = 'published' AND {_OVER} AND NOT {_HELD}",
    "published": f"status = 'published' AND NOT {_HELD} AND NOT {_OVER}",
}


@dataclass(frozen=True, slots=True)
class Sought:
    """What an editor looks for; what is empty does not count."""

    words: str = ""
    """Parts of the title, in any order; marks and capitals do not count."""
    state: str = ""
    category: str = ""
    """Slug."""
    kind: str = ""
    """Of ``record``."""
    record: str = ""
    """Slug of a record that the articles name."""
    since: str = ""
    """A day, month or year: ``2023``, ``2023-07``, ``2023-07-21``."""
    until: str = ""
    """The last day, month or year."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the list: that of an article."""

    date: str
    slug: str


@dataclass(frozen=True, slots=True)
class TextOnSite:
    """An article or record that has a page, or a notice that it was taken out."""

    address: str
    title: str
    path: str
    """Below the content folder."""
    digest: str
    """SHA-256 of the file."""
    is_removed: bool = False


def state_of(article: ArticleRow, now: str) -> str:
    """Return what *article* is to an editor *now* (ISO 8601), one of ``STATES``."""
    if article.status != "published":
        return article.status
    if article.publish_at is not None and article.publish_at > now:
        return "held"
    return "expired" if article.expires_at is not None and article.expires_at <= now else "published"


def articles_sought(
    catalogue: Catalogue, sought: Sought, now: str, most: int, after: Place | None = None
) -> list[ArticleRow]:
    """Return at most so many articles of those *sought*, newest first, from *after* a place on."""
    where, values = _conditions(sought, now)
    if after:
        where.append("(date, slug) < (:date, :slug)")
        values |= {"date": after.date, "slug": after.slug}
    rows = catalogue.connection.execute(
        f"SELECT slug FROM articles INDEXED BY articles_listed WHERE {' AND '.join(where)}"
        " ORDER BY date DESC, slug DESC LIMIT :most",
        {**values, "most": most},
    )
    slugs = [row[0] for row in rows]
    marks = ",".join("?" * len(slugs))
    found = {row.slug: row for row in catalogue.rows(ArticleRow, f"WHERE slug IN ({marks})", slugs)}
    return [found[slug] for slug in slugs]


def count_sought(catalogue: Catalogue, sought: Sought, now: str) -> int:
    """Return how many articles are *sought*; one more than ``MAX_COUNT`` where there are more."""
    where, values = _conditions(sought, now)
    counted = catalogue.connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM articles INDEXED BY articles_listed"
        f" WHERE {' AND '.join(where)} LIMIT {MAX_COUNT + 1})",
        values,
    )
    return int(counted.fetchone()[0])


def _conditions(sought: Sought, now: str) -> tuple[list[str], dict[str, str]]:
    where, values = ["1"], {"now": now}
    for number, word in enumerate(fold(sought.words).split()):
        where.append(f"words LIKE :word{number} ESCAPE '\\'")
        values[f"word{number}"] = f"%{_escaped(word)}%"
    if sought.state:
        where.append(_OF_STATE.get(sought.state, "status = :state"))
        values["state"] = sought.state
    if sought.category:
        where.append("category = :category")
        values["category"] = sought.category
    if sought.record:
        where.append("slug IN (SELECT article FROM mentions WHERE kind = :kind AND record = :record)")
        values |= {"kind": sought.kind, "record": sought.record}
    if sought.since:
        where.append("date >= :since")
        values["since"] = sought.since
    if sought.until:
        where.append("date <= :until")
        values["until"] = f"{sought.until}\uffff"
    return where, values


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def counts_by_state(catalogue: Catalogue, now: str) -> dict[str, int]:
    """Return how many articles of each state wait or are hidden; those that readers see are not counted."""
    rows = catalogue.connection.execute(
        f"SELECT CASE WHEN status != 'published' THEN status WHEN {_HELD} THEN 'held' ELSE 'expired' END, count(*)"
        f" FROM articles INDEXED BY articles_listed WHERE status != 'published' OR {_HELD} OR {_OVER} GROUP BY 1",
        {"now": now},
    )
    return dict(rows.fetchall())


def categories(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return slug and name of each category that an article has, public or not, by slug."""
    rows = catalogue.connection.execute("SELECT category, min(category_name) FROM articles GROUP BY category")
    return [(slug, name) for slug, name in rows]


def article_of_file(catalogue: Catalogue, path: str) -> ArticleRow | None:
    """Return the article that the file *path* holds, public or not; None where it holds none that can be used."""
    return catalogue.row(ArticleRow, "WHERE path = ?", path)


def texts_on_site(catalogue: Catalogue) -> Iterator[TextOnSite]:
    """Yield all articles and records that have a page or a notice once the site is built: articles first, the newest in front."""
    execute = catalogue.connection.execute
    for date, slug, *others in execute(
        "SELECT date, slug, title, path, digest, status = 'removed' FROM articles JOIN sources USING (path)"
        " WHERE public = 1 OR status = 'removed' ORDER BY date DESC, slug DESC"
    ):
        yield TextOnSite(article_address(date, slug), *others)
    for kind, slug, *others in execute(
        "SELECT kind, slug, name, path, digest, 0 FROM"
        " (SELECT kind, slug, name, json_extract(data, '$.origin.path') AS path FROM records) JOIN sources USING (path)"
        " ORDER BY kind, slug"
    ):
        yield TextOnSite(record_address(kind, slug), *others)
    for kind, slug, *others in execute(
        "SELECT kind, json_extract(data, '$.slug'), json_extract(data, '$.name'), path, digest, 1"
        " FROM read_files JOIN sources USING (path)"
        " WHERE kind != 'page' AND instr(data, '\"status\":\"removed\"') ORDER BY path"
    ):
        yield TextOnSite(record_address(kind, slug), *others)
