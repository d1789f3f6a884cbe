"""Whether the words of a body stand on its page: none lost, none changed, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from plugins.text.link_ends import LINK_END, address_and_title
from plugins.text.mending import MendedBody
from plugins.text.normal import nfc
from plugins.text.running_text import (
    ADDRESS_IN_BRACKETS,
    CODE,
    COMMENT,
    DEFINITION,
    footnote_lines,
    is_address_of_link,
)
from plugins.text.segments import Segments
from plugins.text.tags import TAG, is_html_element, parts_words

MAX_COMPARED_WORDS = 600
"""Between the first and the last difference; of more, the first word that is missing is told alone."""


@dataclass(frozen=True, slots=True)
class LostWords:
    """Words of a line that do not stand on the page."""

    line: int
    """Of the body, from 0."""
    words: str


def lost_words(body: MendedBody, page: Segments) -> list[LostWords]:
    """Return the words of the *body* that are not on the *page* in their order, by line.

    Words are letters and digits, equal after NFC. No words of the body are: comments that are closed,
    addresses that links lead to and names that footnotes and addresses go by, languages of blocks of code, letters that
    Word's fonts draw as bullets (*o* and a tab). Footnotes stand at the end.
    """
    if _stand_line_by_line(body.typed, page.plain):
        return []  # as nearly always, for a twentieth of the time
    words, shown, first = [*words_typed(body)], [*words_shown(page)], 0
    # What the page shows before the body, such as its summary, is none of its words: they are sought from the end too.
    while words and shown and words[-1][1] == shown[-1]:
        words.pop()
        shown.pop()
    while first < min(len(words), len(shown)) and words[first][1] == shown[first]:
        first += 1
    del words[:first], shown[:first]
    if not words:
        return []
    lost: dict[int, list[str]] = {}
    for line, word in _missing(words, shown):
        lost.setdefault(line, []).append(word)
    return [LostWords(line, " ".join(found)) for line, found in sorted(lost.items())]


_Word = tuple[int, str]
"""Line and word."""


def _missing(words: list[_Word], shown: list[str]) -> Iterator[_Word]:
    """Yield the *words* that are not among those *shown*, in their order."""
    rest = iter(shown)
    first = next((word for word in words if word[1] not in rest), None)
    if first is None:
        return
    if len(words) + len(shown) > MAX_COMPARED_WORDS:
        yield first
        return
    matcher = SequenceMatcher(None, [word for _, word in words], shown, autojunk=False)
    for tag, start, end, _, _ in matcher.get_opcodes():
        if tag in ("delete", "replace"):
            yield from words[start:end]


def _stand_line_by_line(typed: str, plain: str) -> bool:
    """Whether each line of *typed*, without stars, plain links and the sign at its start, stands in *plain*, in order."""
    place = 0
    for line in typed.split("\n"):
        words = line.strip()
        if not words:
            continue
        at = plain.find(words, place)
        if at < 0:
            words = _PLAIN_LINK.sub(r"\1", words.replace("*", "")).lstrip("-+#> ")
            at = plain.find(words, place)
        place = at + len(words)
        if at < 0 or (words and (plain[at - 1 : at].isalnum() or plain[place : place + 1].isalnum())):
            return False
    return True


_PLAIN_LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\([^()\s]*\)")
_SIGNS = "*_`\\[]~"
"""Signs of Markdown, which part no words."""
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> Iterator[str]:
    """Yield the letters and digits of *text* that stand together; signs of Markdown part none."""
    for sign in _SIGNS:
        text = text.replace(sign, "")
    return iter(_WORD.findall(text))


_SYNTAX = re.compile(
    rf"{CODE}|(?P<bullet>^[ \t\u00a0]*[oØü]\t(?=\s*\S))|(?P<kept>{ADDRESS_IN_BRACKETS})|(?P<silent>{COMMENT})"
    rf"|(?P<address>{LINK_END}|\] ?\[(?P<label>[^\[\]\n]*)\](?!\())"
    rf"|(?P<definition>{DEFINITION})"
    rf"|(?P<mark>(?<!!)\[\^[^\]\n]*\])|(?P<entity>&(?:\#\d+|\#x[\da-f]+|[\da-z]+);)|(?P<tag>{TAG})",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)


_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE)


def words_typed(body: MendedBody) -> Iterator[_Word]:
    """Yield the words of *body* with their lines, those of its footnotes last."""
    lines = _SYNTAX.sub(_words_in, nfc(body.typed)).split("\n")
    notes = footnote_lines(body.tidied.split("\n"))
    for number in sorted(range(len(lines)), key=lambda number: number in notes):
        for word in words_of(lines[number]):
            yield number, word


def _words_in(syntax: re.Match[str]) -> str:
    """Return what stands for *syntax* among words."""
    whole = syntax.group()
    if syntax["code"]:
        return f" {_FENCE.sub('', whole)} "
    if syntax["kept"]:
        return whole[1:-1]
    if syntax["entity"]:
        return unescape(whole)
    if syntax["address"]:
        label = syntax["label"]
        if label is None:
            return f" {address_and_title(syntax['target'])[1]} "
        return "" if f"[{label}]:".lower() in syntax.string.lower() else whole
    if syntax["definition"]:
        rest = syntax["rest"] if is_address_of_link(syntax) else whole.replace("[", "", 1)
        return _SYNTAX.sub(_words_in, rest)
    if syntax["tag"] and not is_html_element(syntax["name"].lower()):
        return whole
    joint = " " if syntax["silent"] or (syntax["tag"] and parts_words(syntax["name"].lower())) else ""
    return "\n" * whole.count("\n") or joint


def words_shown(page: Segments) -> Iterator[str]:
    """Return the words that a page shows, with alternative texts and the numbers of lists."""
    shown: list[str] = []
    numbers: list[int | None] = []
    for piece in page.pieces:
        if not piece.tag:
            shown.append(piece.text)
        elif piece.tag in ("ol", "ul"):
            numbers.append(int(piece.attributes.get("start", 1)) if piece.tag == "ol" else None)
        elif piece.tag in ("/ol", "/ul") and numbers:
            numbers.pop()
        elif piece.tag == "img":
            shown.append(f" {piece.attributes.get('alt', '')} ")
        elif piece.tag == "li" and numbers and numbers[-1] is not None:
            number = int(piece.attributes.get("value", numbers[-1]))
            numbers[-1] = number + 1
            shown.append(f" {number} ")
        elif parts_words(piece.tag.removeprefix("/")) or piece.tag in ("code", "/code"):
            shown.append(" ")
    return words_of(nfc("".join(shown)))
