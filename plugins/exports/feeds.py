"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from plugins.addresses import feed_address
from plugins.views.holdings import Card

_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "vi"
"""Of a feed; entries in another language say which."""
MAX_FEED_ENTRIES = 30
MAX_CACHED_ENTRIES = 5_000
"""Entries that are kept for other feeds, of each format."""
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
    updated = max((card.changed for card in feed.cards), default="1970-01-01T00:00:00+07:00")
    head = (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        f'<feed xmlns="{_ATOM}" xml:lang="{_LANGUAGE}">\n'
        f"  <title>{_text(feed.title)}</title>\n"
        f"  <id>{_text(site_url + feed.url)}</id>\n"
        f"  {_link('alternate', site_url + feed.url, 'text/html')}\n"
        f"  {_link('self', site_url + feed_address(feed.url), 'application/atom+xml')}\n"
        f"  <updated>{_text(updated)}</updated>\n"
        f"  <author>\n    <name>{_text(feed.author)}</name>\n  </author>\n"
    )
    return (head + "".join(_entry(card, site_url) for card in feed.cards) + "</feed>\n").encode("utf-8")


def shown_title(card: Card) -> str:
    """Return the title of an article in a feed, which says when it was retracted."""
    return f"{_RETRACTED}: {card.title}" if card.is_retracted else card.title


@lru_cache(maxsize=MAX_CACHED_ENTRIES)
def _entry(card: Card, site_url: str) -> str:
    """Return the entry of an article; it is the same in all feeds."""
    # The summary is HTML, escaped twice: readers that take plain text for HTML then show the same.
    summary = f'    <summary type="html">{_text(escape(card.summary))}</summary>\n'
    language = "" if card.lang == _LANGUAGE else f" xml:lang={_value(card.lang)}"
    return (
        f"  <entry{language}>\n"
        f"    <title>{_text(shown_title(card))}</title>\n"
        f"    <id>{_text(site_url + card.cite_url)}</id>\n"
        f"    {_link('alternate', site_url + card.url, 'text/html')}\n"
        f"    <published>{_text(card.day.iso)}</published>\n"
        f"    <updated>{_text(card.changed)}</updated>\n"
        f"    <category term={_value(card.category.text)} />\n"
        f"{'' if card.is_retracted else summary}"
        "  </entry>\n"
    )


def _link(rel: str, href: str, media: str) -> str:
    return f'<link rel="{rel}" type="{media}" href={_value(href)} />'


def _text(text: str) -> str:
    return escape(text, quote=False)


def _value(text: str) -> str:
    return f'"{escape(text).replace("&#x27;", chr(39))}"'
