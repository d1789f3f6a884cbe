"""Partial dates (EDTF level 0) and stretches of time between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """From *start* to *end*, both included, each ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    ``None`` means not known or still open. It never means today.
    """

    start: str | None = None
    end: str | None = None

    def may_include(self, day: str) -> bool:
        """Whether *day*, an ISO date of any precision, is possible, given how precise each end is."""
        after_start = self.start is None or _common(day, self.start) >= _common(self.start, day)
        before_end = self.end is None or _common(day, self.end) <= _common(self.end, day)
        return after_start and before_end

    def is_reversed(self) -> bool:
        """Whether the end lies before the start."""
        return (
            self.start is not None
            and self.end is not None
            and _common(self.end, self.start) < _common(self.start, self.end)
        )

    @property
    def is_known(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None


def format_span(span: Span) -> str:
    """Return *span* for a message: ``2015-10/2020``, two dots for an end that is not known."""
    return f"{span.start or '..'}/{span.end or '..'}"


def _common(date: str, other: str) -> str:
    """Return *date* cut to the precision that it shares with *other*."""
    return date[: min(len(date), len(other))]
