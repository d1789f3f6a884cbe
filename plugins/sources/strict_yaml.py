"""Strict YAML: scalars stay the text that was typed, every value knows its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import yaml

from plugins.sources.yaml_faults import diagnose

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 12
_YAML_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line breaks to YAML and to no editor: line numbers would differ from those that editors see."""


@dataclass(slots=True)
class Node:
    """A value with its line."""

    value: str | list[Node] | dict[str, Node]
    line: int
    """From 1, in the whole file."""


@dataclass(slots=True)
class InvalidYaml(Exception):
    """The text cannot be used; carries the code and the line of a problem."""

    code: str
    line: int
    detail: str = ""


@dataclass(slots=True)
class Duplicate:
    """A key given a second time in one mapping; the first one counts."""

    key: str
    line: int
    first: int


@dataclass(slots=True)
class Parsed:
    """The root mapping, the keys given twice, and suspicious comments."""

    fields: dict[str, Node] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    comments: list[Node] = field(default_factory=list)
    """Text from a ``#`` on after an unquoted value, which an editor may have meant as part of it."""
    faults: list[InvalidYaml] = field(default_factory=list)
    """What cannot be used, by line; none where ``parse`` made it."""
    spoilt: dict[str, int] = field(default_factory=dict)
    """Line of each field that cannot be used; what was typed on that line is its value all the same."""


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
    text = _YAML_LINE_BREAKS.sub(" ", text)
    if any(blank in text for blank in _WIDE_BLANKS):
        text = _BEFORE_VALUE.sub(lambda found: found.group().translate(_PLAIN_BLANKS), text)
    lines, conflict = without_conflict(text.split("\n"))
    try:
        parsed = parse("\n".join(lines), first_line)
    except InvalidYaml as fault:
        parsed = _parse_each(lines, first_line)
        if not parsed.faults:  # each field can be read, and together they cannot
            parsed.faults.append(_explained(fault, lines, first_line))
    if conflict is not None:
        parsed.faults.insert(0, InvalidYaml("Y117", first_line + conflict))
    return parsed


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


def parse(text: str, first_line: int = 1) -> Parsed:
    """Read a mapping from *text*, whose first line is line *first_line* of the file.

    Anchors, aliases, tags, nesting deeper than 12 and several documents are faults, as is all that YAML forbids.
    Raises InvalidYaml at the first one.
    """
    text = _YAML_LINE_BREAKS.sub(" ", text)
    forbidden = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if forbidden:
        line = first_line + text.count("\n", 0, forbidden.start())
        raise InvalidYaml("Y105", line, f"U+{ord(forbidden.group()):04X}")
    parsed = Parsed()
    try:
        root = _Builder(yaml.parse(text, Loader=_LOADER), text, first_line, parsed).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.count("\n")) if mark else 0  # the end of the text is a line to YAML
        raise InvalidYaml("Y102", first_line + line) from None
    if root is None:
        return parsed
    if not isinstance(root.value, dict):
        raise InvalidYaml("Y103", root.line)
    parsed.fields = root.value
    return parsed


class _Builder:
    """Builds nodes from the parser's events; raises InvalidYaml for what is not plain data."""

    def __init__(self, events: Iterator[yaml.Event], text: str, first_line: int, parsed: Parsed) -> None:
        self.events = events
        self.lines = text.split("\n")
        self.first_line = first_line
        self.parsed = parsed

    def document(self) -> Node | None:
        """Return the one document's root, None when there is none."""
        root = None
        for event in self.events:
            if isinstance(event, (yaml.StreamStartEvent, yaml.DocumentEndEvent, yaml.StreamEndEvent)):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise InvalidYaml("Y103", self.line(event))
                continue
            root = self.node(event, 0)
        return root

    def line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return self.first_line + (mark.line if mark else 0)

    def node(self, event: yaml.Event, depth: int) -> Node:
        line = self.line(event)
        if depth > _MAX_DEPTH:
            raise InvalidYaml("Y106", line)
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        anchor = getattr(event, "anchor", None)
        odd = f"{sign}{anchor}" if anchor else getattr(event, "tag", None)
        if odd:
            raise InvalidYaml("Y104", line, str(odd))
        if isinstance(event, yaml.ScalarEvent):
            self.note_comment(event, line)
            return Node(event.value, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self.sequence(depth), line)
        return Node(self.mapping(depth), line)

    def note_comment(self, event: yaml.ScalarEvent, line: int) -> None:
        """Record what YAML takes for a comment after an unquoted value."""
        end = event.end_mark
        if not event.style and end is not None and end.line < len(self.lines):
            behind = self.lines[end.line][end.column :].strip()
            if behind.startswith("#"):
                self.parsed.comments.append(Node(behind, line))

    def sequence(self, depth: int) -> list[Node]:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return items

    def mapping(self, depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key.value, str):
                raise InvalidYaml("Y103", key.line)
            value = self.node(next(self.events), depth + 1)
            if key.value in fields:
                self.parsed.duplicates.append(Duplicate(key.value, key.line, fields[key.value].line))
            else:
                fields[key.value] = Node(value.value, key.line)
        return fields
