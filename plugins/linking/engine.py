"""The linker: a text in; mentions, offices and proposals out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plugins.authority.register import Register
from plugins.linking.aliases import find_aliases
from plugins.linking.bodies import Grammar
from plugins.linking.events import find_events
from plugins.linking.holders import HeldOffice, Holders
from plugins.linking.homonyms import choose_persons, refer_back
from plugins.linking.index import Index, build_index
from plugins.linking.lists import find_bodies
from plugins.linking.mentions import Context, HeardOffice, Linked, Mention
from plugins.linking.offices import OfficeGrammar, ends_of
from plugins.linking.people import find_names, registered_names
from plugins.linking.proposals import propose
from plugins.linking.scene import resolve_bodies
from plugins.linking.tokens import Tokens


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
        tokens = Tokens(text, self.index.spellings)
        if not tokens.words:
            return Linked()
        register = self.index.register
        matches = self.index.lexicon.scan(tokens)
        grammar = Grammar(tokens, matches)
        registered = registered_names(tokens, matches)
        inside_names = {place for name in registered for place in range(name.first + 1, name.last)}
        chains = OfficeGrammar(tokens, matches, grammar).chains()
        bodies = find_bodies(tokens, matches, grammar, chains, inside_names)
        aliases = find_aliases(tokens, matches, bodies)
        home = home_slug(register, context.home) or self.home
        slugs = resolve_bodies(tokens, matches, bodies, aliases, self.index, context, home)
        taken = {place for body in bodies for place in range(body.first, body.last)}
        names = find_names(tokens, matches, registered, taken, ends_of(tokens, matches, chains))
        held = Holders(tokens, matches, names, bodies, (context.date or "")[:4] or None).match(chains)
        choose_persons(names, held, slugs, self.index, context)
        refer_back(tokens, names)
        by_first = {body.first: (body, slugs[body.first]) for body in bodies}
        occasions = find_events(tokens, matches, by_first, self.index, context)
        mentions = [
            *(_mention(tokens, body.first, body.last, "committee", slugs[body.first]) for body in bodies),
            *(_mention(tokens, name.first, name.last, "person", name.slugs) for name in names),
            *(_mention(tokens, one.first, one.last, "event", one.slugs) for one in occasions),
        ]
        mentions.sort(key=lambda mention: (mention.start, -mention.end, mention.kind))
        proposals = propose(tokens, bodies, slugs, names, occasions)
        return Linked(tuple(mentions), _heard(tokens, held, slugs), proposals, tokens.flow)


def home_slug(register: Register, home: str | None) -> str | None:
    """Return the slug of the committee that *home* names by slug, id or exact name; None when it names none."""
    if home is None:
        return None
    found = register.find("committee", home)
    return found[0].slug if len(found) == 1 else None


def _mention(tokens: Tokens, first: int, last: int, kind: str, slugs: tuple[str, ...]) -> Mention:
    start, end = tokens.offsets(first, last)
    return Mention(start, end, tokens.source[start:end], kind, slugs)


def _heard(
    tokens: Tokens, held: list[HeldOffice], slugs: Mapping[int, tuple[str, ...]]
) -> tuple[HeardOffice, ...]:
    heard = []
    for one in held:
        office, name = one.office, one.name
        committees = slugs.get(office.body.first, ()) if office.body else ()
        org = tokens.offsets(office.body.first, office.body.last) if office.body else (0, 0)
        heard.append(
            HeardOffice(
                tokens.offsets(name.first, name.last)[0],
                tokens.surface(name.first, name.last),
                name.slugs[0] if len(name.slugs) == 1 else None,
                tokens.surface(office.first + office.former, office.title_last),
                tokens.surface(office.body.first, office.body.last) if office.body else "",
                committees[0] if len(committees) == 1 else None,
                office.former,
                tokens.surface(office.first, office.first + 1) if office.former else "",
                office.past,
                *org,
            )
        )
    return tuple(sorted(dict.fromkeys(heard), key=lambda one: one.start))
