"""Edits of articles: their text, their front matter, their files."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.site.edits.words import (
    change_one_field,
    moment_in,
    sentence,
    shifted,
    some_name,
    target_of_link,
    way_to_name,
)
from tests.site.world import NotNow, Text, World


def add_paragraph(world: World) -> None:
    """A paragraph more, which names two records."""
    text = world.article()
    text.body += f"\n\n{sentence(world)}"
    world.save(text)


def remove_paragraph(world: World) -> None:
    """A paragraph less."""
    text = world.article()
    paragraphs = text.body.split("\n\n")
    paragraphs.pop(world.lot.randrange(len(paragraphs)))
    text.body = "\n\n".join(paragraphs)
    world.save(text)


def change_title(world: World) -> None:
    """A title of its own, or that of another article."""
    text = world.article()
    other = world.article().fields["title"]
    text.fields["title"] = world.lot.choice([text.fields["title"] + " (mới)", other])
    world.save(text)


def change_shown_field(world: World) -> None:
    """Something that is merely shown."""
    text = world.article()
    choices = [
        ("summary", "Tóm tắt mới, có " + some_name(world)),
        ("authors", ["Người viết mới"]),
        ("topics", ["Chủ đề mới"]),
        ("topics", ["chủ đề mới", "Chủ đề khác"]),
        ("corrections", [{"date": "2024-05-06", "text": "Số đúng là 5."}]),
        ("retracted", {"date": "2025-01-02", "reason": "Số sai."}),
        ("retracted", None),
        ("documents", [{"file": "/documents/quyet-dinh.pdf", "title": "Quyết định", "date": "2019-02-26"}]),
        ("documents", None),
        ("source", "Báo Vân Khê"),
        ("sample", "false"),
        ("lang", "en"),
        ("summary", None),
    ]
    change_one_field(world, text.fields, choices)
    world.save(text)


def change_date(world: World) -> None:
    """Another day, month or year."""
    text = world.article()
    text.fields["date"] = shifted(world, text.fields["date"])
    world.save(text)


def change_category(world: World) -> None:
    """Another category, there or new."""
    text = world.article()
    text.fields["category"] = world.lot.choice(
        [world.article().fields["category"], "Mục mới", f"Mục {world.new('so')}"]
    )
    world.save(text)


def change_slug(world: World) -> None:
    """Another slug, the one before remembered or not."""
    text = world.article()
    before, text.fields["slug"] = text.slug, world.new("bai-moi")
    if world.lot.random() < 0.5:
        text.append("former_slugs", before)
    world.save(text)


def take_slug(world: World) -> None:
    """The slug of another article, which takes this one's, a new one, or keeps it."""
    text, other = world.article(), world.article()
    if text.path == other.path:
        raise NotNow
    before, text.fields["slug"] = text.slug, other.slug
    world.save(text)
    if world.lot.random() < 0.8:
        other.fields["slug"] = world.lot.choice([before, world.new("bai-moi")])
        world.save(other)


def toggle_status(world: World) -> None:
    """Let out, or taken back."""
    text = world.article()
    text.fields["status"] = "draft" if text.fields.get("status", "published") == "published" else "published"
    world.save(text)


def hold(world: World) -> None:
    """A time to go out, or to go, in place of what there was; past or to come."""
    text = world.article()
    text.fields.pop("publish_at", None)
    text.fields.pop("expires_at", None)
    name = world.lot.choice(["publish_at", "expires_at"])
    text.fields[name] = moment_in(world, [-30, -1, 1, 3, 30])
    world.save(text)


def hold_two(world: World) -> None:
    """Two articles get a time to go out, or to go, soon; ``move_time`` then passes it."""
    for text in (world.article(), world.article()):
        moment = moment_in(world, [1, 2])
        text.fields[world.lot.choice(["publish_at", "expires_at"])] = moment
        world.save(text)


def move_time(world: World) -> None:
    """Time goes on, or somebody builds as of an earlier day; nothing else."""
    world.as_of += timedelta(days=world.lot.choice([-300, -30, -2, 2, 4, 40]))


def add_article(world: World) -> None:
    """A new article, with or without most fields."""
    lot, like = world.lot, world.article()
    name = world.new("bai-moi")
    fields: dict[str, Any] = {
        "title": lot.choice([f"Tin {name}", like.fields["title"]]),
        "date": shifted(world, lot.choice([like.fields["date"], world.as_of.date().isoformat()])),
        "category": like.fields["category"],
    }
    pictures = world.paths("content/images", ".jpg")
    if pictures and lot.random() < 0.4:
        fields["image"] = lot.choice(pictures).removeprefix("content")
        fields["image_alt"] = "Ảnh"
    if lot.random() < 0.3:
        fields["events"] = [world.record("event")[1].slug]
    text = "\n\n".join([sentence(world), like.body.split("\n\n")[0], f"Xem [thêm]({target_of_link(world)})."])
    world.save(Text(f"content/articles/{fields['date'][:4]}/{name}.md", fields, text))


def remove_article(world: World) -> None:
    """An article less."""
    world.put(world.article().path, None)


def rename_article(world: World) -> None:
    """Another file name, and with it often another slug."""
    text = world.article()
    place = Path(text.path)
    world.put(text.path, None)
    text.path = (place.parent / f"{world.new('bai-moi')}.md").as_posix()
    world.save(text)


def move_article(world: World) -> None:
    """Another folder, the same slug."""
    text = world.article()
    data = (world.root / text.path).read_bytes()
    world.put(text.path, None)
    world.put(f"content/articles/chuyen-{world.lot.randint(1, 3)}/{Path(text.path).name}", data)


def swap_articles(world: World) -> None:
    """Two articles change their file names."""
    one, other = world.article(), world.article()
    one.path, other.path = other.path, one.path
    world.save(one)
    world.save(other)


def mark_name(world: World) -> None:
    """A name in the text settled by hand: whom it means, or that it means nobody."""
    text = world.article()
    kind, record = world.record()
    name = record.fields["name"]
    named = way_to_name(world, record)
    words = world.lot.choice([name, "người ấy"])
    target = world.lot.choice([f"{kind}:{named.replace(' ', '%20')}", "none:"])
    if name in text.body:
        text.body = text.body.replace(name, f"[{name}]({target})", 1)
    else:
        text.body += f"\n\nHôm ấy [{words}]({target}) có mặt."
    world.save(text)


_OFFICES = ("Phó Bí thư", "Bí thư", "Phó Trưởng Ban", "Trưởng Ban", "Chủ tịch")
"""Those that hold another first."""


def change_office(world: World) -> None:
    """Another office of whoever has one in the text, all names as they were."""
    text = world.article()
    before = next((office for office in _OFFICES if office in text.body), None)
    if before is None:
        raise NotNow
    text.body = text.body.replace(before, world.lot.choice(_OFFICES), 1)
    world.save(text)


def name_in_front_matter(world: World) -> None:
    """A record named in the front matter, or none of its kind any more."""
    text = world.article()
    kind, record = world.record()
    field_name = f"{kind}s"
    if field_name in text.fields and world.lot.random() < 0.5:
        del text.fields[field_name]
    else:
        text.append(field_name, way_to_name(world, record))
    world.save(text)


def add_link(world: World) -> None:
    """A link in an article or record to something that is there, or is not."""
    text = world.lot.choice([world.article, lambda: world.record()[1]])()
    text.body += f"\n\nXem [bài khác]({target_of_link(world)})."
    world.save(text)


def add_correction(world: World) -> None:
    """A correction."""
    text = world.article()
    text.append("corrections", {"date": world.as_of.date().isoformat(), "text": "Đã sửa một con số."})
    world.save(text)


def toggle_retraction(world: World) -> None:
    """Retracted, or no longer."""
    text = world.article()
    if text.fields.pop("retracted", None) is None:
        text.fields["retracted"] = {"date": world.as_of.date().isoformat(), "reason": "Sai nguồn."}
    world.save(text)


def toggle_translation(world: World) -> None:
    """A version of another article, or no longer."""
    text, other = world.article(), world.article()
    if text.fields.pop("translation_of", None) is None:
        former = (other.items("former_slugs") or [other.slug])[0]
        text.fields["translation_of"] = world.lot.choice(
            [other.slug, other.fields.get("id", other.slug), former]
        )
        text.fields["lang"] = world.lot.choice(["en", "vi"])
    world.save(text)


def add_former_address(world: World) -> None:
    """An address that an article once had, here or in an older system."""
    text = world.article()
    if world.lot.random() < 0.5:
        text.append("former_slugs", world.new("ten-cu"))
    else:
        text.fields["legacy_urls"] = [f"/tin-cu/{world.new('tin')}.html"]
    world.save(text)


def toggle_paper(world: World) -> None:
    """A paper more or none."""
    text = world.article()
    if text.fields.pop("documents", None) is None:
        file = world.some_path("content/documents", ".pdf").removeprefix("content")
        text.fields["documents"] = [{"file": file, "title": "Văn bản"}]
    world.save(text)


EDITS = (
    add_paragraph,
    remove_paragraph,
    change_title,
    change_shown_field,
    change_date,
    change_category,
    change_slug,
    take_slug,
    toggle_status,
    hold,
    hold_two,
    move_time,
    add_article,
    remove_article,
    rename_article,
    move_article,
    swap_articles,
    mark_name,
    name_in_front_matter,
    add_link,
    add_correction,
    toggle_retraction,
    toggle_translation,
    add_former_address,
    toggle_paper,
    change_office,
)
