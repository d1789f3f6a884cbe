"""What a record states, piece by piece, and on which sources each piece rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.authority.records import Keys, Record, item_classes
from plugins.authority.spans import Span

_PLAIN = ("born", "died", "place", "span", "outcome")
"""Fields that state something and have no room for a source of their own. *kind* and *series* are how we file it."""
_ENDS = {"committee": ("from", "until"), "event": ("start", "end")}
"""How a file calls the two ends of a span, by kind."""


@dataclass(frozen=True, slots=True)
class SourcedStatement:
    """One statement of a record."""

    keys: Keys
    """Where it stands in the record's file: ``("tenures", 0)``, ``("born",)``."""
    value: object
    """What it says: an item of the record, else a text or a date as it was typed."""
    sources: tuple[str, ...]
    """Its own source, else those of the record; empty where reports prove it, or nothing does."""
    reports: tuple[str, ...] = ()
    """Articles that an editor approved as its proof."""

    @property
    def is_sourced(self) -> bool:
        """Whether anything bears it out."""
        return bool(self.sources or self.reports)


def sources_of(own: str | None, record: Record) -> tuple[str, ...]:
    """Return where a statement of *record* was read: its *own* source, else all of the record."""
    return (own,) if own else record.sources


def statements_of(record: Record) -> Iterator[SourcedStatement]:
    """Yield each statement of *record*: offices, relations, dates, places, names; not its preferred name."""
    for name in _PLAIN:
        value = getattr(record, name, None)
        if isinstance(value, Span):
            days = zip(_ENDS[record.kind], (value.start, value.end), strict=True)
            yield from (SourcedStatement((field,), day, record.sources) for field, day in days if day)
        elif value:
            yield SourcedStatement((name,), value, record.sources)
    for name in item_classes(record.kind):
        value = getattr(record, name, None)
        if isinstance(value, tuple):
            yield from (_of_item((name, place), item, record) for place, item in enumerate(value))
        elif value is not None:
            yield _of_item((name,), value, record)


def _of_item(keys: Keys, item: object, record: Record) -> SourcedStatement:
    own: str | None = getattr(item, "source", None)
    reports: tuple[str, ...] = getattr(item, "reports", ())
    return SourcedStatement(keys, item, () if reports and not own else sources_of(own, record), reports)
