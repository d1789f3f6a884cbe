"""Front matter as text: where its fields and items stand, so that one is edited and all else stays as it was typed."""

from __future__ import annotations

import re

import yaml

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<front>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_OTHER_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Blanks to ``sources.strict_yaml``."""
_PLAIN = re.compile(r"\w(?:[\w ./–-]*[\w.])?")
"""Text that YAML takes for itself without quotes, in brackets too."""


class UnusualForm(Exception):
    """The front matter is written in a form that is not edited here."""


def front_of(text: str) -> tuple[str, int]:
    """Return the front matter of *text* and where it begins. Raises UnusualForm."""
    found = _FRONT.match(text)
    if found is None:
        raise UnusualForm
    return _OTHER_LINE_BREAKS.sub(" ", found["front"]), found.start("front")


def root_of(front: str) -> yaml.MappingNode:
    """Return the fields of a front matter. Raises UnusualForm."""
    try:
        root = yaml.compose(front, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise UnusualForm from None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise UnusualForm
    return root


def value_of(mapping: yaml.MappingNode, name: str) -> yaml.Node | None:
    """Return the value of the field *name*, None when it is not there."""
    return next((value for key, value in mapping.value if key.value == name), None)


def is_empty(node: yaml.Node) -> bool:
    """Whether nothing stands there, not even quotes."""
    return isinstance(node, yaml.ScalarNode) and not node.value and node.style is None


def line_end(front: str, node: yaml.Node) -> int:
    """Return where the line after the last line of *node* begins."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = int(node.end_mark.index)
    return end if front[end - 1] == "\n" else front.index("\n", end) + 1


def inserted(text: str, at: int, words: str) -> str:
    """Return *text* with *words* put in at the place *at*."""
    return text[:at] + words + text[at:]


def quoted(text: str) -> str:
    """Return *text* as a YAML scalar in double quotes."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def scalar(text: str) -> str:
    """Return *text* as a YAML scalar, in quotes where it needs them."""
    return text if _PLAIN.fullmatch(text) else quoted(text)
