"""A text cut into words, so that names, abbreviations and punctuation compare whatever their spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import accumulate

from plugins.linking.lexicon import DOTTED_LEVELS
from plugins.text.normal import fold_case, settle_tones

_PIECE = re.compile(r"[^\W_]+(?:[.&/\-–][^\W_]+)*|[^\w\s]|\n\s*\n|_")
_PART = re.compile(r"\d+|[^\W\d_][^\W_]*|[^\w\s]|_")
_NEXT_WORDS = re.compile(r"([^\S\n]?)([^\W_]+)(?: ([^\W_]*))?")
_ONE_WORD_CITIES = {"Huế", "Vinh"}
_DASHES = {"-", "–", "—", "−"}
_JOINERS = {"và", "&"} | _DASHES
_ENDS = {".", "!", "?", "…"}


class Reading:
    """A text and its words. Positions without further word are indexes of words; offsets are code points.

    ``words`` are keys (lower case, tones settled) with abbreviations written out; a dash is ``-`` however long.
    ``flow`` is the same without *và* and dashes, for the automaton.
    """

    __slots__ = ("_back", "_flow_at", "ends", "flow", "flow_owner", "source", "starts", "text", "words")

    def __init__(self, source: str, expansions: Mapping[str, str]) -> None:
        """Read *source*; *expansions* gives the key of the long form for the key of a short one."""
        self.source = source
        self.text, self._back = _compose(source)
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self._cut(expansions)
        flow: list[str] = []
        owner: list[int] = []
        for place, word in enumerate(self.words):
            if word in _JOINERS:
                continue
            if " " in word:
                for part in word.split():
                    if part not in _JOINERS:
                        flow.append(part)
                        owner.append(place)
            else:
                flow.append(word)
                owner.append(place)
        self.flow = " " + " ".join(flow) + " "
        self.flow_owner = owner
        starts = accumulate((len(word) + 1 for word in flow), initial=0)
        self._flow_at = {offset: number for number, offset in enumerate(starts)}

    def _cut(self, expansions: Mapping[str, str]) -> None:
        text, key = self.text, settle_tones(fold_case(self.text))
        starts, ends, words = self.starts, self.ends, self.words
        for piece in _PIECE.finditer(text):
            start, end = piece.span()
            word = key[start:end]
            if word in expansions:
                starts.append(start)
                ends.append(end)
                words.append(expansions[word])
                continue
            surface = text[start:end]
            if surface.isalpha() and (surface.islower() or surface.istitle() or surface.isupper()):
                starts.append(start)
                ends.append(end)
                words.append(word)
                continue
            for at, to in _parts(surface):
                part = key[start + at : start + to]
                if part == "." and words and ends[-1] == start + at and _is_dotted(text, words[-1], start + to):
                    words[-1] = DOTTED_LEVELS.get(words[-1], words[-1])
                    ends[-1] = start + to
                    continue
                starts.append(start + at)
                ends.append(start + to)
                words.append("-" if part in _DASHES else expansions.get(part, part))

    def __len__(self) -> int:
        """Count the words, punctuation included."""
        return len(self.words)

    def span(self, offset: int, length: int) -> tuple[int, int] | None:
        """Return first word and the one after the last for a match in ``flow``.

        *offset* is that of the blank before the match, *length* that of the match without blanks. None when
        the match begins or ends inside an abbreviation.
        """
        first, last = self._flow_at[offset], self._flow_at[offset + length + 1] - 1
        owner = self.flow_owner
        if first and owner[first - 1] == owner[first]:
            return None
        if last + 1 < len(owner) and owner[last + 1] == owner[last]:
            return None
        return owner[first], owner[last] + 1

    def is_capital(self, place: int) -> bool:
        """Whether the word at *place* starts with a capital."""
        return 0 <= place < len(self.starts) and self.text[self.starts[place]].isupper()

    def is_name_word(self, place: int) -> bool:
        """Whether the word at *place* is of letters, starts with a capital and stands right after a blank or so."""
        return self.is_capital(place) and self.text[self.starts[place] : self.ends[place]].isalpha()

    def is_sentence_end(self, place: int) -> bool:
        """Whether *place* holds a mark that ends sentences, or lies beyond the text."""
        return not 0 <= place < len(self.words) or self.words[place] in _ENDS or self.words[place][0] == "\n"

    def surface(self, first: int, last: int) -> str:
        """Return the words from *first* to before *last* as printed, in NFC."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def key(self, first: int, last: int) -> str:
        """Return the words from *first* to before *last* joined as in ``flow``."""
        return flow_key(self.words[first:last])

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return start and end, in code points of the source, of the words from *first* to before *last*."""
        start, end = self.starts[first], self.ends[last - 1]
        if self._back is None:
            return start, end
        return self._back[start], self._back[end]


def flow_key(words: Sequence[str]) -> str:
    """Join *words* without *và* and dashes."""
    return " ".join(part for word in words for part in word.split() if part not in _JOINERS)


def _is_dotted(text: str, word: str, after: int) -> bool:
    """Whether a full stop after *word* only marks an abbreviation: *TP.*, *Q.* before a name or number."""
    if word not in DOTTED_LEVELS and word != "thành phố":
        return False
    rest = _NEXT_WORDS.match(text, after)
    if rest is None:
        return False
    blank, first, second = rest.groups(default="")
    if first[0].isdigit() or (first[0].isupper() and not blank):
        return True
    return first[0].isupper() and (second[:1].isupper() or first.isupper() or first in _ONE_WORD_CITIES)


def _parts(surface: str) -> list[tuple[int, int]]:
    """Cut a piece at digits, inner punctuation and where a capital follows a small letter (glued captions)."""
    parts: list[tuple[int, int]] = []
    for part in _PART.finditer(surface):
        start, end = part.span()
        word = part.group()
        if not (word.islower() or word.istitle() or word.isupper()):
            for at in range(start + 1, end - 1):
                if surface[at].isupper() and surface[at - 1].islower():
                    parts.append((start, at))
                    start = at
        parts.append((start, end))
    return parts


def _compose(source: str) -> tuple[str, list[int] | None]:
    """Return *source* in NFC, and for each of its code points the offset in *source*; None when nothing moved."""
    if unicodedata.is_normalized("NFC", source):
        return source, None
    composed: list[str] = []
    back: list[int] = []
    at = 0
    while at < len(source):
        to = at + 1
        while to < len(source) and unicodedata.combining(source[to]):
            to += 1
        for char in unicodedata.normalize("NFC", source[at:to]):
            composed.append(char)
            back.append(at)
        at = to
    back.append(len(source))
    return "".join(composed), back
