"""What stands beside the permanent address of a record: its description as JSON, and as ERC for resolvers of ARKs."""

from __future__ import annotations

from plugins.addresses import id_address, record_address
from plugins.authority.as_of import edtf
from plugins.authority.records import Committee, Event, Person, Record
from plugins.authority.spans import Span
from plugins.catalogue.tables import compact
from plugins.views.frame import Site

_UNKNOWN = "(:unkn)"
"""How ERC says that something is not known."""


def ark_of(identifier: str, number: str) -> str:
    """Return an id as an ARK of the institution with this *number*; hyphens in an ARK do not count.

    >>> ark_of("p-0000027", "99999")
    'ark:99999/p0000027'
    """
    return f"ark:{number}/{identifier.replace('-', '')}"


def record_json(record: Record, site: Site) -> bytes:
    """Return who or what *record* is, as JSON: names, dates as EDTF, sources, addresses."""
    assert record.id
    plain = {
        "id": record.id,
        **({"ark": ark_of(record.id, site.ark)} if site.ark else {}),
        "kind": record.kind,
        "name": record.name,
        "other_names": [one for one in record.all_names if one != record.name],
        "disambiguation": record.disambiguation,
        "dates": _dates(record),
        "merged_ids": list(record.merged_ids),
        "sources": list(record.sources),
        "address": site.url + id_address(record.id),
        "page": site.url + record_address(record.kind, record.slug),
        "publisher": site.portal.governing_body or site.portal.name,
    }
    return compact(plain).encode() + b"\n"


def record_erc(record: Record, site: Site) -> bytes:
    """Return *record* as an Electronic Resource Citation: who says it, what it is about, when, and where."""
    assert record.id
    lines = (
        ("who", site.portal.governing_body or site.portal.name),
        ("what", record.name),
        ("when", _dates(record) or _UNKNOWN),
        ("where", site.url + id_address(record.id)),
        *((("ark", ark_of(record.id, site.ark)),) if site.ark else ()),
    )
    return "".join(("erc:\n", *(f"{name}: {value}\n" for name, value in lines))).encode()


def _dates(record: Record) -> str:
    if isinstance(record, Person):
        return edtf(Span(record.born, record.died))
    if isinstance(record, Event) and record.span.end is None:
        return record.span.start or ""
    return edtf(record.span) if isinstance(record, Committee | Event) else ""
