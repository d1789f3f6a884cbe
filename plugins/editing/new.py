"""New files: a draft with the fields an editor needs, in order, and a minted id."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

from plugins.authority.ledger import LedgerEntry, read_ledger, write_ledger
from plugins.editing.front_text import quoted
from plugins.editing.namesakes import like_names
from plugins.kinds import ARTICLE, KINDS
from plugins.publishing.disk import make_folder, write_atomically
from plugins.publishing.lock import wait_for_folder
from plugins.sources.content_file import read_content_file
from plugins.sources.fields import MAX_SLUG_CHARACTERS, MAX_TEXT_CHARACTERS, WINDOWS_DEVICE_NAMES
from plugins.sources.folder import LEDGER, PORTAL, walk
from plugins.sources.ids import mint
from plugins.sources.problems import CommandError
from plugins.sources.schemas import SCHEMAS
from plugins.text.normal import nfc, slugify

_MAX_WAIT_SECONDS = 10
"""For others that create a file: each takes some hundredths of a second."""


class CannotCreate(CommandError):
    """The file cannot be created; the text says why and what to do."""

    exitcode = 2


class LooksAlike(CannotCreate):
    """Records have the name already, or one that differs in marks or one letter; the text lists them."""


_ARTICLE = """title: {name}
date: {now}
category: {category}
summary:
authors:
source:
image:
image_alt:
topics:
status: draft
id: {id}"""

_RECORD = """id: {id}
name: {name}
variants:
disambiguation:
sources:
status: draft"""

_PENDING = f"{LEDGER.rpartition('/')[0]}/.new"
"""File below the content folder that tells what a run is about to write; gone when it is written."""
_WRITTEN = re.compile(r"(?:articles|register)(?:/[\w-]+)+\.md")
"""Paths that we write."""


def create(kind: str, name: str, content: Path, now: datetime, *, is_another: bool = False) -> Path:
    """Write a draft of *kind* called *name* into the folder *content*, mint its id and enter it in the ledger.

    Returns the file. Raises CannotCreate for an unknown kind, an empty name, a file that exists; LooksAlike where records
    have that name or almost, unless the editor says that it *is another*. Of several that create at once, each waits for
    the one before.
    """
    if kind != ARTICLE and kind not in KINDS:
        raise CannotCreate(f"{kind}: {', '.join((ARTICLE, *KINDS))}.")
    if not content.is_dir():
        raise CannotCreate(f"--content {content}: không có thư mục này. / there is no such folder.")
    title = _title(name)
    if not title:
        raise CannotCreate(f"--name {name!r}: tên trống. / the name is empty.")
    with wait_for_folder(content, _MAX_WAIT_SECONDS):
        _end_what_died(content)
        if kind in KINDS and not is_another:
            _refuse_look_alikes(kind, title, content)
        return _create(kind, title, content, now, is_another)


def _refuse_look_alikes(kind: str, title: str, content: Path) -> None:
    alike = like_names(content, kind, title)
    if alike:
        listed = "\n".join(f"  {one.path}: {one.name}" for one in alike)
        raise LooksAlike(
            f"“{title}”: danh bạ đã có tên như thế hoặc gần như thế:\n{listed}\nNếu là một thì thêm tên này vào `variants` của hồ sơ ấy;"
            " nếu khác thì thêm --another. / the register has this name, or almost: if it is one and the same, add the name to the"
            " `variants` of that record; if not, add --another."
        )


def _title(name: str) -> str:
    """Return *name* as a field takes it: on one line, without what is not displayed, cut after a word."""
    shown = "".join(char for char in " ".join(nfc(name).split()) if char.isprintable())
    if len(shown) <= MAX_TEXT_CHARACTERS:
        return shown
    return shown[:MAX_TEXT_CHARACTERS].rpartition(" ")[0] or shown[:MAX_TEXT_CHARACTERS]


def _create(kind: str, title: str, content: Path, now: datetime, is_another: bool) -> Path:
    template = _ARTICLE if kind == ARTICLE else "\n".join((_RECORD, *_further_fields(kind)))
    moment, category = now.strftime("%Y-%m-%d %H:%M"), quoted(first_section(content))

    def text(identifier: str) -> str:
        front = template.format(name=quoted(title), now=moment, id=identifier, category=category)
        return f"---\n{front}\n---\n\n"

    return _enter(kind, title, content, now.strftime("%Y/%m"), text, is_another=is_another)


def create_article(
    title: str, content: Path, month: str, text: Callable[[str], str], taken: Collection[str]
) -> Path:
    """Write an article called *title* in the folder of its *month* (``2023/07``), and enter its id in the ledger.

    *text* gives the whole file for an id. A slug that is among *taken* gets the id behind it.
    """
    with wait_for_folder(content, _MAX_WAIT_SECONDS):
        return _enter(ARTICLE, title, content, month, text, taken)


def _enter(
    kind: str,
    title: str,
    content: Path,
    month: str,
    text_of: Callable[[str], str],
    taken: Collection[str] = (),
    *,
    is_another: bool = False,
) -> Path:
    """Mint an id, enter it in the ledger, and write the file with the text that *text_of* gives for it."""
    _end_what_died(content)
    ledger = content / LEDGER
    entries, faults = read_ledger(ledger.read_bytes()) if ledger.exists() else (_ids_in_use(content), [])
    if faults:
        raise CannotCreate(f"{ledger}:{faults[0].line}: {faults[0].what()} {faults[0].how()}")
    identifier = mint(kind, entries)
    folder = content / ("articles" if kind == ARTICLE else f"register/{KINDS[kind].folder}")
    if kind == ARTICLE:
        folder /= month
    slug = _slug(title, identifier)
    path = folder / f"{slug}.md"
    if slug in taken or (is_another and path.exists()):
        path = path.with_name(f"{slug}-{identifier}.md")
    if path.exists():
        raise CannotCreate(f"{path}: đã có tệp này; chọn tên khác. / the file exists; choose another name.")
    make_folder(folder)
    make_folder(ledger.parent)
    entries[identifier] = LedgerEntry(identifier, "live", "", 0)
    text = text_of(identifier)
    pending = {"id": identifier, "path": path.relative_to(content).as_posix(), "text": text}
    write_atomically(content / _PENDING, json.dumps(pending).encode())
    write_atomically(ledger, write_ledger(entries.values()))
    write_atomically(path, text.encode())
    (content / _PENDING).unlink()
    return path


def _end_what_died(content: Path) -> None:
    """Write the file whose id a run that died entered in the ledger: an id without a file is an error (R111)."""
    place = content / _PENDING
    try:
        pending = json.loads(place.read_bytes())
    except FileNotFoundError:
        return
    except ValueError:
        pending = {}
    path, ledger = str(pending.get("path")), content / LEDGER
    entered = ledger.exists() and pending.get("id") in read_ledger(ledger.read_bytes())[0]
    if entered and _WRITTEN.fullmatch(path) and not (content / path).exists():
        write_atomically(content / path, pending["text"].encode())
    place.unlink()


def _slug(title: str, identifier: str) -> str:
    """Return a file's name without ending: *title* as an address, its *identifier* where that gives none."""
    slug = slugify(title)[:MAX_SLUG_CHARACTERS].strip("-") or identifier
    return f"{slug}-{identifier}" if slug in WINDOWS_DEVICE_NAMES else slug


def _further_fields(kind: str) -> list[str]:
    """Return what the draft of a record of *kind* has besides what all records have."""
    return [f"{field.name}:" for field in SCHEMAS[kind] if field.is_offered]


def _ids_in_use(content: Path) -> dict[str, LedgerEntry]:
    """Return the ids in the files of a folder without a ledger, for its first ledger."""
    folder = walk(content)
    entries = {}
    for path, kind in folder.sources.items():
        data = folder.read(path)
        source = read_content_file(kind, path, data)[0] if isinstance(data, bytes) else None
        if source and "id" in source.values:
            entries[source.values["id"]] = LedgerEntry(source.values["id"], "live", "", 0)
    return entries


def first_section(content: Path) -> str:
    """Return the portal's first section, the category of a draft until the editor chooses one."""
    portal = content / PORTAL
    source = read_content_file("portal", PORTAL, portal.read_bytes())[0] if portal.exists() else None
    return str(next(iter(source.values.get("sections", ())), "Thời sự")) if source else "Thời sự"
