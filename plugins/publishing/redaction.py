"""Redaction: removing what links to an address from a page, feed or data file; every other byte stays as it is."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Any

from plugins.text.typography import typeset_heading, typeset_text

Matcher = Callable[[str], bool]
"""Whether an address or text, as found in the file, refers to what is removed."""

_VOID_TAGS = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_ENTRY_TAGS = frozenset(("li", "article", "tr", "figure", "option", "dd"))
_XML_ENTRY = re.compile(r"[ \t]*<(entry|item|url)\b[^>]*>.*?</\1>\n?", re.DOTALL)
REDACTED = "[đã gỡ]"


@dataclass(frozen=True, slots=True)
class _MatchedLink:
    """A link that matches: its tags, whose words stay where they are not in an entry that is removed."""

    start_tag: tuple[int, int]
    """Where the tag starts and ends."""
    end_tag: tuple[int, int] | None = None
    """None until it has been read, or where there is none."""


@dataclass(slots=True)
class _OpenElement:
    """An element whose end tag has not been read."""

    tag: str
    start: int
    inside: int
    """Where its content begins."""
    matches: bool = False
    """Whether something in it matches that is not inside an entry which is removed for it."""
    has_heading: bool = False
    cuts: list[tuple[int, int]] = field(default_factory=list)
    """Spans inside it that are removed."""
    links: list[_MatchedLink] = field(default_factory=list)
    """Those inside it that are not in a cut."""


class _SpanFinder(HTMLParser):
    """Finds the spans of a page that are removed."""

    def __init__(self, text: str, is_match: Matcher) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.is_match = is_match
        self.lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self.top = _OpenElement("", 0, 0)
        self.stack: list[_OpenElement] = []

    @property
    def _here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._here
        end = start + len(self.get_starttag_text() or "")
        matches = any(value and self.is_match(value) for _, value in attrs)
        if tag in _VOID_TAGS:
            if matches:
                self._around.cuts.append((start, end))
            return
        opened = _OpenElement(tag, start, end)
        opened.matches = matches and tag != "a"
        self.stack.append(opened)
        if tag == "a" and matches:
            opened.links.append(_MatchedLink((start, end)))
        if tag == "h1":
            for element in self.stack:
                element.has_heading = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID_TAGS:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1].tag == "script" and self.is_match(data):
            self.stack[-1].matches = True

    def handle_endtag(self, tag: str) -> None:
        if tag not in [one.tag for one in self.stack]:
            return
        end = self.text.index(">", self._here) + 1
        while self.stack:
            done = self.stack.pop()
            self._close(done, self._here, end)
            if done.tag == tag:
                return

    @property
    def _around(self) -> _OpenElement:
        return self.stack[-1] if self.stack else self.top

    def _close(self, done: _OpenElement, inner_end: int, end: int) -> None:
        """Decide about an element: remove it, or pass the cuts inside it on to its parent."""
        around = self._around
        if done.tag == "a" and done.links and done.links[0].end_tag is None:
            done.links = [_MatchedLink(done.links[0].start_tag, (inner_end, end))]
        is_removed = done.tag == "script" and done.matches
        if done.tag in _ENTRY_TAGS and not done.has_heading:
            is_removed = bool(done.links) or done.matches or self._is_left_empty(done, inner_end)
        if is_removed:
            around.cuts.append((done.start, end))
            return
        around.cuts += done.cuts
        around.links += done.links
        around.matches = around.matches or done.matches

    def _is_left_empty(self, done: _OpenElement, inner_end: int) -> bool:
        if not done.cuts:
            return False
        left, at = "", done.inside
        for start, end in sorted(done.cuts):
            left += self.text[at : max(at, start)]
            at = max(at, end)
        return not re.sub(r"<[^>]*>", "", left + self.text[at:inner_end]).strip()

    def spans(self) -> list[tuple[int, int]]:
        """Return the spans to remove, sorted: the cuts, and the tags of links whose words stay."""
        while self.stack:
            done = self.stack.pop()
            self._around.cuts += done.cuts
            self._around.links += [link for link in done.links if link.end_tag]
        tags = [tag for link in self.top.links for tag in (link.start_tag, link.end_tag) if tag]
        return sorted({*self.top.cuts, *tags})


def redact_html(text: str, is_match: Matcher, title: str = "") -> str:
    """Return the page without the entries that match: list items, cards, rows, figures.

    A link in running text, or in an element that holds the page's own heading, loses its tags and keeps its words.
    Where *title* occurs after that, it is replaced by ``REDACTED``.
    """
    finder = _SpanFinder(text, is_match)
    finder.feed(text)
    finder.close()
    kept, at = [], 0
    for start, end in finder.spans():
        if start >= at:
            kept.append(text[at:start])
            at = end + (1 if text[end : end + 1] == "\n" and text[start - 1 : start] == "\n" else 0)
        at = max(at, end)
    return redact_title("".join([*kept, text[at:]]), title)


def redact_title(text: str, title: str) -> str:
    """Return *text* with *title* replaced by ``REDACTED``, in each form of ``title_forms``."""
    for form in title_forms(title):
        text = text.replace(form, REDACTED)
    return text


@lru_cache(maxsize=8)
def title_forms(title: str) -> frozenset[str]:
    """Return *title* as typed, escaped for HTML and XML, and typeset as running text and as a heading."""
    escaped = {title, escape(title), escape(title, quote=False)}
    return frozenset(escaped | {typeset_text(title), typeset_heading(title)}) - {""}


def redact_xml(text: str, is_match: Matcher, title: str = "") -> str | None:
    """Return the feed or site map without the entries that match; None where a match or the title would remain."""
    cut = _XML_ENTRY.sub(lambda found: "" if is_match(found[0]) else found[0], text)
    try:
        ET.fromstring(cut)  # noqa: S314 - our own file, read for well-formedness
    except ET.ParseError:
        return None
    return None if is_match(cut) or (title and escape(title, quote=False) in cut) else cut


def redact_calendar(data: bytes, is_match: Matcher) -> bytes | None:
    """Return the calendar without the events that match; None where a match would remain.

    Matched is the text with folded lines joined (RFC 5545): an address may continue on the next line.
    """
    text = data.decode("utf-8", "replace").replace("\r\n ", "")
    if not is_match(text):
        return data
    entry = re.compile(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
    folded = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
    removed = iter([is_match(event) for event in entry.findall(text)])
    cut = folded.sub(lambda found: b"" if next(removed) else found[0], data)
    return None if is_match(cut.decode("utf-8", "replace").replace("\r\n ", "")) else cut


def redact_lines(text: str, is_match: Matcher) -> str:
    """Return a file of one entry a line without the lines that match."""
    return "".join(line for line in text.splitlines(keepends=True) if not is_match(line))


def redact_json(data: bytes, is_match: Matcher) -> bytes | None:
    """Return the JSON file without the list items that match; None where that cannot be done.

    Only lists and objects that are items of a list are removed, and always whole: a match anywhere else would change
    the form of the file.
    """
    try:
        pruned = _prune(json.loads(data), is_match)
    except (ValueError, _CannotRedactError):
        return None
    return json.dumps(pruned, ensure_ascii=False, separators=(",", ":")).encode()


class _CannotRedactError(Exception):
    """Removing the match would change the form of the file."""


def _prune(value: Any, is_match: Matcher) -> Any:
    if isinstance(value, str):
        if is_match(value):
            raise _CannotRedactError
        return value
    if isinstance(value, list):
        kept = []
        for item in value:
            try:
                kept.append(_prune(item, is_match))
            except _CannotRedactError:
                if not isinstance(item, list | dict):
                    raise
        return kept
    if isinstance(value, dict):
        if any(is_match(key) for key in value):
            raise _CannotRedactError
        return {key: _prune(inner, is_match) for key, inner in value.items()}
    return value
