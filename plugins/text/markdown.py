"""Markdown to the HTML that may be published: rendered, then sanitised."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension, SaneOListProcessor
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from plugins.addresses import MEDIA
from plugins.kinds import KINDS
from plugins.text.tags import ATTRIBUTES, TAGS

RECORD_SCHEMES = tuple(KINDS)
HAND_SCHEMES = (*RECORD_SCHEMES, "article", "none")
"""Schemes of links made by hand: ``[text](person:slug)``."""
WEB_SCHEMES = ("https", "http", "mailto", "tel")

LABELLED = "labelled"
"""Class of a list whose items are typed with their own signs: *a)*, *1.1.*; the theme draws none."""


def _only_known_places(element: str, attribute: str, value: str) -> str | None:
    """Keep the ids of footnotes alone: a page has ids of its own."""
    del element
    return value if attribute != "id" or _FOOTNOTE_ID.fullmatch(value) else None


_FOOTNOTE_ID = re.compile(r"fn(?:ref\d*)?-\d+")
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    attribute_filter=_only_known_places,
    allowed_classes={"ul": {LABELLED}},
    url_schemes={*WEB_SCHEMES, *HAND_SCHEMES},
    link_rel=None,
    strip_comments=True,
)


class _Figures(Treeprocessor):
    """Turns the pictures of a paragraph of pictures alone into figures, title to caption; lowers h1 to h2, h5 to h4."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            if parent.tag in ("h1", "h5", "h6"):
                parent.tag = "h2" if parent.tag == "h1" else "h4"
            elif any(child.tag == "p" and len(child) for child in parent):
                parent[:] = [one for child in parent for one in _figures(child)]
        for picture in root.iter("img"):
            if title := picture.attrib.pop("title", ""):  # between words there is no room for a caption
                picture.tail = f" ({title}){picture.tail or ''}"


def _figures(element: ET.Element) -> list[ET.Element]:
    """Return the figures that a paragraph of nothing but pictures becomes; any other *element* alone."""
    shown = [child for child in element if child.tag != "br"]
    between = (element.text, *(child.tail for child in element))
    if (
        element.tag != "p"
        or not shown
        or any(_picture_in(child) is None for child in shown)
        or any(text and text.strip() for text in between)
    ):
        return [element]
    return [_figure(one) for one in shown]


def _picture_in(element: ET.Element) -> ET.Element | None:
    """Return the picture that *element* is, or that it links and holds alone."""
    if element.tag == "img":
        return element
    is_linked = element.tag == "a" and len(element) == 1 and not element.text and not element[0].tail
    return element[0] if is_linked and element[0].tag == "img" else None


def _figure(shown: ET.Element) -> ET.Element:
    figure = ET.Element("figure")
    picture = _picture_in(shown)
    title = picture.attrib.pop("title", "") if picture is not None else ""
    if picture is not None and picture.get("src", "").startswith(MEDIA):
        shown = picture  # a player is no link
        title = title or picture.get("alt", "")
    caption, credit = _CREDIT.fullmatch(title).groups("")  # type: ignore[union-attr]
    shown.tail = None
    figure.append(shown)
    figure.tail = "\n"
    if caption or credit:
        ET.SubElement(figure, "figcaption").text = f"{caption} " if caption and credit else caption
    if credit:
        ET.SubElement(figure[1], "small").text = credit
    return figure


_CREDIT = re.compile(r"(.*?)(?:(?:^|(?<=[.!?…])\s+|\s+(?=\())\(?((?:Ảnh|ẢNH|Photo): [^()]+?)\)?)?", re.DOTALL)
"""A caption with the credit at its end: *Cầu mới. Ảnh: An Bình*, *Cầu mới (Ảnh: An Bình)*."""


_NUMBER_MARK = "\x0e{}\x0f"
"""Stands before the text of an item of a numbered list until the tree is whole; no body has these signs."""
_NUMBER_MARKED = re.compile("\x0e(\\d+)\x0f")
_NUMBERED = re.compile(r"(?m)^ {0,3}(\d+)\.[ ]+")


class _NumberedLists(SaneOListProcessor):
    """Remembers the number before each item."""

    def get_items(self, block: str) -> list[str]:
        items: list[str] = super().get_items(block)
        numbers = iter(_NUMBERED.findall(block))
        return [
            item if item.startswith(" " * self.tab_length) else _NUMBER_MARK.format(next(numbers)) + item
            for item in items
        ]


class _TypedNumbers(Treeprocessor):
    """Gives each item the number that was typed, where it is not the next one."""

    def run(self, root: ET.Element) -> None:
        for numbered in root.iter("ol"):
            expected = 0
            for item in numbered:
                text = _first_text(item)
                marked = _NUMBER_MARKED.match(text.text or "")
                if marked is None:
                    continue
                text.text = (text.text or "")[marked.end() :]
                number = int(marked[1])
                if item is numbered[0]:
                    numbered.attrib.pop("start", None)
                    if number != 1:
                        numbered.set("start", str(number))
                elif number != expected:
                    item.set("value", str(number))
                expected = number + 1


class _LabelledLists(Treeprocessor):
    """Marks lists whose items begin with signs of their own."""

    def run(self, root: ET.Element) -> None:
        for listed in root.iter("ul"):
            if len(listed) and all(_LABEL.match((_first_text(item).text or "").lstrip()) for item in listed):
                listed.set("class", LABELLED)


def _first_text(item: ET.Element) -> ET.Element:
    """Return what holds the first words of an item of a list: itself, or its first paragraph."""
    return item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item


_LABEL = re.compile(
    r"\(?(?:[a-zđ]|[ivx]{1,5}|\d{1,3})\)\s|(?:[a-zđ]|\d{1,2})/\s|(?:[a-zđA-ZĐ]|[IVX]{1,5})\.\s|\d+(?:\.\d+)*\.\s|\d+(?:\.\d+)+\s"
)


class _Footnotes(FootnoteExtension):
    """Footnotes whose ids are their numbers, whatever they are called."""

    def __init__(self) -> None:
        super().__init__(SEPARATOR="-", BACKLINK_TEXT="&#8617;&#65038;")

    def makeFootnoteId(self, id: str) -> str:  # noqa: N802 - the library's names
        return f"fn-{self._number(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: N802 - the library's names
        return str(self.unique_ref(f"fnref-{self._number(id)}", found))

    def _number(self, name: str) -> int:
        return list(self.footnotes).index(name) + 1


class _OurExtension(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        md.parser.blockprocessors.register(_NumberedLists(md.parser), "olist", 40)
        md.parser.blockprocessors.deregister("code")
        md.treeprocessors.register(_TypedNumbers(md), "numbers", 30)
        md.treeprocessors.register(_LabelledLists(md), "labelled", -5)
        md.treeprocessors.register(_Figures(md), "figures", 5)


def markdown_for_blocks(*more: Extension) -> markdown.Markdown:
    """Return Markdown for texts whose blocks stand for themselves, with *more* extensions."""
    extensions = [TableExtension(use_align_attribute=True), SaneListExtension(), _OurExtension(), *more]
    return markdown.Markdown(extensions=extensions, output_format="html")


def markdown_for_whole_texts() -> markdown.Markdown:
    """Return Markdown for any text, with footnotes and blocks of code."""
    return markdown_for_blocks(_Footnotes(), FencedCodeExtension())


class Renderer:
    """Markdown to sanitised HTML; keeps its Markdown instances, as making one takes a quarter of a rendering."""

    def __init__(self) -> None:
        self._markdown = markdown_for_blocks()
        self._whole_markdown = markdown_for_whole_texts()

    def render(self, text: str) -> str:
        """Return sanitised HTML: only the tags of ``TAGS``, only harmless attributes.

        For speed, one-line paragraphs without Markdown's signs, most of a report, are written directly; the result is
        that of Markdown.
        """
        inner = text.strip("\n")
        if any(sign in text for sign in _NEED_WHOLE_TEXT) or inner != inner.strip():
            return sanitise(self._whole_markdown.reset().convert(text))
        html: list[str] = []
        rest: list[str] = []
        parts = _BLANK_LINES.split(inner)
        for block, gap in zip(parts[::2], [*parts[1::2], ""], strict=True):
            tag, words = _heading(block)
            if not is_one_line(words) or _MARKDOWN_SIGNS.search(words):
                rest += (block, gap)  # with the blank lines, which matter in code
                continue
            if rest:
                html.append(self._convert("".join(rest[:-1])))
                rest = []
            html.append(f"<{tag}>{words}</{tag}>")
        if rest:
            html.append(self._convert("".join(rest)))
        return "\n".join(part for part in html if part)

    def _convert(self, text: str) -> str:
        return sanitise(self._markdown.reset().convert(text))


_BLANK_LINES = re.compile(r"(\n(?:[ \t]*\n)+)")
_NEED_WHOLE_TEXT = ("<", "]:", "```", "~~~")
"""HTML and code may span several blocks, and what is defined applies to all: such texts are not split into blocks."""
_MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]<>&|]")


_HEADING_TAGS = {1: "h2", 2: "h2", 3: "h3", 4: "h4", 5: "h4", 6: "h4"}
"""Element by the number of # before a heading; the only h1 of a page is its title."""


def _heading(block: str) -> tuple[str, str]:
    """Return element and text of *block*: those of a heading, or ``p`` and the block itself."""
    words = block.lstrip("#")
    level = len(block) - len(words)
    if level in _HEADING_TAGS and words[:1] == " " and words[-1:] != "#":
        return _HEADING_TAGS[level], words.lstrip(" ")
    return "p", block


def is_one_line(block: str) -> bool:
    """Whether *block* is one line that Markdown parses as a paragraph, whatever inline signs it contains."""
    first, last = block[:1], block[-1:]
    return bool(
        (first.isalpha() or (first and first in '"“('))
        and last != " "
        and block.isprintable()  # no line break, no tab, no blank but the plain one
    )


def sanitise(html: str) -> str:
    """Return *html* with only the tags and attributes allowed; links keep web addresses and hand marks."""
    return _FORBIDDEN_IN_XML.sub("", _CLEANER.clean(html))


_FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
"""Characters that XML forbids and an entity such as ``&#1;`` can produce; and the byte order mark."""
