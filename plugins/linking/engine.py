"""The linker: a text in; mentions, offices and proposals out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.authority.register import Register
from plugins.linking.aliases import find_aliases, find_short_forms
from plugins.linking.committee_lists import find_committees
from plugins.linking.committee_resolution import places_alone, resolve_committees
from plugins.linking.english import find_english_offices, find_unmarked_names, unmarked_names
from plugins.linking.events import find_events
from plugins.linking.holders import HeldOffice, match_offices
from plugins.linking.index import Index, Slugs, build_index
from plugins.linking.mentions import Context, HeardOffice, Linked, Mention
from plugins.linking.offices import find_chains, positions_after
from plugins.linking.person_resolution import refer_back, resolve_persons
from plugins.linking.persons import find_persons, registered_names
from plugins.linking.plain_names import PlainName, find_plain_names, outside
from plugins.linking.proposals import propose
from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.english import ENGLISH_TITLES


class Linker:
    """Links texts to the records of one register. Build it once, use it for all articles."""

    def __init__(
        self,
        register: Register,
        *,
        home: str | None = None,
        abbreviations: Mapping[str, Sequence[str]] | None = None,
        index: Index | None = None,
    ) -> None:
        """Prepare *register*.

        *home* names the committee meant by a bare *Thành ủy*: slug, id or exact name. *abbreviations* adds
        short forms by their long form, or gives one in use another meaning. *index* is that of *register* with
        *abbreviations*, where it is at hand.
        """
        self.index = index or build_index(register, abbreviations)
        self.home = home_slug(register, home)
        self._unmarked: dict[str, Slugs] | None = None

    def link(self, text: str, context: Context = Context()) -> Linked:
        """Find and resolve all that *text* names. Paragraphs are separated by blank lines."""
        index = self.index
        tokens = Tokens(text, index.spellings)
        if not tokens.words:
            return Linked()
        matches = index.lexicon.scan(tokens)

        # Find: names of the register first, then offices with their committees, then what stands between them.
        is_english = context.language == "en"
        registered = registered_names(tokens, matches)
        if is_english:
            registered += find_unmarked_names(tokens, self._unmarked_names())
            registered.sort(key=lambda person: person.first)
        inside_names = {at for person in registered for at in range(person.first + 1, person.last)}
        chains = find_english_offices(tokens, index) if is_english else find_chains(tokens, matches)
        committees = find_committees(tokens, matches, chains, inside_names, index.whole)
        aliases = find_aliases(tokens, matches, committees)
        if aliases:
            committees += find_short_forms(tokens, matches, committees, aliases)
            committees.sort(key=lambda phrase: phrase.first)
        in_committees = {at for phrase in committees for at in range(phrase.first, phrase.last)}
        after_offices = positions_after(tokens, matches, chains)
        persons = find_persons(tokens, matches, registered, in_committees, after_offices)

        # Resolve: committees, then persons by their offices, which may settle a committee in turn.
        home = home_slug(index.register, context.home) or self.home
        places = places_alone(tokens, matches, in_committees)
        slugs = resolve_committees(tokens, matches, committees, aliases, places, index, context, home)
        year = (context.date or "")[:4] or None
        held = match_offices(tokens, matches, persons, committees, chains, after_offices, year)
        if is_english:
            held = [replace(one, is_sure=False) for one in held]  # what denies an office is not read
        resolve_persons(persons, held, slugs, index, context)
        refer_back(tokens, persons)
        by_first = {phrase.first: (phrase, slugs[phrase.first]) for phrase in committees}
        events = find_events(tokens, matches, by_first, index, context)
        plain_names: list[PlainName] = []
        if matches.plain_names:
            phrases = [(one.first, one.last, slugs[one.first]) for one in committees]
            phrases += [(one.first, one.last, one.slugs) for one in persons]
            phrases += [(one.first, one.last, one.slugs) for one in events]
            plain_names = find_plain_names(tokens, matches, phrases, context)
            committees, persons = outside(plain_names, committees), outside(plain_names, persons)
            events = outside(plain_names, events)

        mentions = [
            *(_mention(tokens, one.first, one.last, "committee", slugs[one.first]) for one in committees),
            *(_mention(tokens, one.first, one.last, "person", one.slugs) for one in persons),
            *(_mention(tokens, one.first, one.last, "event", one.slugs) for one in events),
            *(_mention(tokens, one.first, one.last, one.kind, one.slugs) for one in plain_names),
        ]
        mentions.sort(key=lambda mention: (mention.start, -mention.end, mention.kind))
        by_whole_names = committees
        if aliases:
            by_whole_names = [one for one in committees if one.place or one.core not in aliases]
        home_levels = {place.level for place in index.places.get(home or "", ()) if place.level}
        proposals = propose(tokens, by_whole_names, slugs, persons, events, home_levels)
        return Linked(tuple(mentions), _heard(tokens, held, slugs), proposals, tokens.flow)

    def _unmarked_names(self) -> dict[str, Slugs]:
        """Return the persons by their names without marks; made when the first English article asks."""
        if self._unmarked is None:
            self._unmarked = unmarked_names(self.index)
        return self._unmarked


def home_slug(register: Register, home: str | None) -> str | None:
    """Return the slug of the committee that *home* names by slug, id or exact name; None when it names none."""
    if home is None:
        return None
    found = register.find("committee", home)
    return found[0].slug if len(found) == 1 else None


def _mention(tokens: Tokens, first: int, last: int, kind: str, slugs: Slugs) -> Mention:
    start, end = tokens.offsets(first, last)
    return Mention(start, end, tokens.source[start:end], kind, slugs)


def _heard(tokens: Tokens, held: list[HeldOffice], slugs: Mapping[int, Slugs]) -> tuple[HeardOffice, ...]:
    """Return the offices held as the text says them, each once; *slugs* are those of committees by first word."""
    heard = []
    for given in held:
        office, person, committee = given.office, given.person, given.office.committee
        records = slugs.get(committee.first, ()) if committee else ()
        printed = tokens.surface(office.first + office.former, office.title_last)
        org_start, org_end = tokens.offsets(committee.first, committee.last) if committee else (0, 0)
        heard.append(
            HeardOffice(
                start=tokens.offsets(person.first, person.last)[0],
                name=tokens.surface(person.first, person.last),
                person=person.slugs[0] if len(person.slugs) == 1 else None,
                title=ENGLISH_TITLES.get(printed.lower(), printed),
                org_text=tokens.surface(committee.first, committee.last) if committee else "",
                committee=records[0] if len(records) == 1 else None,
                former=office.former,
                former_word=tokens.surface(office.first, office.first + 1) if office.former else "",
                past=office.past,
                sure=given.is_sure,
                org_start=org_start,
                org_end=org_end,
            )
        )
    return tuple(sorted(dict.fromkeys(heard), key=lambda office: office.start))
