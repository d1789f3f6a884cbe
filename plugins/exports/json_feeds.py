"""JSON Feed 1.1: the same entries as the Atom feeds, for programs that would rather read JSON."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from plugins.addresses import json_feed_address
from plugins.catalogue.tables import compact
from plugins.exports.feeds import MAX_CACHED_ENTRIES, Feed, shown_title
from plugins.views.holdings import Card

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, site_url: str) -> bytes:
    """Return *feed* as a JSON Feed document.

    *site_url* is absolute, without a slash at the end; in a preview it is empty and addresses are relative.
    """
    head = compact(
        {
            "version": _VERSION,
            "title": feed.title,
            "home_page_url": site_url + feed.url,
            "feed_url": site_url + json_feed_address(feed.url),
            "language": "vi",
            "authors": [{"name": feed.author, "url": f"{site_url}/"}],
        }
    )
    items = ",\n".join(_item(card, site_url) for card in feed.cards)
    return f'{head[:-1]},"items":[\n{items}\n]}}\n'.encode()


@lru_cache(maxsize=MAX_CACHED_ENTRIES)
def _item(card: Card, site_url: str) -> str:
    """Return the item of an article; it is the same in all feeds."""
    image = site_url + quote(card.picture.url) if card.picture and not card.is_retracted else ""
    item = {
        "id": site_url + card.cite_url,
        "url": site_url + card.url,
        "title": shown_title(card),
        "content_text": shown_title(card) if card.is_retracted else card.summary or card.title,
        "image": image,
        "date_published": card.day.iso,
        "date_modified": card.changed,
        "language": card.lang,
        "tags": [card.category.text],
    }
    return compact({name: value for name, value in item.items() if value})
