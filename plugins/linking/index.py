"""The names of a register, cut as the grammar cuts texts, ready to look up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from plugins.authority.records import Committee
from plugins.authority.register import Register
from plugins.linking.bodies import Grammar
from plugins.linking.body import CommitteePhrase
from plugins.linking.lexicon import HEAD_KINDS, Lexicon, Matches
from plugins.linking.numbered import owner_key, parse_numbered
from plugins.linking.places import Place, find_place, place_of, with_level
from plugins.linking.tokens import Spellings, Tokens, flow_key
from plugins.linking.vocabulary.abbreviations import ABBREVIATIONS
from plugins.linking.vocabulary.committees import COMMITTEE_LEVEL
from plugins.linking.vocabulary.places import MAIN_CITIES
from plugins.linking.vocabulary.topics import LONGEST_TOPIC, TOPICS
from plugins.text.normal import match_key


@dataclass(slots=True)
class Form:
    """One name of a committee, cut."""

    slug: str
    layers: tuple[str, ...]
    place: Place | None


@dataclass(slots=True)
class Index:
    """What linking looks names up in."""

    lexicon: Lexicon
    spellings: Spellings
    whole: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Slugs of the committees by core: the name without its place."""
    partial: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Slugs by the first layers of a core: *ban thường vụ*, of all bodies that have one."""
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    """The places a committee's names and record give, by slug."""
    numbered: dict[tuple[str, int, str], tuple[str, ...]] = field(default_factory=dict)
    """Slugs of numbered occasions by head, number and owner (see ``events.owner_key``)."""
    by_place_name: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Slugs of committees by the key of a place's name without level, sorted."""
    cores: dict[str, frozenset[str]] = field(default_factory=dict)
    """The cores of a committee's names, by slug."""
    closed: frozenset[str] = frozenset()
    """Cores that are whole names: they need no place to tell whom they mean."""
    main_cities: frozenset[str] = MAIN_CITIES
    sites: dict[str, str] = field(default_factory=dict)
    """Slug of a city committee by the name of its site: *thanhuytphcm*."""
    register: Register = field(default_factory=Register)
    answers: dict[tuple[str, tuple[str, ...], Place | None], tuple[str, ...]] = field(default_factory=dict)
    """What ``lookup.by_words`` has answered so far, for speed."""

    def place(self, text: str) -> Place:
        """Return the place that *text* names."""
        return place_of(Tokens(text, self.spellings).flow.strip())


def spellings(more: Mapping[str, Sequence[str]] | None) -> Spellings:
    """Return how words are read, with the editors' own short forms *more*."""
    table = {
        short: flow_key(match_key(long).split())
        for long, forms in _with_more(more).items()
        for short in forms
    }
    return Spellings(table)


def _with_more(more: Mapping[str, Sequence[str]] | None) -> dict[str, tuple[str, ...]]:
    """Return the table of short forms with *more* added; a short form in *more* replaces the same one in the table."""
    extra = {form.casefold() for forms in (more or {}).values() for form in forms}
    table = {
        long: tuple(form for form in forms if form.casefold() not in extra)
        for long, forms in ABBREVIATIONS.items()
    }
    for long, forms in (more or {}).items():
        table[long] = (*table.get(long, ()), *forms)
    return table


def build_index(register: Register, more: Mapping[str, Sequence[str]] | None = None) -> Index:
    """Cut all names of *register*, and make the automaton."""
    short = spellings(more)
    grammar_words = Lexicon()
    known: set[str] = set()
    for committee in register.committees.values():
        if committee.place:
            known.add(Tokens(committee.place, short).flow.strip())
    grammar_words.add("places", sorted(_with_bare(known)))
    grammar_words.prepare()
    forms = [
        form for committee in register.committees.values() for form in _forms(committee, grammar_words, short)
    ]
    lexicon = Lexicon()
    places = {form.place for form in forms if form.place and form.place.name}
    lexicon.add(
        "places", _with_bare(known | {f"{p.level} {p.name}" if p.level else str(p.name) for p in places})
    )
    index = Index(lexicon, short, register=register)
    whole: dict[str, set[str]] = defaultdict(set)
    partial: dict[str, set[str]] = defaultdict(set)
    by_slug: dict[str, set[Place]] = defaultdict(set)
    cores: dict[str, set[str]] = defaultdict(set)
    closed: set[str] = set()
    for form in forms:
        core = canonical(" ".join(form.layers))
        whole[core].add(form.slug)
        cores[form.slug].add(core)
        if form.place is None and not _is_open(form.layers[-1]):
            closed.add(core)
        for count in range(1, len(form.layers)):
            partial[canonical(" ".join(form.layers[:count]))].add(form.slug)
        if form.place and form.place.name:
            by_slug[form.slug].add(with_level(form.place))
    cores_to_find = {*(" ".join(form.layers) for form in forms), *whole, *partial}
    lexicon.add("cores", cores_to_find - HEAD_KINDS.keys())
    for committee in register.committees.values():
        if committee.place:
            own = Tokens(committee.place, short).flow.strip()
            by_slug[committee.slug].add(with_level(place_of(own)))
    for slug in register.committees:
        by_slug[slug] |= _inherited(register, slug, by_slug, frozenset())
    index.whole = {core: tuple(sorted(slugs)) for core, slugs in whole.items()}
    index.partial = {core: tuple(sorted(slugs)) for core, slugs in partial.items()}
    by_name: dict[str, set[str]] = defaultdict(set)
    for slug, found in by_slug.items():
        for place in found:
            by_name[place.name or ""].add(slug)
    index.by_place_name = {name: tuple(sorted(slugs)) for name, slugs in by_name.items()}
    index.cores = {slug: frozenset(found) for slug, found in cores.items()}
    index.closed = frozenset(closed)
    index.places = {slug: tuple(sorted(found, key=str)) for slug, found in by_slug.items()}
    index.sites = {
        slug.replace("-", ""): slug
        for slug in register.committees
        if slug.startswith(("thanh-uy-", "tinh-uy-"))
    }
    lexicon.add("sites", index.sites)
    index.numbered = _numbered_events(register, grammar_words, short)
    _add_persons(register, lexicon, short)
    _add_events(register, lexicon, short)
    lexicon.prepare()
    return index


_SAME = (
    ("thường vụ ", "ban thường vụ ", "ban thường vụ"),
    ("mặt trận tổ quốc việt nam", "mặt trận tổ quốc", ""),
    ("hội liên hiệp phụ nữ việt nam", "hội liên hiệp phụ nữ", ""),
    ("hội nông dân việt nam", "hội nông dân", ""),
    ("hội cựu chiến binh việt nam", "hội cựu chiến binh", ""),
    ("hội liên hiệp thanh niên việt nam", "hội liên hiệp thanh niên", ""),
    ("đoàn thanh niên cộng sản hồ chí minh", "đoàn thanh niên", ""),
)
"""Ways of saying one thing: the longer, the one kept, and what must not already be there."""


@lru_cache(maxsize=16384)
def canonical(core: str) -> str:
    """Return the core under which those that say the same are looked up.

    >>> canonical("thường vụ quận ủy")
    'ban thường vụ quận ủy'
    """
    for longer, kept, present in _SAME:
        if core.startswith(longer) if present else longer in core:
            core = core.replace(longer, kept, 1)
    return core


def _is_open(layer: str) -> bool:
    """Whether a name that ends so still lacks its place: *… Thành ủy*, *Sở Tài chính*."""
    if layer in HEAD_KINDS:
        return HEAD_KINDS[layer] != "national"
    words = layer.split()
    for count in range(len(words), 0, -1):
        if " ".join(words[:count]) in HEAD_KINDS:
            return _all_topics(words[count:])
    return False


def _all_topics(words: list[str]) -> bool:
    if not words:
        return True
    return any(
        " ".join(words[:count]) in TOPICS and _all_topics(words[count:])
        for count in range(min(LONGEST_TOPIC, len(words)), 0, -1)
    )


def _with_bare(names: set[str]) -> set[str]:
    """Return *names* and the same without their level, when that is no mere number."""
    bare = {place_of(name).name for name in names}
    return names | {name for name in bare if name and not name.isdigit()}


def _inherited(
    register: Register, slug: str, places: Mapping[str, set[Place]], seen: frozenset[str]
) -> set[Place]:
    """Return the places of the nearest committee above *slug* that has any; its own come first."""
    own = places.get(slug)
    if own:
        return own
    committee = register.committees.get(slug)
    if committee is None or slug in seen:
        return set()
    found: set[Place] = set()
    for parent in committee.parents:
        found |= _inherited(register, parent.committee, places, seen | {slug})
    return found


def _forms(committee: Committee, words: Lexicon, short: Spellings) -> list[Form]:
    forms = []
    for name in committee.all_names:
        tokens = Tokens(name, short)
        if not tokens.words:
            continue
        body = Grammar(tokens, words.scan(tokens)).body_at(0)
        if body is not None and body.last >= len(tokens):
            forms.append(Form(committee.slug, body.layers, body.place))
        else:
            forms.append(_whole_form(committee.slug, tokens, words.scan(tokens), body))
    return forms


def _whole_form(slug: str, tokens: Tokens, matches: Matches, body: CommitteePhrase | None) -> Form:
    """Cut a name that the grammar does not know through: all of it is the core, but for a place at the end."""
    last = len(tokens)
    if tokens.words[-1] == ")" and "(" in tokens.words:
        last = tokens.words.index("(") or last
    place = None
    for at in range(1, last):
        implied = None
        head = next((key for end, key in [matches.heads.get(at - 1, (0, ""))] if end == at), "")
        implied = COMMITTEE_LEVEL.get(head)
        found = find_place(tokens, matches, at, implied)
        if found and found[0] == last and found[1].name:
            place, last = found[1], at
            break
    return Form(slug, (tokens.key(0, last),), place)


def _add_persons(register: Register, lexicon: Lexicon, short: Spellings) -> None:
    by_key: dict[str, set[str]] = defaultdict(set)
    for person in register.persons.values():
        for name in person.all_names:
            by_key[Tokens(name, short).flow.strip()].add(person.slug)
    for key, slugs in by_key.items():
        lexicon.add_records("persons", key, tuple(sorted(slugs)))


def _add_events(register: Register, lexicon: Lexicon, short: Spellings) -> None:
    by_key: dict[str, set[str]] = defaultdict(set)
    for event in register.events.values():
        for name in event.all_names:
            by_key[Tokens(name, short).flow.strip()].add(event.slug)
    for key, slugs in by_key.items():
        lexicon.add_records("events", key, tuple(sorted(slugs)))


def _numbered_events(
    register: Register, words: Lexicon, short: Spellings
) -> dict[tuple[str, int, str], tuple[str, ...]]:
    found: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for event in register.events.values():
        for name in event.all_names:
            tokens = Tokens(name, short)
            matches = words.scan(tokens)
            head = matches.event_heads.get(0)
            if head is None:
                continue
            grammar = Grammar(tokens, matches)
            bodies = {}
            for at in matches.heads:
                body = grammar.body_at(at)
                if body is not None:
                    bodies[at] = (body, ())
            parsed = parse_numbered(tokens, head[0], bodies)
            if parsed is not None:
                _, number, _, owner, _ = parsed
                key = owner_key(owner) if owner else "trung ương đảng"
                found[head[1], number, key].add(event.slug)
    return {key: tuple(sorted(slugs)) for key, slugs in found.items()}
