"""All records, read-only, with the look-ups that linking and pages need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from plugins.authority.records import Committee, Event, Person, Record, Tenure
from plugins.kinds import KINDS
from plugins.text.normal import match_key


class Register:
    """The authority file: records by slug, by id, by name. The order of records never matters."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Take *records* of any kind; of two with one kind and slug the first by path is kept."""
        ordered = sorted(records, key=lambda record: (record.kind, record.slug, record.origin.path))
        kinds: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
        for record in ordered:
            kinds[record.kind].setdefault(record.slug, record)
        self.by_kind: Mapping[str, Mapping[str, Any]] = kinds
        """Records by slug, of each kind."""

    @property
    def persons(self) -> Mapping[str, Person]:
        """Persons by slug."""
        return self.by_kind["person"]

    @property
    def committees(self) -> Mapping[str, Committee]:
        """Committees by slug."""
        return self.by_kind["committee"]

    @property
    def events(self) -> Mapping[str, Event]:
        """Events by slug."""
        return self.by_kind["event"]

    def __iter__(self) -> Iterator[Record]:
        """Go through all records, in the order of kinds' names, then of slugs."""
        for kind in sorted(self.by_kind):
            yield from self.by_kind[kind].values()

    def __len__(self) -> int:
        """Count all records."""
        return sum(map(len, self.by_kind.values()))

    def get(self, kind: str, slug: str) -> Record | None:
        """Return the record of *kind* under *slug*, or None."""
        return self.by_kind[kind].get(slug)

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Slugs by kind and match key of the preferred name, sorted."""
        names: dict[tuple[str, str], list[str]] = defaultdict(list)
        for record in self:
            names[record.kind, match_key(record.name)].append(record.slug)
        return {key: tuple(sorted(slugs)) for key, slugs in names.items()}

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Records by id, merged ids included."""
        ids = {merged: record for record in self for merged in record.merged_ids}
        ids.update({record.id: record for record in self if record.id})
        return ids

    @cached_property
    def by_former_slug(self) -> Mapping[tuple[str, str], str]:
        """Slugs by kind and former slug."""
        return {(record.kind, former): record.slug for record in self for former in record.former_slugs}

    def find(self, kind: str, named: str) -> tuple[Record, ...]:
        """Return the records of *kind* that *named* may mean: an id, a slug, a former slug or an exact name.

        Empty when there is none, several when a name is shared.
        """
        by_id = self.by_id.get(named)
        if by_id is not None and by_id.kind == kind:
            return (by_id,)
        records = self.by_kind[kind]
        if named in records:
            return (records[named],)
        former = self.by_former_slug.get((kind, named))
        if former is not None:
            return (records[former],)
        return tuple(records[slug] for slug in self.by_name.get((kind, match_key(named)), ()))

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Slugs of the committees directly below each committee, at any time, sorted."""
        below: dict[str, set[str]] = defaultdict(set)
        for committee in self.committees.values():
            for parent in committee.parents:
                below[parent.committee].add(committee.slug)
        return {slug: tuple(sorted(children)) for slug, children in below.items()}

    def line_of(self, slug: str) -> set[str]:
        """Return the slugs of the committee *slug* and of all that were ever above it; rings end."""
        line: set[str] = set()
        todo = [slug]
        while todo:
            committee = self.committees.get(todo.pop())
            if committee is not None and committee.slug not in line:
                line.add(committee.slug)
                todo += [parent.committee for parent in committee.parents]
        return line

    @cached_property
    def tenures_of(self) -> Mapping[str, tuple[tuple[str, Tenure], ...]]:
        """Person slug and tenure for each committee, in the order of persons' slugs."""
        held: dict[str, list[tuple[str, Tenure]]] = defaultdict(list)
        for person in self.persons.values():
            for tenure in person.tenures:
                if tenure.committee:
                    held[tenure.committee].append((person.slug, tenure))
        return {slug: tuple(tenures) for slug, tenures in held.items()}

    @cached_property
    def organised_by(self) -> Mapping[str, tuple[Event, ...]]:
        """Events by slug of a committee that organised them, by slug of the event."""
        events: dict[str, list[Event]] = defaultdict(list)
        for event in self.events.values():
            for organiser in dict.fromkeys(statement.value for statement in event.organisers):
                events[organiser].append(event)
        return {slug: tuple(organised) for slug, organised in events.items()}

    @cached_property
    def series(self) -> Mapping[str, tuple[Event, ...]]:
        """Events by name of their series, oldest first."""
        series: dict[str, list[Event]] = defaultdict(list)
        for event in self.events.values():
            if event.series:
                series[event.series].append(event)
        return {
            name: tuple(sorted(events, key=lambda one: (one.span.start or "", one.slug)))
            for name, events in series.items()
        }
