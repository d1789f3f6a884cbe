"""The body of an article with its links to records: the first mention of each in the text, and in each caption."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from plugins.authority.register import Register
from plugins.linking.mentions import Mention
from plugins.text.markdown import RECORD_SCHEMES
from plugins.text.record_links import record_link
from plugins.text.segments import Piece, PlacedLink, Segments, insert_links, linkable

Hints = Mapping[tuple[str, str], str]
"""What a link to a record, by kind and slug, tells on hover: the office that day."""


def link_body(segments: Segments, mentions: Sequence[Mention], hints: Hints, register: Register) -> str:
    """Return the HTML of *segments* with mentions and hand marks linked to records of *register*.

    A mention without a record stays as it is. Of two mentions that overlap the earlier, then the longer is linked.
    """
    ordered = sorted(mentions, key=lambda one: (one.start, -one.end, one.kind))
    marks = _HandMarkLinks(hints, register)
    return insert_links(
        segments, _placed(segments, ordered, hints), marks if segments.hand_marks else _as_it_is
    )


def _as_it_is(piece: Piece) -> None:
    del piece


def _placed(segments: Segments, mentions: list[Mention], hints: Hints) -> list[PlacedLink]:
    zones = list(linkable(segments))
    seen: set[tuple[object, str, str]] = set()
    placed: list[PlacedLink] = []
    at = 0
    for one in mentions:
        record = one.record
        if record is None:
            continue
        while at < len(zones) and zones[at][1] < one.end:
            at += 1
        if at == len(zones) or zones[at][0] > one.start:
            continue
        zone = "body" if zones[at][2] == "body" else zones[at][0]
        key = (zone, one.kind, record)
        if key in seen or (placed and one.start < placed[-1].end):
            continue
        seen.add(key)
        placed.append(
            PlacedLink(one.start, one.end, record_link(one.kind, record, hints.get((one.kind, record), "")))
        )
    return placed


class _HandMarkLinks:
    """Gives links made by hand to records their final form; of ``none:`` the text alone is left."""

    def __init__(self, hints: Hints, register: Register) -> None:
        self.hints = hints
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
            slug = found[0].slug
            return record_link(scheme, slug, self.hints.get((scheme, slug), ""))
        self.dropped += 1
        return ""
