"""Markdown to the HTML that may be published: rendered, then sanitised."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Any

import markdown
import nh3
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import Registry

from plugins.kinds import KINDS

RECORD_SCHEMES = tuple(KINDS)
HAND_SCHEMES = (*RECORD_SCHEMES, "article", "none")
"""What stands before the colon of a link made by hand: ``[text](person:slug)``."""
WEB_SCHEMES = ("https", "http", "mailto", "tel")

TAGS = frozenset(
    (
        "a abbr b blockquote br caption cite code dd del dl dt em figcaption figure h2 h3 h4 hr i img ins kbd "
        "li mark ol p pre q s small strong sub sup table tbody td tfoot th thead tr u ul"
    ).split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),  # else nh3 lets `lang` and `title` through everywhere
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
    """Makes each picture of a paragraph that holds nothing else a figure, its title the caption; lowers h1 to h2."""

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
"""A caption, and at its end whose picture it is: *Cầu mới. Ảnh: An Bình*, *Cầu mới (Ảnh: An Bình)*."""


class _FiguresExtension(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Figures(md), "figures", 5)


_LINKS = ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref")
_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    **dict.fromkeys(_LINKS, "["),
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "em_strong": "*_",
}
"""Markdown's inline patterns by name, in their order, and the signs without one of which they match nothing."""


class _Inline(InlineProcessor):
    """Tries those inline patterns alone whose signs the text has: most texts have few."""

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        signs = set("".join(tree.itertext()))
        patterns: Any = self.md.inlinePatterns
        if len(patterns) == len(_SIGNS):  # else the library has others, which must be tried
            patterns = [patterns[name] for name, any_of in _SIGNS.items() if signs.intersection(any_of)]
        self.inlinePatterns = patterns
        return super().run(tree, ancestors)


class _OneParagraph(BlockParser):
    """Takes the whole text for one paragraph."""

    def parseDocument(self, lines: Iterable[str]) -> ET.ElementTree:  # noqa: N802 - the library's name
        root = ET.Element(self.md.doc_tag)
        ET.SubElement(root, "p").text = "\n".join(lines)
        return ET.ElementTree(root)


def _made(*extensions: str) -> markdown.Markdown:
    made = markdown.Markdown(extensions=[*extensions, _FiguresExtension()], output_format="html")
    made.treeprocessors.register(_Inline(made), "inline", 20)
    return made


class Renderer:
    """Markdown instances that are used again for every text: making one costs a quarter of a rendering."""

    def __init__(self) -> None:
        self._markdown = _made("tables", "sane_lists")
        self._inline = _made()
        """For paragraphs of one line: neither blocks nor HTML are looked for."""
        self._inline.preprocessors = Registry()
        self._inline.parser = _OneParagraph(self._inline)

    def render(self, text: str) -> str:
        """Return sanitised HTML: only the tags of ``TAGS``, no attribute that acts.

        Paragraphs of plain words, most of a report, need no Markdown: they are written as it would write them. Those of
        one line with signs in it need no look for blocks.
        """
        inner = text.strip("\n")
        if _HOLDS_ALL.search(text) or inner != inner.strip():
            return self._convert(text)
        html: list[str] = []
        rest: list[str] = []
        parts = _BLANK_LINES.split(inner)
        for block, gap in zip(parts[::2], [*parts[1::2], ""], strict=True):
            tag, words = _heading(block)
            is_line = is_one_line(words)
            is_plain = is_line and not _ACTS.search(words)
            if not is_plain and (not is_line or tag != "p"):
                rest += (block, gap)  # code keeps its blank lines
                continue
            if rest:
                html.append(self._convert("".join(rest[:-1])))
                rest = []
            html.append(
                f"<{tag}>{words}</{tag}>" if is_plain else sanitise(self._inline.reset().convert(words))
            )
        if rest:
            html.append(self._convert("".join(rest)))
        return "\n".join(one for one in html if one)

    def _convert(self, text: str) -> str:
        return sanitise(self._markdown.reset().convert(text))


_BLANK_LINES = re.compile(r"(\n(?:[ \t]*\n)+)")
_HOLDS_ALL = re.compile(r"<|^ {0,3}\[[^\]\n]*\]:", re.MULTILINE)
"""HTML may hold several blocks, and a definition of a link serves all of them: such texts are not taken apart."""
_ACTS = re.compile(r"[\\`*_\[\]<>&|]")


_LEVELS = {1: "h2", 2: "h2", 3: "h3", 4: "h4", 5: "h4", 6: "h4"}
"""Element by the number of signs before a heading; the only h1 of a page is its title."""


def _heading(block: str) -> tuple[str, str]:
    """Return element and words of *block*: a heading's, or those of a paragraph."""
    words = block.lstrip("#")
    level = len(block) - len(words)
    if level in _LEVELS and words[:1] == " " and words[-1:] != "#":
        return _LEVELS[level], words.lstrip(" ")
    return "p", block


def is_one_line(block: str) -> bool:
    """Whether *block* is a line that Markdown takes for a paragraph, whatever signs are inside."""
    first, last = block[:1], block[-1:]
    return bool(
        (first.isalpha() or (first and first in '"“('))
        and last != " "
        and block.isprintable()  # no line break, no tab, no blank but the plain one
    )


def sanitise(html: str) -> str:
    """Return *html* with nothing but plain text markup; links keep web addresses and hand marks."""
    return _NO_CHARACTER.sub("", _CLEANER.clean(html))


_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
"""What an entity such as ``&#1;`` can bring in and XML forbids; and the mark that begins files, in the midst of one."""


_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|^(?: {4}|\t).*$|^```.*?(?:^```|\Z)", re.MULTILINE | re.DOTALL)
_RAW_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^>\n]*>?|<!--|<\?|<!\[?[A-Za-z]")


def raw_html(text: str) -> list[tuple[int, str]]:
    """Return position and text of each piece of HTML in Markdown *text* that sanitising takes out."""
    bare = (
        _CODE.sub(lambda code: " " * len(code.group()), text)
        if "`" in text or "\t" in text or "    " in text
        else text
    )
    return [
        (found.start(), text[found.start() : found.end()][:40])
        for found in _RAW_TAG.finditer(bare)
        if not _comes_through((found.group(1) or "").lower(), found.group())
    ]


_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_ATTRIBUTE = re.compile(r"[\s/;]([a-zA-Z][\w:.-]*)\s*=")


def _comes_through(name: str, tag: str) -> bool:
    """Whether sanitising leaves the *tag* of the element *name* as it is."""
    allowed = _ATTRIBUTES.get(name, set())
    names = _ATTRIBUTE.findall(_VALUE.sub("=; ", tag))
    return name in TAGS and all(found.lower() in allowed for found in names)
