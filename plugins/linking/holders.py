"""Whose an office is: the person named right after it, right before it, or the subject of *giữ chức*."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from plugins.linking.body import Body
from plugins.linking.hits import Hits
from plugins.linking.offices import Office, skip_honorific
from plugins.linking.people import Name
from plugins.linking.tokens import Reading

_VERBS = (
    ("giữ", "chức", "vụ"),
    ("giữ", "chức", "danh"),
    ("giữ", "cương", "vị"),
    ("giữ", "chức"),
    ("chức", "vụ"),
    ("chức", "danh"),
    ("cách", "chức"),
    ("làm",),
    ("là",),
    ("chức",),
    ("bổ", "nhiệm"),
    ("cán", "bộ"),
)
_PRONOUNS = {"ông", "bà", "đồng chí", "anh", "chị"}
_BESIDES = {"sinh", "quê", "năm", "nguyên quán", "tuổi", "trú", "hiện", "còn"}
_LONGEST_ASIDE = 14
_NEAREST = 12
"""Names looked at for a subject."""


@dataclass(slots=True)
class Held:
    """A person's name and an office the text gives the person."""

    name: Name
    office: Office


class Holders:
    """Gives the offices of one text to the persons in it."""

    def __init__(self, reading: Reading, hits: Hits, names: list[Name], bodies: list[Body]) -> None:
        """Work on *reading* with the *names* and *bodies* found in it."""
        self.reading = reading
        self.hits = hits
        self.names = names
        self.bodies = bodies
        self.by_first = {name.first: name for name in names}
        self.by_last = {name.last: name for name in names}
        self._titled: set[int] = set()
        self._full = [name for name in names if not name.is_short]
        self._full_firsts = [name.first for name in self._full]

    def match(self, chains: list[list[Office]]) -> list[Held]:
        """Give each chain to its person or persons; a chain of nobody is left out."""
        self._titled = {skip_honorific(self.reading, self.hits, chain[-1].last) for chain in chains}
        held: list[Held] = []
        for chain in itertools.chain.from_iterable(map(self._parted, chains)):
            for name in self._holders(chain):
                for office in self._own(chain, name):
                    whole = office if office.body else self._of_delegation(office, chain)
                    if whole.is_whole:
                        held.append(Held(name, whole))
        return held

    def _parted(self, chain: list[Office]) -> list[list[Office]]:
        """Cut *A, Trưởng Ban Dân vận; Đại tá B* at the semicolon, when a name stands on both sides."""
        words = self.reading.words
        for number in range(1, len(chain)):
            between = words[chain[number - 1].last : chain[number].first]
            if between[:1] == [";"] and self._before(chain[0].first):
                return [chain[:number], *self._parted(chain[number:])]
        return [chain]

    def _holders(self, chain: list[Office]) -> list[Name]:
        first, last = chain[0].first, chain[-1].last
        after = self.by_first.get(skip_honorific(self.reading, self.hits, last))
        if after and not chain[-1].title.startswith(("thư ký ", "trợ lý ")):
            return [after, *self._listed(first, after)]
        before = self._before(first)
        if before:
            return [before]
        subject = self._subject(first)
        return self._and_those_before(subject) if subject else []

    def _and_those_before(self, name: Name) -> list[Name]:
        """Return the people of *các đồng chí A, B giữ chức …*, of whom *name* is the last."""
        words = self.reading.words
        people = [name]
        while words[people[0].first - 1] in {",", "và"} and people[0].first - 1 in self.by_last:
            people.insert(0, self.by_last[people[0].first - 1])
        plural = self._honorific_before(people[0].first)
        return people if plural.startswith(("các ", "hai ", "ba ")) else [name]

    def _honorific_before(self, at: int) -> str:
        return next((key for last, key in self.hits.honorifics.values() if last == at), "")

    def _own(self, chain: list[Office], name: Name) -> list[Office]:
        """Drop the offices of somebody else: *báo cáo với Bí thư Thành ủy, Giám đốc Sở A cho biết*."""
        first = chain[0].first
        reports = first and self.reading.words[first - 1] == "với" and name.first > first
        if reports and len(chain) > 1 and not chain[0].title.startswith("ủy viên"):
            return chain[-1:]
        return chain

    def _before(self, first: int) -> Name | None:
        """Return the person of *A, Bí thư …*, *A - Bí thư …*, *A (Bí thư …)*, asides like *sinh năm 1968* left out."""
        words = self.reading.words
        at = first - 1
        while at >= 0 and words[at] in {"hiện", "là", "nay", "đang"}:
            at -= 1
        if at < 0 or words[at] not in {",", "-", "(", ";"}:
            return None
        found = self.by_last.get(at)
        if found or words[at] != ",":
            return found
        for start in range(at - 1, max(at - _LONGEST_ASIDE, 0), -1):
            if words[start] in {",", "("} and start + 1 < at and words[start + 1] in _BESIDES:
                return self.by_last.get(start)
            if self.reading.is_sentence_end(start) and words[start] != ".":
                return None
        return None

    def _listed(self, first: int, name: Name) -> list[Name]:
        """Return the further people of *các Phó Thủ tướng: A, B và C*."""
        words = self.reading.words
        if not (first and words[first - 1] in {"các", "hai", "ba", "những", "chí"}):
            return []
        more = []
        while name.last < len(words) and words[name.last] in {",", "và"}:
            at = name.last + 1
            if at in self.hits.honorifics:
                at = self.hits.honorifics[at][0]
            following = self.by_first.get(at)
            if following is None:
                break
            more.append(following)
            name = following
        return more

    def _subject(self, first: int) -> Name | None:
        """Return the person of *X … giữ chức Y*: the last one named before the verb who has no title in front."""
        words = self.reading.words
        if words[first - 1 : first] == [":"]:
            first -= 1
        start = next(
            (first - len(verb) for verb in _VERBS if tuple(words[first - len(verb) : first]) == verb), None
        )
        if start is None or start < 0:
            return None
        begin = self._sentence_start(start)
        inside = self._named_between(begin, start)[-_NEAREST:]
        plain = [name for name in inside if name.first not in self._titled]
        if plain or inside:
            return (plain or inside)[-1]
        head = self.hits.honorifics.get(begin)
        if head is None or head[1] not in _PRONOUNS or not begin:
            return None
        earlier = self._named_between(self._sentence_start(begin - 1), begin)
        return earlier[-1] if earlier else None

    def _sentence_start(self, at: int) -> int:
        starts = self.reading.sentences
        return starts[bisect_right(starts, at) - 1]

    def _named_between(self, first: int, last: int) -> list[Name]:
        """Return the full names that start from *first* on and before *last*."""
        firsts = self._full_firsts
        return self._full[bisect_left(firsts, first) : bisect_left(firsts, last)]

    def _of_delegation(self, office: Office, chain: list[Office]) -> Office:
        """Read *Đoàn kiểm tra … do A làm Trưởng đoàn*: the body is the delegation named before."""
        if office.title != "trưởng đoàn" or self.reading.words[office.first - 1 : office.first] != ["làm"]:
            return office
        begin = self._sentence_start(office.first)
        teams = [
            body
            for body in self.bodies
            if begin <= body.first < office.first and body.head.startswith("đoàn") and len(body.layers[0]) > 4
        ]
        if not teams:
            return office
        return Office(office.first, office.first + 1, "trưởng", teams[-1], office.former)
