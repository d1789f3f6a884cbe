"""Codes of messages as links to what the guide says of them."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from plugins.sources.messages import MESSAGES

EXPLAINED_AT = "/guide/formats#"
"""Before a code: where it is explained."""
_CODE = re.compile(r"\b[A-Z]\d{3}\b")


def explained(text: str) -> Markup:
    """Return *text* as HTML in which each code leads to its explanation.

    >>> str(explained("a.md:3: lỗi D101 <b>"))
    'a.md:3: lỗi <a href="/guide/formats#D101">D101</a> &lt;b&gt;'
    """
    return Markup(_CODE.sub(_link, str(escape(text))))  # noqa: S704 - escaped


def _link(found: re.Match[str]) -> str:
    code = found[0]
    return f'<a href="{EXPLAINED_AT}{code}">{code}</a>' if code in MESSAGES else code
