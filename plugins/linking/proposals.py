"""What the text names and no record has: for an editor to decide."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from plugins.linking.committees import CommitteePhrase
from plugins.linking.events import EventPhrase
from plugins.linking.index import Slugs
from plugins.linking.lexicon import HEAD_KINDS
from plugins.linking.mentions import Proposal
from plugins.linking.persons import PersonPhrase
from plugins.linking.tokens import Tokens
from plugins.linking.vocabulary.committees import COMMITTEE_LEVEL
from plugins.text.normal import fold


def _says_too_little(tokens: Tokens, phrase: CommitteePhrase, home_levels: Collection[str | None]) -> bool:
    """Whether the words say too little for a record: *Ban Chấp hành*, whosever it is, or *UBND 24*.

    With a level that home has, as one of *home_levels*, they say enough: *Thư viện thành phố*.
    """
    if phrase.place is not None and phrase.place.level in home_levels:
        return False
    if phrase.place is not None and phrase.place.level is None and str(phrase.place.name).isdigit():
        return True
    of_many = HEAD_KINDS.get(phrase.head) != "national"
    return phrase.is_bare or (of_many and phrase.head == tokens.key(phrase.first, phrase.last))


def _name_of(tokens: Tokens, phrase: CommitteePhrase | PersonPhrase | EventPhrase) -> str:
    """Return the words of *phrase* as printed, with what a list said once: *Quận ủy quận 7, quận Gò Sao*, *các sở: Y tế*."""
    printed = tokens.surface(phrase.first, phrase.last)
    if not isinstance(phrase, CommitteePhrase):
        return printed
    words, head = tokens.key(phrase.first, phrase.last), phrase.head.capitalize()
    if fold(words).startswith(fold(phrase.head)):
        return printed
    level, name = phrase.place or (None, None)
    if level is None or name is None:
        return f"{head} {printed}"
    if phrase.head in COMMITTEE_LEVEL and not name.isdigit():
        return f"{head} {tokens.surface(phrase.last - len(name.split()), phrase.last)}"
    return f"{head} {printed}" if words.startswith(level) else f"{head} {level} {printed}"


def propose(
    tokens: Tokens,
    committees: list[CommitteePhrase],
    slugs: Mapping[int, Slugs],
    persons: list[PersonPhrase],
    events: list[EventPhrase],
    home_levels: Collection[str | None],
) -> tuple[Proposal, ...]:
    """Return each name without candidates once, in the order of the text, as printed there first.

    *slugs* are the candidates of *committees* by first word, *home_levels* those of the home committee's places. Bare heads, short names, events that may be any
    and shorter wordings of one are no proposals.
    """
    unknown: list[tuple[str, CommitteePhrase | PersonPhrase | EventPhrase]] = [
        *(
            ("committee", one)
            for one in committees
            if not slugs[one.first] and not _says_too_little(tokens, one, home_levels)
        ),
        *(("person", one) for one in persons if not one.slugs and not one.is_short),
        *(("event", one) for one in events if not one.slugs and one.is_certain and not one.is_shorter),
    ]
    unknown.sort(key=lambda pair: pair[1].first)
    return tuple(dict.fromkeys(_proposal(tokens, kind, one) for kind, one in unknown))


def _proposal(tokens: Tokens, kind: str, phrase: CommitteePhrase | PersonPhrase | EventPhrase) -> Proposal:
    return Proposal(kind, _name_of(tokens, phrase), tokens.surface(phrase.first, phrase.last))
