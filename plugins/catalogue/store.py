"""Opening, writing and reading the catalogue."""

from __future__ import annotations

import itertools
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from plugins.catalogue.asked import Recorder
from plugins.catalogue.closing import (
    DamagedCatalogue,
    forget_closed,
    is_damage,
    make_way,
    note_closed,
    refuse_changed,
)
from plugins.catalogue.rows import MetaRow, problems_from, problems_to_plain
from plugins.catalogue.schema import APPLICATION_ID, CREATION, VERSION
from plugins.catalogue.tables import R, Row, compact
from plugins.sources.problems import Problem

_MEMORY = itertools.count()
"""Numbers the catalogues in memory of this process."""


class Catalogue(Recorder):
    """One SQLite file; a cache that can always be rebuilt from the content folder."""

    def __init__(self, connection: sqlite3.Connection, address: str) -> None:
        """Use ``open_catalogue``, ``read_catalogue`` or ``Catalogue.in_memory`` instead."""
        super().__init__()
        self.connection = connection
        self.address = address
        """What ``read_catalogue`` opens it by, in this process or, for a file, in any."""
        self.path: Path | None = None
        """Of a file that may be written to."""
        connection.row_factory = sqlite3.Row

    @classmethod
    def in_memory(cls) -> Catalogue:
        """Return an empty catalogue that lives as long as it is open, for this process alone."""
        address = f"file:catalogue-{os.getpid()}-{next(_MEMORY)}?mode=memory&cache=shared"
        catalogue = cls(_connect(address), address)
        catalogue._create()
        return catalogue

    def _create(self) -> None:
        self.connection.executescript(CREATION)
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.note("schema", VERSION)
        self.connection.commit()

    def commit(self) -> None:
        """Write for good what was put and deleted until now."""
        self.connection.commit()

    def close(self) -> None:
        """Write what is open and let the file go; note what it is like, when nobody else has it open still."""
        self.connection.commit()
        is_busy = self.path and self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        self.connection.close()
        if self.path and not is_busy:
            note_closed(self.path)

    def put(self, rows: Iterable[Row]) -> None:
        """Put *rows* in place of those with their keys; rows of one table are best given together."""
        by_table: Iterator[tuple[type[Row], Iterator[Row]]] = groupby(rows, type)
        for of, some in by_table:
            self.connection.executemany(of.table.insertion, of.table.stored(some))

    def rows(self, of: type[R], where: str = "", parameters: Iterable[object] = ()) -> Iterator[R]:
        """Return the rows of a table, read one by one.

        *where* follows the table's name: conditions, order, limit. Reading raises DamagedCatalogue.
        """
        cursor = self.connection.cursor()
        cursor.row_factory = None
        return of.table.loaded(cursor.execute(f"{of.table.selection} {where}", tuple(parameters)))

    def row(self, of: type[R], where: str, *parameters: object) -> R | None:
        """Return the first row that *where* selects, or None."""
        return next(self.rows(of, where, parameters), None)

    def values(self, statement: str, *parameters: object) -> list[Any]:
        """Return the first column of what *statement* selects."""
        return [row[0] for row in self.connection.execute(statement, parameters)]

    def meta(self, key: str) -> str | None:
        """Return what was noted under *key*, or None."""
        found = self.row(MetaRow, "WHERE key = ?", key)
        return found.value if found else None

    def note(self, key: str, value: str) -> None:
        """Note *value* under *key*."""
        self.put([MetaRow(key, value)])

    def forget_note(self, key: str) -> None:
        """Forget what was noted under *key*."""
        self.connection.execute("DELETE FROM meta WHERE key = ?", (key,))

    def note_problems(self, key: str, problems: Iterable[Problem]) -> None:
        """Note *problems* under *key*."""
        self.note(key, compact(problems_to_plain(problems)))

    def noted_problems(self, key: str) -> tuple[Problem, ...]:
        """Return the problems noted under *key*, none when there are none."""
        try:
            return problems_from(json.loads(self.meta(key) or "[]"))
        except (ValueError, TypeError) as error:
            raise DamagedCatalogue(f"meta: {key}: {error}") from None


def open_catalogue(path: Path) -> tuple[Catalogue, bool]:
    """Open the catalogue at *path*, making it when there is none; tell whether a useless file was set aside.

    A damaged, foreign or older file is renamed to ``NAME.set-aside`` and a new one begun. Raises sqlite3.Error when the
    machine refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    existed = os.path.lexists(path)
    try:
        if existed and (path.is_symlink() or not path.is_file()):
            raise DamagedCatalogue("no file")
        return _opened(path), False
    except (sqlite3.DatabaseError, DamagedCatalogue) as error:
        if not existed or not is_damage(error):
            raise
        set_aside(path)
        return _opened(path), True


def read_catalogue(address: str) -> Catalogue:
    """Open the catalogue at *address* for reading only."""
    catalogue = Catalogue(_connect(address), address)
    catalogue.connection.execute("PRAGMA query_only = 1")
    return catalogue


def set_aside(path: Path) -> None:
    """Rename a file that cannot serve as the catalogue, with SQLite's files beside it."""
    aside = path.with_name(path.name + ".set-aside")
    make_way(aside)
    os.replace(path, aside)
    forget_closed(path)
    for suffix in ("-wal", "-shm", "-journal"):
        make_way(path.with_name(path.name + suffix))


def _connect(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    connection.execute("PRAGMA read_uncommitted = 1")  # of use to catalogues in memory only
    return connection


def _opened(path: Path) -> Catalogue:
    fresh = not path.exists()
    if fresh:
        forget_closed(path)
    was_closed = fresh or refuse_changed(path)
    address = path.absolute().as_uri()
    connection = _connect(address)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")
        catalogue = Catalogue(connection, address)
        catalogue.path = path
        if fresh:
            catalogue._create()
        else:
            _check(connection, was_closed)
        return catalogue
    except UnicodeDecodeError as error:  # SQLite tells of the damage in the damaged bytes
        connection.close()
        raise DamagedCatalogue("come apart") from error
    except BaseException:
        connection.close()
        raise


def _check(connection: sqlite3.Connection, was_closed: bool) -> None:
    """Raise DamagedCatalogue for another's file or version, and one that was not closed and has come apart."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DamagedCatalogue("not a catalogue")
    schema = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    if schema is None or schema[0] != VERSION:
        raise DamagedCatalogue("another version")
    if not was_closed and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedCatalogue("come apart")
