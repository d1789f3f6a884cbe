"""The Markdown body of any file: what it refers to, which names were linked by hand, and what is wrong with it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from plugins.addresses import MEDIA
from plugins.authority.look_alikes import describe_records, did_you_mean
from plugins.authority.register import Register
from plugins.catalogue.rows import Reference
from plugins.sources.problems import Problem
from plugins.text.link_ends import LINK_END, address_and_title
from plugins.text.markdown import HAND_SCHEMES, RECORD_SCHEMES, WEB_SCHEMES
from plugins.text.mending import MendedBody
from plugins.text.normal import nfc
from plugins.text.own_links import root_relative
from plugins.text.segments import FOOTNOTE, HandMark, Piece, Segments
from plugins.text.words import lost_words


@dataclass(frozen=True, slots=True)
class MarkdownBody:
    """A body as it stands in its file."""

    path: str
    """Below the content folder."""
    mended: MendedBody
    line: int
    """Line of the file on which it begins, from 1."""
    site_url: str = ""
    """As in ``Options``."""

    @property
    def markdown(self) -> str:
        """The body, each line where it was typed."""
        return self.mended.tidied

    def line_at(self, position: int) -> int:
        """Return the line of the file at *position* of the body."""
        return self.line + self.markdown.count("\n", 0, max(position, 0))

    def line_of(self, words: str) -> int:
        """Return the line on which *words* stand first, else the body's first."""
        return self.line_at(self.markdown.find(words))


@dataclass(frozen=True, slots=True)
class Mark:
    """A name that the author settled by hand: ``plain[start:end]``."""

    start: int
    end: int
    kind: str
    """Kind of record; empty for ``none:``."""
    slug: str | None
    """None for ``none:``."""


@dataclass(frozen=True, slots=True)
class ExaminedBody:
    """What a body says besides its words."""

    references: tuple[Reference, ...]
    marks: tuple[Mark, ...]
    problems: tuple[Problem, ...]


_FOREIGN = re.compile(r"\s*([{|][a-z]+[}|])")
"""How other programs write addresses: ``{static}/x.pdf``, ``|filename|x.md``."""
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")


def examine(
    body: MarkdownBody, segments: Segments, register: Register, lead: str | None = None
) -> ExaminedBody:
    """Look through *body*, which was rendered to *segments*, for what it refers to.

    *lead* is the address of a picture that stands before the body and comes from the front matter.
    """
    lines = _LinkLines(body)
    problems = [*_faults(body), *_lost_words(body, segments)]
    references: list[Reference] = []
    for piece in segments.pieces:
        reference = reference_of(piece)
        if reference is None or _FOREIGN.match(reference.target) or reference.target in lines.with_blanks:
            continue
        if reference.kind == "picture" and reference.target == lead:
            lead = None
            continue
        references.append(replace(reference, line=lines.next_of(reference.target)))
    marks = []
    for mark in segments.hand_marks:
        found = _settled(mark, body, lines, register, problems)
        if found:
            marks.append(found)
    return ExaminedBody(tuple(references), tuple(marks), tuple(problems))


class _LinkLines:
    """Tells the line of each link, in the order of the text, also when two have one address."""

    def __init__(self, body: MarkdownBody) -> None:
        self._body = body
        self._places: dict[str, list[int]] = defaultdict(list)
        self.with_blanks: set[str] = set()
        """Addresses with blanks that are typed as such, which A118 tells of."""
        for position, target in link_targets(body.markdown):
            scheme, _, rest = target.partition(":")
            named = unquote(rest if scheme == "article" else _decoded(root_relative(target, body.site_url)))
            self._places[named].append(position)
            if " " in target:
                self.with_blanks.add(named)

    def next_of(self, target: str) -> int:
        """Return the line of the next link to *target*."""
        places = self._places.get(unquote(target))
        if places:
            return self._body.line_at(places.pop(0) if len(places) > 1 else places[0])
        return self._body.line_of(target)


def _faults(body: MarkdownBody) -> Iterator[Problem]:
    """A118, A119, A125: links that do not come through; and what was told while the body was mended."""
    for one in body.mended.problems:
        yield Problem(one.code, body.path, body.line + one.line, one.values)
    for position, target in (*link_targets(body.markdown), *_defined_targets(body.markdown)):
        scheme = _SCHEME.match(target)
        if foreign := _FOREIGN.match(target):
            values = {"target": target, "form": foreign.group(1)}
            yield Problem("A125", body.path, body.line_at(position), values)
        elif " " in target:
            yield Problem("A118", body.path, body.line_at(position), {"target": target})
        elif not target or (scheme and scheme.group(1).lower() not in (*WEB_SCHEMES, *HAND_SCHEMES)):
            yield Problem("A119", body.path, body.line_at(position), {"target": target})


def _lost_words(body: MarkdownBody, segments: Segments) -> Iterator[Problem]:
    """A128: words that do not come to stand on the page."""
    for lost in lost_words(body.mended, segments):
        yield Problem("A128", body.path, body.line + lost.line, {"words": lost.words})


def link_targets(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield position and address of what is written as a Markdown link, ``[text](address "title")``."""
    for found in _LINK_END.finditer(markdown):
        target = address_and_title(found["target"])[0]
        if target[:1] == "<":
            target = target.removeprefix("<").removesuffix(">").replace(" ", "%20")
        yield found.start(), target


_LINK_END = re.compile(LINK_END)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?([^\s>]+)", re.MULTILINE)


def _defined_targets(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield position and address of what is defined for links elsewhere, ``[name]: address``."""
    if "]:" in markdown:
        yield from ((found.start(), found.group(1)) for found in _DEFINITION.finditer(markdown))


def _settled(
    mark: HandMark, body: MarkdownBody, lines: _LinkLines, register: Register, problems: list[Problem]
) -> Mark | None:
    """Return the hand mark when it names one record or none at all; else report A122 or A123."""
    if mark.scheme == "none":
        return Mark(mark.start, mark.end, "", None)
    if mark.scheme not in RECORD_SCHEMES:
        return None
    target = unquote(mark.target)
    line = lines.next_of(f"{mark.scheme}:{mark.target}")
    found = register.find(mark.scheme, target)
    if len(found) == 1:
        return Mark(mark.start, mark.end, mark.scheme, found[0].slug)
    values = {"kind": mark.scheme, "target": target}
    if found:
        problems.append(Problem("A123", body.path, line, {**values, "candidates": describe_records(found)}))
    else:
        hint = did_you_mean(register, mark.scheme, target)
        problems.append(Problem("A122", body.path, line, {**values, "hint": hint}))
    return None


def reference_of(piece: Piece) -> Reference | None:
    """Return what a tag refers to on this site, None when it does not."""
    if piece.tag == "img":
        target = nfc(unquote(piece.attributes.get("src", "")))
        kind = "media" if target.startswith(MEDIA) else "picture"
        return Reference(kind, target, 1, piece.attributes.get("alt", ""))
    href = piece.attributes.get("href") if piece.tag == "a" else None
    if not href or href.startswith(FOOTNOTE):
        return None
    scheme, colon, target = href.partition(":")
    if colon and scheme == "article":
        return Reference("article", unquote(target), 1)
    if colon and scheme in (*WEB_SCHEMES, *HAND_SCHEMES):
        return None
    if href.startswith("/documents/"):
        return Reference("document", _decoded(href), 1)
    if href.startswith("/images/"):
        return Reference("picture", _decoded(href), 1, text=href)
    if href.startswith(MEDIA):
        return Reference("media", _decoded(href), 1, text=href)
    return Reference("address", _decoded(href), 1)


def _decoded(href: str) -> str:
    """Return an address as references have it: that of a file without the place in it, in NFC as files are named."""
    return nfc(unquote(urlsplit(href).path if href.startswith(("/documents/", "/images/", MEDIA)) else href))
