"""Names of persons: registered ones, those after an honorific or a title, and given names after *ông*, *bà*."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.linking.cutting import JOINERS
from plugins.linking.lexicon import HEADS, Hits
from plugins.linking.places import is_time, looks_like_person
from plugins.linking.syllables import SYLLABLE
from plugins.linking.tokens import Reading
from plugins.linking.vocabulary.personal_names import GIVEN_NAMES, LAST_SURNAMES, MIDDLES, SURNAMES
from plugins.linking.vocabulary.places import PLACE_WORDS
from plugins.linking.vocabulary.sentences import STARTERS
from plugins.linking.vocabulary.titles import SHORT_NAME_HONORIFICS
from plugins.linking.vocabulary.wordlists import items

_LONGEST_NAME = 5
_LONGEST_PLACE_WORD = 3
_LONGEST_SHORT = 3


@dataclass(slots=True)
class Name:
    """A person as a text names him or her. Positions are words."""

    first: int
    last: int
    slugs: tuple[str, ...]
    """Registered persons of that name; empty when there is none."""
    is_short: bool = False
    """Whether it is a given name that refers back."""


def registered_names(reading: Reading, hits: Hits) -> list[Name]:
    """Return the names of the register in the text, in order, none over another; the first and longest wins."""
    names: list[Name] = []
    for first, (last, slugs) in sorted(hits.persons.items()):
        if (not names or first >= names[-1].last) and _is_whole_name(reading, hits, first, last):
            names.append(Name(first, last, slugs))
    return names


def find_names(
    reading: Reading, hits: Hits, registered: list[Name], taken: set[int], starts: set[int]
) -> list[Name]:
    """Return the persons named, in order.

    *registered* are the names of the register, *taken* the words inside bodies, *starts* those after a title.
    """
    names: dict[int, Name] = {}
    for name in registered:
        place = names_a_place(reading, name.first) and name.first - 1 not in taken
        if name.first not in taken and not place:
            names[name.first] = name
    covered = {place for name in names.values() for place in range(name.first, name.last)}
    addressed = {place + (reading.words[place : place + 1] == [":"]) for place, _ in hits.honorifics.values()}
    born = _before_births(reading)
    for first in sorted(starts | addressed | born | _after_semicolons(reading)):
        if first in covered or first in taken:
            continue
        end = _capitals_end(reading, hits, first, taken)
        free = first - 1 in taken or not names_a_place(reading, first)
        if free and (
            _is_full_name(reading, first, end)
            or ((first in addressed or first in born) and _is_addressed(reading, hits, first, end))
        ):
            names[first] = Name(first, end, ())
            covered.update(range(first, end))
    for first in sorted(hits.name_starts):
        if first in covered or first in taken or not _is_plain_name(reading, hits, first, taken):
            continue
        if not names_a_place(reading, first):
            end = _capitals_end(reading, hits, first, taken)
            names[first] = Name(first, end, ())
            covered.update(range(first, end))
    for name in list(names.values()):
        _add_listed(reading, hits, name, names, covered, taken)
    found = [names[first] for first in sorted(names)]
    found += _short_names(reading, hits, found, covered, taken)
    found = [name for name in found if not _is_credit(reading, name.first)]
    return sorted(found, key=lambda name: name.first)


def _after_semicolons(reading: Reading) -> set[int]:
    """Return where persons may stand in *các đồng chí: A, Bí thư …; B, Chủ tịch …*."""
    return {
        at + 1
        for at in reading.places_of(";")
        if at + 1 < len(reading) and looks_like_person(reading, at + 1)
    }


def _before_births(reading: Reading) -> set[int]:
    """Return where three or four capitals stand before *(SN 1968)*, *(sinh năm 1968)*."""
    words = reading.words
    firsts = set()
    for at in reading.places_of("("):
        if words[at + 1 : at + 2] not in (["sn"], ["sinh"]):
            continue
        first = at
        while reading.is_name_word(first - 1) and at - first < _LONGEST_NAME:
            first -= 1
        if 3 <= at - first < _LONGEST_NAME:
            firsts.add(first)
    return firsts


def _is_addressed(reading: Reading, hits: Hits, first: int, end: int) -> bool:
    """Whether capitals after an honorific are a whole name though the surname is a rare one."""
    if any(first in found for found in (hits.heads, hits.levels, hits.places, hits.honorifics, hits.titles)):
        return False
    return 3 <= end - first <= 4 or (end - first == 2 and _is_foreign(reading, first, end))


def _is_foreign(reading: Reading, first: int, end: int) -> bool:
    """Whether one of the words is none of Vietnamese: *Somchai Wongsa*."""
    return any(SYLLABLE.fullmatch(word) is None for word in reading.words[first:end])


def _add_listed(
    reading: Reading, hits: Hits, name: Name, names: dict[int, Name], covered: set[int], taken: set[int]
) -> None:
    """Add the names that follow *name* in a list: *ông A, B và C*."""
    at = name.last
    while at + 1 < len(reading) and reading.words[at] in {",", "và"}:
        first = at + 1
        if first in covered or first in taken:
            return
        end = _capitals_end(reading, hits, first, taken)
        if (
            not (looks_like_person(reading, first) or _is_addressed(reading, hits, first, end))
            or end - first < 3
        ):
            return
        names[first] = Name(first, end, ())
        covered.update(range(first, end))
        at = end


def _is_whole_name(reading: Reading, hits: Hits, first: int, last: int) -> bool:
    """Whether the words are a person's whole name, and not part of a longer name or of a street's."""
    for place in range(first, last):
        word = reading.words[place]
        if not reading.printed[place][0].isupper() or " " in word or word in JOINERS:
            return False
    return not _goes_on(reading, hits, last)


def _goes_on(reading: Reading, hits: Hits, last: int) -> bool:
    """Whether another given name follows without a stop, so that the name is longer."""
    if not reading.is_name_word(last) or last in hits.heads or last in hits.titles or last in hits.honorifics:
        return False
    if last in hits.event_heads or last in hits.levels:
        return False
    if reading.is_apart(last) or opens_sentence(reading, last):
        return False
    if reading.words[last] in GIVEN_NAMES:
        return True
    follows_small = (
        last + 1 < len(reading) and not reading.is_capital(last + 1) and reading.words[last + 1].isalpha()
    )
    return not follows_small


def names_a_place(reading: Reading, first: int) -> bool:
    """Whether the words before make the name that of a street, a school, a museum or the like."""
    for length in range(1, _LONGEST_PLACE_WORD + 1):
        if first >= length and " ".join(reading.words[first - length : first]) in PLACE_WORDS:
            return True
    return False


def _capitals_end(reading: Reading, hits: Hits, first: int, taken: set[int]) -> int:
    end = first
    while (
        end < len(reading)
        and end - first < _LONGEST_NAME
        and reading.is_name_word(end)
        and end not in taken
        and " " not in reading.words[end]
        and not (
            end > first
            and (
                (end in hits.event_heads and not _is_given_name(reading, hits, first, end))
                or reading.words[end] in STARTERS
                or is_time(reading, end)
            )
        )
        and not (
            end > first
            and any(" " in found[end][1] for found in (hits.titles, hits.honorifics) if end in found)
        )
        and not (
            end > first
            and end in hits.heads
            and _is_long_head(reading, hits, end)
            and not _is_given_head(reading, hits, first, end)
        )
        and not (end > first and reading.is_apart(end))
    ):
        end += 1
    if end - first > 2 and end < len(reading) and opens_sentence(reading, end - 1):
        end -= 1
    return end


def _is_given_name(reading: Reading, hits: Hits, first: int, at: int) -> bool:
    """Whether *Lễ* after a surname and a middle name is a given name: no topic follows."""
    follows = reading.words[at + 1 : at + 2]
    alone = hits.event_heads[at][0] == at + 1 and at - first == 2 and not reading.is_apart(at)
    return alone and reading.words[first] in SURNAMES and (not follows or not follows[0].isalpha())


def _is_given_head(reading: Reading, hits: Hits, first: int, at: int) -> bool:
    """Whether the head of a body is a given name: *Lê Văn Đoàn dự*, *Lò Thị Ban Mai*."""
    middle = reading.words[at - 1]
    if at != first + 2 or hits.heads[at][0] != at + 1 or middle not in MIDDLES:
        return False
    return middle == "thị" or not (reading.is_capital(at + 1) or at + 1 in hits.levels)


def _is_long_head(reading: Reading, hits: Hits, at: int) -> bool:
    end, key = hits.heads[at]
    follows = reading.is_name_word(end) and reading.words[end] not in STARTERS
    return end - at > 1 or HEADS[key] != "topical" or follows


def opens_sentence(reading: Reading, at: int) -> bool:
    """Whether the capital at *at* belongs to the next word, as in a caption glued to a paragraph."""
    pair = " ".join(reading.words[at : at + 2])
    return pair in _OPENERS


def _is_full_name(reading: Reading, first: int, end: int) -> bool:
    if end - first < 2:
        return False
    given_first = "'" in reading.words[first] or "’" in reading.words[first]
    return looks_like_person(reading, first) or (
        reading.words[first] in SURNAMES or given_first or reading.words[end - 1] in LAST_SURNAMES
    )


def _is_plain_name(reading: Reading, hits: Hits, first: int, taken: set[int]) -> bool:
    """Whether a run of capitals without any title is a name by itself: a surname and a typical middle name."""
    if not reading.is_name_word(first) or (first and reading.is_name_word(first - 1)):
        return False
    end = _capitals_end(reading, hits, first, taken)
    return 3 <= end - first <= 4 and reading.words[first + 1] in MIDDLES and first not in hits.places


def endings_of(reading: Reading, name: Name) -> list[tuple[str, ...]]:
    """Return the last words of *name* with which it may be referred to, one to three."""
    words = tuple(reading.words[name.first : name.last])
    return [words[-count:] for count in range(1, min(_LONGEST_SHORT, len(words)) + 1)]


def _short_names(
    reading: Reading, hits: Hits, full: list[Name], covered: set[int], taken: set[int]
) -> list[Name]:
    """Find given names after *ông*, *bà* with which a whole name ends; ``refer_back`` says whom they mean."""
    endings = {ending for name in full for ending in endings_of(reading, name)}
    found = []
    for _, (first, honorific) in sorted(hits.honorifics.items()):
        if honorific not in SHORT_NAME_HONORIFICS or first in covered or first in taken:
            continue
        if honorific == "bác" and reading.words[first : first + 1] == ["hồ"]:
            continue
        end = _capitals_end(reading, hits, first, taken)
        if not 1 <= end - first <= _LONGEST_SHORT:
            continue
        if tuple(reading.words[first:end]) in endings:
            found.append(Name(first, end, (), is_short=True))
    return found


def _is_credit(reading: Reading, first: int) -> bool:
    """Whether *Ảnh:* stands before: the name of a photographer."""
    words = reading.words
    return (
        first >= 2 and words[first - 1] == ":" and words[first - 2] in {"ảnh", "tin", "bài", "clip", "video"}
    )


_OPENERS = items(
    "phát biểu, trao quyết, trao tặng, chúc mừng, tại buổi, với những, trao đổi, trong buổi, theo đó, "
    "tại hội, tham dự, đến dự, dự hội"
)
