"""The places in names of bodies: *Quận 7*, *thành phố Hà Nội*, *Gò Sao*, and the bare *Thành phố*."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from plugins.linking.lexicon import Matches
from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.personal_names import NO_SURNAMES, SURNAMES, TELLING_MIDDLES
from plugins.linking.vocabulary.places import CITIES, LEVELS, PLACE_SYLLABLES, PROVINCES
from plugins.linking.vocabulary.sentences import STARTERS, TIMES

_LONGEST_NAME = 4


class Place(NamedTuple):
    """A territory as a name gives it."""

    level: str | None
    """``quận``, ``thành phố`` and so on; None when not said."""
    name: str | None
    """Key of the name; None in a bare *Thành phố*, which refers back."""

    def fits(self, other: Place) -> bool:
        """Whether both may be the same territory."""
        names = self.name is None or other.name is None or self.name == other.name
        return names and (self.level is None or other.level is None or self.level == other.level)


@lru_cache(maxsize=16384)
def place_of(key: str, implied: str | None = None) -> Place:
    """Split the key of a place into level and name.

    >>> place_of("quận 7")
    Place(level='quận', name='7')
    """
    for level in LEVELS:
        if key.startswith(level + " "):
            return Place(level, key[len(level) + 1 :])
        if key == level:
            return Place(level, None)
    return Place(implied, key)


def levelled(place: Place) -> Place:
    """Return *place* with its level, when only its name is given and the country knows it."""
    if place.level is None and place.name in CITIES:
        return Place("thành phố", place.name)
    if place.level is None and place.name in PROVINCES:
        return Place("tỉnh", place.name)
    return place


def find_place(
    tokens: Tokens, matches: Matches, at: int, implied: str | None = None
) -> tuple[int, Place] | None:
    """Return the place that starts at *at* and the word after it.

    With an *implied* level a mere number or any capitals will do; without one the words must say that they are
    a place: by a level or by a name that is known.
    """
    known = matches.places.get(at)
    if known and tokens.is_capital(at):
        return known[0], _known_place(known[1], implied)
    level = matches.levels.get(at)
    if level:
        name_at, word = level
        known = matches.places.get(name_at)
        if known and tokens.is_capital(name_at):
            named = place_of(known[1])
            return known[0], Place(word, named.name)
        end = _name_end(tokens, matches, name_at)
        if end > name_at:
            return end, Place(word, tokens.key(name_at, end))
        return name_at, Place(word, None)
    if implied:
        end = _name_end(tokens, matches, at)
        if end > at:
            return end, Place(implied, tokens.key(at, end))
    return None


def _known_place(key: str, implied: str | None) -> Place:
    return place_of(key, implied)


def _name_end(tokens: Tokens, matches: Matches, at: int) -> int:
    """Return the word after the name of a place that starts at *at*; *at* itself when there is none."""
    words = tokens.words
    if at < len(words) and words[at].isdigit() and len(words[at]) <= 2:
        return at + 1
    if at < len(words) and _is_person(tokens, matches, at) and not _is_place_before_person(tokens, at):
        return at
    end = at
    while (
        end < len(words)
        and end - at < _LONGEST_NAME
        and tokens.is_name_word(end)
        and " " not in words[end]
        and not (end > at and starts_something(tokens, matches, end))
    ):
        if end == at and (end in matches.heads or " " in matches.titles.get(end, (0, ""))[1]):
            return at
        end += 1
    return end


def _is_person(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether the capitals at *at*, where a place may stand, are rather a person: *phường Trần Bích Lựu*."""
    if at in matches.persons or (at in matches.name_starts and tokens.is_name_word(at + 2)):
        return True
    after_level = at > 0 and tokens.words[at - 1] in LEVELS
    return looks_like_person(tokens, at) and not (after_level and tokens.words[at] in PLACE_SYLLABLES)


def _is_place_before_person(tokens: Tokens, at: int) -> bool:
    """Whether two capitals and then a person's name stand at *at*: *Lê Chân Nguyễn Văn An*."""
    return looks_like_person(tokens, at + 2) and all(tokens.is_name_word(at + more) for more in range(5))


def starts_something(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether the capital at *at* begins a person's name, a title, an honorific or another body."""
    if tokens.words[at] in STARTERS or is_time(tokens, at):
        return True
    if at in matches.persons or at in matches.event_heads or at in matches.levels:
        return True
    if any(" " in found[at][1] for found in (matches.honorifics, matches.titles) if at in found):
        return True
    if at in matches.heads and (matches.heads[at][0] - at > 1 or tokens.is_name_word(at + 1)):
        return True
    return looks_like_person(tokens, at)


def is_time(tokens: Tokens, at: int) -> bool:
    """Whether *Sáng 5/6*, *Ngày 5/6* and the like begin at *at*: a new sentence glued to a heading."""
    return tokens.words[at] in TIMES and at + 1 < len(tokens) and tokens.words[at + 1].isdigit()


def looks_like_person(tokens: Tokens, at: int) -> bool:
    """Whether a surname and at least two more capitals stand at *at*."""
    if not (tokens.is_name_word(at + 1) and tokens.is_name_word(at + 2)):
        return False
    first, second = tokens.words[at : at + 2]
    return first in SURNAMES or (
        second in TELLING_MIDDLES and first not in NO_SURNAMES and tokens.is_name_word(at)
    )
