"""Sanitised HTML as a sequence of tags and texts: its plain text, and inserting links without a DOM."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import NamedTuple

from plugins.text.markdown import HAND_SCHEMES

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'([a-zA-Z:-]+)(?:="([^"]*)")?')
_BLOCKS = frozenset(
    (
        "blockquote caption dd dl dt figcaption figure h2 h3 h4 hr li ol p pre small table tbody td tfoot th thead "
        "tr ul"
    ).split()
)
_HOLD_BLOCKS = frozenset("blockquote dl figure ol table tbody tfoot thead tr ul".split())
"""Elements in which blanks between tags are no text."""
FOOTNOTE = "#fn"
"""How the addresses of footnotes, and of the marks that lead to them, begin; the marks are no part of the plain text."""
_NEVER_LINKED = frozenset(["a", "code", "pre", "kbd", "h2", "h3", "h4"])


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag, or a text between two tags."""

    tag: str
    """Name of the element, with a slash in front for an end tag; empty for a text."""
    raw: str
    """Its HTML."""
    text: str = ""
    """Plain text of a text piece."""
    start: int = 0
    """Offset of that text in the plain text, in code points."""
    zone: str = ""
    """``body``, ``caption``, or empty where no link may be inserted."""
    attributes: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class HandMark:
    """A link that the author made by hand: ``[text](person:slug)``."""

    start: int
    end: int
    """In code points of the plain text, end-exclusive."""
    scheme: str
    """One of ``HAND_SCHEMES``."""
    target: str


@dataclass(frozen=True, slots=True)
class Segments:
    """The pieces of one text, in order."""

    pieces: tuple[Piece, ...]
    plain: str
    """Plain text: blocks separated by two line breaks."""
    hand_marks: tuple[HandMark, ...]
    captions: tuple[tuple[int, int], ...]
    """Start and end of each caption in the plain text."""


def split(html: str) -> Segments:
    """Cut sanitised *html* at its tags."""
    return _Splitter(html).segments()


class _Splitter:
    def __init__(self, html: str) -> None:
        self.html = html
        self.pieces: list[Piece] = []
        self.plain: list[str] = []
        self.length = 0
        self.open: list[str] = []
        self.marks: list[HandMark] = []
        self.pending: tuple[int, str, str] | None = None
        self.captions: list[tuple[int, int]] = []
        self.caption_start = 0
        self.in_footnote_mark = False

    def segments(self) -> Segments:
        place = 0
        for tag in _TAG.finditer(self.html):
            self.text(self.html[place : tag.start()])
            self.tag(tag)
            place = tag.end()
        self.text(self.html[place:])
        return Segments(
            tuple(self.pieces), "".join(self.plain).rstrip("\n"), tuple(self.marks), tuple(self.captions)
        )

    def text(self, raw: str) -> None:
        if not raw:
            return
        text = unescape(raw)
        if self.in_footnote_mark:
            self.pieces.append(Piece("", raw))
            return
        if not text.strip() and (not self.open or self.open[-1] in _HOLD_BLOCKS):
            self.pieces.append(Piece("", raw))
            return
        zone = (
            ""
            if any(tag in _NEVER_LINKED for tag in self.open)
            else "caption"
            if "figcaption" in self.open
            else "body"
        )
        self.pieces.append(Piece("", raw, text, self.length, zone))
        self.add(text)

    def add(self, text: str) -> None:
        self.plain.append(text)
        self.length += len(text)

    def break_block(self) -> None:
        if self.plain and not self.plain[-1].endswith("\n\n"):
            self.add("\n\n")

    def tag(self, found: re.Match[str]) -> None:
        closing, name, attributes = found.groups()
        if closing:
            self.close(name)
        if name in _BLOCKS:
            self.break_block()
        elif name == "br":
            self.add("\n")
        values = {key: unescape(value) for key, value in _ATTRIBUTE.findall(attributes)} if attributes else {}
        self.pieces.append(Piece(closing + name, found.group(), attributes=values))
        if closing:
            if name in self.open:
                while self.open.pop() != name:
                    pass
        elif name not in ("br", "hr", "img"):
            self.open.append(name)
            if name == "a":
                scheme, _, target = values.get("href", "").partition(":")
                self.in_footnote_mark = scheme.startswith(FOOTNOTE)
                self.pending = (self.length, scheme, target) if scheme in HAND_SCHEMES else None
            elif name == "figcaption":
                self.caption_start = self.length

    def close(self, name: str) -> None:
        if name == "a":
            self.in_footnote_mark = False
            if self.pending:
                start, scheme, target = self.pending
                self.marks.append(HandMark(start, self.length, scheme, target))
                self.pending = None
        elif name == "figcaption":
            self.captions.append((self.caption_start, self.length))


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link to insert around ``plain[start:end]``."""

    start: int
    end: int
    open: str
    """The start tag, escaped."""
    close: str = "</a>"


def insert_links(segments: Segments, links: list[PlacedLink], rewrite: Callable[[Piece], str | None]) -> str:
    """Return the HTML with *links* inserted and every tag replaced by *rewrite*.

    *links* are sorted and do not overlap; one that crosses a tag is left out. *rewrite* takes each tag and returns its
    replacement, None to keep it.
    """
    out: list[str] = []
    queue = iter(links)
    link = next(queue, None)
    for piece in segments.pieces:
        if piece.tag:
            new = rewrite(piece)
            out.append(piece.raw if new is None else new)
            continue
        if not piece.text:
            out.append(piece.raw)
            continue
        end = piece.start + len(piece.text)
        place = 0
        while link is not None and link.start < end:
            if link.start >= piece.start + place and link.end <= end:
                here = slice(link.start - piece.start, link.end - piece.start)
                out += (
                    escape(piece.text[place : here.start], quote=False),
                    link.open,
                    escape(piece.text[here], quote=False),
                    link.close,
                )
                place = here.stop
            link = next(queue, None)
        out.append(escape(piece.text[place:], quote=False) if place else piece.raw)
    return "".join(out)


def first_paragraph(segments: Segments) -> str:
    """Return the text of the first paragraph that is not empty; headings and captions are none. Empty without one.

    Where all paragraphs are captions, that is the first of them.
    """
    first = ""
    for text, is_caption in _paragraphs(segments):
        if not is_caption:
            return text
        first = first or text
    return first


def _paragraphs(segments: Segments) -> Iterator[tuple[str, bool]]:
    """Yield the text of each paragraph that is not empty, and whether it is the caption of a picture.

    A caption typed as a paragraph ends with whose picture it is (*… Ảnh: An Bình*), or stands in italics right below a
    picture of the body. What stands in brackets right behind a picture between words is its caption too, and left out.
    """
    words: list[str] = []
    inside = is_below_picture = is_emphasised = in_italics = False
    before = ""
    for piece in segments.pieces:
        if piece.tag == "p":
            inside, is_emphasised, words = True, True, []
        elif piece.tag == "/p":
            text = "".join(words)
            if text.strip():
                yield text, bool(_ENDS_WITH_CREDIT.search(text)) or (is_below_picture and is_emphasised)
                is_below_picture = False
            inside = False
        elif piece.tag == "figure":
            is_below_picture = piece.attributes.get("class") != "lead"
        elif inside and (piece.text or piece.tag == "br"):
            is_emphasised &= in_italics or not piece.text.strip()
            words.append(_BRACKETS.sub("", piece.text) if before == "img" else piece.text or " ")
        elif piece.tag in ("em", "/em"):
            in_italics = piece.tag == "em"
        before = piece.tag


_ENDS_WITH_CREDIT = re.compile(r"(?:^|[.!?…]\s+|\s*\()(?:Ảnh|ẢNH|Photo): [^()!?]{1,40}\)?[.\s]*$")
_BRACKETS = re.compile(r"^\s*\([^()]*\)\s*")


class LinkableText(NamedTuple):
    """A text in which a link may be inserted: ``plain[start:end]``."""

    start: int
    end: int
    zone: str
    """``body`` or ``caption``."""


def linkable(segments: Segments) -> Iterator[LinkableText]:
    """Yield each text in which a link may be inserted, in order."""
    for piece in segments.pieces:
        if piece.zone:
            yield LinkableText(piece.start, piece.start + len(piece.text), piece.zone)
