"""Occasions that are counted: *Hội nghị lần thứ 10 Ban Chấp hành … khóa X*, *Hội nghị Trung ương 5*."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plugins.linking.body import CommitteePhrase
from plugins.linking.tokens import Tokens

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


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
    for this, following in zip(word, [*word[1:], ""], strict=True):
        value = _ROMAN[this]
        total += -value if following and _ROMAN[following] > value else value
    return total


def parse_numbered(
    tokens: Tokens, at: int, bodies: Mapping[int, tuple[CommitteePhrase, tuple[str, ...]]]
) -> tuple[int, int, int | None, CommitteePhrase | None, tuple[str, ...]] | None:
    """Return end, number, term, body and its records for what follows the head; None without a number."""
    words = tokens.words
    number: int | None = None
    term: int | None = None
    body: CommitteePhrase | None = None
    slugs: tuple[str, ...] = ()
    end = at
    plain = number_of(words[at]) if at < len(words) and tokens.printed[at].isupper() else None
    if plain is not None:
        number, end, at = plain, at + 1, at + 1
    while at < len(words):
        if words[at] == "lần" and words[at + 1 : at + 2] == ["thứ"] and at + 2 < len(words):
            count = number_of(words[at + 2])
            if number is not None or count is None:
                break
            number, end, at = count, at + 3, at + 3
        elif (
            words[at] == "thứ"
            and at + 1 < len(words)
            and number_of(words[at + 1]) is not None
            and number is None
        ):
            number, end, at = number_of(words[at + 1]), at + 2, at + 2
        elif words[at : at + 2] == ["trung", "ương"] or words[at] == "trung ương":
            after = at + (1 if words[at] == "trung ương" else 2)
            if after >= len(words) or number_of(words[after]) is None or number is not None:
                break
            number, end, at = number_of(words[after]), after + 1, after + 1
        elif words[at] == "(" and words[at + 1 : at + 2] == ["khóa"] and words[at + 3 : at + 4] == [")"]:
            term = number_of(words[at + 2])
            end = at = at + 4
        elif words[at] == "khóa" and at + 1 < len(words) and number_of(words[at + 1]) is not None:
            term = number_of(words[at + 1])
            end = at = at + 2
        elif at in bodies and body is None:
            body, slugs = bodies[at]
            if words[body.last - 2 : body.last - 1] == ["khóa"]:
                term = number_of(words[body.last - 1])
            end = at = body.last
        elif (words[at] == "," and number is not None and at + 1 in bodies and _sits(bodies[at + 1][0])) or (
            words[at] == "của" and at + 1 in bodies and body is None
        ):
            at += 1
        elif words[at] in {"của", "đại"} and number is None:
            at += 2 if words[at] == "đại" else 1
        else:
            break
    if number is None or (plain is not None and body is None):
        return None
    return end, number, term, body, slugs


def _sits(body: CommitteePhrase) -> bool:
    """Whether *body* is an assembly, whose name may follow that of a session: *kỳ họp thứ 5, Quốc hội khóa XV*."""
    return body.head in {"quốc hội", "hội đồng nhân dân"}


def owner_key(body: CommitteePhrase, place: str | None = None) -> str:
    """Return whose occasion it is: the party committee's by place, whether *Thành ủy* or its *Ban Chấp hành*.

    *place* is the name of the place where the words do not say it.
    """
    name = body.place.name if body.place and body.place.name else place
    if "trung ương" in body.core or name is None:
        return body.core if "trung ương" not in body.core else "trung ương đảng"
    party = any(layer.endswith(("ủy", "đảng bộ")) for layer in body.layers)
    return f"{'đảng bộ' if party else body.layers[0]} {name}"
