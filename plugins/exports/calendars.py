"""iCalendar (RFC 5545): the events of a committee, or one event, as whole days in a calendar program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.addresses import record_address
from plugins.authority.records import Event
from plugins.views.event import has_day
from plugins.views.holdings import Holdings

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

_PRODUCT = "-//Trang tu lieu//VI"
_HOST_OF_PREVIEW = "tu-lieu.invalid"
"""Used in ids in a preview, which has no host."""


def event_calendar(holdings: Holdings, slug: str, site_url: str) -> bytes:
    """Return the calendar of the event under *slug*."""
    event = holdings.register.events[slug]
    return _calendar(event.name, [event], site_url)


def committee_calendar(holdings: Holdings, slug: str, site_url: str) -> bytes:
    """Return the calendar of the events that the committee under *slug* organised, by their day."""
    events = holdings.register.organised_by(slug)
    return _calendar(holdings.register.committees[slug].name, events, site_url)


def _calendar(name: str, events: Iterable[Event], site_url: str) -> bytes:
    """Return a calendar of the events whose first day is known; others are left out."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", vText(name))  # of a name that it does not know, the library escapes nothing
    calendar.add("x-wr-calname", vText(name))
    for event in sorted(filter(has_day, events), key=lambda one: (one.span.start or "", one.slug)):
        calendar.add_component(_calendar_event(event, site_url))
    return bytes(calendar.to_ical())


def _calendar_event(event: Event, site_url: str) -> CalendarEvent:
    from icalendar import Event as CalendarEvent

    first = date.fromisoformat(event.span.start or "")
    end = event.span.end or ""
    last = date.fromisoformat(end) if len(end) == len("2023-07-21") else first
    entry = CalendarEvent()
    entry.add("uid", f"{event.id or event.slug}@{urlsplit(site_url).hostname or _HOST_OF_PREVIEW}")
    # DTSTAMP is required; the day of the event is used, since output must not depend on the clock.
    entry.add("dtstamp", datetime.combine(first, time(), UTC))
    entry.add("dtstart", first)
    after = last + timedelta(days=1) if last < date.max else last
    if after > first:  # without an end an entry is one day, the last that calendars know
        entry.add("dtend", after)
    entry.add("summary", event.name)
    if event.place:
        entry.add("location", event.place)
    if event.type:
        entry.add("categories", [event.type])
    if site_url:
        entry.add("url", site_url + record_address("event", event.slug))
    return entry
