"""A plan to change the register: what a command will touch, shown before anything is written, and refused where it would leave an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.authority.from_file import record_of
from plugins.authority.integrity import CHECKS, resolve_references, slugs_alike
from plugins.authority.ledger import LedgerEntry, read_ledger
from plugins.authority.look_alikes import describe_records
from plugins.authority.records import Record
from plugins.authority.register import Register
from plugins.catalogue.queries.indexed import (
    article_row,
    hand_names,
    record_and_page_files,
    record_files,
)
from plugins.catalogue.store import Catalogue
from plugins.editing.changes import CannotChange, Changes
from plugins.editing.field_text import Rename
from plugins.editing.file_edit import FileEdit
from plugins.ingest import refused_offices
from plugins.kinds import KINDS
from plugins.sources.content_file import encode_like, read_content_file
from plugins.sources.folder import LEDGER, PORTAL
from plugins.sources.problems import CommandError, Problem
from plugins.text.normal import match_key, nfc

FIELDS_NAMING = {
    "person": (("tenures", "committee"),),
    "committee": (("parents", "committee"), ("predecessors", "committee"), ("successors", "committee")),
    "event": (("organisers", "value"),),
    "portal": (("home_committee", ""),),
}
"""Fields of files that name committees: the field, and the field of its items that holds the name."""


class NotOneRecord(CommandError):
    """The words given mean no record, or several; the text lists what they may mean."""

    exitcode = 2


class BringsErrors(CannotChange):
    """The folder would have errors that it has not now."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Tell of *problems* in both languages."""
        super().__init__("\n".join(one.text() + "\n" + one.text("en") for one in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Names:
    """By what editors name a record."""

    name: str
    slug: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Touch:
    """A line of the table of what is touched."""

    path: str
    field: str
    before: str
    after: str


Said = str | Mapping[str, str]
"""What a field says: a text, or a statement with its source."""


def as_words(said: Said) -> str:
    """Return what a field says as a table shows it."""
    return said if isinstance(said, str) else " · ".join(said.values())


class RegisterPlan:
    """Gathers edits of files, and what they do, until they are written together."""

    def __init__(self, content: Path, catalogue: Catalogue) -> None:
        """Begin with the folder *content* as *catalogue* has read it."""
        self.content = content
        self.catalogue = catalogue
        self.records: dict[str, Record] = {one.path: one.record for one in record_files(catalogue)}
        """All records by path, drafts too, as they stand in their files."""
        self.register = Register(self.records.values())
        self.touches: list[Touch] = []
        ledger = content / LEDGER
        self.entries = read_ledger(ledger.read_bytes())[0] if ledger.exists() else {}
        self._edits: dict[str, FileEdit] = {}
        self._gone: list[str] = []
        self._new: dict[str, bytes] = {}
        self._new_entries: dict[str, LedgerEntry] = {}

    def record(self, named: str) -> Record:
        """Return the record that *named* means: an id, a slug, a former slug or a name, with its kind before it or without.

        Raises NotOneRecord.
        """
        kind, _, rest = nfc(named).partition(":")
        kinds, name = ((kind,), rest) if kind in KINDS else (tuple(KINDS), nfc(named))
        found = [one for kind in kinds for one in self.register.find(kind, name.strip())]
        if len(found) == 1:
            return found[0]
        hint = describe_records(found) or "không có hồ sơ này. / there is no such record."
        raise NotOneRecord(f"{named}: {hint}")

    def edit(self, kind: str, path: str) -> FileEdit:
        """Return the file *path* to be edited."""
        if path not in self._edits:
            self._edits[path] = FileEdit(kind, path, (self.content / path).read_bytes())
        return self._edits[path]

    def write(self, kind: str, path: str, text: str) -> None:
        """Have the file *path* hold *text*, whatever it says otherwise than before."""
        edit = self.edit(kind, path)
        meant = FileEdit(kind, path, encode_like(edit.before, text))
        edit.text, edit.values, edit.body = text, meant.values, meant.body

    def edit_record(self, record: Record) -> FileEdit:
        """Return the file of *record* to be edited."""
        return self.edit(record.kind, record.origin.path)

    def delete(self, record: Record) -> None:
        """Delete the file of *record*."""
        self._gone.append(self.edit_record(record).path)

    def create(self, path: str, data: bytes) -> None:
        """Write a new file."""
        self._new[path] = data

    def enter(self, *entries: LedgerEntry) -> None:
        """Put *entries* into the ledger; where there is none, that stays so."""
        self._new_entries |= {one.id: one for one in entries if self.entries}

    def touch(self, path: str, field: str, before: Said, after: Said) -> None:
        """Note a line of the table."""
        self.touches.append(Touch(path, field, as_words(before), as_words(after)))

    def rename_everywhere(self, record: Record, new: Names) -> None:
        """Have all files that name *record* by hand name it by what is *new*."""
        rename = renaming(self.register, record, new)
        for path, kind in self._files_naming(record):
            if path not in self._gone:
                self._rename_in(self.edit(kind, path), record.kind, rename)

    def _files_naming(self, record: Record) -> Iterator[tuple[str, str]]:
        """Yield path and kind of the files that may name *record* by hand, in order."""
        names = {record.slug, record.name, *record.former_slugs, *record.merged_ids, record.id or record.slug}
        keys = {match_key(name) for name in names}
        for one in hand_names(self.catalogue, record.kind):
            if match_key(one.name) in keys and (row := article_row(self.catalogue, one.article)):
                yield row.path, "article"
        for file in record_and_page_files(self.catalogue):
            said = committees_named(file.record) if file.kind in KINDS else ()
            if file.marked or any(match_key(name) in keys for name in said):
                yield file.path, file.kind
        if (self.content / PORTAL).exists():
            yield PORTAL, "portal"

    def _rename_in(self, edit: FileEdit, kind: str, rename: Rename) -> None:
        before = edit.text
        if edit.kind == "article":
            rename_in_article(edit, kind, rename)
        elif kind == "committee":
            for field, key in FIELDS_NAMING.get(edit.kind, ()):
                edit.rename(field, key, rename)
        edit.rename_marks(kind, rename)
        for number, (old, new) in enumerate(_lines_changed(before, edit.text), 1):
            self.touch(edit.path, str(number), old, new)

    def changes(self) -> Changes:
        """Return what is to be written. Raises CannotChange where the folder would have an error that it has not now."""
        edits = {path: one for path, one in self._edits.items() if path not in self._gone and one.is_changed}
        after: dict[str, bytes | None] = {**self._new, **{path: one.data() for path, one in edits.items()}}
        self._refuse_new_errors({path: data for path, data in after.items() if data is not None})
        after |= dict.fromkeys(self._gone)
        before = {path: self._edits[path].before for path in after if path in self._edits}
        return Changes(before, after, tuple(self._new_entries.values()))

    def _refuse_new_errors(self, after: Mapping[str, bytes]) -> None:
        records = {path: one for path, one in self.records.items() if path not in self._gone}
        found: list[Problem] = []
        for path, data in after.items():
            kind = self._kind_of(path)
            source, problems = read_content_file(kind, path, data)
            found += problems
            if kind in KINDS and source and (record := record_of(source)):
                records[path] = record
        known = Counter((one.code, one.path) for one in self._problems_now(after))
        known.update((one.code, one.path) for one in _problems_of(self.records.values()))
        new = [
            one
            for one in (*found, *_problems_of(records.values()))
            if one.is_error and (one.code, one.path) not in known
        ]
        if new:
            raise BringsErrors(new)

    def _problems_now(self, paths: Iterable[str]) -> Iterator[Problem]:
        for path in paths:
            if path in self._edits:
                yield from read_content_file(self._kind_of(path), path, self._edits[path].before)[1]

    def _kind_of(self, path: str) -> str:
        if path in self._edits:
            return self._edits[path].kind
        return next(one.name for one in KINDS.values() if path.startswith(f"register/{one.folder}/"))


def renaming(register: Register, record: Record, new: Names) -> Rename:
    """Return what turns the names by which editors name *record* into *new* ones: name into name, id into id, slug into slug.

    A name that several records would have becomes the slug.
    """
    is_shared = bool({*register.namesakes(record.kind, new.name)} - {record.slug, new.slug})

    def rename(typed: str, _: int) -> str | None:
        named = nfc(" ".join(typed.split()))
        if register.find(record.kind, named) != (record,):
            return None
        if named in (record.id, *record.merged_ids):
            return new.id or new.slug
        is_name = named != record.slug and named not in record.former_slugs
        return new.name if is_name and not is_shared else new.slug

    return rename


def rename_in_article(edit: FileEdit, kind: str, rename: Rename) -> None:
    """Have *rename* change the names of records of *kind* in the front matter of an article."""
    edit.rename(KINDS[kind].folder, "", rename)
    for key, named in refused_offices.NAMING.items():
        if named == kind:
            edit.rename(refused_offices.FIELD, key, rename)


def committees_named(record: Record) -> list[str]:
    """Return the committees that *record* names, as they were typed."""
    named: list[str] = []
    record.with_committees(lambda typed, _: named.append(typed))
    return named


def _problems_of(records: Iterable[Record]) -> list[Problem]:
    """Return what is wrong between *records*."""
    kept = list(records)
    register, problems = resolve_references(kept)
    return [*problems, *slugs_alike(kept), *(one for check in CHECKS for one in check(register))]


def _lines_changed(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield the lines that differ; edits of names keep their number."""
    for old, new in zip(before.splitlines(), after.splitlines(), strict=False):
        if old != new:
            yield old.strip(), new.strip()
