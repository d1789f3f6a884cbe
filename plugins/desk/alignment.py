"""Where the plain text of an article stands in its Markdown, so that what linking found can be marked where one types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from plugins.text.running_text import footnote_lines

_SYNTAX = re.compile(
    r"!\[[^\]\n]*\](?=[(\[])"  # alternative texts are no part of the plain text
    r"|(?<=\])\(\s*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"  # addresses of links; titles may be captions
    r"|\[\^[^\]\n]*\]:?"
    r"|<!--.*?-->|</?[a-zA-Z][^<>]*>"
    r"|(?m:^[ \t>]*(?:[-*+]|\d+[.)]|\#{1,6})(?=[ \t]))"
    r"|(?m:^ {0,3}\[[^\^\]\n]+\]:[ \t]*\S*)"
    r"|(?m:^ {0,3}(?:```|~~~).*$)",
    re.DOTALL,
)
"""What Markdown reads as something other than words, as far as it has letters or digits."""
_MAX_SKIPPED = 400
"""Characters of Markdown between two of its words: more than any sign is long."""


def align(plain: str, markdown: str) -> list[int]:
    """Return for each character of *plain* where it stands in *markdown*, -1 for blanks and what is not found there.

    Greedy: each character is the next of its kind that is no syntax. Footnotes stand last in the plain text.
    """
    masked = _SYNTAX.sub(lambda found: " " * len(found.group()), markdown)
    places = _reading_order(markdown)
    read = "".join(masked[place] for place in places) if "[^" in markdown else masked
    next_place, found = 0, []
    for char in plain:
        at = -1 if char.isspace() else read.find(char, next_place, next_place + _MAX_SKIPPED)
        next_place = at + 1 if at >= 0 else next_place
        found.append(places[at] if at >= 0 else -1)
    return found


def _reading_order(markdown: str) -> Sequence[int]:
    """Return the places of the characters of *markdown* in the order in which a page shows them: footnotes last."""
    if "[^" not in markdown:
        return range(len(markdown))
    lines = markdown.splitlines(keepends=True)
    notes = footnote_lines([line.rstrip("\n") for line in lines])
    starts = [0, *accumulate(map(len, lines))]
    order = sorted(range(len(lines)), key=lambda number: number in notes)
    return [place for number in order for place in range(starts[number], starts[number + 1])]


def utf16_offsets(text: str) -> Iterator[int]:
    """Yield how many UTF-16 units stand before each character of *text*, and at its end: browsers count so."""
    offset = 0
    for char in text:
        yield offset
        offset += 2 if ord(char) > 0xFFFF else 1
    yield offset
