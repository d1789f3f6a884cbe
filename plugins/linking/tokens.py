"""A text as tokens: words, punctuation and short forms, so that names compare whatever their spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate, compress, count

from plugins.linking.vocabulary.places import DOTTED_LEVELS, LEVELS
from plugins.linking.vocabulary.wordlists import Sequences
from plugins.text.characters import UNSEEN, without_unseen
from plugins.text.normal import fold_case, settle_tones

PARAGRAPH = "¶"
"""The token that stands for a blank line."""
JOINERS = frozenset({"và", "&", "-"})
"""Words that the automaton does not see, so that *Kế hoạch và Đầu tư* and *Kế hoạch - Đầu tư* are one."""
COMMA_OR_AND = frozenset({",", "và"})
"""What stands between the items of a list."""
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]{1,3}"
    r"(?:ch|ng|nh|[cmnpt])?"
)
"""A word as Vietnamese makes them, which *Hepza* is not."""

_SENTENCE_ENDS = frozenset({".", "!", "?", "…", PARAGRAPH})
_NO_APOSTROPHES = str.maketrans("", "", "'’")
_CENTRE = "TƯ"
_POLICE = "CA"
_LEVELS = tuple(LEVELS)


class Tokens:
    """A text and its words. Positions are numbers of words from 0; offsets are code points.

    ``printed`` are the words as they stand; ``words`` are their keys (lower case, tones settled) with
    abbreviations written out; a dash is ``-`` however long. ``flow`` is the same without *và* and dashes, for
    the automaton. Each mark of punctuation is a word; no word stands at a position outside the text.
    """

    __slots__ = (
        "_ends",
        "_offsets_back",
        "_sentences",
        "flow",
        "flow_offsets",
        "printed",
        "source",
        "text",
        "words",
    )

    def __init__(self, source: str, spellings: Spellings) -> None:
        """Cut *source*, whose short forms *spellings* knows."""
        self.source = source
        self._sentences: list[int] | None = None
        self._ends: list[int] | None = None
        composed, self._offsets_back = _compose(source)
        self.text = _mark_paragraphs(composed)
        self.printed = cut(self.text, spellings.long_forms)
        self.words: list[str] = list(map(spellings.__getitem__, self.printed))
        if any(short in self.text and short in self.printed for short in (_CENTRE, _POLICE)):
            self._mend_capitals()
        parts = list(map(spellings.flow_parts.__getitem__, self.words))
        self.flow = " " + "".join(parts)
        self.flow_offsets = list(accumulate(map(len, parts), initial=0))
        """Where each word's part of ``flow`` has the blank before it."""

    def _mend_capitals(self) -> None:
        """Read *TƯ* as the syllable it is in a line of capitals, *SỞ TƯ PHÁP*, and *CA* elsewhere as *công an*: *CA quận 4*."""
        whole = [
            word.isupper() and len(word) > 1 and self.words[at] == key_of(word)
            for at, word in enumerate(self.printed)
        ]
        for at, word in enumerate(self.printed):
            if word not in (_CENTRE, _POLICE):
                continue
            beside = True in whole[max(at - 1, 0) : at] + whole[at + 1 : at + 2]
            if word == _CENTRE and beside and not self.has(at + 1, "đảng"):
                self.words[at] = key_of(word)
            if word == _POLICE and not beside and " ".join(self.words[at + 1 : at + 3]).startswith(_LEVELS):
                self.words[at] = "công an"

    def __len__(self) -> int:
        """Count the words, punctuation included."""
        return len(self.words)

    def word(self, at: int) -> str:
        """Return the key of the word at *at*, the empty string outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def has(self, at: int, first: str, *more: str) -> bool:
        """Whether the words from *at* on are *first* and *more*."""
        words = self.words
        if not 0 <= at < len(words) or words[at] != first:
            return False
        return not more or words[at + 1 : at + 1 + len(more)] == list(more)

    def has_any(self, at: int, choices: Collection[str]) -> bool:
        """Whether the word at *at* is one of *choices*."""
        return 0 <= at < len(self.words) and self.words[at] in choices

    def is_only(self, first: int, last: int, choices: Collection[str]) -> bool:
        """Whether exactly one word, one of *choices*, stands from *first* to before *last*."""
        return last - first == 1 and self.words[first] in choices

    def skip(self, at: int, sequences: Sequences) -> int:
        """Return the position after the first of *sequences* that stands at *at*, *at* itself when none does."""
        words = self.words
        if 0 <= at < len(words):
            for sequence in sequences.by_first.get(words[at], ()):
                if self.has(at, *sequence):
                    return at + len(sequence)
        return at

    def start_of(self, end: int, sequences: Sequences) -> int | None:
        """Return where the first of *sequences* that ends before *end* begins, None when none does."""
        words = self.words
        if 0 < end <= len(words):
            for sequence in sequences.by_last.get(words[end - 1], ()):
                if self.has(end - len(sequence), *sequence):
                    return end - len(sequence)
        return None

    def positions_of(self, word: str) -> list[int]:
        """Return where *word*, a key, stands, in order."""
        positions: list[int] = []
        with suppress(ValueError):
            while True:
                positions.append(self.words.index(word, positions[-1] + 1 if positions else 0))
        return positions

    def is_capital(self, at: int) -> bool:
        """Whether the word at *at* starts with a capital."""
        return 0 <= at < len(self.printed) and self.printed[at][0].isupper()

    def is_shouted(self, at: int) -> bool:
        """Whether the word at *at* is all of capitals, as in a headline, where a capital tells nothing."""
        return 0 <= at < len(self.printed) and len(self.printed[at]) > 1 and self.printed[at].isupper()

    def is_name_word(self, at: int) -> bool:
        """Whether the word at *at* is of letters and starts with a capital."""
        if not 0 <= at < len(self.printed):
            return False
        word = self.printed[at]
        return word[0].isupper() and (word.isalpha() or word.translate(_NO_APOSTROPHES).isalpha())

    def is_sentence_end(self, at: int) -> bool:
        """Whether *at* holds a mark that ends sentences, or lies outside the text."""
        return not 0 <= at < len(self.words) or self.words[at] in _SENTENCE_ENDS

    @property
    def sentences(self) -> list[int]:
        """The positions where sentences start, in order; the first is 0."""
        if self._sentences is None:
            self._sentences = [0, *compress(count(1), map(_SENTENCE_ENDS.__contains__, self.words))]
        return self._sentences

    def is_apart(self, at: int) -> bool:
        """Whether more than one blank lies between the word at *at* and the one before."""
        before, word = self.printed[at - 1 : at + 1]
        start, end = self._text_offsets(at - 1, at + 1)
        return end - start != len(before) + 1 + len(word)

    def surface(self, first: int, last: int) -> str:
        """Return the words from *first* to before *last* as printed, in NFC."""
        start, end = self._text_offsets(first, last)
        return self.text[start:end]

    def key(self, first: int, last: int) -> str:
        """Return the words from *first* to before *last* joined as in ``flow``."""
        return flow_key(self.words[first:last])

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return start and end, in code points of the source, of the words from *first* to before *last*."""
        start, end = self._text_offsets(first, last)
        if self._offsets_back is None:
            return start, end
        return self._offsets_back[start], self._offsets_back[end]

    def _text_offsets(self, first: int, last: int) -> tuple[int, int]:
        if self._ends is None:
            # Only blanks lie between words, so each is the next occurrence after the one before.
            find, end = self.text.find, 0
            self._ends = [end := find(word, end) + len(word) for word in self.printed]
        return self._ends[first] - len(self.printed[first]), self._ends[last - 1]


def flow_key(words: Sequence[str]) -> str:
    """Join *words* without *và* and dashes."""
    return " ".join([word for word in words if word not in JOINERS])


def key_of(word: str) -> str:
    """Return *word*, NFC, in lower case with tones settled."""
    return settle_tones(fold_case(word))


def _compose(source: str) -> tuple[str, list[int] | None]:
    """Return *source* in NFC without what is not drawn, and the offset in *source* of each of its code points.

    None for the offsets when nothing moved.
    """
    if unicodedata.is_normalized("NFC", source) and without_unseen(source) is source:
        return source, None
    kept = UNSEEN.sub(lambda unseen: "\0" * len(unseen.group()), source)
    composed: list[str] = []
    offsets_back: list[int] = []
    at = 0
    while at < len(source):
        to = at + 1
        while to < len(source) and (unicodedata.combining(source[to]) or kept[to] == "\0"):
            to += 1
        for char in unicodedata.normalize("NFC", kept[at:to].replace("\0", "")):
            composed.append(char)
            offsets_back.append(at)
        at = to
    offsets_back.append(len(source))
    return "".join(composed), offsets_back


_BLANK_LINE = re.compile(r"\n\s*\n")


def _mark_paragraphs(text: str) -> str:
    """Return *text* with a paragraph mark in each blank line; as long as *text*."""
    if "\n" in text:
        text = _BLANK_LINE.sub(lambda blank: PARAGRAPH.ljust(len(blank.group())), text)
    return text.replace("_", "|")


# Short forms: what a printed word is read as.

_DASHES = {"–": "-", "—": "-", "−": "-"}
_MAX_REMEMBERED = 50_000
"""Printed words that are remembered: more than the language has syllables, in all their cases."""


class Spellings(dict[str, str]):
    """What each printed word is read as: its key, in the long form where it is a short one.

    It remembers the words it has read, for speed; that changes no answer.
    """

    def __init__(self, short_forms: Mapping[str, str]) -> None:
        """*short_forms* gives the flow key of the long form for each short one, as it is usually written."""
        super().__init__()
        self.short_forms = dict(short_forms)
        keys = {key_of(short): long for short, long in short_forms.items()}
        dotted = {f"{short}.": long for short, long in DOTTED_LEVELS.items()}
        self.long_forms = {**_DASHES, **dotted, **keys}
        self.flow_parts = FlowParts()

    def __missing__(self, word: str) -> str:
        """Read a word that was not seen before."""
        key = key_of(word)
        long = self.long_forms.get(key)
        if long is not None and (word in self.short_forms or _shows_short_form(word)):
            key = long
        if len(self) < _MAX_REMEMBERED:
            self[word] = key
        return key

    def __reduce__(self) -> tuple[type[Spellings], tuple[dict[str, str]]]:
        """Go to another process without what was remembered."""
        return Spellings, (self.short_forms,)


class FlowParts(dict[str, str]):
    """What each key adds to the flow that the automaton reads; remembered like ``Spellings``."""

    def __missing__(self, key: str) -> str:
        """Return *key* and a blank, nothing for a joiner."""
        part = "" if key in JOINERS else key + " "
        if len(self) < _MAX_REMEMBERED:
            self[key] = part
        return part


def _shows_short_form(word: str) -> bool:
    """Whether *word* is written as short forms are: *Tư* in *Tư lệnh* is not *TƯ*."""
    return not word.isalpha() or sum(map(str.isupper, word)) > 1


# Cutting: blanks and punctuation end words, but for the short forms that hold some (*TN&MT*, *T.Ư*).

_SMALL = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_LARGE = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_MARK = re.compile(r"([^\w\s])")
_GLUED = re.compile(f"[{_LARGE}](?<=[{_SMALL}0-9][{_LARGE}])(?=[{_SMALL}])")
"""A capital after a small letter or a digit: a caption glued to the text after it. (What is rarest stands first,
for speed.)"""
_JOINT = re.compile(r"[.&/,\-–](?<=[^\W\d_][.&/,\-–])(?=[^\W_])")
"""A mark between letters, perhaps in an abbreviation: *TN&MT*, *T.Ư*, *đ/c*."""
_COMPOUND = re.compile(r"[^\W_]+(?:[.&/,\-–][^\W_]+){1,3}")
_GLUED_POLICE = re.compile(r"(?<![^\W_])CA(?=TP)")
_APOSTROPHE = re.compile(r"(?<![^\W_])[^\W_]{1,3}['’](?:[^\W_]+|(?= [^\W\d_]))")
"""In names of the Central Highlands: *H'Yim*, *K' Brin*."""
_DOT = re.compile(r"\.(?<=[PpXTQH]\.)")
_DOTTED = frozenset({"TP", "Tp", "tp", "TX", "TT", "Q", "H", "P", "T"})
_MAX_ABBREVIATION = 24
"""Code points of the longest short form that holds marks."""
_NEXT_WORDS = re.compile(r"([^\S\n]?)([^\W_]+)(?: ([^\W_]*))?")
_ONE_WORD_CITIES = {"Huế", "Vinh"}


def cut(text: str, long_forms: Mapping[str, str]) -> list[str]:
    """Return the words of *text* as printed, each mark of punctuation one; *long_forms* has the keys of short forms."""
    words: list[str] = []
    done = 0
    for start, end in _exceptions(text, long_forms):
        words += " ".join(_MARK.split(text[done:start])).split()
        if end > start:
            words.append(text[start:end])
        done = end
    words += " ".join(_MARK.split(text[done:])).split()
    return words


def _exceptions(text: str, long_forms: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return the stretches that are one word, though they hold marks, and the cuts inside words.

    A cut is an empty stretch. In order, none inside another.
    """
    stretches = [(match.start(), match.start()) for match in _GLUED.finditer(text)]
    stretches += _short_forms(text, long_forms)
    if "'" in text or "’" in text:
        stretches += [match.span() for match in _APOSTROPHE.finditer(text)]
    if "CATP" in text:
        stretches += [(match.end(), match.end()) for match in _GLUED_POLICE.finditer(text)]
    stretches += _dotted_levels(text)
    stretches.sort(key=lambda stretch: (stretch[0], -stretch[1]))
    kept: list[tuple[int, int]] = []
    for stretch in stretches:
        if not kept or stretch[0] >= kept[-1][1]:
            kept.append(stretch)
    return kept


def _dotted_levels(text: str) -> list[tuple[int, int]]:
    """Return where levels cut to letters and a full stop stand before a name or number: *TP.*, *Q.*."""
    stretches = []
    for match in _DOT.finditer(text):
        dot, end = match.span()
        for short in (text[dot - 2 : dot], text[dot - 1 : dot]):
            first = dot - len(short)
            if short in _DOTTED and not text[first - 1 : first].isalnum() and _is_abbreviation(text, end):
                stretches.append((first, end))
                break
    return stretches


def _short_forms(text: str, long_forms: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return where short forms that hold marks stand, the longest at each place."""
    stretches = []
    done = 0
    for match in _JOINT.finditer(text):
        at = match.start()
        if at < done:
            continue
        start = at
        while start > 0 and text[start - 1].isalnum() and at - start < _MAX_ABBREVIATION:
            start -= 1
        compound = _COMPOUND.match(text, start, start + _MAX_ABBREVIATION)
        end = compound.end() if compound else start
        while end > start:
            if key_of(text[start:end]) in long_forms:
                stretches.append((start, end))
                done = end
                break
            end = max(text.rfind(mark, start, end) for mark in ".&/,-–")
    return stretches


def _is_abbreviation(text: str, after: int) -> bool:
    """Whether a full stop before *after* only marks an abbreviation: *TP.*, *Q.* before a name or number."""
    rest = _NEXT_WORDS.match(text, after)
    if rest is None:
        return False
    blank, first, second = rest.groups(default="")
    if first[0].isdigit() or (first[0].isupper() and not blank):
        return True
    return first[0].isupper() and (second[:1].isupper() or first.isupper() or first in _ONE_WORD_CITIES)
