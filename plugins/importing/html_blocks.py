"""HTML to blocks: of Word by way of mammoth, of saved pages, of what was pasted. What is not to come across is gone by then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from plugins.importing.css import StyleSheet, classes_of
from plugins.importing.documents import (
    Block,
    Break,
    Cell,
    Inline,
    NoteMark,
    Paragraph,
    Role,
    Run,
    Shown,
    Style,
    Table,
)
from plugins.text.normal import nfc

ITEM_CLASS = re.compile(r"import-item-(\d)")
"""Class of a paragraph that is an item: how many others it lies in."""
MARKER_CLASS = "import-marker"
"""Class of the sign before an item: ``-``, ``1.``, ``a)``."""
CAPTION_CLASS, TITLE_CLASS, QUOTE_CLASS = "import-caption", "import-title", "import-quote"
ALIGN_CLASSES = {"import-center": "center", "import-right": "right"}
NOTE_ATTRIBUTE = "data-import-note"
"""Of an element that marks the place of a note: its label."""

_BLOCKS = frozenset(
    "address article aside body center dd details div dl dt fieldset figcaption figure footer form header html legend main nav "
    "p pre section summary caption h1 h2 h3 h4 h5 h6 ul ol li blockquote tr td th tbody thead tfoot".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STYLE_TAGS = {
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "cite": Style.ITALIC,
    "s": Style.STRUCK,
    "strike": Style.STRUCK,
    "sub": Style.LOWERED,
    "sup": Style.RAISED,
}
_BOLD_WEIGHT = 600
_MAX_DEPTH = 250
"""Elements within each other; a page has some dozens."""
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class TooDeep(Exception):
    """Elements lie in each other deeper than any page or document has them."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How what stands in an element is set."""

    styles: frozenset[Style] = frozenset()
    href: str = ""
    align: str = ""
    role: Role = Role.TEXT
    lists: int = 0
    """Lists that it lies in."""


def blocks_of(root: Tag, sheet: StyleSheet) -> list[Block]:
    """Return what stands in *root* as blocks."""
    reader = _Reader(sheet)
    reader.element(root, _Setting())
    return reader.done()


class _Reader:
    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._blocks: list[Block] = []
        self._open = Paragraph()

    def done(self) -> list[Block]:
        self._close()
        return self._blocks

    def _close(self, following: Paragraph | None = None) -> None:
        """End the open paragraph; what comes is of one like *following*."""
        for inlines in _parted(self._open.inlines):
            paragraph = replace(self._open, inlines=tidied(inlines))
            if not paragraph.is_empty:
                self._blocks.append(paragraph)
                self._open.marker = ""
        self._open = following or Paragraph()

    def element(self, tag: Tag, setting: _Setting) -> None:
        name = tag.name
        style = self._sheet.of(tag)
        classes = classes_of(tag)
        if label := tag.get(NOTE_ATTRIBUTE):
            self._open.inlines.append(NoteMark(str(label)))
        elif name == "br":
            self._open.inlines.append(Break())
        elif name == "img":
            alt = _BLANKS.sub(" ", str(tag.get("alt") or "")).strip()
            self._open.inlines.append(Shown(str(tag.get("src") or ""), alt, href=setting.href))
        elif name == "hr":
            self._close(Paragraph(role=Role.RULE))
            self._close()
        elif name == "table":
            self._close(self._like_open())
            self._blocks += self._table(tag, setting)
        elif MARKER_CLASS in classes:
            self._open.marker = tag.get_text().strip()
        elif name == "li":
            self._item(tag, setting, style)
        elif name in _BLOCKS:
            self._block(tag, setting, style, classes)
        else:
            self._children(tag, _inner(tag, setting, style), style)

    def _like_open(self) -> Paragraph:
        """Return a paragraph that goes on with what the open one is part of."""
        return Paragraph(role=self._open.role, level=self._open.level, align=self._open.align)

    def _children(self, tag: Tag, setting: _Setting, style: Mapping[str, str]) -> None:
        keeps_lines = tag.name == "pre" or style.get("white-space", "").startswith("pre")
        for child in tag.children:
            if isinstance(child, Tag):
                self.element(child, setting)
            elif is_text(child):
                text = str(child)
                if keeps_lines:
                    self._lines(text, setting)
                elif text := _BLANKS.sub(" ", text):
                    self._open.inlines.append(Run(text, setting.styles, setting.href))

    def _lines(self, text: str, setting: _Setting) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self._open.inlines.append(Break())
            self._open.inlines.append(Run(_BLANKS.sub(" ", line), setting.styles, setting.href))

    def _block(self, tag: Tag, setting: _Setting, style: Mapping[str, str], classes: list[str]) -> None:
        inner = _inner(tag, setting, style)
        align = style.get("text-align") or str(tag.get("align") or "").lower() or setting.align
        align = "center" if tag.name == "center" else align
        align = next((ALIGN_CLASSES[name] for name in classes if name in ALIGN_CLASSES), align)
        role = _role(tag.name, classes, setting.role)
        inner = replace(inner, align=align, role=role)
        item = next((found for name in classes if (found := ITEM_CLASS.fullmatch(name))), None)
        if role is Role.HEADING:
            following = Paragraph(role=role, level=_HEADINGS[tag.name], align=align)
        elif item:
            following = Paragraph(role=Role.ITEM, level=int(item[1]), align=align)
        elif setting.lists:
            following = (
                self._like_open()
                if self._is_just_opened()
                else Paragraph(role=Role.ITEM, level=setting.lists - 1)
            )
        else:
            following = Paragraph(role=role, align=align)
        following.marker = self._open.marker if self._is_just_opened() and setting.lists else ""
        self._close(following)
        lists = setting.lists + 1 if tag.name in ("ul", "ol") else setting.lists
        self._children(tag, replace(inner, lists=lists), style)
        further = Paragraph(role=Role.ITEM, level=setting.lists - 1)
        self._close(further if setting.lists else Paragraph(role=setting.role, align=setting.align))

    def _is_just_opened(self) -> bool:
        return self._open.role is Role.ITEM and not any(
            not isinstance(one, Run) or one.text.strip() for one in self._open.inlines
        )

    def _item(self, tag: Tag, setting: _Setting, style: Mapping[str, str]) -> None:
        lists = max(setting.lists, 1)
        level = _level_of_google(tag.parent) or lists - 1
        self._close(Paragraph(role=Role.ITEM, level=level, marker=_marker(tag)))
        self._children(tag, replace(_inner(tag, setting, style), lists=level + 1), style)
        self._close()

    def _table(self, tag: Tag, setting: _Setting) -> list[Block]:
        table = Table()
        captions: list[Block] = []
        loose = _Reader(self._sheet)
        for row in _rows(tag):
            cells = []
            for child in row.find_all(["td", "th"], recursive=False):
                inner = _Reader(self._sheet)
                style = self._sheet.of(child)
                align = style.get("text-align") or str(child.get("align") or row.get("align") or "").lower()
                inner._open.align = align
                inner._children(child, _inner(child, _Setting(align=align), style), style)
                cells.append(Cell(inner.done(), _span(child, "colspan"), _span(child, "rowspan")))
            if cells:
                table.rows.append(cells)
        for part in [tag, *tag.find_all(["thead", "tbody", "tfoot"], recursive=False), *_rows(tag)]:
            for stray in list(part.children):
                if isinstance(stray, Tag) and stray.name not in _OF_TABLES:
                    loose.element(stray, setting)
                elif is_text(stray) and str(stray).strip():
                    loose._open.inlines.append(
                        Run(_BLANKS.sub(" ", str(stray)), setting.styles, setting.href)
                    )
        for caption in tag.find_all("caption", recursive=False):
            inner = _Reader(self._sheet)
            inner._children(caption, setting, {})
            captions += inner.done()
        # Browsers show what stands in a table and in no cell of it before the table.
        return [*loose.done(), *captions, *([table] if table.rows else [])]


_OF_TABLES = frozenset("thead tbody tfoot tr td th caption col colgroup".split())


def is_text(node: PageElement) -> bool:
    """Whether *node* is words, and no comment, declaration, script or style."""
    return (
        isinstance(node, NavigableString)
        and not isinstance(node, PreformattedString)
        and type(node) is NavigableString
    )


def _rows(table: Tag) -> list[Tag]:
    """Return the rows of *table*, those of tables in it left out."""
    groups = [table, *table.find_all(["thead", "tbody", "tfoot"], recursive=False)]
    return [row for group in groups for row in group.find_all("tr", recursive=False)]


def _span(cell: Tag, name: str) -> int:
    """Return how many columns or rows *cell* covers; what is no number, or none that a table has, counts as one."""
    given = str(cell.get(name) or "1").strip()
    return min(max(int(given), 1), _MAX_SPAN) if given.isdecimal() and len(given) < 5 else 1


_MAX_SPAN = 1000


def _role(name: str, classes: list[str], outer: Role) -> Role:
    if name in _HEADINGS:
        return Role.HEADING
    if name in ("figcaption", "caption") or CAPTION_CLASS in classes:
        return Role.CAPTION
    if TITLE_CLASS in classes:
        return Role.TITLE
    if name == "blockquote" or QUOTE_CLASS in classes:
        return Role.QUOTE
    return outer if outer in (Role.QUOTE, Role.CAPTION) else Role.TEXT


def _inner(tag: Tag, setting: _Setting, style: Mapping[str, str]) -> _Setting:
    """Return how what stands in *tag* is set."""
    styles = set(setting.styles)
    if tag.name in _STYLE_TAGS:
        styles.add(_STYLE_TAGS[tag.name])
    if weight := style.get("font-weight"):
        is_bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= _BOLD_WEIGHT)
        (styles.add if is_bold else styles.discard)(Style.BOLD)
    if slant := style.get("font-style"):
        (styles.add if slant in ("italic", "oblique") else styles.discard)(Style.ITALIC)
    if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        styles.add(Style.STRUCK)
    if raised := style.get("vertical-align"):
        if raised in ("super", "sub"):
            styles.add(Style.RAISED if raised == "super" else Style.LOWERED)
        elif raised == "baseline":
            styles -= {Style.RAISED, Style.LOWERED}
    href = str(tag.get("href") or "").strip() if tag.name == "a" else ""
    return replace(setting, styles=frozenset(styles), href=href or setting.href)


def _marker(item: Tag) -> str:
    """Return the sign that is drawn before an item of a list."""
    listed = item.parent
    if listed is None or listed.name != "ol":
        return "-"
    items = listed.find_all("li", recursive=False)
    number = _number(listed.get("start"), 1)
    for one in items:
        number = _number(one.get("value"), number)
        if one is item:
            break
        number += 1
    form = str(listed.get("type") or "1")
    return f"{label_number(number, _FORMS.get(form, 'decimal'))}{'.' if form in ('1', 'I', 'A') else ')'}"


_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def _number(value: object, otherwise: int) -> int:
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"\d{1,6}", text) else otherwise


def label_number(number: int, form: str) -> str:
    """Return *number* in a *form* of numbering, named as Word does.

    >>> [label_number(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    """
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")]
    signs += [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = ""
    for size, sign in signs:
        out += sign * (number // size)
        number %= size
    return out


def _level_of_google(listed: Tag | None) -> int:
    """Return how many lists an item of Google Docs lies in: its lists stand beside each other."""
    classes = " ".join(classes_of(listed)) if listed is not None else ""
    found = re.search(r"lst-kix_\w+-(\d)", classes)
    return int(found[1]) if found else 0


def _parted(inlines: list[Inline]) -> list[list[Inline]]:
    """Return *inlines* parted where an empty line stands between them: another paragraph."""
    parts: list[list[Inline]] = [[]]
    is_line_empty = False
    for one in inlines:
        if isinstance(one, Break) and is_line_empty and len(parts[-1]) > 1:
            parts.append([])
            continue
        parts[-1].append(one)
        is_line_empty = isinstance(one, Break) or (
            is_line_empty and isinstance(one, Run) and not one.text.strip()
        )
    return parts


def tidied(inlines: list[Inline]) -> list[Inline]:
    """Return *inlines* with runs of one setting joined, blanks single, none at the ends of lines, and no line break at the ends."""
    out: list[Inline] = []
    for one in inlines:
        if not isinstance(one, Run):
            if isinstance(one, Break):
                _strip_end(out)
            out.append(one)
            continue
        text = _DOUBLE_BLANK.sub(" ", nfc(one.text))
        before = out[-1] if out else Break()
        if isinstance(before, Run) and (marks := _LONE_MARKS.match(text)):
            before = out[-1] = replace(before, text=nfc(before.text + marks.group()))
            text = text[marks.end() :]
        if isinstance(before, Break) or (isinstance(before, Run) and before.text[-1:] in _BLANK_SIGNS):
            text = text.lstrip(_BLANK_SIGNS)
        if not text:
            continue
        if isinstance(before, Run) and (before.styles, before.href) == (one.styles, one.href):
            out[-1] = replace(before, text=before.text + text)
        else:
            out.append(replace(one, text=text))
    _strip_end(out)
    while out and isinstance(out[-1], Break):
        out.pop()
        _strip_end(out)
    while out and isinstance(out[0], Break):
        out.pop(0)
    return out


_BLANK_SIGNS = " \u00a0"
_LONE_MARKS = re.compile("[\u0300-\u036f]+")
"""Marks at the start of a run: they belong to the letter that ends the run before."""
_DOUBLE_BLANK = re.compile(r"[ \u00a0]{2,}")


def _strip_end(out: list[Inline]) -> None:
    """Take blanks off the end of the last run, and it away where there is nothing else in it."""
    while out and isinstance(last := out[-1], Run):
        text = last.text.rstrip(_BLANK_SIGNS)
        if text:
            out[-1] = replace(last, text=text)
            return
        out.pop()


def parse(html: str) -> BeautifulSoup:
    """Return *html* parsed as browsers do; raise TooDeep where elements lie in each other without end."""
    soup = BeautifulSoup(html, "lxml")
    pending: list[tuple[Tag, int]] = [(soup, 0)]
    while pending:
        tag, depth = pending.pop()
        if depth > _MAX_DEPTH:
            raise TooDeep
        pending += ((child, depth + 1) for child in tag.children if isinstance(child, Tag))
    return soup
