"""Readers of front matter fields: each turns a YAML node into plain data, or reports why it cannot."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from html.entities import html5
from typing import Any
from urllib.parse import unquote

from plugins.kinds import LETTERS
from plugins.sources.dates import has_other_reading, read_moment, read_partial_date
from plugins.sources.focus import read_focus
from plugins.sources.ids import is_valid
from plugins.sources.problems import Problem
from plugins.sources.strict_yaml import Node
from plugins.text.characters import forbidden_characters, without_unseen
from plugins.text.normal import fold_case, nfc

Value = Any  # plain data: str, bool, list, dict of these

_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_HTML_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
"""A tag or the start of a comment."""


@dataclass(slots=True)
class FileReport:
    """Collects the problems of one file, and the line of every value."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def add(self, code: str, line: int, **values: object) -> None:
        """Add a problem of this file."""
        self.problems.append(
            Problem(code, self.path, line, {key: str(value) for key, value in values.items()})
        )


Reader = Callable[[Node, str, FileReport], Value]
"""Takes a node, the dotted name of the field and the report; returns plain data, or None with a problem reported."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the front matter."""

    name: str
    read: Reader
    required: bool = False
    many: bool = False
    """A list; one bare value counts as a list of one."""
    is_of_names: bool = False
    """A list of names or topics, none of which has a semicolon: ``một; hai`` is two items."""
    never_empty: bool = False
    """Reported when it is given without a value: an empty ``status`` or ``publish_at`` would publish by default."""
    is_offered: bool = False
    """The draft of a record that ``new`` writes has it, besides what all records have."""
    needs: str = ""
    """Another field, without which this one says nothing; empty for most."""


def read_fields(
    nodes: Mapping[str, Node], schema: tuple[Field, ...], at: str, line: int, report: FileReport
) -> dict[str, Value]:
    """Return the values of *nodes* that *schema* accepts, in the schema's order; absent fields are left out.

    An empty value counts as absent. *at* is the dotted name of the mapping, empty at the root; *line* its line.
    """
    known = {expected.name for expected in schema}
    for name, given in nodes.items():
        if name not in known:
            close = get_close_matches(name, known, 1)
            report.add("D101", given.line, field=name, hint=f" ({close[0]}?)" if close else "")
    values: dict[str, Value] = {}
    for expected in schema:
        node = nodes.get(expected.name)
        dotted = f"{at}.{expected.name}" if at else expected.name
        if node is None or _is_empty(node):
            if expected.required or (node and expected.never_empty):
                report.add("D102", node.line if node else line, field=dotted, name=expected.name)
            continue
        report.lines[dotted] = node.line
        needed = nodes.get(expected.needs)
        if expected.needs and (needed is None or _is_empty(needed)):
            report.add("D122", node.line, field=dotted, other=expected.needs)
        many = expected.many
        value = _read_list(node, expected, dotted, report) if many else expected.read(node, dotted, report)
        if value is not None:
            values[expected.name] = value
    return values


def _is_empty(node: Node) -> bool:
    return node.value == [] or (isinstance(node.value, str) and not node.value.strip())


def _read_list(node: Node, expected: Field, dotted: str, report: FileReport) -> list[Value]:
    """Return the values of the items that are accepted.

    Problems count all items, as the editor sees them; ``report.lines`` the accepted ones, as whoever has the values does.
    """
    items = node.value if isinstance(node.value, list) else [node]
    if expected.is_of_names:
        items = [part for item in items for part in _parts(item)]
    values: list[Value] = []
    for place, item in enumerate(items):
        if item.value == "":
            continue
        typed, own = f"{dotted}.{place}", FileReport(report.path)
        own.lines[typed] = item.line
        value = expected.read(item, typed, own)
        report.problems += own.problems
        if value is not None:
            accepted = f"{dotted}.{len(values)}"
            report.lines |= {accepted + name.removeprefix(typed): line for name, line in own.lines.items()}
            values.append(value)
    return values


def _parts(item: Node) -> list[Node]:
    """Return the names that one *item* holds, parted by semicolons."""
    if not isinstance(item.value, str):
        return [item]
    return [Node(part.strip(), item.line) for part in _without_entities(item.value).split(";")]


def _without_entities(value: str) -> str:
    """Return *value* with the characters that whole HTML entities (``&amp;``, ``&#7889;``) stand for."""
    return _ENTITY.sub(_character, value) if "&" in value else value


def _character(entity: re.Match[str]) -> str:
    typed = entity.group()
    return html.unescape(typed) if typed[1] == "#" or typed[1:] in html5 else typed


def _scalar(node: Node, dotted: str, report: FileReport) -> str | None:
    if isinstance(node.value, str):
        return nfc(node.value)
    if isinstance(node.value, dict) and len(node.value) == 1:
        [(name, after)] = node.value.items()
        if isinstance(after.value, str):
            report.add("D120", node.line, field=dotted, value=f"{name}: {after.value}")
            return None
    report.add("D103", node.line, field=dotted, wanted="chữ, số (text)")
    return None


MAX_TEXT_CHARACTERS = 300
"""Of a text, where nothing else is said."""


def text(limit: int = MAX_TEXT_CHARACTERS) -> Reader:
    """Accept one line of at most *limit* characters."""

    def read(node: Node, dotted: str, report: FileReport) -> str | None:
        value = _scalar(node, dotted, report)
        if value is None:
            return None
        value = nfc(" ".join(without_unseen(_without_entities(value)).split()))
        if len(value) > limit:
            report.add("D108", node.line, field=dotted, size=len(value), limit=limit)
            return None
        if not value or any(forbidden_characters(value)):
            report.add("D113", node.line, field=dotted)
            return None
        if "<" in value and (found := _HTML_TAG.search(value)):
            report.add("D117", node.line, field=dotted, tag=found.group()[:40])
        return value

    return read


def moment(node: Node, dotted: str, report: FileReport) -> str | None:
    """Accept a day or a moment; return ISO 8601 in Việt Nam's time."""
    value = _scalar(node, dotted, report)
    if value is None:
        return None
    found = read_moment(value)
    if found is None:
        report.add("D104", node.line, field=dotted, value=value)
        return None
    _warn_of_other_reading(node, dotted, value, found.date().isoformat(), report)
    return found.isoformat()


def _warn_of_other_reading(node: Node, dotted: str, value: str, day: str, report: FileReport) -> None:
    """Report D118 for a day that may also be read month first."""
    if has_other_reading(value):
        read = "/".join(part.lstrip("0") for part in reversed(day.split("-")))
        report.add("D118", node.line, field=dotted, value=value, read=read, plain=day)


def partial_date(node: Node, dotted: str, report: FileReport) -> str | None:
    """Accept a year, a month or a day."""
    value = _scalar(node, dotted, report)
    if value is None:
        return None
    found = read_partial_date(value)
    if found is None:
        report.add("D105", node.line, field=dotted, value=value)
    else:
        _warn_of_other_reading(node, dotted, value, found, report)
    return found


def choice(*choices: str) -> Reader:
    """Accept one of *choices*, which are in lower case, however it is written."""

    def read(node: Node, dotted: str, report: FileReport) -> str | None:
        value = _scalar(node, dotted, report)
        if value is None or fold_case(value) in choices:
            return value and fold_case(value)
        report.add("D106", node.line, field=dotted, value=value, choices=", ".join(choices))
        return None

    return read


def flag(node: Node, dotted: str, report: FileReport) -> bool | None:
    """Accept ``true`` or ``false``."""
    value = choice("true", "false")(node, dotted, report)
    return None if value is None else value == "true"


def identifier(*kinds: str) -> Reader:
    """Accept a permanent id of one of *kinds*."""

    def read(node: Node, dotted: str, report: FileReport) -> str | None:
        value = _scalar(node, dotted, report)
        if value is None or any(is_valid(value, kind) for kind in kinds or LETTERS.values()):
            return value
        report.add("D110", node.line, value=value)
        return None

    return read


_NAAN = re.compile(r"[0-9bcdfghjkmnpqrstvwxz]{5,9}")
"""Digits, in practice five; the standard keeps letters of ids open for numbers to come."""


def naan(node: Node, dotted: str, report: FileReport) -> str | None:
    """Accept the number under which an institution is registered for ARKs."""
    value = _scalar(node, dotted, report)
    if value is None or _NAAN.fullmatch(value):
        return value
    report.add("Q160", node.line, field=dotted, value=value)
    return None


_MAX_PART_BYTES = 200
"""Bytes between two slashes; file systems take 255."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SLUG_CHARACTERS = 120
WINDOWS_DEVICE_NAMES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)))
)
"""Names that Windows reserves for devices: no folder of the output may be called so there."""


def slug(node: Node, dotted: str, report: FileReport) -> str | None:
    """Accept an address: lower-case ASCII letters, digits and single hyphens."""
    value = _scalar(node, dotted, report)
    if value is None or (
        _SLUG.fullmatch(value) and len(value) <= MAX_SLUG_CHARACTERS and value not in WINDOWS_DEVICE_NAMES
    ):
        return value
    report.add("D111", node.line, field=dotted, value=value)
    return None


_MEANT = r"\s?#<>\"'\\{};$*\[\]~|^`"
"""White space, and characters that file names, nginx or Caddy read as more than themselves: patterns, variables, blocks."""
_OLD_ADDRESS = re.compile(rf"/[^/{_MEANT}][^{_MEANT}]*")
_MAX_OLD_ADDRESS_BYTES = 400
"""nginx refuses to start with a key that does not fit a bucket of 512 bytes (map_hash_bucket_size in docs/serving)."""


def old_address(node: Node, dotted: str, report: FileReport) -> str | None:
    """Accept the path of an address that the portal once had, percent signs or not."""
    value = _scalar(node, dotted, report)
    if value is None:
        return None
    decoded = unquote(value)
    is_short = len(decoded.encode("utf-8", "replace")) <= _MAX_OLD_ADDRESS_BYTES
    # A percent sign that stays after decoding is decoded once more by some servers and not by others.
    if _is_old_address(value) and _is_old_address(decoded) and is_short and "%" not in decoded:
        return value
    report.add("D115", node.line, value=value)
    return None


def _is_old_address(path: str) -> bool:
    return (
        _OLD_ADDRESS.fullmatch(path) is not None
        and ".." not in path
        and "//" not in path
        and "./" not in f"{path}/"  # Caddy and Windows drop a dot at the end
        and "/index.html/" not in path.lower()  # the file of a page, which is no folder
        and path.isprintable()
        and "\ufffd" not in path  # percent-encoded bytes that are not UTF-8
        and all(len(part.encode("utf-8", "replace")) <= _MAX_PART_BYTES for part in path.split("/"))
    )


def content_path(*folders: str) -> Reader:
    """Accept the path of a file below one of *folders* of the content folder: ``/images/2023/07/x.jpg``."""

    def read(node: Node, dotted: str, report: FileReport) -> str | None:
        value = _scalar(node, dotted, report)
        if value is None or is_content_path(value, *folders):
            return value
        report.add("D109", node.line, field=dotted, value=value, form=f"/{folders[0]}/2023/…")
        return None

    return read


def focus(node: Node, dotted: str, report: FileReport) -> str | None:
    """Accept the point of a picture that stays in sight where it is cut: ``40% 20%``, from the left and from the top."""
    value = _scalar(node, dotted, report)
    if value is None or read_focus(value):
        return value
    report.add("D121", node.line, field=dotted, value=value)
    return None


def is_content_path(path: str, *folders: str) -> bool:
    """Whether *path* is the plain path of a file below one of *folders* of the content folder."""
    return (
        posixpath.normpath(path) == path
        and any(path.startswith(f"/{folder}/") for folder in folders)
        and "\\" not in path
        and not any(part.startswith(".") for part in path.split("/"))
        and all(unicodedata.category(char) != "Cc" for char in path)
    )


def struct(*schema: Field, bare: str | None = None) -> Reader:
    """Accept a mapping with the fields of *schema*; a plain value fills the field *bare*, where there is one."""

    def read(node: Node, dotted: str, report: FileReport) -> dict[str, Value] | None:
        if isinstance(node.value, dict):
            return read_fields(node.value, schema, dotted, node.line, report)
        if isinstance(node.value, str) and bare:
            return read_fields({bare: node}, schema, dotted, node.line, report)
        wanted = "{" + ", ".join(f"{one.name}: …" for one in schema) + "}"
        report.add("D103", node.line, field=dotted, wanted=wanted)
        return None

    return read
