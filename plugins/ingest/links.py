"""The body of an article with its links to records: the first mention of each in the text, and in each caption."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from plugins.authority.register import Register
from plugins.linking.mentions import Mention
from plugins.text.markdown import RECORD_SCHEMES
from plugins.text.record_links import record_link
from plugins.text.segments import Piece, PlacedLink, Segments, insert_links, linkable


def link_body(segments: Segments, mentions: Sequence[Mention], register: Register) -> str:
    """Return the HTML of *segments* with mentions and hand marks linked to records of *register*.

    A mention without a record stays as it is. Of two mentions that overlap the earlier, then the longer is linked.
    """
    ordered = sorted(mentions, key=lambda one: (one.start, -one.end, one.kind))
    marks = _HandMarkLinks(register)
    return insert_links(segments, _placed(segments, ordered), marks if segments.hand_marks else _as_it_is)


def _as_it_is(piece: Piece) -> None:
    del piece


def _placed(segments: Segments, mentions: list[Mention]) -> list[PlacedLink]:
    texts = list(linkable(segments))
    linked: set[tuple[int | None, str, str]] = set()
    placed: list[PlacedLink] = []
    at = 0
    for mention in mentions:
        record = mention.record
        if record is None:
            continue
        while at < len(texts) and texts[at].end < mention.end:
            at += 1
        if at == len(texts) or texts[at].start > mention.start:
            continue
        caption = texts[at].start if texts[at].zone == "caption" else None
        key = (caption, mention.kind, record)
        if key in linked or (placed and mention.start < placed[-1].end):
            continue
        linked.add(key)
        placed.append(PlacedLink(mention.start, mention.end, record_link(mention.kind, record)))
    return placed


class _HandMarkLinks:
    """Gives links made by hand to records their final form; of ``none:`` the text alone is left."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.dropped = 0
        """Links whose closing tag is to be dropped too; links do not nest."""

    def __call__(self, piece: Piece) -> str | None:
        if piece.tag == "/a" and self.dropped:
            self.dropped -= 1
            return ""
        scheme, colon, target = (
            piece.attributes.get("href", "").partition(":") if piece.tag == "a" else ("", "", "")
        )
        if not colon or scheme not in (*RECORD_SCHEMES, "none"):
            return None
        found = self.register.find(scheme, unquote(target)) if scheme != "none" else ()
        if len(found) == 1:
            return record_link(scheme, found[0].slug)
        self.dropped += 1
        return ""
