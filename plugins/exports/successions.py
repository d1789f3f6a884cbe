"""Who followed whom in an office, as tables for archivists."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from plugins.exports.tables import as_csv, report_rows
from plugins.views.successions import Holder, OfficeChain

_NAMES = (
    *("office", "committee", "called", "in_turn", "between", "between_from", "between_until"),
    *("person", "note", "address", "dates", "sources", "reports"),
)


def succession_rows(offices: Iterable[tuple[OfficeChain, ...]], site_url: str) -> list[dict[str, object]]:
    """Return each time in office as plain data, in order; ``between`` is what is said of the days since the one before."""
    return [_row(chain, one, site_url) for chains in offices for chain in chains for one in chain.holders]


def _row(chain: OfficeChain, one: Holder, site_url: str) -> dict[str, object]:
    office, between = one.office, one.between
    return {
        "office": office.title,
        "committee": chain.committee,
        "called": list(one.called),
        "in_turn": "yes" if chain.is_held_in_turn else "no",
        "between": str(between.relation) if between else "",
        "between_from": between.first if between else "",
        "between_until": between.last if between else "",
        "person": office.person.text,
        "note": office.person.note,
        "address": site_url + office.person.url,
        "dates": office.edtf,
        "sources": list(office.sources),
        "reports": report_rows(office.reports, site_url),
    }


def succession_csv(rows: Iterable[Mapping[str, object]]) -> str:
    """Return what ``succession_rows`` gave as CSV."""
    return as_csv(_NAMES, rows)


def succession_json(rows: list[dict[str, object]]) -> bytes:
    """Return what ``succession_rows`` gave as JSON."""
    return (json.dumps({"offices": rows}, ensure_ascii=False, indent=1) + "\n").encode()
