"""Markdown to the HTML that may be published: rendered, then sanitised."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

RECORD_SCHEMES = ("person", "committee", "event")
HAND_SCHEMES = (*RECORD_SCHEMES, "article", "none")
"""What stands before the colon of a link made by hand: ``[text](person:slug)``."""
WEB_SCHEMES = ("https", "http", "mailto", "tel")

TAGS = frozenset(
    (
        "a abbr b blockquote br caption cite code dd del dl dt em figcaption figure h2 h3 h4 hr i img ins kbd "
        "li mark ol p pre q s small strong sub sup table tbody td tfoot th thead tr u ul"
    ).split()
)
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}


class _Figures(Treeprocessor):
    """Makes a picture that stands alone in its paragraph a figure, its title the caption; lowers h1 to h2."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.tag in ("h1", "h5", "h6"):
                element.tag = "h2" if element.tag == "h1" else "h4"
            elif element.tag == "p" and len(element) == 1 and _is_alone(element):
                _make_figure(element)


def _is_alone(paragraph: ET.Element) -> bool:
    child = paragraph[0]
    return child.tag == "img" and not (paragraph.text or "").strip() and not (child.tail or "").strip()


def _make_figure(paragraph: ET.Element) -> None:
    picture = paragraph[0]
    paragraph.tag = "figure"
    caption = picture.attrib.pop("title", "")
    if caption:
        ET.SubElement(paragraph, "figcaption").text = caption


class _FiguresExtension(Extension):
    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Figures(md), "figures", 5)


class Renderer:
    """One Markdown instance, used again for every text: making one costs a quarter of a rendering."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(
            extensions=["tables", "sane_lists", _FiguresExtension()], output_format="html"
        )

    def render(self, text: str) -> str:
        """Return sanitised HTML: only the tags of ``TAGS``, no attribute that acts."""
        html = self._markdown.reset().convert(text)
        return sanitise(html)


def sanitise(html: str) -> str:
    """Return *html* with nothing but plain text markup; links keep web addresses and hand marks."""
    clean = nh3.clean(
        html,
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={*WEB_SCHEMES, *HAND_SCHEMES},
        link_rel=None,
        strip_comments=True,
    )
    return _NO_CHARACTER.sub("", clean)


_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""What an entity such as ``&#1;`` can bring in and XML forbids."""


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
        (found.start(), found.group()[:40])
        for found in _RAW_TAG.finditer(bare)
        if (found.group(1) or "").lower() not in TAGS
    ]
