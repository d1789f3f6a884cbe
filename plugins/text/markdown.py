"""Markdown to the HTML that may be published: rendered, then sanitised."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.kinds import KINDS

RECORD_SCHEMES = tuple(KINDS)
HAND_SCHEMES = (*RECORD_SCHEMES, "article", "none")
"""Schemes of links made by hand: ``[text](person:slug)``."""
WEB_SCHEMES = ("https", "http", "mailto", "tel")

TAGS = frozenset(
    (
        "a abbr b blockquote br caption cite code dd del dl dt em figcaption figure h2 h3 h4 hr i img ins kbd "
        "li mark ol p pre q s small strong sub sup table tbody td tfoot th thead tr u ul"
    ).split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),  # nh3's default allows `lang` and `title` everywhere
    "a": {"href"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=_ATTRIBUTES,
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


def _figures(element: ET.Element) -> list[ET.Element]:
    """Return the figures that a paragraph of nothing but pictures becomes; any other *element* alone."""
    pictures = [child for child in element if child.tag == "img"]
    between = (element.text, *(child.tail for child in element))
    if (
        element.tag != "p"
        or not pictures
        or any(child.tag not in ("img", "br") for child in element)
        or any(text and text.strip() for text in between)
    ):
        return [element]
    return [_figure(picture) for picture in pictures]


def _figure(picture: ET.Element) -> ET.Element:
    figure = ET.Element("figure")
    caption, credit = _CREDIT.fullmatch(picture.attrib.pop("title", "")).groups("")  # type: ignore[union-attr]
    picture.tail = None
    figure.append(picture)
    figure.tail = "\n"
    if caption or credit:
        ET.SubElement(figure, "figcaption").text = f"{caption} " if caption and credit else caption
    if credit:
        ET.SubElement(figure[1], "small").text = credit
    return figure


_CREDIT = re.compile(r"(.*?)(?:(?:^|(?<=[.!?…])\s+|\s+(?=\())\(?((?:Ảnh|ẢNH|Photo): [^()]+?)\)?)?", re.DOTALL)
"""A caption with the credit at its end: *Cầu mới. Ảnh: An Bình*, *Cầu mới (Ảnh: An Bình)*."""


class _FiguresExtension(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Figures(md), "figures", 5)


class Renderer:
    """Markdown to sanitised HTML; keeps its Markdown instance, as making one takes a quarter of a rendering."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(
            extensions=["tables", "sane_lists", _FiguresExtension()], output_format="html"
        )

    def render(self, text: str) -> str:
        """Return sanitised HTML: only the tags of ``TAGS``, only harmless attributes.

        For speed, one-line paragraphs without Markdown's signs, most of a report, are written directly; the result is
        that of Markdown.
        """
        inner = text.strip("\n")
        if _NEEDS_WHOLE_TEXT.search(text) or inner != inner.strip():
            return self._convert(text)
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
_NEEDS_WHOLE_TEXT = re.compile(r"<|^ {0,3}\[[^\]\n]*\]:", re.MULTILINE)
"""HTML may span several blocks, and a link definition applies to all: such texts are not split into blocks."""
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


_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|^(?: {4}|\t).*$|^```.*?(?:^```|\Z)", re.MULTILINE | re.DOTALL)
_RAW_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^>\n]*>?|<!--|<\?|<!\[?[A-Za-z]")


def raw_html(text: str) -> list[tuple[int, str]]:
    """Return offset and text, at most 40 characters, of each tag in Markdown *text* that sanitising removes."""
    bare = (
        _CODE.sub(lambda code: " " * len(code.group()), text)
        if "`" in text or "\t" in text or "    " in text
        else text
    )
    return [
        (found.start(), text[found.start() : found.end()][:40])
        for found in _RAW_TAG.finditer(bare)
        if not _survives_sanitising((found.group(1) or "").lower(), found.group())
    ]


_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_ATTRIBUTE = re.compile(r"[\s/;]([a-zA-Z][\w:.-]*)\s*=")


def _survives_sanitising(name: str, tag: str) -> bool:
    """Whether sanitising keeps the *tag* of the element *name* unchanged."""
    allowed = _ATTRIBUTES.get(name, set())
    names = _ATTRIBUTE.findall(_VALUE.sub("=; ", tag))
    return name in TAGS and all(found.lower() in allowed for found in names)
