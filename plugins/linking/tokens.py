"""A text cut into words, so that names, abbreviations and punctuation compare whatever their spelling."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from plugins.linking.lexicon import DOTTED_LEVELS
from plugins.text.normal import fold_case, settle_tones

_SMALL = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_LARGE = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_WORD = re.compile(r"[^\W\d_][^\W_]*|\d+|[^\w\s]|\n\s*\n|_")
_GLUED = re.compile(f"[{_LARGE}](?<=[{_SMALL}][{_LARGE}])(?=[{_SMALL}])")
"""A capital after a small letter: a caption glued to the text after it. (What is rarest stands first, for speed.)"""
_JOINT = re.compile(r"[.&/,\-–](?<=[^\W\d_][.&/,\-–])(?=[^\W_])")
"""A mark between letters, perhaps in an abbreviation: *TN&MT*, *T.Ư*, *đ/c*."""
_COMPOUND = re.compile(r"[^\W_]+(?:[.&/,\-–][^\W_]+)+")
_DOT = re.compile(r"\.(?<=[PpXTQH]\.)")
_DOTTED = frozenset({"TP", "Tp", "tp", "TX", "TT", "Q", "H", "P", "T"})
_LONGEST_ABBREVIATION = 24
_NEXT_WORDS = re.compile(r"([^\S\n]?)([^\W_]+)(?: ([^\W_]*))?")
_ONE_WORD_CITIES = {"Huế", "Vinh"}
_MOVABLE = re.compile(r"[àáảãạèéẻẽẹỳýỷỹỵ](?:(?<=o[àáảãạèéẻẽẹ])|(?<=[^q]u[ỳýỷỹỵ]))(?![^\W\d_])")
"""Where a tone mark may have to move; see ``settle_tones``."""
_JOINERS = frozenset({"và", "&", "-"})
_ENDS = frozenset({".", "!", "?", "…"})
DASHES = {"–": "-", "—": "-", "−": "-"}


class Reading:
    """A text and its words. Positions without further word are numbers of words; offsets are code points.

    ``words`` are keys (lower case, tones settled) with abbreviations written out; a dash is ``-`` however long.
    ``flow`` is the same without *và* and dashes, for the automaton.
    """

    __slots__ = ("_back", "_offsets", "_sentences", "flow", "source", "spans", "text", "words")

    def __init__(self, source: str, expansions: Mapping[str, str]) -> None:
        """Read *source*; *expansions* gives the flow key of the long form for the key of a short one."""
        self.source = source
        self._sentences: list[int] | None = None
        self.text, self._back = _compose(source)
        key = _key(self.text)
        self.spans = [match.span() for match in _WORD.finditer(self.text)]
        edits = _edits(self.text, key, expansions)
        if edits:
            self.spans = _edited(self.spans, edits)
        words = [key[start:end] for start, end in self.spans]
        self.words: list[str] = list(map(expansions.get, words, words))
        parts = ["" if word in _JOINERS else word + " " for word in self.words]
        self.flow = " " + "".join(parts)
        self._offsets = list(accumulate(map(len, parts), initial=0))

    def __len__(self) -> int:
        """Count the words, punctuation included."""
        return len(self.words)

    def span(self, offset: int, length: int) -> tuple[int, int] | None:
        """Return first word and the one after the last for a match in ``flow``.

        *offset* is that of the blank before the match, *length* that of the match without blanks. None when
        the match begins or ends inside an abbreviation.
        """
        offsets = self._offsets
        end = offset + length + 1
        first, last = bisect_right(offsets, offset) - 1, bisect_left(offsets, end)
        if offsets[first] != offset or offsets[last] != end:
            return None
        return first, last

    def is_capital(self, place: int) -> bool:
        """Whether the word at *place* starts with a capital."""
        return 0 <= place < len(self.spans) and self.text[self.spans[place][0]].isupper()

    def is_name_word(self, place: int) -> bool:
        """Whether the word at *place* is of letters and starts with a capital."""
        if not 0 <= place < len(self.spans):
            return False
        start, end = self.spans[place]
        return self.text[start].isupper() and self.text[start:end].isalpha()

    def is_sentence_end(self, place: int) -> bool:
        """Whether *place* holds a mark that ends sentences, or lies beyond the text."""
        return not 0 <= place < len(self.words) or self.words[place] in _ENDS or self.words[place][0] == "\n"

    @property
    def sentences(self) -> list[int]:
        """The words where sentences start, in order; the first is 0."""
        if self._sentences is None:
            ends = (at for at, word in enumerate(self.words, 1) if word in _ENDS or word[0] == "\n")
            self._sentences = [0, *ends]
        return self._sentences

    def is_apart(self, place: int) -> bool:
        """Whether more than one blank lies between the word at *place* and the one before."""
        return self.text[self.spans[place - 1][1] : self.spans[place][0]] != " "

    def surface(self, first: int, last: int) -> str:
        """Return the words from *first* to before *last* as printed, in NFC."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]

    def key(self, first: int, last: int) -> str:
        """Return the words from *first* to before *last* joined as in ``flow``."""
        return flow_key(self.words[first:last])

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return start and end, in code points of the source, of the words from *first* to before *last*."""
        start, end = self.spans[first][0], self.spans[last - 1][1]
        if self._back is None:
            return start, end
        return self._back[start], self._back[end]


def flow_key(words: Sequence[str]) -> str:
    """Join *words* without *và* and dashes."""
    return " ".join(part for word in words for part in word.split(" ") if part not in _JOINERS)


def _key(text: str) -> str:
    """Return *text*, NFC, in lower case with tones settled; as long as *text*."""
    key = text.lower()
    if len(key) != len(text) or "ð" in key:
        key = fold_case(text)
    return settle_tones(key) if _MOVABLE.search(key) else key


def _edits(text: str, key: str, expansions: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return the stretches that are one word, though the simple rule cuts them, and the cuts it lacks.

    A cut is an empty stretch. In order, none inside another.
    """
    edits = [(match.start(), match.start()) for match in _GLUED.finditer(text)]
    done = 0
    for match in _JOINT.finditer(text):
        if match.start() < done:
            continue
        start = match.start()
        while start > 0 and text[start - 1].isalnum() and match.start() - start < _LONGEST_ABBREVIATION:
            start -= 1
        compound = _COMPOUND.match(text, start, start + _LONGEST_ABBREVIATION)
        end = compound.end() if compound else start
        while end > start:
            if key[start:end] in expansions:
                edits.append((start, end))
                done = end
                break
            end = max(key.rfind(mark, start, end) for mark in ".&/,-–")
    for match in _DOT.finditer(text):
        start, end = match.span()
        for short in (text[start - 2 : start], text[start - 1 : start]):
            first = start - len(short)
            if short in _DOTTED and not text[first - 1 : first].isalnum() and _is_abbreviation(text, end):
                edits.append((first, end))
                break
    edits.sort()
    kept: list[tuple[int, int]] = []
    for edit in edits:
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _is_abbreviation(text: str, after: int) -> bool:
    """Whether a full stop before *after* only marks an abbreviation: *TP.*, *Q.* before a name or number."""
    rest = _NEXT_WORDS.match(text, after)
    if rest is None:
        return False
    blank, first, second = rest.groups(default="")
    if first[0].isdigit() or (first[0].isupper() and not blank):
        return True
    return first[0].isupper() and (second[:1].isupper() or first.isupper() or first in _ONE_WORD_CITIES)


def _edited(spans: list[tuple[int, int]], edits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return *spans* with the words of each edit made one, or cut in two where it is empty."""
    out: list[tuple[int, int]] = []
    done = 0
    starts = [start for start, _ in spans]
    for start, end in edits:
        if start == end:
            at = bisect_right(starts, start) - 1
            if at < done or spans[at][1] <= start:
                continue
            out += spans[done:at]
            out.append((spans[at][0], start))
            spans[at] = (start, spans[at][1])
            starts[at] = start
            done = at
        else:
            at = bisect_left(starts, start)
            out += spans[done:at]
            out.append((start, end))
            done = bisect_left(starts, end)
    return out + spans[done:]


def dotted_expansions() -> dict[str, str]:
    """Return the long forms of levels cut to letters and a full stop: *q.*, *tp.*."""
    return {f"{short}.": long for short, long in DOTTED_LEVELS.items()}


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
