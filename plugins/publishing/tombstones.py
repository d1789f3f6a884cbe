"""What was taken away from the site: the list of it, and the page that stands at its address."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from plugins.publishing.errors import NotPublished
from plugins.publishing.manifest import write_whole

TAKEDOWNS = "takedowns.csv"
"""In the folder that holds the releases, not in what readers get."""
_COLUMNS = ("date", "address", "title", "aliases", "by", "reason")
_MARK = '<meta name="taken-down" content="'
_MAIN = re.compile(r"(<main\b[^>]*>).*?(</main>)", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_ABOUT = re.compile(
    r'<(?:meta (?:name="(?:description|robots|author)"|property=)|link rel="canonical")[^>]*>\n?'
)
_BARE = """<!DOCTYPE html>
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
    """An article or record that readers must not get any more, from any release."""

    date: str
    """The day it was taken away, ISO 8601."""
    address: str
    """Of its page, root-relative, with a slash at the end."""
    title: str
    aliases: tuple[str, ...] = ()
    """Addresses that led to it."""
    by: str = ""
    reason: str = ""

    @property
    def folder(self) -> str:
        """The folder of its page below the root, with a slash at the end."""
        return self.address.lstrip("/")


def read_takedowns(output: Path) -> tuple[Takedown, ...]:
    """Return what was taken away from *output*, in the order of the list. Raises NotPublished where it cannot be read."""
    try:
        text = (output / TAKEDOWNS).read_text("utf-8-sig")
    except FileNotFoundError:
        return ()
    found = []
    for line, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), start=2):
        if not (row.get("address") or "").startswith("/"):
            raise NotPublished(f"{TAKEDOWNS}:{line}: cột address / column address: {row.get('address')!r}")
        aliases = tuple((row.get("aliases") or "").split())
        rest = {name: row.get(name) or "" for name in ("date", "title", "by", "reason")}
        found.append(Takedown(address=row["address"], aliases=aliases, **rest))
    return tuple(found)


def write_takedowns(output: Path, takedowns: Iterable[Takedown]) -> None:
    """Write the list, whole and on the disk."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(_COLUMNS)
    for one in takedowns:
        lines.writerow((one.date, one.address, one.title, " ".join(one.aliases), one.by, one.reason))
    write_whole(output / TAKEDOWNS, text.getvalue().encode())


def tombstone(shell: str, takedown: Takedown, what: str = "Trang") -> bytes:
    """Return the page for an address from which something was taken away, in the frame of the page *shell*.

    It says when, and neither what nor why: that may be the very thing that had to go.
    """
    day = "/".join(part.lstrip("0") for part in reversed(takedown.date[:10].split("-")))
    told = (
        f'\n<div class="flow">\n<header class="page-head">\n<h1>{what} này đã được gỡ</h1>\n</header>\n'
        f"<p>{what} ở địa chỉ này đã được gỡ ngày {escape(day)}.</p>\n"
        '<p><a href="/">Về trang chủ</a></p>\n</div>\n'
    )
    page = shell if _MAIN.search(shell) and _TITLE.search(shell) else _BARE
    page = _ABOUT.sub("", page)
    page = _MAIN.sub(lambda found: found[1] + told + found[2], page, count=1)
    mark = f'{_MARK}{escape(takedown.date)}">\n<meta name="robots" content="noindex">'
    return _TITLE.sub(f"<title>{what} này đã được gỡ</title>\n{mark}", page, count=1).encode()


def is_tombstone(page: bytes) -> bool:
    """Whether *page* is one that ``tombstone`` made."""
    return _MARK.encode() in page


def add_tombstones(output: Path, root: Path) -> list[str]:
    """Write the tombstones of *output* into the site *root* where it has no page; return the files written.

    For a build to call before it takes the manifest.
    """
    added = []
    shell = root / "404.html"
    frame = shell.read_text("utf-8") if shell.is_file() else _BARE
    for takedown in read_takedowns(output):
        for address in (takedown.address, *takedown.aliases):
            path = file_at(address)
            place = root / path
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(tombstone(frame, takedown))
                added.append(path)
    return added


def brought_back(output: Path, root: Path, manifest: Mapping[str, str]) -> list[Takedown]:
    """Return what was taken away from *output* and stands in the site *root* again."""
    return [
        takedown
        for takedown in read_takedowns(output)
        if (path := file_at(takedown.address)) in manifest and not is_tombstone((root / path).read_bytes())
    ]


def file_at(address: str) -> str:
    """Return the file that answers at *address*."""
    path = address.lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path
