"""The sources of the register: by year and number, each with all that rests on it."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.addresses import SOURCES, sources_address
from plugins.authority.cited_documents import CitedDocument, cited_document
from plugins.authority.offices import office_phrase
from plugins.authority.records import (
    Document,
    FormerName,
    Lineage,
    Parent,
    Qualification,
    Record,
    Statement,
    Tenure,
)
from plugins.authority.statements import SourcedStatement, statements_of
from plugins.catalogue.queries.cited import cited_sources, records_citing, years_of_sources
from plugins.text.normal import sort_key
from plugins.views.days import Day, Period, day_of, known_day, period_of
from plugins.views.holdings import CountedLink, Holdings, Link
from plugins.views.references import document_address

_MAX_LISTED = 500
"""Documents on the index; of more it names the years alone."""
_DAYS = frozenset(("born", "died", "party_joined", "from", "until", "start", "end"))
"""Fields that say a date."""


@dataclass(frozen=True, slots=True)
class RestingStatement:
    """A statement of a record that rests on a source."""

    field: str
    """As in the record's file."""
    text: str
    """What it says; empty for a date."""
    day: Day | None = None
    """What it says where that is a date."""
    period: Period | None = None
    """For which time it says so."""


@dataclass(frozen=True, slots=True)
class RestingRecord:
    """A record and what of it rests on a source."""

    link: Link
    statements: tuple[RestingStatement, ...]
    """In the order of ``statements_of``; empty where the record as a whole was established by the source."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A source as records cite it."""

    text: str
    records: tuple[RestingRecord, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A document, and the words in which it is cited."""

    document: CitedDocument
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class SourceYear:
    """The documents of a year."""

    year: str
    """Empty for those without one."""
    link: Link
    count: int
    documents: tuple[CountedLink, ...]
    """Each with how many records rest on it; empty where there are too many to list."""


@dataclass(frozen=True, slots=True)
class SourceIndex:
    """All sources by year."""

    url: str
    years: tuple[SourceYear, ...]
    """Newest first, those without a year last."""
    count: int


@dataclass(frozen=True, slots=True)
class SourceYearPage:
    """The sources of a year with all that rests on them."""

    url: str
    year: str
    entries: tuple[SourceEntry, ...]
    years: tuple[Link, ...]
    """All, of which this is one."""


def source_index(holdings: Holdings) -> SourceIndex:
    """Return all sources by year."""
    counts: dict[CitedDocument, int] = {}
    words: dict[CitedDocument, str] = {}
    for one in cited_sources(holdings.catalogue):
        document = cited_document(one.source)
        counts[document] = counts.get(document, 0) + one.count
        words.setdefault(document, one.source)
    is_listed = len(counts) <= _MAX_LISTED
    years = []
    for year in sorted({document.year for document in counts}, reverse=True):
        of_year = sorted((one for one in counts if one.year == year), key=_order)
        links = (
            CountedLink(Link(one.number or words[one], document_address(one)), counts[one]) for one in of_year
        )
        years.append(
            SourceYear(
                year, Link(year, sources_address(year)), len(of_year), tuple(links) if is_listed else ()
            )
        )
    return SourceIndex(SOURCES, tuple(years), len(counts))


def source_year_page(holdings: Holdings, year: str) -> SourceYearPage:
    """Return the sources of *year*, empty for those without one, with all that rests on each."""
    found: dict[CitedDocument, list[str]] = {}
    for one in cited_sources(holdings.catalogue):
        document = cited_document(one.source)
        if document.year == year:
            found.setdefault(document, []).append(one.source)
    entries = (
        SourceEntry(document, tuple(_citation(holdings, source) for source in found[document]))
        for document in sorted(found, key=_order)
    )
    years = (Link(one, sources_address(one)) for one in years_of_sources(holdings.catalogue))
    return SourceYearPage(sources_address(year), year, tuple(entries), tuple(years))


def _order(document: CitedDocument) -> tuple[bool, int, object]:
    """Return what to sort the documents of a year by: their numbers, those without one last, by their words."""
    if not document.number:
        return True, 0, sort_key(document.anchor)
    digits = document.number.replace("/", "-").split("-")[0]
    return False, int(digits), sort_key(document.number)


def _citation(holdings: Holdings, source: str) -> Wording:
    citing = (
        (record, holdings.order_of(kind, slug))
        for kind, slug in records_citing(holdings.catalogue, source)
        if (record := holdings.register.get(kind, slug))
    )
    ordered = sorted(citing, key=lambda one: (one[0].kind, one[1]))
    return Wording(source, tuple(_resting(holdings, record, source) for record, _ in ordered))


def _resting(holdings: Holdings, record: Record, source: str) -> RestingRecord:
    found = (_statement(holdings, one) for one in statements_of(record) if source in one.sources)
    return RestingRecord(holdings.link(record), tuple(found))


def _statement(holdings: Holdings, stated: SourcedStatement) -> RestingStatement:
    field, item = str(stated.keys[0]), stated.value
    if isinstance(item, Tenure):
        phrase = office_phrase(item.office, holdings.committee_name(item.committee))
        return RestingStatement(field, phrase, period=period_of(item.span))
    if isinstance(item, Parent):
        return RestingStatement(field, holdings.committee_name(item.committee), period=period_of(item.span))
    if isinstance(item, Lineage):
        return RestingStatement(field, holdings.committee_name(item.committee), day_of(item.on))
    if isinstance(item, FormerName):
        return RestingStatement(field, item.name, period=period_of(item.span))
    if isinstance(item, Document):
        return RestingStatement(field, item.title)
    text = item.value if isinstance(item, Statement | Qualification) else str(item)
    if field in _DAYS:
        return RestingStatement(field, "", known_day(text))
    return RestingStatement(field, holdings.committee_name(text) if field == "organisers" else text)
