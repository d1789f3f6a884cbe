"""Nodes of a JSON-LD graph that many pages hold: records by name, the publisher, pictures, the way from the home page.

The id of a thing is the address of its page and a fragment, the same on every page that names the thing; in a preview,
which has no address, ids are root-relative.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from plugins.addresses import HOME, record_kind_at
from plugins.views.frame import Site
from plugins.views.holdings import Link, Picture

Node = dict[str, Any]
"""A thing with its properties."""

TYPES = {"person": "Person", "committee": "Organization", "event": "Event"}
"""What schema.org calls the kinds of records."""

INDEXES = {
    "vi": {"person": "Nhân sự", "committee": "Tổ chức", "event": "Sự kiện", "archive": "Lưu trữ"},
    "en": {"person": "People", "committee": "Organisations", "event": "Events", "archive": "Archive"},
}
"""Names of the indexes, by the language of the portal."""


def thing_id(site: Site, url: str) -> str:
    """Return the id of the thing that the page at *url* is about."""
    return f"{site.url}{url}#{TYPES.get(record_kind_at(url), 'Article').lower()}"


def node(kind: str, name: str = "", /, **properties: Any) -> Node:
    """Return a node of the type *kind* under the id *name*, with those *properties* that say something."""
    known = {"@id": name} if name else {}
    return {"@type": kind, **known, **{key: value for key, value in properties.items() if value}}


def named(link: Link, site: Site) -> Node:
    """Return as much of a record as a page that only names it knows."""
    kind = TYPES[record_kind_at(link.url)]
    return node(kind, thing_id(site, link.url), name=link.text, url=site.url + link.url)


def reference(site: Site, link: Link) -> Node:
    """Return the article behind *link*."""
    return node("NewsArticle", thing_id(site, link.url), headline=link.text, url=site.url + link.url)


def publisher(site: Site) -> Node:
    """Return who publishes the site."""
    portal = site.portal
    body = portal.governing_body
    return node(
        "Organization",
        f"{site.url}{HOME}#publisher",
        name=portal.name,
        url=site.url + HOME,
        logo=f"{site.url}/theme/img/card.png",
        parentOrganization=node("Organization", name=body) if body else None,
    )


def website_stub(site: Site) -> Node:
    """Return as much of the site as a page of it tells."""
    return node("WebSite", f"{site.url}{HOME}#website", name=site.portal.name, url=site.url + HOME)


def image(picture: Picture | None, site: Site) -> Node | None:
    """Return a picture, None where there is none."""
    if picture is None:
        return None
    return node(
        "ImageObject",
        url=site.url + quote(picture.url),
        width=picture.width,
        height=picture.height,
        caption=picture.alt,
    )


def trail(site: Site, url: str, *steps: tuple[str, str]) -> Node:
    """Return the way from the home page to the page at *url*, which is the last of *steps*: name and address."""
    whole = ((site.portal.short_name, HOME), *steps)
    return node(
        "BreadcrumbList",
        f"{site.url}{url}#breadcrumb",
        itemListElement=[
            node("ListItem", position=place, name=name, item={"@id": site.url + address})
            for place, (name, address) in enumerate(whole, 1)
        ],
    )


def index_name(kind: str, site: Site) -> str:
    """Return the name of the index of records of a *kind*, or of the archive."""
    return INDEXES.get(site.portal.lang, INDEXES["vi"])[kind]
