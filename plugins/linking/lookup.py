"""Which committees a body may be by its words and place alone."""

from __future__ import annotations

from plugins.linking.body import CommitteePhrase
from plugins.linking.index import Index, canonical
from plugins.linking.places import Place
from plugins.linking.vocabulary.committees import SAME_NATIONAL

Slugs = tuple[str, ...]

_MOST_ANSWERS = 20_000
_FEW = 8


def by_words(index: Index, body: CommitteePhrase) -> Slugs:
    """Return the committees that *body* may be by its words and place.

    First those of the whole core, then of fewer layers, then those of which the core is the beginning; or, for
    *Đảng ủy Hepza*, those found by any name of the body it sits in.
    """
    asked = (body.head, body.layers, body.place)
    if asked not in index.answers:
        if len(index.answers) >= _MOST_ANSWERS:
            index.answers.clear()
        index.answers[asked] = _by_words(index, body)
    return index.answers[asked]


def _by_words(index: Index, body: CommitteePhrase) -> Slugs:
    found = _by_layers(index, body, body.layers)
    if not found and len(body.layers) == 1 and body.core in SAME_NATIONAL:
        found = _by_layers(index, body, (SAME_NATIONAL[body.core],))
    return found


def _by_layers(index: Index, body: CommitteePhrase, layers: tuple[str, ...]) -> Slugs:
    for count in range(len(layers), 0, -1):
        if count < len(layers) and layers[count - 1] == body.head:
            break
        slugs = of_place(index, index.whole.get(canonical(" ".join(layers[:count])), ()), body.place)
        if slugs:
            return slugs
    slugs = of_place(index, index.partial.get(canonical(" ".join(layers)), ()), body.place)
    return slugs or of_place(index, _by_host(index, body), body.place)


def _by_host(index: Index, body: CommitteePhrase) -> Slugs:
    if not body.head or not body.core.startswith(body.head + " "):
        return ()
    hosts = index.whole.get(canonical(body.core[len(body.head) + 1 :]), ())
    cores = {canonical(f"{body.head} {core}") for host in hosts for core in index.cores[host]}
    return tuple(sorted({slug for core in cores for slug in index.whole.get(core, ())}))


def of_place(index: Index, slugs: Slugs, place: Place | None) -> Slugs:
    """Return those of *slugs* that may be of *place*; all when it is None."""
    if place is None or not slugs:
        return slugs
    if place.name is None:
        return tuple(slug for slug in slugs if any(place.fits(own) for own in index.places[slug]))
    return at_place(index, slugs, place)


def at_place(index: Index, slugs: Slugs, place: Place) -> Slugs:
    """Return those of *slugs* that have a place of that name, and of that level where both are known."""
    there = index.by_place_name.get(place.name or "")
    if not there:
        return ()
    few, many = (slugs, there) if len(slugs) <= len(there) else (there, slugs)
    both = tuple(slug for slug in few if slug in many) if len(many) < _FEW else sorted(set(few) & set(many))
    return tuple(
        slug for slug in both if any(own.name == place.name and place.fits(own) for own in index.places[slug])
    )
