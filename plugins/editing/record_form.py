"""A record as a form has it, and its file from the form: a field that was changed is written anew, every other character stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.editing.field_text import Item, items_of, with_field, with_items, without_field, without_items
from plugins.editing.front_text import front_of, scalar
from plugins.sources.content_file import ContentFile
from plugins.sources.dates import read_partial_date
from plugins.text.normal import nfc

Row = dict[str, str]
"""An item as the form has it: what stands in each column."""

_STATEMENT = ("value", "source")
_SPAN = ("from", "until")
_DATES = frozenset(("from", "until", "on", "date", "born", "died", "start", "end"))
"""Fields and columns that hold partial dates, typed *5/10/2020* too."""
_LISTS_IN_ITEMS = frozenset(("reports",))
"""Columns that hold several names, parted by commas in the form."""
_LEFT_ALONE = ("id", "slug", "former_slugs", "merged_ids", "sample")
"""Fields of all records that the form does not have: an act of its own changes them, or nothing."""


@dataclass(frozen=True, slots=True)
class RecordForm:
    """What the form of a kind of record asks."""

    texts: tuple[str, ...]
    """Fields with one text."""
    statements: tuple[str, ...]
    """Fields with one text and where it was read."""
    lists: Mapping[str, tuple[str, ...]]
    """Fields with several items: their columns. An item with its first column alone is written bare, where that may be."""


_OF_ALL = {"sources": _STATEMENT, "variants": _STATEMENT}
_DOCUMENT = ("file", "title", "number", "date", "source")
FORMS = {
    "person": RecordForm(
        ("name", "disambiguation", "status", "born", "died", "portrait", "portrait_alt"),
        ("hometown", "ethnicity", "party_joined"),
        {
            "tenures": ("office", "committee", *_SPAN, "source", "reports"),
            **_OF_ALL,
            "qualifications": ("value", "kind", "source"),
        },
    ),
    "committee": RecordForm(
        ("name", "disambiguation", "status", "kind", "place", *_SPAN),
        (),
        {
            "parents": ("committee", *_SPAN, "source"),
            "offices": _STATEMENT,
            **_OF_ALL,
            "names": ("name", *_SPAN, "source"),
            "predecessors": ("committee", "on", "decision", "source"),
            "successors": ("committee", "on", "decision", "source"),
        },
    ),
    "event": RecordForm(
        ("name", "disambiguation", "status", "kind", "start", "end", "place", "series", "outcome"),
        (),
        {"organisers": _STATEMENT, **_OF_ALL, "programme": _STATEMENT, "documents": _DOCUMENT},
    ),
}
_NEVER_BARE = ("tenures", "documents")


def fields_of(kind: str) -> set[str]:
    """Return the fields that the form of *kind* has, and those that it leaves alone."""
    form = FORMS[kind]
    return {*form.texts, *form.statements, *form.lists, *_LEFT_ALONE}


def shown(source: ContentFile) -> dict[str, Any]:
    """Return what the form shows of *source*: texts, statements as a row, lists as rows."""
    form = FORMS[source.kind]
    said = {"status": "published", **source.values}
    values: dict[str, Any] = {name: str(said.get(name, "")) for name in form.texts}
    values |= {name: _row(source.values.get(name, {}), _STATEMENT) for name in form.statements}
    values |= {
        name: [_row(item, columns) for item in source.values.get(name, ())]
        for name, columns in form.lists.items()
    }
    return values


def _row(item: Any, columns: Sequence[str]) -> Row:
    said = item if isinstance(item, Mapping) else {columns[0]: item}
    return {
        column: ", ".join(value) if isinstance(value := said.get(column, ""), list) else str(value)
        for column in columns
    }


def rows_in(form: Mapping[str, str], name: str, columns: Sequence[str]) -> list[Row]:
    """Return the rows of the list *name* in a *form* (``tenures.0.office``), those that say anything, in order."""
    rows: dict[int, Row] = {}
    for key, value in form.items():
        found = re.fullmatch(rf"{name}\.(\d+)\.(\w+)", key)
        if found and found[2] in columns:
            rows.setdefault(int(found[1]), {})[found[2]] = _written(found[2], value)
    whole = ({column: row.get(column, "") for column in columns} for _, row in sorted(rows.items()))
    return [row for row in whole if any(row.values())]


def _written(name: str, value: str) -> str:
    """Return *value* on one line, a date in the form that nobody reads otherwise."""
    plain = nfc(" ".join(value.split()))
    return (read_partial_date(plain) or plain) if name in _DATES else plain


def composed(text: str, source: ContentFile, form: Mapping[str, str]) -> str:
    """Return the file *text*, which says *source*, as *form* has it; what *form* has not stays. Raises UnusualForm."""
    asked, before = FORMS[source.kind], shown(source)
    for name in asked.texts:
        if name in form and (value := _written(name, form[name])) != before[name]:
            text = with_field(text, name, value) if value else without_field(text, name)
    for name in asked.statements:
        if f"{name}.value" in form:
            row = {column: _written(column, form.get(f"{name}.{column}", "")) for column in _STATEMENT}
            if row != before[name]:
                text = _with_statement(text, name, row)
    for name, columns in asked.lists.items():
        rows = rows_in(form, name, columns)
        if rows != before[name] and f"{name}.0.{columns[0]}" in form:
            text = _with_rows(text, name, rows, before[name])
    return _with_body(text, source, form["body"]) if "body" in form else text


def _with_statement(text: str, name: str, row: Row) -> str:
    text = without_field(text, name)
    if not any(row.values()):
        return text
    if not row["source"]:
        return with_field(text, name, row["value"])
    lines = (f"{column}: {scalar(value)}" for column, value in row.items() if value)
    front, start = front_of(text)
    block = "".join(f"  {line}\n" for line in lines)
    end = start + len(front)
    return f"{text[:end]}{name}:\n{block}{text[end:]}"


def _with_rows(text: str, name: str, rows: Sequence[Row], before: Sequence[Row]) -> str:
    """Return *text* with *rows* as the items of the list *name*; a row that was there already stays as it was typed."""
    typed = items_of(text, name)
    known = dict(zip((tuple(row.items()) for row in before), typed, strict=False))
    items = [known.get(tuple(row.items())) or _item(name, row) for row in rows]
    text = without_items(text, name, range(len(typed))) if typed else text
    return with_items(text, name, items) if items else without_field(text, name)


def _item(name: str, row: Row) -> Item:
    first = next(iter(row))
    full = {column: value for column, value in row.items() if value}
    if [*full] == [first] and name not in _NEVER_BARE:
        return (scalar(full[first]),)
    return tuple(f"{column}: {_typed(column, value)}" for column, value in full.items())


def _typed(column: str, value: str) -> str:
    if column in _LISTS_IN_ITEMS:
        return f"[{', '.join(scalar(part.strip()) for part in value.split(',') if part.strip())}]"
    return scalar(value)


def _with_body(text: str, source: ContentFile, typed: str) -> str:
    typed = nfc(typed.replace("\r\n", "\n").replace("\r", "\n"))
    if typed.strip() == source.body.strip():
        return text
    front, start = front_of(text)
    end = text.index("---", start + len(front)) + 3
    return f"{text[:end]}\n\n{typed.strip()}\n"
