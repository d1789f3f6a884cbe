"""Resolving the names in records, and checks of the register as a whole, each a function in ``CHECKS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from plugins.addresses import RECORDS_OF_SITE
from plugins.authority.look_alikes import describe_records, did_you_mean
from plugins.authority.records import Keys, Record, Resolve
from plugins.authority.register import Register
from plugins.authority.spans import Span, format_span
from plugins.authority.statements import statements_of
from plugins.sources.problems import Problem


def resolve_references(records: Iterable[Record]) -> tuple[Register, list[Problem]]:
    """Return the register with slugs for the committees that records name, and the problems found.

    A record that has slugs already is the same object in it. A name that is unknown (R101) or shared (R102) is left out
    of the record and reported.
    """
    named = Register(records)
    problems: list[Problem] = []
    register = Register(record.with_committees(_resolver(named, record, problems)) for record in named)
    return register, problems


def _resolver(register: Register, record: Record, problems: list[Problem]) -> Resolve:
    """Return the function that resolves the committees named by *record*, and adds to *problems*."""

    def resolve(named: str, keys: Keys) -> str | None:
        origin = record.origin
        return resolve_name(register, "committee", named, origin.path, origin.line(*keys), keys, problems)

    return resolve


def resolve_name(
    register: Register,
    kind: str,
    named: str,
    path: str,
    line: int,
    keys: Keys,
    problems: list[Problem],
) -> str | None:
    """Return the slug of the only record that *named* may mean; otherwise add R101 or R102 to *problems* and return None."""
    found = register.find(kind, named)
    if len(found) == 1:
        return found[0].slug
    values = {"named": named, "field": ".".join(map(str, keys)), "kind": kind}
    if found:
        problems.append(Problem("R102", path, line, {**values, "candidates": describe_records(found)}))
    else:
        problems.append(Problem("R101", path, line, {**values, "hint": did_you_mean(register, kind, named)}))
    return None


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
    for kind, slugs in register.all_namesakes():
        alike = [found for slug in slugs if (found := register.get(kind, slug)) is not None]
        labels = [record.disambiguation for record in alike]
        if all(labels) and len(set(labels)) == len(labels):
            continue
        for record in alike:
            origins = (other.origin for other in alike if other is not record)
            others = ", ".join(f"{origin.path}:{origin.line('name')}" for origin in origins)
            values = {"name": record.name, "other": others}
            yield Problem("R106", record.origin.path, record.origin.line("name"), values)


def reversed_spans(register: Register) -> Iterator[Problem]:
    """R109: something ends before it begins."""
    for record in register:
        for span, keys in record.spans():
            if span.is_reversed():
                values = {"start": span.start or "", "end": span.end or ""}
                yield Problem("R109", record.origin.path, record.origin.line(*keys), values)


def reversed_lives(register: Register) -> Iterator[Problem]:
    """R115: a person died before they were born."""
    for person in register.persons.values():
        if Span(person.born, person.died).is_reversed():
            values = {"born": person.born or "", "died": person.died or ""}
            yield Problem("R115", person.origin.path, person.origin.line("died"), values)


def joined_outside_life(register: Register) -> Iterator[Problem]:
    """R152: a person joined the Party before they were born or after they died."""
    for person in register.persons.values():
        joined = person.party_joined.value if person.party_joined else None
        if Span(person.born, joined).is_reversed() or Span(joined, person.died).is_reversed():
            values = {"joined": joined or "", "life": format_span(Span(person.born, person.died))}
            yield Problem("R152", person.origin.path, person.origin.line("party_joined"), values)


def tenures_outside(register: Register) -> Iterator[Problem]:
    """R117: an office is held before its committee began or after it ended."""
    for person in register.persons.values():
        for place, tenure in enumerate(person.tenures):
            committee = register.committees.get(tenure.committee or "")
            if committee is None or not committee.span.is_known:
                continue
            life = committee.span
            is_outside = (
                Span(tenure.span.start, life.end).is_reversed()
                or Span(life.start, tenure.span.end).is_reversed()
            )
            if is_outside:
                values = {
                    "office": tenure.office,
                    "tenure": format_span(tenure.span),
                    "committee": committee.name,
                    "life": format_span(life),
                }
                yield Problem("R117", person.origin.path, person.origin.line("tenures", place), values)


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


def without_source(register: Register) -> Iterator[Problem]:
    """R180: a statement has no source of its own, and its record has none. Other forms of a name only help to find it."""
    for record in register:
        for statement in statements_of(record):
            if not statement.is_sourced and statement.keys[0] != "variants":
                values = {"field": ".".join(map(str, statement.keys)), "name": record.name}
                yield Problem("R180", record.origin.path, record.origin.line(*statement.keys), values)


CHECKS: tuple[Callable[[Register], Iterator[Problem]], ...] = (
    cycles,
    namesakes,
    reversed_spans,
    reversed_lives,
    joined_outside_life,
    tenures_outside,
    one_sided_lineage,
    without_id,
    without_source,
)


def slugs_alike(records: Iterable[Record]) -> Iterator[Problem]:
    """R107: two records of one kind share an address, or one has an address that another had before, or the site has."""
    by_path = sorted(records, key=lambda record: record.origin.path)
    taken = dict.fromkeys(RECORDS_OF_SITE, "trang / site")
    for is_draft in (False, True):  # a draft takes no address from what is published
        same = [record for record in by_path if (record.status != "published") == is_draft]
        yield from _slugs_taken(same, taken)


def _slugs_taken(records: Sequence[Record], taken: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """Enter the addresses of *records* into *taken*, where each stands by kind and slug; R107 for one that is there."""
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
