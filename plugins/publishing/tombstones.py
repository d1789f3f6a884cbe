"""Takedowns: the list of them, and the tombstone, the page at the address of what was taken down."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from plugins.addresses import file_of
from plugins.publishing.compression import compressed_names, decompressed
from plugins.publishing.disk import write_atomically
from plugins.publishing.errors import NotPublished
from plugins.text.cells import as_cell, from_cell

TAKEDOWNS = "takedowns.csv"
"""File in the folder that holds the releases; not published."""
_COLUMNS = ("date", "address", "title", "aliases", "by", "reason", "unfinished")
REMOVED = "Trang này đã được gỡ"
"""All that may be told of what stood at an address."""
_MARK = '<meta name="taken-down" content="'
_MAIN = re.compile(r"(<main\b[^>]*>).*?(</main>)", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_PAGE_METADATA = re.compile(
    r'<(?:meta (?:name="(?:description|robots|author)"|property=)|link rel="canonical")[^>]*>\n?'
)
_MINIMAL_PAGE = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title></title>
</head>
<body>
<main></main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Takedown:
    """An article or record that must no longer be readable in any release."""

    date: str
    """The day of the takedown, ISO 8601."""
    address: str
    """Of its page, root-relative, with a slash at the end."""
    title: str
    aliases: tuple[str, ...] = ()
    """Addresses that redirected to it."""
    by: str = ""
    reason: str = ""
    unfinished: bool = False
    """Whether it was begun and not ended, so that some release may still show it."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """All its addresses, that of its page first."""
        return (self.address, *self.aliases)

    @property
    def slugs(self) -> frozenset[str]:
        """The last segments of its addresses: its slug, its id, former slugs."""
        return frozenset(address.rstrip("/").rpartition("/")[2] for address in self.addresses)

    @property
    def folder(self) -> str:
        """The folder of its page below the root, with a slash at the end."""
        return self.address.lstrip("/")


def read_takedowns(output: Path) -> tuple[Takedown, ...]:
    """Return the takedowns of *output*, in the order of the list.

    Raises NotPublished for a line without an address, and for a list that is no UTF-8.
    """
    try:
        text = (output / TAKEDOWNS).read_text("utf-8-sig")
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise NotPublished(
            f"{TAKEDOWNS}: không phải UTF-8 ở byte {error.start}; sửa hoặc chép lại từ bản sao lưu."
            f" / no UTF-8 at byte {error.start}; mend it, or restore it from the backup."
        ) from error
    found = []
    for line, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), start=2):
        if not (row.get("address") or "").startswith("/"):
            raise NotPublished(f"{TAKEDOWNS}:{line}: cột address / column address: {row.get('address')!r}")
        aliases = tuple((row.get("aliases") or "").split())
        rest = {name: from_cell(row.get(name) or "") for name in ("date", "title", "by", "reason")}
        unfinished = bool(row.get("unfinished"))
        found.append(Takedown(address=row["address"], aliases=aliases, unfinished=unfinished, **rest))
    return tuple(found)


def write_takedowns(output: Path, takedowns: Iterable[Takedown]) -> None:
    """Write the list atomically."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(_COLUMNS)
    for takedown in takedowns:
        aliases = " ".join(takedown.aliases)
        unfinished = "x" if takedown.unfinished else ""
        row = (
            takedown.date,
            takedown.address,
            takedown.title,
            aliases,
            takedown.by,
            takedown.reason,
            unfinished,
        )
        lines.writerow(as_cell(cell.replace("\r", " ")) for cell in row)  # which the library does not quote
    write_atomically(output / TAKEDOWNS, text.getvalue().encode())


def render_tombstone(shell: str, takedown: Takedown, what: str = "Trang") -> bytes:
    """Return the tombstone of *takedown*, with header and footer of the page *shell*, as read with ``surrogateescape``.

    It says on which day, where that is known, but neither title nor reason: these may be what had to be taken down.
    """
    day = "/".join(part.lstrip("0") for part in reversed(takedown.date[:10].split("-")))
    on = f" ngày {escape(day)}" if day else ""
    main = (
        f'\n<div class="flow">\n<header class="page-head">\n<h1>{what} này đã được gỡ</h1>\n</header>\n'
        f"<p>{what} ở địa chỉ này đã được gỡ{on}.</p>\n"
        '<p><a href="/">Về trang chủ</a></p>\n</div>\n'
    )
    page = shell if _MAIN.search(shell) and _TITLE.search(shell) else _MINIMAL_PAGE
    page = _PAGE_METADATA.sub("", page)
    page = _MAIN.sub(lambda found: found[1] + main + found[2], page, count=1)
    mark = f'{_MARK}{escape(takedown.date)}">\n<meta name="robots" content="noindex">'
    page = _TITLE.sub(f"<title>{what} này đã được gỡ</title>\n{mark}", page, count=1)
    return page.encode("utf-8", "surrogateescape")


def is_tombstone(page: bytes) -> bool:
    """Whether *page* was made by ``render_tombstone``."""
    return _MARK.encode() in page


def add_tombstones(output: Path, root: Path) -> list[str]:
    """Write the tombstones of *output* into the site *root* where it has no page; return the paths written.

    A build calls it before it makes the manifest.
    """
    added = []
    shell = root / "404.html"
    frame = shell.read_text("utf-8", "surrogateescape") if shell.is_file() else _MINIMAL_PAGE
    for takedown in read_takedowns(output):
        for address in takedown.addresses:
            path = file_of(address)
            place = root / path
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(render_tombstone(frame, takedown))
                added.append(path)
    return added


def reappeared(output: Path, root: Path, manifest: Mapping[str, str]) -> list[Takedown]:
    """Return the takedowns of *output* whose page, or a compressed copy of it, exists in the site *root* again."""
    return [
        takedown
        for takedown in read_takedowns(output)
        if not all(is_tombstone(page) for page in _forms_of(root, file_of(takedown.address), manifest))
    ]


def _forms_of(root: Path, path: str, manifest: Mapping[str, str]) -> Iterator[bytes]:
    """Yield the bytes of the page at *path*, plain and from its compressed copies, as far as they are in *manifest*."""
    if path in manifest:
        yield (root / path).read_bytes()
    for copy in compressed_names(path):
        if copy in manifest:
            yield decompressed((root / copy).read_bytes(), copy[len(path) :]) or b""
