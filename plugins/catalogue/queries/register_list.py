"""Records as editors look for them: by words of the name, kind and state, those that are not public too."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.catalogue.store import Catalogue
from plugins.text.normal import fold, person_sort_key


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record and its file."""

    kind: str
    slug: str
    name: str
    note: str
    """What tells it from others of one name; empty where it has none, or is not public."""
    path: str
    status: str


def records_sought(catalogue: Catalogue, kind: str, words: str = "") -> list[RecordFile]:
    """Return the records of *kind* whose names or notes have all *words*, marks or not; by given name, as indexes do."""
    rows = catalogue.connection.execute(
        "SELECT kind, slug, name, note, json_extract(data, '$.origin.path') AS path, 'published' AS status"
        " FROM records WHERE kind = :kind"
        " UNION ALL SELECT kind, slug, name, '', path, status FROM drafts WHERE kind = :kind",
        {"kind": kind},
    )
    wanted = fold(words).split()
    found = [
        RecordFile(*row)
        for row in rows
        if all(word in fold(f"{row['name']} {row['note']} {row['slug']}") for word in wanted)
    ]
    return sorted(found, key=lambda one: (person_sort_key(one.name), one.slug))


def path_of_record(catalogue: Catalogue, kind: str, slug: str) -> str | None:
    """Return the file of a record, public or not; None where there is none."""
    found = catalogue.values(
        "SELECT json_extract(data, '$.origin.path') FROM records WHERE kind = ?1 AND slug = ?2"
        " UNION ALL SELECT path FROM drafts WHERE kind = ?1 AND slug = ?2",
        kind,
        slug,
    )
    return next(iter(found), None)
