"""Person phrases: registered names, names after an honorific or a title, and given names after *ông*, *bà*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from plugins.linking.capitals import is_next_word, is_time, looks_like_person, opens_sentence
from plugins.linking.lexicon import HEAD_KINDS, Matches
from plugins.linking.places import find_place
from plugins.linking.tokens import COMMA_OR_AND, JOINERS, SYLLABLE, Tokens
from plugins.linking.vocabulary.personal_names import LAST_SURNAMES, MIDDLES, SURNAMES
from plugins.linking.vocabulary.places import PLACE_WORDS, STREETS
from plugins.linking.vocabulary.sentences import STARTERS
from plugins.linking.vocabulary.titles import SHORT_NAME_HONORIFICS

_MAX_NAME = 5
"""Words of the longest name of a person."""
_MAX_ENDING = 3
"""Words of the longest short name."""
_MAX_PLACE_WORDS = 3
_PLACE_WORD_ENDS = {words.rpartition(" ")[2] for words in PLACE_WORDS}
_CREDITS = {"ảnh", "tin", "bài", "clip", "video"}


@dataclass(slots=True)
class PersonPhrase:
    """The words in a text that name a person. Positions are words."""

    first: int
    last: int
    """The position after the phrase."""
    slugs: tuple[str, ...]
    """Registered persons of that name; empty when there is none."""
    is_short: bool = False
    """Whether it is a given name that refers back."""


def registered_names(tokens: Tokens, matches: Matches) -> list[PersonPhrase]:
    """Return the names of the register in the text, in order, none over another; the first and longest wins."""
    persons: list[PersonPhrase] = []
    for first, (last, slugs) in sorted(matches.persons.items()):
        if (not persons or first >= persons[-1].last) and _is_whole_name(tokens, matches, first, last):
            persons.append(PersonPhrase(first, last, slugs))
    return persons


@dataclass(slots=True)
class _NamesSoFar:
    """The names found in a text while more are looked for."""

    tokens: Tokens
    matches: Matches
    in_committees: set[int]
    """Positions inside committee phrases."""
    by_first: dict[int, PersonPhrase] = field(default_factory=dict)
    in_names: set[int] = field(default_factory=set)

    def add(self, person: PersonPhrase) -> None:
        """Add *person*."""
        self.by_first[person.first] = person
        self.in_names.update(range(person.first, person.last))

    def is_free(self, at: int) -> bool:
        """Whether *at* is in no name and no committee found so far."""
        return at not in self.in_names and at not in self.in_committees

    def capitals_end(self, first: int) -> int:
        """Return the position after the capitals from *first* on that may be one person's name."""
        return _capitals_end(self.tokens, self.matches, first, self.in_committees)

    def names_a_place(self, first: int) -> bool:
        """Whether the words before *first* make the name that of a street and no committee's name ends there."""
        if first - 1 in self.in_committees:
            return False
        tokens = self.tokens
        if names_a_place(tokens, first) or _is_address(tokens, first):
            return True
        return first - 2 not in self.in_names and _goes_on_with_streets(tokens, first)


def find_persons(
    tokens: Tokens,
    matches: Matches,
    registered: Iterable[PersonPhrase],
    in_committees: set[int],
    after_offices: set[int],
) -> list[PersonPhrase]:
    """Return the persons named, in order.

    *registered* are the names of the register, *in_committees* the positions inside committee phrases,
    *after_offices* those where an office ends.
    """
    names = _NamesSoFar(tokens, matches, in_committees)
    for person in registered:
        if person.first in in_committees or names.names_a_place(person.first):
            continue
        if not _has_surname_before(names, person.first):
            names.add(person)
    _add_addressed(names, after_offices)
    _add_unaddressed(names)
    for person in list(names.by_first.values()):
        _add_listed(names, person.last)
    whole = [names.by_first[first] for first in sorted(names.by_first)]
    persons = [
        person
        for person in [*whole, *_short_names(names, whole)]
        if not (tokens.has(person.first - 1, ":") and tokens.has_any(person.first - 2, _CREDITS))
    ]
    return sorted(persons, key=lambda person: person.first)


def _has_surname_before(names: _NamesSoFar, first: int) -> bool:
    """Whether the name at *first* is the end of a longer one: *Trần | Lê Minh*; *huyện Thạch Hà | Lê Minh* is none."""
    tokens, matches = names.tokens, names.matches
    before = first - 1
    if not tokens.has_any(before, SURNAMES) or not tokens.is_name_word(before) or tokens.is_apart(first):
        return False
    if before in names.in_committees or any(end == first for end, _ in matches.honorifics.values()):
        return False
    ends = {end for end, _ in matches.places.values()}
    ends |= {found[0] for at in matches.levels if (found := find_place(tokens, matches, at))}
    return first not in ends


def _add_addressed(names: _NamesSoFar, after_offices: set[int]) -> None:
    """Add the names after an honorific or an office, and others that the words around show to be a person's."""
    tokens, matches = names.tokens, names.matches
    after_honorifics = {end + tokens.has(end, ":") for end, _ in matches.honorifics.values()}
    surely = after_honorifics | _before_births(tokens)
    for first in sorted(surely | after_offices | _after_semicolons(tokens)):
        if not names.is_free(first):
            continue
        end = names.capitals_end(first)
        if names.names_a_place(first):
            continue
        if _has_surname(tokens, first, end) or (
            first in surely and _is_rare_name(tokens, matches, first, end)
        ):
            names.add(PersonPhrase(first, end, ()))


def _add_unaddressed(names: _NamesSoFar) -> None:
    """Add runs of capitals without any title that are a name by themselves: a surname and a typical middle name."""
    tokens, matches = names.tokens, names.matches
    for first in sorted(matches.name_starts):
        if not names.is_free(first) or not tokens.is_name_word(first) or tokens.is_name_word(first - 1):
            continue
        end = names.capitals_end(first)
        if not 3 <= end - first <= 4 or tokens.words[first + 1] not in MIDDLES or first in matches.places:
            continue
        if not (names_a_place(tokens, first) or names.names_a_place(first)):
            names.add(PersonPhrase(first, end, ()))


def _add_listed(names: _NamesSoFar, at: int) -> None:
    """Add the names that follow one that ends before *at* in a list: *ông A, B và C*."""
    tokens, matches = names.tokens, names.matches
    while tokens.has_any(at, COMMA_OR_AND):
        first = at + 1
        if not names.is_free(first):
            return
        end = names.capitals_end(first)
        if end - first < 3:
            return
        if not (looks_like_person(tokens, first) or _is_rare_name(tokens, matches, first, end)):
            return
        names.add(PersonPhrase(first, end, ()))
        at = end


def _short_names(names: _NamesSoFar, whole: list[PersonPhrase]) -> list[PersonPhrase]:
    """Find given names after *ông*, *bà* with which one of *whole* ends; ``refer_back`` says whom they mean."""
    tokens = names.tokens
    after_honorifics = []
    for _, (first, honorific) in sorted(names.matches.honorifics.items()):
        if honorific not in SHORT_NAME_HONORIFICS or not names.is_free(first):
            continue
        if honorific == "bác" and tokens.has(first, "hồ"):
            continue
        end = names.capitals_end(first)
        if 1 <= end - first <= _MAX_ENDING:
            after_honorifics.append((first, end))
    if not after_honorifics:
        return []
    endings = {ending for person in whole for ending in endings_of(tokens, person)}
    return [
        PersonPhrase(first, end, (), is_short=True)
        for first, end in after_honorifics
        if tuple(tokens.words[first:end]) in endings
    ]


def endings_of(tokens: Tokens, person: PersonPhrase) -> list[tuple[str, ...]]:
    """Return the last words of the name of *person* that may stand for it, one to three."""
    words = tuple(tokens.words[person.first : person.last])
    return [words[-count:] for count in range(1, min(_MAX_ENDING, len(words)) + 1)]


def _after_semicolons(tokens: Tokens) -> set[int]:
    """Return where persons may stand in *các đồng chí: A, Bí thư …; B, Chủ tịch …*."""
    return {
        at + 1
        for at in tokens.positions_of(";")
        if at + 1 < len(tokens) and looks_like_person(tokens, at + 1)
    }


def _before_births(tokens: Tokens) -> set[int]:
    """Return where three or four capitals stand before *(SN 1968)*, *(sinh năm 1968)*."""
    firsts = set()
    for at in tokens.positions_of("("):
        if not tokens.has_any(at + 1, {"sn", "sinh"}):
            continue
        first = at
        while tokens.is_name_word(first - 1) and at - first < _MAX_NAME:
            first -= 1
        if 3 <= at - first < _MAX_NAME:
            firsts.add(first)
    return firsts


def _has_surname(tokens: Tokens, first: int, end: int) -> bool:
    """Whether two words or more from *first* to before *end* have a surname where their people put it."""
    if end - first < 2:
        return False
    words = tokens.words
    given_first = "'" in words[first] or "’" in words[first]
    return (
        looks_like_person(tokens, first)
        or words[first] in SURNAMES
        or given_first
        or words[end - 1] in LAST_SURNAMES
    )


def _is_rare_name(tokens: Tokens, matches: Matches, first: int, end: int) -> bool:
    """Whether capitals after an honorific are a whole name though the surname is a rare one."""
    tables = (matches.heads, matches.levels, matches.places, matches.honorifics, matches.titles)
    if any(first in table for table in tables):
        return False
    return 3 <= end - first <= 4 or (end - first == 2 and _is_foreign(tokens, first, end))


def _is_foreign(tokens: Tokens, first: int, end: int) -> bool:
    """Whether one of the words is none of Vietnamese: *Somchai Wongsa*."""
    return any(SYLLABLE.fullmatch(word) is None for word in tokens.words[first:end])


_BEFORE_NUMBERS = {"số", "nhà", "chỉ", ":", "tại", "ở"}
"""Words before the number of a house."""
_HOUSE = re.compile(r"\d{1,4}[a-zđ]{0,2}")
_BETWEEN_STREETS = {*COMMA_OR_AND, "-", "đến", "nối", "giao", "với"}
_MAX_STREETS = 8
"""Streets of a list that are looked at."""


def _is_address(tokens: Tokens, first: int) -> bool:
    """Whether the number of a house stands before *first*: *số 12 | Trần Bích Lựu*, *Địa chỉ: 45A | Trần Bích Lựu*."""
    if not tokens.word(first - 1)[:1].isdigit():
        return False
    at = first
    while _HOUSE.fullmatch(tokens.word(at - 1)) or (at < first and tokens.has(at - 1, "/")):
        at -= 1
    return at < first and (tokens.has_any(at - 1, _BEFORE_NUMBERS) or tokens.is_sentence_end(at - 1))


def _goes_on_with_streets(tokens: Tokens, first: int) -> bool:
    """Whether the name at *first* follows that of a street in a list: *các tuyến đường A, | Trần Bích Lựu*, *đường A nối | B*."""
    for _ in range(_MAX_STREETS):
        if not tokens.has_any(first - 1, _BETWEEN_STREETS):
            return False
        first -= 1
        end = first
        while tokens.is_name_word(first - 1) and tokens.start_of(first, STREETS) is None:
            first -= 1
        if first == end:
            return False
        if tokens.start_of(first, STREETS) is not None:
            return True
    return False


def names_a_place(tokens: Tokens, first: int) -> bool:
    """Whether the words before make the name that of a street, a school, a museum or the like."""
    words = tokens.words
    if first == 0 or words[first - 1].rpartition(" ")[2] not in _PLACE_WORD_ENDS:
        return False
    return any(
        " ".join(words[first - length : first]) in PLACE_WORDS
        for length in range(1, min(_MAX_PLACE_WORDS, first) + 1)
    )


def _is_whole_name(tokens: Tokens, matches: Matches, first: int, last: int) -> bool:
    """Whether the words are a person's whole name, and not part of a longer name."""
    for printed, word in zip(tokens.printed[first:last], tokens.words[first:last], strict=True):
        if not printed[0].isupper() or " " in word or word in JOINERS:
            return False
    return not _goes_on(tokens, matches, first, last)


def _goes_on(tokens: Tokens, matches: Matches, first: int, last: int) -> bool:
    """Whether another syllable of the name follows: *Nguyễn Thị Lan | Anh*. What is not plainly the next word is one."""
    if not tokens.is_name_word(last) or is_next_word(tokens, last):
        return False
    if title_begins(tokens, matches, first, last):
        return False
    heads = (
        table[last][0] for table in (matches.heads, matches.event_heads, matches.levels) if last in table
    )
    return not any(_is_plainly_head(tokens, matches, last, end) for end in heads)


def _is_plainly_head(tokens: Tokens, matches: Matches, at: int, end: int) -> bool:
    """Whether the words from *at* to before *end* begin another name: *Đoàn* alone may be a given name."""
    if end - at > 1 or " " in tokens.words[at]:
        return True
    if tokens.is_shouted(at):
        return False
    return tokens.is_capital(end) or tokens.word(end).isdigit() or end in matches.levels


# Rules: what ends a run of capitals that began as a name.


def _capitals_end(tokens: Tokens, matches: Matches, first: int, taken: set[int]) -> int:
    """Return the position after the capitals from *first* on that may be one name; those *taken* are none."""
    end = first
    while (
        end - first < _MAX_NAME
        and tokens.is_name_word(end)
        and end not in taken
        and " " not in tokens.words[end]
        and (end == first or not any(rule(tokens, matches, first, end) for rule in NAME_END_RULES))
    ):
        end += 1
    if end - first > 2 and end < len(tokens) and opens_sentence(tokens, end - 1):
        end -= 1
    return end


def event_begins(tokens: Tokens, matches: Matches, first: int, at: int) -> bool:
    """*Nguyễn Văn An | Hội nghị*; but *Lễ* after a surname and a middle name is a given name when no topic follows."""
    head = matches.event_heads.get(at)
    if head is None:
        return False
    given_name = (
        head[0] == at + 1
        and at - first == 2
        and not tokens.is_apart(at)
        and tokens.words[first] in SURNAMES
        and not tokens.word(at + 1).isalpha()
    )
    return not given_name


def sentence_begins(tokens: Tokens, _matches: Matches, _first: int, at: int) -> bool:
    """*Nguyễn Văn An | Trong*, *Nguyễn Văn An | Sáng 5/6*: the next sentence, without a full stop."""
    return tokens.words[at] in STARTERS or is_time(tokens, at)


def title_begins(_tokens: Tokens, matches: Matches, _first: int, at: int) -> bool:
    """*Nguyễn Văn An | Bí thư*: a title or honorific of several words; but *Lê Văn Quý và bà Lan* holds no *quý bà*."""
    found = [table[at] for table in (matches.titles, matches.honorifics) if at in table]
    return any(" " in key and end - at <= key.count(" ") + 1 for end, key in found)


def committee_begins(tokens: Tokens, matches: Matches, first: int, at: int) -> bool:
    """*Nguyễn Văn An | Ban Tổ chức*; but *Lê Văn Đoàn dự*, *Lò Thị Ban Mai*: the head of a committee as a given name."""
    head = matches.heads.get(at)
    if head is None:
        return False
    end, key = head
    long = tokens.is_name_word(end) and tokens.words[end] not in STARTERS
    if not (end - at > 1 or HEAD_KINDS[key] != "topical" or long):
        return False
    middle = tokens.words[at - 1]
    if at != first + 2 or end != at + 1 or middle not in MIDDLES:
        return True
    return middle != "thị" and (tokens.is_capital(at + 1) or at + 1 in matches.levels)


def gap(tokens: Tokens, _matches: Matches, _first: int, at: int) -> bool:
    """*Nguyễn Văn An    Lê Thị Bình*: more than one blank parts columns of names."""
    return tokens.is_apart(at)


NAME_END_RULES: tuple[Callable[[Tokens, Matches, int, int], bool], ...] = (
    event_begins,
    sentence_begins,
    title_begins,
    committee_begins,
    gap,
)
"""Each takes where the name began and the next capital; any of them ends the name before it."""
