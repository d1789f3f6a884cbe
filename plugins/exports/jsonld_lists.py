"""JSON-LD of the pages that list: the home page, listings, the archive, indexes; and of plain pages."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.addresses import ARCHIVE, HOME, SEARCH, record_kind_at
from plugins.exports.nodes import Node, index_name, node, publisher, trail, website_stub
from plugins.views.frame import Site
from plugins.views.holdings import Card
from plugins.views.indexes import CommitteeIndex, EventIndex, PersonIndex
from plugins.views.listings import ArchiveIndex, HomePage, ListPage
from plugins.views.text_page import TextPage


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


def listing(page: ListPage, site: Site) -> tuple[Node, ...]:
    """Return a list of articles by category or time."""
    time = "/".join(filter(None, (page.month.lstrip("0"), page.year)))
    archive = index_name("archive", site)
    name = " ".join(filter(None, (page.title or archive, time)))
    above = ((page.parent.text or archive, page.parent.url),) if page.parent else ()
    return _collection(site, page.url, name, _cards(page.cards), *above)


def archive(page: ArchiveIndex, site: Site) -> tuple[Node, ...]:
    """Return the archive, whose items are its months."""
    months = ((f"{one.month.lstrip('0')}/{one.year}", one.url) for one in page.months)
    return _collection(site, ARCHIVE, index_name("archive", site), months)


def register_index(page: PersonIndex | CommitteeIndex | EventIndex, site: Site) -> tuple[Node, ...]:
    """Return the page alone: the whole register stands in the data files."""
    name = index_name(record_kind_at(page.url), site)
    whole = node(
        "CollectionPage", site.url + page.url, name=name, url=site.url + page.url, isPartOf=website_stub(site)
    )
    return whole, trail(site, page.url, (name, page.url))


def text_page(page: TextPage, site: Site) -> tuple[Node, ...]:
    """Return a page that is about nothing but itself."""
    whole = node(
        "WebPage",
        site.url + page.url,
        name=page.title,
        url=site.url + page.url,
        inLanguage=page.lang,
        isPartOf=website_stub(site),
    )
    return whole, trail(site, page.url, (page.title, page.url))


def home(page: HomePage, site: Site) -> tuple[Node, ...]:
    """Return the site with its search, who publishes it, and its front page."""
    search = node(
        "SearchAction",
        target=node("EntryPoint", urlTemplate=f"{site.url}{SEARCH}?q={{words}}"),
        **{"query-input": "required name=words"},
    )
    website = {
        **website_stub(site),
        "alternateName": site.portal.short_name,
        "inLanguage": site.portal.lang,
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
