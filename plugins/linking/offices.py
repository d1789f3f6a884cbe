"""Offices around a name: chains before and after it, *nguyên*, *giữ chức*, one title for several people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plugins.linking.bodies import Body
from plugins.linking.hits import Hits
from plugins.linking.lexicon import ALONE, BODY_TITLES, FORMER
from plugins.linking.people import Name
from plugins.linking.tokens import Reading, flow_key

_ALONE = {flow_key(title.split()) for title in ALONE}
_BODY_TITLES = {flow_key(title.split()): head for title, head in BODY_TITLES.items()}
_SEPARATORS = {",", "-", ";", "kiêm"}
_VERBS = (("giữ", "chức", "vụ"), ("giữ", "chức"), ("chức", "vụ"), ("làm",), ("là",), ("chức",), ("cương", "vị"))


@dataclass(slots=True)
class Office:
    """An office phrase. Positions are words."""

    first: int
    """Where the title starts, *nguyên* included."""
    title_last: int
    body: Body | None
    former: bool

    @property
    def last(self) -> int:
        """The word after the phrase."""
        return self.body.last if self.body else self.title_last


@dataclass(slots=True)
class Held:
    """A person's name and an office the text gives the person."""

    name: Name
    office: Office


BodyAt = Callable[[int], Body | None]


def office_at(reading: Reading, hits: Hits, at: int, body_at: BodyAt) -> Office | None:
    """Return the office phrase that starts at *at*, or None."""
    first = at
    former = at < len(reading) and reading.words[at] in FORMER
    if former:
        at += 1
    title = hits.titles.get(at)
    if title is None:
        return None
    last, key = title
    head = _BODY_TITLES.get(key)
    if head:
        start = last - 1
        while start > at + 1 and reading.key(start, last) != head:
            start -= 1
        body = body_at(start) if reading.key(start, last) == head else None
        if body is not None and body.last > last and not body.is_bare:
            return Office(first, start, body, former)
    body = body_at(last)
    return Office(first, last, body, former)


def chain_at(reading: Reading, hits: Hits, at: int, body_at: BodyAt) -> list[Office]:
    """Return the offices from *at* on, separated by commas, dashes or *kiêm*."""
    chain: list[Office] = []
    while True:
        office = office_at(reading, hits, at, body_at)
        if office is None:
            return chain
        chain.append(office)
        at = office.last
        if at < len(reading) and reading.words[at] in _SEPARATORS:
            at += 1
            if at < len(reading) and reading.words[at] in {"kiêm", "và"}:
                at += 1
        else:
            return chain


def find_chains(reading: Reading, hits: Hits, body_at: BodyAt) -> list[list[Office]]:
    """Return all office phrases of the text, chain by chain."""
    chains: list[list[Office]] = []
    done = -1
    for at in sorted(hits.titles):
        if at < done:
            continue
        first = at - 1 if at and reading.words[at - 1] in FORMER else at
        chain = chain_at(reading, hits, first, body_at)
        if chain:
            chains.append(chain)
            done = chain[-1].last
    return chains


def names_after(reading: Reading, hits: Hits, chains: list[list[Office]]) -> set[int]:
    """Return the words where a name may start because an office ends before."""
    starts = set()
    for chain in chains:
        at = _skip_honorific(reading, hits, chain[-1].last)
        starts.add(at)
    return starts


def _skip_honorific(reading: Reading, hits: Hits, at: int) -> int:
    if at + 1 < len(reading) and reading.words[at] in {"-", ":"} and at + 1 in hits.honorifics:
        at += 1
    if at in hits.honorifics:
        return hits.honorifics[at][0]
    if at < len(reading) and reading.words[at] == ":":
        return at + 1
    return at


def match_offices(
    reading: Reading, hits: Hits, chains: list[list[Office]], names: list[Name], bodies: list[Body]
) -> list[Held]:
    """Give each chain to the person before or after it."""
    by_first = {name.first: name for name in names}
    by_last = {name.last: name for name in names}
    held: list[Held] = []
    for chain in chains:
        for name in _holders(reading, hits, chain, by_first, by_last, names):
            held.extend(Held(name, office) for office in chain if _is_whole(office, reading))
    return held


def _is_whole(office: Office, reading: Reading) -> bool:
    """Whether the phrase says an office: a body is there, or the title needs none."""
    key = reading.key(office.first, office.title_last).removeprefix("nguyên ").removeprefix("cựu ")
    return office.body is not None or key in _ALONE


def _holders(
    reading: Reading,
    hits: Hits,
    chain: list[Office],
    by_first: dict[int, Name],
    by_last: dict[int, Name],
    names: list[Name],
) -> list[Name]:
    first, last = chain[0].first, chain[-1].last
    after = by_first.get(_skip_honorific(reading, hits, last))
    if after:
        return [after, *_listed(reading, hits, first, after, by_first)]
    at = first - 1
    if at >= 0 and reading.words[at] in {",", "-", "("}:
        before = by_last.get(at)
        if before:
            return [before]
    subject = _subject(reading, first, names)
    return [subject] if subject else []


def _listed(reading: Reading, hits: Hits, first: int, name: Name, by_first: dict[int, Name]) -> list[Name]:
    """Return the further people of *các Phó Thủ tướng: A, B và C*."""
    if not (first and reading.words[first - 1] in {"các", "hai", "ba", "những"}):
        return []
    more = []
    while name.last < len(reading) and reading.words[name.last] in {",", "và"}:
        at = name.last + 1
        if at in hits.honorifics:
            at = hits.honorifics[at][0]
        following = by_first.get(at)
        if following is None:
            break
        more.append(following)
        name = following
    return more


def _subject(reading: Reading, first: int, names: list[Name]) -> Name | None:
    """Return the person of *X … giữ chức Y*: the last one named before the verb in the sentence."""
    words = reading.words
    start = next((first - len(verb) for verb in _VERBS if tuple(words[first - len(verb) : first]) == verb), None)
    if start is None or start < 0:
        return None
    at = start
    while at > 0 and not reading.is_sentence_end(at - 1):
        at -= 1
    inside = [name for name in names if at <= name.first < start and not name.is_short]
    return inside[-1] if inside else None
