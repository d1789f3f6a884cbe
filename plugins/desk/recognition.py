"""Whom an article names, told beside its Markdown: the records meant, the choices, the names that no record has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from plugins.addresses import record_address
from plugins.authority.offices import office_phrase, printed_office
from plugins.authority.records import Person, Record
from plugins.authority.register import Register
from plugins.authority.relations import printed_names
from plugins.desk.alignment import align, utf16_offsets
from plugins.editing.waiting import registered_title
from plugins.ingest.article_reader import LinkedArticle, UnknownName, lead_of
from plugins.linking.mentions import HeardOffice
from plugins.sources.articles import Article
from plugins.text.normal import match_key
from plugins.text.segments import split
from plugins.text.sentences import sentence_at


class Standing(StrEnum):
    """What is known of a name in a text."""

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    NEAR = "near"
    """No record has it, and one has almost the same."""


@dataclass(frozen=True, slots=True)
class StatedOffice:
    """An office that the register gives a person for the day of the article."""

    name: str
    since: str
    """Its first day, month or year, ISO."""
    until: str
    """Its last; empty where it is not known or still open."""
    source: str
    """Empty where the register names none."""


@dataclass(frozen=True, slots=True)
class RecordCard:
    """What is shown of a record where an article names it."""

    kind: str
    slug: str
    name: str
    address: str
    disambiguation: str
    offices: tuple[StatedOffice, ...]
    """Those of the day of the article; none of a committee or event."""


@dataclass(frozen=True, slots=True)
class Unregistered:
    """What a new record would begin with."""

    kind: str
    name: str
    offices: tuple[str, ...]
    """As the text gives them."""
    tenures: tuple[tuple[str, str], ...]
    """Those that are held: the title as registers write it, and the slug of its committee, empty where that is not known."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the Markdown that name somebody or something: from *start* to *end*, in UTF-16 units as browsers count."""

    start: int
    end: int
    standing: Standing
    surface: str
    """As the page prints it."""
    kind: str
    records: tuple[RecordCard, ...]
    """The one that is meant, those that may be, or those whose names are almost the same."""
    heard: tuple[str, ...]
    """Offices that the text gives here."""
    meant: tuple[str, ...] = ()
    """What may stand here in place of a name that is almost that of a record."""
    new: Unregistered | None = None


def recognise(article: Article, linked: LinkedArticle, register: Register, typed: str) -> list[Mark]:
    """Return the marks of *article* in the body *typed*, in its order; what names stand only in front of it have none.

    A name in the name of something else has a mark in a mark: a committee in the name of an event.
    """
    start = len(split(lead_of(article.values)).plain)
    places = align(linked.plain[start:], typed)
    units = list(utf16_offsets(typed))
    day, heard = article.date[:10], _heard_by_place(linked.offices)
    marks = []
    for found in _apart(_named(linked)):
        if found.start < start:
            continue
        first, last = places[found.start - start], places[found.end - 1 - start]
        if 0 <= first <= last:
            surface = linked.plain[found.start : found.end]
            marks.append(_mark(found, units[first], units[last + 1], surface, day, heard, linked, register))
    return marks


@dataclass(frozen=True, slots=True)
class _Named:
    """Words of the plain text that are marked."""

    start: int
    end: int
    kind: str
    candidates: tuple[str, ...]
    unknown: UnknownName | None


def _named(linked: LinkedArticle) -> Iterator[_Named]:
    for mention in linked.mentions:
        if mention.candidates:
            yield _Named(mention.start, mention.end, mention.kind, mention.candidates, None)
    for unknown in linked.unknown_names:
        for start, end in _places_of(unknown, linked):
            yield _Named(start, end, unknown.kind, (), unknown)


def _places_of(unknown: UnknownName, linked: LinkedArticle) -> list[tuple[int, int]]:
    """Return where *unknown* was found; where no mention has it whole, as a name cut short by a slip, where its words stand."""
    found = [
        (one.start, one.end)
        for one in linked.mentions
        if not one.candidates and (one.kind, one.surface) == (unknown.kind, unknown.name)
    ]
    words = re.compile(rf"(?<!\w){re.escape(unknown.printed)}(?!\w)")
    return found or [one.span() for one in words.finditer(linked.plain)]


def _apart(named: Iterable[_Named]) -> Iterator[_Named]:
    """Yield those that can be told apart, in the order of the text: of two of one kind that overlap the longer, but a committee in the name of an event."""
    taken: list[_Named] = []
    for one in sorted(named, key=lambda one: (one.start - one.end, one.start)):
        if all(_is_apart(one, other) for other in taken):
            taken.append(one)
    yield from sorted(taken, key=lambda one: (one.start, -one.end))


def _is_apart(one: _Named, longer: _Named) -> bool:
    if one.end <= longer.start or longer.end <= one.start:
        return True
    is_inside = longer.start <= one.start and one.end <= longer.end
    return is_inside and one.kind != longer.kind


def _heard_by_place(offices: Iterable[HeardOffice]) -> Mapping[int, Sequence[HeardOffice]]:
    heard: dict[int, list[HeardOffice]] = defaultdict(list)
    for one in offices:
        heard[one.start].append(one)
    return heard


def _mark(
    found: _Named,
    start: int,
    end: int,
    surface: str,
    day: str,
    heard: Mapping[int, Sequence[HeardOffice]],
    linked: LinkedArticle,
    register: Register,
) -> Mark:
    alike = found.unknown.alike if found.unknown else found.candidates
    records = [record for slug in alike if (record := register.get(found.kind, slug))]
    offices = tuple(printed_office(one.title, one.org_text, one.former) for one in heard.get(found.start, ()))
    new: Unregistered | None = None
    meant: tuple[str, ...] = ()
    if found.unknown:
        standing = Standing.NEAR if records else Standing.UNKNOWN
        given = tuple(printed_office(one.title, one.org_text, one.former) for one in found.unknown.offices)
        held = (one for one in found.unknown.offices if not one.former)
        tenures = (
            (registered_title(one.title, one.org_text, one.committee), one.committee or "") for one in held
        )
        sentence = sentence_at(linked.plain, found.start)
        new = Unregistered(found.kind, found.unknown.name, given, tuple(dict.fromkeys(tenures)), sentence)
        meant = tuple(dict.fromkeys(nearest_name(record, surface) for record in records))
    else:
        standing = Standing.LINKED if len(records) == 1 else Standing.AMBIGUOUS
    cards = tuple(card_of(record, register, day) for record in records)
    return Mark(start, end, standing, surface, found.kind, cards, offices, meant, new)


def nearest_name(record: Record, surface: str) -> str:
    """Return the name of *record*, of all that texts may print, that differs least from *surface*."""
    key = match_key(surface)
    return min(sorted(printed_names(record)), key=lambda name: Levenshtein.distance(match_key(name), key))


def card_of(record: Record, register: Register, day: str) -> RecordCard:
    """Return what is shown of *record* in an article of *day*, ISO."""
    return RecordCard(
        kind=record.kind,
        slug=record.slug,
        name=record.name,
        address=record_address(record.kind, record.slug),
        disambiguation=record.disambiguation or "",
        offices=tuple(_offices_on(record, register, day)) if isinstance(record, Person) else (),
    )


def _offices_on(person: Person, register: Register, day: str) -> Iterator[StatedOffice]:
    """Yield the offices that the register states for *day*: by their dates, where it is known when they begin."""
    for tenure in person.tenures:
        if tenure.span.start is None or not tenure.span.may_include(day):
            continue
        committee = register.committees.get(tenure.committee) if tenure.committee else None
        name = office_phrase(tenure.office, committee.name if committee else "")
        source = tenure.source or "; ".join(tenure.reports)
        yield StatedOffice(name, tenure.span.start, tenure.span.end or "", source)
