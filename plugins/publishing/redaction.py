"""Cutting out of a page, feed or data file what leads to something, and leaving every other byte as it is."""

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

Leads = Callable[[str], bool]
"""Whether an address, as it stands in an attribute or a text, leads to what is cut out."""

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_ENTRIES = frozenset(("li", "article", "tr", "figure", "option", "dd"))
_XML_ENTRY = re.compile(r"[ \t]*<(entry|item|url)\b[^>]*>.*?</\1>\n?", re.DOTALL)
GONE = "[đã gỡ]"


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet."""

    tag: str
    start: int
    inside: int
    """Where its content begins."""
    leads: bool = False
    """Something in it leads there, and no entry inside it went for that."""
    has_heading: bool = False
    cuts: list[tuple[int, int]] = field(default_factory=list)
    """Spans inside it that go."""
    links: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Start tag and end tag of each link inside it that leads there and was not cut."""


class _Cutter(HTMLParser):
    """Finds the spans of a page that go."""

    def __init__(self, text: str, leads: Leads) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.leads = leads
        self.lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self.top = _Open("", 0, 0)
        self.stack: list[_Open] = []

    @property
    def _here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._here
        end = start + len(self.get_starttag_text() or "")
        is_there = any(value and self.leads(value) for _, value in attrs)
        if tag in _VOID:
            if is_there:
                self._around.cuts.append((start, end))
            return
        opened = _Open(tag, start, end)
        opened.leads = is_there and tag != "a"
        self.stack.append(opened)
        if tag == "a" and is_there:
            opened.links.append((start, end, -1, -1))
        if tag == "h1":
            for one in self.stack:
                one.has_heading = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1].tag == "script" and self.leads(data):
            self.stack[-1].leads = True

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
    def _around(self) -> _Open:
        return self.stack[-1] if self.stack else self.top

    def _close(self, done: _Open, inner_end: int, end: int) -> None:
        """Decide what becomes of an element: it goes, or what goes in it is handed on."""
        around = self._around
        if done.tag == "a" and done.links and done.links[0][2] == -1:
            start, inside, _, _ = done.links[0]
            done.links = [(start, inside, inner_end, end)]
        goes = done.tag == "script" and done.leads
        if done.tag in _ENTRIES and not done.has_heading:
            goes = bool(done.links) or done.leads or self._is_left_empty(done, inner_end)
        if goes:
            around.cuts.append((done.start, end))
            return
        around.cuts += done.cuts
        around.links += done.links
        around.leads = around.leads or done.leads

    def _is_left_empty(self, done: _Open, inner_end: int) -> bool:
        if not done.cuts:
            return False
        left, at = "", done.inside
        for start, end in sorted(done.cuts):
            left += self.text[at : max(at, start)]
            at = max(at, end)
        return not re.sub(r"<[^>]*>", "", left + self.text[at:inner_end]).strip()

    def spans(self) -> list[tuple[int, int]]:
        """Return what goes: the cuts, and the tags of links whose words stay."""
        while self.stack:
            done = self.stack.pop()
            self._around.cuts += done.cuts
            self._around.links += [link for link in done.links if link[2] >= 0]
        tags = [span for link in self.top.links for span in ((link[0], link[1]), (link[2], link[3]))]
        return sorted({*self.top.cuts, *tags})


def cut_html(text: str, leads: Leads, title: str = "") -> str:
    """Return the page without the entries that lead there: list items, cards, rows, figures.

    A link in running text, or in an element that holds the page's own heading, loses its tags and keeps its words. Where
    *title* is still to be read after that, it is replaced.
    """
    cutter = _Cutter(text, leads)
    cutter.feed(text)
    cutter.close()
    kept, at = [], 0
    for start, end in cutter.spans():
        if start >= at:
            kept.append(text[at:start])
            at = end + (1 if text[end : end + 1] == "\n" and text[start - 1 : start] == "\n" else 0)
        at = max(at, end)
    return without_title("".join([*kept, text[at:]]), title)


def without_title(text: str, title: str) -> str:
    """Return *text* with *title* replaced, in each form that it is written in."""
    for form in forms_of(title):
        text = text.replace(form, GONE)
    return text


@lru_cache(maxsize=8)
def forms_of(title: str) -> frozenset[str]:
    """Return *title* as typed, as HTML and XML have it, and as running text and headings are set."""
    escaped = {title, escape(title), escape(title, quote=False)}
    return frozenset(escaped | {typeset_text(title), typeset_heading(title)}) - {""}


def cut_xml(text: str, leads: Leads, title: str = "") -> str | None:
    """Return the feed or site map without the entries that lead there; None where something of it would stay."""
    cut = _XML_ENTRY.sub(lambda found: "" if leads(found[0]) else found[0], text)
    try:
        ET.fromstring(cut)  # noqa: S314 - our own file, read for well-formedness
    except ET.ParseError:
        return None
    return None if leads(cut) or (title and escape(title, quote=False) in cut) else cut


def cut_calendar(data: bytes, mentions: Leads) -> bytes | None:
    """Return the calendar without the entries that mention it; None where something of it would stay.

    Lines are folded: an address may go on in the next.
    """
    text = data.decode("utf-8", "replace").replace("\r\n ", "")
    if not mentions(text):
        return data
    entry = re.compile(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
    folded = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
    gone = [mentions(one) for one in entry.findall(text)]
    which = iter(gone)
    cut = folded.sub(lambda found: b"" if next(which) else found[0], data)
    return None if mentions(cut.decode("utf-8", "replace").replace("\r\n ", "")) else cut


def cut_lines(text: str, mentions: Leads) -> str:
    """Return a file of one entry a line without the lines that mention it."""
    return "".join(line for line in text.splitlines(keepends=True) if not mentions(line))


def cut_json(data: bytes, mentions: Leads) -> bytes | None:
    """Return the JSON file without the items of its lists that mention it; None where that cannot be done safely.

    An item goes whole. What mentions it and is no item of a list of lists or objects cannot be cut.
    """
    try:
        found = json.loads(data)
        pruned = _prune(found, mentions)
    except (ValueError, _CannotCutError):
        return None
    return json.dumps(pruned, ensure_ascii=False, separators=(",", ":")).encode()


class _CannotCutError(Exception):
    """The file would no longer be of its form."""


def _prune(value: Any, mentions: Leads) -> Any:
    if isinstance(value, str):
        if mentions(value):
            raise _CannotCutError
        return value
    if isinstance(value, list):
        kept = []
        for item in value:
            try:
                kept.append(_prune(item, mentions))
            except _CannotCutError:
                if not isinstance(item, list | dict):
                    raise
        return kept
    if isinstance(value, dict):
        if any(mentions(key) for key in value):
            raise _CannotCutError
        return {key: _prune(one, mentions) for key, one in value.items()}
    return value
