"""Links to records, as they stand in the HTML of a text."""

from __future__ import annotations

from plugins.addresses import record_address

MENTION_OF_PERSON = '<a class="mention mention--person" href="'
"""How the tag begins that opens a link to a person; the address follows."""


def record_link(kind: str, slug: str) -> str:
    """Return the tag that opens a link to a record.

    >>> record_link("event", "hoi-nghi")
    '<a class="mention mention--event" href="/su-kien/hoi-nghi/">'
    """
    return f'<a class="mention mention--{kind}" href="{record_address(kind, slug)}">'
