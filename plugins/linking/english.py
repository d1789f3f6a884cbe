"""English articles: names without their marks, and offices by a table: *Secretary of the Van Khe City Party Committee*."""

from __future__ import annotations

from plugins.linking.committees import CommitteePhrase
from plugins.linking.index import Index, Slugs
from plugins.linking.offices import OfficePhrase
from plugins.linking.persons import PersonPhrase
from plugins.linking.places import Place
from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.english import (
    ENGLISH_BEFORE_NAMES,
    ENGLISH_BODIES,
    ENGLISH_FORMER,
    ENGLISH_LEVELS,
    ENGLISH_NATIONAL,
    ENGLISH_NUMBERED,
    ENGLISH_TITLES,
    PARTY_COMMITTEES,
)
from plugins.linking.vocabulary.wordlists import Sequences
from plugins.text.normal import fold

_MIN_NAME, _MAX_NAME = 3, 5
"""Words of a name that is known without its marks: two syllables without marks are the name of too many."""
_MAX_PLACE = 3
"""Words of the name of a place."""
_TITLES = Sequences(sorted((tuple(title.split()) for title in ENGLISH_TITLES), key=len, reverse=True))
_VIETNAMESE = {**ENGLISH_BODIES, **ENGLISH_NATIONAL}
_BODIES = Sequences(tuple(way.split()) for body in _VIETNAMESE for way in (body, body.replace("'", "’")))


def unmarked_names(index: Index) -> dict[str, Slugs]:
    """Return the slugs of the persons of *index* by their names without marks."""
    names: dict[str, set[str]] = {}
    for key, meaning in index.lexicon.meanings.items():
        if "persons" in meaning and key.count(" ") + 1 >= _MIN_NAME:
            names.setdefault(fold(key), set()).update(meaning["persons"])
    return {name: tuple(sorted(slugs)) for name, slugs in names.items()}


def find_unmarked_names(tokens: Tokens, names: dict[str, Slugs]) -> list[PersonPhrase]:
    """Return where *names* stand in capitals without marks, and in no longer name."""
    found = []
    at = 0
    while at < len(tokens):
        end = at
        while tokens.is_name_word(end) and tokens.words[end].isascii():
            end += 1
        first = end
        while first > at and tokens.words[first - 1] not in ENGLISH_BEFORE_NAMES:
            first -= 1
        slugs = names.get(" ".join(tokens.words[first:end])) if end - first <= _MAX_NAME else None
        if slugs and not tokens.is_name_word(end) and not tokens.is_name_word(at - 1):
            found.append(PersonPhrase(first, end, slugs))
        at = max(end, at + 1)
    return found


def find_english_offices(tokens: Tokens, index: Index) -> list[list[OfficePhrase]]:
    """Return the offices named, each a chain of its own: *Secretary of …*, *former Chairman of …*."""
    chains = []
    at = 0
    while at < len(tokens):
        last = tokens.skip(at, _TITLES)
        committee = _committee(tokens, index, last) if last > at else None
        if committee is None:
            at += 1
            continue
        title = ENGLISH_TITLES[" ".join(tokens.words[at:last])]
        former = tokens.has_any(at - 1, ENGLISH_FORMER)
        chains.append([OfficePhrase(at - former, last, title.lower(), committee, former)])
        at = committee.last
    return chains


def _committee(tokens: Tokens, index: Index, at: int) -> CommitteePhrase | None:
    """Return the committee after *of* at *at*, None where there is none that says its level and perhaps its place."""
    if not tokens.has(at, "of"):
        return None
    first = at + 1 + tokens.has(at + 1, "the")
    for body in range(first, first + _MAX_PLACE + 2):
        last = tokens.skip(body, _BODIES)
        if last > body:
            break
    else:
        return None
    words = " ".join(tokens.words[body:last]).replace("’", "'")
    if words in ENGLISH_NATIONAL:
        head = _VIETNAMESE[words]
        return CommitteePhrase(first, last, head, (head,), core_last=last) if body == first else None
    place = _place_before(tokens, index, first, body)
    if place is None and body == first:
        last, place = _place_after(tokens, last)
    if place is None:
        return None
    head = _VIETNAMESE[words] or PARTY_COMMITTEES.get(place.level or "", "")
    if place.name is None and not _VIETNAMESE[words]:
        return CommitteePhrase(first, last, head, (head,), core_last=last)
    return CommitteePhrase(first, last, head, (head,), place, last) if head else None


def _place_before(tokens: Tokens, index: Index, first: int, last: int) -> Place | None:
    """Return the place that the words from *first* to before *last* say: *City*, *Van Khe City*, *District 4*."""
    words = tokens.words[first:last]
    if len(words) == 2 and words[0] in ENGLISH_NUMBERED and words[1].isdigit():
        return Place(ENGLISH_NUMBERED[words[0]], words[1])
    if not words or words[-1] not in ENGLISH_LEVELS:
        return None
    level = ENGLISH_LEVELS[words[-1]]
    return Place(level, _place_name(index, " ".join(words[:-1])) if len(words) > 1 else None)


def _place_after(tokens: Tokens, at: int) -> tuple[int, Place | None]:
    """Return the position after *of District 4* at *at*, and that place; None when none follows."""
    if tokens.has(at, "of") and tokens.has_any(at + 1, ENGLISH_NUMBERED) and tokens.word(at + 2).isdigit():
        return at + 3, Place(ENGLISH_NUMBERED[tokens.words[at + 1]], tokens.words[at + 2])
    return at, None


def _place_name(index: Index, printed: str) -> str:
    """Return the name of a place with its marks, *printed* itself where the register has none or several such."""
    if printed in index.by_place_name:
        return printed
    marked = [name for name in index.by_place_name if fold(name) == printed]
    return marked[0] if len(marked) == 1 else printed
