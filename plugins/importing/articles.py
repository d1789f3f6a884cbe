"""Drafts into the content folder: the article, its id, its pictures; nothing that is there is written over."""

from __future__ import annotations

import itertools
from pathlib import Path

from plugins.editing.front_text import quoted
from plugins.editing.new import create_article, first_section
from plugins.importing.reading import PICTURE_ADDRESS, Draft
from plugins.publishing.disk import make_folder, write_atomically
from plugins.text.normal import slugify

_MAX_NAME_CHARACTERS = 80
"""Of a picture's file, before its number."""


def write_draft(draft: Draft, content: Path, taken: set[str]) -> Path:
    """Write *draft* as a new article with its pictures; return its file. *taken* are the slugs that articles have."""
    body = _with_pictures(draft, content)
    category = first_section(content)
    path = create_article(
        draft.front.title,
        content,
        _month(draft),
        lambda identifier: _text(draft, body, category, identifier),
        taken,
    )
    taken.add(path.stem)
    return path


def renewed_text(draft: Draft, content: Path, identifier: str) -> str:
    """Return the text of the article *identifier*, imported anew from a file that has changed; write its pictures."""
    return _text(draft, _with_pictures(draft, content), first_section(content), identifier)


def slugs_in(content: Path) -> set[str]:
    """Return the slugs of the articles in *content*, as their files name them."""
    return {slugify(path.stem) for path in (content / "articles").rglob("*.md")}


def _month(draft: Draft) -> str:
    return draft.front.date[:7].replace("-", "/")


def _text(draft: Draft, body: str, category: str, identifier: str) -> str:
    front = draft.front
    lines = [f"title: {quoted(front.title)}", f"date: {front.date}", f"category: {quoted(category)}"]
    lines += [f"summary: {quoted(front.summary)}" if front.summary else "summary:"]
    lines += ["authors:", *(f"  - {quoted(name)}" for name in front.authors)]
    lines += [f"source: {quoted(front.source)}" if front.source else "source:"]
    lines += ["image:", "image_alt:", "topics:"]
    if draft.legacy_urls:
        lines += ["legacy_urls:", *(f"  - {quoted(address)}" for address in draft.legacy_urls)]
    lines += ["status: draft", f"id: {identifier}"]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + body


def _with_pictures(draft: Draft, content: Path) -> str:
    """Write the pictures of *draft*, and return its body with their addresses."""
    name = slugify(draft.front.title)[:_MAX_NAME_CHARACTERS].strip("-") or "anh"
    return with_pictures(draft, content, content / "images" / _month(draft), name)[0]


def with_pictures(draft: Draft, content: Path, folder: Path, name: str) -> tuple[str, list[Path]]:
    """Write the pictures of *draft* below *folder*, called *name* and a number; return its body with their addresses, and the new files."""
    body, new = draft.body, []
    for number, (ending, data) in reversed([*enumerate(draft.pictures, 1)]):
        path = free_path(folder, f"{name}-{number}", ending, data)
        if not path.exists():
            make_folder(folder)
            write_atomically(path, data)
            new.append(path)
        body = body.replace(
            f"]({PICTURE_ADDRESS.format(number)}", f"](/{path.relative_to(content).as_posix()}"
        )
    return body, new


def free_path(folder: Path, name: str, ending: str, data: bytes) -> Path:
    """Return where a file is to stand: one that is not there yet, or that holds *data* already."""
    for number in itertools.count(1):
        path = folder / f"{name}{'' if number == 1 else f'-{number}'}{ending}"
        if not path.exists() or (path.stat().st_size == len(data) and path.read_bytes() == data):
            break
    return path
