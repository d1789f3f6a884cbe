"""The kinds of authority record as plain data. What a package does for each kind it maps by the kind's name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record, and what it is called where."""

    name: str
    """In the code, in the catalogue, and in links by hand: ``[text](person:…)``."""
    folder: str
    """Below ``register/``; also the field in which articles list such records."""
    segment: str
    """First part of its addresses."""
    letter: str
    """With which its ids begin."""


KINDS = {
    kind.name: kind
    for kind in (
        Kind("person", "persons", "nhan-su", "p"),
        Kind("committee", "committees", "to-chuc", "c"),
        Kind("event", "events", "su-kien", "e"),
    )
}
"""By name, in the order in which the site shows them."""

ARTICLE = "article"
"""What an article is called where records have their kind: articles have ids too."""
LETTERS = {**{kind.letter: kind.name for kind in KINDS.values()}, "a": ARTICLE}
"""Kind by the letter with which its ids begin, articles among them."""
