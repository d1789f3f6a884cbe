"""Tenures put into the text of a person's record, all else left as it was typed: comments, order, quotes, line ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    front, start = front_of(text)
    root = root_of(front)
    newline = "\r\n" if "\r\n" in text else "\n"
    tenures = value_of(root, "tenures")
    if tenures is None or is_empty(tenures):
        indent, after = "  ", len(front) if tenures is None else line_end(front, tenures)
        head = f"tenures:{newline}" if tenures is None else ""
    elif isinstance(tenures, yaml.SequenceNode) and not tenures.flow_style:
        indent, after, head = " " * tenures.start_mark.column, line_end(front, tenures), ""
    elif isinstance(tenures, yaml.SequenceNode):
        comma = ", " if tenures.value else ""
        return inserted(text, start + tenures.end_mark.index - 1, f"{comma}{{{', '.join(_fields(tenure))}}}")
    else:
        raise UnusualForm
    first, *others = _fields(tenure)
    lines = [f"{indent}- {first}", *(f"{indent}  {field}" for field in others)]
    return inserted(text, start + after, head + "".join(line + newline for line in lines))


def add_reports(text: str, number: int, reports: Sequence[str]) -> str:
    """Return the *text* of a record with *reports* added to its tenure *number*, from 0. Raises UnusualForm."""
    front, start = front_of(text)
    tenures = value_of(root_of(front), "tenures")
    if not isinstance(tenures, yaml.SequenceNode) or not isinstance(tenures.value[number], yaml.MappingNode):
        raise UnusualForm
    tenure = tenures.value[number]
    given = value_of(tenure, "reports")
    added = ", ".join(reports)
    if given is None and tenure.flow_style:
        return inserted(text, start + tenure.end_mark.index - 1, f", reports: [{added}]")
    if given is None:
        newline = "\r\n" if "\r\n" in text else "\n"
        indent = " " * tenure.value[0][0].start_mark.column
        return inserted(text, start + line_end(front, tenure), f"{indent}reports: [{added}]{newline}")
    if isinstance(given, yaml.SequenceNode) and given.flow_style:
        comma = ", " if given.value else ""
        return inserted(text, start + given.end_mark.index - 1, comma + added)
    if isinstance(given, yaml.SequenceNode):
        newline = "\r\n" if "\r\n" in text else "\n"
        indent = " " * given.start_mark.column
        lines = "".join(f"{indent}- {report}{newline}" for report in reports)
        return inserted(text, start + line_end(front, given), lines)
    if is_empty(given):
        return inserted(text, start + given.end_mark.index, f" [{added}]")
    text = inserted(text, start + given.end_mark.index, f", {added}]")
    return inserted(text, start + given.start_mark.index, "[")


def _fields(tenure: NewTenure) -> list[str]:
    """Return the fields of *tenure* as YAML."""
    fields = [f"office: {scalar(tenure.office)}"]
    fields += [f"committee: {tenure.committee}"] if tenure.committee else []
    return [*fields, f"reports: [{', '.join(tenure.reports)}]"]
