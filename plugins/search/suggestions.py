"""What the search knows of names: small static files, the first of each kind loaded when the box gets the focus.

Where a kind has more names than fit one small file, that file holds the most cited, and every other name stands in a
file for the beginning of each of its words (``goi-y/su-kien/ho.json``), which the browser asks for when it is typed.
Where a word is in too many names its file holds the most cited of them, and each of them stands in a file for that word
with the beginning of another (``goi-y/su-kien/hoi-xo.json``), but where its other words lead to it anyway: whoever
knows all words of a name finds it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from plugins.addresses import OFFICE_NAMES, SHORT_FORMS, file_of, names_address
from plugins.authority.offices import office_phrase
from plugins.authority.records import Committee, Record
from plugins.catalogue.queries.linking import editors_short_forms, home_committee
from plugins.catalogue.store import Catalogue
from plugins.catalogue.tables import compact
from plugins.kinds import KINDS
from plugins.linking.vocabulary.abbreviations import ABBREVIATIONS
from plugins.search.spelling import folded, words
from plugins.text.normal import slugify, sort_key
from plugins.views.holdings import Holdings

_MAX_FIRST_FILE_CHARACTERS = 45_000
"""Of the names in the first file of a kind; compressed it is a tenth to a fifth of that."""
_MAX_PART_CHARACTERS = 60_000
"""Of the names in a part; one that holds more is split by one letter more."""
_MAX_BEGINNING_LETTERS = 8
"""A part for so long a beginning, or for a whole word, is split by the other words of its names."""
_ENOUGH_PARTS = 2
"""A name that stands whole in so many parts stands in no part for two words."""
_OTHER_SCRIPT = "_"
"""Stands for every word that cannot be part of a file's name."""
_WORDS_WITH_INITIALS = range(3, 9)
"""How many words a name has that people call by its initials: *BTC*."""
_COUNT_DIGITS = 3
"""Binary digits of a number of articles that are kept, so that an article more seldom changes a file."""


class SuggestedName(NamedTuple):
    """A record in the files, where it is written as a list."""

    name: str
    slug: str
    """Empty where it follows from the name."""
    note: str
    """What tells it from others of the same name; empty where it has none."""
    other_names: tuple[str, ...]
    article_count: int
    """That name it, rounded down to three binary digits."""


@dataclass(frozen=True, slots=True, eq=False)
class _PlacedName:
    """A suggested name, with what decides in which files it stands."""

    suggested: SuggestedName
    forms: frozenset[frozenset[str]]
    """The words of each of its names, without marks; and its initials as if they were a word."""
    size: int
    """Characters in a file."""


class _Form(NamedTuple):
    """A name by one of its forms, in the part for the other words of that form."""

    name: _PlacedName
    words: frozenset[str]
    """That are left."""


def suggestion_files(holdings: Holdings, kind: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file of *kind*, the first one first."""
    records = sorted(
        holdings.register.by_kind[kind].values(),
        key=lambda record: (sort_key(record.name), record.slug),
    )
    yield from _files(names_address(kind), kind, [_name(holdings, record) for record in records])


def office_files(holdings: Holdings) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each file of the offices that the register gives to somebody, the first one first.

    An office is its phrase with the name of its committee, the committee's slug, the title, the phrases with the other
    names, and the count of the committee. That of the home committee has its kind for a name too, for all say
    *bí thư thành ủy* there; the first file names it.
    """
    home = home_committee(holdings.catalogue)
    names = []
    for slug, title in sorted(_offices(holdings)):
        committee = holdings.register.committees[slug]
        own_kind = (committee.type,) if slug == home and committee.type else ()
        phrases = dict.fromkeys(office_phrase(title, name) for name in (*committee.all_names, *own_kind))
        phrase, *others = phrases
        count = _rounded(holdings.counts.get((committee.kind, slug), 0))
        names.append(_placed(SuggestedName(phrase, slug, title, tuple(others), count)))
    yield from _files(OFFICE_NAMES, Committee.kind, names, home or "")


def _offices(holdings: Holdings) -> set[tuple[str, str]]:
    """Return the slug of each committee with each title that a dated tenure in it has."""
    tenures = (
        proven.tenure for person in holdings.register.persons for proven in holdings.tenures_of(person)
    )
    committees = holdings.register.committees
    return {
        (one.committee, one.office)
        for one in tenures
        if one.span.is_known and one.committee and one.committee in committees
    }


def short_forms_file(catalogue: Catalogue) -> tuple[str, bytes]:
    """Return path and bytes of the short forms that the linker knows, as words without marks, each with what it may mean."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in (ABBREVIATIONS, editors_short_forms(catalogue)):
        for long, shorts in table.items():
            for short in shorts:
                found[folded(" ".join(words(short)))].add(long)
    plain = {short: sorted(longs) for short, longs in sorted(found.items())}
    return file_of(SHORT_FORMS), compact(plain).encode()


def _files(address: str, kind: str, names: list[_PlacedName], home: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the files for *names*, the first one first."""
    first = _most_cited(names, _MAX_FIRST_FILE_CHARACTERS)
    kept = set(first)
    parts = dict(_parts([_Form(name, form) for name in names if name not in kept for form in name.forms]))
    counts = {key: len(part) for key, part in sorted(parts.items())}
    path = file_of(address)
    yield path, _file(kind, first, counts, home)
    folder = path.removesuffix(".json")
    for key, part in sorted(parts.items()):
        yield f"{folder}/{key}.json", _file(kind, part, {})


def _name(holdings: Holdings, record: Record) -> _PlacedName:
    link = holdings.link(record)
    slug = "" if slugify(record.name) == record.slug else record.slug
    count = _rounded(holdings.counts.get((record.kind, record.slug), 0))
    suggested = SuggestedName(link.text, slug, record.disambiguation or "", record.all_names[1:], count)
    return _placed(suggested)


def _placed(suggested: SuggestedName) -> _PlacedName:
    forms = set()
    for name in (suggested.name, *suggested.other_names):
        bare = [_bare(word) for word in words(name)]
        forms.add(frozenset(bare))
        if len(bare) in _WORDS_WITH_INITIALS:
            forms.add(frozenset({"".join(word[0] for word in bare)}))
    return _PlacedName(suggested, frozenset(forms), len(compact(suggested)))


def _rounded(count: int) -> int:
    """Return *count* rounded down to its first binary digits.

    >>> [_rounded(count) for count in (0, 7, 9, 1000)]
    [0, 7, 8, 896]
    """
    cut = max(0, count.bit_length() - _COUNT_DIGITS)
    return count >> cut << cut


def _most_cited(names: list[_PlacedName], most: int) -> list[_PlacedName]:
    """Return the most cited of *names* that fit *most* characters, in their order."""
    left = most
    chosen = set()
    for place in sorted(range(len(names)), key=lambda place: (-names[place].suggested.article_count, place)):
        left -= names[place].size
        if left < 0:
            break
        chosen.add(place)
    return [name for place, name in enumerate(names) if place in chosen]


def _parts(forms: list[_Form], before: str = "") -> Iterator[tuple[str, list[_PlacedName]]]:
    """Yield the keys of parts, *before* and a beginning of words, and the names that have such a word.

    A part that would be too large holds what has no other word and the most cited, and is split by the beginnings of
    the other words, but for names that stand whole in two parts of this length already: one that is looked up with one
    word wrong is found there by another.
    """
    found = dict(_by_beginning(forms))
    wholes = Counter(form for of_part in found.values() if _fits(of_part) for form in of_part)
    for beginning, of_part in found.items():
        key = before + beginning
        names = _names(of_part)
        if _fits(of_part):
            yield key, names
            continue
        left = {form: _Form(form.name, _without(beginning, form.words)) for form in of_part}
        kept = {form.name for form in left.values() if not form.words}
        kept |= set(_most_cited(names, _MAX_PART_CHARACTERS))
        yield key, [name for name in names if name in kept]
        yield from _parts([rest for form, rest in left.items() if wholes[form] < _ENOUGH_PARTS], f"{key}-")


def _by_beginning(forms: list[_Form], length: int = 2, common: str = "") -> Iterator[tuple[str, list[_Form]]]:
    """Yield the beginnings of words, two letters or as many as it takes to fit a part, and the forms that have such a word.

    Of words that do not begin with *common* nothing is yielded.
    """
    found: dict[str, list[_Form]] = defaultdict(list)
    for form in forms:
        for beginning in {word[:length] for word in form.words if word.startswith(common)}:
            found[beginning].append(form)
    for beginning, of_part in found.items():
        if len(beginning) == length < _MAX_BEGINNING_LETTERS and not _fits(of_part):
            yield from _by_beginning(of_part, length + 1, beginning)
        else:
            yield beginning, of_part


def _names(forms: Iterable[_Form]) -> list[_PlacedName]:
    """Return the name of each of *forms* once, in their order."""
    return list(dict.fromkeys(form.name for form in forms))


def _fits(forms: Iterable[_Form]) -> bool:
    return sum(name.size for name in _names(forms)) <= _MAX_PART_CHARACTERS


def _without(beginning: str, of_form: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in of_form if word[:_MAX_BEGINNING_LETTERS] != beginning)


@lru_cache(maxsize=1 << 15)
def _bare(word: str) -> str:
    """Return *word* without marks as part of a file's name."""
    bare = folded(word)
    return bare if bare.isascii() and bare.isalnum() else _OTHER_SCRIPT


def _file(kind: str, names: list[_PlacedName], parts: Mapping[str, int], home: str = "") -> bytes:
    """Return the file for *names*; *parts* tells which others there are and how many names each has."""
    entries = [name.suggested for name in names]
    plain = {
        "kind": kind,
        "folder": KINDS[kind].segment,
        "entries": entries,
        **({"parts": parts} if parts else {}),
        **({"home": home} if home else {}),
    }
    return compact(plain).encode()
