"""Names of persons: registered ones, those after an honorific or a title, and given names after *ông*, *bà*."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.linking.capitals import is_time, looks_like_person, opens_sentence
from plugins.linking.lexicon import HEAD_KINDS, Matches
from plugins.linking.tokens import JOINERS, SYLLABLE, Tokens
from plugins.linking.vocabulary.personal_names import GIVEN_NAMES, LAST_SURNAMES, MIDDLES, SURNAMES
from plugins.linking.vocabulary.places import PLACE_WORDS
from plugins.linking.vocabulary.sentences import STARTERS
from plugins.linking.vocabulary.titles import SHORT_NAME_HONORIFICS

_LONGEST_NAME = 5
_LONGEST_PLACE_WORD = 3
_LONGEST_SHORT = 3


@dataclass(slots=True)
class PersonPhrase:
    """A person as a text names him or her. Positions are words."""

    first: int
    last: int
    slugs: tuple[str, ...]
    """Registered persons of that name; empty when there is none."""
    is_short: bool = False
    """Whether it is a given name that refers back."""


def registered_names(tokens: Tokens, matches: Matches) -> list[PersonPhrase]:
    """Return the names of the register in the text, in order, none over another; the first and longest wins."""
    names: list[PersonPhrase] = []
    for first, (last, slugs) in sorted(matches.persons.items()):
        if (not names or first >= names[-1].last) and _is_whole_name(tokens, matches, first, last):
            names.append(PersonPhrase(first, last, slugs))
    return names


def find_names(
    tokens: Tokens, matches: Matches, registered: list[PersonPhrase], taken: set[int], starts: set[int]
) -> list[PersonPhrase]:
    """Return the persons named, in order.

    *registered* are the names of the register, *taken* the words inside bodies, *starts* those after a title.
    """
    names: dict[int, PersonPhrase] = {}
    for name in registered:
        place = names_a_place(tokens, name.first) and name.first - 1 not in taken
        if name.first not in taken and not place:
            names[name.first] = name
    covered = {place for name in names.values() for place in range(name.first, name.last)}
    addressed = {
        place + (tokens.words[place : place + 1] == [":"]) for place, _ in matches.honorifics.values()
    }
    born = _before_births(tokens)
    for first in sorted(starts | addressed | born | _after_semicolons(tokens)):
        if first in covered or first in taken:
            continue
        end = _capitals_end(tokens, matches, first, taken)
        free = first - 1 in taken or not names_a_place(tokens, first)
        if free and (
            _is_full_name(tokens, first, end)
            or ((first in addressed or first in born) and _is_addressed(tokens, matches, first, end))
        ):
            names[first] = PersonPhrase(first, end, ())
            covered.update(range(first, end))
    for first in sorted(matches.name_starts):
        if first in covered or first in taken or not _is_plain_name(tokens, matches, first, taken):
            continue
        if not names_a_place(tokens, first):
            end = _capitals_end(tokens, matches, first, taken)
            names[first] = PersonPhrase(first, end, ())
            covered.update(range(first, end))
    for name in list(names.values()):
        _add_listed(tokens, matches, name, names, covered, taken)
    found = [names[first] for first in sorted(names)]
    found += _short_names(tokens, matches, found, covered, taken)
    found = [name for name in found if not _is_credit(tokens, name.first)]
    return sorted(found, key=lambda name: name.first)


def _after_semicolons(tokens: Tokens) -> set[int]:
    """Return where persons may stand in *các đồng chí: A, Bí thư …; B, Chủ tịch …*."""
    return {
        at + 1
        for at in tokens.positions_of(";")
        if at + 1 < len(tokens) and looks_like_person(tokens, at + 1)
    }


def _before_births(tokens: Tokens) -> set[int]:
    """Return where three or four capitals stand before *(SN 1968)*, *(sinh năm 1968)*."""
    words = tokens.words
    firsts = set()
    for at in tokens.positions_of("("):
        if words[at + 1 : at + 2] not in (["sn"], ["sinh"]):
            continue
        first = at
        while tokens.is_name_word(first - 1) and at - first < _LONGEST_NAME:
            first -= 1
        if 3 <= at - first < _LONGEST_NAME:
            firsts.add(first)
    return firsts


def _is_addressed(tokens: Tokens, matches: Matches, first: int, end: int) -> bool:
    """Whether capitals after an honorific are a whole name though the surname is a rare one."""
    if any(
        first in found
        for found in (matches.heads, matches.levels, matches.places, matches.honorifics, matches.titles)
    ):
        return False
    return 3 <= end - first <= 4 or (end - first == 2 and _is_foreign(tokens, first, end))


def _is_foreign(tokens: Tokens, first: int, end: int) -> bool:
    """Whether one of the words is none of Vietnamese: *Somchai Wongsa*."""
    return any(SYLLABLE.fullmatch(word) is None for word in tokens.words[first:end])


def _add_listed(
    tokens: Tokens,
    matches: Matches,
    name: PersonPhrase,
    names: dict[int, PersonPhrase],
    covered: set[int],
    taken: set[int],
) -> None:
    """Add the names that follow *name* in a list: *ông A, B và C*."""
    at = name.last
    while at + 1 < len(tokens) and tokens.words[at] in {",", "và"}:
        first = at + 1
        if first in covered or first in taken:
            return
        end = _capitals_end(tokens, matches, first, taken)
        if (
            not (looks_like_person(tokens, first) or _is_addressed(tokens, matches, first, end))
            or end - first < 3
        ):
            return
        names[first] = PersonPhrase(first, end, ())
        covered.update(range(first, end))
        at = end


def _is_whole_name(tokens: Tokens, matches: Matches, first: int, last: int) -> bool:
    """Whether the words are a person's whole name, and not part of a longer name or of a street's."""
    for place in range(first, last):
        word = tokens.words[place]
        if not tokens.printed[place][0].isupper() or " " in word or word in JOINERS:
            return False
    return not _goes_on(tokens, matches, last)


def _goes_on(tokens: Tokens, matches: Matches, last: int) -> bool:
    """Whether another given name follows without a stop, so that the name is longer."""
    if (
        not tokens.is_name_word(last)
        or last in matches.heads
        or last in matches.titles
        or last in matches.honorifics
    ):
        return False
    if last in matches.event_heads or last in matches.levels:
        return False
    if tokens.is_apart(last) or opens_sentence(tokens, last):
        return False
    if tokens.words[last] in GIVEN_NAMES:
        return True
    follows_small = (
        last + 1 < len(tokens) and not tokens.is_capital(last + 1) and tokens.words[last + 1].isalpha()
    )
    return not follows_small


def names_a_place(tokens: Tokens, first: int) -> bool:
    """Whether the words before make the name that of a street, a school, a museum or the like."""
    for length in range(1, _LONGEST_PLACE_WORD + 1):
        if first >= length and " ".join(tokens.words[first - length : first]) in PLACE_WORDS:
            return True
    return False


def _capitals_end(tokens: Tokens, matches: Matches, first: int, taken: set[int]) -> int:
    end = first
    while (
        end < len(tokens)
        and end - first < _LONGEST_NAME
        and tokens.is_name_word(end)
        and end not in taken
        and " " not in tokens.words[end]
        and not (
            end > first
            and (
                (end in matches.event_heads and not _is_given_name(tokens, matches, first, end))
                or tokens.words[end] in STARTERS
                or is_time(tokens, end)
            )
        )
        and not (
            end > first
            and any(" " in found[end][1] for found in (matches.titles, matches.honorifics) if end in found)
        )
        and not (
            end > first
            and end in matches.heads
            and _is_long_head(tokens, matches, end)
            and not _is_given_head(tokens, matches, first, end)
        )
        and not (end > first and tokens.is_apart(end))
    ):
        end += 1
    if end - first > 2 and end < len(tokens) and opens_sentence(tokens, end - 1):
        end -= 1
    return end


def _is_given_name(tokens: Tokens, matches: Matches, first: int, at: int) -> bool:
    """Whether *Lễ* after a surname and a middle name is a given name: no topic follows."""
    follows = tokens.words[at + 1 : at + 2]
    alone = matches.event_heads[at][0] == at + 1 and at - first == 2 and not tokens.is_apart(at)
    return alone and tokens.words[first] in SURNAMES and (not follows or not follows[0].isalpha())


def _is_given_head(tokens: Tokens, matches: Matches, first: int, at: int) -> bool:
    """Whether the head of a body is a given name: *Lê Văn Đoàn dự*, *Lò Thị Ban Mai*."""
    middle = tokens.words[at - 1]
    if at != first + 2 or matches.heads[at][0] != at + 1 or middle not in MIDDLES:
        return False
    return middle == "thị" or not (tokens.is_capital(at + 1) or at + 1 in matches.levels)


def _is_long_head(tokens: Tokens, matches: Matches, at: int) -> bool:
    end, key = matches.heads[at]
    follows = tokens.is_name_word(end) and tokens.words[end] not in STARTERS
    return end - at > 1 or HEAD_KINDS[key] != "topical" or follows


def _is_full_name(tokens: Tokens, first: int, end: int) -> bool:
    if end - first < 2:
        return False
    given_first = "'" in tokens.words[first] or "’" in tokens.words[first]
    return looks_like_person(tokens, first) or (
        tokens.words[first] in SURNAMES or given_first or tokens.words[end - 1] in LAST_SURNAMES
    )


def _is_plain_name(tokens: Tokens, matches: Matches, first: int, taken: set[int]) -> bool:
    """Whether a run of capitals without any title is a name by itself: a surname and a typical middle name."""
    if not tokens.is_name_word(first) or (first and tokens.is_name_word(first - 1)):
        return False
    end = _capitals_end(tokens, matches, first, taken)
    return 3 <= end - first <= 4 and tokens.words[first + 1] in MIDDLES and first not in matches.places


def endings_of(tokens: Tokens, name: PersonPhrase) -> list[tuple[str, ...]]:
    """Return the last words of *name* with which it may be referred to, one to three."""
    words = tuple(tokens.words[name.first : name.last])
    return [words[-count:] for count in range(1, min(_LONGEST_SHORT, len(words)) + 1)]


def _short_names(
    tokens: Tokens, matches: Matches, full: list[PersonPhrase], covered: set[int], taken: set[int]
) -> list[PersonPhrase]:
    """Find given names after *ông*, *bà* with which a whole name ends; ``refer_back`` says whom they mean."""
    endings = {ending for name in full for ending in endings_of(tokens, name)}
    found = []
    for _, (first, honorific) in sorted(matches.honorifics.items()):
        if honorific not in SHORT_NAME_HONORIFICS or first in covered or first in taken:
            continue
        if honorific == "bác" and tokens.words[first : first + 1] == ["hồ"]:
            continue
        end = _capitals_end(tokens, matches, first, taken)
        if not 1 <= end - first <= _LONGEST_SHORT:
            continue
        if tuple(tokens.words[first:end]) in endings:
            found.append(PersonPhrase(first, end, (), is_short=True))
    return found


def _is_credit(tokens: Tokens, first: int) -> bool:
    """Whether *Ảnh:* stands before: the name of a photographer."""
    words = tokens.words
    return (
        first >= 2 and words[first - 1] == ":" and words[first - 2] in {"ảnh", "tin", "bài", "clip", "video"}
    )
