"""A text and its words, so that names, abbreviations and punctuation compare whatever their spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate, compress, count

from plugins.linking.cutting import JOINERS, PARAGRAPH, Cut, Spellings, key_of, shaped

_NO_APOSTROPHES = str.maketrans("", "", "'’")
_TRUNK = "TƯ"
_ENDS = frozenset({".", "!", "?", "…", PARAGRAPH})


class Tokens:
    """A text and its words. Positions without further word are numbers of words; offsets are code points.

    ``printed`` are the words as they stand; ``words`` are their keys (lower case, tones settled) with
    abbreviations written out; a dash is ``-`` however long. ``flow`` is the same without *và* and dashes, for
    the automaton.
    """

    __slots__ = ("_back", "_cut", "_sentences", "flow", "flow_offsets", "printed", "source", "text", "words")

    def __init__(self, source: str, spellings: Spellings) -> None:
        """Read *source*, whose short forms *spellings* knows."""
        self.source = source
        self._sentences: list[int] | None = None
        composed, self._back = _compose(source)
        self.text = shaped(composed)
        self._cut = Cut(self.text, spellings.long_forms)
        self.printed = self._cut.words
        self.words: list[str] = list(map(spellings.__getitem__, self.printed))
        if _TRUNK in self.printed:
            self._mend_capitals()
        parts = list(map(spellings.flow.__getitem__, self.words))
        self.flow = " " + "".join(parts)
        self.flow_offsets = list(accumulate(map(len, parts), initial=0))
        """Where each word's part of ``flow`` has the blank before it."""

    def _mend_capitals(self) -> None:
        """Read *TƯ* as the syllable it is in a line of capitals: *SỞ TƯ PHÁP*, *ĐẦU TƯ*."""
        whole = [
            word.isupper() and len(word) > 1 and self.words[at] == key_of(word)
            for at, word in enumerate(self.printed)
        ]
        for at, word in enumerate(self.printed):
            beside = True in whole[max(at - 1, 0) : at] + whole[at + 1 : at + 2]
            if word == _TRUNK and beside and self.words[at + 1 : at + 2] != ["đảng"]:
                self.words[at] = key_of(word)

    def places_of(self, word: str) -> list[int]:
        """Return where *word*, a key, stands, in order."""
        places: list[int] = []
        with suppress(ValueError):
            while True:
                places.append(self.words.index(word, places[-1] + 1 if places else 0))
        return places

    def __len__(self) -> int:
        """Count the words, punctuation included."""
        return len(self.words)

    def is_capital(self, place: int) -> bool:
        """Whether the word at *place* starts with a capital."""
        return 0 <= place < len(self.printed) and self.printed[place][0].isupper()

    def is_name_word(self, place: int) -> bool:
        """Whether the word at *place* is of letters and starts with a capital."""
        if not 0 <= place < len(self.printed):
            return False
        word = self.printed[place]
        return word[0].isupper() and (word.isalpha() or word.translate(_NO_APOSTROPHES).isalpha())

    def is_sentence_end(self, place: int) -> bool:
        """Whether *place* holds a mark that ends sentences, or lies beyond the text."""
        return not 0 <= place < len(self.words) or self.words[place] in _ENDS

    @property
    def sentences(self) -> list[int]:
        """The words where sentences start, in order; the first is 0."""
        if self._sentences is None:
            self._sentences = [0, *compress(count(1), map(_ENDS.__contains__, self.words))]
        return self._sentences

    def is_apart(self, place: int) -> bool:
        """Whether more than one blank lies between the word at *place* and the one before."""
        before, word = self.printed[place - 1 : place + 1]
        start, end = self._cut.offsets(place - 1, place + 1)
        return end - start != len(before) + 1 + len(word)

    def surface(self, first: int, last: int) -> str:
        """Return the words from *first* to before *last* as printed, in NFC."""
        start, end = self._cut.offsets(first, last)
        return self.text[start:end]

    def key(self, first: int, last: int) -> str:
        """Return the words from *first* to before *last* joined as in ``flow``."""
        return flow_key(self.words[first:last])

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return start and end, in code points of the source, of the words from *first* to before *last*."""
        start, end = self._cut.offsets(first, last)
        if self._back is None:
            return start, end
        return self._back[start], self._back[end]


def flow_key(words: Sequence[str]) -> str:
    """Join *words* without *và* and dashes."""
    return " ".join([word for word in " ".join(words).split(" ") if word not in JOINERS])


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
