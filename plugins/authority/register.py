"""All records, read-only, with the look-ups that linking and pages need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from plugins.authority.records import Committee, Event, Person, Record, Tenure
from plugins.authority.relations import likenesses_of, lookups_of, relations_of
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
    def _lookups(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        return _sorted(
            ((record.kind, way, key), record.slug) for record in self for way, key in lookups_of(record)
        )

    @cached_property
    def _relations(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        return _sorted((relation, record.slug) for record in self for relation in relations_of(record))

    def found_by(self, kind: str, way: str, key: str) -> tuple[str, ...]:
        """Return the slugs of the records of *kind* that are found by *key*, sorted; *way* as in ``lookups_of``."""
        return self._lookups.get((kind, way, key), ())

    def related(self, way: str, other: str) -> tuple[str, ...]:
        """Return the slugs of the records that say they are related to *other*, sorted; *way* as in ``relations_of``."""
        return self._relations.get((way, other), ())

    @cached_property
    def _likenesses(self) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
        found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for record in self:
            for mask, syllable in likenesses_of(record):
                found[record.kind, mask].append((syllable, record.slug))
        return {key: tuple(sorted(alike)) for key, alike in found.items()}

    def alike(self, kind: str, mask: str) -> tuple[tuple[str, str], ...]:
        """Return left-out syllable and slug of the records of *kind* that have *mask*, sorted; see ``likenesses_of``."""
        return self._likenesses.get((kind, mask), ())

    def all_namesakes(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield kind and slugs of the records under each name that several share."""
        for (kind, way, _), slugs in self._lookups.items():
            if way == "name" and len(slugs) > 1:
                yield kind, slugs

    def namesakes(self, kind: str, name: str) -> tuple[str, ...]:
        """Return the slugs of the records of *kind* whose preferred name is *name*, sorted."""
        return self.found_by(kind, "name", match_key(name))

    def find(self, kind: str, named: str) -> tuple[Record, ...]:
        """Return the records of *kind* that *named* may mean: an id, a slug, a former slug or an exact name.

        Empty when there is none, several when a name is shared.
        """
        records = self.by_kind[kind]
        for slug in self.found_by(kind, "id", named)[:1]:
            return (records[slug],)
        if named in records:
            return (records[named],)
        for slug in self.found_by(kind, "former", named)[:1]:
            return (records[slug],)
        return tuple(records[slug] for slug in self.namesakes(kind, named))

    def children(self, committee: str) -> tuple[str, ...]:
        """Return the slugs of the committees directly below *committee*, at any time, sorted."""
        return self.related("parent", committee)

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

    def tenures_in(self, committee: str) -> tuple[tuple[str, Tenure], ...]:
        """Return person slug and tenure of each office held in *committee*, in the order of persons' slugs."""
        return tuple(
            (slug, tenure)
            for slug in self.related("tenure", committee)
            for tenure in self.persons[slug].tenures
            if tenure.committee == committee
        )

    def organised_by(self, committee: str) -> tuple[Event, ...]:
        """Return the events that *committee* organised, by slug."""
        return tuple(self.events[slug] for slug in self.related("organiser", committee))

    def in_series(self, name: str) -> tuple[Event, ...]:
        """Return the events of a series, oldest first."""
        events = [self.events[slug] for slug in self.related("series", name)]
        return tuple(sorted(events, key=lambda one: (one.span.start or "", one.slug)))


Key = TypeVar("Key")


def _sorted(pairs: Iterable[tuple[Key, str]]) -> dict[Key, tuple[str, ...]]:
    """Return the slugs of each key, each once, sorted."""
    found: dict[Key, set[str]] = defaultdict(set)
    for key, slug in pairs:
        found[key].add(slug)
    return {key: tuple(sorted(slugs)) for key, slugs in found.items()}
