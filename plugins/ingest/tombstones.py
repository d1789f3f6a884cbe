"""What the editors took out (``status: removed``): a tombstone at each address that it had."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.addresses import article_address, id_address, record_address
from plugins.catalogue.answers import changed_keys
from plugins.catalogue.queries.indexed import (
    article_row,
    former_address_rows,
    removed_articles,
    removed_record_files,
    text_row,
    tombstone_rows,
)
from plugins.catalogue.queries.records import has_record
from plugins.catalogue.rows import TombstoneRow
from plugins.catalogue.site_pages import note_changed
from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import replace_tombstones
from plugins.sources.problems import Problem, Severity


def index_tombstones(catalogue: Catalogue, problems: Iterable[Problem]) -> None:
    """Bring the tombstones up to date with the files; what changed is noted as stale.

    Of a file with errors among *problems* only its own address is trusted: the others may be another's.
    """
    faulty = {one.path for one in problems if one.severity is Severity.ERROR}
    before = tombstone_rows(catalogue)
    now = {one.address: one for one in (*_of_articles(catalogue, faulty), *_of_records(catalogue, faulty))}
    if before != now:
        replace_tombstones(catalogue, now.values())
        for address in before.keys() | now.keys():
            note_changed(catalogue, changed_keys(before.get(address), now.get(address)))


def _of_articles(catalogue: Catalogue, faulty: set[str]) -> Iterator[TombstoneRow]:
    """Yield the tombstones of articles; the day is that of the retraction."""
    for slug in removed_articles(catalogue):
        row, text = article_row(catalogue, slug), text_row(catalogue, slug)
        assert row is not None and text is not None
        address = article_address(row.date, slug)
        if row.path in faulty:
            yield TombstoneRow(address, "", None)
            continue
        former = tuple(
            article_address(row.date, one.value) if one.kind == "slug" else one.value
            for one in former_address_rows(catalogue, slug)
        )
        day = text.front.values.get("retracted", {}).get("date", "")
        yield TombstoneRow(address, day[:10], row.id, former)


def _of_records(catalogue: Catalogue, faulty: set[str]) -> Iterator[TombstoneRow]:
    """Yield the tombstones of records, but for one whose address a published record has."""
    for file in removed_record_files(catalogue):
        record = file.record
        if record.status == "removed" and not has_record(catalogue, record.kind, record.slug):
            address = record_address(record.kind, record.slug)
            if file.path in faulty:
                yield TombstoneRow(address, "", None)
            else:
                former = (record_address(record.kind, one) for one in record.former_slugs)
                yield TombstoneRow(address, "", record.id, (*former, *map(id_address, record.merged_ids)))
