"""One file to one draft, in a worker with limits: read, ordered, written as Markdown, its words counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from plugins.importing.captions import order_captions
from plugins.importing.dates import GivenDay
from plugins.importing.detection import MAX_BYTES, kind_of
from plugins.importing.documents import Document, NoteMark, Run, Table, Told, paragraphs_in
from plugins.importing.encodings import UnknownEncoding
from plugins.importing.front import DayMissing, Front, take_front
from plugins.importing.html_blocks import TooDeep
from plugins.importing.html_reading import read_html
from plugins.importing.markdown_writing import is_kept_link, markdown_of
from plugins.importing.pages import legacy_path
from plugins.importing.pictures import as_content
from plugins.importing.plain_text import read_text
from plugins.importing.refusals import Refused
from plugins.importing.word import read_word
from plugins.importing.word_check import WordCount, compare, words_in, words_of_document
from plugins.sources.content_file import MAX_TEXT_FILE_BYTES
from plugins.workers.batches import limit_seconds

PICTURE_ADDRESS = "/images/import-{}"
"""Stands in a draft for the address of a picture, which its article gives it."""
_MAX_FRONT_BYTES = 20_000
_MAX_SECONDS = 120
"""Of CPU: ten times those of 300 pages."""


@dataclass(frozen=True, slots=True)
class Carried:
    """How much of each came across."""

    words: WordCount
    pictures: int
    tables: int
    notes: int
    links: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An article to be written."""

    front: Front
    legacy_urls: tuple[str, ...]
    body: str
    """With ``PICTURE_ADDRESS`` for each picture."""
    pictures: tuple[tuple[str, bytes], ...]
    """Ending and bytes of each, in the order of their numbers."""
    carried: Carried
    told: tuple[Told, ...]


@limit_seconds(_MAX_SECONDS)
def read_draft(path: Path, given: GivenDay | None) -> Draft:
    """Return the draft that the file *path* gives; raise Refused or DayMissing where it gives none. *given* is the editors' day."""
    return _read_whole(path, lambda document: take_front(document, given, path.stem))


@limit_seconds(_MAX_SECONDS)
def read_piece(path: Path) -> Draft:
    """Return what the file *path* shows as a piece of an article that is being written: nothing is taken out as its title.

    Raises Refused where it shows nothing.
    """
    return _read_whole(path, lambda _: Front("", ""))


def _read_whole(path: Path, front_of: Callable[[Document], Front]) -> Draft:
    try:
        return _draft(_read(path), front_of)
    except UnknownEncoding:
        raise Refused("I109") from None
    except (TooDeep, RecursionError):
        raise Refused("I108", reason="lồng nhau quá sâu / nested too deeply") from None
    except (Refused, DayMissing, MemoryError, OSError):
        raise
    except (
        Exception
    ) as error:  # what readers of damaged files raise nobody can list; the other files must not suffer
        raise Refused("I108", reason=type(error).__name__) from error


def _read(path: Path) -> Document:
    if not path.is_file():
        raise Refused("I101", reason="không có tệp này / no such file")
    if path.stat().st_size > MAX_BYTES:
        raise Refused("I107", limit=f"{MAX_BYTES // 1_000_000} MB")
    data = path.read_bytes()
    read: dict[str, Callable[[], Document]] = {
        "word": lambda: read_word(data),
        "page": lambda: read_html(data, path.parent),
        "text": lambda: read_text(data),
    }
    document = read[kind_of(path.suffix.lower(), data)]()
    if not any(not one.is_empty for one in paragraphs_in(document.blocks)):
        raise Refused("I103")
    return document


def _draft(document: Document, front_of: Callable[[Document], Front]) -> Draft:
    read = list(words_of_document(document))
    order_captions(document)
    for left, right in document.glued:
        _part(read, left, right)
    pictures, addresses = _pictures(document)
    front = front_of(document)
    body = markdown_of(document, addresses)
    if len(body.encode()) > MAX_TEXT_FILE_BYTES - _MAX_FRONT_BYTES:
        raise Refused("I110", size=str(len(body.encode())), limit=str(MAX_TEXT_FILE_BYTES))
    words = compare(read, [front.title, front.summary, *front.authors], body)
    if words.lost:
        document.told.append(Told.of("I112", number=str(len(words.lost)), words=" ".join(words.lost[:40])))
    legacy = legacy_path(document.address)
    return Draft(
        front,
        (legacy,) if legacy else (),
        body,
        tuple(pictures),
        _carried(document, addresses, words),
        tuple(document.told),
    )


def _part(words: list[str], left: str, right: str) -> None:
    """Put two words for the one in which *left* ended and *right* began, where it was one."""
    *_, before = ["", *words_in([left])]
    behind, *_ = [*words_in([right]), ""]
    if before and behind and before + behind in words:
        words.remove(before + behind)
        words += [before, behind]


def _pictures(document: Document) -> tuple[list[tuple[str, bytes]], dict[str, str]]:
    """Return the pictures that can be shown, and the address that stands for each by its source."""
    pictures: list[tuple[str, bytes]] = []
    addresses: dict[str, str] = {}
    notes = (one for note in document.notes.values() for one in note)
    for paragraph in chain(paragraphs_in(document.blocks), notes):
        for shown in paragraph.pictures:
            data = document.pictures.get(shown.source)
            if shown.source in addresses or data is None:
                continue
            made = as_content(data)
            if made is None:
                document.told.append(Told.of("I111", what=f"ảnh / picture {shown.source[:120]}"))
                document.pictures.pop(shown.source)
                continue
            pictures.append(made)
            addresses[shown.source] = PICTURE_ADDRESS.format(len(pictures))
    return pictures, addresses


def _carried(document: Document, addresses: dict[str, str], words: WordCount) -> Carried:
    paragraphs = list(paragraphs_in(document.blocks))
    marked = {one.label for paragraph in paragraphs for one in paragraph.inlines if isinstance(one, NoteMark)}
    links = 0
    for paragraph in [*paragraphs, *(one for note in document.notes.values() for one in note)]:
        before = ""
        for one in paragraph.inlines:
            href = one.href if isinstance(one, Run) else ""
            links += bool(href and href != before and is_kept_link(href))
            before = href
    pictures = sum(one.source in addresses for paragraph in paragraphs for one in paragraph.pictures)
    return Carried(words, pictures, _tables(document), len(marked), links)


def _tables(document: Document) -> int:
    pending = list(document.blocks)
    tables = 0
    while pending:
        block = pending.pop()
        if isinstance(block, Table):
            tables += 1
            pending += [inner for row in block.rows for cell in row for inner in cell.blocks]
    return tables
