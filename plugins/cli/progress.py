"""Telling a person who is watching how far the work is; plain lines when nobody is."""

from __future__ import annotations

import sys
from typing import TextIO

from plugins.workers.progress import Progress

_STAGES = {
    "records": "Đọc hồ sơ",
    "articles": "Đọc bài",
    "pages": "Ghi trang",
    "search": "Lập tìm kiếm",
    "pictures": "Làm ảnh",
    "done": "Xong",
    "verify": "Kiểm tra",
}
_WIDTH = 30
_FEW = 200
"""Steps of which each is drawn; of more each twentieth."""


def watched(stream: TextIO = sys.stderr) -> Progress:
    """Return a bar that is drawn over itself on a terminal, or a line a stage elsewhere."""
    return _bar(stream) if stream.isatty() else _lines(stream)


def _bar(stream: TextIO) -> Progress:
    drawn = ""

    def draw(stage: str, done: int, total: int) -> None:
        nonlocal drawn
        name = _STAGES.get(stage, stage)
        filled = _WIDTH * done // total if total else 0
        line = (
            f"{name} [{'█' * filled}{'·' * (_WIDTH - filled)}] {done}/{total}" if total else f"{name} {done}"
        )
        if line != drawn and (done == total or done % 20 == 0 or total < _FEW):
            stream.write(f"\r\x1b[K{line}" + ("\n" if stage == "done" else ""))
            stream.flush()
            drawn = line

    return draw


def _lines(stream: TextIO) -> Progress:
    seen: set[str] = set()

    def say(stage: str, done: int, total: int) -> None:
        if stage not in seen and (done or stage != "done"):
            seen.add(stage)
            stream.write(f"{_STAGES.get(stage, stage)}{f': {total}' if total else ''}\n")

    return say
