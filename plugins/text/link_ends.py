"""How a link or picture ends in Markdown: ``](address "title")``."""

from __future__ import annotations

import re

LINK_END = r"\]\((?P<target>(?:[^()\n]|\([^()\n]*\))*)\)"
"""For a pattern: brackets within stand in pairs, one deep, as in addresses of encyclopaedias and names of copied files."""
_PARTS = re.compile(
    r"\s*(?P<address><[^<>\n]*>|.*?)\s*"
    r"""(?:(?<=\s)(?:"(?P<straight>.*)"|'(?P<single>.*)'|[\u201c\u201d\u201e\u2018](?P<curly>.*)[\u201c\u201d\u2018\u2019])\s*)?""",
    re.DOTALL,
)


def address_and_title(target: str) -> tuple[str, str]:
    """Return the address in *target*, what stands between the brackets of a link, and the title, empty where there is none.

    The title goes from the first quotation mark behind a blank to the last, curly or straight.

    >>> address_and_title('/images/a.jpg "Lễ "Sao Khuê""')
    ('/images/a.jpg', 'Lễ "Sao Khuê"')
    """
    found = _PARTS.fullmatch(target)
    if found is None:
        return target.strip(), ""
    return found["address"], found["straight"] or found["single"] or found["curly"] or ""
