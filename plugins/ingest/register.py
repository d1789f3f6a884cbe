"""The register on its way into the catalogue: records and pages read where they changed, checked as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from plugins.addresses import RESERVED, page_address
from plugins.authority.integrity import CHECKS, resolve_references, slugs_alike
from plugins.authority.records import Event, Person, Record
from plugins.authority.register import Register
from plugins.catalogue.answers import RecordFacts, changed_keys
from plugins.catalogue.queries.indexed import (
    draft_rows,
    file_row,
    page_rows,
    record_and_page_files,
    record_rows,
)
from plugins.catalogue.queries.references import outcomes_of_register
from plugins.catalogue.queries.sources import digest_of_source, drafts, problems_of_source
from plugins.catalogue.register import put_records, record_row
from plugins.catalogue.rows import (
    DraftRow,
    PageFile,
    PageRow,
    ReadFileRow,
    RecordRow,
    Reference,
    ReferenceRow,
    SourceRow,
    record_to_json,
)
from plugins.catalogue.site_pages import is_everything_stale, note_changed, note_everything_stale
from plugins.catalogue.store import Catalogue
from plugins.catalogue.writing import (
    forget_file,
    forget_record,
    note_source,
    note_unchanged,
    replace_drafts,
    replace_pages,
    replace_register_references,
)
from plugins.ingest.bodies import MarkdownBody, examine
from plugins.ingest.changes import FileChanges, RecordChange
from plugins.ingest.likenesses import NamedAnew, renew_likenesses
from plugins.ingest.options import Options
from plugins.ingest.reading import (
    FileToRead,
    ReadingJob,
    RegisterResult,
    failure,
    is_unread_draft,
    read_files,
)
from plugins.ingest.relinking import relink
from plugins.sources.folder import Folder
from plugins.sources.problems import Problem
from plugins.sources.tables import Abbreviations
from plugins.text.mending import mend
from plugins.text.segments import split
from plugins.workers.batches import TaskFailure, map_in_batches

FILES_PER_BATCH = 200
MAX_CHANGED_RECORDS = 200
"""If more records changed, everything is made anew, rather than what each makes stale."""


def index_register(
    folder: Folder,
    catalogue: Catalogue,
    maybe_changed: Iterable[str],
    gone: Set[str],
    job: ReadingJob,
    options: Options,
) -> FileChanges:
    """Bring the files of records and pages in *catalogue* up to date with *folder*; tell what changed.

    *maybe_changed* are files that may have changed since they were read, *gone* those that are no longer there. What
    the records say together is for ``settle_register``.
    """
    lost = [path for path in gone if path.startswith(("register/", "pages/"))]
    for path in lost:
        forget_file(catalogue, path)
    kinds = ((path, folder.sources[path]) for path in maybe_changed)
    files = [
        FileToRead(path, kind, digest_of_source(catalogue, path))
        for path, kind in kinds
        if kind not in ("article", "portal")
    ]
    changes = FileChanges(bool(lost), bool(lost))
    results = map_in_batches(options.workers, read_files, job, files, FILES_PER_BATCH)
    for done, (file, result) in enumerate(results):
        options.progress("records", done, len(files))
        read = _failed(folder, file.path, result) if isinstance(result, TaskFailure) else result
        _write_file(catalogue, file, folder.signatures[file.path], read, changes)
    return changes


def _failed(folder: Folder, path: str, failed: TaskFailure) -> RegisterResult:
    """Return what is known of the file *path*, which no worker could read."""
    problem = failure(path, failed)
    return RegisterResult("", problems=(problem,), is_draft=is_unread_draft(folder, path))


def _write_file(
    catalogue: Catalogue,
    file: FileToRead,
    signature: str,
    result: RegisterResult,
    changes: FileChanges,
) -> None:
    """Write what was read of a record or page; note what changed."""
    if result.is_unchanged:
        note_unchanged(catalogue, file.path, signature)
        return
    row = result.row or ReadFileRow(file.path, file.kind, "", "", ())
    changes.front_matter = True
    changes.ids = changes.ids or bool(result.problems) or _has_other_ids(catalogue, row)
    catalogue.put([row])
    digest = result.digest
    signature = signature if digest else ""
    note_source(catalogue, SourceRow(file.path, signature, digest, result.problems, result.is_draft))


def _has_other_ids(catalogue: Catalogue, row: ReadFileRow) -> bool:
    """Whether a record has other ids than it had, or elsewhere; one that had faults counts as such: they hide ids."""
    before = file_row(catalogue, row.path)
    if before is None or problems_of_source(catalogue, row.path):
        return True
    return _ids(before.data) != _ids(row.data)


def _ids(data: str) -> object:
    """Return the ids in a record's *data*, and on which lines they stand."""
    record = json.loads(data or "{}")
    lines = record.get("origin", {}).get("lines", {})
    of_ids = {key: line for key, line in lines.items() if key.partition(".")[0] in ("id", "merged_ids")}
    return record.get("id"), record.get("merged_ids"), of_ids


@dataclass(slots=True)
class _GatheredRegister:
    """What all records and pages say together. Files are known by their paths."""

    with_drafts: Register
    """All records, as they stand in their files."""
    public: Register
    """The public ones, every committee by its slug."""
    problems: list[Problem]
    """What is wrong between records."""
    data: dict[str, str] = field(default_factory=dict)
    """What the file of each record says, as JSON."""
    html: dict[str, str] = field(default_factory=dict)
    """The body of each file that has one."""
    references: dict[str, list[Reference]] = field(default_factory=dict)
    """What each file refers to."""
    pages: dict[str, PageFile] = field(default_factory=dict)
    drafts: list[Record] = field(default_factory=list)
    """Those that are not public, every committee by its slug; removed ones left out."""


def settle_register(catalogue: Catalogue, abbreviations: Abbreviations, site_url: str = "") -> list[Problem]:
    """Write records, pages and the index for linking anew from the files read; return what is wrong between them.

    What changed is noted as stale, and articles that may now be linked otherwise are to be read again. *site_url* is that
    of ``Options``.
    """
    gathered = _gather(catalogue, site_url)
    public = _write_pages(catalogue, gathered)
    public |= {record.origin.path for record in gathered.public}
    changes = _write_records(catalogue, gathered)
    _write_drafts(catalogue, gathered)
    _write_references(catalogue, gathered, public)
    relink(catalogue, gathered.public, changes, abbreviations)
    return gathered.problems


def _gather(catalogue: Catalogue, site_url: str) -> _GatheredRegister:
    """Read all records and pages out of the catalogue, and check them against each other."""
    records: list[Record] = []
    marked: list[MarkdownBody] = []
    gathered = _GatheredRegister(Register(), Register(), [])
    for file in record_and_page_files(catalogue):
        if file.kind == "page":
            page = gathered.pages[file.path] = file.page
            typed, line = page.body, page.body_line
        else:
            record = file.record
            records.append(record)
            gathered.data[file.path] = file.data
            typed, line = record.body, record.origin.body_line
        if file.html:
            gathered.html[file.path] = file.html
            gathered.references[file.path] = [*file.refs]
        if file.marked:
            marked.append(MarkdownBody(file.path, mend(typed), line, site_url))
    _check_records(gathered, records)
    unpublished = drafts(catalogue)
    for body in marked:
        _examine_marked(gathered, body, gathered.with_drafts if body.path in unpublished else gathered.public)
    for record in gathered.with_drafts:
        if own := _references_of_front(record):
            gathered.references.setdefault(record.origin.path, []).extend(own)
    return gathered


def _check_records(gathered: _GatheredRegister, records: Sequence[Record]) -> None:
    """Make the registers of *records*, and check them."""
    gathered.problems += slugs_alike(records)
    drafts = {record.origin.path for record in records if record.status != "published"}
    if drafts:
        resolved, problems = resolve_references(records)
        gathered.problems += (one for one in problems if one.path in drafts)
        gathered.drafts += (one for one in resolved if one.origin.path in drafts and one.status != "removed")
    gathered.with_drafts = Register(records)
    public = (record for record in records if record.origin.path not in drafts)
    gathered.public, unresolved = resolve_references(public)
    gathered.problems += unresolved
    for check in CHECKS:
        gathered.problems += check(gathered.public)


def _examine_marked(gathered: _GatheredRegister, body: MarkdownBody, named: Register) -> None:
    """Look again through a *body* that names records by hand, now that all it may name are known."""
    segments = split(gathered.html[body.path])
    examined = examine(body, segments, named)
    gathered.problems += examined.problems
    gathered.references[body.path] = [*examined.references]


def _references_of_front(record: Record) -> list[Reference]:
    """Return portrait and papers of *record*."""
    origin = record.origin
    if isinstance(record, Person) and record.portrait:
        return [Reference("picture", record.portrait, origin.line("portrait"), record.portrait_alt or "")]
    if isinstance(record, Event):
        return [
            Reference("document", one.file, origin.line("documents", place, "file"))
            for place, one in enumerate(record.documents)
        ]
    return []


def _write_pages(catalogue: Catalogue, gathered: _GatheredRegister) -> set[str]:
    """Write the public pages and return their files; A103 when one would take another's address."""
    public: set[str] = set()
    taken: dict[str, str] = {}
    before = page_rows(catalogue)
    now: dict[str, PageRow] = {}
    for path, page in gathered.pages.items():
        slug, values = page.slug, page.values
        if values.get("status", "published") != "published" or not slug:
            continue
        other = "trang / site" if slug in RESERVED else taken.setdefault(slug, path)
        if other != path:
            told = {"address": page_address(slug), "other": other}
            gathered.problems.append(Problem("A103", path, page.lines.get("slug", 1), told))
        elif "title" in values:
            public.add(path)
            html = gathered.html.get(path, "")
            now[slug] = PageRow(slug, values["title"], values.get("lang", "vi"), html)
    replace_pages(catalogue, now.values())
    for slug in before.keys() | now.keys():
        note_changed(catalogue, changed_keys(before.get(slug), now.get(slug)))
    return public


def _write_records(catalogue: Catalogue, gathered: _GatheredRegister) -> list[RecordChange]:
    """Write the public records; return those that changed."""
    before = record_rows(catalogue)
    records = {(record.kind, record.slug): record for record in gathered.public}
    now = {key: _row_of(record, gathered) for key, record in records.items()}
    changed = sorted(key for key in before.keys() | now.keys() if before.get(key) != now.get(key))
    changes = [RecordChange(*key, _data(before.get(key)), _data(now.get(key))) for key in changed]
    if len(changed) > MAX_CHANGED_RECORDS:
        note_everything_stale(catalogue)
    elif not is_everything_stale(catalogue):
        for key in changed:
            note_changed(catalogue, changed_keys(_facts(before.get(key)), _facts(now.get(key))))
    for key in changed:
        forget_record(catalogue, *key)
    written = [key for key in changed if key in now]
    put_records(catalogue, [now[key] for key in written], [records[key] for key in written])
    renamed = (NamedAnew(*key, _record(before.get(key)), records.get(key)) for key in changed)
    renew_likenesses(catalogue, renamed)
    return changes


def _write_drafts(catalogue: Catalogue, gathered: _GatheredRegister) -> None:
    """Write the records and pages that are not public, but for those whose address something public has."""
    rows = [_draft_record(record, gathered) for record in gathered.drafts]
    rows = [row for row in rows if gathered.public.get(row.kind, row.slug) is None]
    taken = {*RESERVED, "", *page_rows(catalogue)}
    rows += (
        _draft_page(path, page, gathered)
        for path, page in gathered.pages.items()
        if page.values.get("status", "published") != "published" and page.slug not in taken
    )
    before = draft_rows(catalogue)
    now = {row.path: row for row in {(row.kind, row.slug): row for row in rows}.values()}
    if before != now:
        replace_drafts(catalogue, now.values())
        for path in before.keys() | now.keys():
            note_changed(catalogue, changed_keys(before.get(path), now.get(path)))


def _draft_record(record: Record, gathered: _GatheredRegister) -> DraftRow:
    path = record.origin.path
    return DraftRow(
        path=path,
        kind=record.kind,
        slug=record.slug,
        name=record.name,
        status=record.status,
        lang="",
        data=record_to_json(record),
        html=gathered.html.get(path, ""),
    )


def _draft_page(path: str, page: PageFile, gathered: _GatheredRegister) -> DraftRow:
    return DraftRow(
        path=path,
        kind="page",
        slug=page.slug,
        name=page.values.get("title", page.slug),
        status=page.values["status"],
        lang=page.values.get("lang", "vi"),
        data="",
        html=gathered.html.get(path, ""),
    )


def _record(row: RecordRow | None) -> Record | None:
    return row.record if row else None


def _facts(row: RecordRow | None) -> RecordFacts | None:
    return RecordFacts(row) if row else None


def _row_of(record: Record, gathered: _GatheredRegister) -> RecordRow:
    """Return the row of a *record* of the public register."""
    path = record.origin.path
    is_as_in_file = gathered.with_drafts.get(record.kind, record.slug) is record
    data = gathered.data[path] if is_as_in_file else record_to_json(record)
    return record_row(record, data, gathered.html.get(path, ""))


def _data(row: RecordRow | None) -> str | None:
    return row.data if row else None


def _write_references(catalogue: Catalogue, gathered: _GatheredRegister, public: Set[str]) -> None:
    """Write what records and pages refer to; *public* are the files that readers may see."""
    outcomes = outcomes_of_register(catalogue)
    rows = [
        ReferenceRow(
            path=path,
            place=place,
            kind=one.kind,
            target=one.target,
            line=one.line,
            text=one.text,
            public=path in public,
            outcome=outcomes.get((path, one.kind, one.target), ""),
        )
        for path, references in sorted(gathered.references.items())
        for place, one in enumerate(references)
    ]
    replace_register_references(catalogue, rows)
