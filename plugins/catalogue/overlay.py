"""Rows that a reader of the catalogue sees besides its own, and nobody else: the page of a draft is made as if it were public."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from plugins.catalogue.rows import ArticleRows
from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import Row
from plugins.catalogue.writing import replace_article


@contextmanager
def laid_over(catalogue: Catalogue, rows: Sequence[Row]) -> Iterator[None]:
    """Have *catalogue*, opened for reading, answer as if it held *rows* too; the file stays as it is.

    SQLite looks a name up among temporary tables first, so that queries need not know.
    """
    execute = catalogue.connection.execute
    tables = dict.fromkeys(type(row).table.name for row in rows)
    execute("PRAGMA query_only = 0")
    try:
        for name in tables:
            execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM main.{name} WHERE 0")
        catalogue.put(rows)
        for name in tables:
            execute(f"ALTER TABLE temp.{name} RENAME TO laid_{name}")
            execute(
                f"CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} UNION ALL SELECT * FROM temp.laid_{name}"
            )
        yield
    finally:
        for name in tables:
            execute(f"DROP VIEW temp.{name}")
            execute(f"DROP TABLE temp.laid_{name}")
        catalogue.commit()
        execute("PRAGMA query_only = 1")


@contextmanager
def article_laid_over(catalogue: Catalogue, rows: ArticleRows) -> Iterator[None]:
    """Have *catalogue*, opened for reading, answer as if *rows* stood in place of those of the same article.

    In a transaction that is taken back: queries that name an index find none on laid rows. Nobody else sees it, and who
    writes waits as long, or is waited for.
    """
    connection = catalogue.connection
    connection.execute("PRAGMA query_only = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        replace_article(catalogue, rows)
        yield
    finally:
        connection.rollback()
        connection.execute("PRAGMA query_only = 1")
