"""Tables that editors extend in ``settings/``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.sources.content_file import decode
from plugins.sources.folder import ABBREVIATIONS, LANGUAGE, RANKS
from plugins.sources.front_matter import parse_by_field
from plugins.sources.problems import Problem
from plugins.sources.strict_yaml import Node
from plugins.text.house_style import TONES, HouseStyle
from plugins.text.normal import nfc

Abbreviations = dict[str, tuple[str, ...]]
"""Short forms by long form: ``{"Ban Tổ chức": ("BTC",)}``."""


@dataclass(frozen=True, slots=True)
class RankTable:
    """Who stands before whom; a part that is empty is not given."""

    committees: Sequence[tuple[str, Sequence[str]]] = ()
    """Groups in their order: the name of each, and beginnings of names or kinds of committees in their order."""
    offices: Sequence[str] = ()
    """Beginnings of offices, with or without the committee, in order of precedence."""


def read_abbreviations(data: bytes) -> tuple[Abbreviations, list[Problem]]:
    """Return the table of short forms, and a problem for each line that is none (S103)."""
    fields, problems = _fields(ABBREVIATIONS, data)
    table: Abbreviations = {}
    for long, node in fields.items():
        shorts = _texts(node)
        if shorts is None or not long.strip():
            problems.append(Problem("S103", ABBREVIATIONS, node.line, {"long": long}))
        else:
            table[long] = shorts
    return table, problems


def read_ranks(data: bytes) -> tuple[RankTable, list[Problem]]:
    """Return the table of ranks, and a problem for each part of it that is none (R150)."""
    fields, problems = _fields(RANKS, data)

    def entries(name: str, node: Node) -> tuple[str, ...]:
        texts = _texts(node)
        if texts is None:
            problems.append(Problem("R150", RANKS, node.line, {"field": name}))
        return texts or ()

    committees = fields.pop("committees", Node({}, 1))
    groups = committees.value if isinstance(committees.value, dict) else {"": committees}
    offices = entries("offices", fields.pop("offices")) if "offices" in fields else ()
    table = RankTable(tuple((group, entries(group, node)) for group, node in groups.items()), offices)
    problems += [Problem("R150", RANKS, node.line, {"field": name}) for name, node in fields.items()]
    return table, problems


def read_house_style(data: bytes) -> tuple[HouseStyle, list[Problem]]:
    """Return how the house writes, and a problem for each line that says nothing of it (V110)."""
    fields, problems = _fields(LANGUAGE, data)
    said: dict[str, tuple[str, ...]] = {}
    for name, node in fields.items():
        texts = _texts(node)
        is_known = texts and (name in ("capitals", "words") or (name == "tones" and texts[0] in TONES))
        if texts and is_known:
            said[name] = texts
        else:
            problems.append(Problem("V110", LANGUAGE, node.line, {"field": name}))
    words = frozenset(word.lower() for phrase in said.get("words", ()) for word in phrase.split())
    return HouseStyle(said.get("tones", ("older",))[0], said.get("capitals", ()), words), problems


def _fields(path: str, data: bytes) -> tuple[dict[str, Node], list[Problem]]:
    """Return the fields of the table *path* that can be read, and a problem for each that cannot."""
    try:
        parsed = parse_by_field(nfc(decode(data)))
    except UnicodeDecodeError as error:
        return {}, [Problem("F101", path, data.count(b"\n", 0, error.start) + 1)]
    problems = [Problem(fault.code, path, fault.line, {"detail": fault.detail}) for fault in parsed.faults]
    problems += [
        Problem("Y107", path, twice.line, {"field": twice.key, "first": str(twice.first)})
        for twice in parsed.duplicates
    ]
    return {name: node for name, node in parsed.fields.items() if name not in parsed.spoilt}, problems


def _texts(node: Node) -> tuple[str, ...] | None:
    """Return the texts of a list or of one bare value; None when something else stands there."""
    items = node.value if isinstance(node.value, list) else [node]
    found = [item.value.strip() for item in items if isinstance(item.value, str) and item.value.strip()]
    return tuple(found) if found and len(found) == len(items) else None
