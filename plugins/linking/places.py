"""The places in names of committees: *Quận 7*, *thành phố Hà Nội*, *Gò Sao*, and the bare *Thành phố*."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from plugins.linking.capitals import is_next_word, is_time, looks_like_person
from plugins.linking.lexicon import Matches
from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.personal_names import COMMON_SURNAMES, MIDDLES
from plugins.linking.vocabulary.places import (
    CITIES,
    COUNTING,
    LEVELS,
    MAIN_CITIES,
    PLACE_SYLLABLES,
    PROVINCES,
    PROVINCIAL,
)
from plugins.linking.vocabulary.sentences import HEADLINE_VERBS, STARTERS

_MAX_NAME = 4
"""Words of the longest name of a place that no table knows."""
_MAX_LONGER_NAME = 6
"""Words of the longest name that goes on where a known one ends, with the level."""


PROVINCE_RANK = 3
WARD_RANK = 1
RANKS = {
    **dict.fromkeys(("tỉnh", "thành phố"), PROVINCE_RANK),
    **dict.fromkeys(("quận", "huyện", "thị xã"), 2),
    **dict.fromkeys(("phường", "xã", "thị trấn", "đặc khu"), WARD_RANK),
}
"""How high each level stands."""


class Place(NamedTuple):
    """A territory as a name gives it."""

    level: str | None
    """``quận``, ``thành phố`` and so on; None when not said."""
    name: str | None
    """Key of the name; None in a bare *Thành phố*, which refers back."""

    @property
    def rank(self) -> int:
        """How high the level stands: 3 below the centre, 1 at the bottom; 0 when it is not said."""
        return RANKS.get(self.level or "", 0)

    def lies_in(self, other: Place) -> bool:
        """Whether a place of this level may lie in *other*: a ward in a district, a district or a city in a province."""
        below = 0 < self.rank < other.rank or self.rank == other.rank == PROVINCE_RANK
        return below and self.level != other.level and self.name not in MAIN_CITIES

    def fits(self, other: Place) -> bool:
        """Whether both may be the same territory."""
        names = self.name is None or other.name is None or self.name == other.name
        return names and (self.level is None or other.level is None or self.level == other.level)


@lru_cache(maxsize=16384)
def place_of(key: str, implied: str | None = None) -> Place:
    """Split the key of a place into level and name; *implied* is the level where the key has none.

    >>> place_of("quận 7")
    Place(level='quận', name='7')
    """
    for level in LEVELS:
        if key.startswith(level + " "):
            return Place(level, key[len(level) + 1 :])
        if key == level:
            return Place(level, None)
    return Place(implied, key)


def with_level(place: Place) -> Place:
    """Return *place* with its level, when only its name is given and the country knows it."""
    if place.level is None and place.name in CITIES:
        return Place("thành phố", place.name)
    if place.level is None and place.name in PROVINCES:
        return Place("tỉnh", place.name)
    return place


def find_place(
    tokens: Tokens, matches: Matches, at: int, implied: str | None = None
) -> tuple[int, Place] | None:
    """Return the position after the place that starts at *at*, and the place.

    With an *implied* level a mere number or any capitals will do; without one the words must say that they are
    a place: by a level or by a name that is known.
    """
    known = matches.places.get(at)
    if known and tokens.is_capital(at):
        return _whole_place(tokens, matches, at, known[0], place_of(known[1], implied))
    if at in matches.levels:
        return _place_with_level(tokens, matches, *matches.levels[at])
    return place_by_name(tokens, matches, at, implied) if implied else None


def _place_with_level(tokens: Tokens, matches: Matches, at: int, level: str) -> tuple[int, Place]:
    """Return *quận Gò Sao*, *Quận 7* whose name starts at *at*; *Thành phố* alone refers to the city spoken of."""
    known = matches.places.get(at)
    if known and tokens.is_capital(at):
        return _whole_place(tokens, matches, at, known[0], Place(level, place_of(known[1]).name))
    return place_by_name(tokens, matches, at, level) or (at, Place(level, None))


def _whole_place(tokens: Tokens, matches: Matches, at: int, end: int, place: Place) -> tuple[int, Place]:
    """Return *place*, known by the words from *at* to before *end*, or the longer one that goes on: *Tân Sơn | Nhất*."""
    if place.level in PROVINCIAL and place.name in PROVINCES:
        return end, place
    last = end
    while (
        last - at < _MAX_LONGER_NAME and tokens.is_name_word(last) and not _ends_before(tokens, matches, last)
    ):
        last += 1
    if last == end:
        return end, place
    return last, place_of(tokens.key(at, last), place.level)


def _ends_before(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether the capital at *at* is no further syllable of the place before."""
    if is_next_word(tokens, at) or _starts_another(tokens, matches, at):
        return True
    return " ".join(tokens.words[at : at + 2]) in HEADLINE_VERBS


def place_by_name(tokens: Tokens, matches: Matches, at: int, level: str | None) -> tuple[int, Place] | None:
    """Return the place of *level* whose name, any number or capitals, stands at *at*."""
    end = _name_end(tokens, matches, at)
    return (end, Place(level, tokens.key(at, end))) if end > at else None


def _name_end(tokens: Tokens, matches: Matches, at: int) -> int:
    """Return the position after the name of a place that starts at *at*; *at* itself when there is none."""
    words = tokens.words
    word = tokens.word(at)
    if word.isdigit() and len(word) <= 2:
        return at if is_count(tokens, matches, at) else at + 1
    if word and _is_person(tokens, matches, at) and not _is_place_before_person(tokens, at):
        return at
    end = at
    while (
        end - at < _MAX_NAME
        and tokens.is_name_word(end)
        and " " not in words[end]
        and not (end > at and _starts_another(tokens, matches, end))
    ):
        if end == at and (end in matches.heads or " " in matches.titles.get(end, (0, ""))[1]):
            return at
        end += 1
    return end


def is_count(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether a number of territories stands at *at*, and not that of one: *9 tỉnh*, *hai huyện*, *3 cấp*."""
    word = tokens.word(at)
    if not word.isdigit() and word not in COUNTING:
        return False
    return not tokens.is_capital(at + 1) and (at + 1 in matches.levels or tokens.has(at + 1, "cấp"))


def _is_person(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether the capitals at *at*, where a place may stand, are rather a person: *phường Trần Bích Lựu*."""
    if at in matches.persons or (at in matches.name_starts and tokens.is_name_word(at + 2)):
        return True
    after_level = tokens.has_any(at - 1, LEVELS)
    return looks_like_person(tokens, at) and not (after_level and tokens.words[at] in PLACE_SYLLABLES)


def _is_place_before_person(tokens: Tokens, at: int) -> bool:
    """Whether two capitals and then a person's name stand at *at*: *Lê Chân Nguyễn Văn An*."""
    return looks_like_person(tokens, at + 2) and all(tokens.is_name_word(at + more) for more in range(5))


def _starts_another(tokens: Tokens, matches: Matches, at: int) -> bool:
    """Whether the capital at *at* begins a person's name, a title, an honorific or another committee."""
    if tokens.words[at] in STARTERS or is_time(tokens, at):
        return True
    if at in matches.persons:
        return True
    for table in (matches.event_heads, matches.levels):
        if at in table and (table[at][0] - at > 1 or " " in tokens.words[at] or _is_followed(tokens, at)):
            return True
    if any(" " in found[at][1] for found in (matches.honorifics, matches.titles) if at in found):
        return True
    if at in matches.heads and (matches.heads[at][0] - at > 1 or _is_followed(tokens, at)):
        return True
    return _begins_person(tokens, at)


def _begins_person(tokens: Tokens, at: int) -> bool:
    """Whether a name of which the register knows nothing begins at *at*, right after a place.

    *Tân Sơn | Lê Thị Bình*, but *Tân Sơn Châu | Nguyễn Văn An*; in a headline a middle name must tell.
    """
    if not looks_like_person(tokens, at) or (tokens.is_shouted(at) and not tokens.has_any(at + 1, MIDDLES)):
        return False
    common = tokens.words[at] in COMMON_SURNAMES
    return common or not (tokens.words[at + 1] in COMMON_SURNAMES and looks_like_person(tokens, at + 1))


def _is_followed(tokens: Tokens, at: int) -> bool:
    """Whether a word of one syllable after a place has words of its own: *Hội Nông dân*; in a headline nothing tells."""
    if tokens.word(at + 1).isdigit():
        return True
    return tokens.is_name_word(at + 1) and not tokens.is_shouted(at) and not looks_like_person(tokens, at + 1)
