"""JSON-LD in the words of schema.org: what a page is about, as one graph whose nodes are joined by their ids.

The id of a thing is the address of its page and a fragment, the same on every page that names the thing; in a preview,
which has no address, ids are root-relative.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from plugins.addresses import (
    ARCHIVE,
    CORRECTIONS,
    HOME,
    KEPT_LIST,
    OFFICES_HELD,
    SEARCH,
    SOURCES,
    event_year_address,
    index_address,
    record_kind_at,
)
from plugins.catalogue.tables import compact
from plugins.exports.feeds import shown_title
from plugins.views.article import ArticlePage, EditorialNote
from plugins.views.committee import CommitteePage, Officer
from plugins.views.corrections import CorrectionsPage
from plugins.views.days import Period
from plugins.views.event import EventPage
from plugins.views.event_index import EventIndex, EventYearPage
from plugins.views.frame import Site
from plugins.views.holdings import Card, Link, Picture
from plugins.views.home import HomePage
from plugins.views.indexes import CommitteeIndex, RecordIndex
from plugins.views.listings import ArchiveIndex, ListPage
from plugins.views.offices_held import OfficesHeld, OfficesHeldYear
from plugins.views.person import OfficeRow, PersonPage
from plugins.views.person_index import PersonIndex
from plugins.views.record import RecordPage
from plugins.views.source_index import SourceIndex, SourceYearPage
from plugins.views.successions import SuccessionPage
from plugins.views.text_page import KeptList, TextPage
from plugins.views.topics import TopicIndex

Node = dict[str, Any]
"""A thing with its properties."""

TYPES = {"person": "Person", "committee": "Organization", "event": "Event"}
"""What schema.org calls the kinds of records."""

INDEXES = {
    "vi": {
        "person": "Nhân sự",
        "committee": "Tổ chức",
        "event": "Sự kiện",
        "topic": "Chủ đề",
        "archive": "Lưu trữ",
        "offices": "Ai giữ chức vụ nào",
        "sources": "Văn bản và nguồn",
        "kept": "Danh sách của tôi",
    },
    "en": {
        "person": "People",
        "committee": "Organisations",
        "event": "Events",
        "topic": "Topics",
        "archive": "Archive",
        "offices": "Who held which office",
        "sources": "Documents and sources",
        "kept": "My list",
    },
}
"""Names of the indexes, by the language of the portal."""
_CORRECTIONS = {"vi": "Đính chính", "en": "Corrections"}

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
    write = GRAPHS.get(type(page))
    return write(page, site) if write else ()


def as_text(graph: Iterable[Node]) -> str:
    """Return *graph* as it stands in a page: no ``<`` in it can end the element that holds it."""
    whole = {"@context": "https://schema.org", "@graph": [*graph]}
    text = compact(whole)
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
    written = _node(
        "NewsArticle",
        _thing_id(site, page.url),
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
        publisher=_publisher(site),
        isPartOf=_website_stub(site),
        image=_image(page.picture, site),
        about=[_named(link, site) for link in linked if link.url in page.subjects],
        mentions=[_named(link, site) for link in linked if link.url not in page.subjects],
        associatedMedia=[
            _node("MediaObject", name=one.title, contentUrl=site.url + quote(one.url))
            for one in page.documents
        ],
        isBasedOn=page.source if is_address else "",
        creditText="" if is_address else page.source,
        correction=[_correction(note) for note in notes],
        creativeWorkStatus="Retracted" if page.retracted else "",
    )
    category = (page.category.text, page.category.url)
    return written, _trail(site, page.url, category, (page.title, page.url))


def _author(name: str) -> Node:
    return _node("Organization" if name.startswith(_ORGANISATION_BEGINNINGS) else "Person", name=name)


def _correction(note: EditorialNote) -> Node:
    return _node("CorrectionComment", text=note.text, datePublished=note.day.iso if note.day else "")


def _person(page: PersonPage, site: Site) -> tuple[Node, ...]:
    return _record(
        page,
        site,
        "ProfilePage",
        birthDate=_value(page, "born"),
        deathDate=_value(page, "died"),
        image=_image(page.portrait, site),
        jobTitle=[row.phrase for row in page.latest if row.confirmed],
        hasCredential=[
            _node("EducationalOccupationalCredential", name=one.value)
            for fact in page.facts
            if fact.name in ("professional", "political", "qualified")
            for one in fact.statements
        ],
        affiliation=_party_member(joined) if (joined := _value(page, "party_joined")) else None,
        memberOf=[_office(row, row.committee, site) for row in page.offices if row.committee],
    )


def _value(page: PersonPage, fact: str) -> str:
    """Return the first statement of a fact, empty where it is not known."""
    return next((one.statements[0].value for one in page.facts if one.name == fact), "")


def _party_member(joined: str) -> Node:
    party = _node("Organization", name="Đảng Cộng sản Việt Nam")
    return _node("OrganizationRole", affiliation=party, startDate=joined)


def _office(row: OfficeRow, committee: Link, site: Site) -> Node:
    return _node(
        "OrganizationRole",
        roleName=row.title,
        memberOf=_named(committee, site),
        **_ends(row.period),
        subjectOf=[_reference(site, one.article) for one in row.attested[:_MAX_SOURCES_PER_OFFICE]],
    )


def _officer(one: Officer, site: Site) -> Node:
    return _node("OrganizationRole", roleName=one.title, member=_named(one.person, site), **_ends(one.period))


def _ends(period: Period | None, start: str = "startDate", end: str = "endDate") -> Node:
    """Return the known ends of *period*."""
    if period is None:
        return {}
    return {
        start: period.start.iso if period.start else "",
        end: period.end.iso if period.end else "",
    }


def _committee(page: CommitteePage, site: Site) -> tuple[Node, ...]:
    return _record(
        page,
        site,
        "WebPage",
        alternateName=[*(one.value for one in page.variants), *(one.name for one in page.names)],
        location=_node("Place", name=page.place) if page.place else None,
        **_ends(page.period, "foundingDate", "dissolutionDate"),
        parentOrganization=[_named(one.link, site) for one in page.parents],
        subOrganization=[
            _named(one.link, site)
            for committees in (*(group.committees for group in page.children), page.former_children)
            for one in committees
        ],
        member=[
            _officer(one, site)
            for office in (*page.officers, *page.undated_officers, *page.former_officers)
            for one in office.officers
        ],
        event=[_named(link, site) for link in page.organised],
    )


def _event(page: EventPage, site: Site) -> tuple[Node, ...]:
    return _record(
        page,
        site,
        "WebPage",
        location=_node("Place", name=page.place) if page.place else None,
        **_ends(page.period),
        organizer=[_named(link, site) for link in page.organisers],
        attendee=[_named(one.person, site) for one in page.attendees],
        superEvent=_node("EventSeries", name=page.series) if page.series else None,
    )


def _record(page: RecordPage, site: Site, kind_of_page: str, **properties: Any) -> tuple[Node, ...]:
    """Return a record's page and what it is about, with *properties* beside those that all records have."""
    kind = record_kind_at(page.url)
    common: Node = {
        "name": page.name,
        "alternateName": [one.value for one in page.variants],
        "disambiguatingDescription": page.disambiguation,
        "url": site.url + page.url,
        "identifier": site.url + page.cite_url,
    }
    thing = _node(TYPES[kind], _thing_id(site, page.url), **{**common, **properties})
    about, trail = {"@id": thing["@id"]}, _trail_stub(site, page.url)
    whole = _page(kind_of_page, site, page.url, page.name, mainEntity=about, breadcrumb=trail)
    index = (_index_name(kind, site), index_address(kind))
    return whole, thing, _trail(site, page.url, index, (page.name, page.url))


# Pages that list, and plain pages.


def _collection(
    site: Site, url: str, name: str, items: Iterable[tuple[str, str]], *steps: tuple[str, str]
) -> tuple[Node, ...]:
    """Return a page that lists *items*: name and address of each."""
    entries = _list_items(items, site)
    listed = _node("ItemList", numberOfItems=len(entries), itemListElement=entries)
    page = _page("CollectionPage", site, url, name, mainEntity=listed, breadcrumb=_trail_stub(site, url))
    return page, _trail(site, url, *steps, (name, url))


def _list_items(items: Iterable[tuple[str, str]], site: Site) -> list[Node]:
    """Return *items*, name and address of each, as the entries of a list."""
    return [
        _node("ListItem", position=place, name=text, url=site.url + address)
        for place, (text, address) in enumerate(items, 1)
    ]


def _cards(cards: Iterable[Card]) -> Iterable[tuple[str, str]]:
    return ((shown_title(card), card.url) for card in cards)


def _listing(page: ListPage, site: Site) -> tuple[Node, ...]:
    """Return a list of articles by category, topic or time."""
    time = "/".join(filter(None, (page.month.lstrip("0"), page.year)))
    index = _index_name("topic" if page.kind == "topic" else "archive", site)
    name = " ".join(filter(None, (page.title or index, time)))
    above = ((page.parent.text or index, page.parent.url),) if page.parent else ()
    return _collection(site, page.url, name, _cards(page.cards), *above)


def _archive(page: ArchiveIndex, site: Site) -> tuple[Node, ...]:
    """Return the archive, whose items are its months."""
    months = ((f"{one.month.lstrip('0')}/{one.year}", one.url) for one in page.months)
    return _collection(site, ARCHIVE, _index_name("archive", site), months)


def _topics(page: TopicIndex, site: Site) -> tuple[Node, ...]:
    """Return the page alone: there may be thousands of topics."""
    return _index(page.url, _index_name("topic", site), site)


def _event_year(page: EventYearPage, site: Site) -> tuple[Node, ...]:
    """Return the events of a year or a month."""
    index = _index_name("event", site)
    time = "/".join(filter(None, (page.month.lstrip("0"), page.year)))
    events = ((one.link.text, one.link.url) for one in page.entries)
    above = [(index, index_address("event"))]
    if page.month:
        above.append((f"{index} {page.year}", event_year_address(page.year)))
    return _collection(site, page.url, " ".join(filter(None, (index, time))), events, *above)


def _corrections(page: CorrectionsPage, site: Site) -> tuple[Node, ...]:
    """Return the corrections, whose items are the articles."""
    name = _CORRECTIONS.get(site.portal.lang, _CORRECTIONS["vi"])
    articles = ((one.article.text, one.article.url) for one in page.corrections)
    above = ((name, CORRECTIONS),) if page.year else ()
    return _collection(site, page.url, " ".join(filter(None, (name, page.year))), articles, *above)


def _register_index(page: RecordIndex, site: Site) -> tuple[Node, ...]:
    """Return the page alone: the whole register stands in the data files."""
    return _index(page.url, _index_name(record_kind_at(page.url), site), site)


def _index(url: str, name: str, site: Site) -> tuple[Node, ...]:
    return _page("CollectionPage", site, url, name), _trail(site, url, (name, url))


def _of_archivists(kind: str, url: str) -> Callable[[Any, Site], tuple[Node, ...]]:
    """Return what writes the graph of a page that is asked, or of a year or committee of it: the page alone, for what it lists is shown elsewhere."""

    def write(page: Any, site: Site) -> tuple[Node, ...]:
        name = _index_name(kind, site)
        if page.url == url:
            return _index(url, name, site)
        of = page.committee.text if isinstance(page, SuccessionPage) else page.year
        own = f"{name} {of}".rstrip()
        return _page("CollectionPage", site, page.url, own), _trail(
            site, page.url, (name, url), (own, page.url)
        )

    return write


def _text_page(page: TextPage, site: Site) -> tuple[Node, ...]:
    """Return a page that is about nothing but itself."""
    whole = _page("WebPage", site, page.url, page.title, page.lang)
    return whole, _trail(site, page.url, (page.title, page.url))


def _home(page: HomePage, site: Site) -> tuple[Node, ...]:
    """Return the site with its search, who publishes it, and its front page."""
    search = _node(
        "SearchAction",
        target=_node("EntryPoint", urlTemplate=f"{site.url}{SEARCH}?q={{words}}"),
        **{"query-input": "required name=words"},
    )
    website = {
        **_website_stub(site),
        "alternateName": site.portal.short_name,
        "inLanguage": site.portal.lang,
        "publisher": {"@id": f"{site.url}{HOME}#publisher"},
        **({"potentialAction": search} if site.has_search else {}),
    }
    shown = (*((page.lead,) if page.lead else ()), *page.latest)
    latest = _node("ItemList", itemListElement=_list_items(_cards(shown), site))
    front = _node(
        "CollectionPage",
        site.url + HOME,
        name=site.portal.name,
        url=site.url + HOME,
        isPartOf={"@id": website["@id"]},
        mainEntity=latest,
    )
    return website, _publisher(site), front


# Nodes that many pages hold.


def _page(kind: str, site: Site, url: str, name: str, lang: str = "", **properties: Any) -> Node:
    """Return the page at *url* as a part of the site, with *properties* of its *kind*; *lang* is empty for that of the site."""
    address, whole = site.url + url, _website_stub(site)
    return _node(kind, address, name=name, url=address, inLanguage=lang, isPartOf=whole, **properties)


def _trail_stub(site: Site, url: str) -> Node:
    """Return the reference to what ``_trail`` makes."""
    return {"@id": f"{site.url}{url}#breadcrumb"}


def _thing_id(site: Site, url: str) -> str:
    """Return the id of the thing that the page at *url* is about."""
    return f"{site.url}{url}#{TYPES.get(record_kind_at(url), 'Article').lower()}"


def _node(kind: str, name: str = "", /, **properties: Any) -> Node:
    """Return a node of the type *kind* under the id *name*, with those *properties* that say something."""
    known = {"@id": name} if name else {}
    return {"@type": kind, **known, **{key: value for key, value in properties.items() if value}}


def _named(link: Link, site: Site) -> Node:
    """Return as much of a record as a page that only names it knows."""
    kind = TYPES[record_kind_at(link.url)]
    return _node(kind, _thing_id(site, link.url), name=link.text, url=site.url + link.url)


def _reference(site: Site, link: Link) -> Node:
    """Return the article behind *link*."""
    return _node("NewsArticle", _thing_id(site, link.url), headline=link.text, url=site.url + link.url)


def _publisher(site: Site) -> Node:
    """Return who publishes the site."""
    portal = site.portal
    body = portal.governing_body
    return _node(
        "Organization",
        f"{site.url}{HOME}#publisher",
        name=portal.name,
        url=site.url + HOME,
        logo=f"{site.url}/theme/img/card.png",
        parentOrganization=_node("Organization", name=body) if body else None,
    )


def _website_stub(site: Site) -> Node:
    """Return as much of the site as a page of it tells."""
    return _node("WebSite", f"{site.url}{HOME}#website", name=site.portal.name, url=site.url + HOME)


def _image(picture: Picture | None, site: Site) -> Node | None:
    """Return a picture, None where there is none."""
    if picture is None:
        return None
    return _node(
        "ImageObject",
        url=site.url + quote(picture.url),
        width=picture.width,
        height=picture.height,
        caption=picture.alt,
    )


def _trail(site: Site, url: str, *steps: tuple[str, str]) -> Node:
    """Return the way from the home page to the page at *url*, which is the last of *steps*: name and address."""
    whole = ((site.portal.short_name, HOME), *steps)
    return _node(
        "BreadcrumbList",
        f"{site.url}{url}#breadcrumb",
        itemListElement=[
            _node("ListItem", position=place, name=name, item={"@id": site.url + address})
            for place, (name, address) in enumerate(whole, 1)
        ],
    )


def _index_name(kind: str, site: Site) -> str:
    """Return the name of the index of records of a *kind*, or of another page that leads to many."""
    return INDEXES.get(site.portal.lang, INDEXES["vi"])[kind]


GRAPHS: dict[type, Callable[[Any, Site], tuple[Node, ...]]] = {
    ArticlePage: _article,
    PersonPage: _person,
    CommitteePage: _committee,
    EventPage: _event,
    ListPage: _listing,
    ArchiveIndex: _archive,
    PersonIndex: _register_index,
    CommitteeIndex: _register_index,
    EventIndex: _register_index,
    EventYearPage: _event_year,
    TopicIndex: _topics,
    CorrectionsPage: _corrections,
    OfficesHeld: _of_archivists("offices", OFFICES_HELD),
    OfficesHeldYear: _of_archivists("offices", OFFICES_HELD),
    SuccessionPage: _of_archivists("offices", OFFICES_HELD),
    SourceIndex: _of_archivists("sources", SOURCES),
    SourceYearPage: _of_archivists("sources", SOURCES),
    KeptList: _of_archivists("kept", KEPT_LIST),
    TextPage: _text_page,
    HomePage: _home,
}
"""What writes the graph of a page, by the class of its view."""
