"""``rename``: another name or address for a record; the old ones live on as variants and former slugs."""

from __future__ import annotations

from plugins.authority.records import Record
from plugins.editing.changes import CannotChange
from plugins.editing.file_edit import FileEdit
from plugins.editing.front_text import scalar
from plugins.editing.register_plan import Names, RegisterPlan
from plugins.text.normal import match_key, nfc


def plan_rename(plan: RegisterPlan, record: Record, name: str, slug: str) -> None:
    """Plan to call *record* by *name* and to have it stand at *slug*; what is empty stays. Raises CannotChange."""
    name, slug = nfc(" ".join(name.split())) or record.name, slug or record.slug
    if (name, slug) == (record.name, record.slug):
        raise CannotChange(f"{record.slug}: đã mang tên và địa chỉ ấy. / has that name and address already.")
    edit = plan.edit_record(record)
    plan.rename_everywhere(record, Names(name, slug, record.id))
    if name != record.name:
        _rename(edit, record, name)
        plan.touch(edit.path, "name", record.name, name)
    if slug != record.slug:
        edit.set("slug", slug)
        edit.remove("former_slugs", [place for place, one in enumerate(record.former_slugs) if one == slug])
        edit.add_texts("former_slugs", [record.slug])
        plan.touch(edit.path, "slug", record.slug, slug)


def _rename(edit: FileEdit, record: Record, name: str) -> None:
    """Give the record its new name; the old one becomes a variant, unless they differ in nothing that counts."""
    edit.set("name", name)
    keys = [match_key(one.value) for one in record.variants]
    edit.remove("variants", [place for place, key in enumerate(keys) if key == match_key(name)])
    if match_key(record.name) not in (*keys, match_key(name)):
        edit.add("variants", [((scalar(record.name),), {"value": record.name})])
