"""``split``: a record that was made of two becomes two again; an editor says which statement and which article belongs to which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.authority.ledger import LedgerEntry
from plugins.authority.records import Lineage, Parent, Record, Statement, Tenure
from plugins.authority.spans import format_span
from plugins.catalogue.queries.mentions import all_naming
from plugins.editing.changes import CannotChange
from plugins.editing.contradictions import day_in_figures
from plugins.editing.field_text import Rename, with_field, with_field_of, with_items
from plugins.editing.file_edit import FileEdit
from plugins.editing.register_plan import (
    FIELDS_NAMING,
    Names,
    RegisterPlan,
    as_words,
    rename_in_article,
    renaming,
)
from plugins.kinds import KINDS
from plugins.sources.ids import mint
from plugins.sources.problems import Problem
from plugins.sources.schemas import SCHEMAS
from plugins.text.normal import match_key, nfc, slugify

_OF_ONE_RECORD = frozenset(
    ("id", "name", "slug", "former_slugs", "merged_ids", "status", "sample", "disambiguation")
)
_TEXT = "text"
"""What the list calls the body of the record."""
_SOURCES = "sources "
"""With which the labels of sources begin: both records rest on what the one rested on."""
_CHOICES = {"1": (True, False), "2": (False, True), "1 2": (True, True), "12": (True, True)}
"""Whether a thing stays with the old record, and whether it goes to the new one."""
_HEADS = ("record", "new name", "new slug", "new disambiguation", "old disambiguation")
_INTRODUCTION = {
    "vi": (
        "# Tách {name} ({slug}) thành hai hồ sơ. Cột đầu: 1 ở lại hồ sơ này, 2 sang hồ sơ mới, 1 2 cả hai.",
        "# Hai người (tổ chức, sự kiện) cùng tên thì mỗi hồ sơ cần `disambiguation`. Sửa xong: split --from TỆP",
    ),
    "en": (
        "# Split {name} ({slug}) in two records. First column: 1 stays with this one, 2 goes to the new one, 1 2 both.",
        "# Two of one name need a `disambiguation` each. Then: split --from FILE",
    ),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that stays or goes."""

    label: str
    """``tenures 2``, ``born``, ``text``, the path of an article, or that of another record with field and number."""
    words: str
    """What an editor reads."""
    sentence: str = ""
    """Of an article."""

    @property
    def usual(self) -> str:
        """The choice that stands until an editor makes another: sources stay with both records."""
        return "1 2" if self.label.startswith(_SOURCES) else "1"


def things_of(plan: RegisterPlan, record: Record) -> Iterator[Thing]:
    """Yield all that may go from *record* to another: statements, the text, what others say of it, articles."""
    edit = plan.edit_record(record)
    for field in SCHEMAS[record.kind]:
        value = edit.values.get(field.name)
        if value is None or field.name in _OF_ONE_RECORD:
            continue
        if field.many:
            for number, item in enumerate(edit.items(field.name), 1):
                yield Thing(f"{field.name} {number}", "; ".join(line.strip() for line in item))
        else:
            yield Thing(field.name, as_words(value))
    if edit.body.strip():
        yield Thing(_TEXT, " ".join(edit.body.split())[:80])
    for path, named_in, number, words in _named_by(plan, record):
        yield Thing(f"{path} {named_in} {number}", words)
    for one in all_naming(plan.catalogue, record.kind, record.slug):
        yield Thing(one.path, f"{day_in_figures(one.date[:10])}, “{one.title}”", one.sentence)


def _named_by(plan: RegisterPlan, record: Record) -> Iterator[tuple[str, str, int, str]]:
    """Yield path, field, number from 1, and words of each statement of another record that names *record*, a committee."""
    for path, other in plan.records.items() if record.kind == "committee" else ():
        named: list[tuple[str, int]] = []

        def note(typed: str, keys: tuple[str | int, ...], named: list[tuple[str, int]] = named) -> str:
            if plan.register.find("committee", nfc(typed)) == (record,):
                named.append((str(keys[0]), int(keys[1])))
            return typed

        other.with_committees(note)
        for field, number in named:
            yield path, field, number + 1, f"{other.name}: {_words_of(getattr(other, field)[number])}"


def _words_of(item: Tenure | Parent | Lineage | Statement) -> str:
    """Return what an item says besides whom it names."""
    said = (getattr(item, name, None) for name in ("office", "on", "decision", "source"))
    span = format_span(item.span) if isinstance(item, (Tenure, Parent)) else ""
    return "; ".join(str(one) for one in (*said, span) if one)


def split_list(plan: RegisterPlan, record: Record, language: str) -> list[str]:
    """Return all that may go to another record, as the lines of a file to be edited; ``plan_split`` reads it back."""
    heads = (
        f"{record.kind}:{record.slug}",
        record.name,
        free_slug(plan, record),
        "",
        record.disambiguation or "",
    )
    lines = [line.format(name=record.name, slug=record.slug) for line in _INTRODUCTION[language]]
    lines += [f"{head} | {value}".rstrip() for head, value in zip(_HEADS, heads, strict=True)]
    for thing in things_of(plan, record):
        lines += [f"#   {thing.sentence}"] if thing.sentence else []
        lines.append(f"{thing.usual} | {thing.label} | {thing.words}".rstrip())
    return lines


def free_slug(plan: RegisterPlan, record: Record) -> str:
    """Return a slug for a second record of the name of *record*."""
    number = 2
    while plan.register.find(record.kind, f"{record.slug}-{number}"):
        number += 1
    return f"{record.slug}-{number}"


@dataclass(frozen=True, slots=True)
class Split:
    """What an edited list says."""

    heads: Mapping[str, str]
    choices: Mapping[str, tuple[bool, bool]]
    """By label: whether it stays, whether it goes."""


def read_split(text: str, path: str) -> tuple[Split, list[Problem]]:
    """Return what the edited list *text* says, and what is wrong with its lines; *path* is that of its file."""
    heads: dict[str, str] = {}
    choices: dict[str, tuple[bool, bool]] = {}
    problems = []
    for number, line in enumerate(nfc(text).splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        first, _, rest = line.partition("|")
        first, label = " ".join(first.split()), rest.partition("|")[0].strip()
        if first in _HEADS:
            heads[first] = rest.strip()
        elif first in _CHOICES and label:
            choices[label] = _CHOICES[first]
        else:
            problems.append(Problem("R161", path, number, {"line": line}))
    return Split(heads, choices), problems


def plan_split(plan: RegisterPlan, split: Split) -> None:
    """Plan to make two records of one, as *split* says. What it leaves out stays. Raises CannotChange, NotOneRecord."""
    record = plan.record(split.heads.get("record", ""))
    edit = plan.edit_record(record)
    labels = {thing.label for thing in things_of(plan, record)}
    if unknown := sorted(split.choices.keys() - labels):
        raise CannotChange(
            f"{', '.join(unknown)}: không còn ở {record.slug}; in lại danh sách. / no longer belongs to it; print the list again."
        )
    if not any(goes for label, (_, goes) in split.choices.items() if not label.startswith(_SOURCES)):
        raise CannotChange(
            "Không dòng nào chuyển sang hồ sơ mới (cột đầu là 2). / No line goes to the new record (2 in the first column)."
        )
    name = split.heads.get("new name") or record.name
    slug = split.heads.get("new slug") or slugify(name)
    identifier = mint(record.kind, {*plan.entries, *(one.id or "" for one in plan.records.values())})
    path = f"register/{KINDS[record.kind].folder}/{slug}.md"
    if (plan.content / path).exists():
        raise CannotChange(f"{path}: đã có tệp này; đổi new slug. / the file exists; change new slug.")
    if match_key(name) == match_key(record.name):  # a name is no longer enough
        plan.rename_everywhere(record, Names(record.slug, record.slug, record.id))
    text = _new_text(record, identifier, name, split.heads.get("new disambiguation", ""))
    text = _move(plan, edit, split, text)
    if told := split.heads.get("old disambiguation", ""):
        edit.set("disambiguation", told)
    plan.create(path, text.encode())
    plan.touch(path, "", "", f"{name} ({identifier})")
    plan.enter(LedgerEntry(identifier, "live", "", 0))
    _move_names(plan, record, split, slug)
    _move_articles(plan, record, split, Names(slug, slug, identifier))


def _new_text(record: Record, identifier: str, name: str, disambiguation: str) -> str:
    text = with_field(f"---\nid: {identifier}\n---\n", "name", name)
    fields = {
        "disambiguation": disambiguation,
        "status": record.status if record.status != "published" else "",
        "sample": "true" if record.sample else "",
    }
    for field, value in fields.items():
        text = with_field(text, field, value) if value else text
    return text


def _move(plan: RegisterPlan, edit: FileEdit, split: Split, text: str) -> str:
    """Take what goes out of the old record; return the *text* of the new one with it."""
    for field in SCHEMAS[edit.kind]:
        items = edit.items(field.name) if field.many and field.name not in _OF_ONE_RECORD else []
        chosen = [
            split.choices.get(f"{field.name} {number}", (True, False)) for number in range(1, len(items) + 1)
        ]
        going = [item for item, (_, goes) in zip(items, chosen, strict=True) if goes]
        text = with_items(text, field.name, going)
        edit.remove(field.name, [number for number, (stays, _) in enumerate(chosen) if not stays])
        for item in going:
            plan.touch(edit.path, field.name, "; ".join(line.strip() for line in item), "→ 2")
        if not field.many and field.name in split.choices and field.name in edit.values:
            stays, goes = split.choices[field.name]
            text = with_field_of(text, field.name, edit.text) if goes else text
            plan.touch(edit.path, field.name, edit.values[field.name], "→ 2")
            if not stays:
                edit.drop(field.name)
    stays, goes = split.choices.get(_TEXT, (True, False))
    if goes:
        text += f"\n{edit.body.strip()}\n"
        plan.touch(edit.path, _TEXT, " ".join(edit.body.split())[:80], "→ 2")
    if not stays:
        edit.drop_body()
    return text


def _move_names(plan: RegisterPlan, record: Record, split: Split, slug: str) -> None:
    """Have the statements of other records that go name the new record."""
    for path, field, number, words in [*_named_by(plan, record)]:
        stays, goes = split.choices.get(f"{path} {field} {number}", (True, False))
        if goes and not stays:
            other = plan.records[path]
            key = dict(FIELDS_NAMING[other.kind])[field]
            plan.edit_record(other).rename(field, key, _only(number - 1, slug))
            plan.touch(path, f"{field} {number}", words, slug)


def _only(number: int, slug: str) -> Rename:
    """Return what renames the name *number* of a field, from 0, and no other."""
    return lambda _, place: slug if place == number else None


def _move_articles(plan: RegisterPlan, record: Record, split: Split, new: Names) -> None:
    """Have each article say by hand which of the two it names, so that nothing is left to be guessed."""
    field = KINDS[record.kind].folder
    rename = renaming(plan.register, record, new)
    for one in all_naming(plan.catalogue, record.kind, record.slug):
        stays, goes = split.choices.get(one.path, (True, False))
        if stays and goes:
            continue
        edit = plan.edit("article", one.path)
        if goes:
            rename_in_article(edit, record.kind, rename)
            edit.rename_marks(record.kind, rename)
        meant = Names(record.name, record.slug, record.id) if stays else new
        if not {meant.slug, meant.id} & {*edit.values.get(field, ())}:
            edit.add_texts(field, [meant.slug])
        if edit.is_changed:
            plan.touch(one.path, field, record.slug, meant.slug)
