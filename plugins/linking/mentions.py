"""What linking finds in a text."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a record: ``text[start:end] == surface``, in code points of the text as given."""

    start: int
    end: int
    surface: str
    kind: str
    """The kind of the record, one of ``kinds.KINDS``."""
    candidates: tuple[str, ...]
    """Slugs of the records that may be meant, sorted; empty when the register has none."""

    @property
    def record(self) -> str | None:
        """The slug of the record meant, or None while it is ambiguous or unknown."""
        return self.candidates[0] if len(self.candidates) == 1 else None


@dataclass(frozen=True, slots=True)
class HeardOffice:
    """An office that the text gives a person: the ground of an attestation."""

    start: int
    """Where the person's name starts, in code points."""
    name: str
    """The person as printed."""
    person: str | None
    """Slug of the person's record, None when unresolved."""
    title: str
    """The title as printed, without the committee: ``Phó Bí thư Thường trực``; of an English one, that of the register."""
    org_text: str
    """The committee as printed, empty when the title stands alone."""
    committee: str | None
    """Slug of the committee's record, None when unresolved or not said."""
    former: bool = False
    """Whether the text says *nguyên* or *cựu*."""
    former_word: str = ""
    """That word as printed, empty when there is none; ``title`` is without it."""
    past: bool = False
    """Whether the text tells of it as of earlier days: *từng là*, *năm 2010*."""
    sure: bool = False
    """Whether the words stand right beside the name, affirm it, and speak of the article's day."""
    org_start: int = field(default=0, compare=False)
    """Where the committee's words start, in code points."""
    org_end: int = field(default=0, compare=False)
    """Where they end; both are 0 when the title stands alone."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that the text gives and the register lacks; an editor decides.

    ``printed`` are the words as they stand, ``name`` has what a list said once: *Quận ủy quận 12* for *quận 12*.
    """

    kind: str
    name: str
    printed: str


@dataclass(frozen=True, slots=True)
class Linked:
    """All that linking says of one text. Everything is in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    offices: tuple[HeardOffice, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    flow: str = ""
    """The text as names are looked up in it: keys of its words, parted by blanks; see ``triggers``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of a text besides its words."""

    date: str | None = None
    """ISO date of the article."""
    place: str | None = None
    """The place that the article is about, when it says so."""
    home: str | None = None
    """Slug of the committee that a bare *Thành ủy* means (setting ``HOME_COMMITTEE``)."""
    language: str | None = None
    """``en`` for an article in English."""
    tags: frozenset[tuple[str, str]] = frozenset()
    """Kind and slug of the records that the article's front matter lists."""
