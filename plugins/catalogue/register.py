"""The records as the catalogue keeps them: read one by one when asked for, so that an edit does not load them all."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from typing import Any, TypeVar

from plugins.authority.records import Record
from plugins.authority.register import Register
from plugins.authority.relations import lookups_of, relations_of
from plugins.catalogue.answers import LOOKUPS, RECORD, RECORDS_OF_KIND, RELATIONS, WHOLE_KIND
from plugins.catalogue.asked import KeptAnswers
from plugins.catalogue.rows import LookupRow, RecordRow, RelationRow
from plugins.catalogue.store import Catalogue
from plugins.kinds import KINDS

Key = TypeVar("Key")
Value = TypeVar("Value")


def record_row(record: Record, data: str, html: str) -> RecordRow:
    """Return the row for *record*, whose references are slugs; *data* is the record as JSON, *html* its body."""
    return RecordRow(
        record.kind, record.slug, record.id, record.name, record.disambiguation or "", data, html
    )


def rows_beside(records: Sequence[Record]) -> Iterator[LookupRow | RelationRow]:
    """Yield the rows with the ways to find *records*, then those with their relations."""
    for one in records:
        yield from (LookupRow(one.kind, way, key, one.slug) for way, key in sorted(lookups_of(one)))
    for one in records:
        yield from (RelationRow(way, other, one.kind, one.slug) for way, other in sorted(relations_of(one)))


def put_records(catalogue: Catalogue, rows: Sequence[RecordRow], records: Sequence[Record]) -> None:
    """Write public *records*, whose *rows* are in the same order, with the ways to find them and their relations."""
    catalogue.put(rows)
    catalogue.put(rows_beside(records))


class _Records(Mapping[str, Any]):
    """The records of a kind by slug, in the order of slugs."""

    def __init__(self, catalogue: Catalogue, kind: str) -> None:
        self._catalogue = catalogue
        self._kind = kind
        self._known: dict[str, Record | None] = {}
        self._all: dict[str, Record] | None = None

    def __getitem__(self, slug: str) -> Record:
        self._catalogue.ask(RECORD, self._kind, slug)
        if slug not in self._known:
            row = self._catalogue.row(RecordRow, "WHERE kind = ? AND slug = ?", self._kind, slug)
            self._known[slug] = row.record if row else None
        found = self._known[slug]
        if found is None:
            raise KeyError(slug)
        return found

    def _whole(self) -> dict[str, Record]:
        self._catalogue.ask(WHOLE_KIND, self._kind)
        if self._all is None:
            rows = self._catalogue.rows(RecordRow, "WHERE kind = ? ORDER BY slug", (self._kind,))
            self._all = {row.slug: row.record for row in rows}
            self._known = {**self._all}
        return self._all

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def values(self) -> ValuesView[Any]:
        """Return all records: asked for together, not one by one."""
        return self._whole().values()

    def items(self) -> ItemsView[str, Any]:
        """Return all records with their slugs: asked for together, not one by one."""
        return self._whole().items()

    def __len__(self) -> int:
        self._catalogue.ask(RECORDS_OF_KIND, self._kind)
        return int(self._catalogue.values("SELECT count(*) FROM records WHERE kind = ?", self._kind)[0])


class StoredRegister(Register):
    """The public records of a catalogue, which must not change meanwhile."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Look records up in *catalogue*."""
        self._catalogue = catalogue
        self._kept = KeptAnswers(catalogue)
        self._alike: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        self.by_kind = {kind: _Records(catalogue, kind) for kind in KINDS}

    def found_by(self, kind: str, way: str, key: str) -> tuple[str, ...]:
        """Return the slugs of the records of *kind* that are found by *key*, sorted."""
        return self._kept.get((kind, way, key), lambda: found_by(self._catalogue, kind, way, key))

    def related(self, way: str, other: str) -> tuple[str, ...]:
        """Return the slugs of the records that say they are related to *other*, sorted."""
        return self._kept.get((way, other), lambda: related(self._catalogue, way, other))

    def alike(self, kind: str, mask: str) -> tuple[tuple[str, str], ...]:
        """Return left-out syllable and slug of the records of *kind* that have *mask*, sorted."""
        key = kind, mask
        if key not in self._alike:
            self._alike[key] = alike(self._catalogue, kind, mask)
        return self._alike[key]

    def all_namesakes(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield kind and slugs of the records under each name that several share."""
        return Register(self).all_namesakes()


def found_by(catalogue: Catalogue, kind: str, way: str, key: str) -> tuple[str, ...]:
    """Return the slugs of the records of *kind* that are found by *key* in the *way* it says, sorted."""
    catalogue.ask(LOOKUPS, kind, way, key)
    statement = "SELECT slug FROM lookups WHERE kind = ? AND way = ? AND key = ? ORDER BY slug"
    return tuple(catalogue.values(statement, kind, way, key))


def related(catalogue: Catalogue, way: str, other: str) -> tuple[str, ...]:
    """Return the slugs of the records that say they are related to *other*, sorted."""
    catalogue.ask(RELATIONS, way, other)
    statement = "SELECT slug FROM relations WHERE way = ? AND other = ? ORDER BY slug"
    return tuple(catalogue.values(statement, way, other))


def alike(catalogue: Catalogue, kind: str, mask: str) -> tuple[tuple[str, str], ...]:
    """Return left-out syllable and slug of the records of *kind* that have *mask*, sorted. Only problems speak of them."""
    statement = "SELECT syllable, slug FROM likenesses WHERE kind = ? AND mask = ? ORDER BY syllable, slug"
    return tuple((syllable, slug) for syllable, slug in catalogue.connection.execute(statement, (kind, mask)))
