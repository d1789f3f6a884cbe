"""Normal forms of Vietnamese text: for publishing, for comparing names, for addresses, for sorting."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ETH = str.maketrans({"\u00d0": "\u0110", "\u00f0": "\u0111"})

# Both ways of placing the tone mark are in print: thuỷ and thủy, hoà and hòa. The key keeps the older one,
# where the mark stands on the first vowel, and only at the end of a syllable, where the two ways differ.
_TONE_CARRIERS = [("oa", "o"), ("oe", "o"), ("uy", "u")]


def _older_placements() -> dict[str, str]:
    """Map *oà* to *òa* and the like, in lower case."""
    moved = {}
    for pair, carrier in _TONE_CARRIERS:
        for tone in _TONES:
            first = unicodedata.normalize("NFC", carrier + tone) + pair[1]
            second = pair[0] + unicodedata.normalize("NFC", pair[1] + tone)
            moved[second] = first
    return moved


_OLDER_PLACEMENT = _older_placements()
_NEWER_PLACEMENT = re.compile(r"(?<!q)(" + "|".join(_OLDER_PLACEMENT) + r")(?![^\W\d_]|[\u0300-\u036f])")


def nfc(text: str) -> str:
    """Return *text* in NFC, the form of all that is published."""
    return unicodedata.normalize("NFC", text)


def settle_tones(text: str) -> str:
    """Place tone marks the older way (*thuỷ* to *thủy*, *hoà* to *hòa*); *text* is NFC and lower case.

    Lengths do not change, so offsets stay true. After *q* the *u* belongs to the consonant: *quý* stays.
    """
    return _NEWER_PLACEMENT.sub(lambda found: _OLDER_PLACEMENT[found.group()], text)


def fold_case(text: str) -> str:
    """Lower *text* without changing its length, eth (U+00D0) read as Đ.

    ``str.casefold`` turns one character into several at times, which would move offsets.
    """
    text = text.translate(_ETH)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


@lru_cache(maxsize=65536)
def match_key(name: str) -> str:
    """Return the key under which two spellings count as one name.

    Case, blanks, Unicode form and the place of a tone mark do not count (*Thuỷ*, *Thủy*); tone marks
    themselves do: *Hà* and *Hạ* are two people. Fold to ASCII for search and addresses only.

    >>> match_key("NGUYỄN  THỊ THUỶ") == match_key("Nguyễn Thị Thủy")
    True
    >>> match_key("Hà") == match_key("Hạ")
    False
    """
    return settle_tones(fold_case(" ".join(nfc(name).split())))


class _Bare(dict[int, str]):
    """Characters in lower case without marks; each is worked out when a text first has it."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code).translate(_ETH).replace("Đ", "D").replace("đ", "d"))
        bare = self[code] = "".join(filterfalse(unicodedata.combining, parts)).lower()
        return bare


_BARE = _Bare()


def fold(text: str) -> str:
    """Return *text* in lower case without marks, as a reader may type it; for search only.

    >>> fold("Đảng ủy Thủ Đức")
    'dang uy thu duc'
    """
    return text.translate(_BARE)


@lru_cache(maxsize=1024)
def slugify(text: str) -> str:
    """Return the ASCII address of *text*, empty when nothing of it is a letter or a digit.

    >>> slugify("Quyết định 12-QĐ/TU")
    'quyet-dinh-12-qd-tu'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


_LETTERS = {letter: f"{rank:02d}" for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 10)}
_NUMBER = re.compile(r"\d+")
_TONE_ORDER = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def sort_key(text: str) -> tuple[str, str]:
    """Order as Vietnamese dictionaries do: letters first (a ă â … d đ), then tones (ngang huyền hỏi ngã sắc nặng).

    Numbers order by size: *Quận 7* before *Quận 12*. Source: the order of letters and tones of *Từ điển tiếng Việt* (Hoàng Phê).

    >>> sorted(["Đức", "Dũng", "Ân", "An", "Ánh"], key=sort_key)
    ['An', 'Ánh', 'Ân', 'Dũng', 'Đức']
    """
    ranks = [
        _rank(char) for char in _NUMBER.sub(lambda number: number.group().zfill(6), fold_case(nfc(text)))
    ]
    return "".join(letter for letter, _ in ranks), "".join(tone for _, tone in ranks)


@lru_cache(maxsize=4096)
def _rank(char: str) -> tuple[str, str]:
    """Return the sort keys of *char*: that of its letter, and that of its tone."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((mark for mark in parts if mark in _TONE_ORDER), "")
    base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONE_ORDER))
    if base.isdigit():
        return "05" + base, "0"
    letter = _LETTERS.get(base, "99" + base) if base.isalpha() else "00"
    return letter, _TONE_ORDER.get(tone, "0")


def person_sort_key(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Order people by given name, then by the whole name, as Vietnamese indexes do."""
    words = name.split()
    return sort_key(words[-1] if words else ""), sort_key(name)


def index_letter(name: str) -> str:
    """Return the letter under which an index lists *name*: its first letter without tone, Đ and Â apart."""
    if not name:
        return "#"
    parts = unicodedata.normalize("NFD", fold_case(nfc(name[0])))
    base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONE_ORDER))
    return base.upper() if base in _LETTERS else "#"


def letter_anchor(letter: str) -> str:
    """Return an ASCII anchor, one for each letter: *d*, *dd* for Đ, *aa* for Â, *aw* for Ă, as they are typed."""
    typed = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw", "#": "khac"}
    return typed.get(letter, fold(letter))
