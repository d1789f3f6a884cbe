"""Word to blocks: the package made plain (``word_text``), mammoth, and the reader of HTML."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.sax.saxutils import quoteattr

import mammoth
from lxml import etree

from plugins.importing.css import StyleSheet
from plugins.importing.documents import Block, Document, Paragraph, Told, paragraphs_in
from plugins.importing.html_blocks import (
    ALIGN_CLASSES,
    CAPTION_CLASS,
    MARKER_CLASS,
    QUOTE_CLASS,
    TITLE_CLASS,
    blocks_of,
    parse,
)
from plugins.importing.html_notes import take_notes
from plugins.importing.word_numbering import Numbering
from plugins.importing.word_package import Package, R, W
from plugins.importing.word_styles import Styles
from plugins.importing.word_text import PIC, WP, A, Context, PartText

_STYLE_MAP = "\n".join(
    [
        *(f"p.h{level} => h{level}:fresh" for level in range(1, 7)),
        *(f"p.{name} => p.{name}:fresh" for name in (TITLE_CLASS, CAPTION_CLASS, QUOTE_CLASS)),
        *(f"p.import-item-{level} => p.import-item-{level}:fresh" for level in range(9)),
        "p.import-text => p:fresh",
        *(f"p.{name} => p.{name}:fresh" for name in ALIGN_CLASSES),
        f"r.{MARKER_CLASS} => span.{MARKER_CLASS}",
    ]
)
_TYPES = (
    """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NAMESPACES = {"w": W[1:-1], "r": R[1:-1], "wp": WP[1:-1], "a": A[1:-1], "pic": PIC[1:-1]}
_NOTES = ("footnote", "endnote")


def read_word(data: bytes) -> Document:
    """Return what a Word file shows; raise Refused where it cannot be read."""
    package = Package(data)
    context = _context(package)
    html = _html(_plain_package(package, context))
    soup = parse(html)
    document = Document(told=[*_told(context)])
    sources = {str(one.get("src")) for one in soup.find_all("img")}
    notes = take_notes(soup)
    sheet = StyleSheet(soup)
    document.blocks = blocks_of(soup, sheet)
    document.notes = {label: _paragraphs(blocks_of(note, sheet)) for label, note in notes.items()}
    document.pictures = {source: package.read(source) for source in sorted(sources)}
    return document


def _context(package: Package) -> Context:
    styles, numbering = package.part_of_kind("styles"), package.part_of_kind("numbering")
    return Context(
        package,
        Styles(package.xml(styles) if styles else None),
        Numbering(package.xml(numbering) if numbering else None),
    )


def _plain_package(package: Package, context: Context) -> bytes:
    """Return a package with the text made plain; in place of a picture it holds the name of its part."""
    parts: dict[str, bytes] = {"[Content_Types].xml": _TYPES.encode()}
    document = etree.Element(f"{W}document", nsmap=_NAMESPACES)
    text = PartText(context, package.document)
    body = etree.SubElement(document, f"{W}body")
    source = package.xml(package.document).find(f"{W}body")
    body.extend(text.blocks(source) if source is not None else ())
    parts["word/document.xml"] = etree.tostring(document)
    parts |= _targets("document", text)
    for kind in _NOTES:
        if name := package.part_of_kind(f"{kind}s"):
            parts |= _notes(package, context, kind, name)
    parts["_rels/.rels"] = _relationships([("rId1", f"{_KIND}officeDocument", "word/document.xml", False)])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as plain:
        for name, content in parts.items():
            plain.writestr(name, content)
    return out.getvalue()


def _notes(package: Package, context: Context, kind: str, name: str) -> dict[str, bytes]:
    text = PartText(context, name)
    root = etree.Element(f"{W}{kind}s", nsmap=_NAMESPACES)
    for note in package.xml(name).findall(f"{W}{kind}"):
        if note.get(f"{W}type", "normal") == "normal":
            out = etree.SubElement(root, note.tag, {f"{W}id": note.get(f"{W}id", "")})
            out.extend(text.blocks(note))
    return {f"word/{kind}s.xml": etree.tostring(root), **_targets(f"{kind}s", text)}


def _targets(part: str, text: PartText) -> dict[str, bytes]:
    """Return the relationships of *part*, and what they lead to in the package."""
    listed = []
    parts = {}
    for identifier, target in text.targets.items():
        name = target.target
        if not target.is_external:
            name = f"media/{part}-{identifier}"
            parts[f"word/{name}"] = target.target.encode()
        listed.append((identifier, f"{_KIND}{target.kind}", name, target.is_external))
    return {f"word/_rels/{part}.xml.rels": _relationships(listed), **parts}


def _relationships(listed: list[tuple[str, str, str, bool]]) -> bytes:
    lines = (
        f'<Relationship Id="{identifier}" Type="{kind}" Target={quoteattr(target)}{" TargetMode=" + chr(34) + "External" + chr(34) if is_external else ""}/>'
        for identifier, kind, target, is_external in listed
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(lines)}</Relationships>'.encode()


def _html(package: bytes) -> str:
    result = mammoth.convert_to_html(
        io.BytesIO(package),
        style_map=_STYLE_MAP,
        include_default_style_map=False,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(_named),
    )
    return str(result.value)


def _named(image: Any) -> dict[str, str]:
    with image.open() as name:
        return {"src": name.read().decode()}


def _paragraphs(blocks: list[Block]) -> list[Paragraph]:
    return list(paragraphs_in(blocks))


def _told(context: Context) -> list[Told]:
    left_out = sorted(context.left_out.items())
    told = [Told.of("I121", what=_LEFT_OUT[what], number=str(number)) for what, number in left_out if number]
    told += [Told.of("I111", what=_NOT_CARRIED.get(what, what)) for what in context.not_carried]
    told += [Told.of("I122", encoding=name) for name in sorted(context.encodings)]
    return told


_NOT_CARRIED = {
    "chart": "biểu đồ / chart",
    "chartex": "biểu đồ / chart",
    "diagram": "sơ đồ SmartArt / diagram",
    "object": "đối tượng nhúng / embedded object",
    "document": "văn bản nhúng / embedded document",
}
_LEFT_OUT = {
    "deleted": "chữ đã xóa có theo dõi / tracked deletions",
    "hidden": "chữ ẩn / hidden text",
    "fields": "mục lục, số trang / tables of contents, page numbers",
    "signs": "ký hiệu của phông riêng / signs of symbol fonts",
}
