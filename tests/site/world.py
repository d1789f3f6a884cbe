"""What a site of the tests is built from: a folder that edits change, and can have as it was."""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

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

    def items(self, name: str) -> list[Any]:
        """Return the items of a field; a single value is one item, a missing field none."""
        value = self.fields.get(name)
        return list(value) if isinstance(value, list) else [value] if value else []

    def append(self, name: str, item: Any) -> None:
        """Add an item to a field."""
        self.fields[name] = [*self.items(name), item]

    def set_items(self, name: str, items: list[Any]) -> None:
        """Replace the items of a field; a field without items is removed."""
        self.fields[name] = items
        if not items:
            del self.fields[name]


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

    def some_path(self, folder: str, ending: str) -> str:
        """Return one of the files below *folder*."""
        paths = self.paths(folder, ending)
        if not paths:
            raise NotNow
        return self.lot.choice(paths)

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
