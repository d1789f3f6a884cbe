"""An article's file from its form: each field that was changed is edited as text, every other character stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from plugins.editing.field_text import Item, with_field, with_items, without_field
from plugins.editing.front_text import UnusualForm, front_of, quoted, scalar
from plugins.sources.content_file import ContentFile
from plugins.sources.dates import read_moment
from plugins.sources.schemas import ARTICLE
from plugins.text.normal import nfc

TEXTS = (
    *(
        "title",
        "date",
        "category",
        "status",
        "publish_at",
        "expires_at",
        "summary",
        "source",
        "place",
        "lang",
    ),
    *("translation_of", "image", "image_alt", "image_caption", "image_credit", "image_focus", "slug"),
)
"""Fields of the form that hold one text."""
LISTS = tuple(field.name for field in ARTICLE if field.is_of_names)
"""Fields of names, one a line in the form."""
DOCUMENT = ("file", "title", "number", "date")
"""What the form asks of each document."""
MOMENTS = ("date", "publish_at", "expires_at")
KEPT = ("former_slugs", "legacy_urls", "id", "sample", "corrections", "retracted", "refused_offices")
"""Fields that the form leaves alone: each is changed by an act of its own, or never."""


def shown(source: ContentFile) -> dict[str, Any]:
    """Return what the form shows of *source*: texts, names one a line, and documents."""
    values: dict[str, Any] = {name: str(source.values.get(name, "")) for name in TEXTS}
    values |= {name: _shown_moment(values[name]) for name in MOMENTS}
    values |= {name: "\n".join(source.values.get(name, ())) for name in LISTS}
    documents = source.values.get("documents", ())
    values["documents"] = [{key: one.get(key, "") for key in DOCUMENT} for one in documents]
    return values


def _shown_moment(value: str) -> str:
    """Return a moment as people write it: *21/7/2023*, *21/7/2023 8:30*; a text that is none as it is.

    >>> _shown_moment("2023-07-21T08:30:00+07:00"), _shown_moment("2023-07-21T00:00:00+07:00")
    ('21/7/2023 08:30', '21/7/2023')
    """
    found = read_moment(value) if value else None
    if found is None:
        return value
    day = f"{found.day}/{found.month}/{found.year}"
    return day if (found.hour, found.minute) == (0, 0) else f"{day} {found:%H:%M}"


def composed(text: str, source: ContentFile, form: Mapping[str, str]) -> str:
    """Return the file *text*, which says *source*, as *form* has it; a field that *form* has not stays.

    Raises UnusualForm where the front matter is written in a form that is not edited here.
    """
    before = shown(source)
    for name in TEXTS:
        if name in form and _plain(form[name]) != _plain(before[name]):
            text = _with_text(text, name, _written(name, form[name]))
    for name in LISTS:
        if name in form and _lines(form[name]) != _lines(before[name]):
            text = _with_list(text, name, [(scalar(one),) for one in _lines(form[name])])
    documents = _documents(form)
    if documents is not None and documents != before["documents"]:
        text = _with_list(text, "documents", [_document_item(one) for one in documents])
    return _with_body(text, source, form["body"]) if "body" in form else text


def _plain(value: str) -> str:
    return nfc(" ".join(value.split()))


def _lines(value: str) -> list[str]:
    return [_plain(line) for line in re.split(r"[\n;]", value) if line.strip()]


def _written(name: str, value: str) -> str:
    """Return what a field is to say: a moment in the form that nobody reads otherwise, all else as typed."""
    plain = _plain(value)
    found = read_moment(plain) if name in MOMENTS and plain else None
    if found is None:
        return plain
    return f"{found:%Y-%m-%d}" if (found.hour, found.minute) == (0, 0) else f"{found:%Y-%m-%d %H:%M}"


def _with_text(text: str, name: str, value: str) -> str:
    if not value:
        return without_field(text, name)
    try:
        return with_field(text, name, value)
    except UnusualForm:
        return with_field(without_field(text, name), name, value)


def _with_list(text: str, name: str, items: Sequence[Item]) -> str:
    return with_items(without_field(text, name), name, items)


def _documents(form: Mapping[str, str]) -> list[dict[str, str]] | None:
    """Return the documents of *form* that say anything, None where it has no rows for them."""
    rows: dict[int, dict[str, str]] = {}
    for name, value in form.items():
        if found := re.fullmatch(rf"documents\.(\d+)\.({'|'.join(DOCUMENT)})", name):
            rows.setdefault(int(found[1]), {})[found[2]] = _plain(value)
    if not rows:
        return None
    full = ({key: row.get(key, "") for key in DOCUMENT} for _, row in sorted(rows.items()))
    return [one for one in full if any(one.values())]


def _document_item(document: Mapping[str, str]) -> Item:
    return tuple(f"{key}: {quoted(value)}" for key, value in document.items() if value)


def _with_body(text: str, source: ContentFile, typed: str) -> str:
    """Return *text* with the body *typed*; the blank lines between it and the front matter stay."""
    typed = nfc(typed.replace("\r\n", "\n").replace("\r", "\n"))
    if typed.strip() == body_of(source).strip():
        return text
    front, start = front_of(text)
    head = (
        text[: text.index("\n", start + len(front)) + 1]
        if "\n" in text[start + len(front) :]
        else f"{text}\n"
    )
    return f"{head}\n{typed.strip(chr(10))}\n"


def body_of(source: ContentFile) -> str:
    """Return the body as it is typed: without the blank lines around it."""
    return source.body.strip("\n") + "\n" if source.body.strip() else ""
