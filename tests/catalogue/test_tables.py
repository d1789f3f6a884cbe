"""Tables declared as classes of rows: what SQLite gets of them, and what comes back."""

import pickle
from dataclasses import dataclass, field

import pytest

from plugins.catalogue.closing import DamagedCatalogue
from plugins.catalogue.tables import Row, as_json, stored_in


@stored_in("bridges", key="name", unique="number", indexes={"open_bridges": "length WHERE is_open"})
@dataclass(slots=True)
class Bridge(Row):
    """A table that no catalogue has."""

    name: str
    river: str | None
    number: int
    length: int
    is_open: bool
    piers: tuple[int, ...] = field(metadata=as_json(tuple))


@stored_in("rivers", key="name", has_rowid=True)
@dataclass(slots=True)
class River(Row):
    """A table of one column."""

    name: str


BRIDGE = Bridge("Cầu Vân", None, 7, 120, True, (3, 5))


def stored(row):
    """Return *row* as SQLite keeps it."""
    (values,) = row.table.stored([row])
    return tuple(values)


def test_a_table_is_made_from_its_class():
    """Columns, their types, key and indexes follow from one declaration."""
    assert Bridge.table.creation.splitlines() == [
        "CREATE TABLE bridges (name TEXT NOT NULL, river TEXT, number INTEGER NOT NULL, length INTEGER NOT NULL, "
        "is_open INTEGER NOT NULL, piers TEXT NOT NULL, PRIMARY KEY (name), UNIQUE (number)) "
        "WITHOUT ROWID;",
        "CREATE INDEX open_bridges ON bridges (length) WHERE is_open;",
    ]
    assert River.table.creation == "CREATE TABLE rivers (name TEXT NOT NULL, PRIMARY KEY (name));\n"


def test_a_row_is_stored_as_text_and_numbers():
    """What SQLite has no type for is kept as 0, 1 or JSON."""
    assert stored(BRIDGE) == ("Cầu Vân", None, 7, 120, 1, "[3,5]")


def test_a_row_comes_back_as_it_was():
    """Types survive, and so does a table of one column."""
    assert list(Bridge.table.loaded([stored(BRIDGE)])) == [BRIDGE]
    assert list(River.table.loaded([stored(River("Vân"))])) == [River("Vân")]


def test_json_that_is_none_is_damage():
    """A row whose JSON cannot be read cannot be ours."""
    with pytest.raises(DamagedCatalogue):
        list(Bridge.table.loaded([("Cầu Vân", None, 7, 120, 1, "[3,")]))


def test_rows_travel_between_processes():
    """A row is the same on the other side."""
    assert pickle.loads(pickle.dumps([BRIDGE, River("Vân")])) == [BRIDGE, River("Vân")]
