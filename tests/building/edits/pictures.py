"""Edits of pictures and papers."""

from __future__ import annotations

import io
import re

from PIL import Image

from tests.building.edits.words import some_name
from tests.building.world import NotNow, World


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
    text.body += f'\n\n![Ảnh mới](/{path} "Ảnh: {some_name(world)}")'
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


EDITS = (
    picture_bytes,
    picture_of_article,
    new_picture,
    remove_picture,
    paper_bytes,
)
