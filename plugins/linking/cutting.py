"""A text cut into words: blanks and punctuation end them, but for the short forms that hold some (*TN&MT*, *T.Ư*)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plugins.linking.vocabulary.places import DOTTED_LEVELS
from plugins.text.normal import fold_case, settle_tones

PARAGRAPH = "¶"
"""The word that stands for a blank line."""
JOINERS = frozenset({"và", "&", "-"})
"""Words that the automaton does not see, so that *Kế hoạch và Đầu tư* and *Kế hoạch - Đầu tư* are one."""
DASHES = {"–": "-", "—": "-", "−": "-"}

_SMALL = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_LARGE = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_MARK = re.compile(r"[^\w\s]")
_BLANK_LINE = re.compile(r"\n\s*\n")
_GLUED = re.compile(f"[{_LARGE}](?<=[{_SMALL}0-9][{_LARGE}])(?=[{_SMALL}])")
"""A capital after a small letter or a digit: a caption glued to the text after it. (What is rarest stands first,
for speed.)"""
_JOINT = re.compile(r"[.&/,\-–](?<=[^\W\d_][.&/,\-–])(?=[^\W_])")
"""A mark between letters, perhaps in an abbreviation: *TN&MT*, *T.Ư*, *đ/c*."""
_COMPOUND = re.compile(r"[^\W_]+(?:[.&/,\-–][^\W_]+){1,3}")
_APOSTROPHE = re.compile(r"(?<![^\W_])[^\W_]{1,3}['’](?:[^\W_]+|(?= [^\W\d_]))")
"""In names of the Central Highlands: *H'Yim*, *K' Brin*."""
_DOT = re.compile(r"\.(?<=[PpXTQH]\.)")
_DOTTED = frozenset({"TP", "Tp", "tp", "TX", "TT", "Q", "H", "P", "T"})
_LONGEST_ABBREVIATION = 24
_NEXT_WORDS = re.compile(r"([^\S\n]?)([^\W_]+)(?: ([^\W_]*))?")
_ONE_WORD_CITIES = {"Huế", "Vinh"}
_MOST_REMEMBERED = 50_000
"""Printed words that are remembered: more than the language has syllables, in all their cases."""


class Spellings(dict[str, str]):
    """What each printed word is read as: its key, in the long form where it is a short one.

    It remembers the words it has read, for speed; that changes no answer.
    """

    def __init__(self, short_forms: Mapping[str, str]) -> None:
        """*short_forms* gives the flow key of the long form for each short one, as it is usually written."""
        super().__init__()
        self.exact = dict(short_forms)
        keys = {key_of(short): long for short, long in short_forms.items()}
        self.long_forms = {**DASHES, **_dotted_levels(), **keys}
        self.flow = Flow()

    def __missing__(self, word: str) -> str:
        """Read a word that was not seen before."""
        key = key_of(word)
        long = self.long_forms.get(key)
        if long is not None and (word in self.exact or _shows_short_form(word)):
            key = long
        if len(self) < _MOST_REMEMBERED:
            self[word] = key
        return key

    def __reduce__(self) -> tuple[type[Spellings], tuple[dict[str, str]]]:
        """Go to another process without what was remembered."""
        return Spellings, (self.exact,)


class Flow(dict[str, str]):
    """What each key adds to the flow that the automaton reads; remembered like ``Spellings``."""

    def __missing__(self, key: str) -> str:
        """Return *key* and a blank, nothing for a joiner."""
        part = "" if key in JOINERS else key + " "
        if len(self) < _MOST_REMEMBERED:
            self[key] = part
        return part


def _shows_short_form(word: str) -> bool:
    """Whether *word* is written as short forms are: *Tư* in *Tư lệnh* is not *TƯ*."""
    return not word.isalpha() or sum(map(str.isupper, word)) > 1


def key_of(word: str) -> str:
    """Return *word*, NFC, in lower case with tones settled."""
    return settle_tones(fold_case(word))


def _dotted_levels() -> dict[str, str]:
    """Return the long forms of levels cut to letters and a full stop: *q.*, *tp.*."""
    return {f"{short}.": long for short, long in DOTTED_LEVELS.items()}


def shaped(text: str) -> str:
    """Return *text* with each blank line marked as a paragraph's end; as long as *text*."""
    if "\n" in text:
        text = _BLANK_LINE.sub(lambda found: PARAGRAPH.ljust(len(found.group())), text)
    return text.replace("_", "|")


class Cut:
    """The words of a text, shaped, as printed; each mark of punctuation is one."""

    __slots__ = ("_ends", "_text", "words")

    def __init__(self, text: str, long_forms: Mapping[str, str]) -> None:
        """Cut *text*, whose short forms have the keys of *long_forms*."""
        self._text = text
        self._ends: list[int] | None = None
        self.words: list[str] = []
        done = 0
        for start, end in _exceptions(text, long_forms):
            self.words += _MARK.sub(_apart, text[done:start]).split()
            if end > start:
                self.words.append(text[start:end])
            done = end
        self.words += _MARK.sub(_apart, text[done:]).split()

    @property
    def ends(self) -> list[int]:
        """Where each word ends in the text: only blanks lie between words, so one follows the other."""
        if self._ends is None:
            find, end = self._text.find, 0
            self._ends = [end := find(word, end) + len(word) for word in self.words]
        return self._ends

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return where the words from *first* to before *last* start and end in the text."""
        ends = self.ends
        return ends[first] - len(self.words[first]), ends[last - 1]


def _apart(mark: re.Match[str]) -> str:
    return f" {mark[0]} "


def _exceptions(text: str, long_forms: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return the stretches that are one word, though they hold marks, and the cuts inside words.

    A cut is an empty stretch. In order, none inside another.
    """
    found = [(match.start(), match.start()) for match in _GLUED.finditer(text)]
    found += _short_forms(text, long_forms)
    if "'" in text or "’" in text:
        found += [match.span() for match in _APOSTROPHE.finditer(text)]
    for match in _DOT.finditer(text):
        start, end = match.span()
        for short in (text[start - 2 : start], text[start - 1 : start]):
            first = start - len(short)
            if short in _DOTTED and not text[first - 1 : first].isalnum() and _is_abbreviation(text, end):
                found.append((first, end))
                break
    found.sort(key=lambda one: (one[0], -one[1]))
    kept: list[tuple[int, int]] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _short_forms(text: str, long_forms: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return where short forms that hold marks stand, the longest at each place."""
    found = []
    done = 0
    for match in _JOINT.finditer(text):
        at = match.start()
        if at < done:
            continue
        start = at
        while start > 0 and text[start - 1].isalnum() and at - start < _LONGEST_ABBREVIATION:
            start -= 1
        compound = _COMPOUND.match(text, start, start + _LONGEST_ABBREVIATION)
        end = compound.end() if compound else start
        while end > start:
            if key_of(text[start:end]) in long_forms:
                found.append((start, end))
                done = end
                break
            end = max(text.rfind(mark, start, end) for mark in ".&/,-–")
    return found


def _is_abbreviation(text: str, after: int) -> bool:
    """Whether a full stop before *after* only marks an abbreviation: *TP.*, *Q.* before a name or number."""
    rest = _NEXT_WORDS.match(text, after)
    if rest is None:
        return False
    blank, first, second = rest.groups(default="")
    if first[0].isdigit() or (first[0].isupper() and not blank):
        return True
    return first[0].isupper() and (second[:1].isupper() or first.isupper() or first in _ONE_WORD_CITIES)
