"""Names of committees that the grammar cuts short at a slip: *Ban Tuyên giáo* of *Ban Tuyên giáo và Dân vân*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from plugins.authority.look_alikes import is_misspelt
from plugins.authority.register import Register
from plugins.authority.relations import BEGINNING_WORDS, words_of
from plugins.linking.mentions import Mention
from plugins.linking.tokens import JOINERS
from plugins.text.normal import match_key

_WORDS = re.compile(r"\w+(?:[\s\-–]+\w+)*")
"""Words with nothing but blanks and hyphens between them."""
_WORD = re.compile(r"\w+")
_MAX_WORDS = 25
"""Of a name that is looked for."""


class CutNames:
    """Finds them in texts; what the register says of the same words is asked once."""

    def __init__(self, register: Register) -> None:
        """Look for the names of the committees of *register*."""
        self._register = register
        self._longer: dict[str, list[list[str]]] = {}
        """Words of the names that go on after these words, once they were asked for."""

    def find(self, mentions: Iterable[Mention], plain: str) -> Iterator[str]:
        """Yield the words of *plain* that go on after the mention of a committee as a name does, but for one syllable."""
        for mention in mentions:
            if mention.kind != "committee":
                continue
            surface = plain[mention.start : mention.end]
            if surface not in self._longer:
                self._longer[surface] = self._names_after(words_of(surface))
            if longer := self._longer[surface]:
                count, words = len(words_of(surface)), _words_from(mention.start, plain)
                if end := max(_end_of(name, count, words) for name in longer):
                    yield plain[mention.start : end]

    def _names_after(self, said: list[str]) -> list[list[str]]:
        begun = " ".join((*said, ""))
        alike = self._register.alike("committee", " ".join(said[:BEGINNING_WORDS]))
        return [name.split() for name, _ in alike if name.startswith(begun)]


def _words_from(start: int, plain: str) -> list[re.Match[str]]:
    found = _WORDS.match(plain, start)
    return [*islice(_WORD.finditer(plain, start, found.end()), _MAX_WORDS)] if found else []


def _end_of(name: list[str], count: int, words: Sequence[re.Match[str]]) -> int:
    """Return where *name* ends when *words* say it with one slip after the first *count* of them; 0 when they do not."""
    if len(words) < len(name):
        return 0
    slips = [place for place in range(count, len(name)) if match_key(words[place].group()) != name[place]]
    if len(slips) != 1 or not is_misspelt(words[slips[0]].group(), name[slips[0]]):
        return 0
    return words[len(name) - 1].end()


def words_around_slips(names: Iterable[str]) -> set[frozenset[str]]:
    """Return what the ``flow`` of a text holds that has one of *names* with a slip behind its beginning: all keys of one of these."""
    return {
        frozenset((*words[:place], *words[place + 1 :])) - JOINERS
        for words in map(words_of, names)
        for place in range(BEGINNING_WORDS, len(words))
    }
