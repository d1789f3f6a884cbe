"""Opening, sealing and reading the catalogue."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from plugins.catalogue.schema import APPLICATION_ID, TABLES, VERSION


class DamagedCatalogue(Exception):
    """The file is not a catalogue of ours, is an older one, or a row was changed behind our back."""


def seal_of(table: str, values: Iterable[object]) -> str:
    """Return the digest that a row of *table* with *values* carries."""
    plain = json.dumps([table, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def compact(value: object) -> str:
    """Return *value* as JSON without blanks, keys in their order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Catalogue:
    """One SQLite file; a cache that can always be rebuilt from the content folder."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use ``open_catalogue`` or ``Catalogue.in_memory`` instead."""
        self.connection = connection
        connection.row_factory = sqlite3.Row

    @classmethod
    def in_memory(cls) -> Catalogue:
        """Return an empty catalogue that lives as long as the process."""
        catalogue = cls(sqlite3.connect(":memory:"))
        catalogue._create()
        return catalogue

    def _create(self) -> None:
        self.connection.executescript(TABLES)
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.connection.execute("INSERT INTO meta VALUES ('schema', ?)", (VERSION,))
        self.connection.commit()

    def close(self) -> None:
        """Write what is open and let the file go."""
        self.connection.commit()
        self.connection.close()

    def write(self, table: str, *values: object) -> None:
        """Put one row into *table*, sealed, in place of the row with its key."""
        marks = ",".join("?" * (len(values) + 1))
        statement = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"
        self.connection.execute(statement, (*values, seal_of(table, values)))

    def rows(self, table: str, where: str = "", parameters: Iterable[object] = ()) -> Iterator[sqlite3.Row]:
        """Yield whole rows of *table*, each checked against its seal.

        *where* follows the table's name: conditions, order, limit. Raises DamagedCatalogue.
        """
        for row in self.connection.execute(f"SELECT {table}.* FROM {table} {where}", tuple(parameters)):
            *values, seal = row
            if seal_of(table, values) != seal:
                raise DamagedCatalogue(f"{table}: {values[0]}")
            yield row

    def row(self, table: str, where: str, *parameters: object) -> sqlite3.Row | None:
        """Return the first whole row that *where* selects, or None."""
        return next(self.rows(table, where, parameters), None)

    def values(self, statement: str, *parameters: object) -> list[Any]:
        """Return the first column of what *statement* selects."""
        return [row[0] for row in self.connection.execute(statement, parameters)]


def open_catalogue(path: Path) -> tuple[Catalogue, bool]:
    """Open the catalogue at *path*, making it when there is none; tell whether a useless file was set aside.

    A damaged, foreign or older file is renamed to ``NAME.set-aside`` and a new one begun.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    existed = path.exists()
    try:
        return _opened(path), False
    except (sqlite3.DatabaseError, DamagedCatalogue):
        if not existed:
            raise
        set_aside(path)
        return _opened(path), True


def set_aside(path: Path) -> None:
    """Rename a file that cannot serve as the catalogue, with SQLite's files beside it."""
    os.replace(path, path.with_name(path.name + ".set-aside"))
    for suffix in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _opened(path: Path) -> Catalogue:
    fresh = not path.exists()
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        catalogue = Catalogue(connection)
        if fresh:
            catalogue._create()
        else:
            _check(connection)
        return catalogue
    except BaseException:
        connection.close()
        raise


def _check(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DamagedCatalogue("not a catalogue")
    schema = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    if schema is None or schema[0] != VERSION:
        raise DamagedCatalogue("another version")
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedCatalogue("damaged")
