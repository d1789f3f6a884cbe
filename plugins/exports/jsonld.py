"""JSON-LD in the words of schema.org: what a page is about, as one graph whose nodes are joined by their ids."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from plugins.catalogue.addresses import ARCHIVE, HOME, SEARCH, index_address
from plugins.exports.nodes import (
    KINDS,
    Node,
    image,
    named,
    node,
    publisher,
    reference,
    thing_id,
    trail,
    website_stub,
)
from plugins.views.article import ArticlePage, Note
from plugins.views.committee import CommitteePage, Officer
from plugins.views.days import Period
from plugins.views.event import EventPage
from plugins.views.holdings import Card
from plugins.views.indexes import CommitteeIndex, EventIndex, PersonIndex
from plugins.views.listings import ArchiveIndex, HomePage, ListPage
from plugins.views.person import OfficeRow, PersonPage
from plugins.views.plain import TextPage
from plugins.views.site import Site

_INDEXES = {"person": "Nhân sự", "committee": "Tổ chức", "event": "Sự kiện"}
_ARCHIVE = "Lưu trữ"
_BODIES = (
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
"""How the name of an author begins who is no person."""
_MOST_ATTESTED = 3
"""Reports that are named as the sources of an office."""


def graph_of(page: object, site: Site) -> tuple[Node, ...]:
    """Return the graph of the page that the view *page* becomes; empty for a page that is about nothing."""
    write = _GRAPHS.get(type(page))
    return write(page, site) if write else ()


def as_text(graph: Iterable[Node]) -> str:
    """Return *graph* as it stands in a page: no ``<`` in it can end the element that holds it."""
    whole = {"@context": "https://schema.org", "@graph": [*graph]}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    return _STRING.sub(_veiled, text) if "<" in text else text


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def _veiled(found: re.Match[str]) -> str:
    """Return a JSON string that holds markup with every character escaped: nobody takes it for a script of the page."""
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
    return node("Organization" if name.startswith(_BODIES) else "Person", name=name)


def _correction(note: Note) -> Node:
    return node("CorrectionComment", text=note.text, datePublished=note.day.iso if note.day else "")


def _person(page: PersonPage, site: Site) -> tuple[Node, ...]:
    person = node(
        "Person",
        thing_id(site, page.url),
        name=page.name,
        alternateName=[one.value for one in page.variants],
        disambiguatingDescription=page.disambiguation,
        url=site.url + page.url,
        identifier=site.url + page.cite_url,
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
        subjectOf=[reference(site, one.article) for one in row.attested[:_MOST_ATTESTED]],
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
    committee = node(
        "Organization",
        thing_id(site, page.url),
        name=page.name,
        alternateName=[*(one.value for one in page.variants), *(one.name for one in page.names)],
        disambiguatingDescription=page.disambiguation,
        url=site.url + page.url,
        identifier=site.url + page.cite_url,
        location=node("Place", name=page.place) if page.place else None,
        **_ends(page.period, "foundingDate", "dissolutionDate"),
        parentOrganization=[named(one.link, site) for one in page.parents],
        subOrganization=[named(one.link, site) for one in page.children],
        member=[_officer(one, site) for one in (*page.officers, *page.former_officers)],
        event=[named(link, site) for link in page.organised],
    )
    return _record_page("WebPage", "committee", committee, page.name, page.url, site)


def _event(page: EventPage, site: Site) -> tuple[Node, ...]:
    event = node(
        "Event",
        thing_id(site, page.url),
        name=page.name,
        alternateName=[one.value for one in page.variants],
        disambiguatingDescription=page.disambiguation,
        url=site.url + page.url,
        identifier=site.url + page.cite_url,
        location=node("Place", name=page.place) if page.place else None,
        **_ends(page.period),
        organizer=[named(link, site) for link in page.organisers],
        attendee=[named(one.person, site) for one in page.attendees],
        superEvent=node("EventSeries", name=page.series) if page.series else None,
    )
    return _record_page("WebPage", "event", event, page.name, page.url, site)


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
    return page, thing, trail(site, url, (_INDEXES[record], index_address(record)), (name, url))


def _collection(
    site: Site, url: str, name: str, items: Iterable[tuple[str, str]], *steps: tuple[str, str]
) -> tuple[Node, ...]:
    """Return a page that lists *items*: name and address of each."""
    entries = [
        node("ListItem", position=place, name=text, url=site.url + address)
        for place, (text, address) in enumerate(items, 1)
    ]
    page = node(
        "CollectionPage",
        site.url + url,
        name=name,
        url=site.url + url,
        isPartOf=website_stub(site),
        mainEntity=node("ItemList", numberOfItems=len(entries), itemListElement=entries),
        breadcrumb={"@id": f"{site.url}{url}#breadcrumb"},
    )
    return page, trail(site, url, *steps, (name, url))


def _cards(cards: Iterable[Card]) -> Iterable[tuple[str, str]]:
    return ((card.title, card.url) for card in cards)


def _listing(page: ListPage, site: Site) -> tuple[Node, ...]:
    time = "/".join(filter(None, (page.month.lstrip("0"), page.year)))
    name = " ".join(filter(None, (page.title or _ARCHIVE, time)))
    above = ((page.parent.text or _ARCHIVE, page.parent.url),) if page.parent else ()
    return _collection(site, page.url, name, _cards(page.cards), *above)


def _archive(page: ArchiveIndex, site: Site) -> tuple[Node, ...]:
    months = ((f"{one.month.lstrip('0')}/{one.year}", one.url) for one in page.months)
    return _collection(site, ARCHIVE, _ARCHIVE, months)


def _index(page: PersonIndex | CommitteeIndex | EventIndex, site: Site) -> tuple[Node, ...]:
    """Return the page alone: the whole register stands in the data files."""
    name = _INDEXES[KINDS[page.url.strip("/")]]
    whole = node(
        "CollectionPage", site.url + page.url, name=name, url=site.url + page.url, isPartOf=website_stub(site)
    )
    return whole, trail(site, page.url, (name, page.url))


def _text(page: TextPage, site: Site) -> tuple[Node, ...]:
    whole = node(
        "WebPage",
        site.url + page.url,
        name=page.title,
        url=site.url + page.url,
        inLanguage=page.lang,
        isPartOf=website_stub(site),
    )
    return whole, trail(site, page.url, (page.title, page.url))


def _home(page: HomePage, site: Site) -> tuple[Node, ...]:
    search = node(
        "SearchAction",
        target=node("EntryPoint", urlTemplate=f"{site.url}{SEARCH}?q={{words}}"),
        **{"query-input": "required name=words"},
    )
    website = {
        **website_stub(site),
        "alternateName": site.portal.short_name,
        "inLanguage": "vi",
        "publisher": {"@id": f"{site.url}{HOME}#publisher"},
        **({"potentialAction": search} if site.has_search else {}),
    }
    shown = (*((page.lead,) if page.lead else ()), *page.latest)
    latest = node(
        "ItemList",
        itemListElement=[
            node("ListItem", position=place, name=text, url=site.url + address)
            for place, (text, address) in enumerate(_cards(shown), 1)
        ],
    )
    front = node(
        "CollectionPage",
        site.url + HOME,
        name=site.portal.name,
        url=site.url + HOME,
        isPartOf={"@id": website["@id"]},
        mainEntity=latest,
    )
    return website, publisher(site), front


_GRAPHS: dict[type, Callable[[Any, Site], tuple[Node, ...]]] = {
    ArticlePage: _article,
    PersonPage: _person,
    CommitteePage: _committee,
    EventPage: _event,
    ListPage: _listing,
    ArchiveIndex: _archive,
    PersonIndex: _index,
    CommitteeIndex: _index,
    EventIndex: _index,
    TextPage: _text,
    HomePage: _home,
}
