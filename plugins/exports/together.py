"""What two people have in common, as a table for archivists and as files for ``theme/static/js/together.js``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plugins.addresses import record_address
from plugins.authority.as_of import edtf
from plugins.catalogue.tables import compact
from plugins.exports.tables import as_csv
from plugins.text.normal import slugify
from plugins.views.holdings import Card
from plugins.views.together import ReportedEvent, Together

_NAMES = ("kind", "dates", "title", "address", "reports_of_first", "reports_of_second")


def together_rows(found: Together, site_url: str) -> list[dict[str, object]]:
    """Return events first, with the reports that name each of the two, then the reports that name both."""
    events: list[dict[str, object]] = [
        {
            "kind": "event",
            "dates": edtf(one.span),
            "title": one.event.text,
            "address": site_url + one.event.url,
            "reports_of_first": _reports(one.reports[0], site_url),
            "reports_of_second": _reports(one.reports[1], site_url),
        }
        for one in found.events
    ]
    reports: list[dict[str, object]] = [
        {
            "kind": "report",
            "dates": card.day.iso[:10],
            "title": card.title,
            "address": site_url + card.url,
            "reports_of_first": [],
            "reports_of_second": [],
        }
        for card in found.reports
    ]
    return events + reports


def _reports(cards: Iterable[Card], site_url: str) -> list[dict[str, str]]:
    return [{"date": one.day.iso[:10], "title": one.title, "address": site_url + one.url} for one in cards]


def together_csv(rows: Iterable[Mapping[str, object]]) -> str:
    """Return what ``together_rows`` gave as CSV."""
    return as_csv(_NAMES, rows)


def reported_events_json(person: str, events: Iterable[ReportedEvent]) -> bytes:
    """Return the events whose reports name *person* (slug) as JSON: name, slug, first and last day of each.

    The slug is empty where it is that of the name, the last day where none is recorded. The address tells a takedown
    whose file it is.
    """
    rows = [
        [
            one.name,
            "" if slugify(one.name) == one.slug else one.slug,
            one.span.start or "",
            one.span.end or "",
        ]
        for one in events
    ]
    return compact({"url": record_address("person", person), "events": rows}).encode()
