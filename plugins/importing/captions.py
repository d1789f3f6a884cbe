"""Captions: told from the text beside a picture, and parted from it where they are glued to it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from plugins.importing.documents import (
    Block,
    Break,
    Document,
    Inline,
    Paragraph,
    Role,
    Run,
    Shown,
    Style,
    Table,
    Told,
)
from plugins.importing.html_blocks import tidied
from plugins.text.syllables import is_syllable

MAX_CAPTION_CHARACTERS = 300
_CAPTION_START = re.compile(r"(?:Ảnh|Hình|Hình ảnh|Ảnh minh họa|Chú thích)\s*(?:\d+\s*)?[:.]", re.IGNORECASE)
_CREDIT_END = re.compile(r"\(?(?:Ảnh|ẢNH|Photo)\s*:\s*[^()]{2,60}\)?\.?$")
_CREDIT_GLUED = re.compile(r"\((?:Ảnh|ẢNH|Photo)\s*:\s*[^()]{2,60}\)(?=[^\W\d_])")
DATELINE = re.compile(r"\((?P<source>[^()\n]{2,60})\)\s*[-–—]\s*(?=\S)")
"""How a report begins: *(Thanhuytphcm.vn) - Sáng 21/7,*."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def order_captions(document: Document) -> None:
    """Give pictures their captions, and part captions from the text that they are glued to; tell of the latter."""
    document.blocks = _ordered(document.blocks, document)


def _ordered(blocks: list[Block], document: Document) -> list[Block]:
    out: list[Block] = []
    for block in _parted(blocks, document):
        if isinstance(block, Table) and (figure := _figure_of(block)):
            out.append(figure)
            continue
        before = out[-1] if out else None
        picture = _lone_picture(before)
        if isinstance(block, Paragraph) and picture and not picture.caption and _is_caption(block):
            picture.caption = " ".join(block.text.split())
            continue
        out.append(block)
    return out


def _parted(blocks: list[Block], document: Document) -> list[Block]:
    """Return *blocks* with each picture in a paragraph of its own, and captions apart from the text behind them."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            out.append(block)
            continue
        for part in _around_pictures(block):
            is_behind_picture = bool(out) and _lone_picture(out[-1]) is not None
            pieces = _unglued(part, is_behind_picture)
            if len(pieces) > 1:
                document.told.append(Told.of("I124", text=_short(pieces[0].text)))
                document.glued.append((pieces[0].text, pieces[1].text))
            out += pieces
    return out


def _around_pictures(block: Paragraph) -> list[Paragraph]:
    """Return a paragraph, or where it begins with pictures these and what follows each apart."""
    if not block.pictures or not block.text.strip() or block.role is Role.ITEM:
        return [block]
    parts: list[Paragraph] = []
    inlines: list[Inline] = []
    for one in block.inlines:
        if isinstance(one, Shown):
            parts.append(replace(block, inlines=tidied(inlines)))
            parts.append(Paragraph([one], align=block.align))
            inlines = []
        else:
            inlines.append(one)
    parts.append(replace(block, inlines=tidied(inlines)))
    return [part for part in parts if not part.is_empty]


def _unglued(block: Paragraph, is_behind_picture: bool) -> list[Paragraph]:
    """Return *block*, or the caption and the text that it holds."""
    if block.role not in (Role.TEXT, Role.CAPTION):
        return [block]
    text = block.text
    dateline = DATELINE.search(text)
    if (
        dateline
        and 0 < dateline.start() <= MAX_CAPTION_CHARACTERS
        and "\n" not in text[: dateline.start()].strip("\n")
    ):
        before = text[: dateline.start()]
        is_glued = not before[-1].isspace() or is_behind_picture
        if is_glued and len(before.split()) > 1 and not before.rstrip().endswith((",", ":", ";")):
            return _cut(block, dateline.start(), is_behind_picture)
    if credit := _CREDIT_GLUED.search(text):
        return _cut(block, credit.end(), is_behind_picture)
    for word in _WORD.finditer(text):
        at = next(
            (
                at
                for at, pair in enumerate(pairwise(word.group()), 1)
                if pair[0].islower() and pair[1].isupper()
            ),
            0,
        )
        if at and _are_two_words(word.group()[:at], word.group()[at:]):
            return _cut(block, word.start() + at, is_behind_picture)
    return [block]


def _are_two_words(left: str, right: str) -> bool:
    """Whether *left* and *right* are two words of Vietnamese that nothing parts: *nghịPhát*, and not *YouTube*."""
    is_plain = left.isascii() and right.isascii()
    is_lower_behind = right[1:] == right[1:].lower()
    return (
        not is_plain
        and is_lower_behind
        and len(left) > 1
        and len(right) > 1
        and is_syllable(left)
        and is_syllable(right)
    )


def _cut(block: Paragraph, at: int, is_caption: bool) -> list[Paragraph]:
    """Return *block* in two, cut at the position *at* of its text; the first is a caption where *is_caption*."""
    left: list[Inline] = []
    right: list[Inline] = []
    place = 0
    for one in block.inlines:
        length = len(one.text) if isinstance(one, Run) else 1 if isinstance(one, Break) else 0
        if isinstance(one, Run) and place < at < place + length:
            left.append(replace(one, text=one.text[: at - place]))
            right.append(replace(one, text=one.text[at - place :]))
        else:
            (left if place + length <= at else right).append(one)
        place += length
    role = Role.CAPTION if is_caption else block.role
    parts = [
        replace(block, inlines=tidied(left), role=role),
        replace(block, inlines=tidied(right), marker=""),
    ]
    return [part for part in parts if not part.is_empty]


def _is_caption(block: Paragraph) -> bool:
    """Whether a paragraph behind a picture is its caption: it is marked as one, or short, and set or worded as captions are."""
    text = block.text.strip()
    if not text or len(text) > MAX_CAPTION_CHARACTERS or block.pictures:
        return False
    if block.role is Role.CAPTION:
        return True
    if block.role is not Role.TEXT or DATELINE.match(text):
        return False
    runs = [one for one in block.inlines if isinstance(one, Run) and one.text.strip()]
    if any(one.href for one in runs):
        return False
    is_italic = all(Style.ITALIC in one.styles for one in runs)
    is_centred = block.align == "center" and not text.isupper()
    return is_italic or is_centred or bool(_CAPTION_START.match(text) or _CREDIT_END.search(text))


def _lone_picture(block: Block | None) -> Shown | None:
    """Return the last picture of a paragraph of nothing else."""
    if isinstance(block, Paragraph) and block.pictures and not block.text.strip():
        return block.pictures[-1]
    return None


def _figure_of(table: Table) -> Paragraph | None:
    """Return the picture that a table of one column holds with its caption; None for any other table."""
    if any(len(row) != 1 for row in table.rows):
        return None
    paragraphs = [one for row in table.rows for cell in row for one in cell.blocks]
    if not paragraphs or not isinstance(first := paragraphs[0], Paragraph) or len(first.pictures) != 1:
        return None
    texts = [one.text.strip() for one in paragraphs if isinstance(one, Paragraph)]
    caption = " ".join(" ".join(filter(None, texts)).split())
    others = any(isinstance(one, Table) or one.pictures for one in paragraphs[1:])
    if others or len(caption) > MAX_CAPTION_CHARACTERS:
        return None
    picture = first.pictures[0]
    picture.caption = caption
    return Paragraph([picture])


def _short(text: str) -> str:
    return " ".join(text.split())[:80]
