"""What a record says that finds it, and that joins it to others."""

from __future__ import annotations

import re

from plugins.authority.cited_documents import attached_document, cited_document
from plugins.authority.records import Committee, Event, Person, Record
from plugins.authority.statements import statements_of
from plugins.text.normal import match_key, slugify

Relation = tuple[str, str]
"""How a record is related, and to what: ``parent`` and a committee's slug, ``series`` and its name, …"""


def lookups_of(record: Record) -> set[tuple[str, str]]:
    """Return the ways to find *record*: ``id``, ``former`` or ``name``, and the key."""
    found = {("id", one) for one in (record.id, *record.merged_ids) if one}
    found |= {("former", one) for one in record.former_slugs}
    return found | {("name", match_key(record.name))}


BEGINNING_WORDS = 3
"""*Ban Tuyên giáo*: with fewer, half of all committees have one beginning."""
_HEAD_SYLLABLES = 2
"""*Thành ủy*, *Quận ủy*: what is left of a parent's name without its place."""

Mask = tuple[str, str]
"""An address with one syllable left out (``vu-*-bang``), and that syllable; the whole address and nothing."""


def masks_of(address: str) -> list[Mask]:
    """Return *address* as it is, then without each of its syllables.

    >>> masks_of("vu-bang")
    [('vu-bang', ''), ('*-bang', 'vu'), ('vu-*', 'bang')]
    """
    syllables = address.split("-")
    without = ((*syllables[:place], "*", *syllables[place + 1 :]) for place in range(len(syllables)))
    return [
        (address, ""),
        *(("-".join(left), left_out) for left, left_out in zip(without, syllables, strict=True)),
    ]


def likenesses_of(record: Record) -> set[Mask]:
    """Return the masks of all names of *record* and of its slug: names much like those share one with it.

    Those of a committee are found by their beginnings too: the first words, and all words (``words_of``).
    """
    names = printed_names(record)
    found = {mask for address in (record.slug, *map(slugify, names)) for mask in masks_of(address)}
    if isinstance(record, Committee):
        of_names = (words for words in map(words_of, names) if len(words) > BEGINNING_WORDS)
        found |= {(" ".join(words[:BEGINNING_WORDS]), " ".join(words)) for words in of_names}
    return found


def words_of(name: str) -> list[str]:
    """Return the match keys of the words of *name*, what stands between them left out."""
    return re.findall(r"\w+", match_key(name))


def printed_names(record: Record) -> set[str]:
    """Return the names of *record*, and what texts make of those of a committee that end with its parent's name.

    *Ban Dân vận Thành ủy Vân Khê* is *Ban Dân vận Thành ủy* or *Ban Dân vận* where nothing else can be meant.
    """
    names = set(record.all_names)
    if not isinstance(record, Committee):
        return names
    for parent in record.parents:
        length = parent.committee.count("-") + 1
        for words in (name.split() for name in record.all_names):
            if len(words) > length and slugify(" ".join(words[-length:])) == parent.committee:
                names |= {" ".join(words[:-length]), " ".join(words[: len(words) - length + _HEAD_SYLLABLES])}
    return names


def relations_of(record: Record) -> set[Relation]:
    """Return what *record* says of others: how, and the slug (or name of a series); and the sources that it cites."""
    cited = {source for one in statements_of(record) for source in one.sources}
    sources = {*record.sources, *cited}
    years = {source: cited_document(source).year for source in sources}
    found = {(way_of_sources(year), source) for source, year in years.items()}
    return _related_to(record) | found | {("source year", year) for year in years.values()}


def way_of_sources(year: str) -> str:
    """Return how a record is related to a source whose document is of *year*: pages list them by year.

    >>> way_of_sources("2019")
    'source of 2019'
    """
    return f"source of {year}"


def _related_to(record: Record) -> set[Relation]:
    if isinstance(record, Person):
        return {("tenure", one.committee) for one in record.tenures if one.committee}
    if isinstance(record, Committee):
        lineage = (*record.predecessors, *record.successors)
        return {("parent", one.committee) for one in record.parents} | {
            ("lineage", one.committee) for one in lineage
        }
    if isinstance(record, Event):
        found = {("organiser", one.value) for one in record.organisers}
        found |= {("start", record.span.start or "")}
        attached = (
            attached_document(one.number or "", one.title, one.date or "") for one in record.documents
        )
        found |= {("document", one.year) for one in attached}
        return found | ({("series", record.series)} if record.series else set())
    return set()
