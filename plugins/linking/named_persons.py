"""The persons and committees named in an article, by where they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from plugins.linking.committees import CommitteePhrase
from plugins.linking.lexicon import Matches
from plugins.linking.persons import PersonPhrase, endings_of
from plugins.linking.tokens import COMMA_OR_AND, Tokens
from plugins.linking.vocabulary.titles import PRONOUNS

_MAX_NAMES_BACK = 12
"""Names, or committees, looked at for a subject or a delegation."""
_MAX_SENTENCES_BACK = 4
"""Sentences over which a pronoun may point back."""


class NamedPersons:
    """The persons and committees named in an article, by where they stand."""

    def __init__(
        self,
        tokens: Tokens,
        matches: Matches,
        persons: list[PersonPhrase],
        committees: list[CommitteePhrase],
        after_offices: set[int],
    ) -> None:
        """Index *persons* and *committees*, found in *tokens* and in order."""
        self.tokens = tokens
        self.matches = matches
        self.persons = persons
        self.committees = committees
        self.by_first = {person.first: person for person in persons}
        self.by_last = {person.last: person for person in persons}
        self.titled = after_offices
        """Where names stand that have an office in front."""
        self._firsts = [person.first for person in persons]
        self._committee_firsts = [committee.first for committee in committees]
        self._honorific_ends: dict[int, int] = {}
        for start, (end, _) in sorted(matches.honorifics.items()):
            self._honorific_ends.setdefault(end, start)

    @cached_property
    def agents(self) -> list[int]:
        """Where *do* stands, after which an agent is named: *do A làm Trưởng đoàn*."""
        return self.tokens.positions_of("do")

    @cached_property
    def _pronouns(self) -> list[int]:
        """Where pronouns stand alone, in order."""
        matches = self.matches
        return sorted(
            at
            for at, (end, key) in matches.honorifics.items()
            if key in PRONOUNS
            and not any(end in found for found in (self.by_first, matches.titles, matches.heads))
        )

    @cached_property
    def _by_ending(self) -> Mapping[tuple[str, ...], list[PersonPhrase]]:
        """The whole names by the last words that may stand for them."""
        by_ending = defaultdict(list)
        for person in self.persons:
            if not person.is_short:
                for ending in endings_of(self.tokens, person):
                    by_ending[ending].append(person)
        return by_ending

    def whole_name(self, person: PersonPhrase) -> PersonPhrase:
        """Return the whole name that the short one *person* refers back to, *person* itself when that is not clear."""
        if not person.is_short:
            return person
        bearers = self._by_ending.get(tuple(self.tokens.words[person.first : person.last]), [])
        bearers = [bearer for bearer in bearers if bearer.first < person.first] or bearers
        alike = {self.tokens.key(bearer.first, bearer.last) for bearer in bearers}
        return bearers[-1] if len(alike) == 1 else person

    def honorific_before(self, at: int) -> str:
        """Return the key of the honorific that ends before *at*, the empty string when none does."""
        start = self._honorific_ends.get(at)
        return "" if start is None else self.matches.honorifics[start][1]

    def start_with_honorific(self, person: PersonPhrase) -> int:
        """Return where the honorific before *person* starts, else where the name does."""
        return self._honorific_ends.get(person.first, person.first)

    def addressed_beside(self, person: PersonPhrase) -> PersonPhrase | None:
        """Return the first of two people who are each addressed: *anh A và chị B đắc cử …*."""
        start = self._honorific_ends.get(person.first, 0)
        return self.by_last.get(start - 1) if self.tokens.has(start - 1, "và") else None

    def sentence_start(self, at: int) -> int:
        """Return where the sentence of *at* starts."""
        starts = self.tokens.sentences
        return starts[bisect_right(starts, at) - 1]

    def persons_between(self, first: int, last: int) -> list[PersonPhrase]:
        """Return the last names that start from *first* on and before *last*."""
        end = bisect_left(self._firsts, last)
        return self.persons[max(bisect_left(self._firsts, first), end - _MAX_NAMES_BACK) : end]

    def committees_between(self, first: int, last: int) -> list[CommitteePhrase]:
        """Return the last committees that start from *first* on and before *last*."""
        end = bisect_left(self._committee_firsts, last)
        return self.committees[max(bisect_left(self._committee_firsts, first), end - _MAX_NAMES_BACK) : end]

    def has_pronoun_between(self, first: int, last: int) -> bool:
        """Whether *ông*, *bà* and the like stand alone from *first* on and before *last*."""
        number = bisect_left(self._pronouns, last) - 1
        return number >= 0 and self._pronouns[number] >= first

    def antecedent(self, begin: int) -> PersonPhrase | None:
        """Return the last one named before the sentence at *begin*, not far back and not one of several."""
        number = bisect_left(self._firsts, begin) - 1
        if number < 0:
            return None
        person = self.persons[number]
        starts = self.tokens.sentences
        if bisect_left(starts, begin) - bisect_right(starts, person.first) >= _MAX_SENTENCES_BACK:
            return None
        before = person.first - 1
        return None if self.tokens.has_any(before, COMMA_OR_AND) and before in self.by_last else person
