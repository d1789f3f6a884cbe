"""Records whose names are much like a name that none of them has: other marks, or one other letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from plugins.authority.records import Record
from plugins.authority.register import Register
from plugins.authority.relations import masks_of, printed_names
from plugins.text.normal import match_key, slugify

_MIN_LIKENESS_PERCENT = 75
"""Ratio of rapidfuzz from which an address is offered for what an editor typed."""
_NUMBER = re.compile(r".*\d.*|[ivxlcdm]+")
"""A syllable with a digit, or of the letters of Roman numerals: *quận 7* and *quận 8* are no error of typing."""


def look_alikes(register: Register, kind: str, named: str) -> tuple[Record, ...]:
    """Return the records of *kind* with a name that differs from *named* in marks alone, else those with one other letter.

    Their addresses count as names.
    """
    address = slugify(named)
    if not address:
        return ()
    whole, *others = masks_of(address)
    slugs = {slug for _, slug in register.alike(kind, whole[0])}
    if not slugs:
        slugs = {
            slug
            for mask, syllable in others
            for other, slug in register.alike(kind, mask)
            if is_one_letter_off(syllable, other)
        }
    return tuple(register.by_kind[kind][slug] for slug in sorted(slugs))


def is_misspelt(syllable: str, other: str) -> bool:
    """Whether two syllables differ in marks alone, or in one letter."""
    return slugify(syllable) == slugify(other) or (
        is_one_letter_off(slugify(syllable), slugify(other)) and _is_much_like(syllable, other)
    )


def is_one_letter_off(syllable: str, other: str) -> bool:
    """Whether two syllables without marks differ in one letter."""
    if Levenshtein.distance(syllable, other, score_cutoff=1) != 1 or min(len(syllable), len(other)) < 2:
        return False
    return not (_NUMBER.fullmatch(syllable) or _NUMBER.fullmatch(other))


def likely_meant(register: Register, kind: str, name: str) -> tuple[str, ...]:
    """Return the slugs of the records of *kind* that a text may mean by *name*: with other marks, or with one other letter."""
    return tuple(
        record.slug
        for record in look_alikes(register, kind, name)
        if any(_is_much_like(name, other) for other in printed_names(record))
    )


def _is_much_like(name: str, other: str) -> bool:
    letters = Levenshtein.distance(match_key(name), match_key(other), score_cutoff=1)
    return letters == 1 or (letters > 1 and slugify(name) == slugify(other))


def did_you_mean(register: Register, kind: str, named: str) -> str:
    """Return in brackets what an editor may have meant by *named*, empty when nothing is close.

    The slug of one record; of several with one name each, with what tells it apart.
    """
    records = look_alikes(register, kind, named)
    if not records:
        slugs = list(register.by_kind[kind])
        close = process.extractOne(
            slugify(named), slugs, scorer=fuzz.ratio, score_cutoff=_MIN_LIKENESS_PERCENT
        )
        if close is None:
            return ""
        record = register.by_kind[kind][close[0]]
        records = tuple(register.by_kind[kind][slug] for slug in register.namesakes(kind, record.name))
    return f" ({describe_records(records) if len(records) > 1 else records[0].slug}?)"


def describe_records(records: Iterable[Record]) -> str:
    """Return *records* for a message: id or slug of each, with its disambiguation."""
    return "; ".join(
        f"{record.id or record.slug} ({record.disambiguation or record.slug})" for record in records
    )


def name_records(records: Iterable[Record]) -> str:
    """Return *records* for a message: the name of each, with its disambiguation and its id or slug."""
    return "; ".join(
        f"{record.name} ({', '.join(filter(None, (record.disambiguation, record.id or record.slug)))})"
        for record in records
    )
