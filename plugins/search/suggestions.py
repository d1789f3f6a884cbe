"""What the box suggests from: one small static file for each kind of record, loaded when the box gets the focus."""

from __future__ import annotations

import json

from plugins.authority.records import Record
from plugins.text.normal import sort_key
from plugins.views.holdings import Holdings

FILES = {
    "person": "tim-kiem/goi-y/nhan-su.json",
    "committee": "tim-kiem/goi-y/to-chuc.json",
    "event": "tim-kiem/goi-y/su-kien.json",
}

Entry = tuple[str, str, str, tuple[str, ...], int]


def suggestions(holdings: Holdings, kind: str) -> tuple[Entry, ...]:
    """Return name, address, note, other names and number of articles of each record of *kind*, by name."""
    records = sorted(
        (record for record in holdings.register if record.kind == kind),
        key=lambda record: (sort_key(record.name), record.slug),
    )
    return tuple(_entry(holdings, record) for record in records)


def _entry(holdings: Holdings, record: Record) -> Entry:
    link = holdings.link(record)
    count = holdings.counts.get((record.kind, record.slug), 0)
    return link.text, link.url, record.disambiguation or "", record.all_names[1:], count


def suggestion_file(kind: str, entries: tuple[Entry, ...]) -> bytes:
    """Return the file for *entries*."""
    plain = {"kind": kind, "entries": entries}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
