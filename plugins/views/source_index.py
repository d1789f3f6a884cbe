"""Documents and other sources: by year and number, each with all that rests on it and where it is attached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import chain
from typing import Any

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
from plugins.catalogue.queries.documents import (
    documents_of_articles,
    events_with_documents,
)
from plugins.text.normal import sort_key
from plugins.views.article import AttachedDocument, attached_documents
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
class AttachedFile:
    """A document that an article or event has attached."""

    document: AttachedDocument
    beside: Link
    """The article or event."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A document, the words in which it is cited, and where it is attached."""

    document: CitedDocument
    wordings: tuple[Wording, ...]
    files: tuple[AttachedFile, ...]
    """Those of events, then those of articles, the oldest first."""


@dataclass(frozen=True, slots=True)
class SourceYear:
    """The documents of a year on which the register rests; those that are attached alone stand on the page of the year."""

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
    attached: tuple[AttachedFile, ...]
    """Documents that no record cites."""
    years: tuple[Link, ...]
    """All, of which this is one."""


def source_index(holdings: Holdings) -> SourceIndex:
    """Return all sources by year."""
    counts: dict[CitedDocument, int] = {}
    words: dict[CitedDocument, str] = {}
    all_years = years_of_sources(holdings.catalogue)
    for one in chain.from_iterable(cited_sources(holdings.catalogue, year) for year in all_years):
        document = cited_document(one.source)
        counts[document] = counts.get(document, 0) + one.count
        words.setdefault(document, one.source)
    is_listed = len(counts) <= _MAX_LISTED
    years = []
    for year in all_years:
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
    documents: dict[str, CitedDocument] = {}
    sources: dict[str, list[str]] = {}
    for one in cited_sources(holdings.catalogue, year):
        document = cited_document(one.source)
        documents.setdefault(document.anchor, document)
        sources.setdefault(document.anchor, []).append(one.source)
    files: dict[str, list[AttachedFile]] = {}
    for file in (*_files_of_events(holdings, year), *_files_of_articles(holdings, year)):
        files.setdefault(file.document.cited_as.anchor, []).append(file)
    entries = (
        SourceEntry(
            document,
            tuple(_citation(holdings, source) for source in sources[document.anchor]),
            tuple(files.pop(document.anchor, ())),
        )
        for document in sorted(documents.values(), key=_order)
    )
    years = (Link(one, sources_address(one)) for one in years_of_sources(holdings.catalogue))
    return SourceYearPage(
        url=sources_address(year),
        year=year,
        entries=tuple(entries),
        attached=tuple(
            sorted(chain.from_iterable(files.values()), key=lambda one: _order(one.document.cited_as))
        ),
        years=tuple(years),
    )


def _files_of_articles(holdings: Holdings, year: str) -> Iterator[AttachedFile]:
    found = documents_of_articles(holdings.catalogue, year)
    cards = holdings.cards([one.article for one in found])
    for one, card in zip(found, cards, strict=True):
        yield from _files(holdings, [asdict(one)], Link(card.title, card.url))


def _files_of_events(holdings: Holdings, year: str) -> Iterator[AttachedFile]:
    for slug in events_with_documents(holdings.catalogue, year):
        event = holdings.register.events[slug]
        for one in _files(holdings, map(asdict, event.documents), holdings.link(event)):
            if one.document.cited_as.year == year:
                yield one


def _files(
    holdings: Holdings, documents: Iterable[Mapping[str, Any]], beside: Link
) -> Iterator[AttachedFile]:
    for one in attached_documents(documents):
        yield AttachedFile(one if holdings.has_files else replace(one, url=""), beside)


def _order(document: CitedDocument) -> tuple[bool, int, object]:
    """Return what to sort the documents of a year by: their numbers, those without one last, by their words."""
    if not document.number:
        return True, 0, sort_key(document.anchor)
    digits = re.match(r"\d*", document.number)
    return False, int(digits.group() or 0) if digits else 0, sort_key(document.number)


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
