"""Remembering what was asked of the catalogue while a page is made, also where the answer was at hand already."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NewType, Protocol, TypeVar

Answer = TypeVar("Answer")

AnswerKey = NewType("AnswerKey", int)
"""64 bits of a digest. Two answers with one key only have a page made once too often."""


class AnswerKind(Protocol):
    """A kind of answers (see ``catalogue.answers``)."""

    def key(self, *parts: str) -> AnswerKey:
        """Return the key of an answer."""


@dataclass(slots=True)
class Asked:
    """The answers that were asked for, and the time for which they hold."""

    keys: set[AnswerKey] = field(default_factory=set)
    since: str = ""
    """ISO 8601: the first moment at which they hold; empty where they always did."""
    until: str = ""
    """ISO 8601: the moment from which they may be others; empty where time changes none."""

    def add(self, other: Asked) -> None:
        """Take in what *other* asked for."""
        self.keys |= other.keys
        if other.since or other.until:
            self.limit(other.since, other.until)

    def limit(self, since: str, until: str) -> None:
        """Have the answers hold from *since* on and before *until* only; empty where there is no limit."""
        self.since = max(self.since, since)
        self.until = min(filter(None, (self.until, until)), default="")


class Recorder:
    """Notes what is asked for, as long as somebody remembers it."""

    def __init__(self) -> None:
        """Begin with nobody who remembers."""
        self._remembering: list[Asked] = []

    def ask(self, kind: AnswerKind, *parts: str) -> None:
        """Note that the answer of *kind* with *parts* is asked for, whether there is one or not."""
        if self._remembering:
            self._remembering[-1].keys.add(kind.key(*parts))

    def limit(self, since: str, until: str) -> None:
        """Note that an answer holds from *since* on and before *until* only (ISO 8601; empty: no limit)."""
        if self._remembering:
            self._remembering[-1].limit(since, until)

    @contextmanager
    def remember(self) -> Iterator[Asked]:
        """Give what is asked for inside."""
        asked = Asked()
        self._remembering.append(asked)
        try:
            yield asked
        finally:
            self._remembering.pop()

    def ask_again(self, asked: Asked) -> None:
        """Note that all that *asked* holds is asked for once more."""
        if self._remembering:
            self._remembering[-1].add(asked)


class KeptAnswers:
    """Answers that are kept in memory with what was asked for them; who gets one asks for all of it."""

    def __init__(self, recorder: Recorder, most: int | None = None) -> None:
        """Keep *most* answers at most, any number when it is None."""
        self._recorder = recorder
        self._most = most
        self._kept: dict[Hashable, tuple[Any, Asked]] = {}

    def __contains__(self, key: Hashable) -> bool:
        """Whether the answer for *key* is kept."""
        return key in self._kept

    def get(self, key: Hashable, find: Callable[[], Answer]) -> Answer:
        """Return the answer for *key*, which *find* finds when it is not kept."""
        kept = self._kept.get(key)
        if kept is None:
            if self._most is not None and len(self._kept) >= self._most:
                self._kept.clear()
            with self._recorder.remember() as asked:
                answer = find()
            kept = self._kept[key] = answer, asked
        self._recorder.ask_again(kept[1])
        found: Answer = kept[0]
        return found
