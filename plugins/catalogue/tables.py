"""Tables as Python sees them: a dataclass of rows each, from which its SQL statements follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, ClassVar, TypeVar, get_type_hints

import orjson

from plugins.catalogue.closing import DamagedCatalogue


class Row:
    """A row of the catalogue. Each subclass is a table: its fields are the columns, in their order.

    A ``str`` or ``int`` is a column that always has a value, ``str | None`` one that may lack it; a ``bool`` is kept as
    0 or 1; a field with the metadata ``as_json`` is kept as JSON.
    """

    __slots__ = ()
    table: ClassVar[Table]

    def __reduce__(self) -> tuple[type[Row], tuple[object, ...]]:
        """Let rows travel between processes as their class and its fields, which is the quickest."""
        return self.__class__, self.table.fields_of(self)


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Codec:
    """How a column is kept that SQLite has no type for."""

    encode: Callable[[Any], object]
    decode: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Table:
    """What follows from the declaration of a table."""

    name: str
    columns: tuple[str, ...]
    creation: str
    """SQL that makes the table and its indexes."""
    insertion: str
    """SQL that puts a row in place of the one with its key."""
    selection: str
    """SQL that reads whole rows, to be followed by conditions, order and limit."""
    make: Callable[..., Any]
    """The class of its rows."""
    fields_of: Callable[[Any], tuple[object, ...]]
    """Returns the fields of a row, in order."""
    codecs: tuple[tuple[int, Codec], ...]
    """Place and codec of the columns that have one."""

    def stored(self, rows: Iterable[Row]) -> Iterator[tuple[object, ...] | list[object]]:
        """Yield *rows* as SQLite keeps them."""
        fields_of, codecs = self.fields_of, self.codecs
        for row in rows:
            values = [*fields_of(row)]
            for place, codec in codecs:
                values[place] = codec.encode(values[place])
            yield values

    def loaded(self, stored: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Yield rows from what SQLite keeps; raise DamagedCatalogue at one that cannot be ours."""
        make, codecs = self.make, self.codecs
        for whole in stored:
            values = [*whole]
            try:
                for place, codec in codecs:
                    values[place] = codec.decode(values[place])
            except (ValueError, TypeError, LookupError) as error:
                raise DamagedCatalogue(f"{self.name}: {values[0]}: {error}") from None
            yield make(*values)


def compact(value: object) -> str:
    """Return *value* as JSON without blanks, keys in their order."""
    return orjson.dumps(value, default=_list_of).decode()


def _list_of(value: object) -> list[object]:
    """Return a named tuple as a list; TypeError for all that JSON cannot say."""
    if not isinstance(value, tuple):
        raise TypeError(f"{type(value).__name__} in JSON")
    return list(value)


def as_json(
    decode: Callable[[Any], Any], to_plain: Callable[[Any], object] | None = None
) -> Mapping[str, Codec]:
    """Return the metadata of a field that is kept as JSON: *to_plain* gives what JSON can say, *decode* turns that back.

    Without *to_plain* the value is what JSON can say; tuples become lists.
    """
    encode = compact if to_plain is None else (lambda value: compact(to_plain(value)))
    return {"codec": Codec(encode, lambda text: decode(orjson.loads(text)))}


_BOOL = Codec(int, bool)
_TYPES = {str: "TEXT NOT NULL", str | None: "TEXT", int: "INTEGER NOT NULL", bool: "INTEGER NOT NULL"}


def stored_in(
    name: str,
    *,
    key: str,
    unique: str = "",
    indexes: Mapping[str, str] | None = None,
    has_rowid: bool = False,
) -> Callable[[type[R]], type[R]]:
    """Have the rows of a class stand in the table *name*.

    *key* names the columns that tell rows apart, *unique* one more column that does; *indexes* gives, by the name of an
    index, its columns and, after ``WHERE``, the rows it holds. A table with long rows *has_rowid*: SQLite finds its
    keys faster.
    """

    def declare(made: type[R]) -> type[R]:
        types = get_type_hints(made)
        columns = [one.name for one in fields(made)]  # type: ignore[arg-type]  # a dataclass
        codecs = [
            one.metadata.get("codec") or (_BOOL if types[one.name] is bool else None)
            for one in fields(made)  # type: ignore[arg-type]
        ]
        typed = [f"{column} {_TYPES.get(types[column], 'TEXT NOT NULL')}" for column in columns]
        typed += [f"PRIMARY KEY ({key})", *([f"UNIQUE ({unique})"] if unique else [])]
        statements = [f"CREATE TABLE {name} ({', '.join(typed)}){'' if has_rowid else ' WITHOUT ROWID'}"]
        for index, of in (indexes or {}).items():
            listed, where, rest = of.partition(" WHERE ")
            statements.append(f"CREATE INDEX {index} ON {name} ({listed}){where}{rest}")
        made.table = Table(
            name=name,
            columns=tuple(columns),
            creation=";\n".join(statements) + ";\n",
            insertion=f"INSERT OR REPLACE INTO {name} VALUES ({', '.join('?' * len(columns))})",
            selection=f"SELECT {', '.join(f'{name}.{column}' for column in columns)} FROM {name}",
            make=made,
            fields_of=attrgetter(*columns) if len(columns) > 1 else _only(columns[0]),
            codecs=tuple((place, codec) for place, codec in enumerate(codecs) if codec),
        )
        return made

    return declare


def _only(column: str) -> Callable[[Any], tuple[object, ...]]:
    read = attrgetter(column)
    return lambda row: (read(row),)
