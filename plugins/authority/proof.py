"""What holds a tenure: its dates, or reports that an editor approved; and for which days."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.authority.records import Tenure


@dataclass(frozen=True, slots=True)
class ProvenTenure:
    """A tenure with the days on which its approved reports prove it."""

    tenure: Tenure
    days: tuple[str, ...] = ()
    """ISO days of those of ``tenure.reports`` that still give the person the office, sorted."""

    @property
    def is_held(self) -> bool:
        """Whether something holds it; reports that were approved and stand no more hold nothing."""
        tenure = self.tenure
        return not tenure.reports or bool(self.days) or (tenure.span.is_known and tenure.source is not None)

    def is_stated_on(self, day: str) -> bool:
        """Whether the register says that the office was held on *day* (ISO).

        By its dates, where it is known when they begin, or because a report of that very day was approved.
        """
        return day in self.days or (self.tenure.span.start is not None and self.tenure.span.may_include(day))

    def takes_as_proof(self, day: str) -> bool:
        """Whether a report of *day* (ISO) that gives the person the office is further proof of it.

        Within its dates, or from the first approved report to the last; any other report waits for an editor.
        """
        return (self.tenure.span.is_known and self.tenure.span.may_include(day)) or (
            bool(self.days) and self.days[0] <= day <= self.days[-1]
        )
