"""The vocabulary of schema.org, as the types that it publishes for TypeScript give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PLACE = Path(__file__).resolve().parents[2] / "node_modules/schema-dts/dist/schema.d.ts"
TEXTS = frozenset(("Text", "URL", "Date", "DateTime", "Time"))
NUMBERS = frozenset(("Number", "Integer", "Float"))
PIXELS = frozenset(("width", "height"))
"""Numbers of pixels, as the vocabulary's own examples and search engines have them, though it asks for a quantity."""


@dataclass(frozen=True)
class Vocabulary:
    """Types and properties by name."""

    above: dict[str, tuple[str, ...]]
    """The types directly above each type."""
    properties: dict[str, dict[str, frozenset[str]]]
    """What each type adds to those above it: a property and the types of its values."""

    def line(self, kind: str) -> list[str]:
        """Return *kind* and all types above it."""
        return [kind, *(one for above in self.above[kind] for one in self.line(above))]

    def range_of(self, kind: str, name: str) -> frozenset[str] | None:
        """Return the types of values that the property *name* of a *kind* takes; None when it has no such property."""
        found = (self.properties[one].get(name) for one in self.line(kind))
        return next((one for one in found if one is not None), None)


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary."""
    text = re.sub(r"/\*\*.*?\*/", "", PLACE.read_text("utf-8"), flags=re.DOTALL)
    above: dict[str, tuple[str, ...]] = {}
    properties: dict[str, dict[str, frozenset[str]]] = {}
    for name, bases, body in re.findall(
        r"^interface (\w+)Base extends ([^{]+) \{(.*?)^\}", text, re.M | re.S
    ):
        above[name] = tuple(re.findall(r"(\w+)Base", bases))
        found = re.findall(r'"([^"]+)"\?: SchemaValue<([^,]+),', body)
        properties[name] = {one: frozenset(map(str.strip, kinds.split("|"))) for one, kinds in found}
    for name, bases in re.findall(r"^export interface (\w+)Leaf extends ([^{]+) \{", text, re.M):
        above.setdefault(name, tuple(re.findall(r"(\w+)Base", bases)))
        properties.setdefault(name, {})
    return Vocabulary(above, properties)


def faults_of(node: dict[str, Any], role_of: str = "") -> Iterator[str]:
    """Yield what the vocabulary does not know in *node*; a role stands for a value and repeats its property *role_of*."""
    words = vocabulary()
    kind = node["@type"]
    if kind not in words.above:
        yield f"no type {kind}"
        return
    for name, value in node.items():
        if name.startswith("@") or name == role_of:
            continue
        wanted = words.range_of(kind, name.removesuffix("-input"))
        if wanted is None:
            yield f"{kind} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _faults_of_value(kind, name, one, wanted)


def _faults_of_value(kind: str, name: str, value: Any, wanted: frozenset[str]) -> Iterator[str]:
    words = vocabulary()
    if isinstance(value, str):
        if not wanted & TEXTS:
            yield f"{kind}.{name} is no text"
    elif isinstance(value, int):
        if not wanted & NUMBERS and name not in PIXELS:
            yield f"{kind}.{name} is no number"
    elif "@type" not in value:
        if "IdReference" not in wanted:
            yield f"{kind}.{name} is no thing"
    elif "Role" in words.line(value["@type"]):
        yield from faults_of(value, name)
        if name in value:
            yield from _faults_of_value(value["@type"], name, value[name], wanted)
    else:
        if not wanted.intersection(words.line(value["@type"])):
            yield f"{kind}.{name} is no {value['@type']}"
        yield from faults_of(value)
