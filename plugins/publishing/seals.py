"""Seals: a JSON object whose last entry is the SHA-256 of all before it, so that damage to any of its bytes is noticed."""

from __future__ import annotations

import re
from hashlib import sha256

_SEAL = re.compile(rb',\n"sha256": "([0-9a-f]{64})"\}\Z')


def seal(text: bytes) -> bytes:
    """Return the JSON object *text* with its seal.

    >>> is_whole(seal(b'{"a": 1}')), is_whole(seal(b'{"a": 1}').replace(b"1", b"2"))
    (True, False)
    """
    return text[:-1] + b',\n"sha256": "' + sha256(text).hexdigest().encode() + b'"}'


def is_whole(data: bytes) -> bool:
    """Whether *data* is as it was sealed."""
    found = _SEAL.search(data)
    return found is not None and sha256(data[: found.start()] + b"}").hexdigest() == found[1].decode()
