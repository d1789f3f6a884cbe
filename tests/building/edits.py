"""Edits that editors make, chosen by lot: what the tests of the build in place change in a content folder."""

from __future__ import annotations

import io
import json
import os
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from plugins.building.settings import PARTS
from plugins.text.normal import slugify

FOLDERS = {"person": "persons", "committee": "committees", "event": "events"}
ADDRESSES = {"person": "nhan-su", "committee": "to-chuc", "event": "su-kien"}
PORTAL = "content/settings/portal.yaml"


class NotNow(Exception):
    """There is nothing that this edit could change."""


@dataclass(slots=True)
class Text:
    """A file with front matter."""

    path: str
    fields: dict[str, Any]
    body: str

    @property
    def slug(self) -> str:
        """The slug that the file gives its article or record."""
        return self.fields.get("slug") or slugify(Path(self.path).stem)


@dataclass(slots=True)
class World:
    """What a site is built from: ``content`` and ``theme`` below *root*, the time and the settings."""

    root: Path
    lot: random.Random
    as_of: datetime
    parts: frozenset[str] = frozenset(PARTS)
    url: str = ""
    count: int = 0
    """Numbers new names."""
    before: dict[str, bytes | None] = field(default_factory=dict)
    """Files as they were before the edit; None for those that were not there."""
    settings: tuple[Any, ...] = ()
    seen: set[str] = field(default_factory=set)
    """Files that edits have looked at."""

    def begin(self) -> None:
        """Begin edits that ``undo`` can take back."""
        self.before.clear()
        self.settings = self.as_of, self.parts, self.url

    def undo(self) -> None:
        """Have everything as it was when the edits began."""
        for path, data in list(self.before.items()):
            self.put(path, data)
        self.before.clear()
        self.as_of, self.parts, self.url = self.settings

    def put(self, path: str, data: bytes | str | None) -> None:
        """Write a file, with the folders that it needs; None removes it."""
        place = self.root / path
        self.before.setdefault(path, place.read_bytes() if place.exists() else None)
        if data is None:
            place.unlink(missing_ok=True)
            return
        self.seen.add(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(".new")
        beside.write_bytes(data.encode() if isinstance(data, str) else data)
        os.replace(beside, place)

    def paths(self, folder: str, ending: str = ".md") -> list[str]:
        """Return the files below *folder*."""
        found = (self.root / folder).rglob(f"*{ending}")
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def read(self, path: str) -> Text:
        """Read a file with front matter."""
        _, front, body = (self.root / path).read_text("utf-8").split("---\n", 2)
        return Text(path, yaml.load(front, yaml.BaseLoader) or {}, body.strip("\n"))

    def save(self, text: Text) -> None:
        """Write a file with front matter."""
        front = "".join(
            f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in text.fields.items()
        )
        self.put(text.path, f"---\n{front}---\n\n{text.body}\n")

    def pick(self, folder: str) -> Text:
        """Return one of the texts below *folder*, rather one that was looked at before: edits then meet each other."""
        paths = self.paths(folder)
        if not paths:
            raise NotNow
        again = [path for path in paths if path in self.seen]
        path = self.lot.choice(again if again and self.lot.random() < 0.6 else paths)
        self.seen.add(path)
        return self.read(path)

    def article(self) -> Text:
        """Return an article."""
        return self.pick("content/articles")

    def record(self, kind: str = "") -> tuple[str, Text]:
        """Return a kind and a record of it."""
        kind = kind or self.lot.choice([*FOLDERS])
        return kind, self.pick(f"content/register/{FOLDERS[kind]}")

    def new(self, prefix: str) -> str:
        """Return a slug that nothing bears yet."""
        self.count += 1
        return f"{prefix}-{self.count}"

    def portal(self) -> dict[str, Any]:
        """Return the portal's settings."""
        return yaml.load((self.root / PORTAL).read_text("utf-8"), yaml.BaseLoader) or {}

    def save_portal(self, values: dict[str, Any]) -> None:
        """Write the portal's settings."""
        self.put(PORTAL, "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in values.items()))


def _some_name(world: World) -> str:
    """Return words that may mean something to the linker."""
    kind, record = world.record()
    names = [record.fields["name"], *_list(record.fields.get("variants"))]
    if kind == "person" and world.lot.random() < 0.4:
        _, body = world.record("committee")
        return f"{world.lot.choice(['Bí thư', 'Trưởng Ban', 'nguyên Chủ tịch'])} {body.fields['name']} {names[0]}"
    return str(world.lot.choice(names))


def _list(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value] if value else []
    return [one["value"] if isinstance(one, dict) else one for one in items]


def _as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value] if value else []


def _sentence(world: World) -> str:
    return f"Sáng nay, đồng chí {_some_name(world)} làm việc với {_some_name(world)}."


def _target(world: World) -> str:
    """Return the address of something that is there or was, as a link gives it."""
    lot, article = world.lot, world.article()
    kind, record = world.record()
    month = article.fields["date"][:7].replace("-", "/")
    choices = [
        f"article:{article.slug}",
        f"article:{article.fields.get('id', 'a-0000018')}",
        f"article:{lot.choice(_as_list(article.fields.get('former_slugs')) or ['cu'])}",
        f"/tin-tuc/{month}/{article.slug}/",
        f"/{ADDRESSES[kind]}/{record.slug}/",
        f"/{ADDRESSES[kind]}/{record.slug}/#nam-{article.fields['date'][:4]}",
        f"/{ADDRESSES[kind]}/{record.slug}/{article.fields['date'][:4]}/",
        f"/chuyen-muc/{slugify(article.fields['category'])}/",
        f"/chuyen-muc/{slugify(article.fields['category'])}/{month}/",
        f"/luu-tru/{month}/",
        f"/id/{record.fields.get('id', 'p-000001z')}/",
        f"/id/{article.fields.get('id', 'a-0000018')}/",
        "/gioi-thieu/",
        f"/trang-{lot.randint(1, 6)}/",
        f"article:bai-moi-{lot.randint(1, 8)}",
        f"{kind}:{record.slug}",
        f"/tin-tuc/2023/07/bai-moi-{lot.randint(1, 8)}/",
        "/documents/2023/ket-luan-hoi-nghi-18.pdf",
        "https://vi-du.example/",
    ]
    return lot.choice(choices)


def _shift(world: World, date: str) -> str:
    """Return *date* some days, months or years away."""
    day = datetime.fromisoformat(date[:10]) + timedelta(days=world.lot.choice([-400, -35, -1, 1, 35, 400]))
    return day.date().isoformat() + date[10:]


# Articles


def body(world: World) -> None:
    """A paragraph more."""
    text = world.article()
    text.body += f"\n\n{_sentence(world)}"
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
            ("summary", "Tóm tắt mới, có " + _some_name(world)),
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
    text.fields["date"] = _shift(world, text.fields["date"])
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
        text.fields["former_slugs"] = [*_as_list(text.fields.get("former_slugs")), before]
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
        "date": _shift(world, lot.choice([like.fields["date"], world.as_of.date().isoformat()])),
        "category": like.fields["category"],
    }
    pictures = world.paths("content/images", ".jpg")
    if pictures and lot.random() < 0.4:
        fields["image"] = lot.choice(pictures).removeprefix("content")
        fields["image_alt"] = "Ảnh"
    if lot.random() < 0.3:
        fields["events"] = [world.record("event")[1].slug]
    text = "\n\n".join([_sentence(world), like.body.split("\n\n")[0], f"Xem [thêm]({_target(world)})."])
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
        text.fields[field_name] = [*_as_list(text.fields.get(field_name)), named]
    world.save(text)


def link(world: World) -> None:
    """A link to something that is there, or is not."""
    text = world.lot.choice([world.article, lambda: world.record()[1]])()
    text.body += f"\n\nXem [bài khác]({_target(world)})."
    world.save(text)


def correction(world: World) -> None:
    """A correction."""
    text = world.article()
    one = {"date": world.as_of.date().isoformat(), "text": "Đã sửa một con số."}
    text.fields["corrections"] = [*_as_list(text.fields.get("corrections")), one]
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
        formers = _as_list(other.fields.get("former_slugs")) or [other.slug]
        text.fields["translation_of"] = world.lot.choice(
            [other.slug, other.fields.get("id", other.slug), formers[0]]
        )
        text.fields["lang"] = world.lot.choice(["en", "vi"])
    world.save(text)


def former_address(world: World) -> None:
    """An address that an article once had."""
    text = world.article()
    if world.lot.random() < 0.5:
        text.fields["former_slugs"] = [*_as_list(text.fields.get("former_slugs")), world.new("ten-cu")]
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


# Pictures and papers


def _picture(world: World) -> bytes:
    size = world.lot.choice([(64, 48), (80, 48), (48, 64)])
    out = io.BytesIO()
    Image.new("RGB", size, tuple(world.lot.randrange(256) for _ in range(3))).save(out, "JPEG")
    return out.getvalue()


def picture_bytes(world: World) -> None:
    """A picture drawn anew, of another size or not."""
    paths = world.paths("content/images", ".jpg")
    if not paths:
        raise NotNow
    world.put(world.lot.choice(paths), _picture(world))


def picture_of_article(world: World) -> None:
    """A lead picture, or none any more."""
    text = world.article()
    if "image" in text.fields and world.lot.random() < 0.5:
        for name in ("image", "image_alt", "image_caption", "image_credit"):
            text.fields.pop(name, None)
    else:
        paths = world.paths("content/images", ".jpg")
        if not paths:
            raise NotNow
        text.fields["image"] = world.lot.choice(paths).removeprefix("content")
        text.fields["image_alt"] = f"Ảnh {world.lot.randint(1, 9)}"
    world.save(text)


def new_picture(world: World) -> None:
    """A picture in the text that nobody has used yet."""
    text = world.article()
    path = f"images/2026/11/{world.new('anh')}.jpg"
    world.put(f"content/{path}", _picture(world))
    text.body += f'\n\n![Ảnh mới](/{path} "Ảnh: {_some_name(world)}")'
    world.save(text)


def remove_picture(world: World) -> None:
    """A picture's file less, with what refers to it or without."""
    paths = world.paths("content/images", ".jpg")
    if not paths:
        raise NotNow
    path = world.lot.choice(paths)
    world.put(path, None)
    address = path.removeprefix("content")
    for other in world.paths("content"):
        text = world.read(other)
        if text.fields.get("image") == address:
            for name in ("image", "image_alt", "image_caption", "image_credit"):
                text.fields.pop(name, None)
            world.save(text)
        elif text.fields.get("portrait") == address:
            text.fields.pop("portrait")
            world.save(text)
        elif address in text.body:
            text.body = re.sub(r"!\[[^]]*\]\(" + re.escape(address) + r"[^)]*\)", "", text.body)
            world.save(text)


def paper_bytes(world: World) -> None:
    """A paper in a new edition."""
    papers = world.paths("content/documents", ".pdf")
    if not papers:
        raise NotNow
    world.put(world.lot.choice(papers), f"%PDF-1.4 {world.new('ban')}")


# Records


def record_body(world: World) -> None:
    """The text about a record, with links and names."""
    _, record = world.record()
    kind, other = world.record()
    extra = world.lot.choice(
        ["Câu thêm.", f"Xem [đây]({_target(world)}).", f"Cùng [bạn]({kind}:{other.slug})."]
    )
    record.body += f"\n\n{extra}"
    world.save(record)


def _names_in_texts(world: World) -> list[str]:
    words = re.findall(r"(?:[A-ZĐ][\wÀ-ỹ]+ ){2,3}[A-ZĐ][\wÀ-ỹ]+", world.article().body)
    return words or ["Nguyễn Văn Mới"]


def add_person(world: World) -> None:
    """A record for a name that texts give."""
    fields: dict[str, Any] = {"name": world.lot.choice(_names_in_texts(world))}
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
        fields["name"] = world.lot.choice(_names_in_texts(world))
    if world.lot.random() < 0.7:
        fields["parents"] = [parent.slug]
    world.save(Text(f"content/register/committees/{world.new('to-chuc')}.md", fields, ""))


def add_event(world: World) -> None:
    """An event by a name that texts may give."""
    like = world.record("event")[1]
    fields: dict[str, Any] = {
        "name": world.lot.choice(
            [f"Hội nghị {world.new('so')}", like.fields["name"] + " mở rộng", *_names_in_texts(world)]
        ),
        "start": _shift(world, world.as_of.date().isoformat()),
    }
    if world.lot.random() < 0.5:
        fields["organisers"] = [world.record("committee")[1].slug]
        fields["series"] = like.fields.get("series", "Loạt mới")
    world.save(Text(f"content/register/events/{world.new('su-kien')}.md", fields, "Sự kiện."))


_FIELDS_OF_OTHERS = ("tenures", "parents", "predecessors", "successors", "organisers")


def _forget(world: World, kind: str, gone: Text) -> None:
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
                text.fields[name] = [one for one in _as_list(text.fields[name]) if not names_it(one)]
                if not text.fields[name]:
                    del text.fields[name]
        if json.dumps(text.fields) != before:
            world.save(text)


def remove_record(world: World) -> None:
    """A record less, with what other records and front matter say of it."""
    kind, record = world.record()
    world.put(record.path, None)
    _forget(world, kind, record)


def merge_records(world: World) -> None:
    """Two records become one."""
    kind = world.lot.choice([*FOLDERS])
    _, gone = world.record(kind)
    _, kept = world.record(kind)
    if gone.path == kept.path or "id" not in gone.fields:
        raise NotNow
    world.put(gone.path, None)
    kept.fields["merged_ids"] = [*_as_list(kept.fields.get("merged_ids")), gone.fields["id"]]
    kept.fields["former_slugs"] = [*_as_list(kept.fields.get("former_slugs")), gone.slug]
    world.save(kept)


def rename_record(world: World) -> None:
    """Another name; the one before may stay as a variant."""
    kind, record = world.record()
    before = record.fields["name"]
    if kind == "person":
        record.fields["name"] = world.lot.choice([before + " Anh", *_names_in_texts(world)[:1]])
    else:
        record.fields["name"] = world.lot.choice([before + " mới", before.replace(" Sao Khuê", "")])
    if world.lot.random() < 0.5:
        record.fields["variants"] = [*_as_list(record.fields.get("variants")), before]
    world.save(record)


def record_slug(world: World) -> None:
    """Another slug, the one before remembered."""
    _, record = world.record()
    before, record.fields["slug"] = record.slug, world.new("ho-so")
    record.fields["former_slugs"] = [*_as_list(record.fields.get("former_slugs")), before]
    world.save(record)


def record_slug_lost(world: World) -> None:
    """Another file name and so another slug, the one before forgotten."""
    kind, record = world.record()
    world.put(record.path, None)
    before = Text(record.path, dict(record.fields), "")
    record.path = f"content/register/{FOLDERS[kind]}/{world.new('ho-so')}.md"
    world.save(record)
    if "slug" not in record.fields and world.lot.random() < 0.7:
        _forget(world, kind, before)


def variant(world: World) -> None:
    """A variant more or less; one that another record has, too."""
    kind, record = world.record()
    variants = _as_list(record.fields.get("variants"))
    if variants and world.lot.random() < 0.5:
        variants.pop(world.lot.randrange(len(variants)))
    else:
        other = world.record(kind)[1].fields["name"]
        surname = " ".join(record.fields["name"].split()[-2:])
        variants.append(world.lot.choice([other, surname, *_names_in_texts(world)[:1]]))
    record.fields["variants"] = variants
    if not variants:
        del record.fields["variants"]
    world.save(record)


def namesake(world: World) -> None:
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


def disambiguation(world: World) -> None:
    """What tells a record from its namesakes."""
    _, record = world.record()
    if record.fields.pop("disambiguation", None) is None:
        record.fields["disambiguation"] = f"chú thích {world.lot.randint(1, 9)}"
    world.save(record)


def tenure(world: World) -> None:
    """An office more, less or at another time."""
    _, person = world.record("person")
    tenures = _as_list(person.fields.get("tenures"))
    choice = world.lot.random()
    if tenures and choice < 0.3:
        tenures.pop(world.lot.randrange(len(tenures)))
    elif tenures and choice < 0.6:
        one = world.lot.choice(tenures)
        one["from"], one["until"] = "2016-01-01", world.lot.choice(["2021", "2024-05", "2026-01-01"])
    else:
        office = world.lot.choice(["Bí thư", "Phó Bí thư", "Trưởng Ban", "Chủ tịch"])
        tenures.append({"office": office, "committee": world.record("committee")[1].slug, "from": "2018-05"})
    person.fields["tenures"] = tenures
    if not tenures:
        del person.fields["tenures"]
    world.save(person)


def parent(world: World) -> None:
    """Another parent, or none."""
    _, committee = world.record("committee")
    _, above = world.record("committee")
    if committee.fields.pop("parents", None) is None or world.lot.random() < 0.7:
        committee.fields["parents"] = [above.slug]
    world.save(committee)


def committee_field(world: World) -> None:
    """Place, kind, span, former names, lineage or offices of a committee."""
    _, committee = world.record("committee")
    _, other = world.record("committee")
    name, value = world.lot.choice(
        [
            ("place", "thành phố Vân Khê"),
            ("place", other.fields.get("place")),
            ("kind", "cơ quan nhà nước"),
            ("until", "2024-01-01"),
            ("from", "2001"),
            ("names", [{"name": "Ban Cũ Sao Khuê", "until": "2018"}, {"name": other.fields["name"]}]),
            ("predecessors", [{"committee": other.slug, "on": "2020-01-01"}]),
            ("successors", [{"committee": other.slug, "on": "2020-01-01"}]),
            ("offices", ["Trưởng Ban", "Bí thư"]),
            ("until", None),
            ("predecessors", None),
            ("successors", None),
            ("names", None),
        ]
    )
    committee.fields.pop(name, None)
    if value is not None:
        committee.fields[name] = value
    world.save(committee)


def event_field(world: World) -> None:
    """Days, place, organisers, series, programme, outcome or papers of an event."""
    _, event = world.record("event")
    _, other = world.record("event")
    start = event.fields.get("start", "2023-01-01")
    moved = _shift(world, start) if len(start) == 10 else "2024-03-05"
    papers = [path.removeprefix("content") for path in world.paths("content/documents", ".pdf")] or [""]
    name, value = world.lot.choice(
        [
            ("start", moved),
            ("start", (world.as_of + timedelta(days=3)).date().isoformat()),
            ("place", "Nhà văn hóa"),
            ("organisers", [world.record("committee")[1].slug]),
            ("series", other.fields.get("series", "Loạt khác")),
            ("programme", ["Khai mạc", "Bế mạc"]),
            ("outcome", "Kết quả mới."),
            ("kind", "lễ"),
            ("documents", [{"file": world.lot.choice(papers), "title": "Văn kiện"}]),
            ("documents", None),
            ("organisers", None),
            ("series", None),
        ]
    )
    event.fields.pop(name, None)
    if name == "start":
        event.fields.pop("end", None)
    if value is not None:
        event.fields[name] = value
    world.save(event)


def person_field(world: World) -> None:
    """Days of life, portrait or sources of a person."""
    _, person = world.record("person")
    pictures = world.paths("content/images", ".jpg")
    name, value = world.lot.choice(
        [
            ("born", "1961-02"),
            ("died", "2024"),
            ("portrait", world.lot.choice(pictures).removeprefix("content") if pictures else None),
            ("portrait", None),
            ("sources", ["Nguồn mới"]),
            ("sample", "false"),
            ("died", None),
        ]
    )
    person.fields.pop(name, None)
    if value is not None:
        person.fields[name] = value
        if name == "portrait":
            person.fields["portrait_alt"] = f"Chân dung {world.lot.randint(1, 9)}"
    world.save(person)


def record_status(world: World) -> None:
    """Let out, or taken back with what others say of it."""
    kind, record = world.record()
    if record.fields.get("status", "published") != "published":
        record.fields["status"] = "published"
    else:
        record.fields["status"] = "draft"
        _forget(world, kind, record)
    world.save(record)


# Pages, settings, theme


def add_page(world: World) -> None:
    """A page more."""
    fields = {"title": f"Trang {world.lot.randint(1, 99)}"}
    path = f"content/pages/trang-{world.lot.randint(1, 6)}.md"
    world.save(Text(path, fields, f"Trang có [liên kết]({_target(world)})."))


def page(world: World) -> None:
    """A page's text, title or address."""
    text = world.pick("content/pages")
    choice = world.lot.random()
    if choice < 0.3:
        text.fields["title"] += " mới"
    elif choice < 0.5:
        text.fields["slug"] = f"trang-{world.lot.randint(1, 6)}"
    elif choice < 0.7:
        kind, record = world.record()
        text.body += f"\n\n[Ai đó]({kind}:{record.slug}) ở đây."
    else:
        text.body += f"\n\nXem [thêm]({_target(world)})."
    world.save(text)


def remove_page(world: World) -> None:
    """A page less."""
    world.put(world.pick("content/pages").path, None)


def setting(world: World) -> None:
    """A setting of the portal."""
    values = world.portal()
    lot = world.lot
    name, value = lot.choice(
        [
            ("home_committee", world.record("committee")[1].slug),
            ("home_committee", None),
            ("sections", [world.article().fields["category"], world.article().fields["category"]]),
            ("sections", None),
            ("featured", [world.article().slug, world.article().fields.get("id", "x")]),
            ("featured", None),
            ("name", f"Trang {lot.randint(1, 99)}"),
            ("phone", "0900"),
        ]
    )
    values.pop(name, None)
    if value is not None:
        values[name] = value
    values.setdefault("name", "Trang")
    world.save_portal(values)


def abbreviations(world: World) -> None:
    """Short forms of names."""
    path = "content/settings/abbreviations.yaml"
    if (world.root / path).exists() and world.lot.random() < 0.4:
        world.put(path, None)
        return
    short, long = world.lot.choice(
        [("BTC", "Ban Tổ chức"), ("TU", "Thành ủy"), ("SK", "Sao Khuê"), ("UBKT", "Ủy ban Kiểm tra")]
    )
    world.put(path, f"{long}: {short}\n")


def parts(world: World) -> None:
    """Another choice of what is built."""
    one = world.lot.choice(PARTS[1:])
    world.parts = world.parts ^ {one}


def address(world: World) -> None:
    """The address of the site."""
    world.url = world.lot.choice(["", "https://van-khe.example", "https://khac.example"])


def template(world: World) -> None:
    """A page's template."""
    path = world.lot.choice(sorted((world.root / "theme/templates").glob("*.html")))
    name = path.relative_to(world.root).as_posix()
    text = path.read_text("utf-8")
    spot = max(text.rfind("{% endblock"), text.rfind("</html>"))
    extra = f"<!-- {world.lot.randint(1, 99)} -->"
    world.put(name, text[:spot] + extra + text[spot:] if spot >= 0 else text + extra)


def component(world: World) -> None:
    """A component that several pages share."""
    folders = ("components", "words")
    paths = [path for one in folders for path in (world.root / "theme/templates" / one).glob("*.html")]
    path = world.lot.choice(sorted(paths))
    text = path.read_text("utf-8")
    extra = f"<!-- {world.lot.randint(1, 99)} -->"
    spot = text.rfind("{% endmacro")
    name = path.relative_to(world.root).as_posix()
    world.put(name, text[:spot] + extra + text[spot:] if spot >= 0 else text + extra)


def style(world: World) -> None:
    """The style of a component."""
    path = world.lot.choice(world.paths("theme/static/css", ".css"))
    world.put(
        path, (world.root / path).read_text("utf-8") + f"\n.moi{world.lot.randint(1, 99)} {{ order: 1; }}\n"
    )


def nothing(world: World) -> None:
    """A file that an editor saved without a change."""
    path = world.lot.choice(world.paths("content"))
    world.put(path, (world.root / path).read_bytes())


EDITS: tuple[Callable[[World], None], ...] = (
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
    picture_bytes,
    picture_of_article,
    new_picture,
    remove_picture,
    paper_bytes,
    record_body,
    add_person,
    add_committee,
    add_event,
    remove_record,
    merge_records,
    rename_record,
    record_slug,
    record_slug_lost,
    variant,
    namesake,
    disambiguation,
    tenure,
    parent,
    committee_field,
    event_field,
    person_field,
    record_status,
    add_page,
    page,
    remove_page,
    setting,
    abbreviations,
    parts,
    address,
    template,
    component,
    style,
    nothing,
)
"""Every kind of edit, each as likely as any other."""
