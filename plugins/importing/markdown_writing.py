"""Blocks to the Markdown of this site: what it shows is what was read, word for word (``text/mending.py`` reads it back)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plugins.importing.documents import (
    Block,
    Break,
    Cell,
    Document,
    Inline,
    NoteMark,
    Paragraph,
    Role,
    Run,
    Shown,
    Style,
    Table,
    paragraphs_in,
)

_FIRST_HEADING = 2
_LAST_HEADING = 4
"""As the site prints them: the first level is the title's."""
_INDENT = "  "
"""Of an item in another."""
_MARKS = {Style.BOLD: "**", Style.ITALIC: "*"}
_NESTING = (Style.BOLD, Style.ITALIC, Style.STRUCK, Style.LOWERED, Style.RAISED)
"""Outermost first."""


def markdown_of(document: Document, addresses: dict[str, str]) -> str:
    """Return the body of an article; *addresses* has those of the pictures by source: others are left out."""
    writer = _Writer(document, addresses)
    return writer.text()


class _Writer:
    def __init__(self, document: Document, addresses: dict[str, str]) -> None:
        self._document = document
        self._addresses = addresses
        self._labels: dict[str, str] = {}
        levels = [one.level for one in paragraphs_in(document.blocks) if one.role is Role.HEADING]
        self._raise = _FIRST_HEADING - min(levels, default=_FIRST_HEADING)

    def text(self) -> str:
        groups = list(self._groups(self._document.blocks))
        notes: list[str] = []
        while len(notes) < len(self._labels):  # a note may have marks of others
            label = list(self._labels)[len(notes)]
            notes.append(self._note(label))
        return "\n\n".join([*groups, *notes]) + "\n"

    def _groups(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield the blocks as Markdown; items that follow each other are one."""
        for is_listed, group in itertools.groupby(
            itertools.chain.from_iterable(map(_with_items, blocks)), _is_listed
        ):
            if is_listed:
                yield "\n".join(self._item(one) for one in group if isinstance(one, Paragraph))
                continue
            for block in group:
                written = self._table(block) if isinstance(block, Table) else self._paragraph(block)
                if written:
                    yield written

    def _item(self, item: Paragraph) -> str:
        indent = _INDENT * item.level
        text = self.inline(item.inlines, "<br>")
        if item.role is not Role.ITEM:
            return _as_paragraph(text)
        if not item.marker:
            return f"\n{indent}{_INDENT}{_as_paragraph(text)}\n"
        return f"{indent}{item.marker} {text}"

    def _paragraph(self, block: Paragraph) -> str:
        if block.role is Role.RULE:
            return "---"
        if block.role is Role.HEADING:
            plain = [
                replace(one, styles=one.styles - {Style.BOLD}) if isinstance(one, Run) else one
                for one in block.inlines
            ]
            level = min(max(block.level + self._raise, _FIRST_HEADING), _LAST_HEADING)
            words = " ".join(filter(None, (block.marker, self.inline(plain, " "))))
            return f"{'#' * level} {_SHARP_AT_END.sub(_ESCAPED_SHARP, words)}"
        if block.pictures and not block.text.strip():
            return "\n".join(filter(None, (self._picture(one) for one in block.pictures)))
        inlines = _plainly_set(block.inlines) if block.role is Role.QUOTE else block.inlines
        lines = self.inline(inlines, "  \n").split("\n")
        text = "\n".join(map(_as_paragraph, lines))
        return re.sub("^", "> ", text, flags=re.MULTILINE) if block.role is Role.QUOTE else text

    def _note(self, label: str) -> str:
        first, *rest = self._document.notes.get(label) or [Paragraph()]
        paragraphs = [self.inline(one.inlines, "<br>") for one in (first, *rest)]
        indented = (f"    {_as_paragraph(text)}" for text in paragraphs[1:])
        return "\n\n".join([f"[^{self._labels[label]}]: {paragraphs[0]}", *indented])

    def _table(self, table: Table) -> str:
        rows = grid(_with_lines_as_rows(table))
        rows = [row for row in rows if any(cell is not None and cell.blocks for cell in row)]
        if not rows:
            return ""
        head, *body = [[self._cell(cell) for cell in row] for row in rows]
        marks = [
            _MARK_OF_ALIGN.get(_align([row[column] for row in rows]), "---") for column in range(len(head))
        ]
        inner = (
            block for row in table.rows for cell in row for block in cell.blocks if isinstance(block, Table)
        )
        lines = [_row(head), _row(marks), *map(_row, body)]
        return "\n\n".join(["\n".join(lines), *filter(None, map(self._table, inner))])

    def _cell(self, cell: Cell | None) -> str:
        if cell is None:
            return ""
        parts = []
        for one in cell.paragraphs:
            text = self.inline(one.inlines, "<br>")
            parts.append(f"{one.marker} {text}" if one.marker else text)
        return "<br>".join(parts).replace("|", "\\|")

    def inline(self, inlines: Iterable[Inline], line_break: str) -> str:
        """Return *inlines* as Markdown, each end of a line as *line_break*."""
        pieces: list[_Piece] = []
        for kind, group in itertools.groupby(inlines, lambda one: one.href if isinstance(one, Run) else one):
            ones = list(group)
            if isinstance(kind, str):
                runs = [one for one in ones if isinstance(one, Run)]
                inner = list(_nested(runs, _NESTING))
                pieces += _linked(inner, kind) if is_kept_link(kind) else inner
            else:
                pieces += [_Piece(self._sign(one, line_break), is_sign=True) for one in ones]
        return _written(pieces).strip()

    def _sign(self, one: Inline, line_break: str) -> str:
        match one:
            case Break():
                return line_break
            case Shown():
                return self._picture(one)
            case NoteMark():
                return f"[^{self._labels.setdefault(one.label, str(len(self._labels) + 1))}]"
            case _:
                return ""

    def _picture(self, picture: Shown) -> str:
        address = self._addresses.get(picture.source)
        if address is None:
            return ""
        caption = picture.caption.replace("\n", " ")
        title = f' "{_in_title(caption)}"' if caption else ""
        shown = f"![{_in_brackets(picture.alt)}]({address}{title})"
        return f"[{shown}]({_address(picture.href)})" if is_kept_link(picture.href) else shown


def _plainly_set(inlines: Sequence[Inline]) -> list[Inline]:
    """Return the *inlines* of a quotation without what all of them are set in: it is how quotations were set."""
    runs = [one for one in inlines if isinstance(one, Run) and one.text.strip()]
    common = frozenset.intersection(*(one.styles for one in runs)) if runs else frozenset()
    return [replace(one, styles=one.styles - common) if isinstance(one, Run) else one for one in inlines]


def _with_items(block: Block) -> Iterator[Block]:
    """Yield *block*, each line of a paragraph that was typed as an item apart."""
    if not isinstance(block, Paragraph) or block.role is not Role.TEXT:
        yield block
        return
    inlines: list[Inline] = []
    for at, one in enumerate(block.inlines):
        following = block.inlines[at + 1] if at + 1 < len(block.inlines) else None
        if isinstance(one, Break) and isinstance(following, Run) and TYPED_MARKER.match(following.text):
            yield replace(block, inlines=inlines)
            inlines = []
        else:
            inlines.append(one)
    yield replace(block, inlines=inlines)


def _is_listed(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.pictures:
        return False
    return block.role is Role.ITEM or (block.role is Role.TEXT and TYPED_MARKER.match(block.text) is not None)


TYPED_MARKER = re.compile(
    r"(?:[-+–—•▪▫●○■□◦❖➢➤✓✔·\uf000-\uf0ff][ \u00a0]+|\d{1,3}[.)/][ \u00a0]+|[a-zđ][.)/][ \u00a0]+|\d{1,2}(?:\.\d{1,2})+\.?[ \u00a0]+)(?=\S)"
)
"""How a paragraph begins that was typed as an item of a list."""


def grid(table: Table) -> list[list[Cell | None]]:
    """Return the cells of *table* by row and column; None where one beside or above covers the place."""
    rows: list[list[Cell | None]] = []
    covered: dict[int, int] = {}
    for cells in table.rows:
        row: list[Cell | None] = []
        pending = iter(cells)
        for cell in pending:
            while covered.get(len(row), 0):
                covered[len(row)] -= 1
                row.append(None)
            if cell.down > 1:
                covered.update(dict.fromkeys(range(len(row), len(row) + cell.across), cell.down - 1))
            row += [cell, *[None] * (cell.across - 1)]
        while covered.get(len(row), 0):
            covered[len(row)] -= 1
            row.append(None)
        rows.append(row)
    width = max(map(len, rows), default=0)
    return [[*row, *[None] * (width - len(row))] for row in rows]


def _with_lines_as_rows(table: Table) -> Table:
    """Return a table of one row whose cells have short lines, as heads of official documents are, with a row for each line."""
    cells = table.rows[0] if len(table.rows) == 1 else []
    lines = [list(cell.paragraphs) for cell in cells]
    height = max(map(len, lines), default=0)
    is_long = any(len(one.text) > _MAX_LINE_CHARACTERS or one.pictures for cell in lines for one in cell)
    if (
        height < 2
        or is_long
        or any(len(cell.blocks) > len(own) for cell, own in zip(cells, lines, strict=True))
    ):
        return table
    rows = range(height)
    return Table(
        [
            [Cell([*own[row : row + 1]], cell.across) for cell, own in zip(cells, lines, strict=True)]
            for row in rows
        ]
    )


_SHARP_AT_END = re.compile(r"(?<!\\)#$")
"""Which Markdown takes for the end of a heading."""
_ESCAPED_SHARP = r"\\#"
_MAX_LINE_CHARACTERS = 80
"""Of a line in the head of an official document, or in its list of recipients."""
_MARK_OF_ALIGN = {"right": "---:", "end": "---:", "center": ":-:"}


def _align(cells: Sequence[Cell | None]) -> str:
    """Return how a column is set: as most of its cells below the head, where they have words."""
    below = [
        cell for cell in cells[1:] if cell is not None and any(not one.is_empty for one in cell.paragraphs)
    ]
    settings = [next((one.align for one in cell.paragraphs if not one.is_empty), "") for cell in below]
    return max(settings, key=settings.count) if settings else ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


@dataclass(slots=True)
class _Piece:
    text: str
    opens: Style | None = None
    closes: Style | None = None
    is_sign: bool = False
    """Whether it is Markdown already, of which nothing is escaped."""


def _nested(runs: Sequence[Run], styles: Sequence[Style]) -> Iterator[_Piece]:
    """Yield *runs* with the marks of *styles*, the first outermost; blanks at their ends stay outside."""
    if not styles:
        yield _Piece("".join(run.text for run in runs))
        return
    style, *rest = styles
    for is_set, group in itertools.groupby(runs, lambda run: style in run.styles):
        ones = list(group)
        if not is_set or not any(run.text.strip() for run in ones):
            yield from _nested(ones, rest)
            continue
        before, ones, behind = _trimmed(ones)
        yield _Piece(before)
        yield _Piece("", opens=style)
        yield from _nested(ones, rest)
        yield _Piece("", closes=style)
        yield _Piece(behind)


def _trimmed(runs: list[Run]) -> tuple[str, list[Run], str]:
    """Return *runs* without blanks at their ends, and these."""
    before = behind = ""
    while not runs[0].text.strip():
        before += runs.pop(0).text
    while not runs[-1].text.strip():
        behind = runs.pop().text + behind
    text = runs[0].text
    before += text[: len(text) - len(text.lstrip())]
    runs[0] = replace(runs[0], text=text.lstrip())
    text = runs[-1].text
    behind = text[len(text.rstrip()) :] + behind
    runs[-1] = replace(runs[-1], text=text.rstrip())
    return before, runs, behind


def is_kept_link(href: str) -> bool:
    """Whether the site keeps a link to *href*: to the web, to a mail address, to a telephone, or to a page of its own."""
    return re.match(r"(?:https?://|mailto:|tel:)[^\s]", href, re.IGNORECASE) is not None


def _linked(inner: list[_Piece], href: str) -> Iterator[_Piece]:
    if not any(piece.text.strip() for piece in inner):
        yield from inner
        return
    lead = inner[0].text[: len(inner[0].text) - len(inner[0].text.lstrip())]
    inner[0].text = inner[0].text.lstrip()
    yield _Piece(lead)
    yield _Piece("[", is_sign=True)
    for piece in inner:
        text = escaped(piece.text).replace("[", "&#91;").replace("]", "&#93;")
        yield replace(piece, text=text, is_sign=True)
    yield _Piece(f"]({_address(href)})", is_sign=True)


def _address(href: str) -> str:
    """Return *href* as an address in Markdown: what would end it is encoded."""
    return re.sub(
        r"[\s()<>\"\\*`|\[\]]",
        lambda char: "".join(f"%{byte:02X}" for byte in char.group().encode()),
        href.strip(),
    )


def _written(pieces: Iterable[_Piece]) -> str:
    """Return *pieces* with stars where Markdown reads them as meant, else with tags."""
    ones = [one for one in pieces if one.text or one.opens or one.closes]
    texts = [one.text if one.is_sign else escaped(one.text) for one in ones]
    starts: list[int] = []
    for at, one in enumerate(ones):
        if one.opens:
            starts.append(at)
        elif one.closes:
            start = starts.pop()
            style = one.closes
            if style in _MARKS and _may_have_stars(ones, texts, start, at):
                texts[start] = texts[at] = _MARKS[style]
            else:
                texts[start], texts[at] = f"<{style.value}>", f"</{style.value}>"
    return "".join(texts)


def _may_have_stars(ones: Sequence[_Piece], texts: Sequence[str], start: int, end: int) -> bool:
    """Whether stars at *start* and *end* are read as a pair: neither a letter nor another star stands beside them."""
    around = (_sign_at(ones, texts, start - 1, -1), _sign_at(ones, texts, end + 1, 0))
    inside = (_sign_at(ones, texts, start + 1, 0), _sign_at(ones, texts, end - 1, -1))
    is_wholly_bold = (
        around == ("*", "*") and ones[start - 1].opens is Style.BOLD and ones[end + 1].closes is Style.BOLD
    )
    if ones[start].opens is Style.ITALIC and is_wholly_bold:
        around = ("", "")
    is_wholly_italic = ones[start + 1].opens is Style.ITALIC and ones[end - 1].closes is Style.ITALIC
    if ones[start].opens is Style.BOLD and is_wholly_italic:
        inside = ("", "")
    return not any(char.isalnum() or char in ("*", "\\", "_") for char in around) and not any(
        char.isspace() or char in ("*", "\\") for char in inside
    )


def _sign_at(ones: Sequence[_Piece], texts: Sequence[str], at: int, place: int) -> str:
    """Return the first (0) or last (-1) character of the piece *at*, a star where it is a mark of stars, empty where there is none."""
    if not 0 <= at < len(ones):
        return ""
    style = ones[at].opens or ones[at].closes
    if style:
        return "*" if style in _MARKS else "<"
    return texts[at][place]


_ESCAPED = re.compile(
    r"(?P<entity>&(?=#|\w{1,31};|$))|(?P<angle><)|(?P<sign>[\\`*]|(?<![^\W_])_|_(?![^\W_])|(?<=\])[(\[:]|\[(?=\^)|(?<=.)~(?=~)|\]$)"
)


def escaped(text: str) -> str:
    r"""Return *text* as Markdown that shows it: no sign of it begins a mark, a link, a tag or an entity.

    >>> escaped("5*3 <Tên> [1](a) A_B_")
    '5\\*3 &lt;Tên> [1]\\(a) A_B\\_'
    """
    return _ESCAPED.sub(_as_sign, text)


def _as_sign(found: re.Match[str]) -> str:
    if found["entity"]:
        return "&amp;"
    if found["angle"]:
        return "&lt;"
    sign = found["sign"]
    return f"&#{ord(sign)};" if sign in "~:[]`" else f"\\{sign}"


_LINE_START = re.compile(r"[#>]|~~~|\||(?=\[[^\]]*\]:)")


def _as_paragraph(line: str) -> str:
    """Return a *line* so that it begins no heading, quotation, table or block of code."""
    found = _LINE_START.match(line)
    if not found:
        return line
    if line.startswith("~"):
        return f"&#126;{line[1:]}"
    return f"\\{line}"


def _in_brackets(text: str) -> str:
    """Return *text* for the brackets of a picture, which no bracket or sign of Markdown may stand in."""
    return re.sub(r"[\\`*<>]", "", text.replace("[", "(").replace("]", ")").replace("\n", " ")).strip()


def _in_title(text: str) -> str:
    """Return *text* for the quotation marks after an address; brackets stay where they stand in pairs."""
    text = re.sub(r'"([^"]*)"', "“\\1”", text).replace('"', "”").replace("<", "&lt;")
    if re.search(r"[()]", _PAIR_OF_BRACKETS.sub("", text)):
        text = text.replace("(", "[").replace(")", "]")
    return text.strip()


_PAIR_OF_BRACKETS = re.compile(r"\([^()]*\)")
