"""Days as texts say them: whole, or without the year, which is never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_WHOLE = re.compile(
    rf"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<clock>\d\d:\d\d))?"
    rf"|\b{_DAY}[/.-]{_MONTH}[/.-](?P<year>(?:19|20)\d\d)\b"
    rf"|\b[Nn]gày\s+(?P<day2>\d{{1,2}})\s+tháng\s+(?P<month2>\d{{1,2}})\s+năm\s+(?P<year2>(?:19|20)\d\d)\b"
)
_CLOCK = re.compile(r"\b(?P<hour>[01]?\d|2[0-3])[:h](?P<minute>[0-5]\d)\b")
_DATELINE_DAY = re.compile(
    r"\b(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Tt]rong ngày|[Hh]ôm nay|[Hh]ôm qua)"
    rf"(?:\s+ngày)?,?\s*\(?(?:{_DAY}\s*[/-]\s*{_MONTH}(?:\s*[/-]\s*(?P<year>(?:19|20)\d\d))?(?![\d/])"
    r"|(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})(?:\s+năm\s+(?P<year2>(?:19|20)\d\d))?)"
)
"""As reports begin: *Ngày 21/7,*, *Sáng 5-8-2023,*, *Chiều ngày 21 tháng 7,*."""
_DAY_BEHIND_WORDS = re.compile(
    rf"\b(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm|[Hh]ôm)\b[^\d.;:\n]{{0,20}}(?:mùng \d{{1,2}} Tết )?[ (]{_DAY}/{_MONTH}(?=\s*[,)])"
)
"""*Sáng nay (21/7),*, *Chiều thứ Sáu, 21/7,*, *Sáng mùng 6 Tết (17/2),*."""


@dataclass(frozen=True, slots=True)
class GivenDay:
    """What an editor says of the day: all of it, or the year."""

    year: int
    month: int = 0
    day: int = 0
    clock: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is a day."""
        return self.day > 0


def parse_given(text: str) -> GivenDay | None:
    """Return what ``--date`` says: ``2023``, ``2023-07-21``, ``21/7/2023``, a time behind; None where it is none of these."""
    text = text.strip()
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return GivenDay(int(text))
    whole = full_day_in(text)
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?: (\d\d:\d\d))?", whole)
    return GivenDay(int(found[1]), int(found[2]), int(found[3]), found[4] or "") if found else None


def full_day_in(text: str) -> str:
    """Return the first whole day that *text* says, with its time where there is one: ``2023-07-21 08:00``; else nothing.

    >>> full_day_in("Thứ Sáu, 21/07/2023 | 08:00"), full_day_in("21/7")
    ('2023-07-21 08:00', '')
    """
    found = _WHOLE.search(text)
    if not found:
        return ""
    year = found["y"] or found["year"] or found["year2"]
    month = found["m"] or found["month"] or found["month2"]
    day = found["d"] or found["day"] or found["day2"]
    if not is_day(int(year), int(month), int(day)):
        return ""
    clock = found["clock"] or ""
    if not clock and (shown := _CLOCK.search(text[: found.start()] + " " + text[found.end() :])):
        clock = f"{int(shown['hour']):02d}:{shown['minute']}"
    return f"{int(year):04d}-{int(month):02d}-{int(day):02d}{' ' if clock else ''}{clock}"


def day_of_dateline(text: str) -> tuple[int, int, int] | None:
    """Return year (0 where it is not said), month and day with which a report begins; None where it does with none.

    >>> day_of_dateline("Ngày 21/7, Đảng ủy sơ kết"), day_of_dateline("Bắn 21 phát")
    ((0, 7, 21), None)
    """
    found = _DATELINE_DAY.search(text)
    if not found and (loose := _DAY_BEHIND_WORDS.search(text)):
        month, day = int(loose["month"]), int(loose["day"])
        return (0, month, day) if is_day(2000, month, day) else None
    if not found:
        return None
    year = int(found["year"] or found["year2"] or 0)
    month, day = int(found["month"] or found["month2"]), int(found["day"] or found["day2"])
    return (year, month, day) if is_day(year or 2000, month, day) else None


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def in_year(given: GivenDay, month: int, day: int) -> int:
    """Return the year of a day that a text says without it: that given, or the one before where the day given is earlier in it."""
    if given.is_whole and (month, day) > (given.month, given.day):
        return given.year - 1
    return given.year
