"""Short forms that an article makes itself: *Ban Quản lý … Thành phố (Hepza)*, then *Hepza*, *Đảng ủy Hepza*."""

from __future__ import annotations

from plugins.linking.body import CommitteePhrase
from plugins.linking.lexicon import HEAD_KINDS, Matches
from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.places import LEVELS

_LONGEST_ALIAS = 4


def find_aliases(
    tokens: Tokens, matches: Matches, bodies: list[CommitteePhrase]
) -> dict[str, CommitteePhrase]:
    """Return the body that each short form stands for, by key; and add the bodies that use one to *bodies*.

    A short form is what stands in brackets right after a name: no place, no date, no sentence. *gọi tắt là*
    and *viết tắt là* may stand before it. After *Đảng ủy … (X)* the words *Đảng ủy X* mean the party committee,
    and X alone what the register says.
    """
    aliases: dict[str, CommitteePhrase] = {}
    for body in bodies:
        alias = _bracket(tokens, matches, body)
        if alias is None:
            continue
        first, last = alias
        key = tokens.key(first, last)
        if body.layers[0].startswith(_HOSTS):
            host = next(host for host in _HOSTS if body.layers[0].startswith(host))
            aliases[f"{host} {key}"] = body
        else:
            aliases[key] = body
    return aliases


def _bracket(tokens: Tokens, matches: Matches, body: CommitteePhrase) -> tuple[int, int] | None:
    words = tokens.words
    at = body.last
    if words[at : at + 1] != ["("]:
        return None
    for intro in (("gọi", "tắt", "là"), ("viết", "tắt", "là"), ("gọi", "là")):
        if tuple(words[at + 1 : at + 1 + len(intro)]) == intro:
            at += len(intro)
            break
    first = at + 1
    last = first
    while last < len(words) and last - first < _LONGEST_ALIAS and words[last] != ")":
        last += 1
    if last == first or last >= len(words) or words[last] != ")":
        return None
    if (
        first in matches.places
        or words[first] in LEVELS
        or first in matches.levels
        or words[first] in {"trước", "cũ"}
    ):
        return None
    if not tokens.is_capital(first) or first in matches.persons:
        return None
    if first in matches.heads and matches.heads[first][1] != body.head:
        return None  # the body above: *Cục Hải quan (Bộ Tài chính)*
    return first, last


_HOSTS = tuple(head for head in HEAD_KINDS if head in {"đảng ủy", "đảng bộ", "chi bộ", "công đoàn"})
