"""Edits of pictures and papers."""

from __future__ import annotations

import io
import re

from PIL import Image

from tests.site.edits.words import some_name
from tests.site.world import Text, World


def _picture(world: World) -> bytes:
    """Return a picture of one colour."""
    size = world.lot.choice([(64, 48), (80, 48), (48, 64)])
    out = io.BytesIO()
    Image.new("RGB", size, tuple(world.lot.randrange(256) for _ in range(3))).save(out, "JPEG")
    return out.getvalue()


def _drop_lead(text: Text) -> None:
    """Take away an article's lead picture, with all that is said of it."""
    for name in ("image", "image_alt", "image_caption", "image_credit", "image_focus"):
        text.fields.pop(name, None)


def redraw_picture(world: World) -> None:
    """A picture drawn anew, of another size or not."""
    world.put(world.some_path("content/images", ".jpg"), _picture(world))


def change_lead(world: World) -> None:
    """A lead picture, or none any more."""
    text = world.article()
    if "image" in text.fields and world.lot.random() < 0.5:
        _drop_lead(text)
    else:
        text.fields["image"] = world.some_path("content/images", ".jpg").removeprefix("content")
        text.fields["image_alt"] = f"Ảnh {world.lot.randint(1, 9)}"
        text.fields["image_focus"] = f"{world.lot.randrange(101)}% {world.lot.randrange(101)}%"
    world.save(text)


def add_picture(world: World) -> None:
    """A picture in the text that nobody has used yet."""
    text = world.article()
    path = f"images/2026/11/{world.new('anh')}.jpg"
    world.put(f"content/{path}", _picture(world))
    text.body += f'\n\n![Ảnh mới](/{path} "Ảnh: {some_name(world)}")'
    world.save(text)


def remove_picture(world: World) -> None:
    """A picture's file less, and what refers to it."""
    path = world.some_path("content/images", ".jpg")
    world.put(path, None)
    address = path.removeprefix("content")
    for other in world.paths("content"):
        text = world.read(other)
        if text.fields.get("image") == address:
            _drop_lead(text)
        elif text.fields.get("portrait") == address:
            text.fields.pop("portrait")
        elif address in text.body:
            text.body = re.sub(r"!\[[^]]*\]\(" + re.escape(address) + r"[^)]*\)", "", text.body)
        else:
            continue
        world.save(text)


def replace_paper(world: World) -> None:
    """A paper in a new edition."""
    world.put(world.some_path("content/documents", ".pdf"), f"%PDF-1.4 {world.new('ban')}")


EDITS = (
    redraw_picture,
    change_lead,
    add_picture,
    remove_picture,
    replace_paper,
)
