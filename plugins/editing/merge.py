"""``merge A B``: two records of one person, committee or event become one; every name, id and address of both lives on."""

from __future__ import annotations

from typing import Any

from plugins.authority.ledger import LedgerEntry
from plugins.authority.records import Record
from plugins.catalogue.queries.mentions import all_naming
from plugins.editing.changes import CannotChange
from plugins.editing.field_text import Item
from plugins.editing.file_edit import FileEdit
from plugins.editing.front_text import scalar
from plugins.editing.register_plan import Names, RegisterPlan, committees_named
from plugins.sources.schemas import SCHEMAS
from plugins.text.normal import match_key

_MAX_SHOWN = 80
"""Characters of a text in the table."""
_OF_ONE_RECORD = frozenset(
    ("id", "name", "slug", "former_slugs", "merged_ids", "status", "sample", "disambiguation", "variants")
)
"""Fields that say what a record is called and where it stands; the others say what it is about."""


def plan_merge(plan: RegisterPlan, kept: Record, gone: Record) -> None:
    """Plan to merge *gone* into *kept*: what *kept* does not say yet of all that *gone* says comes to it.

    Where both say something else the word of *kept* stays, and the table tells of the other. Raises CannotChange.
    """
    _refuse_what_are_two(plan, kept, gone)
    into, source = plan.edit_record(kept), plan.edit_record(gone)
    # Names that others use come first: they are still those of two records.
    plan.rename_everywhere(gone, Names(kept.name, kept.slug, kept.id))
    _take_names(plan, into, source, kept, gone)
    for field in SCHEMAS[kept.kind]:
        if field.name not in _OF_ONE_RECORD and field.name in source.values:
            _take_field(plan, into, source, field.name, field.many)
    if source.body.strip() and source.body.split() != into.body.split():
        into.append(source.body)
        plan.touch(into.path, "text", "", _shortened(source.body))
    plan.delete(gone)
    plan.touch(source.path, "", gone.name, "")
    if gone.id and kept.id:
        merged = [gone.id, *(one.id for one in plan.entries.values() if one.into == gone.id)]
        plan.enter(*(LedgerEntry(one, "merged", kept.id, 0) for one in merged if one in plan.entries))
    for naming in all_naming(plan.catalogue, gone.kind, gone.slug):
        plan.touch(naming.path, "→", gone.slug, kept.slug)


def _refuse_what_are_two(plan: RegisterPlan, kept: Record, gone: Record) -> None:
    if kept.kind != gone.kind or kept.slug == gone.slug:
        raise CannotChange(
            f"{kept.slug}, {gone.slug}: phải là hai hồ sơ cùng loại. / must be two records of one kind."
        )
    statuses = kept.status, gone.status
    if "removed" in statuses or (kept.status != "published" and gone.status == "published"):
        raise CannotChange(
            f"{kept.origin.path}: `status: {kept.status}`, {gone.origin.path}: `status: {gone.status}`:"
            " địa chỉ đã đăng sẽ mất; đăng hồ sơ được giữ trước. / a published address would die; publish the record that stays first."
        )
    if gone.id and not kept.id:
        raise CannotChange(f"{kept.origin.path}: chưa có `id`. / has no `id` yet.")
    for one, other in ((kept, gone), (gone, kept)) if kept.kind == "committee" else ():
        found = (plan.register.find("committee", typed) for typed in committees_named(one))
        if any(other in records for records in found):
            raise CannotChange(
                f"{one.origin.path}: nêu {other.slug} là tổ chức khác (cấp trên, tiền thân hay kế tục); xóa dòng ấy trước nếu chỉ là một."
                " / names it as another committee (parent, predecessor or successor); delete that line first if they are one."
            )


def _take_names(plan: RegisterPlan, into: FileEdit, source: FileEdit, kept: Record, gone: Record) -> None:
    """Have the merged record answer to all names, addresses and ids of the one that goes."""
    keys = {match_key(name) for name in kept.all_names}
    names: list[tuple[Item, Any]] = []
    if match_key(gone.name) not in keys:
        names.append(((scalar(gone.name),), {"value": gone.name}))
    for item, value in zip(source.items("variants"), source.values.get("variants", ()), strict=True):
        if match_key(value["value"]) not in keys | {match_key(gone.name)}:
            names.append((item, value))
    into.add("variants", names)
    for _, value in names:
        plan.touch(into.path, "variants", "", value["value"])
    slugs = [one for one in (gone.slug, *gone.former_slugs) if one != kept.slug]
    into.add_texts("former_slugs", slugs)
    ids = [one for one in (gone.id, *gone.merged_ids) if one]
    into.add_texts("merged_ids", ids)
    plan.touch(into.path, "former_slugs", "", ", ".join(slugs))
    if ids:
        plan.touch(into.path, "merged_ids", "", ", ".join(ids))


def _take_field(plan: RegisterPlan, into: FileEdit, source: FileEdit, name: str, is_list: bool) -> None:
    value = source.values[name]
    if is_list:
        has = into.values.get(name, [])
        new = [(item, said) for item, said in zip(source.items(name), value, strict=True) if said not in has]
        into.add(name, new)
        for item, _ in new:
            plan.touch(into.path, name, "", " ".join(part.strip() for part in item))
    elif name not in into.values:
        into.take(name, source)
        plan.touch(into.path, name, "", value)
    elif into.values[name] != value:
        plan.touch(into.path, f"{name} ≠", value, into.values[name])


def _shortened(body: str) -> str:
    words = " ".join(body.split())
    return words if len(words) <= _MAX_SHOWN else f"{words[:_MAX_SHOWN]}…"
