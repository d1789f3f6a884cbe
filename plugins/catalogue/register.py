"""The records as the catalogue keeps them: read one by one when asked for, so that an edit does not load them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from plugins.authority.records import Committee, Event, Person, Record, Tenure
from plugins.authority.register import Register
from plugins.catalogue.rows import LookupRow, RecordRow, RelationRow
from plugins.catalogue.store import Catalogue
from plugins.kinds import KINDS
from plugins.text.normal import match_key

Key = TypeVar("Key")
Value = TypeVar("Value")

Relation = tuple[str, str]
"""How a record is related, and to what: ``parent`` and a committee's slug, ``series`` and its name, …"""


def record_row(record: Record, data: str, html: str) -> RecordRow:
    """Return the row for *record*, whose references are slugs; *data* is the record as JSON, *html* its body."""
    return RecordRow(
        record.kind, record.slug, record.id, record.name, record.disambiguation or "", data, html
    )


def put_records(catalogue: Catalogue, rows: Sequence[RecordRow], records: Sequence[Record]) -> None:
    """Write public *records*, whose *rows* are in the same order, with the ways to find them and their relations."""
    catalogue.put(rows)
    catalogue.put(
        LookupRow(one.kind, way, key, one.slug) for one in records for way, key in sorted(lookups_of(one))
    )
    catalogue.put(
        RelationRow(way, other, one.kind, one.slug)
        for one in records
        for way, other in sorted(relations_of(one))
    )


def lookups_of(record: Record) -> set[tuple[str, str]]:
    """Return the ways to find *record*: ``id``, ``former`` or ``name``, and the key."""
    found = {("id", one) for one in (record.id, *record.merged_ids) if one}
    found |= {("former", one) for one in record.former_slugs}
    return found | {("name", match_key(record.name))}


def relations_of(record: Record) -> set[Relation]:
    """Return what *record* says of others: how, and the slug (or name of a series)."""
    if isinstance(record, Person):
        return {("tenure", one.committee) for one in record.tenures if one.committee}
    if isinstance(record, Committee):
        lineage = (*record.predecessors, *record.successors)
        return {("parent", one.committee) for one in record.parents} | {
            ("lineage", one.committee) for one in lineage
        }
    if isinstance(record, Event):
        found = {("organiser", one.value) for one in record.organisers}
        found |= {("start", record.span.start)} if record.span.start else set()
        return found | ({("series", record.series)} if record.series else set())
    return set()


class _Looked(Mapping[Key, Value]):
    """A mapping that looks each key up when it is asked for, once."""

    def __init__(self, look_up: Callable[[Key], Value | None], keys: Callable[[], Iterable[Key]]) -> None:
        """*look_up* returns None for a key that is not there; *keys* gives all that are."""
        self._look_up = look_up
        self._keys = keys
        self._known: dict[Key, Value | None] = {}

    def __getitem__(self, key: Key) -> Value:
        if key not in self._known:
            self._known[key] = self._look_up(key)
        found = self._known[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _ in self._keys())


class _Records(Mapping[str, Any]):
    """The records of a kind by slug, in the order of slugs."""

    def __init__(self, catalogue: Catalogue, kind: str) -> None:
        self._catalogue = catalogue
        self._kind = kind
        self._known: dict[str, Record | None] = {}
        self._all: dict[str, Record] | None = None

    def __getitem__(self, slug: str) -> Record:
        if slug not in self._known:
            row = self._catalogue.row(RecordRow, "WHERE kind = ? AND slug = ?", self._kind, slug)
            self._known[slug] = row.record if row else None
        found = self._known[slug]
        if found is None:
            raise KeyError(slug)
        return found

    def _whole(self) -> dict[str, Record]:
        if self._all is None:
            rows = self._catalogue.rows(RecordRow, "WHERE kind = ? ORDER BY slug", (self._kind,))
            self._all = {row.slug: row.record for row in rows}
            self._known = {**self._all}
        return self._all

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return int(self._catalogue.values("SELECT count(*) FROM records WHERE kind = ?", self._kind)[0])


class StoredRegister(Register):
    """The public records of a catalogue, which must not change meanwhile."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Look records up in *catalogue*."""
        self._catalogue = catalogue
        self.by_kind = {kind: _Records(catalogue, kind) for kind in KINDS}
        self.by_id = _Looked(self._of_id, lambda: self._whole.by_id)
        self.by_name = _Looked(self._named, lambda: self._whole.by_name)
        self.by_former_slug = _Looked(self._formerly, lambda: self._whole.by_former_slug)
        self.children = _Looked(self._below, lambda: self._whole.children)
        self.tenures_of = _Looked(self._tenures, lambda: self._whole.tenures_of)
        self.organised_by = _Looked(self._organised, lambda: self._whole.organised_by)
        self.series = _Looked(self._in_series, lambda: self._whole.series)

    @cached_property
    def _whole(self) -> Register:
        """All of it at once, for what goes through every record."""
        return Register(self)

    def _slugs(self, kind: str, way: str, key: str) -> tuple[str, ...]:
        statement = "SELECT slug FROM lookups WHERE kind = ? AND way = ? AND key = ? ORDER BY slug"
        return tuple(self._catalogue.values(statement, kind, way, key))

    def _of_id(self, named: str) -> Record | None:
        for kind in KINDS:
            for slug in self._slugs(kind, "id", named):
                return self.get(kind, slug)
        return None

    def _named(self, key: tuple[str, str]) -> tuple[str, ...] | None:
        return self._slugs(key[0], "name", key[1]) or None

    def _formerly(self, key: tuple[str, str]) -> str | None:
        return next(iter(self._slugs(key[0], "former", key[1])), None)

    def _related(self, way: str, other: str) -> tuple[str, ...]:
        statement = "SELECT slug FROM relations WHERE way = ? AND other = ? ORDER BY slug"
        return tuple(self._catalogue.values(statement, way, other))

    def _below(self, committee: str) -> tuple[str, ...] | None:
        return self._related("parent", committee) or None

    def _tenures(self, committee: str) -> tuple[tuple[str, Tenure], ...] | None:
        held = (
            (slug, tenure)
            for slug in self._related("tenure", committee)
            for tenure in self.persons[slug].tenures
            if tenure.committee == committee
        )
        return tuple(held) or None

    def _organised(self, committee: str) -> tuple[Event, ...] | None:
        return tuple(self.events[slug] for slug in self._related("organiser", committee)) or None

    def _in_series(self, name: str) -> tuple[Event, ...] | None:
        events = [self.events[slug] for slug in self._related("series", name)]
        return tuple(sorted(events, key=lambda one: (one.span.start or "", one.slug))) or None
