"""``docs/formats.md`` says what the schemas and the messages say: no field or code more, none less."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.building.settings import PARTS
from plugins.sources.fields import Field, FileReport, read_fields
from plugins.sources.folder import DOCUMENT_ENDINGS, PICTURE_ENDINGS
from plugins.sources.messages import MESSAGES
from plugins.sources.schemas import LANGUAGES, PAGE_STATUSES, SCHEMAS, STATUSES
from plugins.sources.strict_yaml import parse
from plugins.sources.tables import read_ranks

DOCS = Path(__file__).resolve().parents[2] / "docs"
FORMATS = DOCS / "formats.md"
SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "notice": "lưu ý", "hint": "gợi ý"}
CODE = re.compile(r"[A-Z]\d{3}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    heading: str
    """The heading that the table stands under."""
    cells: tuple[str, ...]
    """From the second on; the first is ``name``."""
    name: str
    """The first cell without its backticks; empty when it has none around the whole of it."""


def read_rows(text: str) -> Iterator[Row]:
    """Yield the lines of all tables of *text*, heads left out."""
    heading, in_table = "", False
    for line in text.splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if not line.startswith("|"):
            in_table = False
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if in_table and not set(line) <= set("|-: "):
            named = re.fullmatch(r"`([^`]+)`", cells[0])
            yield Row(heading, tuple(cells[1:]), named.group(1) if named else "")
        in_table = True


ROWS = tuple(read_rows(FORMATS.read_text("utf-8")))


def fields_in_document(kind: str) -> dict[str, Row]:
    """Return the documented fields of *kind*: the tables whose headings name it."""
    return {row.name: row for row in ROWS if f"`{kind}`" in row.heading}


def flatten(schema: tuple[Field, ...], below: str = "") -> Iterator[tuple[str, Field]]:
    """Yield the dotted name of each field, those of its items behind it."""
    for field in schema:
        yield below + field.name, field
        inner = inspect.getclosurevars(field.read).nonlocals.get("schema", ())
        yield from flatten(inner, f"{below}{field.name}.")


def codes_in_document() -> dict[str, Row]:
    """Return the lines of the tables of messages, by code."""
    return {row.name: row for row in ROWS if CODE.fullmatch(row.name)}


FIELDS = [(kind, name, field) for kind, schema in SCHEMAS.items() for name, field in flatten(schema)]
FIELD_NAMES = [f"{kind}.{name}" for kind, name, _ in FIELDS]


@pytest.mark.parametrize(("kind", "name", "field"), FIELDS, ids=FIELD_NAMES)
def test_field_is_documented(kind: str, name: str, field: Field) -> None:
    """A field of a schema stands in a table of its kind, with type, example and meaning."""
    row = fields_in_document(kind).get(name)
    assert row is not None, f"{kind}: {name} is not in {FORMATS.name}"
    assert len(row.cells) == 3 and all(row.cells), f"{kind}: {name} lacks a type, example or meaning"


@pytest.mark.parametrize(("kind", "name", "field"), FIELDS, ids=FIELD_NAMES)
def test_field_has_its_own_type(kind: str, name: str, field: Field) -> None:
    """The type of a field says whether it must be there, whether it is a list, and the longest text it takes."""
    shape = fields_in_document(kind)[name].cells[0]
    assert ("bắt buộc" in shape) == field.required
    assert shape.startswith("danh sách") == field.many
    size = re.search(r"chữ \((\d+)\)", shape)
    if size:
        assert int(size.group(1)) == inspect.getclosurevars(field.read).nonlocals["limit"]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_no_unknown_field_is_documented(kind: str) -> None:
    """A table of fields holds no field that its schema does not know."""
    assert set(fields_in_document(kind)) <= {name for name, _ in flatten(SCHEMAS[kind])}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_no_field_is_documented_twice(kind: str) -> None:
    """A field stands once among the tables of its kind."""
    names = [row.name for row in ROWS if f"`{kind}`" in row.heading]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("code", MESSAGES)
def test_code_is_documented(code: str) -> None:
    """A code stands in the table of its letter with its severity, both sentences of its message, and an example."""
    row = codes_in_document().get(code)
    assert row is not None, f"{code} is not in {FORMATS.name}"
    assert row.heading.startswith(f"{code[0]}: ")
    severity, what, how, example = row.cells
    assert (severity, what, how) == (SEVERITIES[MESSAGES[code].severity], *MESSAGES[code].vi)
    assert example


def test_no_unknown_code_is_named() -> None:
    """Every code that the document names, in a table or in its text, is one that the checks can give."""
    named = set(re.findall(rf"`({CODE.pattern})`", FORMATS.read_text("utf-8")))
    assert named == set(MESSAGES)


def test_no_code_is_documented_twice() -> None:
    """A code stands in one table, once."""
    codes = [row.name for row in ROWS if CODE.fullmatch(row.name)]
    assert len(codes) == len(set(codes))


def test_statuses_are_documented() -> None:
    """The table of statuses explains each status, and the fields offer the same."""
    explained = [row.cells for row in ROWS if row.heading.startswith("Trạng thái")]
    assert len(explained) == len(STATUSES)
    for kind in ("article", "page", "person", "committee", "event"):
        offered = PAGE_STATUSES if kind == "page" else STATUSES
        assert re.findall(r"`(\w+)`", fields_in_document(kind)["status"].cells[0]) == list(offered)


def test_languages_are_documented() -> None:
    """The field ``lang`` offers the languages that the schema accepts."""
    for kind in ("article", "page"):
        assert re.findall(r"`(\w+)`", fields_in_document(kind)["lang"].cells[0]) == list(LANGUAGES)


def test_parts_are_documented() -> None:
    """The setting ``PARTS`` has its default and a line for each part."""
    rows = {row.name: row for row in ROWS if row.heading == "Cài đặt của trang"}
    assert re.findall(r'"(\w+)"', rows["PARTS"].cells[0]) == list(PARTS)
    assert set(PARTS) <= set(rows)


@pytest.mark.parametrize(
    ("place", "endings"),
    [("images", PICTURE_ENDINGS), ("documents", DOCUMENT_ENDINGS)],
    ids=["images", "documents"],
)
def test_endings_are_documented(place: str, endings: tuple[str, ...]) -> None:
    """The table of the folder lists the endings that pictures and documents may have."""
    row = next(row for row in ROWS if row.name.startswith(f"{place}/"))
    assert re.findall(r"`(\.\w+)`", row.cells[0]) == list(endings)


def examples() -> list[str]:
    """Return the examples of front matter and settings in the formats and in the editors' guide."""
    texts = [(DOCS / name).read_text("utf-8") for name in ("formats.md", "bien-tap/README.md")]
    return [
        found
        for text in texts
        for found in re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    ]


@pytest.mark.parametrize("example", examples())
def test_example_can_be_read(example: str) -> None:
    """It has no fault as a table, or as front matter of at least one kind, apart from the fields that it leaves out."""
    faults = [[problem.text() for problem in read_ranks(example.encode())[1]]]
    for schema in SCHEMAS.values():
        report = FileReport("example")
        read_fields(parse(example).fields, schema, "", 1, report)
        faults.append([problem.text() for problem in report.problems if problem.code != "D102"])
    assert [] in faults
