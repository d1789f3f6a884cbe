"""Sentences of a plain text, to be quoted unaltered."""

from __future__ import annotations

import re

_STOP = re.compile(r"(?P<word>[^\s(\[\"'“‘«]*)(?P<sign>[.!?…]+)[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*(?P<next>\S))")
"""A sign that may end a sentence, with the word before it and the letter after it."""
_SHORT_FORMS = frozenset(
    ("tp tx tt ts gs pgs ths bs ks cn ls ds cki ckii nsnd nsưt ngnd ngưt tr st nxb đt mr mrs ms dr").split()
)
"""What ends in a full stop before a name, a place or a number."""


def sentence_at(text: str, place: int) -> str:
    """Return the sentence of *text* that stands at *place*, a code point, on one line.

    In doubt it is longer: one that was cut short could say what its author did not.

    >>> sentence_at("Trời mưa. Bà Mai ở TP. Vân Khê nói. Hết.", 13)
    'Bà Mai ở TP. Vân Khê nói.'
    """
    first = text.rfind("\n\n", 0, place) + 1
    last = text.find("\n\n", place)
    last = len(text) if last < 0 else last
    for stop in _STOP.finditer(text, first, last):
        if stop.end() <= place and _ends_sentence(stop):
            first = stop.end()
        elif stop.end() > place and _ends_sentence(stop):
            last = stop.end()
            break
    return " ".join(text[first:last].split())


def _ends_sentence(stop: re.Match[str]) -> bool:
    if stop["next"].islower():
        return False
    word = stop["word"]
    is_initial = len(word) == 1 and word.isupper()
    is_short_form = word.casefold() in _SHORT_FORMS or ("." in word and any(map(str.isalpha, word)))
    return stop["sign"] != "." or not (is_initial or is_short_form)
