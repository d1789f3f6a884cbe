"""What an indexing found changed, as far as other files must be looked at for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class FileChanges:
    """What changed in files besides the running text of articles."""

    front_matter: bool = False
    """Whether an article came, went, or has another front matter; whether a record or a page changed at all."""
    ids: bool = False
    """Whether a file came, went, or has another id or has it elsewhere."""
    offices: bool = False
    """Whether an article came or went, or gives other offices than it did."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A public record before and after, as JSON; None where it was or is not there."""

    kind: str
    slug: str
    before: str | None
    after: str | None
