"""The names of a register, cut as the grammar cuts texts, ready to look up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from plugins.authority.records import Committee, Event, Record
from plugins.authority.register import Register
from plugins.linking.committees import CommitteePhrase, is_of_the_country, read_committee
from plugins.linking.lexicon import HEAD_KINDS, KINDS_WITH_GRAMMAR, Lexicon, Matches
from plugins.linking.numbered_events import CommitteesByFirst, owner_key, read_numbered
from plugins.linking.places import Place, find_place, place_of, with_level
from plugins.linking.tokens import Spellings, Tokens, flow_key
from plugins.linking.vocabulary.abbreviations import ABBREVIATIONS
from plugins.linking.vocabulary.committees import COMMITTEE_LEVEL, SAME_COMMITTEES
from plugins.linking.vocabulary.places import MAIN_CITIES
from plugins.linking.vocabulary.topics import LONGEST_TOPIC, TOPICS
from plugins.text.normal import match_key

Key = TypeVar("Key")
Slugs = tuple[str, ...]
"""Slugs of records, sorted."""
NumberedKey = tuple[str, int, str]
"""Head, number and owner of a counted event; see ``numbered_events.owner_key``."""


@dataclass(slots=True)
class Index:
    """What linking looks names up in."""

    lexicon: Lexicon
    spellings: Spellings
    whole: dict[str, Slugs] = field(default_factory=dict)
    """Slugs of the committees by core: the name without its place."""
    national: dict[str, Slugs] = field(default_factory=dict)
    """Slugs of national associations and their organs by the words of the name."""
    partial: dict[str, Slugs] = field(default_factory=dict)
    """Slugs by the first layers of a core: *ban thường vụ*, of all committees that have one."""
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    """The places a committee's names and record give, by slug."""
    numbered: dict[NumberedKey, Slugs] = field(default_factory=dict)
    """Slugs of counted events."""
    by_place_name: dict[str, Slugs] = field(default_factory=dict)
    """Slugs of committees by the key of a place's name without level."""
    cores: dict[str, frozenset[str]] = field(default_factory=dict)
    """The cores of a committee's names, by slug."""
    closed: frozenset[str] = frozenset()
    """Cores that are whole names: they need no place to tell whom they mean."""
    main_cities: frozenset[str] = MAIN_CITIES
    sites: dict[str, str] = field(default_factory=dict)
    """Slug of a city committee by the name of its site: *thanhuytphcm*."""
    register: Register = field(default_factory=Register)
    answers: dict[tuple[str, tuple[str, ...], Place | None], Slugs] = field(default_factory=dict)
    """What ``committee_resolution.by_words`` has answered so far, for speed."""

    def place(self, text: str) -> Place:
        """Return the place that *text* names."""
        return place_of(name_key(text, self.spellings))

    def places_in(self, text: str) -> list[Place]:
        """Return the places that *text* names, of all levels: *huyện Đồng Mận, thành phố Vân Khê*."""
        places = (self.place(part) for part in text.split(",") if part.strip())
        return [levelled for place in places if place.name for levelled in self.with_levels(place)]

    def with_levels(self, place: Place) -> list[Place]:
        """Return *place* with the levels that the country and the register know of its name."""
        place = with_level(place)
        if place.level or not place.name:
            return [place]
        slugs = self.by_place_name.get(place.name, ())
        known = {own for slug in slugs for own in self.places[slug] if own.name == place.name and own.level}
        return sorted(known, key=str) or [place]


@dataclass(slots=True)
class NameForm:
    """One name of a committee, cut."""

    slug: str
    layers: tuple[str, ...]
    place: Place | None


def spellings_with(more: Mapping[str, Sequence[str]] | None) -> Spellings:
    """Return how words are read, with the editors' own short forms *more*, by long form.

    A short form in *more* replaces the same one in the table.
    """
    own = {form.casefold() for forms in (more or {}).values() for form in forms}
    table = {
        long: tuple(form for form in forms if form.casefold() not in own)
        for long, forms in ABBREVIATIONS.items()
    }
    for long, forms in (more or {}).items():
        table[long] = (*table.get(long, ()), *forms)
    return Spellings(
        {short: flow_key(match_key(long).split()) for long, forms in table.items() for short in forms}
    )


def name_key(name: str, spellings: Spellings) -> str:
    """Return the key under which a whole *name* is looked up."""
    return Tokens(name, spellings).flow.strip()


def build_index(register: Register, more: Mapping[str, Sequence[str]] | None = None) -> Index:
    """Cut all names of *register*, read with the short forms *more*, and fill the lexicon with them."""
    spellings = spellings_with(more)
    committees = register.committees.values()
    places_of_records = {name_key(one.place, spellings) for one in committees if one.place}
    names_lexicon = Lexicon()
    names_lexicon.add("places", sorted(_with_bare_names(places_of_records)))
    names_lexicon.prepare()
    forms = [form for one in committees for form in _forms(one, names_lexicon, spellings)]
    index = Index(Lexicon(), spellings, register=register)
    _index_cores(index, forms)
    _index_places(index, forms)
    index.sites = {
        slug.replace("-", ""): slug
        for slug in register.committees
        if slug.startswith(("thanh-uy-", "tinh-uy-"))
    }
    index.numbered = _numbered_events(register.events.values(), names_lexicon, spellings)
    lexicon = index.lexicon
    places_of_names = {
        f"{form.place.level} {form.place.name}" if form.place.level else str(form.place.name)
        for form in forms
        if form.place and form.place.name
    }
    lexicon.add("places", _with_bare_names(places_of_records | places_of_names))
    cores = {*(" ".join(form.layers) for form in forms), *index.whole, *index.partial}
    lexicon.add("cores", cores - HEAD_KINDS.keys())
    lexicon.add("sites", index.sites)
    for key, slugs in slugs_by_key(register.persons.values(), spellings).items():
        lexicon.add_records("persons", key, slugs)
    for key, slugs in slugs_by_key(register.events.values(), spellings).items():
        lexicon.add_records("events", key, slugs)
    for key, records in _plain_names(register, spellings).items():
        lexicon.add_records("plain_names", key, records)
    lexicon.prepare()
    return index


def slugs_by_key(records: Iterable[Record], spellings: Spellings) -> dict[str, Slugs]:
    """Return the slugs of *records* by the keys of their names."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for name in record.all_names:
            by_key[name_key(name, spellings)].add(record.slug)
    return _sorted_slugs(by_key)


def _plain_names(register: Register, spellings: Spellings) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return kind and slug of the records of kinds without a grammar by the keys of their names, sorted."""
    by_key: dict[str, tuple[tuple[str, str], ...]] = {}
    for kind in sorted(register.by_kind.keys() - KINDS_WITH_GRAMMAR):
        for key, slugs in slugs_by_key(register.by_kind[kind].values(), spellings).items():
            by_key[key] = (*by_key.get(key, ()), *((kind, slug) for slug in slugs))
    return by_key


def _sorted_slugs(slugs: Mapping[Key, set[str]]) -> dict[Key, Slugs]:
    return {key: tuple(sorted(some)) for key, some in slugs.items()}


def _index_cores(index: Index, forms: Iterable[NameForm]) -> None:
    """Fill the tables of *index* that tell committees by the core of their names."""
    whole: dict[str, set[str]] = defaultdict(set)
    national: dict[str, set[str]] = defaultdict(set)
    partial: dict[str, set[str]] = defaultdict(set)
    cores: dict[str, set[str]] = defaultdict(set)
    closed: set[str] = set()
    for form in forms:
        core = canonical(" ".join(form.layers))
        whole[core].add(form.slug)
        if form.place is None and is_of_the_country(form.layers[-1]):
            national[" ".join(form.layers)].add(form.slug)
        cores[form.slug].add(core)
        if form.place is None and not _lacks_place(form.layers[-1]):
            closed.add(core)
        for count in range(1, len(form.layers)):
            partial[canonical(" ".join(form.layers[:count]))].add(form.slug)
    index.whole = _sorted_slugs(whole)
    index.national = _sorted_slugs(national)
    index.partial = _sorted_slugs(partial)
    index.cores = {slug: frozenset(some) for slug, some in cores.items()}
    index.closed = frozenset(closed)


def _index_places(index: Index, forms: Iterable[NameForm]) -> None:
    """Fill the tables of *index* that tell where committees are: as names and records say, else as those above."""
    committees = index.register.committees
    places: dict[str, set[Place]] = defaultdict(set)
    for form in forms:
        if form.place and form.place.name:
            places[form.slug].add(with_level(form.place))
    for committee in committees.values():
        if committee.place:
            places[committee.slug].add(with_level(index.place(committee.place)))
    for slug, some in places.items():
        places[slug] = {one for one in some if one.level or not _has_level(some, one)}
    for slug in committees:
        places[slug] |= _inherited_places(index.register, slug, places, frozenset())
    by_name: dict[str, set[str]] = defaultdict(set)
    for slug, some in places.items():
        for place in some:
            by_name[place.name or ""].add(slug)
    index.places = {slug: tuple(sorted(some, key=str)) for slug, some in places.items()}
    index.by_place_name = _sorted_slugs(by_name)


def _has_level(places: Iterable[Place], place: Place) -> bool:
    """Whether one of *places* says the level of *place*."""
    return any(other.level and other.name == place.name for other in places)


def _inherited_places(
    register: Register, slug: str, places: Mapping[str, set[Place]], seen: frozenset[str]
) -> set[Place]:
    """Return the places of *slug*, else those of the nearest committees above it that have any."""
    if places.get(slug):
        return places[slug]
    committee = register.committees.get(slug)
    if committee is None or slug in seen:
        return set()
    inherited: set[Place] = set()
    for parent in committee.parents:
        inherited |= _inherited_places(register, parent.committee, places, seen | {slug})
    return inherited


@lru_cache(maxsize=16384)
def canonical(core: str) -> str:
    """Return the core under which those that say the same are looked up.

    >>> canonical("thường vụ quận ủy")
    'ban thường vụ quận ủy'
    """
    if core.startswith("thường vụ "):
        core = f"ban {core}"
    for longer, kept in SAME_COMMITTEES:
        if longer in core:
            core = core.replace(longer, kept, 1)
    return core


def _lacks_place(layer: str) -> bool:
    """Whether a name that ends so still lacks its place: *… Thành ủy*, *Sở Tài chính*."""
    if layer in HEAD_KINDS:
        return HEAD_KINDS[layer] != "national"
    words = layer.split()
    for count in range(len(words), 0, -1):
        if " ".join(words[:count]) in HEAD_KINDS:
            return _are_topics(words[count:])
    return False


def _are_topics(words: list[str]) -> bool:
    """Whether *words* can be cut into topics of the vocabulary."""
    if not words:
        return True
    return any(
        " ".join(words[:count]) in TOPICS and _are_topics(words[count:])
        for count in range(min(LONGEST_TOPIC, len(words)), 0, -1)
    )


def _with_bare_names(places: set[str]) -> set[str]:
    """Return *places* and the same without their level, when that is no mere number."""
    names = {place_of(place).name for place in places}
    return places | {name for name in names if name and not name.isdigit()}


def _forms(committee: Committee, lexicon: Lexicon, spellings: Spellings) -> list[NameForm]:
    """Return the names of *committee*, cut with the words of *lexicon*."""
    forms = []
    for name in committee.all_names:
        tokens = Tokens(name, spellings)
        if not tokens.words:
            continue
        matches = lexicon.scan(tokens)
        phrase = read_committee(tokens, matches, 0)
        if phrase is not None and phrase.last >= len(tokens):
            forms.append(NameForm(committee.slug, phrase.layers, phrase.place))
        else:
            forms.append(_unread_form(committee.slug, tokens, matches))
    return forms


def _unread_form(slug: str, tokens: Tokens, matches: Matches) -> NameForm:
    """Cut a name that the grammar does not know through: all of it is the core, but for a place at the end."""
    last = len(tokens)
    if tokens.words[-1] == ")" and "(" in tokens.words:
        last = tokens.words.index("(") or last
    for at in range(1, last):
        end, head = matches.heads.get(at - 1, (0, ""))
        implied = COMMITTEE_LEVEL.get(head) if end == at else None
        found = find_place(tokens, matches, at, implied)
        if found and found[0] == last and found[1].name:
            return NameForm(slug, (tokens.key(0, at),), found[1])
    return NameForm(slug, (tokens.key(0, last),), None)


def _numbered_events(
    events: Iterable[Event], lexicon: Lexicon, spellings: Spellings
) -> dict[NumberedKey, Slugs]:
    """Return the slugs of those of *events* whose names are counted."""
    slugs: dict[NumberedKey, set[str]] = defaultdict(set)
    for event in events:
        for name in event.all_names:
            tokens = Tokens(name, spellings)
            matches = lexicon.scan(tokens)
            head = matches.event_heads.get(0)
            if head is None:
                continue
            numbered = read_numbered(tokens, head[0], _committees_in(tokens, matches))
            if numbered is not None and numbered.number is not None:
                slugs[head[1], numbered.number, owner_key(numbered.committee)].add(event.slug)
    return _sorted_slugs(slugs)


def _committees_in(tokens: Tokens, matches: Matches) -> CommitteesByFirst:
    phrases: dict[int, tuple[CommitteePhrase, Slugs]] = {}
    for at in matches.heads:
        phrase = read_committee(tokens, matches, at)
        if phrase is not None:
            phrases[at] = (phrase, ())
    return phrases
