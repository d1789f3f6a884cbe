"""Events that are counted: *Hội nghị lần thứ 10 Ban Chấp hành … khóa X*, *Hội nghị Trung ương 5*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.linking.committees import CommitteePhrase
from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.committees import CENTRE

CENTRE_KEY = "trung ương đảng"
"""Whose *Hội nghị Trung ương 5* is."""
_ASSEMBLIES = {"quốc hội", "hội đồng nhân dân"}
_NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

CommitteesByFirst = Mapping[int, tuple[CommitteePhrase, tuple[str, ...]]]
"""The committees of a text with their candidates, by first word."""


@dataclass(slots=True)
class NumberedEvent:
    """What the words after a head like *Hội nghị* say of the event."""

    last: int
    """The position after the last word that belongs to it."""
    number: int | None = None
    term: int | None = None
    """That of the committee: *khóa XI*."""
    committee: CommitteePhrase | None = None
    """Whose event it is."""
    candidates: tuple[str, ...] = ()
    """Slugs of the records that committee may be."""


def number_of(word: str) -> int | None:
    """Return the number that *word*, a key, says in digits or Roman letters; None when it says none.

    >>> number_of("xii"), number_of("10"), number_of("thứ")
    (12, 10, None)
    """
    if word.isdigit():
        return int(word)
    if not word or not re.fullmatch(r"[ivxlc]+", word):
        return None
    total = 0
    for letter, following in zip(word, [*word[1:], ""], strict=True):
        value = _NUMERALS[letter]
        total += -value if following and _NUMERALS[following] > value else value
    return total


ORDINALS = {
    **{"nhất": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "năm": 5},
    **{"sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10},
}
"""Numbers in words after *thứ*: *phiên họp thứ nhất*."""


def _ordinal_of(word: str) -> int | None:
    """Return the number that *word* says after *thứ*: in digits, in Roman letters or in words."""
    return ORDINALS.get(word) or number_of(word)


def read_numbered(tokens: Tokens, at: int, committees: CommitteesByFirst) -> NumberedEvent | None:
    """Return what the words from *at*, after the head, say of a counted event; None without a number."""
    event = NumberedEvent(at)
    leading = number_of(tokens.word(at)) if at < len(tokens) and tokens.printed[at].isupper() else None
    if leading is not None:
        event.number = leading
        at = event.last = at + 1
    while at < len(tokens):
        after = _read_part(tokens, at, committees, event)
        if after == at:
            break
        at = after
    if event.number is None or (leading is not None and event.committee is None):
        return None
    return event


def _read_part(tokens: Tokens, at: int, committees: CommitteesByFirst, event: NumberedEvent) -> int:
    for rule in PART_RULES:
        after = rule(tokens, at, committees, event)
        if after is not None:
            return after
    return at


def ordinal(tokens: Tokens, at: int, _committees: CommitteesByFirst, event: NumberedEvent) -> int | None:
    """*Đại hội lần thứ XI*; a second number belongs to something else."""
    if not tokens.has(at, "lần", "thứ") or at + 2 >= len(tokens):
        return None
    number = _ordinal_of(tokens.words[at + 2])
    if event.number is not None or number is None:
        return at
    event.number, event.last = number, at + 3
    return at + 3


def short_ordinal(
    tokens: Tokens, at: int, _committees: CommitteesByFirst, event: NumberedEvent
) -> int | None:
    """*Kỳ họp thứ 5*."""
    if event.number is not None or not tokens.has(at, "thứ"):
        return None
    number = _ordinal_of(tokens.word(at + 1))
    if number is None:
        return None
    event.number, event.last = number, at + 2
    return at + 2


def number_of_the_centre(
    tokens: Tokens, at: int, _committees: CommitteesByFirst, event: NumberedEvent
) -> int | None:
    """*Hội nghị Trung ương 5*; *Trung ương* without a number names no event."""
    after = tokens.skip(at, CENTRE)
    if after == at:
        return None
    number = number_of(tokens.word(after))
    if number is None or event.number is not None:
        return at
    event.number, event.last = number, after + 1
    return after + 1


def term_in_brackets(
    tokens: Tokens, at: int, _committees: CommitteesByFirst, event: NumberedEvent
) -> int | None:
    """*Hội nghị Trung ương 5 (khóa XI)*."""
    if not tokens.has(at, "(", "khóa") or not tokens.has(at + 3, ")"):
        return None
    event.term, event.last = number_of(tokens.words[at + 2]), at + 4
    return at + 4


def term(tokens: Tokens, at: int, _committees: CommitteesByFirst, event: NumberedEvent) -> int | None:
    """*Hội nghị Trung ương 5 khóa XI*."""
    number = number_of(tokens.word(at + 1)) if tokens.has(at, "khóa") else None
    if number is None:
        return None
    event.term, event.last = number, at + 2
    return at + 2


def committee(tokens: Tokens, at: int, committees: CommitteesByFirst, event: NumberedEvent) -> int | None:
    """*Hội nghị lần thứ 10 Ban Chấp hành Đảng bộ thành phố khóa X*: whose event it is, perhaps with its term."""
    if at not in committees or event.committee is not None:
        return None
    phrase, event.candidates = committees[at]
    event.committee, event.last = phrase, phrase.last
    if tokens.has(phrase.last - 2, "khóa"):
        event.term = number_of(tokens.words[phrase.last - 1])
    return phrase.last


def link_to_committee(
    tokens: Tokens, at: int, committees: CommitteesByFirst, event: NumberedEvent
) -> int | None:
    """*kỳ họp thứ 5 của Hội đồng nhân dân*, *kỳ họp thứ 5, Quốc hội khóa XV*."""
    if at + 1 not in committees:
        return None
    assembly = committees[at + 1][0].head in _ASSEMBLIES
    after_comma = tokens.has(at, ",") and event.number is not None and assembly
    of_committee = tokens.has(at, "của") and event.committee is None
    return at + 1 if after_comma or of_committee else None


def words_before_number(
    tokens: Tokens, at: int, _committees: CommitteesByFirst, event: NumberedEvent
) -> int | None:
    """*Đại hội đại biểu lần thứ XI*: small words between the head and the number."""
    if event.number is not None:
        return None
    if tokens.has(at, "của"):
        return at + 1
    return at + 2 if tokens.has(at, "đại") else None


PART_RULES = (
    ordinal,
    short_ordinal,
    number_of_the_centre,
    term_in_brackets,
    term,
    committee,
    link_to_committee,
    words_before_number,
)
"""How the name of a counted event goes on: the first that does not return None decides; what stands still ends it."""


def owner_key(phrase: CommitteePhrase | None, place: str | None = None) -> str:
    """Return whose event it is: the party committee's by place, whether *Thành ủy* or its *Ban Chấp hành*.

    *place* is the name of the place where the words do not say it. Without a phrase the event is the centre's.
    """
    if phrase is None or "trung ương" in phrase.core:
        return CENTRE_KEY
    name = phrase.place.name if phrase.place and phrase.place.name else place
    if name is None:
        return phrase.core
    party = any(layer.endswith(("ủy", "đảng bộ")) for layer in phrase.layers)
    return f"{'đảng bộ' if party else phrase.layers[0]} {name}"
