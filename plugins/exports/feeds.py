"""Atom feeds (RFC 4287)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from html import escape

from plugins.catalogue.addresses import feed_address
from plugins.views.holdings import Card

_ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 30
_RETRACTED = "Đã rút"


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest articles of a listing."""

    title: str
    url: str
    """The listing's address, root-relative."""
    author: str
    """Who publishes."""
    cards: tuple[Card, ...]
    """Newest first."""


def atom(feed: Feed, site_url: str) -> bytes:
    """Return *feed* as an Atom document; times are those of the articles, never of the build.

    *site_url* is absolute, without a slash at the end; in a preview it is empty and ids are relative.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "vi"})
    _add(root, "title", feed.title)
    _add(root, "id", site_url + feed.url)
    _link(root, "alternate", site_url + feed.url, "text/html")
    _link(root, "self", site_url + feed_address(feed.url), "application/atom+xml")
    _add(root, "updated", max((card.changed for card in feed.cards), default="1970-01-01T00:00:00+07:00"))
    _add(_add(root, "author"), "name", feed.author)
    for card in feed.cards:
        entry = _add(root, "entry")
        _add(entry, "title", f"{_RETRACTED}: {card.title}" if card.is_retracted else card.title)
        _add(entry, "id", site_url + card.cite_url)
        _link(entry, "alternate", site_url + card.url, "text/html")
        _add(entry, "published", card.day.iso)
        _add(entry, "updated", card.changed)
        _add(entry, "category").attrib["term"] = card.category.text
        if card.is_retracted:
            continue
        # As HTML, escaped twice: readers that take plain text for HTML then show the same.
        _add(entry, "summary", escape(card.summary)).attrib["type"] = "html"
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = text
    return element


def _link(parent: ET.Element, rel: str, href: str, media: str) -> None:
    _add(parent, "link").attrib.update({"rel": rel, "type": media, "href": href})
