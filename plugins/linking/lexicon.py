"""The lexicon: all words and names to look for, and where one scan of a text finds them."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import ahocorasick

from plugins.linking.tokens import Tokens, flow_key
from plugins.linking.vocabulary import committees, personal_names
from plugins.linking.vocabulary.events import EVENT_HEADS
from plugins.linking.vocabulary.places import CITIES, LEVELS, PROVINCES
from plugins.linking.vocabulary.titles import HONORIFICS, TITLES


@dataclass(slots=True)
class Matches:
    """What a scan found, by the position where it starts: the position after it, and the key or the slugs.

    Of two of a kind with one start the longer is kept.
    """

    heads: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Words with which names of committees begin; see ``HEAD_KINDS``."""
    titles: dict[int, tuple[int, str]] = field(default_factory=dict)
    honorifics: dict[int, tuple[int, str]] = field(default_factory=dict)
    levels: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Levels of territory: *quận*, *tỉnh*."""
    event_heads: dict[int, tuple[int, str]] = field(default_factory=dict)
    places: dict[int, tuple[int, str]] = field(default_factory=dict)
    cores: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Names of registered committees without their place."""
    sites: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Names of web sites of city committees: *thanhuytphcm*."""
    name_starts: dict[int, tuple[int, str]] = field(default_factory=dict)
    """A surname and a middle name that shows it to be one."""
    persons: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    """Names of registered persons, with their slugs."""
    events: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    """Names of registered events, with their slugs."""
    plain_names: dict[int, tuple[int, tuple[tuple[str, str], ...]]] = field(default_factory=dict)
    """Names of registered records of kinds without a grammar, with kind and slug of each."""


_WORDS_BEFORE_AUTOMATON = 10_000
"""Words that are looked up one by one before the automaton, which takes long to make, is worth it."""
KINDS_WITH_GRAMMAR = frozenset({"person", "committee", "event"})
"""Kinds of record that texts name in many ways; all others are found by their names alone."""
_NO_MEANING: Mapping[str, Any] = {}

HEAD_KINDS = {
    flow_key(head.split()): kind
    for kind, of_kind in (
        ("topical", committees.TOPICAL),
        ("organ", committees.ORGANS),
        ("territorial", committees.TERRITORIAL),
        ("committee", frozenset(committees.COMMITTEE_LEVEL)),
        ("national", committees.NATIONAL),
    )
    for head in of_kind
}
"""Kind of head by key; of two kinds the later one."""


class Lexicon:
    """The keys to look for, what each means, and the automaton made of them."""

    def __init__(self, meanings: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        """Start with the words of the vocabulary, or with the *meanings* of another lexicon."""
        self.meanings: dict[str, dict[str, Any]] = {}
        """What each key means: a field of ``Matches`` and what it tells there."""
        self._automaton: Any = None
        self._words_left = _WORDS_BEFORE_AUTOMATON
        self._max_words = 0
        if meanings is not None:
            self.meanings.update((key, dict(meant)) for key, meant in meanings.items())
            return
        self.add("heads", HEAD_KINDS)
        self.add("titles", TITLES)
        self.add("honorifics", HONORIFICS)
        self.add("levels", LEVELS)
        self.add("event_heads", EVENT_HEADS)
        self.add(
            "name_starts",
            (f"{name} {middle}" for name in personal_names.SURNAMES for middle in personal_names.MIDDLES),
        )
        self.add("places", PROVINCES)
        self.add("places", ("thành phố " + city for city in CITIES))

    def add(self, kind: str, names: Iterable[str]) -> None:
        """Look for *names*, keys; *kind* is a field of ``Matches``."""
        for name in names:
            key = flow_key(name.split())
            self.meanings.setdefault(key, {})[kind] = key

    def add_records(
        self, kind: str, key: str, records: tuple[str, ...] | tuple[tuple[str, str], ...]
    ) -> None:
        """Look for the name of *records*: slugs, or kind and slug of each, as the field *kind* of ``Matches`` has them."""
        self.meanings.setdefault(key, {})[kind] = records

    def prepare(self) -> None:
        """Get ready to scan; call it when all keys are in."""
        self._words_left = _WORDS_BEFORE_AUTOMATON
        self._max_words = max(map(str.count, self.meanings, itertools.repeat(" ")), default=0) + 1

    def _make_automaton(self) -> None:
        automaton = ahocorasick.Automaton()
        for key, meaning in self.meanings.items():
            if key:
                automaton.add_word(f" {key} ", (len(key), tuple(meaning.items())))
        automaton.make_automaton()
        self._automaton = automaton

    def scan(self, tokens: Tokens) -> Matches:
        """Find all keys in *tokens*."""
        matches = Matches()
        tables = {name: getattr(matches, name) for name in Matches.__slots__}
        offsets = tokens.flow_offsets
        if self._automaton is None:
            self._words_left -= len(tokens)
            if self._words_left >= 0:
                self._look_up(tokens, tables)
                return matches
            self._make_automaton()
        # Of words that add nothing to the flow the last one begins a match, the first one ends it.
        for end, (length, meaning) in self._automaton.iter(tokens.flow):
            start = end - length - 1
            first, last = bisect_right(offsets, start) - 1, bisect_left(offsets, end)
            if offsets[first] == start and offsets[last] == end:  # else inside an abbreviation
                # Ends come in order, so the last of a kind at one start is the longest.
                for kind, value in meaning:
                    tables[kind][first] = (last, value)
        return matches

    def _look_up(self, tokens: Tokens, tables: dict[str, dict[int, Any]]) -> None:
        """Find the same without the automaton, which takes longer to make than a few texts to look up."""
        flow, offsets, meanings = tokens.flow, tokens.flow_offsets, self.meanings
        for first, start in enumerate(offsets[:-1]):
            words = 0
            for last in range(first + 1, len(offsets)):
                end = offsets[last]
                words += flow.count(" ", offsets[last - 1], end)
                if words > self._max_words:
                    break
                if offsets[first + 1] > start and end > offsets[last - 1]:
                    for kind, value in meanings.get(flow[start + 1 : end], _NO_MEANING).items():
                        tables[kind][first] = (last, value)
