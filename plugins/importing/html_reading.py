"""HTML to blocks: saved pages and what was pasted, with the pictures that lie beside the file."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from plugins.importing.css import StyleSheet, is_hidden
from plugins.importing.documents import Document, NoteMark, Role, Told, paragraphs_in
from plugins.importing.encodings import decode, encoding_of_font, encoding_of_letters, is_unicode
from plugins.importing.html_blocks import blocks_of, is_text, parse
from plugins.importing.html_notes import take_notes
from plugins.importing.pages import is_page, take_article
from plugins.importing.pasted import plain_html, tidy
from plugins.importing.symbols import as_signs, is_symbol_font, without_private
from plugins.text.normal import nfc

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_ASK_FOR_CHARSET = frozenset(("windows-1258", "cp1258"))
"""Encodings that a page may declare and no bytes show by themselves."""
_MAX_PICTURE_BYTES = 60_000_000
_NEVER_SHOWN = (
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "title",
    "meta",
    "link",
    "xml",
    "iframe",
    "object",
    "embed",
    "svg",
)


def read_html(data: bytes, folder: Path) -> Document:
    """Return what a page or a fragment shows; pictures are read below *folder* alone."""
    text, encoding = _decoded(data)
    text, source = plain_html(text)
    soup = parse(text)
    document = Document(address=source)
    if encoding not in ("UTF-8", "UTF-16"):
        document.told.append(Told.of("I122", encoding=encoding))
    sheet = StyleSheet(soup)
    _leave_out_hidden(soup, sheet)
    tidy(soup)
    _write_in_unicode(soup, sheet, document)
    notes = take_notes(soup)
    root: Tag = soup.body or soup
    if is_page(soup):
        root = take_article(soup, document)
    _make_links_whole(root, soup, document.address)
    for tag in root.find_all(_NEVER_SHOWN):
        tag.decompose()
    _write_boxes(root)
    _find_pictures(root, folder, document)
    document.blocks = blocks_of(root, sheet)
    for label, note in notes.items():
        paragraphs = paragraphs_in(blocks_of(note, sheet))
        document.notes[label] = [one for one in paragraphs if one.role is not Role.RULE]
    _drop_notes_of_others(document)
    return document


def _drop_notes_of_others(document: Document) -> None:
    """Drop notes whose marks stand beside the article."""
    marked: set[str] = set()
    pending = [*paragraphs_in(document.blocks)]
    while pending:
        for one in pending.pop().inlines:
            if isinstance(one, NoteMark) and one.label not in marked:
                marked.add(one.label)
                pending += document.notes.get(one.label, [])
    document.notes = {label: note for label, note in document.notes.items() if label in marked}


def _decoded(data: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4000])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in _ASK_FOR_CHARSET:
        return nfc(data.decode("cp1258", "replace")), "windows-1258"
    decoded = decode(data)
    return decoded.text, decoded.encoding


def _leave_out_hidden(soup: BeautifulSoup, sheet: StyleSheet) -> None:
    """Take out what is not drawn."""
    for tag in soup.find_all(True):
        if tag.decomposed or tag.name in ("head", "title", "style", "meta", "link", "html", "body"):
            continue
        if tag.has_attr("hidden") or is_hidden(sheet.of(tag)):
            tag.decompose()


def _write_in_unicode(soup: BeautifulSoup, sheet: StyleSheet, document: Document) -> None:
    """Write words in fonts of old encodings, and signs of fonts of symbols, in Unicode; take soft hyphens out."""
    plain = encoding_of_letters(soup.get_text())
    for node in soup.find_all(string=True):
        if not is_text(node) or not node.strip():
            continue
        text = str(node)
        font = _font(node.parent, sheet)
        encoding = encoding_of_font(font) or plain
        if is_symbol_font(font):
            text = as_signs(font, text)
        elif encoding and not is_unicode(text):
            text = encoding.to_unicode(text)
            told = Told.of("I122", encoding=encoding.name)
            if told not in document.told:
                document.told.append(told)
        text = nfc(without_private(text.replace("\u00ad", "").replace("\u2011", "-")))
        if text != str(node):
            node.replace_with(text)


def _font(tag: Tag | None, sheet: StyleSheet) -> str:
    """Return the font that words in *tag* are set in, as far as the page says it."""
    while tag is not None:
        named = sheet.of(tag).get("font-family") or str(tag.get("face") or "")
        if named:
            return named.split(",")[0].strip().strip("'\"")
        tag = tag.parent
    return ""


def _write_boxes(root: Tag) -> None:
    """Write boxes to tick as signs."""
    for box in root.find_all("input"):
        if box.get("type") == "checkbox":
            box.replace_with("☒" if box.has_attr("checked") else "☐")
        else:
            box.decompose()


def _make_links_whole(root: Tag, soup: BeautifulSoup, address: str) -> None:
    """Give links of the page to its own site their whole address, where it is known."""
    base = soup.find("base", href=True)
    start = str(base["href"]) if base is not None else address
    for link in root.find_all("a", href=True):
        if start.startswith("http") and not str(link["href"]).startswith("#"):
            link["href"] = urljoin(start, str(link["href"]).strip())


def _find_pictures(root: Tag, folder: Path, document: Document) -> None:
    """Read the pictures that lie beside the file or in it; tell of those that do not."""
    for picture in root.find_all("img"):
        if str(picture.get("width")) in ("0", "1") and str(picture.get("height")) in ("0", "1"):
            picture.decompose()  # counts visitors
            continue
        sources = [
            str(picture.get(key) or "") for key in ("src", "data-src", "data-original", "data-lazy-src")
        ]
        found = next(
            ((source, data) for source in sources if source and (data := _data_of(source, folder))), None
        )
        if found is None:
            document.told.append(
                Told.of("I111", what=f"ảnh / picture {next(filter(None, sources), '')[:120]}")
            )
            picture.decompose()
            continue
        source, data = found
        name = source if len(source) < 500 else f"data:{len(document.pictures)}"
        picture["src"] = name
        document.pictures[name] = data


def _data_of(source: str, folder: Path) -> bytes:
    """Return the bytes of a picture in the page or beside it; nothing where it is elsewhere."""
    if source.startswith("data:"):
        head, _, data = source.partition(",")
        try:
            return base64.b64decode(data, validate=False) if head.endswith("base64") else b""
        except binascii.Error:
            return b""
    parts = urlsplit(source)
    if parts.scheme or parts.netloc or not parts.path:
        return b""
    try:
        path = (folder / unquote(parts.path)).resolve()
        is_ours = path.is_relative_to(folder.resolve()) and path.is_file()
        return path.read_bytes() if is_ours and path.stat().st_size <= _MAX_PICTURE_BYTES else b""
    except (OSError, ValueError):
        return b""
