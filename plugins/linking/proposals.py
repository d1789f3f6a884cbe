"""What the text names and no record has: for an editor to decide."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.linking.committees import CommitteePhrase
from plugins.linking.events import EventPhrase
from plugins.linking.index import Slugs
from plugins.linking.mentions import Proposal
from plugins.linking.persons import PersonPhrase
from plugins.linking.tokens import Tokens


def propose(
    tokens: Tokens,
    committees: list[CommitteePhrase],
    slugs: Mapping[int, Slugs],
    persons: list[PersonPhrase],
    events: list[EventPhrase],
) -> tuple[Proposal, ...]:
    """Return each name without candidates once, in the order of the text, as printed there first.

    *slugs* are the candidates of *committees* by first word. Bare heads, short names and events that may be any
    are no proposals.
    """
    unknown: list[tuple[str, CommitteePhrase | PersonPhrase | EventPhrase]] = [
        *(("committee", one) for one in committees if not slugs[one.first] and not one.is_bare),
        *(("person", one) for one in persons if not one.slugs and not one.is_short),
        *(("event", one) for one in events if not one.slugs and one.is_certain),
    ]
    unknown.sort(key=lambda pair: pair[1].first)
    return tuple(dict.fromkeys(Proposal(kind, tokens.surface(one.first, one.last)) for kind, one in unknown))
