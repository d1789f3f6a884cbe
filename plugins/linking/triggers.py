"""Which texts a change of the register can matter to: those that hold certain words. All others stay as linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.linking.lexicon import HEAD_KINDS, KINDS_WITH_GRAMMAR
from plugins.linking.tokens import JOINERS
from plugins.linking.vocabulary.committees import SAME_NATIONAL
from plugins.linking.vocabulary.english import ENGLISH_BODIES, ENGLISH_NATIONAL, PARTY_COMMITTEES
from plugins.text.normal import fold

Trigger = frozenset[str]
"""Keys that the ``flow`` of a text must all hold, each between blanks."""
EVERY_TEXT: Trigger = frozenset()
_ENGLISH_WAYS = {
    **dict.fromkeys(PARTY_COMMITTEES.values(), ("party committee",)),
    **{
        head: tuple(way for way, same in {**ENGLISH_BODIES, **ENGLISH_NATIONAL}.items() if same == head)
        for head in (*ENGLISH_BODIES.values(), *ENGLISH_NATIONAL.values())
        if head
    },
}
"""How English articles call committees, by core."""
Plain = Mapping[str, Any]
"""An index as ``plain_index`` gives it, out of JSON: tuples are lists."""


def changed_triggers(
    old: Plain, new: Plain, touched: Iterable[tuple[str, str]], home: str | None
) -> frozenset[Trigger]:
    """Return what a text must hold to be linked otherwise with *new* than with *old*: all keys of one of these.

    *touched* are kind and slug of the records that changed in what linking asks of them (see ``index.register``), with
    the committees below those that stand elsewhere now. *home* is the slug of what a bare *Thành ủy* means in both.
    """
    records = set(touched)
    slugs = {kind: {slug for of, slug in records if of == kind} for kind in KINDS_WITH_GRAMMAR}
    plain = {(kind, slug) for kind, slug in records if kind not in KINDS_WITH_GRAMMAR}
    keys = set(_changed_keys(old, new, slugs["person"] | slugs["event"], plain))
    found = {frozenset({key}) for key in keys}
    found |= {frozenset({fold(key)}) for key in keys if _names_person(key, old) or _names_person(key, new)}
    cores = {core for table in ("whole", "partial") for core in _different(old[table], new[table])}
    cores |= set(old["closed"]) ^ set(new["closed"])
    moved = _different(old["places"], new["places"])
    if home in moved:
        found.add(EVERY_TEXT)
    committees = slugs["committee"] | moved
    for index in (old, new):
        cores |= {core for slug in committees for core in index["cores"].get(slug, ())}
        found |= {frozenset({key}) for key, slug in index["sites"].items() if slug in moved}
    for core in cores:
        for index in (old, new):
            found |= {_words(one) for one in _ways_to_say(core, index)}
    heads = {tuple(one[:3]): one[3] for one in old["numbered"]}
    others = {tuple(one[:3]): one[3] for one in new["numbered"]}
    found |= {_words(head) for head, _, _ in _different(heads, others)}
    for index in (old, new):
        found |= {_words(one[0]) for one in index["numbered"] if slugs["event"] & set(one[3])}
    return frozenset(found)


def _changed_keys(old: Plain, new: Plain, touched: set[str], plain: set[tuple[str, str]]) -> Iterator[str]:
    """Yield the keys that mean something else now, or a record that was touched.

    *touched* are slugs of persons and events, *plain* kind and slug of records of kinds without a grammar.
    """
    yield from _different(old["keys"], new["keys"])
    if not touched and not plain:
        return
    for index in (old, new):
        for key, meant in index["keys"].items():
            if (
                touched.intersection(meant.get("persons", ()))
                or touched.intersection(meant.get("events", ()))
                or (plain and plain.intersection(map(tuple, meant.get("plain_names", ()))))
            ):
                yield key


def _names_person(key: str, index: Plain) -> bool:
    return "persons" in index["keys"].get(key, ())


def _different(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> set[Any]:
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def _ways_to_say(core: str, index: Plain) -> Iterator[str]:
    """Yield the core, other names of it, and the ways to say it by another name of the committee that it sits in."""
    yield core
    yield from (key for key, same in SAME_NATIONAL.items() if same == core)
    yield from _ENGLISH_WAYS.get(core, ())
    words = core.split(" ")
    for count in range(1, len(words)):
        head, rest = " ".join(words[:count]), " ".join(words[count:])
        if head in HEAD_KINDS:
            yield from (
                f"{head} {other}"
                for slug in index["whole"].get(rest, ())
                for other in index["cores"].get(slug, ())
            )


def _words(core: str) -> Trigger:
    """Return the words of *core* that a text cannot leave out; they may stand apart: *các sở: Tài chính, Nội vụ*."""
    words = frozenset(core.split(" ")) - JOINERS
    return words - {"ban"} if "ban thường vụ" in core else words
