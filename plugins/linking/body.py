"""A body as a text names it."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.linking.lexicon import HEAD_KINDS
from plugins.linking.places import Place


@dataclass(slots=True)
class CommitteePhrase:
    """A body as a text names it. Positions are words."""

    first: int
    last: int
    """The word after the last."""
    head: str
    """Key of the outermost head."""
    layers: tuple[str, ...]
    """Keys of the body and of those it lies in, from the inside out, places left out."""
    place: Place | None = None
    core_last: int = 0
    """The word after the core: where place, term and bracket begin."""

    @property
    def core(self) -> str:
        """Key of the name without place, term and bracket."""
        return " ".join(self.layers)

    @property
    def is_bare(self) -> bool:
        """Whether the name is a head and nothing else."""
        return (
            self.layers == (self.head,)
            and (self.place is None or self.place.name is None)
            and HEAD_KINDS.get(self.head) != "national"
        )
