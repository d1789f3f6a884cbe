"""Edits of articles."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.building.edits.words import as_list, sentence, shifted, some_name, target_of_link
from tests.building.world import NotNow, Text, World


def body(world: World) -> None:
    """A paragraph more."""
    text = world.article()
    text.body += f"\n\n{sentence(world)}"
    world.save(text)


def shorter(world: World) -> None:
    """A paragraph less."""
    text = world.article()
    paragraphs = text.body.split("\n\n")
    paragraphs.pop(world.lot.randrange(len(paragraphs)))
    text.body = "\n\n".join(paragraphs)
    world.save(text)


def title(world: World) -> None:
    """A title of its own, or that of another article."""
    text = world.article()
    other = world.article().fields["title"]
    text.fields["title"] = world.lot.choice([text.fields["title"] + " (mới)", other])
    world.save(text)


def plain_field(world: World) -> None:
    """Something that is merely shown."""
    text = world.article()
    name, value = world.lot.choice(
        [
            ("summary", "Tóm tắt mới, có " + some_name(world)),
            ("authors", ["Người viết mới"]),
            ("topics", ["Chủ đề mới"]),
            ("source", "Báo Vân Khê"),
            ("sample", "false"),
            ("lang", "en"),
            ("summary", None),
        ]
    )
    text.fields.pop(name, None)
    if value is not None:
        text.fields[name] = value
    world.save(text)


def date(world: World) -> None:
    """Another day, month or year."""
    text = world.article()
    text.fields["date"] = shifted(world, text.fields["date"])
    world.save(text)


def category(world: World) -> None:
    """Another category, there or new."""
    text = world.article()
    text.fields["category"] = world.lot.choice(
        [world.article().fields["category"], "Mục mới", f"Mục {world.new('so')}"]
    )
    world.save(text)


def slug(world: World) -> None:
    """Another slug, the one before remembered or not."""
    text = world.article()
    before, text.fields["slug"] = text.slug, world.new("bai-moi")
    if world.lot.random() < 0.5:
        text.fields["former_slugs"] = [*as_list(text.fields.get("former_slugs")), before]
    world.save(text)


def taken_slug(world: World) -> None:
    """The slug of another article, which takes this one's, a new one, or keeps it."""
    text, other = world.article(), world.article()
    if text.path == other.path:
        raise NotNow
    mine, its = text.slug, other.slug
    text.fields["slug"] = its
    world.save(text)
    if world.lot.random() < 0.8:
        other.fields["slug"] = world.lot.choice([mine, world.new("bai-moi")])
        world.save(other)


def status(world: World) -> None:
    """Let out, or taken back."""
    text = world.article()
    text.fields["status"] = "draft" if text.fields.get("status", "published") == "published" else "published"
    world.save(text)


def hold(world: World) -> None:
    """A time to go out, or to go."""
    text = world.article()
    text.fields.pop("publish_at", None)
    text.fields.pop("expires_at", None)
    name = world.lot.choice(["publish_at", "expires_at"])
    moment = world.as_of + timedelta(days=world.lot.choice([-30, -1, 1, 3, 30]))
    text.fields[name] = moment.strftime("%Y-%m-%d %H:%M")
    world.save(text)


def time(world: World) -> None:
    """Time goes on; or somebody builds as of an earlier day."""
    for text in (world.article(), world.article()):
        moment = world.as_of + timedelta(days=world.lot.choice([1, 2]))
        text.fields[world.lot.choice(["publish_at", "expires_at"])] = moment.strftime("%Y-%m-%d %H:%M")
        world.save(text)


def clock(world: World) -> None:
    """Time goes on, or back, and nothing else."""
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


def mark(world: World) -> None:
    """A name settled by hand."""
    text = world.article()
    kind, record = world.record()
    named = world.lot.choice([record.slug, record.fields["name"], record.fields.get("id", record.slug)])
    words = world.lot.choice([record.fields["name"], "người ấy"])
    target = world.lot.choice([f"{kind}:{named.replace(' ', '%20')}", "none:"])
    if record.fields["name"] in text.body:
        text.body = text.body.replace(record.fields["name"], f"[{record.fields['name']}]({target})", 1)
    else:
        text.body += f"\n\nHôm ấy [{words}]({target}) có mặt."
    world.save(text)


def named_list(world: World) -> None:
    """Records named in the front matter."""
    text = world.article()
    kind, record = world.record()
    field_name = f"{kind}s"
    if field_name in text.fields and world.lot.random() < 0.5:
        del text.fields[field_name]
    else:
        named = world.lot.choice([record.slug, record.fields["name"], record.fields.get("id", record.slug)])
        text.fields[field_name] = [*as_list(text.fields.get(field_name)), named]
    world.save(text)


def link(world: World) -> None:
    """A link to something that is there, or is not."""
    text = world.lot.choice([world.article, lambda: world.record()[1]])()
    text.body += f"\n\nXem [bài khác]({target_of_link(world)})."
    world.save(text)


def correction(world: World) -> None:
    """A correction."""
    text = world.article()
    one = {"date": world.as_of.date().isoformat(), "text": "Đã sửa một con số."}
    text.fields["corrections"] = [*as_list(text.fields.get("corrections")), one]
    world.save(text)


def retraction(world: World) -> None:
    """Retracted, or no longer."""
    text = world.article()
    if text.fields.pop("retracted", None) is None:
        text.fields["retracted"] = {"date": world.as_of.date().isoformat(), "reason": "Sai nguồn."}
    world.save(text)


def translation(world: World) -> None:
    """A version of another article, or no longer."""
    text, other = world.article(), world.article()
    if text.fields.pop("translation_of", None) is None:
        formers = as_list(other.fields.get("former_slugs")) or [other.slug]
        text.fields["translation_of"] = world.lot.choice(
            [other.slug, other.fields.get("id", other.slug), formers[0]]
        )
        text.fields["lang"] = world.lot.choice(["en", "vi"])
    world.save(text)


def former_address(world: World) -> None:
    """An address that an article once had."""
    text = world.article()
    if world.lot.random() < 0.5:
        text.fields["former_slugs"] = [*as_list(text.fields.get("former_slugs")), world.new("ten-cu")]
    else:
        text.fields["legacy_urls"] = [f"/tin-cu/{world.new('tin')}.html"]
    world.save(text)


def article_document(world: World) -> None:
    """A paper more or none."""
    text = world.article()
    if text.fields.pop("documents", None) is None:
        papers = world.paths("content/documents", ".pdf")
        if not papers:
            raise NotNow
        file = world.lot.choice(papers).removeprefix("content")
        text.fields["documents"] = [{"file": file, "title": "Văn bản"}]
    world.save(text)


EDITS = (
    body,
    shorter,
    title,
    plain_field,
    date,
    category,
    slug,
    taken_slug,
    status,
    hold,
    time,
    clock,
    add_article,
    remove_article,
    rename_article,
    move_article,
    swap_articles,
    mark,
    named_list,
    link,
    correction,
    retraction,
    translation,
    former_address,
    article_document,
)
