"""Dates as editors type them: ISO 8601 or day/month/year, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

LOCAL_ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Việt Nam has had no summer time and one offset, UTC+7, since 1975."""

_MIN_YEAR = 1900
"""The portal has no report of before; a year such as 0203 is a typing error."""
_MONTHS = 12
_ISO_DAY = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_LOCAL_DAY = r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"
_TIME = (
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,6})?)?"
    r"|[ ]?(?:h|g|giờ)(?:[ ]?(?P<minutes>\d{1,2})[ ]?(?:'|’|phút)?)?)"
)
"""A time of ISO 8601, or as in Vietnamese print: *8h00*, *8h30'*, *8 giờ 30 phút*."""
_OFFSET = r"(?P<offset>Z|[+-]\d{2}:?\d{2})?"
_MOMENT = re.compile(rf"(?:{_ISO_DAY}|{_LOCAL_DAY})(?:[T ]\s*{_TIME}\s*{_OFFSET})?", re.ASCII | re.I)
_PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


def read_moment(text: str) -> datetime | None:
    """Return the moment that *text* names, or None when it is no date.

    ``2023-07-21``, ``2023-07-21 08:00``, ``2023-07-21T08:00:30+07:00``, ``21/7/2023 8h30``; at midnight and in Việt
    Nam's time when it does not say. A date without a year is no date, nor is one before 1900.
    """
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    part = found.groupdict()
    try:
        day = date(
            int(part["year"] or part["y"]), int(part["month"] or part["m"]), int(part["day"] or part["d"])
        )
        minute = part["minute"] or part["minutes"] or 0
        clock = time(int(part["hour"] or 0), int(minute), int(part["second"] or 0))
        zone = _zone(part["offset"]) if part["offset"] else LOCAL_ZONE
        moment = datetime.combine(day, clock, zone).astimezone(LOCAL_ZONE)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year >= _MIN_YEAR else None


def has_other_reading(text: str) -> bool:
    """Whether *text* is a day that may also be read month first: ``3/4/2025``."""
    found = re.match(_LOCAL_DAY, text.strip(), re.ASCII)
    return found is not None and int(found["d"]) != int(found["m"]) and int(found["d"]) <= _MONTHS


def _zone(offset: str) -> timezone:
    if offset in ("Z", "z"):
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59:
        raise ValueError(offset)
    return timezone((1 if offset[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def read_partial_date(text: str) -> str | None:
    """Return *text* as an EDTF level 0 date (``2020``, ``2020-10``, ``2020-10-05``), or None when it is none.

    ``5/10/2020`` and ``10/2020`` are read as the day and the month they name in Việt Nam.
    """
    text = text.strip()
    local = re.fullmatch(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})", text, re.ASCII)
    if local:
        day, month, year = local.groups()
        text = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    found = _PARTIAL.fullmatch(text)
    if not found:
        return None
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return None
    return text
