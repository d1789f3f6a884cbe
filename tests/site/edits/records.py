"""Edits by which records come, go and are called otherwise."""

from __future__ import annotations

import json
from typing import Any

from tests.site.edits.words import names_in_texts, shifted, target_of_link
from tests.site.world import FOLDERS, NotNow, Text, World


def extend_record(world: World) -> None:
    """A paragraph more in the text about a record, with a link or a name."""
    _, record = world.record()
    kind, other = world.record()
    extra = world.lot.choice(
        ["Câu thêm.", f"Xem [đây]({target_of_link(world)}).", f"Cùng [bạn]({kind}:{other.slug})."]
    )
    record.body += f"\n\n{extra}"
    world.save(record)


def add_person(world: World) -> None:
    """A record for a name that texts give."""
    fields: dict[str, Any] = {"name": world.lot.choice(names_in_texts(world))}
    if world.lot.random() < 0.6:
        fields["tenures"] = [{"office": "Trưởng Ban", "committee": world.record("committee")[1].slug}]
    world.save(Text(f"content/register/persons/{world.new('nguoi')}.md", fields, "Người mới."))


def add_committee(world: World) -> None:
    """A committee by a name that texts may give."""
    parent = world.record("committee")[1]
    name = world.lot.choice(
        ["Ban Nội chính", "Ban Kinh tế", "Đảng ủy phường Bến Ngọc", "Sở Tài chính", "Huyện ủy Lò Rèn"]
    )
    fields: dict[str, Any] = {"name": f"{name} {parent.fields['name']}"}
    if world.lot.random() < 0.3:
        fields["name"] = world.lot.choice(names_in_texts(world))
    if world.lot.random() < 0.7:
        fields["parents"] = [parent.slug]
    world.save(Text(f"content/register/committees/{world.new('to-chuc')}.md", fields, ""))


def add_event(world: World) -> None:
    """An event by a name that texts may give."""
    like = world.record("event")[1]
    fields: dict[str, Any] = {
        "name": world.lot.choice(
            [f"Hội nghị {world.new('so')}", like.fields["name"] + " mở rộng", *names_in_texts(world)]
        ),
        "start": shifted(world, world.as_of.date().isoformat()),
    }
    if world.lot.random() < 0.5:
        fields["organisers"] = [world.record("committee")[1].slug]
        fields["series"] = like.fields.get("series", "Loạt mới")
    world.save(Text(f"content/register/events/{world.new('su-kien')}.md", fields, "Sự kiện."))


_FIELDS_OF_OTHERS = ("tenures", "parents", "predecessors", "successors", "organisers")


def forget(world: World, kind: str, gone: Text) -> None:
    """Take *gone* out of the fields of all others that name it."""
    names = {gone.slug, gone.fields["name"], gone.fields.get("id")}

    def names_it(item: Any) -> bool:
        return (item.get("committee", item.get("value")) if isinstance(item, dict) else item) in names

    for path in world.paths("content"):
        text = world.read(path)
        before = json.dumps(text.fields)
        fields = _FIELDS_OF_OTHERS if kind == "committee" and "/register/" in path else ()
        for name in (*fields, f"{kind}s"):
            if name in text.fields:
                text.set_items(name, [one for one in text.items(name) if not names_it(one)])
        if json.dumps(text.fields) != before:
            world.save(text)


def remove_record(world: World) -> None:
    """A record less, with what other records and front matter say of it."""
    kind, record = world.record()
    world.put(record.path, None)
    forget(world, kind, record)


def merge_records(world: World) -> None:
    """Two records become one."""
    kind = world.lot.choice([*FOLDERS])
    _, gone = world.record(kind)
    _, kept = world.record(kind)
    if gone.path == kept.path or "id" not in gone.fields:
        raise NotNow
    world.put(gone.path, None)
    kept.append("merged_ids", gone.fields["id"])
    kept.append("former_slugs", gone.slug)
    world.save(kept)


def rename_record(world: World) -> None:
    """Another name; the one before may stay as a variant."""
    kind, record = world.record()
    before = record.fields["name"]
    if kind == "person":
        record.fields["name"] = world.lot.choice([before + " Anh", *names_in_texts(world)[:1]])
    else:
        record.fields["name"] = world.lot.choice([before + " mới", before.replace(" Sao Khuê", "")])
    if world.lot.random() < 0.5:
        record.append("variants", before)
    world.save(record)


def change_record_slug(world: World) -> None:
    """Another slug, the one before remembered."""
    _, record = world.record()
    before, record.fields["slug"] = record.slug, world.new("ho-so")
    record.append("former_slugs", before)
    world.save(record)


def lose_slug(world: World) -> None:
    """Another file name and so another slug, the one before forgotten."""
    kind, record = world.record()
    world.put(record.path, None)
    before = Text(record.path, dict(record.fields), "")
    record.path = f"content/register/{FOLDERS[kind]}/{world.new('ho-so')}.md"
    world.save(record)
    if "slug" not in record.fields and world.lot.random() < 0.7:
        forget(world, kind, before)


def change_variants(world: World) -> None:
    """A variant more or less; one that another record has, too."""
    kind, record = world.record()
    variants = record.items("variants")
    if variants and world.lot.random() < 0.5:
        variants.pop(world.lot.randrange(len(variants)))
    else:
        other = world.record(kind)[1].fields["name"]
        surname = " ".join(record.fields["name"].split()[-2:])
        variants.append(world.lot.choice([other, surname, *names_in_texts(world)[:1]]))
    record.set_items("variants", variants)
    world.save(record)


def add_namesake(world: World) -> None:
    """A second record of one name."""
    kind, record = world.record()
    fields: dict[str, Any] = {"name": record.fields["name"]}
    if world.lot.random() < 0.6:
        fields["disambiguation"] = f"người khác {world.lot.randint(1, 9)}"
        record.fields.setdefault("disambiguation", "người cũ")
        world.save(record)
    if kind == "person" and world.lot.random() < 0.5:
        fields["tenures"] = [{"office": "Bí thư", "committee": world.record("committee")[1].slug}]
    world.save(Text(f"content/register/{FOLDERS[kind]}/{world.new('trung-ten')}.md", fields, ""))


EDITS = (
    extend_record,
    add_person,
    add_committee,
    add_event,
    remove_record,
    merge_records,
    rename_record,
    change_record_slug,
    lose_slug,
    change_variants,
    add_namesake,
)
