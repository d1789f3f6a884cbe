"""Records as plain data, for the catalogue and for other processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from plugins.authority.records import CLASSES, Origin, Record, item_classes
from plugins.authority.spans import Span


def to_plain(record: Record) -> dict[str, Any]:
    """Return *record* as strings, numbers, lists and mappings; ``record_from`` turns it back."""
    plain = asdict(record)
    plain["origin"]["lines"] = dict(record.origin.lines)
    return plain


def record_from(kind: str, plain: Mapping[str, Any]) -> Record:
    """Return the record of *kind* that ``to_plain`` made *plain* from."""
    items = item_classes(kind)
    made = dict(plain)
    made["origin"] = Origin(**plain["origin"])
    if "span" in plain:
        made["span"] = Span(**plain["span"])
    for name, value in plain.items():
        if isinstance(value, dict) and name in items:
            made[name] = _item(items[name], value)
        if isinstance(value, list):
            made[name] = tuple(_item(items[name], item) for item in value) if name in items else tuple(value)
    return CLASSES[kind](**made)


def _item(cls: type, item: Mapping[str, Any]) -> Any:
    return cls(**{name: _value(name, value) for name, value in item.items()})


def _value(name: str, value: Any) -> Any:
    if name == "span":
        return Span(**value)
    return tuple(value) if isinstance(value, list) else value
