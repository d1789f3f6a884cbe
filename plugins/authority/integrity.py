"""Checks of the register as a whole: each is a small function in a list, and its docstring the editors' manual."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from plugins.authority.records import Committee, Event, Lineage, Parent, Person, Record, Statement, Tenure
from plugins.authority.register import Register
from plugins.authority.spans import Span
from plugins.sources.problems import Problem
from plugins.text.normal import match_key


def resolve_references(records: Iterable[Record]) -> tuple[Register, list[Problem]]:
    """Return the register in which every committee named by a record stands by its slug.

    A record that names each so already is in it itself. A name that is unknown (R101) or shared (R102) is left out of the record and reported.
    """
    named = Register(records)
    problems: list[Problem] = []
    register = Register(_settled(record, named, problems) for record in named)
    return register, problems


def _settled(record: Record, register: Register, problems: list[Problem]) -> Record:
    """Return *record* with slugs in place of names."""

    def slug(named: str, *keys: str | int) -> str | None:
        return find_one(
            register, "committee", named, record.origin.path, record.origin.line(*keys), keys, problems
        )

    def lineage(name: str, items: tuple[Lineage, ...]) -> tuple[Lineage, ...]:
        found = ((item, slug(item.committee, name, place, "committee")) for place, item in enumerate(items))
        return tuple(replace(item, committee=committee) for item, committee in found if committee)

    if isinstance(record, Person):
        tenures: list[Tenure] = []
        for place, tenure in enumerate(record.tenures):
            committee = slug(tenure.committee, "tenures", place, "committee") if tenure.committee else None
            tenures.append(replace(tenure, committee=committee))
        return _with(record, tenures=tuple(tenures))
    if isinstance(record, Committee):
        parents: list[Parent] = []
        for place, parent in enumerate(record.parents):
            committee = slug(parent.committee, "parents", place, "committee")
            if committee:
                parents.append(replace(parent, committee=committee))
        return _with(
            record,
            parents=tuple(parents),
            predecessors=lineage("predecessors", record.predecessors),
            successors=lineage("successors", record.successors),
        )
    if isinstance(record, Event):
        organisers: list[Statement] = []
        for place, organiser in enumerate(record.organisers):
            committee = slug(organiser.value, "organisers", place, "value")
            if committee:
                organisers.append(replace(organiser, value=committee))
        return _with(record, organisers=tuple(organisers))
    return record


def _with(record: Record, **fields: Any) -> Record:
    """Return *record* with these *fields*: itself where it has them already."""
    same = all(getattr(record, name) == value for name, value in fields.items())
    return record if same else replace(record, **fields)


def find_one(
    register: Register,
    kind: str,
    named: str,
    path: str,
    line: int,
    keys: tuple[str | int, ...],
    problems: list[Problem],
) -> str | None:
    """Return the slug of the one record that *named* means; otherwise report R101 or R102 and return None."""
    found = register.find(kind, named)
    if len(found) == 1:
        return found[0].slug
    values = {"named": named, "field": ".".join(map(str, keys)), "kind": kind}
    if found:
        problems.append(Problem("R102", path, line, {**values, "candidates": listed(found)}))
    else:
        problems.append(Problem("R101", path, line, {**values, "hint": did_you_mean(register, kind, named)}))
    return None


def listed(records: Iterable[Record]) -> str:
    """Return *records* as an editor tells them apart: id or slug, and what disambiguates."""
    return "; ".join(
        f"{record.id or record.slug} ({record.disambiguation or record.slug})" for record in records
    )


def did_you_mean(register: Register, kind: str, named: str) -> str:
    """Return the slug closest to *named* in brackets, empty when none is close."""
    slugs = [record.slug for record in register if record.kind == kind]
    close = get_close_matches(match_key(named).replace(" ", "-"), slugs, 1, 0.75)
    return f" ({close[0]}?)" if close else ""


def cycles(register: Register) -> Iterator[Problem]:
    """R103: a committee stands above itself, directly or through others."""
    settled: set[str] = set()
    for start in register.committees:
        trail: dict[str, None] = {}
        slug: str | None = start
        pending = [(start, iter(_parents(register, start)))]
        trail[start] = None
        while pending:
            slug, parents = pending[-1]
            above = next(parents, None)
            if above is None:
                pending.pop()
                trail.pop(slug, None)
                settled.add(slug)
            elif above in trail:
                ring = [*list(trail)[list(trail).index(above) :], above]
                origin = register.committees[slug].origin
                yield Problem("R103", origin.path, origin.line("parents"), {"chain": " → ".join(ring)})
            elif above not in settled:
                trail[above] = None
                pending.append((above, iter(_parents(register, above))))


def _parents(register: Register, slug: str) -> list[str]:
    committee = register.committees.get(slug)
    return [parent.committee for parent in committee.parents] if committee else []


def namesakes(register: Register) -> Iterator[Problem]:
    """R106: records of one kind and name, with nothing to tell them apart."""
    for (kind, _), slugs in register.by_name.items():
        alike = [found for slug in slugs if (found := register.get(kind, slug)) is not None]
        told = [record.disambiguation for record in alike]
        if len(alike) < 2 or (all(told) and len(set(told)) == len(told)):
            continue
        for record in alike:
            places = (one.origin for one in alike if one is not record)
            others = ", ".join(f"{place.path}:{place.line('name')}" for place in places)
            values = {"name": record.name, "other": others}
            yield Problem("R106", record.origin.path, record.origin.line("name"), values)


def reversed_spans(register: Register) -> Iterator[Problem]:
    """R109 and R115: something ends before it begins."""
    for record in register:
        for span, keys in _spans(record):
            if span.is_reversed():
                values = {"start": span.start or "", "end": span.end or ""}
                yield Problem("R109", record.origin.path, record.origin.line(*keys), values)
        if isinstance(record, Person) and Span(record.born, record.died).is_reversed():
            values = {"born": record.born or "", "died": record.died or ""}
            yield Problem("R115", record.origin.path, record.origin.line("died"), values)


def _spans(record: Record) -> Iterator[tuple[Span, tuple[str | int, ...]]]:
    if isinstance(record, Person):
        for place, tenure in enumerate(record.tenures):
            yield tenure.span, ("tenures", place, "until")
    elif isinstance(record, Committee):
        yield record.span, ("until",)
        for place, parent in enumerate(record.parents):
            yield parent.span, ("parents", place, "until")
        for place, former in enumerate(record.names):
            yield former.span, ("names", place, "until")
    elif isinstance(record, Event):
        yield record.span, ("end",)


def tenures_outside(register: Register) -> Iterator[Problem]:
    """R117: an office is held before its committee began or after it ended."""
    for person in register.persons.values():
        for place, tenure in enumerate(person.tenures):
            committee = register.committees.get(tenure.committee or "")
            if committee is None or not committee.span.is_known:
                continue
            life = committee.span
            begins = (
                Span(tenure.span.start, life.end).is_reversed()
                or Span(life.start, tenure.span.end).is_reversed()
            )
            if begins:
                values = {
                    "office": tenure.office,
                    "tenure": shown(tenure.span),
                    "committee": committee.name,
                    "life": shown(life),
                }
                yield Problem("R117", person.origin.path, person.origin.line("tenures", place), values)


def shown(span: Span) -> str:
    """Return *span* for a message: ``2015-10/2020``, two dots for an end that is not known."""
    return f"{span.start or '..'}/{span.end or '..'}"


def one_sided_lineage(register: Register) -> Iterator[Problem]:
    """R118: a committee names its successor or predecessor, which does not name it back."""
    for committee in register.committees.values():
        for field, inverse in (("predecessors", "successors"), ("successors", "predecessors")):
            for item in getattr(committee, field):
                other = register.committees.get(item.committee)
                if other and committee.slug not in {back.committee for back in getattr(other, inverse)}:
                    values = {"committee": committee.slug, "field": field, "inverse": inverse}
                    yield Problem("R118", other.origin.path, other.origin.line(inverse), values)


def without_id(register: Register) -> Iterator[Problem]:
    """R119: a record has no permanent id."""
    for record in register:
        if record.id is None:
            yield Problem("R119", record.origin.path, record.origin.line("name"))


CHECKS: tuple[Callable[[Register], Iterator[Problem]], ...] = (
    cycles,
    namesakes,
    reversed_spans,
    tenures_outside,
    one_sided_lineage,
    without_id,
)


def slugs_alike(records: Iterable[Record]) -> Iterator[Problem]:
    """R107: two records of one kind share an address, or one has an address that another had before."""
    records = sorted(records, key=lambda record: record.origin.path)
    taken: dict[tuple[str, str], str] = {}
    for record in records:
        where = f"{record.origin.path}:{record.origin.line('slug')}"
        first = taken.setdefault((record.kind, record.slug), where)
        if first != where:
            values = {"slug": record.slug, "other": first}
            yield Problem("R107", record.origin.path, record.origin.line("slug"), values)
    for record in records:
        for place, former in enumerate(record.former_slugs):
            owner = taken.get((record.kind, former))
            if owner is None:
                line = record.origin.line("former_slugs", place)
                taken[record.kind, former] = f"{record.origin.path}:{line}"
            else:
                values = {"slug": former, "other": owner}
                yield Problem("R107", record.origin.path, record.origin.line("former_slugs", place), values)
