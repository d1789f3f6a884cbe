"""The places on other machines that publishing knows, by the scheme of their addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plugins.publishing.bucket import open_bucket
from plugins.publishing.remote import RemotePlace

OPENERS: Mapping[str, Callable[[str], RemotePlace]] = {"s3": open_bucket}
"""What opens a place, given its whole address."""


def is_remote(address: str) -> bool:
    """Whether *address* has the scheme of a place that we know."""
    return address.partition("://")[0] in OPENERS and "://" in address


def open_place(address: str) -> RemotePlace:
    """Return the place at *address*, whose scheme is known."""
    return OPENERS[address.partition("://")[0]](address)
