"""One file of the content folder: front matter by its schema, and a body."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.sources.fields import WINDOWS_DEVICE_NAMES, Field, FileReport, Value, read_fields
from plugins.sources.front_matter import parse_by_field
from plugins.sources.problems import Problem
from plugins.sources.schemas import SCHEMAS
from plugins.sources.strict_yaml import Parsed
from plugins.text.characters import (
    decode_odd_entities,
    forbidden_characters,
    has_odd_characters,
    joined_words,
    mixed_words,
    without_unseen,
)
from plugins.text.normal import nfc, slugify

MAX_TEXT_FILE_BYTES = 2_000_000
"""Bytes; a report of 500 words has 4,000."""
MAX_FRONT_MATTER_CHARACTERS = 100_000
"""Characters."""

_FENCE = re.compile(r"---[ \t]*\n")
_STATUS_LINE = re.compile(r"""^status:[ \t]*["']?(\w+)""", re.MULTILINE)
_CLOSE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file as read: plain data, with the line of every value."""

    kind: str
    """``article``, ``page``, ``person``, ``committee``, ``event`` or ``portal``."""
    path: str
    """Below the content folder, with ``/``."""
    digest: str
    """SHA-256 of the file's bytes."""
    slug: str
    """``slug``, else the file name folded to ASCII."""
    values: Mapping[str, Value]
    """Fields that are there, typed as the schema says."""
    lines: Mapping[str, int]
    """Line of a field or item, by its dotted name: ``tenures.0.committee``."""
    body: str
    """Markdown, NFC, with ``\\n`` line ends."""
    body_line: int
    """Line of the file on which the body begins, from 1."""


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of *data* in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_content_file(kind: str, path: str, data: bytes) -> tuple[ContentFile | None, list[Problem]]:
    """Read the file *path* of *kind*; None when nothing of it can be used.

    A file may be returned together with errors: it then serves to find more of them and is never published.
    """
    report = FileReport(path)
    text = _decoded(data, report)
    if text is None:
        return None, report.problems
    text = _legible(text, report)
    parts = (text, "", 0, 1) if kind == "portal" else _split(text, report)
    if parts is None:
        return None, report.problems
    front, body, body_line, front_line = parts
    if len(front) > MAX_FRONT_MATTER_CHARACTERS:
        report.add("Y108", front_line, size=len(front), limit=MAX_FRONT_MATTER_CHARACTERS)
        return None, report.problems
    parsed = parse_by_field(front, front_line)
    for fault in parsed.faults:
        report.add(fault.code, fault.line, detail=fault.detail)
    for twice in parsed.duplicates:
        report.add("Y107", twice.line, field=twice.key, first=twice.first)
    for comment in parsed.comments:
        report.add("Y109", comment.line, text=comment.value)
    values = _values(parsed, SCHEMAS[kind], report)
    for offset, char in forbidden_characters(body):
        report.add("F112", body_line + body.count("\n", 0, offset), char=char)
    slug = values.get("slug") or slugify(PurePosixPath(path).stem)
    if (not slug or slug in WINDOWS_DEVICE_NAMES) and kind != "portal" and "slug" not in parsed.fields:
        report.add("D112", 1)
    source = ContentFile(kind, path, sha256_hex(data), str(slug), values, report.lines, body, body_line)
    return source, report.problems


def is_draft(source: ContentFile | None, problems: Iterable[Problem], data: bytes) -> bool:
    """Whether the status of a file with these *problems* is other than published.

    That is what *source* says. Where the front matter cannot be read as it stands, the lines of its *data* that give a
    status decide: all of them must keep the file from readers, else it counts as published.
    """
    if source is not None:
        is_kept = bool(source.values.get("status", "published") != "published")
        if not is_kept or not any(_is_of_syntax(problem) for problem in problems):
            return is_kept  # what would be published is no draft, whatever its lines say
    try:
        text = decode(data)
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    end = _CLOSE.search(lines, len("---"))
    said = set(_STATUS_LINE.findall(lines[: end.start()] if end else lines))
    return bool(said) and said <= {"draft", "review", "ready"}


def _is_of_syntax(problem: Problem) -> bool:
    """Whether part of the front matter cannot be read, or can be read in two ways; a comment (Y109) hides nothing."""
    return problem.code.startswith("Y") and problem.code != "Y109"


def _values(parsed: Parsed, schema: tuple[Field, ...], report: FileReport) -> dict[str, Value]:
    """Return the values of the front matter; what else is wrong with a field that is spoilt shows when it is mended."""
    before = len(report.problems)
    values = read_fields(parsed.fields, schema, "", 1, report)
    spoilt = parsed.spoilt
    report.problems[before:] = [
        one
        for one in report.problems[before:]
        if one.code == "D101" or (one.line not in spoilt.values() and one.values.get("field") not in spoilt)
    ]
    return values


def decode(data: bytes) -> str:
    """Return the text of *data*: UTF-8, or UTF-16 with its byte order mark. Raises UnicodeDecodeError."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16")
    if b"\0" in data[:4]:
        raise UnicodeDecodeError("utf-8", data, 0, 1, "UTF-16 without its mark")
    return data.decode("utf-8-sig")


_ENCODINGS = {BOM_UTF8: "utf-8", BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
"""By byte order mark."""


def encode_like(data: bytes, text: str) -> bytes:
    """Return *text* as a file encoded like *data*: with its byte order mark, if it has one."""
    mark = next((mark for mark in _ENCODINGS if data.startswith(mark)), b"")
    return mark + text.encode(_ENCODINGS.get(mark, "utf-8"))


def _decoded(data: bytes, report: FileReport) -> str | None:
    """Return the text of *data*, NFC with plain line ends; None when it cannot be used."""
    if len(data) > MAX_TEXT_FILE_BYTES:
        report.add("F105", 1, size=len(data), limit=MAX_TEXT_FILE_BYTES)
        return None
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        report.add("F101", data.count(b"\n", 0, error.start) + 1)
        return None
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        report.add("F102", 1)
        return None
    return text


def _legible(text: str, report: FileReport) -> str:
    """Return *text* without characters that are not drawn; F115, F116: where they or others may mislead."""
    text = decode_odd_entities(text)
    if not has_odd_characters(text):
        return text
    for offset, letters, char in joined_words(text):
        report.add("F115", text.count("\n", 0, offset) + 1, letters=letters, char=char)
    text = nfc(without_unseen(text))
    for offset, word, char in mixed_words(text):
        report.add("F116", text.count("\n", 0, offset) + 1, word=word, char=char)
    return text


def _split(text: str, report: FileReport) -> tuple[str, str, int, int] | None:
    """Return front matter, body, line of the body and line of the front matter."""
    opening = _FENCE.match(text)
    if not opening:
        report.add("Y117" if text.startswith("<<<<<<<") else "F103", 1)
        return None
    closing = _CLOSE.search(text, opening.end())
    if not closing:
        report.add("F104", 1)
        return None
    front = text[opening.end() : closing.start()]
    return front, text[closing.end() :], text.count("\n", 0, closing.end()) + 1, 2


def is_plain_name(name: str) -> bool:
    """Whether a file name has no control characters, lone surrogates or line breaks."""
    return all(unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp") for char in name)
