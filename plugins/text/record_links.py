"""Links to records, as they stand in the HTML of a text."""

from __future__ import annotations

from html import escape

from plugins.addresses import record_address


def record_link(kind: str, slug: str, hint: str = "") -> str:
    """Return the tag that opens a link to a record; *hint*, such as the office that day, describes it.

    >>> record_link("event", "hoi-nghi")
    '<a class="mention mention--event" href="/su-kien/hoi-nghi/">'
    """
    described = f' aria-description="{escape(hint)}"' if hint else ""
    return f'<a class="mention mention--{kind}" href="{record_address(kind, slug)}"{described}>'
