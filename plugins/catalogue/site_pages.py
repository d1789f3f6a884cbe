"""The pages of the site as they were made last: which there are, what each asked for, and which are stale.

A page is known by its ``PageId``, and within the catalogue by a number. Some are nodes of the plan: what they make is
which other pages there are. A page is stale when an answer changed that it asked for, or time left the span for which
it is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass

from plugins.catalogue.asked import AnswerKey, Asked
from plugins.catalogue.rows import SitePageRow
from plugins.catalogue.store import Catalogue

_EVERYTHING = "everything is stale"
_KEYS_PER_STATEMENT = 500


@dataclass(frozen=True, slots=True, order=True)
class PageId:
    """A page, a listing, a node of the plan, or another thing with files of its own."""

    node: str
    """What it is: ``article``, ``record_year``; see ``site.plan``."""
    kind: str = ""
    """Kind of record."""
    slug: str = ""
    """Of the article, record, category or page; of a picture or document its path."""
    time: str = ""
    """Year, or year and month: ``2023-07``."""


@dataclass(frozen=True, slots=True)
class NumberedPage:
    """A page with its number."""

    number: int
    page: PageId


_ID = "page, node, kind, slug, time"


def _numbered(rows: Iterable[tuple[int, str, str, str, str]]) -> list[NumberedPage]:
    return [NumberedPage(number, PageId(*parts)) for number, *parts in rows]


def find_page(catalogue: Catalogue, page: PageId) -> int | None:
    """Return the number of *page*, None where it is new."""
    found = catalogue.values(
        "SELECT page FROM site_pages WHERE node = ? AND kind = ? AND slug = ? AND time = ?", *astuple(page)
    )
    return int(found[0]) if found else None


def page_number(catalogue: Catalogue, page: PageId) -> int:
    """Return the number of *page*; one that is new gets one, outside the plan."""
    return find_page(catalogue, page) or add_pages(catalogue, [page], 0)[page]


def add_pages(catalogue: Catalogue, pages: Iterable[PageId], parent: int) -> dict[PageId, int]:
    """Note new *pages* of the node *parent*; return the number of each."""
    last = int(catalogue.values("SELECT ifnull(max(page), 0) FROM site_pages")[0])
    numbers = {page: number for number, page in enumerate(pages, last + 1)}
    catalogue.put(
        SitePageRow(number, page.node, page.kind, page.slug, page.time, parent, "", "")
        for page, number in numbers.items()
    )
    return numbers


def set_parent(catalogue: Catalogue, number: int, parent: int) -> None:
    """Note which node of the plan has a page."""
    catalogue.connection.execute("UPDATE site_pages SET parent = ? WHERE page = ?", (parent, number))


def children_of(catalogue: Catalogue, number: int) -> dict[PageId, int]:
    """Return the numbers of the pages that a node of the plan had when it was made last, by page."""
    rows = catalogue.connection.execute(f"SELECT {_ID} FROM site_pages WHERE parent = ?", (number,))
    return {one.page: one.number for one in _numbered(tuple(row) for row in rows)}


def pages_of(catalogue: Catalogue, *nodes: str) -> list[NumberedPage]:
    """Return all pages of *nodes*, of all nodes where none is given, by number."""
    where = f"WHERE node IN ({','.join('?' * len(nodes))})" if nodes else ""
    rows = catalogue.connection.execute(f"SELECT {_ID} FROM site_pages {where} ORDER BY page", nodes)
    return _numbered(tuple(row) for row in rows)


def stale_pages(catalogue: Catalogue, nodes: Iterable[str], *, others: bool = False) -> list[NumberedPage]:
    """Return the stale pages of *nodes*, or with *others* those of all other nodes, by page."""
    wanted = tuple(nodes)
    operator = "NOT IN" if others else "IN"
    rows = catalogue.connection.execute(
        f"SELECT {_ID} FROM stale JOIN site_pages USING (page)"
        f" WHERE node {operator} ({','.join('?' * len(wanted))}) ORDER BY node, kind, slug, time",
        wanted,
    )
    return _numbered(tuple(row) for row in rows)


def forget_page(catalogue: Catalogue, number: int) -> None:
    """Forget a page, what it asked for, and that it is stale; its files must be gone."""
    for table in ("site_pages", "asked", "stale"):
        catalogue.connection.execute(f"DELETE FROM {table} WHERE page = ?", (number,))


def remember_asked(catalogue: Catalogue, number: int, asked: Asked) -> None:
    """Remember what a page asked for, in place of what it did before."""
    before = set(catalogue.values("SELECT key FROM asked WHERE page = ?", number))
    gone = ((number, key) for key in before - asked.keys)
    catalogue.connection.executemany("DELETE FROM asked WHERE page = ? AND key = ?", gone)
    new = ((number, key) for key in sorted(asked.keys - before))
    catalogue.connection.executemany("INSERT INTO asked VALUES (?, ?)", new)
    _limit(catalogue, number, asked)


def remember_new(catalogue: Catalogue, number: int, asked: Asked) -> None:
    """Remember what a page asked for of which nothing is remembered, as after ``begin_remembering_all``."""
    catalogue.connection.executemany(
        "INSERT INTO asked VALUES (?, ?)", ((number, key) for key in sorted(asked.keys))
    )
    if asked.since or asked.until:
        _limit(catalogue, number, asked)


def _limit(catalogue: Catalogue, number: int, asked: Asked) -> None:
    catalogue.connection.execute(
        "UPDATE site_pages SET since = ?, until = ? WHERE page = ?", (asked.since, asked.until, number)
    )


def begin_remembering_all(catalogue: Catalogue) -> None:
    """Forget what all pages asked for; ``end_remembering_all`` must follow."""
    catalogue.connection.execute("DROP INDEX IF EXISTS asked_by_key")
    catalogue.connection.execute("DELETE FROM asked")
    catalogue.connection.execute(
        "UPDATE site_pages SET since = '', until = '' WHERE since != '' OR until != ''"
    )


def end_remembering_all(catalogue: Catalogue) -> None:
    """Have keys found again: to sort them once costs less than to put each in its place."""
    catalogue.connection.execute("CREATE INDEX IF NOT EXISTS asked_by_key ON asked (key, page)")


def note_changed(catalogue: Catalogue, keys: Iterable[AnswerKey]) -> None:
    """Note that the answers under *keys* changed: pages that asked for one of them are stale."""
    wanted = sorted(keys)
    for start in range(0, len(wanted), _KEYS_PER_STATEMENT):
        some = wanted[start : start + _KEYS_PER_STATEMENT]
        catalogue.connection.execute(
            f"INSERT OR IGNORE INTO stale SELECT page FROM asked WHERE key IN ({','.join('?' * len(some))})",
            some,
        )


def note_stale(catalogue: Catalogue, numbers: Iterable[int]) -> None:
    """Note that the pages with these *numbers* are stale."""
    catalogue.connection.executemany("INSERT OR IGNORE INTO stale VALUES (?)", ((one,) for one in numbers))


def note_out_of_time(catalogue: Catalogue, moment: str) -> None:
    """Note that the pages which are not right at *moment* (ISO 8601) are stale."""
    catalogue.connection.execute(
        "INSERT OR IGNORE INTO stale SELECT page FROM site_pages"
        " WHERE since > ?1 OR (until != '' AND until <= ?1)",
        (moment,),
    )


def note_differing_files(catalogue: Catalogue, manifest: Mapping[str, str]) -> None:
    """Note as stale the pages with a file that *manifest*, SHA-256 by path, lacks or has with other bytes."""
    rows = catalogue.connection.execute("SELECT path, page, written FROM files")
    note_stale(catalogue, {page for path, page, written in rows if manifest.get(path) != written})


def forget_stale(catalogue: Catalogue, numbers: Iterable[int]) -> None:
    """Note that the output shows the pages with these *numbers* as they are."""
    catalogue.connection.executemany("DELETE FROM stale WHERE page = ?", ((one,) for one in numbers))


def note_everything_stale(catalogue: Catalogue) -> None:
    """Note that all pages are to be made anew."""
    catalogue.note(_EVERYTHING, "yes")


def is_everything_stale(catalogue: Catalogue) -> bool:
    """Whether all pages are to be made anew, so that nothing else need be noted."""
    return catalogue.meta(_EVERYTHING) == "yes"


def forget_everything_stale(catalogue: Catalogue) -> None:
    """Note that all pages were made anew."""
    catalogue.forget_note(_EVERYTHING)


def walk_pages(catalogue: Catalogue, number: int) -> Iterator[NumberedPage]:
    """Yield all pages below a node of the plan as it was made last, whoever is deepest first."""
    for page, child in children_of(catalogue, number).items():
        yield from walk_pages(catalogue, child)
        yield NumberedPage(child, page)
