"""What the pages of all kinds of records show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plugins.addresses import feed_address, finding_aid_address, record_address
from plugins.authority.records import Record, Statement
from plugins.catalogue.queries.fixity import MAX_REPORTS_IN_RELEASE
from plugins.catalogue.queries.records import text_of_record
from plugins.views.body import render_body
from plugins.views.drawn.columns import Column, drawn_columns
from plugins.views.holdings import Holdings, Link, Year
from plugins.views.years import record_years


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """The part of a record's page that does not depend on its kind."""

    name: str
    url: str
    cite_url: str
    """The permanent address, that of the page where the record has no id."""
    feed_url: str
    finding_aid_url: str
    """Empty where releases have none: of a record with too many reports."""
    disambiguation: str
    variants: tuple[Statement, ...]
    years: tuple[Year, ...]
    columns: tuple[Column, ...]
    """The years as a chart."""
    article_count: int
    namesakes: tuple[Link, ...]
    """The other records of the same name."""
    sources: tuple[str, ...]
    is_sample: bool


def common_fields(holdings: Holdings, record: Record) -> dict[str, Any]:
    """Return the fields of ``RecordPage`` for the page of *record*, by name."""
    url = record_address(record.kind, record.slug)
    years = record_years(holdings, record.kind, record.slug)
    count = sum(year.count for year in years)
    shared = holdings.register.namesakes(record.kind, record.name)
    return {
        "name": record.name,
        "url": url,
        "cite_url": holdings.cite_address(record.id, url),
        "feed_url": feed_address(url),
        "disambiguation": record.disambiguation or "",
        "variants": record.variants,
        "finding_aid_url": finding_aid_address(url) if count <= MAX_REPORTS_IN_RELEASE else "",
        "years": years,
        "columns": drawn_columns((one.year, one.url, one.count) for one in years),
        "article_count": count,
        "namesakes": holdings.links_to(record.kind, (slug for slug in shared if slug != record.slug)),
        "sources": record.sources,
        "is_sample": record.sample,
    }


def record_body(holdings: Holdings, record: Record) -> str:
    """Return the text that editors wrote about *record*, as HTML; empty when there is none."""
    return render_body(text_of_record(holdings.catalogue, record.kind, record.slug), holdings)
