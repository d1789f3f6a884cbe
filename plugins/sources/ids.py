"""Opaque, permanent ids with a check character (the NOID Check Digit Algorithm)."""

from __future__ import annotations

import secrets
from collections.abc import Container

from plugins.kinds import LETTERS

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
_STEM_CHARACTERS = 6


def check_character(stem: str) -> str:
    """Return the check character of *stem*: position from 1 times value, summed, modulo 29.

    Source: NOID, the Nice Opaque Identifier, section "Check digit algorithm".

    >>> check_character("p-000001")
    'z'
    """
    total = sum(place * max(ALPHABET.find(char), 0) for place, char in enumerate(stem, 1))
    return ALPHABET[total % len(ALPHABET)]


def is_valid(identifier: str, kind: str) -> bool:
    """Whether *identifier* is well formed, of *kind* (``person``, ..., ``article``), with the right check character."""
    letter, _, rest = identifier.partition("-")
    return (
        LETTERS.get(letter) == kind
        and len(rest) == _STEM_CHARACTERS + 1
        and all(char in ALPHABET for char in rest)
        and check_character(identifier[:-1]) == identifier[-1]
    )


def mint(kind: str, taken: Container[str]) -> str:
    """Return a new id of *kind* that is not in *taken*."""
    letter = next(letter for letter, name in LETTERS.items() if name == kind)
    while True:
        stem = f"{letter}-" + "".join(secrets.choice(ALPHABET) for _ in range(_STEM_CHARACTERS))
        identifier = stem + check_character(stem)
        if identifier not in taken:
            return identifier
