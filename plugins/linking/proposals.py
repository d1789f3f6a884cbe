"""What the text names and no record has: for an editor to decide."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.linking.body import CommitteePhrase
from plugins.linking.events import EventPhrase
from plugins.linking.mentions import Proposal
from plugins.linking.people import PersonPhrase
from plugins.linking.tokens import Tokens


def propose(
    tokens: Tokens,
    bodies: list[CommitteePhrase],
    slugs: Mapping[int, tuple[str, ...]],
    names: list[PersonPhrase],
    occasions: list[EventPhrase],
) -> tuple[Proposal, ...]:
    """Return each name without candidates once, in the order of the text, as printed there first."""
    found: list[tuple[int, Proposal]] = []
    for body in bodies:
        if not slugs[body.first] and not body.is_bare and body.layers:
            found.append((body.first, Proposal("committee", _name(tokens, body))))
    for name in names:
        if not name.slugs and not name.is_short:
            found.append((name.first, Proposal("person", tokens.surface(name.first, name.last))))
    for one in occasions:
        if not one.slugs and one.is_strong:
            found.append((one.first, Proposal("event", tokens.surface(one.first, one.last))))
    found.sort(key=lambda pair: pair[0])
    return tuple(dict.fromkeys(proposal for _, proposal in found))


def _name(tokens: Tokens, body: CommitteePhrase) -> str:
    return tokens.surface(body.first, body.last)
