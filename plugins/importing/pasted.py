"""HTML as Word, Google Docs and spreadsheets put it into the clipboard: made what it stands for."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag

from plugins.importing.css import StyleSheet, classes_of, declarations
from plugins.importing.html_blocks import CAPTION_CLASS, MARKER_CLASS, QUOTE_CLASS, TITLE_CLASS
from plugins.importing.word_text import LABEL_OF_LIST

_HEAD = re.compile(r"\A\s*Version:[\d.]+\s.*?(?=<)", re.DOTALL)
"""What Windows puts before HTML in the clipboard."""
_SOURCE = re.compile(r"^SourceURL:(\S+)", re.MULTILINE)
_CONDITIONS = re.compile(r"<!\[(?:if\b[^\]>]*|endif)\]>", re.IGNORECASE)
"""Conditions of Word whose content everybody shows."""
_LIST_LEVEL = re.compile(r"\blevel(\d)\b")
_NOT_TEXT = ("comment", "comment-list", "header", "footer", "field-begin", "field-end", "field-separator")
"""Elements of Word, by ``mso-element``, that are no part of the text."""
_CLASSES = {
    "msotitle": TITLE_CLASS,
    "msocaption": CAPTION_CLASS,
    "msoquote": QUOTE_CLASS,
    "msointensequote": QUOTE_CLASS,
}
_LEFT_OUT_CLASSES = re.compile(r"mso(?:toc\d|toc|commentreference|commenttext|header|footer)", re.IGNORECASE)


def plain_html(html: str) -> tuple[str, str]:
    """Return *html* without what the clipboard and Word put round it, and the address that it was copied from."""
    head = _HEAD.match(html)
    source = _SOURCE.search(head.group()) if head else None
    html = html[head.end() :] if head else html
    return _CONDITIONS.sub("", html), source[1] if source else ""


def tidy(soup: BeautifulSoup) -> None:
    """Make lists, titles and links of what Word and Google Docs write for them; take out comments, deletions, fields."""
    sheet = StyleSheet(soup)
    for tag in soup.find_all(True):
        if tag.decomposed:
            continue
        style = declarations(str(tag.get("style") or ""))
        classes = classes_of(tag)
        is_left_out = any(_LEFT_OUT_CLASSES.fullmatch(name) for name in classes)
        if tag.name == "del" or is_left_out or style.get("mso-element") in _NOT_TEXT:
            tag.decompose()
            continue
        if known := [_CLASSES[name.lower()] for name in classes if name.lower() in _CLASSES]:
            tag["class"] = " ".join(known)
        if tag.name in ("p", "li", "h1", "h2", "h3", "h4") and "mso-list" in (listed := sheet.of(tag)):
            _make_item(tag, listed["mso-list"])
        if tag.name == "a" and (address := _behind_google(str(tag.get("href") or ""))):
            tag["href"] = address


def _make_item(paragraph: Tag, listed: str) -> None:
    """Make an item of a paragraph of Word, whose marker is drawn as words."""
    marker = next(
        (
            one
            for one in paragraph.find_all(True)
            if "ignore" in declarations(str(one.get("style") or "")).get("mso-list", "")
        ),
        None,
    )
    level = _LIST_LEVEL.search(listed)
    if marker is None or not level:
        return
    label = " ".join(marker.get_text().replace("\u00a0", " ").split())
    is_bullet = not re.search(r"[\da-zđA-ZĐ]", label) or label in _BULLETS
    label = "-" if is_bullet else label
    if not LABEL_OF_LIST.fullmatch(label) or paragraph.name != "p":
        marker.decompose()
        paragraph.insert(0, f"{label} ")
        return
    paragraph["class"] = f"import-item-{max(int(level[1]) - 1, 0)}"
    marker.extract()  # out of its font, which may be one of symbols
    marker.clear()
    marker.attrs = {"class": MARKER_CLASS}
    marker.append(label)
    paragraph.insert(0, marker)


_BULLETS = ("o", "§", "Ø", "ü", "q", "v")
"""Letters of fonts of symbols that draw bullets."""


def _behind_google(href: str) -> str:
    """Return the address that a link of Google Docs goes on to, empty where it is none.

    >>> _behind_google("https://www.google.com/url?q=https://vi-du.example/a&sa=D")
    'https://vi-du.example/a'
    """
    parts = urlsplit(href)
    if parts.netloc not in ("www.google.com", "google.com") or parts.path != "/url":
        return ""
    return next(iter(parse_qs(parts.query).get("q", ())), "")
