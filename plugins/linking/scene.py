"""The order in which the bodies of an article are resolved: the sure ones first, then what they make clear."""

from __future__ import annotations

from plugins.linking.body import CommitteePhrase
from plugins.linking.events import CONTESTS
from plugins.linking.evidence import Evidence, is_party, is_union
from plugins.linking.index import Index
from plugins.linking.lexicon import Matches
from plugins.linking.lookup import Slugs
from plugins.linking.mentions import Context
from plugins.linking.places import find_place, with_level
from plugins.linking.resolve import Scene
from plugins.linking.tokens import Tokens


def resolve_bodies(
    tokens: Tokens,
    matches: Matches,
    bodies: list[CommitteePhrase],
    aliases: dict[str, CommitteePhrase],
    index: Index,
    context: Context,
    home: str | None,
) -> dict[int, Slugs]:
    """Return the candidates of each body by its first word. *aliases* are short forms made in the text."""
    scene = Scene(
        index,
        context,
        home,
        parties=[body.first for body in bodies if is_party(body)],
        unions=[body.first for body in bodies if is_union(body)],
        contests=sorted(at for at, (_, key) in matches.event_heads.items() if key in CONTESTS),
        sentences=tokens.sentences,
    )
    scene.evidence = _spoken_places(tokens, matches, bodies)
    slugs: dict[int, Slugs] = {}
    for body in bodies:
        if body.place is not None and body.place.name is not None:
            slugs[body.first] = scene.resolve_placed(body)
            scene.evidence.append(Evidence(body.first, body.place, named=True))
            if len(slugs[body.first]) == 1:
                scene.note(body, slugs[body.first][0])
    scene.evidence += _site(matches, index)
    scene.evidence.sort(key=lambda item: item.at)
    rest = [body for body in bodies if body.first not in slugs]
    for body in rest:
        if scene.is_sure(body) and body.core not in aliases:
            _note(scene, slugs, body, sure=True)
    for body in rest:
        if body.first not in slugs:
            for key, long in aliases.items():
                if long.first in slugs and len(slugs[long.first]) == 1:
                    scene.aliases[key] = slugs[long.first]
            _note(scene, slugs, body, sure=False)
    return slugs


def _note(scene: Scene, slugs: dict[int, Slugs], body: CommitteePhrase, *, sure: bool) -> None:
    found = scene.resolve_unplaced(body)
    if sure and len(found) != 1:
        return
    slugs[body.first] = found
    if len(found) == 1:
        scene.note(body, found[0])
        for place in scene.index.places[found[0]][:1]:
            if sure:
                scene.add(body.first, place, named=True)


def _spoken_places(tokens: Tokens, matches: Matches, bodies: list[CommitteePhrase]) -> list[Evidence]:
    inside = {place for body in bodies for place in range(body.first, body.last)}
    spoken = []
    for at in sorted(set(matches.places) | set(matches.levels)):
        if at in inside:
            continue
        found = find_place(tokens, matches, at)
        if found and found[1].name:
            spoken.append(Evidence(at, with_level(found[1]), named=False))
    return spoken


def _site(matches: Matches, index: Index) -> list[Evidence]:
    """Return the place of the site named at the head of the text: *(Thanhuytphcm.vn) -*."""
    for at, (_, key) in matches.sites.items():
        return [Evidence(at, place, named=True) for place in index.places[index.sites[key]][:1]]
    return []
