"""Short forms that an article makes itself: *Ban Quản lý … Thành phố (Hepza)*, then *Hepza*, *Đảng ủy Hepza*."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.linking.committees import CommitteePhrase
from plugins.linking.lexicon import Matches
from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.places import LEVELS
from plugins.linking.vocabulary.wordlists import sequences

_MAX_ALIAS = 4
"""Words of the longest short form."""
_HOSTED = ("đảng ủy", "đảng bộ", "chi bộ", "công đoàn")
"""Heads that stay in front of the short form of what they lie in."""
_INTRODUCTIONS = sequences(
    "gọi tắt là, viết tắt là, gọi là, sau đây gọi là, sau đây gọi tắt là, sau đây viết tắt là"
)
_FORMER_NAME = {"trước", "cũ"}
"""Words that begin a bracket with an earlier name."""


def find_aliases(
    tokens: Tokens, matches: Matches, phrases: list[CommitteePhrase]
) -> dict[str, CommitteePhrase]:
    """Return the committee phrase that each short form stands for, by key.

    A short form is what stands in brackets right after a name: no place, no date, no sentence. *gọi tắt là*
    and *viết tắt là* may stand before it. After *Đảng ủy … (X)* the words *Đảng ủy X* mean the party committee,
    and X alone what the register says.
    """
    aliases: dict[str, CommitteePhrase] = {}
    for phrase in phrases:
        bracket = short_form_after(tokens, matches, phrase)
        if bracket is not None:
            key = tokens.key(*bracket)
            hosted = next((head for head in _HOSTED if phrase.layers[0].startswith(head)), None)
            aliases[f"{hosted} {key}" if hosted else key] = phrase
    return aliases


def find_short_forms(
    tokens: Tokens,
    matches: Matches,
    phrases: list[CommitteePhrase],
    aliases: Mapping[str, CommitteePhrase],
) -> list[CommitteePhrase]:
    """Return where those of *aliases* stand that begin like no committee: *Sở Kế hoạch (DPIV)*, then *DPIV*.

    None of *phrases*, what else was found, holds them. They are printed as in the bracket.
    """
    taken = {at for phrase in phrases for at in range(phrase.first, phrase.last)}
    found = []
    for key, phrase in aliases.items():
        bracket = short_form_after(tokens, matches, phrase)
        if bracket is None or bracket[0] in matches.heads or tokens.key(*bracket) != key:
            continue
        first, last = bracket
        printed, words = tokens.printed[first:last], tokens.words[first:last]
        for at in tokens.positions_of(words[0]):
            end = at + last - first
            if at >= first and tokens.printed[at:end] == printed and taken.isdisjoint(range(at, end)):
                found.append(CommitteePhrase(at, end, "", (key,), core_last=end))
    return found


def short_form_after(tokens: Tokens, matches: Matches, phrase: CommitteePhrase) -> tuple[int, int] | None:
    """Return where a short form stands in brackets right after *phrase*, None when none does."""
    if not tokens.has(phrase.last, "("):
        return None
    first = last = tokens.skip(phrase.last + 1, _INTRODUCTIONS)
    while last - first < _MAX_ALIAS and last < len(tokens) and not tokens.has(last, ")"):
        last += 1
    if last == first or not tokens.has(last, ")"):
        return None
    if first in matches.places or first in matches.levels or tokens.has_any(first, LEVELS | _FORMER_NAME):
        return None
    if not tokens.is_capital(first) or first in matches.persons:
        return None
    if first in matches.heads and matches.heads[first][1] != phrase.head:
        return None  # the committee above: *Cục Hải quan (Bộ Tài chính)*
    return first, last
