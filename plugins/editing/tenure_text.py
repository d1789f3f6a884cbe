"""Tenures put into the text of a person's record, all else left as it was typed: comments, order, quotes, line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from plugins.editing.new import quoted

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<front>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_OTHER_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Blanks to ``sources.strict_yaml``."""
_PLAIN = re.compile(r"\w(?:[\w ./–-]*[\w.])?")
"""Text that YAML takes for itself without quotes, in brackets too."""


class UnusualForm(Exception):
    """The front matter is written in a form that is not edited here."""


@dataclass(frozen=True, slots=True)
class NewTenure:
    """An office that reports prove."""

    office: str
    committee: str | None
    """Slug."""
    reports: Sequence[str]
    """Ids or slugs."""


def add_tenure(text: str, tenure: NewTenure) -> str:
    """Return the *text* of a record with *tenure* after those that it has. Raises UnusualForm."""
    front, start = _front_of(text)
    root = _root_of(front)
    newline = "\r\n" if "\r\n" in text else "\n"
    tenures = _value(root, "tenures")
    if tenures is None or _is_empty(tenures):
        indent, after = "  ", len(front) if tenures is None else _line_end(front, tenures)
        head = f"tenures:{newline}" if tenures is None else ""
    elif isinstance(tenures, yaml.SequenceNode) and not tenures.flow_style:
        indent, after, head = " " * tenures.start_mark.column, _line_end(front, tenures), ""
    elif isinstance(tenures, yaml.SequenceNode):
        comma = ", " if tenures.value else ""
        return _inserted(text, start + tenures.end_mark.index - 1, f"{comma}{{{', '.join(_fields(tenure))}}}")
    else:
        raise UnusualForm
    first, *others = _fields(tenure)
    lines = [f"{indent}- {first}", *(f"{indent}  {field}" for field in others)]
    return _inserted(text, start + after, head + "".join(line + newline for line in lines))


def add_reports(text: str, number: int, reports: Sequence[str]) -> str:
    """Return the *text* of a record with *reports* added to its tenure *number*, from 0. Raises UnusualForm."""
    front, start = _front_of(text)
    tenures = _value(_root_of(front), "tenures")
    if not isinstance(tenures, yaml.SequenceNode) or not isinstance(tenures.value[number], yaml.MappingNode):
        raise UnusualForm
    tenure = tenures.value[number]
    given = _value(tenure, "reports")
    added = ", ".join(reports)
    if given is None and tenure.flow_style:
        return _inserted(text, start + tenure.end_mark.index - 1, f", reports: [{added}]")
    if given is None:
        newline = "\r\n" if "\r\n" in text else "\n"
        indent = " " * tenure.value[0][0].start_mark.column
        return _inserted(text, start + _line_end(front, tenure), f"{indent}reports: [{added}]{newline}")
    if isinstance(given, yaml.SequenceNode) and given.flow_style:
        comma = ", " if given.value else ""
        return _inserted(text, start + given.end_mark.index - 1, comma + added)
    if isinstance(given, yaml.SequenceNode):
        newline = "\r\n" if "\r\n" in text else "\n"
        indent = " " * given.start_mark.column
        lines = "".join(f"{indent}- {report}{newline}" for report in reports)
        return _inserted(text, start + _line_end(front, given), lines)
    if _is_empty(given):
        return _inserted(text, start + given.end_mark.index, f" [{added}]")
    text = _inserted(text, start + given.end_mark.index, f", {added}]")
    return _inserted(text, start + given.start_mark.index, "[")


def _front_of(text: str) -> tuple[str, int]:
    """Return the front matter of *text* and where it begins."""
    found = _FRONT.match(text)
    if found is None:
        raise UnusualForm
    return _OTHER_LINE_BREAKS.sub(" ", found["front"]), found.start("front")


def _root_of(front: str) -> yaml.MappingNode:
    root = yaml.compose(front, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise UnusualForm
    return root


def _value(mapping: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in mapping.value if key.value == name), None)


def _is_empty(node: yaml.Node) -> bool:
    """Whether nothing stands there, not even quotes."""
    return isinstance(node, yaml.ScalarNode) and not node.value and node.style is None


def _line_end(front: str, node: yaml.Node) -> int:
    """Return where the line after the last line of *node* begins."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = int(node.end_mark.index)
    return end if front[end - 1] == "\n" else front.index("\n", end) + 1


def _inserted(text: str, at: int, words: str) -> str:
    return text[:at] + words + text[at:]


def _fields(tenure: NewTenure) -> list[str]:
    """Return the fields of *tenure* as YAML."""
    fields = [f"office: {_scalar(tenure.office)}"]
    fields += [f"committee: {tenure.committee}"] if tenure.committee else []
    return [*fields, f"reports: [{', '.join(tenure.reports)}]"]


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else quoted(text)
