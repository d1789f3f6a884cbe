"""From a record's file to the record: fields go where the classes of records name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from plugins.authority.records import CLASSES, Origin, Record, item_classes
from plugins.authority.spans import Span
from plugins.sources.content_file import ContentFile

Values = Mapping[str, Any]


def record_of(source: ContentFile) -> Record | None:
    """Return the record that *source* describes, None when it has no name.

    Committees are still named as the editor typed them; ``resolve_references`` settles them.
    """
    if "name" not in source.values:
        return None
    of = CLASSES[source.kind]
    known = {
        "slug": source.slug,
        "body": source.body.strip(),
        "origin": Origin(source.path, source.lines, _first_line(source)),
        "sources": tuple(item["value"] for item in source.values.get("sources", ()) if "value" in item),
    }
    return of(**{**_fields(of, source.values, item_classes(source.kind)), **known})


def _first_line(source: ContentFile) -> int:
    """Return the line of the file on which the text begins, blank lines passed over."""
    body = source.body
    return source.body_line + body.count("\n", 0, len(body) - len(body.lstrip()))


def _fields(of: type, values: Values, items: Mapping[str, type]) -> dict[str, Any]:
    """Return the fields of the class *of* that *values* give; *items* are the classes of its parts and of the items in its lists.

    The editors' ``kind`` is the attribute ``type``; ``from`` and ``until``, or ``start`` and ``end``, are a span.
    """
    made: dict[str, Any] = {}
    for field in fields(of):
        if field.name == "span":
            start, end = values.get("from", values.get("start")), values.get("until", values.get("end"))
            made["span"] = Span(start, end)
            continue
        value = values.get("kind" if field.name == "type" else field.name)
        if value is None:
            continue
        if field.name in items:
            wanted = items[field.name]
            parts = [_item(wanted, part) for part in _listed(value) if _is_whole(wanted, part)]
            value = parts if isinstance(value, list) else next(iter(parts), None)
        made[field.name] = tuple(value) if isinstance(value, list) else value
    return made


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _item(of: type, values: Values) -> Any:
    return of(**_fields(of, values, {}))


def _is_whole(of: type, values: Values) -> bool:
    """Whether *values* have all that an item of the class *of* needs; what it lacks is reported by the schema."""
    return all(field.name in values for field in fields(of) if field.default is MISSING)
