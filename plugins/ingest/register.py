"""The register on its way into the catalogue: records and pages read where they changed, checked as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from plugins.addresses import RESERVED, page_address
from plugins.authority.integrity import CHECKS, resolve_references, slugs_alike
from plugins.authority.records import Event, Person, Record
from plugins.authority.register import Register
from plugins.authority.serialization import record_from, to_plain
from plugins.catalogue.register import lookups_of, record_row, relations_of
from plugins.catalogue.store import Catalogue, sealed
from plugins.catalogue.tables import compact
from plugins.ingest.articles import Changes, failure, to_read
from plugins.ingest.bodies import Body, Reference, examine
from plugins.ingest.options import Options
from plugins.ingest.reading import ReadFile, ReadingJob, ToRead, plain_problems, plain_refs, read_files
from plugins.ingest.relinking import Change, relink
from plugins.ingest.stale import EVERYTHING, by_record, is_everything_stale, note_stale
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem
from plugins.sources.tables import Abbreviations
from plugins.text.markdown import RECORD_SCHEMES
from plugins.text.segments import split
from plugins.workers.batches import TaskFailure, map_in_batches

_BATCH = 200
_NOTHING = (None, None)
_MANY = 200
"""Changed records from which everything is made anew, rather than what each makes stale."""


def index_register(
    folder: Folder,
    catalogue: Catalogue,
    other: Iterable[str],
    gone: Set[str],
    job: ReadingJob,
    options: Options,
) -> Changes:
    """Bring records and pages of *catalogue* up to date with *folder*; tell what changed.

    *other* are files that may have changed since they were read, *gone* those that are no longer there. What they make
    stale is noted, and what articles must be read again.
    """
    lost = [path for path in gone if path.startswith(("register/", "pages/"))]
    for path in lost:
        for table in ("sources", "read_files"):
            catalogue.connection.execute(f"DELETE FROM {table} WHERE path = ?", (path,))
    kinds = ((path, folder.sources[path]) for path in other)
    changed_files = [
        to_read(catalogue, path, kind) for path, kind in kinds if kind not in ("article", "portal")
    ]
    changes = Changes(bool(lost), bool(lost))
    outcomes = map_in_batches(options.workers, read_files, job, changed_files, _BATCH)
    for done, (one, outcome) in enumerate(outcomes):
        options.progress("records", done, len(changed_files))
        _take(catalogue, one, folder.signatures[one.path], outcome, changes)
    return changes


def _take(
    catalogue: Catalogue, one: ToRead, signature: str, outcome: ReadFile | TaskFailure, changes: Changes
) -> None:
    """Write what was read of a record or page; note what changed."""
    execute = catalogue.connection.execute
    if isinstance(outcome, TaskFailure):
        outcome = ReadFile("", problems=plain_problems([failure(one.path, outcome)]))
    if outcome.same:
        execute("UPDATE sources SET signature = ? WHERE path = ?", (signature, one.path))
        return
    changes.fronts = True
    changes.ids = changes.ids or _has_other_ids(catalogue, one.path, outcome)
    catalogue.write(
        "read_files",
        one.path,
        one.kind,
        outcome.data,
        outcome.html,
        compact(outcome.refs),
        int(outcome.is_marked),
    )
    execute(
        "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?)",
        (one.path, signature if outcome.digest else "", outcome.digest, compact(outcome.problems)),
    )


def _has_other_ids(catalogue: Catalogue, path: str, outcome: ReadFile) -> bool:
    """Whether a record has other ids than it had, or elsewhere; one with faults counts as such: they hide ids."""
    before = catalogue.row("read_files", "WHERE path = ?", path)
    if before is None or outcome.problems:
        return True
    was_sound = catalogue.values("SELECT problems FROM sources WHERE path = ?", path) == ["[]"]
    return not was_sound or _ids(before["data"]) != _ids(outcome.data)


def _ids(data: str) -> object:
    """Return the ids in a record's *data*, and on which lines they stand."""
    record = json.loads(data or "{}")
    lines = record.get("origin", {}).get("lines", {})
    of_ids = {key: line for key, line in lines.items() if key.partition(".")[0] in ("id", "merged_ids")}
    return record.get("id"), record.get("merged_ids"), of_ids


@dataclass(slots=True)
class _Whole:
    """What the records are, all together."""

    everyone: Register
    """All records, drafts too, as they stand in their files."""
    register: Register
    """The public ones, every committee by its slug."""
    problems: list[Problem]
    data: dict[str, str] = field(default_factory=dict)
    """What each record's file says, as JSON."""
    html: dict[str, str] = field(default_factory=dict)
    """The body of each file, where it has one."""
    refs: dict[str, list[list[Any]]] = field(default_factory=dict)
    """What each body refers to: kind, target, line, text."""
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What each page says."""


def settle_register(catalogue: Catalogue, abbreviations: Abbreviations) -> list[Problem]:
    """Write records, pages and the index for linking anew from the files read; return what is wrong between them.

    What changed is noted as stale, and articles that may now be linked otherwise are to be read again.
    """
    whole = _gathered(catalogue)
    owners = _write_pages(catalogue, whole)
    changes = _write_records(catalogue, whole, owners)
    _write_refs(catalogue, whole, owners)
    relink(catalogue, whole.register, changes, abbreviations)
    return whole.problems


def _gathered(catalogue: Catalogue) -> _Whole:
    """Read all records and pages out of the catalogue, and check them against each other."""
    records: list[Record] = []
    marked = []
    whole = _Whole(Register(), Register(), [])
    for row in catalogue.rows("read_files", "WHERE data != '' ORDER BY path"):
        data = json.loads(row["data"])
        if row["kind"] == "page":
            whole.pages[row["path"]] = data
            body = Body(row["path"], data["body"], data["body_line"])
        else:
            records.append(record_from(row["kind"], data))
            whole.data[row["path"]] = row["data"]
            body = Body(row["path"], data["body"], data["origin"]["body_line"])
        if row["html"]:
            whole.html[row["path"]] = row["html"]
            whole.refs[row["path"]] = json.loads(row["refs"])
        if row["marked"]:
            marked.append(body)
    whole.problems += slugs_alike(records)
    drafts = {record.origin.path for record in records if record.status != "published"}
    if drafts:
        whole.problems += (one for one in resolve_references(records)[1] if one.path in drafts)
    whole.everyone = Register(records)
    public = (record for record in records if record.origin.path not in drafts)
    whole.register, found = resolve_references(public)
    whole.problems += found
    for check in CHECKS:
        whole.problems += check(whole.register)
    for body in marked:
        segments = split(whole.html[body.path])
        examined = examine(body, segments, whole.everyone)
        whole.problems += examined.problems
        named = {
            f"{mark.scheme}:{mark.target}" for mark in segments.hand_marks if mark.scheme in RECORD_SCHEMES
        }
        records_named = [Reference("record", unquote(one), body.line) for one in sorted(named)]
        whole.refs[body.path] = plain_refs([*examined.references, *records_named])
    return whole


def _write_pages(catalogue: Catalogue, whole: _Whole) -> dict[str, str]:
    """Write the public pages and return the owner of each by path; A103 when one would take another's address."""
    owners: dict[str, str] = {}
    taken: dict[str, str] = {}
    before = {row["slug"]: tuple(row) for row in catalogue.rows("pages")}
    now: dict[str, tuple[object, ...]] = {}
    for path, page in whole.pages.items():
        slug, values = page["slug"], page["values"]
        if values.get("status", "published") != "published" or not slug:
            continue
        other = "trang / site" if slug in RESERVED else taken.setdefault(slug, path)
        if other != path:
            told = {"address": page_address(slug), "other": other}
            whole.problems.append(Problem("A103", path, page["lines"].get("slug", 1), told))
        elif "title" in values:
            owners[path] = f"page/{slug}"
            row = (slug, values["title"], values.get("lang", "vi"), whole.html.get(path, ""))
            now[slug] = sealed("pages", *row)
    catalogue.connection.execute("DELETE FROM pages")
    catalogue.put_sealed("pages", now.values())
    note_stale(
        catalogue, (f"page/{one}" for one in before.keys() | now.keys() if before.get(one) != now.get(one))
    )
    return owners


def _write_records(catalogue: Catalogue, whole: _Whole, owners: dict[str, str]) -> list[Change]:
    """Write the public records; return those that changed."""
    owners.update((record.origin.path, f"{record.kind}/{record.slug}") for record in whole.register)
    old = {(row["kind"], row["slug"]): (row["data"], row["html"]) for row in catalogue.rows("records")}
    now = {(record.kind, record.slug): _told(record, whole) for record in whole.register}
    changed = sorted(key for key in old.keys() | now.keys() if old.get(key) != now.get(key))
    changes = [
        Change(kind, slug, old.get((kind, slug), _NOTHING)[0], now.get((kind, slug), _NOTHING)[0])
        for kind, slug in changed
    ]
    notes = not is_everything_stale(catalogue)
    if notes:
        _note(catalogue, changes)
    execute = catalogue.connection.execute
    for one in changes:
        key = (one.kind, one.slug)
        execute("DELETE FROM records WHERE kind = ? AND slug = ?", key)
        execute("DELETE FROM lookups WHERE kind = ? AND slug = ?", key)
        execute("DELETE FROM relations WHERE kind = ? AND slug = ?", key)
    fresh = [whole.register.get(one.kind, one.slug) for one in changes]
    records = [record for record in fresh if record is not None]
    catalogue.put_sealed("records", [record_row(one, *now[one.kind, one.slug]) for one in records])
    catalogue.put_sealed(
        "lookups", [(one.kind, way, key, one.slug) for one in records for way, key in sorted(lookups_of(one))]
    )
    catalogue.put_sealed(
        "relations",
        [(way, other, one.kind, one.slug) for one in records for way, other in sorted(relations_of(one))],
    )
    if notes:
        _note(catalogue, changes)
    return changes


def _told(record: Record, whole: _Whole) -> tuple[str, str]:
    """Return *record* of the public register as JSON, and its body."""
    path = record.origin.path
    as_in_file = whole.everyone.get(record.kind, record.slug) is record
    return whole.data[path] if as_in_file else compact(to_plain(record)), whole.html.get(path, "")


def _note(catalogue: Catalogue, changes: list[Change]) -> None:
    if len(changes) > _MANY:
        note_stale(catalogue, [EVERYTHING])
        return
    for one in changes:
        note_stale(catalogue, by_record(catalogue, one.kind, one.slug, one.before, one.after))


def _write_refs(catalogue: Catalogue, whole: _Whole, owners: dict[str, str]) -> None:
    """Write what records and pages refer to, with the page that shows each."""
    for record in whole.everyone:
        if own := _own_refs(record):
            whole.refs[record.origin.path] = [*whole.refs.get(record.origin.path, ()), *own]
    before = catalogue.connection.execute(
        "SELECT path, kind, target, outcome FROM refs WHERE path NOT LIKE 'articles/%'"
    )
    led_to = {tuple(row)[:3]: row["outcome"] for row in before}
    catalogue.connection.execute("DELETE FROM refs WHERE path NOT LIKE 'articles/%'")
    catalogue.put_sealed(
        "refs",
        [
            (path, place, owners.get(path, ""), *ref, int(path in owners), led_to.get((path, *ref[:2]), ""))
            for path, refs in sorted(whole.refs.items())
            for place, ref in enumerate(refs)
        ],
    )


def _own_refs(record: Record) -> list[list[Any]]:
    """Return portrait and papers of *record*: kind, target, line, text."""
    origin = record.origin
    if isinstance(record, Person) and record.portrait:
        return [["picture", record.portrait, origin.line("portrait"), record.portrait_alt or ""]]
    if isinstance(record, Event):
        return [
            ["document", one.file, origin.line("documents", place, "file"), ""]
            for place, one in enumerate(record.documents)
        ]
    return []
