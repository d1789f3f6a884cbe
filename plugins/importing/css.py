"""What style sheets and style attributes say of elements: enough of CSS for pages that were saved or pasted."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag

Declarations = dict[str, str]

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<name>[.#][\w-]+)?", re.IGNORECASE)
_MAX_SHEET_CHARACTERS = 500_000
"""Of all style sheets of a page; what follows is of no use to it."""


class StyleSheet:
    """The rules of a page for a tag, a class or an id; all others are passed over."""

    def __init__(self, soup: BeautifulSoup) -> None:
        """Read the ``style`` elements of *soup*."""
        self._rules: dict[str, Declarations] = {}
        text = "\n".join(style.get_text() for style in soup.find_all("style"))[:_MAX_SHEET_CHARACTERS]
        for selectors, block in _RULE.findall(_COMMENT.sub("", text)):
            declared = declarations(block)
            for selector in selectors.split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found and selector.strip():
                    key = f"{(found['tag'] or '').lower()}{found['name'] or ''}"
                    self._rules.setdefault(key, {}).update(declared)

    def of(self, tag: Tag) -> Mapping[str, str]:
        """Return what is declared for *tag*: by its name, its classes, its id, and itself, the last first."""
        own = str(tag.get("style") or "")
        if not self._rules:
            return declarations(own) if own else {}
        names = [f".{name}" for name in classes_of(tag)]
        names += [f"#{tag['id']}"] if tag.get("id") else []
        found: Declarations = {}
        for key in (tag.name, *names, *(f"{tag.name}{name}" for name in names)):
            found |= self._rules.get(key, {})
        return found | declarations(own)


def classes_of(tag: Tag) -> list[str]:
    """Return the classes of *tag*."""
    return (
        str(tag.get("class")).split() if isinstance(tag.get("class"), str) else list(tag.get("class") or [])
    )


def declarations(block: str) -> Declarations:
    """Return the properties of a *block* of CSS, names and keywords in lower case.

    >>> declarations("Font-Weight: BOLD; mso-list: l0 level2 lfo1")
    {'font-weight': 'bold', 'mso-list': 'l0 level2 lfo1'}
    """
    parts = (part.partition(":") for part in block.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip().lower()
        for name, colon, value in parts
        if colon
    }


def is_hidden(style: Mapping[str, str]) -> bool:
    """Whether an element of this *style* is not drawn."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
    )
