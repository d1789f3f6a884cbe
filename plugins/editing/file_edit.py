"""A file of the content folder that is being edited as text, and what it is to say in the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from plugins.editing.changes import CannotChange
from plugins.editing.field_text import (
    Item,
    Rename,
    items_of,
    with_field,
    with_field_of,
    with_items,
    with_names,
    without_field,
    without_items,
)
from plugins.editing.front_text import UnusualForm, front_of, scalar
from plugins.sources.content_file import ContentFile, decode, encode_like, read_content_file


class FileEdit:
    """Edits the text of one file; ``data`` sees that it says what was meant, and nothing else otherwise than before."""

    def __init__(self, kind: str, path: str, data: bytes) -> None:
        """Begin with the bytes of the file *path*. Raises CannotChange where it cannot be read."""
        self.kind, self.path = kind, path
        self.before = data
        self.source = self._read(data)
        self.values: dict[str, Any] = {name: _copied(value) for name, value in self.source.values.items()}
        self.body = self.source.body
        self.text = decode(data)

    def _read(self, data: bytes) -> ContentFile:
        source, _ = read_content_file(self.kind, self.path, data)
        if source is None:
            raise CannotChange(
                f"{self.path}: không đọc được; chạy check rồi sửa trước. / cannot be read; run check and mend it first."
            )
        return source

    def set(self, name: str, value: str) -> None:
        """Have the field *name* say *value*."""
        if self.values.get(name) != value:
            self._edit(name, lambda text: with_field(text, name, value))
            self.values[name] = value

    def take(self, name: str, other: FileEdit) -> None:
        """Have the field *name* say what it says in the file *other*, as it was typed there."""
        self._edit(name, lambda text: with_field_of(text, name, other.text))
        self.values[name] = _copied(other.values[name])

    def items(self, name: str) -> list[Item]:
        """Return the items of the list *name* as they were typed."""
        try:
            items = items_of(self.text, name)
        except UnusualForm:
            raise self._by_hand(name) from None
        if len(items) != len(self.values.get(name, ())):
            raise self._by_hand(name)
        return items

    def add(self, name: str, items: Iterable[tuple[Item, Any]]) -> None:
        """Add *items* to the list *name*: each as it is typed, and what it says."""
        typed, values = [], []
        for item, value in items:
            typed.append(item)
            values.append(_copied(value))
        if typed:
            self._edit(name, lambda text: with_items(text, name, typed))
            self.values[name] = [*self.values.get(name, ()), *values]

    def add_texts(self, name: str, texts: Iterable[str]) -> None:
        """Add *texts* to the list *name*, those that it does not have."""
        new = [text for text in dict.fromkeys(texts) if text not in self.values.get(name, ())]
        self.add(name, [((scalar(text),), text) for text in new])

    def remove(self, name: str, numbers: Collection[int]) -> None:
        """Take the items *numbers*, from 0, out of the list *name*."""
        if numbers:
            self._edit(name, lambda text: without_items(text, name, numbers))
            self.values[name] = [one for place, one in enumerate(self.values[name]) if place not in numbers]

    def drop(self, name: str) -> None:
        """Take the field *name* out, which stands on lines of its own."""
        self._edit(name, lambda text: without_field(text, name))
        del self.values[name]

    def rename(self, name: str, key: str, rename: Rename) -> None:
        """Have *rename* change the names of records in the field *name*, or in the field *key* of its items."""
        if name not in self.values:
            return
        self._edit(name, lambda text: with_names(text, name, key, rename))
        value = self.values[name]
        if isinstance(value, str):
            self.values[name] = rename(value, 0) or value
        else:
            self.values[name] = [_renamed(one, key, rename, place) for place, one in enumerate(value)]

    def rename_marks(self, kind: str, rename: Rename) -> None:
        """Have *rename* change the names of records of *kind* in links by hand, ``[text](person:…)``."""
        if self.kind == "portal" or f"{kind}:" not in self.body:
            return
        mark = re.compile(_MARK.format(kind=kind), re.MULTILINE)

        def replace(found: re.Match[str]) -> str:
            new = rename(unquote(found["named"]), 0)
            return found["before"] + (new or found["named"])

        self.body = mark.sub(replace, self.body)
        front, start = front_of(self.text)
        end = start + len(front)
        self.text = self.text[:end] + mark.sub(replace, self.text[end:])

    def drop_body(self) -> None:
        """Take the text below the front matter out."""
        front, start = front_of(self.text)
        self.text = self.text[: self.text.index("\n", start + len(front)) + 1]
        self.body = ""

    def append(self, body: str) -> None:
        """Add *body* below the text."""
        newline = "\r\n" if "\r\n" in self.text else "\n"
        self.text = f"{self.text.rstrip()}\n\n{body.strip()}\n".replace("\r\n", "\n").replace("\n", newline)
        self.body = f"{self.body.rstrip()}\n\n{body.strip()}\n"

    @property
    def is_changed(self) -> bool:
        """Whether the text is another than it was."""
        return self.text != decode(self.before)

    def data(self) -> bytes:
        """Return the bytes of the edited file. Raises CannotChange where they would not say what was meant."""
        edited = encode_like(self.before, self.text)
        again = self._read(edited)
        expected = {name: value for name, value in self.values.items() if value != []}
        if {name: value for name, value in again.values.items() if value != []} != expected:
            fields = sorted(
                name for name in {*expected, *again.values} if expected.get(name) != again.values.get(name)
            )
            raise self._by_hand(", ".join(fields))
        if again.body.split() != self.body.split():
            raise self._by_hand("…")
        return edited

    def _edit(self, name: str, edit: Callable[[str], str]) -> None:
        fence = "---\n" if self.kind == "portal" else ""
        try:
            text = edit(f"{fence}{self.text}\n{fence}" if fence else self.text)
        except UnusualForm:
            raise self._by_hand(name) from None
        self.text = text.removeprefix(fence).removesuffix(f"\n{fence}") if fence else text

    def _by_hand(self, name: str) -> CannotChange:
        return CannotChange(
            f"{self.path}: `{name}` viết theo lối lạ nên không sửa tự động được; viết lại mỗi mục một dòng rồi chạy lại."
            f" / is written in an unusual form; write each item on a line of its own, then run it again."
        )


_MARK = r"(?P<before>(?:\]\([ \t]*<?|^ {{0,3}}\[[^\]\n]+\]:[ \t]*<?){kind}:)(?P<named>[^)>\s\"]+)"
"""A link to a record by hand, up to the end of its address; the form of ``[name]: person:…`` too."""


def _renamed(item: Any, key: str, rename: Rename, number: int) -> Any:
    if isinstance(item, Mapping):
        return {
            name: rename(value, number) or value if name == key else value for name, value in item.items()
        }
    return rename(item, number) or item


def _copied(value: Any) -> Any:
    """Return *value* with lists and mappings of its own."""
    if isinstance(value, Mapping):
        return dict(value)
    return [_copied(one) for one in value] if isinstance(value, list) else value
