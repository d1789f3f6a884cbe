"""Words as the search compares them; ``theme/static/js/spelling.js`` is the same in the browser.

Both are held to ``tests/cases/spelling.json``. A word is a run of letters or a run of digits, so *12-QĐ/TU* is three and
*21h30* is three. It is compared exactly (case, Unicode form, the place of the tone mark and zeros at the start of a number do
not count) and folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plugins.text.characters import without_unseen
from plugins.text.normal import fold, fold_case, nfc, settle_tones

_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"\d+|[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)')
MOST_TERMS = 32
"""Terms of a query beyond these are left out."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other; one word stands by itself."""

    words: tuple[str, ...]
    quoted: bool = False


def words(text: str) -> list[str]:
    """Return the words of *text* in order, as they are compared exactly.

    >>> words("Thuỷ, \u00d0ức: 12-QĐ/TU 21h30")
    ['thủy', 'đức', '12', 'qđ', 'tu', '21', 'h', '30']
    >>> words("03/07/2023")
    ['3', '7', '2023']
    """
    return [_settled(word) for word in _WORD.findall(fold_case(nfc(without_unseen(text))))]


@lru_cache(maxsize=1 << 17)
def _settled(word: str) -> str:
    """Return *word* as it is compared; texts repeat their words, and each is settled once."""
    if word[0].isdecimal():
        return word.lstrip("0") or "0"
    return settle_tones(word)


def folded(word: str) -> str:
    """Return *word* without marks."""
    return fold(word)


def parse(query: str) -> tuple[Term, ...]:
    """Return the terms of *query*: phrases in quotation marks, then what stands between blanks.

    What is written without a blank and holds several words, such as *12-QĐ/TU*, is a phrase too.
    """
    quoted: list[Term] = []

    def take(found: re.Match[str]) -> str:
        if of_phrase := words(found.group(1)):
            quoted.append(Term(tuple(of_phrase), True))
        return " "

    rest = _QUOTED.sub(take, query)
    loose = (Term(tuple(of_chunk)) for chunk in rest.split() if (of_chunk := words(chunk)))
    return (*quoted, *loose)[:MOST_TERMS]
