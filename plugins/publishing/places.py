"""The places on other machines that publishing knows, by the scheme of their addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugins.publishing.bucket import open_bucket
from plugins.publishing.remote import RemotePlace


@dataclass(frozen=True, slots=True)
class Scheme:
    """A sort of place."""

    form: str
    """How its addresses are written, as messages say it."""
    open: Callable[[str], RemotePlace]
    """Opens a place, given its whole address."""


SCHEMES: Mapping[str, Scheme] = {"s3": Scheme("s3://bucket/prefix", open_bucket)}


def is_remote(address: str) -> bool:
    """Whether *address* has the scheme of a place that we know."""
    return address.partition("://")[0] in SCHEMES and "://" in address


def open_place(address: str) -> RemotePlace:
    """Return the place at *address*, whose scheme is known."""
    return SCHEMES[address.partition("://")[0]].open(address)


def address_forms() -> str:
    """Return how addresses of places are written, for a message."""
    return ", ".join(scheme.form for scheme in SCHEMES.values())
