"""A document as every reader gives it and the writer takes it: blocks of runs, pictures and notes, whatever it was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum


class Style(Enum):
    """What is carried over of how words are set; the value is the element of HTML."""

    BOLD = "strong"
    ITALIC = "em"
    STRUCK = "s"
    LOWERED = "sub"
    RAISED = "sup"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way."""

    text: str
    styles: frozenset[Style] = frozenset()
    href: str = ""
    """Where they lead; empty where they are no link."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""


@dataclass(slots=True)
class Shown:
    """A picture where it stands."""

    source: str
    """As the document names it: a key of ``Document.pictures``, or an address that nobody follows."""
    alt: str = ""
    caption: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place that a note belongs to."""

    label: str
    """A key of ``Document.notes``."""


Inline = Run | Break | Shown | NoteMark


class Role(Enum):
    """What a paragraph is."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    CAPTION = "caption"
    QUOTE = "quote"
    RULE = "rule"


@dataclass(slots=True)
class Paragraph:
    """A paragraph, heading, caption, or item of a list."""

    inlines: list[Inline] = field(default_factory=list)
    role: Role = Role.TEXT
    level: int = 0
    """Of a heading from 1; of an item how many others it lies in."""
    marker: str = ""
    """Of an item: ``-``, or as drawn: ``1.``, ``a)``; empty for a further paragraph of the item before."""
    align: str = ""
    """``left``, ``center``, ``right``; empty where nothing says it."""

    @property
    def text(self) -> str:
        """Its words, a line break as such."""
        return "".join(
            one.text if isinstance(one, Run) else "\n" if isinstance(one, Break) else ""
            for one in self.inlines
        )

    @property
    def pictures(self) -> list[Shown]:
        """The pictures in it."""
        return [one for one in self.inlines if isinstance(one, Shown)]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to be carried over."""
        has_marks = any(isinstance(one, (Shown, NoteMark)) for one in self.inlines)
        return self.role is not Role.RULE and not has_marks and not self.text.strip()


@dataclass(slots=True)
class Cell:
    """A cell of a table, with what stands in it."""

    blocks: list[Block] = field(default_factory=list)
    across: int = 1
    """Columns that it covers."""
    down: int = 1
    """Rows that it covers."""

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs in it, those of tables in it left out."""
        return (block for block in self.blocks if isinstance(block, Paragraph))


@dataclass(slots=True)
class Table:
    """A table, its cells by row."""

    rows: list[list[Cell]] = field(default_factory=list)


Block = Paragraph | Table


@dataclass(slots=True)
class Document:
    """What was read of a file."""

    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, list[Paragraph]] = field(default_factory=dict)
    """By label, in the order of their marks."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """By the source that names them in the blocks."""
    title: str = ""
    """Where the file has it apart from its text."""
    day: str = ""
    """Of publication, where the file says it apart from its text: ``2023-07-21`` or ``2023-07-21 08:00``."""
    address: str = ""
    """From which it was saved."""
    summary: str = ""
    authors: tuple[str, ...] = ()
    told: list[Told] = field(default_factory=list)
    glued: list[tuple[str, str]] = field(default_factory=list)
    """Texts that stood together by mistake, and are parted now."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an editor is told about a file: a code of ``messages.toml`` and what fills its message."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, **values: str) -> Told:
        """Return what is told under *code* with these *values*."""
        return cls(code, tuple(sorted(values.items())))


def paragraphs_in(blocks: list[Block]) -> Iterator[Paragraph]:
    """Yield all paragraphs of *blocks* in their order, those in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs_in(cell.blocks)
