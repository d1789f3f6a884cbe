"""The syllables that Vietnamese can have, made by its rules of spelling; and the nearest to one that it cannot.

Source: the table of initials and rimes in *Ngữ âm tiếng Việt* (Đoàn Thiện Thuật), and the spelling that schools teach: *k, gh,
ngh* before *e, ê, i, y*, a stop at the end has *sắc* or *nặng* alone. What is possible is more than what is in use: a syllable
that is missing here is surely a slip, or foreign.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from plugins.text.normal import fold, nfc

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_TONE_MARKS = frozenset(_TONES[1:])
_STOP_TONES = ("\u0301", "\u0323")
_ONSETS = ("", *"bchlmnpqrstvxdđkg", *("ch", "gi", "gh", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"))
_BEFORE_FRONT = {"k", "gh", "ngh"}
_BEFORE_BACK = {"c", "g", "ng"}
_FRONT = "eêiy"
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu ynh yt ych yn
o oc oi om on ong oong ooc op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oe oen oeo oet ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơp ơt ơng
u ua uc ui um un ung uôc uôi uôm uôn uông uôt up ut uân uâng uât uây uê uêch uên uênh uêt uơ
uy uya uych uyên uyêt uynh uyn uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
""".split()
_VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơư"
_FIRST_OF_OPEN_PAIR = {"oa", "oe", "uy"}
"""Pairs at the end of a syllable whose tone both ways of spelling place otherwise."""
_NEVER_OFFERED = frozenset({"địt", "đít", "lồn", "cặc", "buồi", "đụ", "đéo", "đĩ"})
"""Vulgar words: no editor of ours means one."""
_MAX_NEAREST = 3
_MAX_DISTANCE = 2
"""Letters and marks in which a syllable that is offered may differ."""


def _vowel_of_tone(rime: str) -> tuple[int, ...]:
    """Return the places of *rime* on which its tone may stand."""
    marked = [place for place, letter in enumerate(rime) if letter in _MARKED]
    if marked:
        return (marked[-1],)
    vowels = len(rime) - len(rime.lstrip(_VOWELS))
    if vowels == 1:
        return (0,)
    if vowels == len(rime) == 2:
        return (0, 1) if rime in _FIRST_OF_OPEN_PAIR else (0,)
    return (1,)


def _spelled(onset: str, rime: str) -> Iterator[str]:
    """Yield the ways in which *onset* and *rime* are spelled with each tone; both where there are two."""
    tones = _STOP_TONES if rime.endswith(("c", "ch", "p", "t")) else _TONES
    for place in _vowel_of_tone(rime):
        for tone in tones:
            yield onset + nfc(rime[: place + 1] + tone + rime[place + 1 :])


def _goes_with(onset: str, rime: str) -> bool:
    is_front = rime[0] in _FRONT
    if onset in _BEFORE_FRONT:
        return is_front
    if onset in _BEFORE_BACK:
        return not is_front or (onset == "g" and rime.startswith(("i", "iê")) and rime not in ("ia", "iêu"))
    if onset == "q":
        return False
    if onset == "qu":
        return rime[0] not in "uư" and not rime.startswith(("oa", "oe", "oă", "oo", "iê", "ia"))
    if onset == "gi":
        return not rime.startswith(("i", "y"))
    return onset != "" or not rime.startswith("iê")


@lru_cache(maxsize=1)
def possible_syllables() -> frozenset[str]:
    """Return all syllables, in lower case and NFC, with the tone wherever either way of spelling puts it.

    >>> {"hoà", "hòa", "nghiêng", "giết", "quý", "xoong"} <= possible_syllables()
    True
    >>> {"nghiệpp", "đưọc", "qúy", "ngê", "các̀"} & possible_syllables()
    set()
    """
    plain = {
        syllable
        for onset in _ONSETS
        for rime in _RIMES
        if _goes_with(onset, rime)
        for syllable in _spelled(onset, rime)
    }
    # After q the y carries the tone; yê is the one spelling of iê after it.
    return frozenset(
        plain | {syllable for rime in ("yên", "yêt", "yêu") for syllable in _spelled("qu", rime)}
    )


def is_syllable(word: str) -> bool:
    """Whether *word*, in whatever case and Unicode form, is a syllable.

    >>> [is_syllable(word) for word in ("Nghiêng", "quyết", "ÐÞnh", "strand")]
    [True, True, False, False]
    """
    return nfc(word).lower() in possible_syllables()


@lru_cache(maxsize=1)
def bare_syllables() -> frozenset[str]:
    """Return all syllables without their marks, as ``fold`` makes them."""
    return frozenset(map(fold, possible_syllables()))


@lru_cache(maxsize=1)
def _by_parts() -> dict[str, str]:
    """Return each syllable by its letters and marks, apart."""
    return {_apart(syllable): syllable for syllable in sorted(possible_syllables() - _NEVER_OFFERED)}


@lru_cache(maxsize=4096)
def nearest_syllables(word: str) -> tuple[str, ...]:
    """Return the syllables that come nearest to *word*, at most three; of those with the same letters and other marks first.

    Two words that were typed without a blank are parted.

    >>> nearest_syllables("đưọc"), nearest_syllables("thànhphố"), nearest_syllables("zzzz")
    (('được',), ('thành phố',), ())
    """
    found = process.extract(
        _apart(word), list(_by_parts()), scorer=Levenshtein.distance, score_cutoff=_MAX_DISTANCE, limit=None
    )
    ranked = sorted(
        (_difference(word, _by_parts()[match], distance), _by_parts()[match]) for match, distance, _ in found
    )
    parted = parted_words(word)
    if parted and (not ranked or fold(ranked[0][1]) != fold(word)):
        return (parted,)
    return tuple(syllable for rank, syllable in ranked if rank == ranked[0][0])[:_MAX_NEAREST]


def _difference(word: str, syllable: str, distance: float) -> float:
    """Return how far *syllable* is from *word*: a tone on another letter is the least, another tone more than another letter."""
    if is_same_but_for_places(word, syllable):
        return 0
    letters = iter(_apart(syllable))
    lacks = all(letter in letters for letter in _apart(word))  # a letter left out is the commonest slip
    return (
        distance + (fold(word) != fold(syllable)) + (_tones_of(word) != _tones_of(syllable)) / 2 - lacks / 4
    )


def parted_words(word: str) -> str:
    """Return two syllables that *word* is made of, both with marks, parted by a blank; empty where it is not."""
    for place in range(2, len(word) - 1):
        first, second = word[:place], word[place:]
        if {first, second} <= possible_syllables() and not (first.isascii() or second.isascii()):
            return f"{first} {second}"
    return ""


def is_same_but_for_places(word: str, syllable: str) -> bool:
    """Whether both have the same letters and marks, and only a tone stands elsewhere: *qúy*, *quý*."""
    return _without_tones(word) == _without_tones(syllable) and _tones_of(word) == _tones_of(syllable)


def _apart(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _tones_of(word: str) -> list[str]:
    return [char for char in _apart(word) if char in _TONE_MARKS]


def _without_tones(word: str) -> str:
    return nfc("".join(char for char in _apart(word) if char not in _TONE_MARKS))
