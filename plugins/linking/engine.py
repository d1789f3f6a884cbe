"""The linker: a text in; mentions, offices and proposals out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.authority.register import Register
from plugins.linking.aliases import find_aliases
from plugins.linking.bodies import Grammar
from plugins.linking.events import find_occasions
from plugins.linking.holders import Held, Holders
from plugins.linking.homonyms import choose_persons, refer_back
from plugins.linking.index import Index, build_index
from plugins.linking.lists import find_bodies
from plugins.linking.mentions import Context, HeardOffice, Linked, Mention
from plugins.linking.offices import OfficeGrammar, ends_of
from plugins.linking.people import find_names, registered_names
from plugins.linking.proposals import propose
from plugins.linking.scene import resolve_bodies
from plugins.linking.tokens import Reading


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

    def link(self, text: str, context: Context = Context()) -> Linked:
        """Find and resolve all that *text* names. Paragraphs are separated by blank lines."""
        reading = Reading(text, self.index.spellings)
        if not reading.words:
            return Linked()
        register = self.index.register
        hits = self.index.lexicon.scan(reading)
        grammar = Grammar(reading, hits)
        registered = registered_names(reading, hits)
        inside_names = {place for name in registered for place in range(name.first + 1, name.last)}
        chains = OfficeGrammar(reading, hits, grammar).chains()
        bodies = find_bodies(reading, hits, grammar, chains, inside_names)
        aliases = find_aliases(reading, hits, bodies)
        home = home_slug(register, context.home) or self.home
        slugs = resolve_bodies(reading, hits, bodies, aliases, self.index, context, home)
        taken = {place for body in bodies for place in range(body.first, body.last)}
        names = find_names(reading, hits, registered, taken, ends_of(reading, hits, chains))
        held = Holders(reading, hits, names, bodies, (context.date or "")[:4] or None).match(chains)
        choose_persons(names, held, slugs, self.index, context)
        refer_back(reading, names)
        by_first = {body.first: (body, slugs[body.first]) for body in bodies}
        occasions = find_occasions(reading, hits, by_first, self.index, context)
        mentions = [
            *(_mention(reading, body.first, body.last, "committee", slugs[body.first]) for body in bodies),
            *(_mention(reading, name.first, name.last, "person", name.slugs) for name in names),
            *(_mention(reading, one.first, one.last, "event", one.slugs) for one in occasions),
        ]
        mentions.sort(key=lambda mention: (mention.start, -mention.end, mention.kind))
        proposals = propose(reading, bodies, slugs, names, occasions)
        return Linked(tuple(mentions), _heard(reading, held, slugs), proposals, reading.flow)


def home_slug(register: Register, home: str | None) -> str | None:
    """Return the slug of the committee that *home* names by slug, id or exact name; None when it names none."""
    if home is None:
        return None
    found = register.find("committee", home)
    return found[0].slug if len(found) == 1 else None


def _mention(reading: Reading, first: int, last: int, kind: str, slugs: tuple[str, ...]) -> Mention:
    start, end = reading.offsets(first, last)
    return Mention(start, end, reading.source[start:end], kind, slugs)


def _heard(
    reading: Reading, held: list[Held], slugs: Mapping[int, tuple[str, ...]]
) -> tuple[HeardOffice, ...]:
    heard = []
    for one in held:
        office, name = one.office, one.name
        committees = slugs.get(office.body.first, ()) if office.body else ()
        org = reading.offsets(office.body.first, office.body.last) if office.body else (0, 0)
        heard.append(
            HeardOffice(
                reading.offsets(name.first, name.last)[0],
                reading.surface(name.first, name.last),
                name.slugs[0] if len(name.slugs) == 1 else None,
                reading.surface(office.first + office.former, office.title_last),
                reading.surface(office.body.first, office.body.last) if office.body else "",
                committees[0] if len(committees) == 1 else None,
                office.former,
                reading.surface(office.first, office.first + 1) if office.former else "",
                office.past,
                *org,
            )
        )
    return tuple(sorted(dict.fromkeys(heard), key=lambda one: one.start))
