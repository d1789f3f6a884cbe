"""One run of an automaton over a text: where heads, titles, places and registered names stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import ahocorasick

from plugins.linking import lexicon
from plugins.linking.tokens import Reading, flow_key

Found = tuple[int, int, str]
"""First word, the one after the last, and the key that was found."""


@dataclass(slots=True)
class Entry:
    """All that one key means."""

    head: bool = False
    title: bool = False
    honorific: bool = False
    level: bool = False
    event: bool = False
    place: bool = False
    core: bool = False
    person: tuple[str, ...] = ()
    occasion: tuple[str, ...] = ()


@dataclass(slots=True)
class Hits:
    """What a run found, by the word where it starts; of two of a kind the longest, all for cores and persons."""

    heads: dict[int, tuple[int, str]] = field(default_factory=dict)
    titles: dict[int, tuple[int, str]] = field(default_factory=dict)
    honorifics: dict[int, tuple[int, str]] = field(default_factory=dict)
    levels: dict[int, tuple[int, str]] = field(default_factory=dict)
    event_heads: dict[int, tuple[int, str]] = field(default_factory=dict)
    places: dict[int, tuple[int, str]] = field(default_factory=dict)
    cores: dict[int, tuple[int, str]] = field(default_factory=dict)
    persons: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    occasions: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)


HEADS = {
    flow_key(head.split()): kind
    for kind, heads in (
        ("topical", lexicon.TOPICAL),
        ("organ", lexicon.ORGANS),
        ("territorial", lexicon.TERRITORIAL),
        ("committee", frozenset(lexicon.COMMITTEE_LEVEL)),
        ("national", lexicon.NATIONAL),
    )
    for head in heads
}
"""Kind of head by key; of two kinds the later one."""

EVENT_HEADS = frozenset(
    flow_key(head.split()) for head in lexicon.EVENT_HEADS
)


class Lexicon:
    """The keys to look for, and the automaton made of them."""

    def __init__(self) -> None:
        """Start with the words of the genre."""
        self.entries: dict[str, Entry] = {}
        for head in HEADS:
            self.entry(head).head = True
        for title in lexicon.TITLES:
            self.entry(flow_key(title.split())).title = True
        for honorific in lexicon.HONORIFICS:
            self.entry(flow_key(honorific.split())).honorific = True
        for level in lexicon.LEVELS:
            self.entry(level).level = True
        for event in EVENT_HEADS:
            self.entry(event).event = True
        for place in lexicon.PROVINCES:
            self.entry(place).place = True
        for city in lexicon.CITIES:
            self.entry("thành phố " + city).place = True
        self._automaton: Any = None

    def entry(self, key: str) -> Entry:
        """Return the entry of *key*, made when it is new."""
        return self.entries.setdefault(key, Entry())

    def add_places(self, names: Iterable[str]) -> None:
        """Look for these names of places, too."""
        for name in names:
            self.entry(name).place = True

    def build(self) -> None:
        """Make the automaton; call it when all keys are in."""
        automaton = ahocorasick.Automaton()
        for key, entry in self.entries.items():
            if key:
                automaton.add_word(f" {key} ", (len(key), key, entry))
        automaton.make_automaton()
        self._automaton = automaton

    def scan(self, reading: Reading) -> Hits:
        """Find all keys in *reading*."""
        hits = Hits()
        for end, (length, key, entry) in self._automaton.iter(reading.flow):
            span = reading.span(end - length - 1, length)
            if span is None:
                continue
            first, last = span
            # Ends come in order, so the last of a kind at one start is the longest.
            if entry.head:
                hits.heads[first] = (last, key)
            if entry.title:
                hits.titles[first] = (last, key)
            if entry.honorific:
                hits.honorifics[first] = (last, key)
            if entry.level:
                hits.levels[first] = (last, key)
            if entry.event:
                hits.event_heads[first] = (last, key)
            if entry.place:
                hits.places[first] = (last, key)
            if entry.core:
                hits.cores[first] = (last, key)
            if entry.person:
                hits.persons[first] = (last, entry.person)
            if entry.occasion:
                hits.occasions[first] = (last, entry.occasion)
        return hits
