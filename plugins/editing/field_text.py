"""Fields and items of a front matter put in, taken out and replaced as text; every other character stays as it was typed.

Each function takes the text of a file and returns it edited. All raise UnusualForm where the field is written in a form
that is not edited here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

import yaml

from plugins.editing.front_text import (
    UnusualForm,
    front_of,
    inserted,
    is_empty,
    line_end,
    root_of,
    scalar,
    value_of,
)

Item = tuple[str, ...]
"""The lines of an item of a list, as they stand after ``- ``, without line ends."""


def with_field(text: str, name: str, value: str) -> str:
    """Return *text* with the field *name* saying *value*; one that is new stands last."""
    front, start = front_of(text)
    node = value_of(root_of(front), name)
    if node is None:
        return inserted(text, start + len(front), f"{name}: {scalar(value)}{_newline(text)}")
    if is_empty(node):
        return inserted(text, start + node.end_mark.index, f" {scalar(value)}")
    if not _is_on_one_line(node):
        raise UnusualForm
    return _replaced(text, start, node, scalar(value))


def without_field(text: str, name: str) -> str:
    """Return *text* without the field *name*."""
    front, start = front_of(text)
    for key, node in root_of(front).value:
        if key.value == name:
            return text[: start + key.start_mark.index] + text[start + line_end(front, node) :]
    return text


def with_field_of(text: str, name: str, other: str) -> str:
    """Return *text* with the field *name* as it stands in the text *other*; it stands last."""
    text = without_field(text, name)
    front, _ = front_of(other)
    typed = next(
        front[key.start_mark.index : line_end(front, node)]
        for key, node in root_of(front).value
        if key.value == name
    )
    own, start = front_of(text)
    newline = _newline(text)
    return inserted(text, start + len(own), "".join(line + newline for line in typed.splitlines()))


def items_of(text: str, name: str) -> list[Item]:
    """Return the items of the list *name*, none where it is empty or not there."""
    front, _ = front_of(text)
    node = value_of(root_of(front), name)
    if node is None or is_empty(node):
        return []
    if isinstance(node, yaml.ScalarNode):
        return [(scalar(part),) for part in _parts(node)]
    if not isinstance(node, yaml.SequenceNode):
        raise UnusualForm
    if node.flow_style:
        return [(front[one.start_mark.index : one.end_mark.index],) for one in node.value]
    return [_block_item(front, one) for one in node.value]


def _block_item(front: str, node: yaml.Node) -> Item:
    first, *others = front[node.start_mark.index : line_end(front, node)].splitlines()
    indent = " " * node.start_mark.column
    return (first, *(line.removeprefix(indent) for line in others))


def with_items(text: str, name: str, items: Sequence[Item]) -> str:
    """Return *text* with *items* after those of the list *name*, which may be new."""
    if not items:
        return text
    front, start = front_of(text)
    node, newline = value_of(root_of(front), name), _newline(text)
    if node is None:
        return inserted(text, start + len(front), f"{name}:{newline}{_as_block(items, '  ', newline)}")
    if is_empty(node):
        return inserted(text, start + line_end(front, node), _as_block(items, "  ", newline))
    if isinstance(node, yaml.ScalarNode) and _is_on_one_line(node):
        first, end = node.start_mark.index, node.end_mark.index
        block = _as_block(((front[first:end],), *items), "  ", newline).removesuffix(newline)
        return text[: start + first].rstrip(" \t") + newline + block + text[start + end :]
    if not isinstance(node, yaml.SequenceNode):
        raise UnusualForm
    if node.flow_style:
        comma = ", " if node.value else ""
        added = ", ".join(_in_brackets(item) for item in items)
        return inserted(text, start + node.end_mark.index - 1, comma + added)
    block = _as_block(items, " " * node.start_mark.column, newline)
    return inserted(text, start + line_end(front, node), block)


def _as_block(items: Sequence[Item], indent: str, newline: str) -> str:
    lines = []
    for first, *others in items:
        lines += [f"{indent}- {first}", *(f"{indent}  {line}" for line in others)]
    return "".join(line.rstrip() + newline for line in lines)


def _in_brackets(item: Item) -> str:
    """Return an item that may be a block of fields as it stands in a list in brackets."""
    node = yaml.compose("\n".join(item), Loader=yaml.SafeLoader)
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        return f"{{{', '.join(line.strip() for line in item)}}}"
    if len(item) > 1:
        raise UnusualForm
    return item[0]


def without_items(text: str, name: str, numbers: Collection[int]) -> str:
    """Return *text* without the items *numbers*, from 0, of the list *name*."""
    front, start = front_of(text)
    node = value_of(root_of(front), name)
    if isinstance(node, yaml.ScalarNode) and _is_on_one_line(node):
        kept = [part for number, part in enumerate(_parts(node)) if number not in numbers]
        return _replaced(text, start, node, scalar("; ".join(kept)) if kept else "")
    if not isinstance(node, yaml.SequenceNode):
        raise UnusualForm
    items = node.value
    for number in sorted(numbers, reverse=True):
        first, end = items[number].start_mark.index, items[number].end_mark.index
        if not node.flow_style:
            first, end = (
                front.rindex("\n", 0, first) + 1 if "\n" in front[:first] else 0,
                line_end(front, items[number]),
            )
        elif number + 1 < len(items):
            end = items[number + 1].start_mark.index
        elif number:
            first = items[number - 1].end_mark.index
        text = text[: start + first] + text[start + end :]
    return text


Rename = Callable[[str, int], str | None]
"""Takes what an editor typed as the name of a record, and which name of its field it is, from 0; returns what shall stand
there, None where it stays."""


def with_names(text: str, name: str, key: str, rename: Rename) -> str:
    """Return *text* with the names in the field *name* as *rename* has them.

    A name is an item, or what its field *key* says; several may stand in one item, parted by semicolons.
    """
    front, start = front_of(text)
    node = value_of(root_of(front), name)
    edits, number = [], 0
    for one in _named_in(node, key) if node else ():
        parts = _parts(one)
        renamed = [rename(part, place) or part for place, part in enumerate(parts, number)]
        number += len(parts)
        if renamed != parts:
            if not _is_on_one_line(one):
                raise UnusualForm
            edits.append((one, scalar("; ".join(renamed))))
    for one, words in reversed(edits):
        text = _replaced(text, start, one, words)
    return text


def _named_in(node: yaml.Node, key: str) -> Iterator[yaml.ScalarNode]:
    for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        named = value_of(one, key) if isinstance(one, yaml.MappingNode) else one
        if isinstance(named, yaml.ScalarNode) and named.value:
            yield named


def _parts(node: yaml.ScalarNode) -> list[str]:
    return [part for part in (part.strip() for part in node.value.split(";")) if part]


def _is_on_one_line(node: yaml.Node) -> bool:
    is_scalar = isinstance(node, yaml.ScalarNode) and node.style in (None, '"', "'")
    return is_scalar and node.start_mark.line == node.end_mark.line


def _replaced(text: str, start: int, node: yaml.Node, words: str) -> str:
    return text[: start + node.start_mark.index] + words + text[start + node.end_mark.index :]


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
