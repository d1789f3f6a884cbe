"""Tables that editors extend in ``settings/``."""

from __future__ import annotations

from plugins.sources.content_file import decode
from plugins.sources.folder import ABBREVIATIONS
from plugins.sources.front_matter import parse_by_field
from plugins.sources.problems import Problem
from plugins.sources.strict_yaml import Node
from plugins.text.normal import nfc

Abbreviations = dict[str, tuple[str, ...]]
"""Short forms by long form: ``{"Ban Tổ chức": ("BTC",)}``."""


def read_abbreviations(data: bytes) -> tuple[Abbreviations, list[Problem]]:
    """Return the table of short forms, and a problem for each line that is none (S103)."""
    try:
        parsed = parse_by_field(nfc(decode(data)))
    except UnicodeDecodeError as error:
        return {}, [Problem("F101", ABBREVIATIONS, data.count(b"\n", 0, error.start) + 1)]
    table: Abbreviations = {}
    problems = [
        Problem(fault.code, ABBREVIATIONS, fault.line, {"detail": fault.detail}) for fault in parsed.faults
    ]
    problems += [
        Problem("Y107", ABBREVIATIONS, twice.line, {"field": twice.key, "first": str(twice.first)})
        for twice in parsed.duplicates
    ]
    for long, node in parsed.fields.items():
        if long in parsed.spoilt:
            continue
        shorts = _texts(node)
        if shorts is None or not long.strip():
            problems.append(Problem("S103", ABBREVIATIONS, node.line, {"long": long}))
        else:
            table[long] = shorts
    return table, problems


def _texts(node: Node) -> tuple[str, ...] | None:
    """Return the texts of a list or of one bare value; None when something else stands there."""
    items = node.value if isinstance(node.value, list) else [node]
    found = [item.value.strip() for item in items if isinstance(item.value, str) and item.value.strip()]
    return tuple(found) if found and len(found) == len(items) else None
