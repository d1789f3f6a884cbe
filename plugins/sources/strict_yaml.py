"""Strict YAML: scalars stay the text that was typed, every value knows its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

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
