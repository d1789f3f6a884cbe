"""The running text of a page: mentions become links, hand marks and internal addresses find their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote

from plugins.catalogue.addresses import record_address
from plugins.text.markdown import RECORD_SCHEMES, WEB_SCHEMES
from plugins.text.segments import Piece, Placed, Segments, linkable, put_links, split
from plugins.views.holdings import Holdings


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention to be linked: ``plain[start:end]`` names the record."""

    start: int
    end: int
    kind: str
    slug: str
    hint: str = ""
    """What the link tells on hover: the office that day."""


def render_body(html: str, mentions: list[Marked], holdings: Holdings) -> str:
    """Return sanitised *html* as the page shows it.

    The first mention of a record in the running text is linked, and the first in each caption. *mentions* are in
    the order of the text.
    """
    segments = split(html)
    hints = {(one.kind, one.slug): one.hint for one in mentions if one.hint}
    return put_links(segments, _placed(segments, mentions, hints), _Rewriter(holdings, hints))


def _placed(segments: Segments, mentions: list[Marked], hints: Mapping[tuple[str, str], str]) -> list[Placed]:
    zones = list(linkable(segments))
    seen: set[tuple[object, str, str]] = set()
    placed: list[Placed] = []
    at = 0
    for one in mentions:
        while at < len(zones) and zones[at][1] < one.end:
            at += 1
        if at == len(zones) or zones[at][0] > one.start:
            continue
        zone = "body" if zones[at][2] == "body" else zones[at][0]
        key = (zone, one.kind, one.slug)
        if key in seen or (placed and one.start < placed[-1].end):
            continue
        seen.add(key)
        placed.append(Placed(one.start, one.end, _opening(one.kind, one.slug, hints)))
    return placed


def _opening(kind: str, slug: str, hints: Mapping[tuple[str, str], str]) -> str:
    hint = hints.get((kind, slug), "")
    title = f' title="{escape(hint)}"' if hint else ""
    return f'<a class="mention mention--{kind}" href="{record_address(kind, slug)}"{title}>'


class _Rewriter:
    """Gives each tag of the text its final form."""

    def __init__(self, holdings: Holdings, hints: Mapping[tuple[str, str], str]) -> None:
        self.holdings = holdings
        self.hints = hints
        self.plain_links = 0
        self.loading = "lazy"

    def __call__(self, piece: Piece) -> str | None:
        if piece.tag == "a":
            opening = self.link(piece.attributes.get("href", ""))
            self.plain_links += not opening
            return opening
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
            return _opening(scheme, found[0].slug, self.hints) if len(found) == 1 else ""
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
