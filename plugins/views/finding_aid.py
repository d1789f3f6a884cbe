"""The finding aid of a record, in the order of ISAAR(CPF): identity, description, relationships, control, resources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.addresses import article_address, record_address
from plugins.authority.as_of import edtf
from plugins.authority.records import Committee, Event, Person, Record
from plugins.authority.spans import Span
from plugins.authority.statements import sources_of
from plugins.catalogue.queries.fixity import report_files
from plugins.catalogue.queries.sources import digest_of_source
from plugins.views.days import Day, known_day
from plugins.views.holdings import Holdings
from plugins.views.office_holders import DatedOffice, offices_in, offices_of_person
from plugins.views.record import record_body
from plugins.views.references import References, numbered


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement of the finding aid."""

    text: str
    dates: str = ""
    """As EDTF."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """An element of description."""

    name: str
    """Whose number and words the template has."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """A report about the record."""

    day: Day
    title: str
    address: str
    sha256: str
    """Of the file in the content folder."""


@dataclass(frozen=True, slots=True)
class FindingAid:
    """All that the finding aid of a record shows."""

    url: str
    name: str
    kind: str
    identity: tuple[Element, ...]
    description: tuple[Element, ...]
    history: str
    """HTML, safe to print."""
    relationships: tuple[Element, ...]
    control: tuple[Element, ...]
    resources: tuple[Resource, ...]
    """Oldest first."""
    references: References


def finding_aid(holdings: Holdings, record: Record, site_url: str, institution: str) -> FindingAid:
    """Return the finding aid of *record*, kept by *institution*; elements that say nothing are left out."""
    url = record_address(record.kind, record.slug)
    describe = {"person": _person, "committee": _committee, "event": _event}[record.kind]
    description, relationships = describe(holdings, record)
    resources = tuple(
        Resource(
            known_day(one.date),
            one.title,
            site_url + holdings.cite_address(one.id, article_address(one.date, one.slug)),
            one.sha256,
        )
        for one in report_files(holdings.catalogue, record.kind, record.slug)
    )
    told = (*description, *relationships)
    cited = (source for element in told for entry in element.entries for source in entry.sources)
    return FindingAid(
        url=url,
        name=record.name,
        kind=record.kind,
        identity=_said(
            ("name", _entries(record, (record.name,))),
            ("other_names", _entries(record, record.variants)),
            ("former_names", _former_names(record)),
            ("disambiguation", _plain(record.disambiguation)),
            ("identifier", _plain(record.id)),
        ),
        description=_said(*((one.name, one.entries) for one in description)),
        history=record_body(holdings, record),
        relationships=_said(*((one.name, one.entries) for one in relationships)),
        control=_said(
            ("record_identifier", _plain(record.id, *record.merged_ids)),
            ("institution", _plain(institution)),
            ("rules", _plain("ISAAR(CPF), 2004; EDTF, ISO 8601-2")),
            ("sources", _plain(*record.sources)),
            ("address", _plain(site_url + holdings.cite_address(record.id, url))),
            ("file", _plain(record.origin.path)),
            ("fixity", _plain(digest_of_source(holdings.catalogue, record.origin.path))),
        ),
        resources=resources,
        references=numbered((*record.sources, *cited)),
    )


def _said(*elements: tuple[str, Iterable[Entry]]) -> tuple[Element, ...]:
    made = (Element(name, tuple(entries)) for name, entries in elements)
    return tuple(one for one in made if one.entries)


def _plain(*texts: str | None) -> tuple[Entry, ...]:
    return tuple(Entry(text) for text in texts if text)


def _entries(record: Record, items: Iterable[object]) -> tuple[Entry, ...]:
    """Return *items*, which have a value and a source, as entries."""
    return tuple(
        Entry(str(getattr(one, "value", one)), "", sources_of(getattr(one, "source", None), record))
        for one in items
        if one
    )


def _former_names(record: Record) -> Iterator[Entry]:
    for one in record.names if isinstance(record, Committee) else ():
        yield Entry(one.name, edtf(one.span), sources_of(one.source, record))


def _offices(offices: Iterable[DatedOffice], *, with_people: bool) -> Iterator[Entry]:
    for one in offices:
        reports = tuple(f"{report.article.text} ({report.day.iso[:10]})" for report in one.reports)
        text = f"{one.title}: {one.person.text}" if with_people else one.phrase
        dates = one.edtf or ", ".join(report.day.iso[:10] for report in one.reports)
        yield Entry(text, dates, one.sources or reports)


def _dates(record: Record, span: Span) -> tuple[Entry, ...]:
    return (Entry(edtf(span), "", record.sources),) if span.is_known else ()


Described = tuple[tuple[Element, ...], tuple[Element, ...]]
"""The elements of the description area, and those of the relationships area."""


def _person(holdings: Holdings, record: Record) -> Described:
    assert isinstance(record, Person)
    description = _said(
        ("dates", _dates(record, Span(record.born, record.died))),
        ("places", _entries(record, (record.hometown,))),
        ("ethnicity", _entries(record, (record.ethnicity,))),
        ("party_joined", _entries(record, (record.party_joined,))),
        ("qualifications", _entries(record, record.qualifications)),
        ("functions", _offices(offices_of_person(holdings, record.slug), with_people=False)),
    )
    return description, ()


def _committee(holdings: Holdings, record: Record) -> Described:
    assert isinstance(record, Committee)
    description = _said(
        ("dates", _dates(record, record.span)),
        ("places", _entries(record, (record.place,))),
        ("legal_status", _plain(record.type)),
        ("structure", _entries(record, record.offices)),
        ("officers", _offices(offices_in(holdings, (record.slug,)), with_people=True)),
    )
    relationships = _said(
        (
            "parents",
            (
                Entry(holdings.committee_name(one.committee), edtf(one.span), sources_of(one.source, record))
                for one in record.parents
            ),
        ),
        (
            "children",
            (
                Entry(child.name, edtf(parent.span), sources_of(parent.source, child))
                for slug in sorted(holdings.register.children(record.slug), key=holdings.committee_order)
                for child in (holdings.register.committees[slug],)
                for parent in child.parents
                if parent.committee == record.slug
            ),
        ),
        *(
            (
                name,
                (
                    Entry(
                        ", ".join(filter(None, (holdings.committee_name(one.committee), one.decision))),
                        one.on or "",
                        sources_of(one.source, record),
                    )
                    for one in items
                ),
            )
            for name, items in (("predecessors", record.predecessors), ("successors", record.successors))
        ),
    )
    return description, relationships


def _event(holdings: Holdings, record: Record) -> Described:
    assert isinstance(record, Event)
    organisers = (
        Entry(holdings.committee_name(one.value), "", sources_of(one.source, record))
        for one in record.organisers
    )
    description = _said(
        ("dates", _dates(record, record.span) if record.span.end else _entries(record, (record.span.start,))),
        ("places", _entries(record, (record.place,))),
        ("legal_status", _plain(record.type)),
        ("programme", _entries(record, record.programme)),
        ("outcome", _entries(record, (record.outcome,))),
    )
    return description, _said(("organisers", organisers), ("series", _plain(record.series)))
