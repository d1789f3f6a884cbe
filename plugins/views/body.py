"""The running text of a page: addresses and pictures of the site get their final form."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote, unquote

from plugins.catalogue.linked import opening
from plugins.text.markdown import RECORD_SCHEMES, WEB_SCHEMES
from plugins.text.segments import Piece, put_links, split
from plugins.views.holdings import Holdings

_LEFT = re.compile(f'<img|<a href="(?!(?:{"|".join(WEB_SCHEMES)}):)')
"""What depends on the rest of the site."""


def render_body(html: str, holdings: Holdings) -> str:
    """Return sanitised *html* as the page shows it: addresses that lead nowhere are text."""
    return put_links(split(html), [], _Rewriter(holdings)) if _LEFT.search(html) else html


class _Rewriter:
    """Gives each tag of the text its final form."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.plain_links = 0
        self.loading = "lazy"

    def __call__(self, piece: Piece) -> str | None:
        if piece.tag == "a" and "class" not in piece.attributes:
            tag = self.link(piece.attributes.get("href", ""))
            self.plain_links += not tag
            return tag
        if piece.tag == "/a" and self.plain_links:
            self.plain_links -= 1
            return ""
        if piece.tag in ("figure", "/figure"):
            # The lead picture is what readers wait for; all others wait for them.
            self.loading = "eager" if piece.attributes.get("class") == "lead" else "lazy"
        if piece.tag == "img":
            return self.image(piece)
        return None

    def link(self, href: str) -> str:
        """Return the opening tag, empty when only the text may stand."""
        scheme, colon, target = href.partition(":")
        target = unquote(target)
        if colon and scheme in RECORD_SCHEMES:
            found = self.holdings.register.find(scheme, target)
            return opening(scheme, found[0].slug, {}) if len(found) == 1 else ""
        if colon and scheme == "article":
            article = self.holdings.known.article(target)
            return f'<a href="{article.address}">' if article and article.public else ""
        if colon and scheme in WEB_SCHEMES:
            return f'<a href="{escape(href)}">'
        if href.startswith("/documents/") and self.holdings.has_files:
            return f'<a href="{escape(href)}">'
        return f'<a href="{escape(href)}">' if href and self.holdings.known.has(href) else ""

    def image(self, piece: Piece) -> str:
        picture = self.holdings.picture(
            unquote(piece.attributes.get("src", "")), piece.attributes.get("alt", "")
        )
        if picture is None:
            return ""
        return (
            f'<img src="{escape(quote(picture.url))}" alt="{escape(picture.alt)}"'
            f' width="{picture.width}" height="{picture.height}" loading="{self.loading}" decoding="async">'
        )
