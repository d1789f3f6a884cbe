"""One run of an automaton over a text: where heads, titles, places and registered names stand."""

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
    """What a run found, by the word where it starts: the word after the last, and the key or the slugs.

    Of two of a kind with one start the longer is kept.
    """

    heads: dict[int, tuple[int, str]] = field(default_factory=dict)
    titles: dict[int, tuple[int, str]] = field(default_factory=dict)
    honorifics: dict[int, tuple[int, str]] = field(default_factory=dict)
    levels: dict[int, tuple[int, str]] = field(default_factory=dict)
    event_heads: dict[int, tuple[int, str]] = field(default_factory=dict)
    places: dict[int, tuple[int, str]] = field(default_factory=dict)
    cores: dict[int, tuple[int, str]] = field(default_factory=dict)
    sites: dict[int, tuple[int, str]] = field(default_factory=dict)
    name_starts: dict[int, tuple[int, str]] = field(default_factory=dict)
    """A surname and a middle name that shows it to be one."""
    persons: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    events: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)


_FEW_TEXTS = 10_000
"""Words that are looked up without an automaton."""
_NOTHING: Mapping[str, Any] = {}

HEADS = {
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

    def __init__(self, kinds: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        """Start with the words of the genre, or with the *kinds* of another."""
        self.kinds: dict[str, dict[str, Any]] = {}
        """What each key means: a field of ``Matches`` and what it tells there."""
        self._automaton: Any = None
        self._left = _FEW_TEXTS
        self._longest = 0
        if kinds is not None:
            self.kinds.update((key, dict(meant)) for key, meant in kinds.items())
            return
        self.add("heads", HEADS)
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
            self.kinds.setdefault(key, {})[kind] = key

    def add_records(self, kind: str, key: str, slugs: tuple[str, ...]) -> None:
        """Look for the name of records."""
        self.kinds.setdefault(key, {})[kind] = slugs

    def build(self) -> None:
        """Get ready to scan; call it when all keys are in."""
        self._left = _FEW_TEXTS
        self._longest = max(map(str.count, self.kinds, itertools.repeat(" ")), default=0) + 1

    def _build(self) -> None:
        automaton = ahocorasick.Automaton()
        for key, kinds in self.kinds.items():
            if key:
                automaton.add_word(f" {key} ", (len(key), tuple(kinds.items())))
        automaton.make_automaton()
        self._automaton = automaton

    def scan(self, tokens: Tokens) -> Matches:
        """Find all keys in *tokens*."""
        matches = Matches()
        tables = {name: getattr(matches, name) for name in Matches.__slots__}
        offsets = tokens.flow_offsets
        if self._automaton is None:
            self._left -= len(tokens)
            if self._left >= 0:
                return self._looked_up(tokens, matches, tables)
            self._build()
        # Of words that add nothing to the flow the last one begins a match, the first one ends it.
        for end, (length, kinds) in self._automaton.iter(tokens.flow):
            first, last = bisect_right(offsets, end - length - 1) - 1, bisect_left(offsets, end)
            if offsets[first] == end - length - 1 and offsets[last] == end:  # else inside an abbreviation
                # Ends come in order, so the last of a kind at one start is the longest.
                for kind, value in kinds:
                    tables[kind][first] = (last, value)
        return matches

    def _looked_up(self, tokens: Tokens, matches: Matches, tables: dict[str, dict[int, Any]]) -> Matches:
        """Find the same without the automaton, which takes longer to make than a few texts to look up."""
        flow, offsets, kinds = tokens.flow, tokens.flow_offsets, self.kinds
        for first, start in enumerate(offsets[:-1]):
            words = 0
            for last in range(first + 1, len(offsets)):
                end = offsets[last]
                words += flow.count(" ", offsets[last - 1], end)
                if words > self._longest:
                    break
                if offsets[first + 1] > start and end > offsets[last - 1]:
                    for kind, value in kinds.get(flow[start + 1 : end], _NOTHING).items():
                        tables[kind][first] = (last, value)
        return matches
