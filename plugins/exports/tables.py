"""Tables for archivists as CSV (RFC 4180), of the rows that are written as JSON too."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from plugins.text.cells import as_cell
from plugins.views.attestations import AttestingReport


def as_csv(names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Return the fields *names* of *rows* below their names, a line each, so that a takedown cuts out whole rows.

    Several values stand in one cell, with semicolons between.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(as_cell(_cell(row[name])) for name in names)
    return out.getvalue()


def _cell(value: object) -> str:
    if not isinstance(value, list):
        return str(value)
    return "; ".join(" ".join(one.values()) if isinstance(one, dict) else str(one) for one in value)


def report_rows(reports: Iterable[AttestingReport], site_url: str) -> list[dict[str, str]]:
    """Return day, title and address of each of *reports*."""
    return [
        {"date": one.day.iso[:10], "title": one.article.text, "address": site_url + one.article.url}
        for one in reports
    ]
