"""Front matter read field by field: a fault costs the field in which it stands, and hides no other."""

from __future__ import annotations

import re
from itertools import pairwise

from plugins.sources.strict_yaml import Duplicate, InvalidYaml, Node, Parsed, parse
from plugins.sources.yaml_faults import diagnose

_FIELD = re.compile(r"([^\s#\-\[\]{},\"'“‘<=>|&*!%@`][^:\n]*):(?:\s|\Z)|([a-z_]+):(?=[^\s/])")
"""The beginning of a field: a name and a colon where a line begins; the blank behind it is forgotten at times."""
_AROUND_VALUES = " \"'“”‘’[]{}@`%&*!>|,?-"
"""Signs of YAML, and what editors take for them, around a value."""
_WIDE_BLANKS = "\u00a0\u2007\u202f"
_BEFORE_VALUE = re.compile(
    rf"^[ {_WIDE_BLANKS}]*(?:-[ {_WIDE_BLANKS}]+)*(?:\w+:[ {_WIDE_BLANKS}]+)?", re.MULTILINE
)
_PLAIN_BLANKS = str.maketrans(dict.fromkeys(_WIDE_BLANKS, " "))
_CONFLICT_BEGINS, _CONFLICT_TURNS, _CONFLICT_ENDS = "<<<<<<<", ("=======", "|||||||"), ">>>>>>>"
"""How git marks two versions of the same lines."""


def parse_by_field(text: str, first_line: int = 1) -> Parsed:
    """Read a mapping as ``parse`` does, except that a fault costs the field in which it stands and no other.

    No-break spaces where blanks belong count as blanks. Of a merge conflict, one fault, the first version is read.
    """
    if any(blank in text for blank in _WIDE_BLANKS):
        text = _BEFORE_VALUE.sub(lambda found: found.group().translate(_PLAIN_BLANKS), text)
    lines, conflict = without_conflict(text.split("\n"))
    try:
        parsed = parse("\n".join(lines), first_line)
    except InvalidYaml as fault:
        parsed = _parse_each(lines, first_line)
        if not parsed.faults:  # each field can be read, and together they cannot
            parsed.faults.append(_of_first_field(lines, first_line) or _explained(fault, lines, first_line))
    if conflict is not None:
        parsed.faults.insert(0, InvalidYaml("Y117", first_line + conflict))
    return parsed


def _of_first_field(lines: list[str], first_line: int) -> InvalidYaml | None:
    """Return the fault that the first field of *lines* does not begin where its line does, None when it does."""
    first = next(
        place for place, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")
    )
    return InvalidYaml("Y116", first_line + first) if lines[first].startswith(" ") else None


def without_conflict(lines: list[str]) -> tuple[list[str], int | None]:
    """Return *lines* with the first version alone of each merge conflict, and the place of the first marker, if any."""
    markers = [
        place for place, line in enumerate(lines) if line.startswith((_CONFLICT_BEGINS, _CONFLICT_ENDS))
    ]
    if not markers:
        return lines, None
    kept = []
    is_ours = True
    for line in lines:
        is_marker = line.startswith((_CONFLICT_BEGINS, *_CONFLICT_TURNS, _CONFLICT_ENDS))
        if is_marker:
            is_ours = not line.startswith(_CONFLICT_TURNS)
        kept.append(line if is_ours and not is_marker else "")
    return kept, markers[0]


def _parse_each(lines: list[str], first_line: int) -> Parsed:
    """Read each field of *lines* by itself."""
    whole = Parsed()
    starts = [place for place, line in enumerate(lines) if _FIELD.match(line)]
    for start, end in pairwise((0, *starts, len(lines))):
        block = lines[start:end]
        if "".join(block).strip("-. "):
            _read_block(block, first_line + start, whole)
    return whole


def _read_block(block: list[str], line: int, whole: Parsed) -> None:
    """Add the field whose text is *block*, from *line* on, to *whole*."""
    try:
        part = parse("\n".join(block), line)
    except InvalidYaml as fault:
        part = _good_items(block, line) or _as_typed(fault, block, line)
    for name, node in part.fields.items():
        if name in whole.fields:
            whole.duplicates.append(Duplicate(name, node.line, whole.fields[name].line))
        else:
            whole.fields[name] = node
    whole.spoilt |= part.spoilt
    whole.faults += part.faults
    whole.duplicates += part.duplicates
    whole.comments += part.comments


def _good_items(block: list[str], line: int) -> Parsed | None:
    """Return the spoilt list in *block* with those items that can be read; None when no item is told apart as spoilt."""
    dash = next((found.group() for one in block[1:] if (found := re.match(" *- ", one))), None)
    if dash is None or not (begun := _FIELD.fullmatch(block[0].rstrip() + "\n")):
        return None
    starts = [place for place, one in enumerate(block) if one.startswith(dash)]
    part = Parsed(spoilt={begun.group(1): line})
    items: list[Node] = []
    for start, end in pairwise((*starts, len(block))):
        item = [block[0], *block[start:end]]
        try:
            read = parse("\n".join(item), line + start - 1)
        except InvalidYaml as fault:
            part.faults.append(_explained(fault, item, line + start - 1))
            continue
        for node in read.fields.values():
            items += node.value if isinstance(node.value, list) else []
        part.duplicates += read.duplicates
        part.comments += read.comments
    part.fields = {begun.group(1): Node(items, line)}
    return part if part.faults else None


def _as_typed(fault: InvalidYaml, block: list[str], line: int) -> Parsed:
    """Return the spoilt field in *block* with the text on its first line as its value."""
    part = Parsed(faults=[_explained(fault, block, line)])
    if begun := _FIELD.match(block[0]):
        name = begun.group(1) or begun.group(2)
        typed = block[0][begun.end() :].strip(_AROUND_VALUES)
        part.spoilt = {name: line}
        part.fields = {name: Node(typed, line)} if typed else {}
    return part


def _explained(fault: InvalidYaml, block: list[str], first_line: int) -> InvalidYaml:
    """Return a *fault* of syntax in the words of an editor, others as they are."""
    if fault.code not in ("Y102", "Y103"):
        return fault
    lines = "\n".join(block).rstrip().split("\n")
    found = diagnose(lines, min(fault.line - first_line, len(lines) - 1))
    return fault if found is None else InvalidYaml(found.code, first_line + found.line, found.detail)
