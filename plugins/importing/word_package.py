"""A Word file as the package it is: its parts, read within limits; nothing outside of it is ever read."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from plugins.importing.refusals import Refused

MAX_UNPACKED_BYTES = 400_000_000
"""Of all parts together: a report of 300 pages with photographs has some dozens of megabytes."""
MAX_XML_BYTES = 60_000_000
"""Of one part of XML: 300 pages have up to 10 MB."""
MAX_PARTS = 20_000
_DOCUMENT = "word/document.xml"
"""Where the document is if nothing says it."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    b"http://purl.oclc.org/ooxml/",
    {
        b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
        b"drawingml/wordprocessingDrawing": b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
        b"drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    },
)
"""Namespaces of the strict form of the standard, and those of the form that nearly all files have."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to."""

    kind: str
    """The last segment of its type: ``image``, ``hyperlink``, ``styles``."""
    target: str
    """Name of a part, or an address where it is external."""
    is_external: bool


class Package:
    """The parts of a Word file."""

    def __init__(self, data: bytes) -> None:
        """Open the package *data*; raise Refused where it is damaged, too large, or no Word document."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise Refused("I106") from None
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
            raise Refused("I107", limit=f"{MAX_UNPACKED_BYTES // 1_000_000} MB")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refused("I105")
        self._names = {entry.filename.lower(): entry.filename for entry in entries}
        self.document = next(
            (one.target for one in self.relationships("") if one.kind == "officeDocument"), _DOCUMENT
        )
        if not self.has(self.document) or self.xml(self.document).tag != f"{W}document":
            raise Refused("I104", format=self._other_format())

    def has(self, name: str) -> bool:
        """Whether there is a part called *name*."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; raise Refused where they are damaged."""
        try:
            return self._zip.read(self._names[name.lower()])
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError):
            raise Refused("I106") from None

    def xml(self, name: str) -> etree._Element:
        """Return the root of a part of XML, its namespaces those that nearly all files have."""
        if self._zip.getinfo(self._names[name.lower()]).file_size > MAX_XML_BYTES:
            raise Refused("I107", limit=f"{MAX_XML_BYTES // 1_000_000} MB")
        return parse_xml(self.read(name))

    def relationships(self, part: str) -> Iterator[Relationship]:
        """Yield what *part* refers to, the package itself where it is empty."""
        yield from self.relationships_by_id(part).values()

    def relationships_by_id(self, part: str) -> dict[str, Relationship]:
        """Return what *part* refers to by the ids that stand in it."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(listed):
            return {}
        found = {}
        for one in self.xml(listed).iter(_RELATIONSHIP):
            is_external = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = Relationship(kind, target, is_external)
        return found

    def part_of_kind(self, kind: str) -> str:
        """Return the name of the part that the document refers to as its *kind*, empty where there is none."""
        found = (
            one.target
            for one in self.relationships(self.document)
            if one.kind == kind and not one.is_external
        )
        return next(filter(self.has, found), "")

    def _other_format(self) -> str:
        """Return what the package seems to be."""
        if self.has("mimetype") or self.has("content.xml"):
            return "OpenDocument"
        for folder, name in (("xl/", "Excel"), ("ppt/", "PowerPoint"), ("visio/", "Visio")):
            if any(part.startswith(folder) for part in self._names):
                return name
        return "ZIP"


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of *data*; raise Refused where it is no XML, or declares entities, which no Word file does."""
    prefix, by_strict = _STRICT
    if prefix in data:
        for strict, usual in by_strict.items():
            data = data.replace(prefix + strict + b'"', usual + b'"').replace(
                prefix + strict + b"'", usual + b"'"
            )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused("I106") from None
    if root.getroottree().docinfo.doctype:
        raise Refused("I106")
    return root
