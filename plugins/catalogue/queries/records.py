"""The public authority records, one by one or as a list; ``catalogue.register`` has them as records."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.catalogue.answers import NAMES_OF_KIND, RECORD, RECORD_NAME, RECORDS_OF_KIND, RELATIONS
from plugins.catalogue.register import related
from plugins.catalogue.rows import RecordRow
from plugins.catalogue.store import Catalogue
from plugins.kinds import KINDS

_IS_SAMPLE = """instr(data, '"sample":true') > 0"""


@dataclass(frozen=True, slots=True)
class RecordName:
    """How links name a record."""

    name: str
    note: str
    """What tells it from others of the same name; empty where it has none."""


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """A record in a list of all."""

    kind: str
    slug: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class ListedName:
    """How a record in a list of all is called."""

    kind: str
    slug: str
    name: str
    note: str
    """As in ``RecordName``."""


def record_name(catalogue: Catalogue, kind: str, slug: str) -> RecordName | None:
    """Return how links name a record, None when there is none."""
    catalogue.ask(RECORD_NAME, kind, slug)
    row = catalogue.connection.execute(
        "SELECT name, note FROM records WHERE kind = ? AND slug = ?", (kind, slug)
    ).fetchone()
    return RecordName(*row) if row else None


def text_of_record(catalogue: Catalogue, kind: str, slug: str) -> str:
    """Return the text that editors wrote about a record, as sanitised HTML; empty where there is none."""
    catalogue.ask(RECORD, kind, slug)
    row = catalogue.row(RecordRow, "WHERE kind = ? AND slug = ?", kind, slug)
    return row.html if row else ""


def has_record(catalogue: Catalogue, kind: str, slug: str) -> bool:
    """Whether there is a record of *kind* under *slug*."""
    catalogue.ask(RECORD_NAME, kind, slug)
    return bool(catalogue.values("SELECT 1 FROM records WHERE kind = ? AND slug = ?", kind, slug))


def records_of_kind(catalogue: Catalogue, kind: str) -> list[str]:
    """Return the slug of every record of *kind*, sorted."""
    catalogue.ask(RECORDS_OF_KIND, kind)
    return catalogue.values("SELECT slug FROM records WHERE kind = ? ORDER BY slug", kind)


def names_of_kind(catalogue: Catalogue, kind: str) -> list[tuple[str, str]]:
    """Return slug and name of every record of *kind*, by slug."""
    catalogue.ask(NAMES_OF_KIND, kind)
    rows = catalogue.connection.execute(
        "SELECT slug, name FROM records WHERE kind = ? ORDER BY slug", (kind,)
    )
    return [(slug, name) for slug, name in rows]


def listed_records(catalogue: Catalogue) -> list[ListedRecord]:
    """Return every record with whether it is a sample, by kind and slug."""
    for kind in KINDS:
        catalogue.ask(RECORDS_OF_KIND, kind)
    rows = catalogue.connection.execute(f"SELECT kind, slug, {_IS_SAMPLE} FROM records ORDER BY kind, slug")
    return [ListedRecord(kind, slug, bool(is_sample)) for kind, slug, is_sample in rows]


def listed_names(catalogue: Catalogue) -> list[ListedName]:
    """Return how every record is called, by kind and slug."""
    for kind in KINDS:
        catalogue.ask(NAMES_OF_KIND, kind)
    rows = catalogue.connection.execute("SELECT kind, slug, name, note FROM records ORDER BY kind, slug")
    return [ListedName(*row) for row in rows]


def has_real_record(catalogue: Catalogue) -> bool:
    """Whether there is a record that is no sample."""
    for kind in KINDS:
        catalogue.ask(RECORDS_OF_KIND, kind)
    return bool(catalogue.values(f"SELECT 1 FROM records WHERE NOT {_IS_SAMPLE} LIMIT 1"))


def count_of_records(catalogue: Catalogue) -> int:
    """Return how many records there are, samples counted in."""
    for kind in KINDS:
        catalogue.ask(RECORDS_OF_KIND, kind)
    # Each has one name among the look-ups; the rows of records are larger and lie further apart.
    statement = "SELECT count(*) FROM lookups WHERE kind = ? AND way = 'name'"
    return sum(catalogue.values(statement, kind)[0] for kind in KINDS)


def has_event_with_day(catalogue: Catalogue, kind: str, slug: str) -> bool:
    """Whether a record is an event whose first day is known, or a committee that organised one."""
    events: tuple[str, ...] = ()
    if has_record(catalogue, kind, slug):
        events = {"event": (slug,), "committee": related(catalogue, "organiser", slug)}.get(kind, ())
    catalogue.ask(RELATIONS, "start", "")
    statement = "SELECT 1 FROM relations WHERE way = 'start' AND slug = ? AND length(other) = 10"
    return any(catalogue.values(statement, event) for event in events)
