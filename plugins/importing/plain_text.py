"""Plain text to blocks: paragraphs by blank lines or by line, tables by tabs; no sign of it is Markdown."""

from __future__ import annotations

import itertools
import re

from plugins.importing.documents import Block, Cell, Document, Paragraph, Role, Run, Table, Told
from plugins.importing.encodings import decode
from plugins.importing.markdown_writing import TYPED_MARKER
from plugins.importing.refusals import Refused
from plugins.importing.symbols import without_private

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_MAX_WIDTH = 110
"""Characters of a line that was broken to fit a screen or a printer."""
_MIN_WIDTH_SHARE = 0.6
"""Of the longest line: a line that was broken is nearly as long as the others."""
_MIN_BROKEN_LINES = 3


def read_text(data: bytes) -> Document:
    """Return the text of *data* as blocks; raise Refused where it is no text."""
    decoded = decode(data)
    text = (
        decoded.text.rstrip("\x1a")
        .replace("\f", "\n\n")
        .replace("\v", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
    )
    if _CONTROL.search(text):
        raise Refused("I104", format="binary")
    document = Document(blocks=_blocks(without_private(text.replace("\u00ad", ""))))
    if decoded.encoding not in ("UTF-8", "UTF-16"):
        document.told.append(Told.of("I122", encoding=decoded.encoding))
    return document


def _blocks(text: str) -> list[Block]:
    lines = text.split("\n")
    is_broken = _is_broken(lines)
    blocks: list[Block] = []
    for has_words, group in itertools.groupby(lines, lambda line: bool(line.strip())):
        if not has_words:
            continue
        for tabs, part in itertools.groupby(
            group, lambda line: line.strip("\n").count("\t") if line.strip().count("\t") else 0
        ):
            ones = list(part)
            if tabs and len(ones) > 1:
                blocks.append(_table(ones))
            else:
                blocks += _paragraphs(ones, is_broken)
    return blocks


def _table(lines: list[str]) -> Table:
    return Table(
        [[Cell([_paragraph(cell)] if cell.strip() else []) for cell in line.split("\t")] for line in lines]
    )


def _paragraphs(lines: list[str], is_broken: bool) -> list[Paragraph]:
    if not is_broken:
        return [_paragraph(line) for line in lines]
    joined: list[str] = []
    for line in lines:
        is_new = not joined or TYPED_MARKER.match(line.strip()) or line.startswith(("  ", "\t"))
        if is_new:
            joined.append(line.strip())
        else:
            joined[-1] += f" {line.strip()}"
    return [_paragraph(line) for line in joined]


def _paragraph(line: str) -> Paragraph:
    is_rule = re.fullmatch(r"\s*(?:-{3,}|_{3,}|={3,}|\*{3,}|(?:\*\s+){2,}\*)\s*", line)
    if is_rule:
        return Paragraph(role=Role.RULE)
    return Paragraph([Run(re.sub(r"[ \t]+", " ", line).strip())])


def _is_broken(lines: list[str]) -> bool:
    """Whether the lines of *lines* that go on were broken to fit: long ones, all about as long, followed by others."""
    width = max(map(len, lines), default=0)
    going_on = [
        line
        for line, following in itertools.pairwise(lines)
        if line.strip() and following.strip() and not TYPED_MARKER.match(line.strip())
    ]
    if width > _MAX_WIDTH or len(going_on) < _MIN_BROKEN_LINES:
        return False
    long = [line for line in going_on if len(line.rstrip()) >= _MIN_WIDTH_SHARE * width]
    ends = [line for line in going_on if line.rstrip()[-1:] in ".!?:;"]
    return len(long) >= 0.8 * len(going_on) and len(ends) < 0.5 * len(going_on)
