"""Blocks as Markdown reads them: what stands on lines of its own, however it was typed, made of lines by rules."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from plugins.text.running_text import FOOTNOTE_TEXT, RAW_BLOCKS, TAB, BodyProblem, footnote_length

MAX_LIST_NUMBER = 999
"""Above it the number before a line is a year or a number of something, and no place in a list."""


def blocks_of(text: str, problems: list[BodyProblem]) -> str:
    """Return *text* with a blank line between its blocks, and lists indented as Markdown wants; add to *problems* what is not plain."""
    blocks = _Blocks(problems)
    blocks.add([_Line(number, line) for number, line in enumerate(text.split("\n"))])
    return "\n".join(blocks.out)


_BLANKS = "[ \t\u00a0\u2002\u2003\u2009]"
_BULLET = re.compile(
    rf"(?:[*+-]{_BLANKS}+|[\u2022\u2023\u2043\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u25e6\u2751\u2756\u27a2\u27a4\u2713\u2714\u00b7\uf000-\uf0ff]{_BLANKS}*|[o\u00a7\u00d8\u00fc]\t)"
    r"(?P<text>\S.*)"
)
"""Of Markdown, and as Word draws them: •, ▪, ·, those of its fonts of symbols, the same read as letters."""
_DASH = re.compile(rf"(?:[\u2013\u2014]{_BLANKS}+|[\u2013\u2014+-](?=[^\W\d_]))(?P<text>\S.*)")
_NUMBER = re.compile(rf"(?P<number>\d{{1,9}})\.(?:{_BLANKS}+|(?=[^\W\d_]))(?P<text>\S.*)")
_SIGN_ALONE = re.compile(rf"[*+-]{_BLANKS}")
_NUMBER_ALONE = re.compile(rf"\d+\.(?:{_BLANKS}|$)")
_LABEL = re.compile(
    rf"(?P<label>\(?(?:[a-zđ]|[ivx]{{1,5}}|\d{{1,3}})\)|(?:[a-zđ]|\d{{1,2}})/|[a-zđA-ZĐ]\.|[IVX]{{1,5}}\.|\d{{1,3}}(?:\.\d{{1,3}})+\.?){_BLANKS}+\S.*"
)
"""*a)*, *(ii)*, *1/*, *IV.*, *1.1.*: Markdown has no lists of these."""
_AMOUNT = re.compile(rf"[+-]{_BLANKS}+\d[\d.,]*\s?(?:°|%|độ C\b)")
"""Of a temperature or a change: the sign may be one of the number's."""
_DATE = re.compile(rf"\d{{1,2}}\.{_BLANKS}*\d{{1,2}}\.{_BLANKS}*\d{{4}}\b")
_HEADING = re.compile(r"#{1,6}\s")
_SHARP_AT_END = re.compile(r"(?<=[^\s#])#$")
_RULE = re.compile(r"(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$")
_DELIMITERS = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_PICTURE = r"!\[[^\[\]\n]*\]\([^()\n]*\)"
_PICTURES = re.compile(rf"(?:(?:{_PICTURE}|\[{_PICTURE}\]\([^()\n]*\))\s*)+")
_RAW_BLOCK = re.compile(rf"<({'|'.join(sorted(RAW_BLOCKS))})\b", re.IGNORECASE)
_CELL_END = re.compile(r"(`+)(?:.*?[^`])\1(?!`)|\\\||(\|)")
_MAX_QUOTATIONS = 8
"""One in the other; mail that was answered often has some."""
_INDENT_OF_CHILD = 2
"""Blanks; an item that is further right than the one before by so many lies in it."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    """In the body, from 0."""
    text: str

    @property
    def bare(self) -> str:
        return self.text.lstrip()

    @property
    def indent(self) -> int:
        text = self.text.expandtabs(TAB)
        return len(text) - len(text.lstrip())


@dataclass(slots=True)
class _OpenItem:
    indent: int
    marker: str
    """``-`` or ``1``."""


_OF_LISTS = ("item", "paragraph of item")
"""What a line may be that belongs to a list."""


@dataclass(slots=True)
class _Blocks:
    """Makes blocks of lines: a blank line between them, lists with the indentation that Markdown wants."""

    problems: list[BodyProblem]
    depth: int = 0
    """Quotations that it lies in."""
    out: list[str] = field(default_factory=list)
    before: str = ""
    """What the line before is: ``text``, ``item``, ``table``, ...; empty after a blank line."""
    items: list[_OpenItem] = field(default_factory=list)
    """Items that are open, outermost first."""
    indents_paragraphs: bool = False
    """Whether first lines of paragraphs stand indented: one behind a list is then none of its item."""
    first_depth: int = 0
    """Of the first item since a blank line: 0 is not in another."""
    kind_before: str = ""
    """How the item before was marked, as ``_kind`` has it."""
    labels: set[str] = field(default_factory=set)
    """Forms of the labels that lines began with, as ``_form`` has them."""

    def add(self, lines: list[_Line]) -> None:
        """Add *lines*, a block after the other; they change."""
        at = 0
        while at < len(lines):
            bare = lines[at].bare
            if not bare:
                self.out.append("")
                self.before = ""
                at += 1
                continue
            form = _form(bare)
            for first, add_block in RULES:
                if first.match(bare) and (behind := add_block(self, lines, at)) is not None:
                    at = behind
                    break
            else:
                self.add_text(lines[at], bare)
                at += 1
            self.labels.add(form)

    def put(self, kind: str, *lines: str) -> None:
        """Add the *lines* of a block, after a blank line where Markdown would join them to what stands before."""
        if self.before and (self.before != kind or kind == "rule"):
            self.out.append("")
        self.out += lines
        self.before = kind
        if kind not in _OF_LISTS:
            self.items.clear()

    def add_text(self, line: _Line, bare: str) -> None:
        """Add a line of a paragraph: of an item where it belongs to one, else at the margin, never as code."""
        bare = _as_words(bare if bare.endswith("  ") else bare.rstrip())
        if self.before in _OF_LISTS:
            joint = "<br>" if self.out[-1].endswith("  ") else " "
            self.out[-1] = f"{self.out[-1].rstrip()}{joint}{bare}"
            return
        outer = [item for item in self.items if item.indent + 1 < line.indent]
        if outer and not self.before and not self.indents_paragraphs:
            self.items = outer
            self.put("paragraph of item", " " * TAB * len(outer) + bare)
            return
        self.indents_paragraphs |= not self.before and line.indent >= TAB
        if self.before == "text" and _is_plainly_listed(line.bare):
            self.problems.append(BodyProblem("A129", line.number, {"text": bare[:40]}))
        self.put("text", bare)

    def begins_item(self, lines: list[_Line], at: int) -> bool:
        """Whether the marked line *at* is an item, and not the next line of a sentence or a paragraph of its own."""
        kind = _kind(lines[at].bare)
        if kind == "•" or (self.before in _OF_LISTS and _is_plainly_listed(lines[at].bare)):
            return True
        if self.before in _OF_LISTS and _form(lines[at].bare) in self.labels:
            return True  # II. after the items of I.
        number = _NUMBER.match(lines[at].bare)
        in_list = number is not None and not _is_text(number)
        if in_list and self.before != "text":
            return True
        later = itertools.takewhile(lambda line: line.bare, itertools.islice(lines, at + 1, None))
        goes_on = any(_kind(line.bare) == kind for line in later)
        if self.before == "text":
            is_first = in_list and number is not None and number["number"] == "1"
            return goes_on or is_first or self.out[-1].rstrip().endswith(":")
        return goes_on or (self.before == "item" and self.kind_before == kind)


def _add_conflict(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """A127: what git leaves where two people changed one place."""
    blocks.problems.append(BodyProblem("A127", lines[at].number))
    return None


def _add_code(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Keep a block of code between fences as it is; A124 where it is not closed."""
    fence = re.match(r"`+|~+", lines[at].bare)
    closing = fence.group() if fence else ""
    for end in range(at + 1, len(lines)):
        if lines[end].text.strip() == closing:
            blocks.put("code", lines[at].bare.rstrip(), *(line.text for line in lines[at + 1 : end]), closing)
            return end + 1
    blocks.problems.append(BodyProblem("A124", lines[at].number, {"fence": closing}))
    blocks.add_text(lines[at], lines[at].bare.replace(closing, "".join(f"\\{sign}" for sign in closing)))
    return at + 1


def _add_html(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Keep a block of HTML as it is, up to its end tag; what stands behind is a block of its own."""
    name = _RAW_BLOCK.match(lines[at].bare)
    tag = re.compile(rf"<(/?){name[1] if name else ''}\b[^<>]*>", re.IGNORECASE)
    depth = 0
    for end in range(at, len(lines)):
        text = lines[end].text
        for found in tag.finditer(text):
            depth += -1 if found[1] else 1
            if depth <= 0:
                whole = [*(line.text for line in lines[at:end]), text[: found.end()]]
                blocks.put("html", whole[0].lstrip(), *whole[1:])
                lines[end] = _Line(lines[end].number, text[found.end() :])
                return end if lines[end].bare else end + 1
    return None


def _add_quote(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Make blocks of what is quoted, too."""
    if blocks.depth == _MAX_QUOTATIONS:
        blocks.add_text(lines[at], f"\\{lines[at].bare}")
        return at + 1
    end = at
    while end < len(lines) and lines[end].bare[:1] == ">":
        end += 1
    inner = _Blocks(blocks.problems, blocks.depth + 1)
    inner.add([_Line(line.number, line.bare[1:].removeprefix(" ")) for line in lines[at:end]])
    blocks.put("quote", *(f"> {text}" if text else ">" for text in inner.out))
    return end


def _add_footnote(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Make blocks of the text of a footnote, too: its later lines and paragraphs stand indented."""
    end = at + footnote_length(line.text for line in itertools.islice(lines, at, None))
    label = FOOTNOTE_TEXT.match(lines[at].text)
    width = label.end() if label else 0
    inner = _Blocks(blocks.problems, blocks.depth)
    inner.add([_Line(lines[at].number, lines[at].text[width:])])
    margin = " " * TAB
    inner.add(
        [_Line(line.number, line.text.expandtabs(TAB).removeprefix(margin)) for line in lines[at + 1 : end]]
    )
    # Behind two blank lines Markdown sees no footnote any more.
    rest = [
        f"{margin}{text}" if text else ""
        for text, before in zip(inner.out[1:], inner.out, strict=False)
        if text or before
    ]
    blocks.put("footnote", f"{lines[at].text[:width].lstrip()} {inner.out[0]}".rstrip(), *rest)
    return end


def _add_provision(blocks: _Blocks, lines: list[_Line], at: int) -> int:
    """Let a line that begins as parts of laws and plans do stand apart: *Điều 2. Phạm vi*."""
    if blocks.before:
        blocks.out.append("")
        blocks.before = ""
    blocks.put("text", lines[at].bare.rstrip())
    return at + 1


def _add_quotation_or_sign(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Print ``> 8%`` in a sentence, where the sign is one of the number's; else make blocks of what is quoted."""
    if blocks.before == "text" and _MORE_THAN.match(lines[at].bare):
        blocks.add_text(lines[at], f"\\{lines[at].bare}")
        return at + 1
    return _add_quote(blocks, lines, at)


_MORE_THAN = re.compile(r">=?\s*\d")


def _add_heading(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Keep a heading; ``#SaoKhuê`` at the start of a line is a word."""
    bare = lines[at].bare
    if _HEADING.match(bare):
        blocks.put("heading", _SHARP_AT_END.sub(r"\\#", bare.rstrip()))
    else:
        blocks.add_text(lines[at], f"\\{bare}")
    return at + 1


def _add_underline(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Draw a rule for ``---`` below a text, of which Markdown makes a heading; ``===`` below one line makes one."""
    bare = lines[at].bare.rstrip()
    if _RULE.match(bare):
        blocks.put("rule", bare)
    elif bare[0] == "=" and len(bare) > 2 and blocks.before == "text" and not any(blocks.out[-2:-1]):
        blocks.out.append(bare)
        blocks.before = "heading"
    else:
        blocks.add_text(lines[at], f"&#61;{bare[1:]}" if bare[0] == "=" else f"\\{bare}")
    return at + 1


def _add_table(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Give a table columns enough for its widest row (A136 where its head has fewer); A137 without the line of dashes."""
    bare = lines[at].bare.rstrip()
    if at + 1 == len(lines) or not _is_delimiters(lines[at + 1].text):
        if (
            bare[0] == bare[-1] == "|"
            and at + 1 < len(lines)
            and lines[at + 1].bare[:1] == "|"
            and not blocks.before
        ):
            blocks.problems.append(BodyProblem("A137", lines[at].number))
        return None
    end = at + 2
    while end < len(lines) and "|" in lines[end].text:
        end += 1
    head, marks, *rows = (_cells(line.text) for line in lines[at:end])
    for line, row in zip(lines[at + 2 : end], rows, strict=True):
        if len(row) > len(head):
            values = {"cells": str(len(row)), "columns": str(len(head))}
            blocks.problems.append(BodyProblem("A136", line.number, values))
    columns = max(len(row) for row in (head, *rows))
    marks = [*marks, *["---"] * columns][:columns]
    blocks.put("table", _row([*head, *[""] * (columns - len(head))]), _row(marks), *map(_row, rows))
    return end


def _tell_tabbed(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """A137: lines parted by tabs, as spreadsheets give them."""
    if not (at and _TABBED.match(lines[at - 1].bare)) and any(
        _TABBED.match(line.bare) and _kind(line.bare) == "" for line in lines[at + 1 : at + 2]
    ):
        blocks.problems.append(BodyProblem("A137", lines[at].number))
    return None


_TABBED = re.compile(r"[^\t]+\t+\S")


def _add_pictures(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Let a line of nothing but pictures stand apart from text, so that each gets its caption."""
    if blocks.before in _OF_LISTS or not _PICTURES.fullmatch(lines[at].bare.rstrip()):
        return None
    blocks.put("pictures", lines[at].bare)
    return at + 1


def _add_item(blocks: _Blocks, lines: list[_Line], at: int) -> int | None:
    """Add an item of a list, however it is marked and indented; its number stays what it is."""
    line = lines[at]
    found = _marked(line.bare)
    if found is None or not blocks.begins_item(lines, at):
        return None
    marker, words = found
    if _AMOUNT.match(line.bare):
        blocks.problems.append(BodyProblem("A139", line.number, {"text": line.bare[:40]}))
    open_items = blocks.items if blocks.before in ("", *_OF_LISTS) else []
    while len(open_items) > 1 and line.indent + _INDENT_OF_CHILD <= open_items[-1].indent:
        open_items.pop()
    if not open_items or line.indent >= open_items[-1].indent + _INDENT_OF_CHILD:
        open_items.append(_OpenItem(line.indent, marker[0]))
    elif (open_items[-1].marker == "-") != (marker[0] == "-"):
        open_items[-1].marker = marker[0]
        if blocks.before:
            blocks.out.append("")
    depth = len(open_items) - 1
    if blocks.before != "item":
        blocks.first_depth = depth
    elif depth < blocks.first_depth:
        # Markdown reads a block as deep as it begins: an item further out wants one of its own.
        blocks.out.append("")
        blocks.first_depth = depth
    blocks.put("item", f"{' ' * TAB * depth}{marker} {words}")
    blocks.items = open_items
    blocks.kind_before = _kind(line.bare)
    return at + 1


RULES: Sequence[tuple[re.Pattern[str], Callable[[_Blocks, list[_Line], int], int | None]]] = (
    (re.compile(r"(?:&lt;){7}(?:\s|$)"), _add_conflict),
    (re.compile(r"(?:```+|~~~+)[\w.+-]*\s*$"), _add_code),
    (_RAW_BLOCK, _add_html),
    (re.compile(">"), _add_quotation_or_sign),
    (FOOTNOTE_TEXT, _add_footnote),
    (re.compile("#"), _add_heading),
    (re.compile(r"(?:[-*_][ ]*){3,}$|-+\s*$|=+\s*$"), _add_underline),
    (re.compile(r".*\|"), _add_table),
    (re.compile(r"(?:Phần|Chương|Mục|Điều|Khoản) (?:\d{1,3}|[IVX]{1,5})\.\s+[^\W\d_]"), _add_provision),
    (re.compile(r"!\[|\[!"), _add_pictures),
    (re.compile(r"(?![o\u00a7\u00d8\u00fc]\t|\W|\w{1,9}[.)/])[^\t]+\t+\S"), _tell_tabbed),
    (re.compile(r"\W|\w{1,9}[.)/]|[o\u00a7\u00d8\u00fc]\t"), _add_item),
)
"""How a block begins, and what adds it: returns the position behind it, None where it is none after all."""


def _is_text(number: re.Match[str]) -> bool:
    """Whether a number before a line is part of its words: a year, part of a date, one with a zero before it."""
    digits = number["number"]
    return int(digits) > MAX_LIST_NUMBER or digits[0] == "0" or _DATE.match(number.group()) is not None


def _kind(bare: str) -> str:
    """Return how a line is marked, empty where it is not."""
    for kind, sought in (("•", _BULLET), ("–", _DASH), ("1.", _NUMBER), ("a)", _LABEL)):
        if sought.match(bare):
            return kind
    return ""


def _form(bare: str) -> str:
    """Return the form of the label of a line, all numbers and letters of a sort alike: ``I.``, ``a)``; else how it is marked."""
    found = _LABEL.match(bare)
    if found is None:
        return _kind(bare)
    label = found["label"]
    for form, sought in (("I", r"[IVX]+"), ("1", r"\d+"), ("A", r"[A-ZĐ]"), ("a", r"[a-zđ]+")):
        label = re.sub(sought, form, label)
    return label


def _is_plainly_listed(bare: str) -> bool:
    """Whether a line is marked as nothing but an item is: *A. Nguyễn* or *2023. Năm* may go on a sentence."""
    number, label = _NUMBER.match(bare), _LABEL.match(bare)
    if number:
        return not _is_text(number)
    return not label["label"][0].isupper() if label else _DASH.match(bare) is not None


def _marked(bare: str) -> tuple[str, str] | None:
    """Return marker and text of a marked line as Markdown wants them, None where it is not marked."""
    for sought in (_BULLET, _DASH):
        if found := sought.match(bare):
            return "-", _as_words(found["text"])
    if number := _NUMBER.match(bare):
        return (
            ("-", _as_words(bare))
            if _is_text(number)
            else (f"{number['number']}.", _as_words(number["text"]))
        )
    return ("-", bare) if _LABEL.match(bare) else None


def _as_words(text: str) -> str:
    """Return *text* so that a number or a sign at its start is one of its words, and begins no list."""
    if _SIGN_ALONE.match(text):
        return f"\\{text}"
    return text.replace(".", "\\.", 1) if _NUMBER_ALONE.match(text) else text


def _is_delimiters(text: str) -> bool:
    return "|" in text and _DELIMITERS.match(text.strip()) is not None


def _cells(row: str) -> list[str]:
    """Return the cells of a row of a table."""
    row = row.strip().removeprefix("|")
    cells, start = [], 0
    for found in _CELL_END.finditer(row):
        if found[2]:
            cells.append(row[start : found.start()].strip())
            start = found.end()
    last = row[start:].strip()
    return [*cells, last] if last or not cells else cells


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
