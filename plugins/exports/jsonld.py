"""JSON-LD in the words of schema.org: what a page is about, as one graph whose nodes are joined by their ids."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from plugins.addresses import HOME, index_address
from plugins.exports import jsonld_lists
from plugins.exports.nodes import (
    Node,
    image,
    index_name,
    named,
    node,
    publisher,
    reference,
    thing_id,
    trail,
    website_stub,
)
from plugins.views.article import ArticlePage, EditorialNote
from plugins.views.committee import CommitteePage, Officer
from plugins.views.days import Period
from plugins.views.event import EventPage
from plugins.views.frame import Site
from plugins.views.indexes import CommitteeIndex, EventIndex, PersonIndex
from plugins.views.listings import ArchiveIndex, HomePage, ListPage
from plugins.views.person import OfficeRow, PersonPage
from plugins.views.text_page import TextPage

_ORGANISATION_BEGINNINGS = (
    "Ban ",
    "Báo ",
    "Cơ quan ",
    "Cổng ",
    "Nhóm ",
    "Phòng ",
    "Tòa soạn ",
    "Trang ",
    "Trung tâm ",
    "Văn phòng ",
)
"""How names of authors begin that are organisations."""
_MAX_SOURCES_PER_OFFICE = 3
"""Reports that are named as the sources of an office."""


def graph_of(page: object, site: Site) -> tuple[Node, ...]:
    """Return the graph of the page that the view *page* becomes; empty for a page that is about nothing."""
    write = _GRAPHS.get(type(page))
    return write(page, site) if write else ()


def as_text(graph: Iterable[Node]) -> str:
    """Return *graph* as it stands in a page: no ``<`` in it can end the element that holds it."""
    whole = {"@context": "https://schema.org", "@graph": [*graph]}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return _STRING.sub(_escaped_string, text) if "<" in text else text


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def _escaped_string(found: re.Match[str]) -> str:
    """Return a JSON string that holds markup with every character escaped, so that no parser takes it for markup."""
    value = json.loads(found.group())
    if "<" not in value:
        return found.group()
    units = value.encode("utf-16-be", "surrogatepass").hex()
    return '"' + "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4)) + '"'


def _article(page: ArticlePage, site: Site) -> tuple[Node, ...]:
    linked = (*page.events, *(one.link for one in page.persons), *page.committees)
    notes = (*page.corrections, *((page.retracted,) if page.retracted else ()))
    is_address = page.source.startswith(("https://", "http://"))
    written = node(
        "NewsArticle",
        thing_id(site, page.url),
        headline=page.title,
        description="" if page.retracted else page.summary,
        url=site.url + page.url,
        mainEntityOfPage=site.url + page.url,
        identifier=site.url + page.cite_url,
        datePublished=page.day.iso,
        dateModified=page.changed,
        inLanguage=page.lang,
        articleSection=page.category.text,
        keywords=list(page.topics),
        author=[_author(name) for name in page.authors] or {"@id": f"{site.url}{HOME}#publisher"},
        publisher=publisher(site),
        isPartOf=website_stub(site),
        image=image(page.picture, site),
        about=[named(link, site) for link in linked if link.url in page.subjects],
        mentions=[named(link, site) for link in linked if link.url not in page.subjects],
        associatedMedia=[
            node("MediaObject", name=one.title, contentUrl=site.url + quote(one.url))
            for one in page.documents
        ],
        isBasedOn=page.source if is_address else "",
        creditText="" if is_address else page.source,
        correction=[_correction(note) for note in notes],
        creativeWorkStatus="Retracted" if page.retracted else "",
    )
    category = (page.category.text, page.category.url)
    return written, trail(site, page.url, category, (page.title, page.url))


def _author(name: str) -> Node:
    return node("Organization" if name.startswith(_ORGANISATION_BEGINNINGS) else "Person", name=name)


def _correction(note: EditorialNote) -> Node:
    return node("CorrectionComment", text=note.text, datePublished=note.day.iso if note.day else "")


def _person(page: PersonPage, site: Site) -> tuple[Node, ...]:
    person = _thing(
        page,
        "Person",
        site,
        birthDate=page.born.iso if page.born else "",
        deathDate=page.died.iso if page.died else "",
        image=image(page.portrait, site),
        memberOf=[_office(row, site) for row in page.offices if row.committee_name],
    )
    return _record_page("ProfilePage", "person", person, page.name, page.url, site)


def _office(row: OfficeRow, site: Site) -> Node:
    body = named(row.committee, site) if row.committee else node("Organization", name=row.committee_name)
    return node(
        "OrganizationRole",
        roleName=row.title,
        memberOf=body,
        **_ends(row.period),
        subjectOf=[reference(site, one.article) for one in row.attested[:_MAX_SOURCES_PER_OFFICE]],
    )


def _officer(one: Officer, site: Site) -> Node:
    return node("OrganizationRole", roleName=one.title, member=named(one.person, site), **_ends(one.period))


def _ends(period: Period | None, start: str = "startDate", end: str = "endDate") -> Node:
    """Return the known ends of *period*."""
    if period is None:
        return {}
    return {
        start: period.start.iso if period.start else "",
        end: period.end.iso if period.end else "",
    }


def _committee(page: CommitteePage, site: Site) -> tuple[Node, ...]:
    committee = _thing(
        page,
        "Organization",
        site,
        alternateName=[*(one.value for one in page.variants), *(one.name for one in page.names)],
        location=node("Place", name=page.place) if page.place else None,
        **_ends(page.period, "foundingDate", "dissolutionDate"),
        parentOrganization=[named(one.link, site) for one in page.parents],
        subOrganization=[named(one.link, site) for one in page.children],
        member=[_officer(one, site) for one in (*page.officers, *page.former_officers)],
        event=[named(link, site) for link in page.organised],
    )
    return _record_page("WebPage", "committee", committee, page.name, page.url, site)


def _event(page: EventPage, site: Site) -> tuple[Node, ...]:
    event = _thing(
        page,
        "Event",
        site,
        location=node("Place", name=page.place) if page.place else None,
        **_ends(page.period),
        organizer=[named(link, site) for link in page.organisers],
        attendee=[named(one.person, site) for one in page.attendees],
        superEvent=node("EventSeries", name=page.series) if page.series else None,
    )
    return _record_page("WebPage", "event", event, page.name, page.url, site)


def _thing(page: PersonPage | CommitteePage | EventPage, kind: str, site: Site, **properties: Any) -> Node:
    """Return what a record's page is about, with *properties* of its *kind* beside those that all records have."""
    common: Node = {
        "name": page.name,
        "alternateName": [one.value for one in page.variants],
        "disambiguatingDescription": page.disambiguation,
        "url": site.url + page.url,
        "identifier": site.url + page.cite_url,
    }
    return node(kind, thing_id(site, page.url), **{**common, **properties})


def _record_page(kind: str, record: str, thing: Node, name: str, url: str, site: Site) -> tuple[Node, ...]:
    page = node(
        kind,
        site.url + url,
        name=name,
        url=site.url + url,
        isPartOf=website_stub(site),
        mainEntity={"@id": thing["@id"]},
        breadcrumb={"@id": f"{site.url}{url}#breadcrumb"},
    )
    return page, thing, trail(site, url, (index_name(record, site), index_address(record)), (name, url))


_GRAPHS: dict[type, Callable[[Any, Site], tuple[Node, ...]]] = {
    ArticlePage: _article,
    PersonPage: _person,
    CommitteePage: _committee,
    EventPage: _event,
    ListPage: jsonld_lists.listing,
    ArchiveIndex: jsonld_lists.archive,
    PersonIndex: jsonld_lists.register_index,
    CommitteeIndex: jsonld_lists.register_index,
    EventIndex: jsonld_lists.register_index,
    TextPage: jsonld_lists.text_page,
    HomePage: jsonld_lists.home,
}
