"""The three kinds of authority record, and what they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Self, TypeVar, get_args, get_origin, get_type_hints

from plugins.authority.spans import Span

Keys = tuple[str | int, ...]
"""The way to a value of a record's file: ``("tenures", 0, "committee")``."""
Resolve = Callable[[str, Keys], str | None]
"""Takes the name of a committee as typed and the keys of its field; returns its slug, None when it is not one record."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read; used in messages only."""

    path: str = ""
    """Below the content folder, with ``/``."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line (from 1) of a field or item: ``name``, ``tenures.0``, ``tenures.0.committee``."""

    body_line: int = 1
    """Line on which the record's text begins."""

    def line(self, *keys: str | int) -> int:
        """Return the line of the innermost of *keys* that is known, else 1."""
        while keys:
            found = self.lines.get(".".join(map(str, keys)))
            if found is not None:
                return found
            keys = keys[:-1]
        return 1


@dataclass(frozen=True, slots=True)
class Statement:
    """A plain value of a record, with where it was read."""

    value: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """A degree or training of a person."""

    value: str
    type: str | None = None
    """Field ``kind``: ``professional`` or ``political``."""
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A person in an office, for a stretch of time."""

    office: str
    """The title alone, as printed: ``Phó Trưởng Ban Thường trực``."""
    committee: str | None = None
    """Slug of the committee the office belongs to; None when the title says all."""
    span: Span = Span()
    source: str | None = None
    reports: tuple[str, ...] = ()
    """Articles, by slug or id, that an editor approved as proof that it was held on their days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A committee's place below another, for a stretch of time."""

    committee: str
    span: Span = Span()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """A name that a committee bore for a stretch of time."""

    name: str
    span: Span = Span()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A committee that came before or after another."""

    committee: str
    on: str | None = None
    """Day of the change, ISO, perhaps partial."""
    decision: str | None = None
    """Number and date of the decision."""
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A paper attached to an article or an event."""

    file: str
    """Path below the content folder, with a leading slash: ``/documents/2023/x.pdf``."""
    title: str
    number: str | None = None
    date: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all authority records have."""

    kind: ClassVar[str]

    slug: str
    """ASCII, unique among records of its kind; the page's address. May change; ``former_slugs`` redirect."""
    name: str
    """Preferred form, NFC, exactly as the site shows it."""
    id: str | None = None
    """Opaque and permanent, never reused, with a check character: ``p-000001z``. None until minted."""
    variants: tuple[Statement, ...] = ()
    """Other forms found in print. Linking accepts them; the page lists them."""
    disambiguation: str | None = None
    """What tells this record from others of the same name, in a few words."""
    sources: tuple[str, ...] = ()
    """Where the record was established: document numbers or addresses."""
    former_slugs: tuple[str, ...] = ()
    merged_ids: tuple[str, ...] = ()
    """Ids of records that turned out to be this one; they redirect here."""
    status: str = "published"
    sample: bool = False
    body: str = ""
    """Markdown: the biography, history or description."""
    origin: Origin = field(default_factory=Origin, compare=False, repr=False)

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name and its variants, each once, in the record's own order."""
        return tuple(dict.fromkeys((self.name, *(variant.value for variant in self.variants))))

    def spans(self) -> Iterator[tuple[Span, Keys]]:
        """Yield each span in the record, with the keys of the field that holds its end; none by default."""
        yield from ()

    def with_committees(self, resolve: Resolve) -> Self:
        """Return the record with slugs for the committees that it names, itself when it has them already.

        What *resolve* returns None for is left out. By default a record names no committee.
        """
        del resolve
        return self

    def _with(self, **fields: Any) -> Self:
        """Return the record with these *fields*, itself when it has them already."""
        is_same = all(getattr(self, name) == value for name, value in fields.items())
        return self if is_same else replace(self, **fields)


Part = TypeVar("Part", Parent, Lineage, Statement)


def _resolved(parts: tuple[Part, ...], field_name: str, attribute: str, resolve: Resolve) -> tuple[Part, ...]:
    """Return *parts* with *attribute*, a committee, resolved; those that cannot be resolved are left out."""
    resolved = []
    for number, part in enumerate(parts):
        slug = resolve(getattr(part, attribute), (field_name, number, attribute))
        if slug is not None:
            changes: dict[str, Any] = {attribute: slug}
            resolved.append(replace(part, **changes))
    return tuple(resolved)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """A natural person. One record per human being, however many names."""

    kind: ClassVar[str] = "person"

    born: str | None = None
    died: str | None = None
    portrait: str | None = None
    portrait_alt: str | None = None
    hometown: Statement | None = None
    ethnicity: Statement | None = None
    party_joined: Statement | None = None
    """When the person joined the Communist Party: a partial date."""
    qualifications: tuple[Qualification, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    """In the order of the file."""

    def spans(self) -> Iterator[tuple[Span, Keys]]:
        """Yield the spans of the tenures."""
        for number, tenure in enumerate(self.tenures):
            yield tenure.span, ("tenures", number, "until")

    def with_committees(self, resolve: Resolve) -> Self:
        """Resolve the committees of the tenures; a tenure whose committee cannot be resolved stays without one."""
        tenures = (
            replace(tenure, committee=resolve(tenure.committee, ("tenures", number, "committee")))
            if tenure.committee
            else tenure
            for number, tenure in enumerate(self.tenures)
        )
        return self._with(tenures=tuple(tenures))


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee(Record):
    """Any corporate body: committee, department, assembly, enterprise, school."""

    kind: ClassVar[str] = "committee"

    type: str | None = None
    """Field ``kind``: an open vocabulary (*quận ủy*, *ban của thành ủy*)."""
    place: str | None = None
    """The territory or seat: *Quận 7*."""
    span: Span = Span()
    parents: tuple[Parent, ...] = ()
    names: tuple[FormerName, ...] = ()
    predecessors: tuple[Lineage, ...] = ()
    successors: tuple[Lineage, ...] = ()
    offices: tuple[Statement, ...] = ()
    """Titles in order of precedence."""

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name, its variants and the names it bore, each once."""
        return tuple(
            dict.fromkeys((*Record.all_names.__get__(self), *(former.name for former in self.names)))
        )

    def spans(self) -> Iterator[tuple[Span, Keys]]:
        """Yield the span of the committee, then those of its parents and former names."""
        yield self.span, ("until",)
        for number, parent in enumerate(self.parents):
            yield parent.span, ("parents", number, "until")
        for number, former in enumerate(self.names):
            yield former.span, ("names", number, "until")

    def with_committees(self, resolve: Resolve) -> Self:
        """Resolve parents, predecessors and successors."""
        return self._with(
            parents=_resolved(self.parents, "parents", "committee", resolve),
            predecessors=_resolved(self.predecessors, "predecessors", "committee", resolve),
            successors=_resolved(self.successors, "successors", "committee", resolve),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """A named occasion: a conference, a congress, a ceremony."""

    kind: ClassVar[str] = "event"

    type: str | None = None
    """Field ``kind``: an open vocabulary (*hội nghị*, *đại hội*)."""
    span: Span = Span()
    """First and last day, fields ``start`` and ``end``; an event of one day may lack the end."""
    place: str | None = None
    organisers: tuple[Statement, ...] = ()
    """Slugs of committees."""
    series: str | None = None
    documents: tuple[Document, ...] = ()
    programme: tuple[Statement, ...] = ()
    outcome: str | None = None

    def spans(self) -> Iterator[tuple[Span, Keys]]:
        """Yield the span of the event."""
        yield self.span, ("end",)

    def with_committees(self, resolve: Resolve) -> Self:
        """Resolve the organisers."""
        return self._with(organisers=_resolved(self.organisers, "organisers", "value", resolve))


CLASSES: dict[str, type[Record]] = {one.kind: one for one in (Person, Committee, Event)}
"""The class of each kind of record."""


@cache
def item_classes(kind: str) -> Mapping[str, type]:
    """Return the class of the parts of a record of *kind*, or of the items of its lists, by field; texts are left out."""
    hints = get_type_hints(CLASSES[kind])
    items = {
        name: get_args(hint)[0] for name, hint in hints.items() if get_origin(hint) in (tuple, UnionType)
    }
    return {name: item for name, item in items.items() if isinstance(item, type) and is_dataclass(item)}
