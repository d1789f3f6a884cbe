"""The text of Word as its reader sees it, written as Word would write it plainly, so that mammoth reads all of it.

Tracked changes are made, hidden words and fields of pages are gone, boxes stand in their place, labels and signs are words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from plugins.importing.encodings import FontEncoding, encoding_of_font, is_unicode
from plugins.importing.html_blocks import CAPTION_CLASS, MARKER_CLASS, QUOTE_CLASS, TITLE_CLASS
from plugins.importing.symbols import as_signs, is_symbol_font, sign_of, without_private
from plugins.importing.word_numbering import Numbering
from plugins.importing.word_package import Package, R, Relationship, W
from plugins.importing.word_styles import ParagraphSetting, RunSetting, Styles, child_value, is_on

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"

_MAX_COLUMNS = 63
"""Of a table of Word."""
_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("customXml", "smartTag", "ins", "moveTo", "dir", "bdo", "sdtContent", "rt", "rubyBase")
)
"""Elements that stand for what is in them."""
_NO_NUMBERS_OF_PAGES = re.compile(
    r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|TOC|INDEX|TOA|TC|XE|TA|RD)\b", re.IGNORECASE
)
"""Fields of pages and of tables that are made from the text: a web page has neither."""
_LINK = re.compile(r'\s*HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s\\"]+))', re.IGNORECASE)
_LEFT_OUT_STYLES = re.compile(r"toc \d|toc heading|table of figures|table of authorities|index \d")
_MADE_ALT = re.compile(r"(?i)\s*(?:description automatically generated.*|mô tả được tạo tự động.*)$")
_FILE_NAME = re.compile(r"(?i)(?:[a-z]:\\.*|\S+\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|heic))")
LABEL_OF_LIST = re.compile(
    r"-|\(?(?:[a-zđ]|[ivx]{1,5}|\d{1,3})\)|(?:[a-zđ]|\d{1,2})/|[a-zđA-ZĐ]\.|[IVX]{1,5}\.|\d{1,3}\.|\d{1,3}(?:\.\d{1,3})+\.?"
)
"""Labels that items of lists have on this site; others are words of their paragraph: *Điều 1.*, *Phụ lục A*."""


@dataclass(slots=True)
class Context:
    """What the parts of one document share."""

    package: Package
    styles: Styles
    numbering: Numbering
    left_out: Counter[str] = field(default_factory=Counter)
    """What does not come across by intent, in words, or pieces: ``deleted``, ``hidden``, ``fields``."""
    not_carried: list[str] = field(default_factory=list)
    """What should and could not: charts, pictures elsewhere, documents in the document."""
    encodings: set[str] = field(default_factory=set)
    """Old encodings that words were in."""


@dataclass(slots=True)
class _Field:
    """A field that is open."""

    instruction: str = ""
    is_result: bool = False
    begin: etree._Element | None = None

    @property
    def is_left_out(self) -> bool:
        return not self.is_result or _NO_NUMBERS_OF_PAGES.match(self.instruction) is not None

    @property
    def href(self) -> str:
        found = _LINK.match(self.instruction)
        return (found["quoted"] or found["bare"] or "") if found else ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words, or an element that stands among them."""

    text: str = ""
    setting: RunSetting = RunSetting()
    href: str = ""
    element: etree._Element | None = None


class PartText:
    """The text of one part: the document, its footnotes, or its endnotes."""

    def __init__(self, context: Context, part: str) -> None:
        """Make ready to read *part*."""
        self._context = context
        self._relationships = context.package.relationships_by_id(part)
        self.targets: dict[str, Relationship] = {}
        """What the text refers to, by the id that it has there."""
        self._fields: list[_Field] = []
        self._pieces: list[_Piece] = []
        self._boxes: list[etree._Element] = []
        self._carried_on: list[_Piece] = []

    def blocks(self, container: etree._Element) -> Iterator[etree._Element]:
        """Yield paragraphs and tables in *container*, in their order."""
        outer, self._carried_on = self._carried_on, []
        for child in container:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield self._table(child)
            elif child.tag == f"{W}sdt":
                yield from self.blocks(_content(child))
            elif child.tag == f"{_MC}AlternateContent":
                yield from self.blocks(_alternative(child))
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child)
            elif child.tag in (f"{W}altChunk", f"{W}subDoc"):
                self._context.not_carried.append("document")
        if self._carried_on:
            yield self._written(self._carried_on, ParagraphSetting())
        self._carried_on = outer

    def _table(self, table: etree._Element) -> etree._Element:
        out = etree.Element(f"{W}tbl")
        for row in _flat(table, "tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and (is_on(properties, "del") or is_on(properties, "hidden")):
                self._context.left_out["deleted"] += 1
                continue
            out_row = etree.SubElement(out, f"{W}tr")
            before = child_value(properties, "gridBefore")
            if before.isdecimal() and 0 < int(before) <= _MAX_COLUMNS:
                out_row.append(_empty_cell(before))
            for cell in _flat(row, "tc"):
                self._cell(cell, out_row)
        return out

    def _cell(self, cell: etree._Element, out_row: etree._Element) -> None:
        properties = cell.find(f"{W}tcPr")
        if properties is not None and is_on(properties, "cellDel"):
            self._context.left_out["deleted"] += 1
            return
        out = etree.SubElement(out_row, f"{W}tc")
        kept = etree.SubElement(out, f"{W}tcPr")
        columns = child_value(properties, "gridSpan")
        if columns.isdecimal() and int(columns) <= _MAX_COLUMNS:
            etree.SubElement(kept, f"{W}gridSpan", {f"{W}val": columns})
        if properties is not None and (one := properties.find(f"{W}vMerge")) is not None:
            etree.SubElement(kept, one.tag, one.attrib)
        merged = kept.find(f"{W}vMerge")
        if merged is None or merged.get(f"{W}val") == "restart":
            out.extend(self.blocks(cell))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        properties = paragraph.find(f"{W}pPr")
        setting = self._context.styles.paragraph(properties)
        style = setting.identifiers[-1] if setting.identifiers else ""
        outer_pieces, outer_boxes = self._pieces, self._boxes
        self._pieces, self._boxes = self._carried_on, []
        self._carried_on = []
        self._inline(paragraph, style, "")
        pieces, boxes = self._pieces, self._boxes
        self._pieces, self._boxes = outer_pieces, outer_boxes
        # The code of a field stands in one paragraph: where its end is missing, the text goes on all the same.
        self._fields = [opened for opened in self._fields if opened.is_result]
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if _LEFT_OUT_STYLES.fullmatch(setting.style):
            self._leave_out("fields", " ".join(piece.text for piece in pieces))
        elif _goes_on(properties, mark):
            self._carried_on = pieces
        elif pieces or not _is_hidden(mark):
            yield self._written(pieces, setting)
        fields, self._fields = self._fields, []
        for box in boxes:
            yield from self.blocks(box)
        self._fields = fields

    def _inline(self, container: etree._Element, style: str, href: str) -> None:
        for child in container:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, style, href)
            elif tag == f"{W}hyperlink":
                self._inline(child, style, self._linked(child) or href)
            elif tag == f"{W}fldSimple":
                self._simple_field(child, style, href)
            elif tag == f"{W}sdt":
                self._inline(_content(child), style, href)
            elif tag == f"{_MC}AlternateContent":
                self._inline(_alternative(child), style, href)
            elif tag in (f"{_M}oMath", f"{_M}oMathPara"):
                self._formula(child)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._leave_out("deleted", " ".join(child.itertext(f"{W}delText", f"{W}t")))
            elif len(child) and tag != f"{W}pPr":
                self._inline(child, style, href)  # wraps runs, whatever it is called

    def _leave_out(self, what: str, text: str) -> None:
        words = len(text.split())
        if words:
            self._context.left_out[what] += words

    def _linked(self, link: etree._Element) -> str:
        address, anchor = self._address(link.get(f"{R}id", "")), link.get(f"{W}anchor", "")
        return f"{address}#{anchor}" if address and anchor else address

    def _address(self, identifier: str) -> str:
        found = self._relationships.get(identifier)
        return found.target if found and found.is_external else ""

    def _simple_field(self, element: etree._Element, style: str, href: str) -> None:
        opened = _Field(element.get(f"{W}instr", ""), is_result=True)
        self._fields.append(opened)
        self._inline(element, style, opened.href or href)
        self._fields.pop()

    def _run(self, run: etree._Element, style: str, href: str) -> None:
        setting = self._context.styles.run(style, run.find(f"{W}rPr"))
        for child in run:
            name = child.tag.removeprefix(W)
            if name == "fldChar":
                self._field_sign(child, setting, href)
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].instruction += child.text or ""
            elif "vanish" in setting.flags:
                self._leave_out("hidden", child.text or "" if name == "t" else "")
            elif any(opened.is_left_out for opened in self._fields):
                self._leave_out("fields", child.text or "" if name == "t" else "")
            else:
                self._child(child, name, setting, style, href)

    def _child(self, child: etree._Element, name: str, setting: RunSetting, style: str, href: str) -> None:
        """Add what one child of a run shows."""
        match name:
            case "t":
                self._add(child.text or "", setting, href)
            case "tab" | "ptab":
                self._add(" ", setting, href)
            case "noBreakHyphen":
                self._add("-", setting, href)
            case "softHyphen":
                self._add("\u00ad", setting, href)
            case "br" | "cr":
                self._pieces.append(_Piece(element=etree.Element(f"{W}br")))
            case "sym":
                code = child.get(f"{W}char", "")
                is_code = re.fullmatch(r"[0-9a-fA-F]{1,5}", code)
                sign = sign_of(child.get(f"{W}font", ""), int(code, 16)) if is_code else ""
                self._add(sign, replace(setting, font=""), href)
                if not sign:
                    self._context.left_out["signs"] += 1
            case "footnoteReference" | "endnoteReference":
                self._pieces.append(_Piece(element=etree.Element(child.tag, child.attrib)))
            case "drawing":
                self._drawing(child, href)
            case "pict" | "object":
                self._vml(child, href)
            case "ruby":
                for base in child.findall(f"{W}rubyBase"):
                    self._inline(base, style, href)
            case _ if child.tag == f"{_MC}AlternateContent":
                for one in _alternative(child):
                    self._child(one, one.tag.removeprefix(W), setting, style, href)

    def _add(self, text: str, setting: RunSetting, href: str) -> None:
        field_href = next((one.href for one in reversed(self._fields) if one.href), "")
        if is_symbol_font(setting.font):
            signs = as_signs(setting.font, text)
            self._context.left_out["signs"] += len(text) - len(signs)
            text, setting = signs, replace(setting, font="")
        if text:
            self._pieces.append(_Piece(text, setting, field_href or href))

    def _field_sign(self, sign: etree._Element, setting: RunSetting, href: str) -> None:
        match sign.get(f"{W}fldCharType"):
            case "begin":
                self._fields.append(_Field(begin=sign))
            case "separate" if self._fields:
                self._fields[-1].is_result = True
            case "end" if self._fields:
                self._add(_drawn(self._fields.pop()), setting, href)

    def _formula(self, formula: etree._Element) -> None:
        """Write a formula on one line."""
        for text, raised in _linear(formula):
            self._add(text, RunSetting(raised=raised), "")

    def _drawing(self, drawing: etree._Element, href: str) -> None:
        shown = drawing.find(f".//{WP}docPr")
        if shown is not None and shown.get("hidden") in ("1", "true"):
            return
        clicked = shown.find(f"{A}hlinkClick") if shown is not None else None
        if clicked is not None:
            href = self._address(clicked.get(f"{R}id", "")) or href
        alt = (shown.get("descr") or shown.get("title") or "") if shown is not None else ""
        boxes = list(_outermost(drawing, f"{W}txbxContent"))
        pictures = [one for one in drawing.iter(f"{A}blip") if not _is_in(one, f"{W}txbxContent", drawing)]
        for one in pictures:
            self._picture(one.get(f"{R}embed") or one.get(f"{R}link") or "", alt, href)
        self._boxes += boxes
        kinds = [data.get("uri", "").rpartition("/")[2] for data in drawing.iter(f"{A}graphicData")]
        if not boxes and not pictures:
            self._context.not_carried += [kind for kind in kinds if kind in ("chart", "diagram", "chartex")]

    def _vml(self, element: etree._Element, href: str) -> None:
        for one in element.iter(f"{_V}textpath"):
            self._add(one.get("string", ""), RunSetting(), href)
        if element.tag == f"{W}object":
            self._context.not_carried.append("object")
        for one in element.iter(f"{_V}imagedata"):
            if not _is_in(one, f"{W}txbxContent", element):
                shape = one.getparent()
                alt = (shape.get("alt") if shape is not None else "") or one.get(f"{_O}title", "")
                self._picture(one.get(f"{R}id") or one.get(f"{R}href") or "", alt or "", href)
        self._boxes += _outermost(element, f"{W}txbxContent")

    def _picture(self, identifier: str, alt: str, href: str) -> None:
        target = self._relationships.get(identifier)
        if target is None or target.is_external or not self._context.package.has(target.target):
            self._context.not_carried.append(f"ảnh / picture {target.target if target else ''}".strip())
            return
        alt = _MADE_ALT.sub("", alt.strip())
        alt = "" if _FILE_NAME.fullmatch(alt) else alt
        self._pieces.append(_Piece(href=href, element=self._plain_picture(target, alt)))

    def _plain_picture(self, target: Relationship, alt: str) -> etree._Element:
        run = etree.Element(f"{W}drawing")
        inline = etree.SubElement(run, f"{WP}inline")
        etree.SubElement(inline, f"{WP}docPr", descr=alt)
        data = etree.SubElement(etree.SubElement(inline, f"{A}graphic"), f"{A}graphicData")
        fill = etree.SubElement(etree.SubElement(data, f"{PIC}pic"), f"{PIC}blipFill")
        etree.SubElement(fill, f"{A}blip", {f"{R}embed": self._identifier(target)})
        return run

    def _identifier(self, target: Relationship) -> str:
        """Return the id under which the text refers to *target*."""
        known = next((one for one, there in self.targets.items() if there == target), "")
        identifier = known or f"rId{len(self.targets) + 1}"
        self.targets[identifier] = target
        return identifier

    def _written(self, pieces: list[_Piece], setting: ParagraphSetting) -> etree._Element:
        """Return a paragraph of *pieces*, its style one of those that ``word.py`` maps."""
        pieces = self._in_unicode(pieces)
        label = self._label(setting)
        is_item = LABEL_OF_LIST.fullmatch(label) is not None and not setting.outline
        out = etree.Element(f"{W}p")
        name = _style_name(setting, is_item, self._level(setting))
        etree.SubElement(etree.SubElement(out, f"{W}pPr"), f"{W}pStyle", {f"{W}val": name})
        if label:
            out.append(
                _run_of(label if is_item else f"{label} ", RunSetting(), MARKER_CLASS if is_item else "")
            )
        for piece in pieces:
            run = _run_of(piece.text, piece.setting)
            if piece.element is not None:
                run.append(piece.element)
            parent = out
            if piece.href:
                target = Relationship("hyperlink", piece.href, True)
                parent = etree.SubElement(out, f"{W}hyperlink", {f"{R}id": self._identifier(target)})
            parent.append(run)
        return out

    def _level(self, setting: ParagraphSetting) -> int:
        if setting.list_level is not None:
            return setting.list_level
        return self._context.numbering.level_of(setting.list_id, setting.identifiers)

    def _label(self, setting: ParagraphSetting) -> str:
        return self._context.numbering.label(setting.list_id, self._level(setting)) if setting.list_id else ""

    def _in_unicode(self, pieces: list[_Piece]) -> list[_Piece]:
        """Return *pieces* with letters of old encodings in Unicode, without soft hyphens and letters of no font."""
        encodings = [encoding_of_font(piece.setting.font) if piece.text else None for piece in pieces]
        typed = "".join(piece.text for piece, encoding in zip(pieces, encodings, strict=True) if encoding)
        if typed and not is_unicode(typed):
            pieces = _with_whole_letters(pieces, encodings)
            for at, encoding in enumerate(encodings):
                if encoding:
                    self._context.encodings.add(encoding.name)
                    pieces[at] = replace(pieces[at], text=encoding.to_unicode(pieces[at].text))
        plain = [replace(piece, text=without_private(piece.text.replace("\u00ad", ""))) for piece in pieces]
        return [
            replace(piece, text=piece.text.upper()) if "caps" in piece.setting.flags else piece
            for piece in plain
        ]


def _with_whole_letters(pieces: list[_Piece], encodings: list[FontEncoding | None]) -> list[_Piece]:
    """Return *pieces* so that no letter and its mark stand in two runs of one encoding."""
    out = list(pieces)
    for at in range(len(out) - 1):
        encoding = encodings[at]
        following = out[at + 1].text
        if (
            encoding
            and encoding is encodings[at + 1]
            and following[:1] in encoding.marks
            and out[at].text[-1:].isalpha()
        ):
            out[at] = replace(out[at], text=out[at].text + following[0])
            out[at + 1] = replace(out[at + 1], text=following[1:])
    return out


def _style_name(setting: ParagraphSetting, is_item: bool, level: int) -> str:
    if setting.outline:
        return f"h{min(setting.outline, 6)}"
    if setting.style == "title":
        return TITLE_CLASS
    if setting.style == "caption":
        return CAPTION_CLASS
    if setting.style in ("quote", "intense quote"):
        return QUOTE_CLASS
    if is_item:
        # "List Bullet 2" is a list of its own that stands further right.
        deeper = re.fullmatch(r"list (?:bullet|number|continue) ([2-9])", setting.style)
        return f"import-item-{min(max(level, int(deeper[1]) - 1 if deeper else 0), 8)}"
    return f"import-{setting.align}" if setting.align in ("center", "right") else "import-text"


def _run_of(text: str, setting: RunSetting, style: str = "") -> etree._Element:
    run = etree.Element(f"{W}r")
    properties = etree.SubElement(run, f"{W}rPr")
    if style:
        etree.SubElement(properties, f"{W}rStyle", {f"{W}val": style})
    for flag in ("b", "i", "strike"):
        if flag in setting.flags:
            etree.SubElement(properties, f"{W}{flag}")
    if setting.raised:
        etree.SubElement(properties, f"{W}vertAlign", {f"{W}val": setting.raised})
    if text:
        etree.SubElement(run, f"{W}t").text = text
    return run


def _empty_cell(columns: str) -> etree._Element:
    cell = etree.Element(f"{W}tc")
    etree.SubElement(etree.SubElement(cell, f"{W}tcPr"), f"{W}gridSpan", {f"{W}val": columns})
    return cell


def _goes_on(properties: etree._Element | None, mark: etree._Element | None) -> bool:
    """Whether a paragraph goes on in the next: its mark was deleted, or it is a large first letter."""
    frame = properties.find(f"{W}framePr") if properties is not None else None
    is_first_letter = frame is not None and frame.get(f"{W}dropCap", "none") != "none"
    return is_first_letter or (mark is not None and (is_on(mark, "del") or is_on(mark, "moveFrom")))


def _is_hidden(mark: etree._Element | None) -> bool:
    return mark is not None and is_on(mark, "vanish")


def _flat(container: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows or cells in *container*, also those that something is wrapped round."""
    for child in container:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag == f"{W}sdt":
            yield from _flat(_content(child), name)
        elif child.tag in _WRAPPERS:
            yield from _flat(child, name)


def _content(control: etree._Element) -> etree._Element:
    """Return what stands in a content control: nothing where it only asks for words, or is a table of contents."""
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    gallery = properties.find(f".//{W}docPartGallery") if properties is not None else None
    is_made = gallery is not None and gallery.get(f"{W}val", "").startswith(("Table of", "Page Numbers"))
    if content is None or is_made or is_on(properties, "showingPlcHdr"):
        return etree.Element(f"{W}sdtContent")
    return content


def _alternative(element: etree._Element) -> etree._Element:
    """Return the one of several forms of the same thing that has text or a picture, the newest first."""
    forms = [one for one in element if one.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    telling = (f"{W}txbxContent", f"{A}blip", f"{_V}imagedata", f"{W}t", f"{_V}textpath")
    return next(
        (one for one in forms if next(one.iter(*telling), None) is not None), forms[0] if forms else element
    )


def _outermost(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield elements *tag* in *element* that lie in no other of them, of forms of the same thing one."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            yield from _outermost(_alternative(child), tag)
        else:
            yield from _outermost(child, tag)


def _is_in(element: etree._Element, tag: str, within: etree._Element) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not within:
        if parent.tag == tag or (
            parent.tag == f"{_MC}Fallback" and parent.getparent().find(f"{_MC}Choice//{A}blip") is not None
        ):
            return True
        parent = parent.getparent()
    return False


def _drawn(ended: _Field) -> str:
    """Return what a field shows that has no text of its own: a box to tick, the chosen one of a list."""
    data = ended.begin.find(f"{W}ffData") if ended.begin is not None else None
    box = data.find(f"{W}checkBox") if data is not None else None
    if box is not None:
        is_ticked = is_on(box, "checked") if box.find(f"{W}checked") is not None else is_on(box, "default")
        return "☒" if is_ticked else "☐"
    listed = data.find(f"{W}ddList") if data is not None else None
    if listed is None or ended.is_result:
        return ""
    entries = [one.get(f"{W}val", "") for one in listed.findall(f"{W}listEntry")]
    chosen = child_value(listed, "result") or "0"
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""


_RAISED = {f"{_M}sup": "superscript", f"{_M}sub": "subscript"}


def _linear(element: etree._Element, raised: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts of a formula in their order with how they are raised, a stroke for a fraction."""
    if element.tag == f"{_M}rad":
        yield "√", raised
    for child in element:
        if child.tag == f"{_M}t":
            yield child.text or "", raised
        elif child.tag == f"{_M}d":
            yield "(", raised
            yield from _linear(child, raised)
            yield ")", raised
        elif child.tag == f"{_M}deg":
            continue
        else:
            yield from _linear(child, _RAISED.get(child.tag, raised))
            if child.tag == f"{_M}num":
                yield "/", raised
