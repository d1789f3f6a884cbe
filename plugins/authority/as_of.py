"""When an office was held, as far as the register says: stretches of days, each as sure as its ends."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from plugins.authority.proof import ProvenTenure
from plugins.authority.spans import Span


class Certainty(StrEnum):
    """How sure it is that an office was held on a day."""

    SURE = "sure"
    """Whatever day of its month or year a partial date means, or because an approved report of that day says so."""
    POSSIBLE = "possible"
    """The day lies in the month or year in which the office began or ended."""
    OPEN = "open"
    """The office began before, and no end is recorded."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which an office was held, all as sure."""

    first: str
    """ISO, whole."""
    last: str | None
    """Included; None where nothing says when it ended."""
    certainty: Certainty

    def includes(self, day: str) -> bool:
        """Whether *day* (ISO, whole) is one of them."""
        return self.first <= day and (self.last is None or day <= self.last)


def first_day(partial: str) -> str:
    """Return the first day that a partial date may mean.

    >>> first_day("2020-10"), last_day("2020-02"), last_day("2020")
    ('2020-10-01', '2020-02-29', '2020-12-31')
    """
    return partial + "-01-01"[len(partial) - 4 :] if len(partial) < len("2020-10-01") else partial


def last_day(partial: str) -> str:
    """Return the last day that a partial date may mean."""
    if len(partial) == len("2020"):
        return f"{partial}-12-31"
    if len(partial) == len("2020-10"):
        return f"{partial}-{monthrange(int(partial[:4]), int(partial[5:]))[1]}"
    return partial


def stretches_of(
    proven: ProvenTenure, limit: str | None = None, confirmed: str | None = None
) -> tuple[Stretch, ...]:
    """Return when an office was held; days of approved reports first, for they are sure whatever the dates.

    An office without dates was held on those days and no others; one whose beginning is not recorded, at its end. *limit*
    is the death of the person or the end of the committee, after which nobody holds an office whose own end is not
    recorded; *confirmed* is the day on which the register was found to be right that it was still held.
    """
    reported = tuple(Stretch(day, day, Certainty.SURE) for day in proven.days)
    span = proven.tenure.span
    start, end = span.start or span.end, span.end
    if start is None:
        return reported
    first_possible, first_sure = first_day(start), last_day(start)
    known = [
        day
        for day in (*proven.days, *([confirmed] if confirmed and end is None else ()))
        if day >= first_possible
    ]
    latest = end or limit
    last_possible = last_day(latest) if latest else None
    known = [day for day in known if last_possible is None or day <= last_possible]
    if last_possible is not None:
        if last_possible < first_possible:
            return reported
        first_sure = min(first_sure, last_possible)
    first_sure = min(first_sure, *known) if known else first_sure
    last_sure = max(first_possible, first_day(end)) if end else first_sure
    last_sure = max(last_sure, *known) if known else last_sure
    return reported + tuple(_parts(first_possible, first_sure, last_sure, last_possible, is_open=end is None))


def _parts(
    first_possible: str, first_sure: str, last_sure: str, last_possible: str | None, *, is_open: bool
) -> Iterable[Stretch]:
    """Yield what is possible before, what is sure, and what is possible, or open, after."""
    if first_sure > last_sure:
        yield Stretch(first_possible, last_possible, Certainty.POSSIBLE)
        return
    if first_possible < first_sure:
        yield Stretch(first_possible, shifted(first_sure, -1), Certainty.POSSIBLE)
    yield Stretch(first_sure, last_sure, Certainty.SURE)
    if last_possible is None or last_sure < last_possible:
        yield Stretch(shifted(last_sure, 1), last_possible, Certainty.OPEN if is_open else Certainty.POSSIBLE)


def shifted(day: str, days: int) -> str:
    """Return the day (ISO, whole) so many *days* later."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


_MAX_YEARS = 300
"""The last that count: more are there only where a date was mistyped."""


def earliest_end(*ends: str | None) -> str | None:
    """Return the first of partial dates, by the last day that each may mean; None where none is known."""
    return min(filter(None, ends), key=last_day, default=None)


def is_in_year(stretches: Iterable[Stretch], year: str) -> bool:
    """Whether an office was held in *year*, as far as the register says."""
    return any(one.first[:4] <= year <= (one.last or "9999")[:4] for one in stretches)


def years_of(offices: Iterable[Sequence[Stretch]], last: str) -> list[str]:
    """Return the years up to *last* in which some of *offices*, each given by its stretches, were held."""
    held = [*offices]
    first = min((one.first[:4] for stretches in held for one in stretches), default=last)
    years = range(int(first), int(last) + 1)[-_MAX_YEARS:]
    return [year for year in map("{:04}".format, years) if any(is_in_year(one, year) for one in held)]


def is_year_to_ask(year: str, last: str) -> bool:
    """Whether *year* is one of those that ``years_of`` may return up to *last*."""
    return int(last) - _MAX_YEARS < int(year) <= int(last)


def held_on(stretches: Iterable[Stretch], day: str) -> Certainty | None:
    """Return how sure it is that an office was held on *day* (ISO, whole); None where nothing says so."""
    return next((one.certainty for one in stretches if one.includes(day)), None)


def edtf(span: Span) -> str:
    """Return *span* as EDTF (ISO 8601-2) has it; an end that is not known is empty, for it may be open or lost.

    >>> edtf(Span("2018-03", "2020-10")), edtf(Span("2020-10-16")), edtf(Span())
    ('2018-03/2020-10', '2020-10-16/', '')
    """
    return f"{span.start or ''}/{span.end or ''}" if span.is_known else ""
